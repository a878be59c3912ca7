"""Words that say of a row that it is not to be published: "Do not publish - meets at her home"."""

from __future__ import annotations

import re
from collections.abc import Iterator


def _any(*patterns: str) -> str:
    return f"(?:{'|'.join(patterns)})"


_LONGEST = 20_000  # characters of a cell that are looked at
_TOGETHER = ".;!?()[]"  # between these is what is said together
_END = r"(?= ?(?:$|[.;:,!?()\[\]/*|-]))"
_SITE = (
    r"(?:(?:the|our|your|this|any|council|public) )*"
    r"(?:web ?sites?|web ?pages?|web|internet|director(?:y|ies)|map|site|online|listings?)"
)
_ON_SITE = rf"(?:(?:on|in|to|onto|from|off) )?{_SITE}"
_DETAILS = (
    r"(?:(?:the|my|our|her|his|their|its|this|these|any|all|full|home|private|personal|contact|postal|mobile|phone|"
    r"telephone|\w+ s) )*"
    r"(?:details?|address(?:es)?|numbers?|phone|telephone|tel|mobile|landline|e ?mail|names?|surname|contacts?|"
    r"location|venue|postcode|info(?:rmation)?|data|entry|listing|record|group|this|it|them)"
)
_FIRST = (  # an order is at the beginning of something, perhaps after a word or two
    r"(?:(?:^|[.,;:!?()\[\]/*|-] ?)"
    r"(?:(?:please|pls|strictly|nb|note|but|and|so|private|important|asked|says?|said) |[:!] ?)*)"
)
_DO_NOT = r"(?:do not|dont|never)"
_NOT_TO_BE = (
    r"(?:(?:is |are )?(?:not|never) to be|must (?:not|never) be|mustnt be|should (?:not|never) be|shouldnt be|"
    r"can ?not be|cant be|may not be)"
)
_SHOW = r"(?:publish|list|show|share|advertise|print)"
_PUBLISHED = r"(?:published|publici[sz]ed|listed|advertised|uploaded)"
_PASSED_ON = r"(?:shared|shown|displayed|given out|passed on|disclosed|released|circulated|made public|public|printed)"
_ASK = r"(?:ask|want|wish|request)(?:s|es|ed)?"
_ORDER = _any(
    r"(?:publish|publici[sz]e|list|advertise|upload)\b(?! (?:\w+ )?(?:prices?|programme|times))",
    r"(?:put|show|display|include|add|upload|place|use|post|list|share|print)"
    rf"(?: {_DETAILS})? (?:up )?{_ON_SITE}\b",
    r"(?:share|show|display|give|pass|disclose|release|circulate|print|include)(?: out| on)?"
    rf"(?: {_DETAILS}(?: out| on)?|{_END}| (?:publicly|widely|externally|further|outside)|"
    r" with (?:the public|anyone|anybody|others))",
)
_PLAIN = re.compile(
    _any(
        # What it is not for.
        r"\bnot (?:suitable |ok |okay )?for (?:(?:general|wider|onward|external) )?"
        rf"(?:publication|publishing|publicity|{_SITE}|release|circulation|disclosure|general use|"
        rf"(?:the )?public{_END}|public (?:listing|view|viewing|display|release|disclosure|domain|record|knowledge|"
        r"information|site|web))",
        # An order.
        rf"{_FIRST}{_DO_NOT} {_ORDER}",
        rf"{_FIRST}(?:keep|leave|take|remove|delete|exclude|omit|hide|withhold)(?: {_DETAILS})?"
        rf"(?: off| from| out of) {_SITE}\b",
        # What may not become of it.
        rf"\b{_NOT_TO_BE} (?:{_PUBLISHED}\b|(?:put |included |shown |shared )?{_ON_SITE}\b)",
        rf"\bnot to (?:go|appear) {_ON_SITE}\b",
        # What people want.
        rf"\b(?:{_ASK}|prefer(?:s|red)?|rather|chose|chosen|happy) not to (?:be|appear|go)"
        rf" (?:{_PUBLISHED}|{_PASSED_ON}|included|{_ON_SITE})",
        r"\b(?:does not|doesnt|do not|dont|did not|didnt|not) (?:want|wish|agree|consent|like|happy|willing)(?:ing)?"
        rf"(?: {_DETAILS})?(?: to (?:be|appear|go|have)| for)?(?: {_DETAILS})?(?: to be| being)?"
        rf" (?:{_PUBLISHED}|{_PASSED_ON}|included|(?:on|in) {_SITE})\b",
        rf"\b{_ASK} to (?:be (?:removed|deleted|taken|kept|left)|come) (?:off|from|out of)"
        rf" (?:{_SITE}|(?:the|our|this) lists?)\b",
        # A consent that there is not.
        r"\b(?:consent|permission) (?:(?:was|is|has been|to \w+) )*(?:withdrawn|refused|denied|declined|revoked|"
        r"not (?:yet )?(?:given|granted|received|obtained)|awaited|pending)",
        r"\b(?:withdrew|withdrawn|refused|declined|revoked) (?:(?:their|her|his|its|the) )?(?:consent|permission)",
    )
)
# Of these, texts for the public say other things: "We never share your details", "Photographs must not be published".
_OF_OTHER = re.compile(
    r"\b(?:your|photos?|photographs?|images?|pictures?|videos?|films?|recordings?|work|poems?|results?)\b"
)
_IN_NOTES = re.compile(
    _any(
        # As a whole, or at the beginning.
        r"^(?:(?:strictly|private and|please keep|keep|this is|marked|all|highly) )*"
        r"(?:confidential|private|secret|sensitive|hidden|unlisted|unpublished|withheld|restricted|embargo(?:ed)?|"
        r"internal(?: use)?(?: only)?|(?:staff|office|team|admin)(?: use)? only|not public|not (?:yet )?live|nfp|dnp|"
        r"(?:no|not for) publicity|(?:only|for) professionals(?: only)?|only (?:for|share with) professionals|"
        rf"do not use|dont use|ask (?:first|before \w+)|check (?:first|before (?:publish|shar|list|us)ing)){_END}",
        # Anywhere.
        r"\b(?:confidential|secret|undisclosed|private) (?:address|location|venue|house|home|entry|listing|number)\b",
        r"\bnot for (?:(?:onward|wider|further) )?(?:sharing|distribution)\b",
        r"\bfor (?:office|internal|staff|admin) use\b",
        r"\bopt(?:ed|s|ing)? out\b|\b(?:no longer|does not|doesnt|do not|dont|did not|didnt) want(?:s|ed)? "
        r"(?:any )?(?:publicity|advertising)\b",
        # Only in part, or not yet.
        rf"\b(?:only|just) {_SHOW}\b|\b{_SHOW} {_DETAILS}(?: and {_DETAILS})? only\b|"
        rf"\b(?:{_SHOW}\w*|website|web|directory|listing),? but not {_DETAILS}\b",
        r"\bbefore (?:publishing|listing|sharing|it goes (?:on|in|live))\b",
        r"\b(?:consent|permission|gdpr|data protection)(?: (?:form|letter|e ?mail|statement))?(?: \w+)? not (?:yet )?"
        r"(?:returned|signed|received|back|in|given)\b",
        r"\b(?:awaiting|waiting for|no) (?:reply|response|answer)\b.*\b(?:listing|publish\w*|website|directory|gdpr)\b|"
        r"\b(?:gdpr|data protection|consent|permission)\b\W+(?:no|awaiting|waiting for) (?:reply|response|answer)\b",
        rf"\bex directory\b|\bnot on {_SITE}{_END}",
        r"\bhome address\b(?! (?:is )?(?:ok|fine|public))",
        rf"\b{_DETAILS}(?: (?:is|are|must|should|be|kept|strictly))*"
        r" (?:confidential|private|secret|withheld|undisclosed)\b",
        rf"\b(?:{_DETAILS} )?{_NOT_TO_BE} {_PASSED_ON}\b",
        rf"\b{_DETAILS} not (?:for |to be )?(?:{_PUBLISHED}|{_PASSED_ON})\b",
        r"\b(?:no|not got|without|do not have|dont have|awaiting|waiting for|await|pending|needs?|still need|chase)"
        r" (?:(?:their|written|verbal|her|his|gdpr|any|the) )*(?:consent|permission)"
        rf"(?:{_END}| (?:yet|given|received|from|to (?:publish|share|list|print|show|use|put|include|go)))",
    )
)
_IN_NAMES = re.compile(  # at either end, or in brackets
    r"(?:^|[(\[*:/|-] ?)(?:strictly )?"
    r"(?:confidential|hidden|unlisted|not public|nfp|dnp|(?:internal|staff|office)(?: use)? only) ?(?:$|[)\]*:/|-])"
)
_NOTES = re.compile(
    r"\b(?:notes?|comments?|remarks?|admin\w*|internal|office|status|flags?|actions?|misc\w*|privacy|publicity|"
    r"instructions?|restrictions?|consents?|permissions?|gdpr|sharing|confidential\w*|"
    r"(?:other|further|additional|any other|more) info\w*)\b"
)
_NAME = re.compile(r"(?:.* )?(?:names?|title|group|organi[sz]ation|club|society|activity|event|service|what)")
# One of these is in whatever the patterns find: to ask for them first takes a twentieth of the time.
_IN_PLAIN = (
    *("not", "n't", "n’t", "dont", "doesnt", "didnt", "mustnt", "shouldnt", "cant", "never", "keep", "leave", "take"),
    *("remove", "delete", "exclude", "omit", "hide", "withhold", "withdr", "consent", "permission", "rather"),
)
_IN_OTHERS = (
    *(
        "confid",
        "private",
        "secret",
        "sensitive",
        "hidden",
        "unlisted",
        "unpubl",
        "withheld",
        "embargo",
        "internal",
        "restrict",
    ),
    *("only", "nfp", "dnp", "public", "use", "ask", "check", "undisclosed", "home", "directory", "not", "consent"),
    *("permission", "opt", "longer", "before", "repl", "respon", "answer", "just"),
)


def is_withheld(text: str, *, is_note: bool = False, is_name: bool = False) -> bool:
    """Whether a cell plainly says that what it is about is not to be published.

    >>> is_withheld("Do not publish - meets at her home"), is_withheld("Not for children")
    (True, False)
    >>> is_withheld("Confidential", is_note=True), is_withheld("Confidential advice", is_note=True)
    (True, False)
    """
    small = text[:_LONGEST].casefold()
    may_be_plain = any(map(small.__contains__, _IN_PLAIN))
    may_be_other = (is_note or is_name) and any(map(small.__contains__, _IN_OTHERS))
    if not (may_be_plain or may_be_other):
        return False
    words = _plain(small)
    if (is_name and _IN_NAMES.search(words)) or (is_note and _IN_NOTES.search(words)):
        return True
    return may_be_plain and any(not _OF_OTHER.search(part) for part in _parts_that_say_so(words))


def is_heading_of_notes(heading: str) -> bool:
    """Whether a heading says that below it is what people write for themselves: "Notes", "Office comments"."""
    return _NOTES.search(_plain(heading)) is not None


def is_heading_of_names(heading: str) -> bool:
    """Whether a heading says that below it is what something is called."""
    return _NAME.fullmatch(_plain(heading)) is not None


def _parts_that_say_so(words: str) -> Iterator[str]:
    for match in _PLAIN.finditer(words):
        start = max(words.rfind(sign, 0, match.start() + 1) for sign in _TOGETHER) + 1
        end = min((at for sign in _TOGETHER if (at := words.find(sign, match.end())) >= 0), default=len(words))
        yield words[start:end]


def _plain(text: str) -> str:
    """A text in small letters, without apostrophes, and with one kind of dash and one space between words."""
    text = re.sub(r"[–—−_\r\n]", "-", re.sub(r"[’'´`]", "", text.casefold()))
    return " ".join(re.sub(r"-(?=\w)(?<=\w-)|[^\w.;:,!?()\[\]/*|-]", " ", text).split())
