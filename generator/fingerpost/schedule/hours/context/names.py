"""Months that are names of people and places: "contact June Smith", "ring Jan", "March Library"."""

from __future__ import annotations

from collections.abc import Sequence

from fingerpost.schedule.hours.words.kinds import Kind, Token

_PEOPLE = frozenset(("april", "may", "june", "jan", "august"))
_TO_REACH = frozenset(
    (
        *(
            "contact",
            "contacts",
            "call",
            "ring",
            "ask",
            "email",
            "e-mail",
            "phone",
            "telephone",
            "text",
            "tel",
            "message",
        ),
        *("see", "speak", "talk", "with", "organiser", "secretary", "chair", "chairman", "leader", "teacher", "tutor"),
        *("instructor", "host", "treasurer", "coordinator", "co-ordinator", "mrs", "ms", "miss", "mr", "dr", "rev"),
    )
)
_BY = frozenset(("led", "run", "hosted", "taught", "organised"))
_SKIPPED = frozenset((":", "for", "to", "-", ".", "our", "the"))
_WHEN = frozenset(("in", "from", "during", "until", "till", "since", "every", "each", "of", "throughout", "between"))
_AFTER_MAY = frozenset(
    (
        "also",
        "be",
        "have",
        "need",
        "require",
        "include",
        "qualify",
        "change",
        "vary",
        "not",
        "receive",
        "close",
        "differ",
        "take",
    )
)
_LISTS = frozenset({Kind.TO, Kind.DASH, Kind.UNTIL, Kind.AND, Kind.SLASH, Kind.COMMA})
_FIGURES = 7  # of a telephone, at least


def with_names(tokens: list[Token]) -> list[Token]:
    """Give the words, with the names of people as words, and what may be one of a person or a place in doubt."""
    changed = list(tokens)
    for at, token in enumerate(tokens):
        if token.kind is Kind.MONTH and not _is_when(tokens, at):
            if _is_person(tokens, at) or _is_verb(tokens, at):
                changed[at] = Token(Kind.WORDS, token.text)
            elif _may_be_name(tokens, at):
                changed[at] = Token(Kind.HARD, token.text)
    return changed


def _is_verb(tokens: Sequence[Token], at: int) -> bool:
    """Whether it begins a sentence that says what people may do: "May also qualify for help"."""
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    is_first = at > 0 and (tokens[at - 1].kind is Kind.STOP or tokens[at - 1].text == ".")
    return is_first and tokens[at].text == "May" and follows is not None and follows.text.casefold() in _AFTER_MAY


def _is_when(tokens: Sequence[Token], at: int) -> bool:
    """Whether a preposition, or another month, shows that it is the time of the year."""
    before = tokens[at - 1].text.casefold() if at else ""
    beside = (tokens[max(at - 2, 0) : at][::-1], tokens[at + 1 : at + 3])
    is_listed = any(len(pair) == 2 and pair[0].kind in _LISTS and pair[1].kind is Kind.MONTH for pair in beside)
    return before in _WHEN or is_listed


def _is_person(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at].text.casefold().rstrip(".") not in _PEOPLE:
        return False
    words = [token.text.casefold() for token in tokens[max(at - 3, 0) : at] if token.text.casefold() not in _SKIPPED]
    last = words[-1].split()[-1] if words else ""
    is_led = last == "by" and len(words) > 1 and words[-2].split()[-1] in _BY
    follows = next((token for token in tokens[at + 1 : at + 3] if token.kind is not Kind.NOISE), None)
    return last in _TO_REACH or is_led or (follows is not None and _is_telephone(follows))


def _is_telephone(token: Token) -> bool:
    return token.kind is Kind.WORDS and sum(character.isdigit() for character in token.text) >= _FIGURES


def _may_be_name(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word with a capital letter comes next, as after "June" in "June Smith"."""
    step = 2 if at + 2 < len(tokens) and tokens[at + 1].kind is Kind.AND else 1  # "Jan & Sue"
    follows = tokens[at + step] if at + step < len(tokens) else None
    return follows is not None and (
        (follows.kind is Kind.WORDS and follows.text[0].isupper()) or follows.text.startswith("'")
    )
