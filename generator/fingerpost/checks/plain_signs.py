"""Do the words still say it without a mouse and without colours: read aloud, printed, or sent as a text?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fingerpost.checks.fields import span_of_words
from fingerpost.checks.scan import Scan
from fingerpost.records.directory import Record
from fingerpost.records.problem import Problem, Severity
from fingerpost.records.span import Span

_COLOURS = frozenset(("red", "green", "blue", "yellow", "orange", "purple", "pink", "grey", "amber", "bold", "italics"))
_COLOUR = "|".join(sorted(_COLOURS))
_THINGS = (
    "items?|dates?|days?|times?|texts?|words?|entries|entry|classes|sessions?|events?|lines?|rows?|boxes|box|ones?|parts?"
    "|weeks?|letters|numbers?|prices?|things|anything|everything|those|these|names?|fields?|links?|buttons?"
)
_ONLY_COLOUR = re.compile(
    rf"\b(?:(?:{_THINGS}) (?:(?:are|is|shown|marked|printed|written|highlighted|that are|which are) )?in (?:{_COLOUR})"
    rf"|(?:shown|marked|printed|written|highlighted|coloured) (?:in )?(?:{_COLOUR})"
    rf"|(?:see|read|look for|press|click|choose) (?:the )?(?:{_COLOUR}) (?:{_THINGS}))\b",
    re.IGNORECASE,
)
_CLICK = re.compile(
    r"\b(?:click|tap|press)(?:ing)? (?:on )?(?:here|this|below|above|the (?:link|button)(?: below| above)?)\b",
    re.IGNORECASE,
)
_LINK = re.compile(r"\[[^\]\n]{0,200}\]\([^)\n]{0,300}\)")
_VAGUE = re.compile(
    r"(?:please )?(?:click|tap|press|see|go|look|read|book|more|find out)? ?(?:here|this link|the link|link|below|this)"
    r"|(?:click|tap)(?: me)?|(?:read|see|learn|find out|show|view)? ?(?:more|details|info|information)(?: here)?"
    r"|more (?:info|information|details)|this (?:page|site|website)|continue|go"
)


def check_signs(record: Record, scan: Scan) -> Iterator[Problem]:
    """Ask every text whether it leans on a click or on a colour."""
    words = scan.words
    clicks = not words.isdisjoint(("click", "clicking", "tap", "press"))
    colours = not words.isdisjoint(_COLOURS)
    if not clicks and not colours:
        return
    for path, text in scan.texts:
        # The words of a link are looked at with the link.
        if clicks and (match := _CLICK.search(_LINK.sub("", text) if path == "description" else text)):
            yield Problem(
                code="link-words-vague",
                severity=Severity.WARNING,
                span=span_of_words(record.spans, path, match[0]),
                message=f"Nobody can follow {match[0]} on paper, in a text message or by ear.",
                hint="Say what to do and where: Book on our website. Then put its address under contact, as website.",
            )
        if colours and (match := _ONLY_COLOUR.search(text)):
            yield Problem(
                code="colour-alone",
                severity=Severity.WARNING,
                span=span_of_words(record.spans, path, match[0]),
                message=f"Colours are lost here, so nobody will know what this means: {match[0]}.",
                hint="Say it in words: Members only: Monday and Friday.",
            )


def judge_link_words(words: str, href: str, span: Span) -> Iterator[Problem]:
    """Ask of a link whether its words say where it leads: screen readers list the links of a page without the rest."""
    plain = " ".join(words.casefold().strip(" .,;:!>→»").split())
    if plain and _VAGUE.fullmatch(plain):
        address = href if len(href) <= 80 and href.isascii() and href.isprintable() else "https://..."
        yield Problem(
            code="link-words-vague",
            severity=Severity.WARNING,
            span=span,
            message=f"The words of this link, {words.strip()}, do not say what is there.",
            hint=f"Write what people find there: [the booking page]({address})",
        )
