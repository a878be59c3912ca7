"""Does a text, or a place, say where somebody lives?

A street and a number alone are a hall's or a shop's. It is a home where somebody's house is spoken of, or where a
person, and no building, is what is found at the number.
"""

from __future__ import annotations

import re

from fingerpost.checks.first_names import FIRST_NAMES
from fingerpost.checks.plain_text import NUMBERS, forms_of, readable, words_of
from fingerpost.checks.whereabouts import STREET_WORDS, numbered_streets
from fingerpost.records.place import Place

# Words of which one has to be there for the slower look.
HOME_WORDS = frozenset(
    """house home flat bungalow cottage room kitchen lounge conservatory garden garage caravan summerhouse lives live
    residence address mr mrs ms miss dr knock mine""".split()  # noqa: SIM905
)
_NOT_A_HOME = (
    r"(?! (?:town|page|country|county|counties|visits?|delivery|deliveries|help|care|carers?|school|education|group"
    r"|start|instead|owners?|improvement|library|made|cooked|grown|baking|games?|team|ground|office))"
)
_HOME = (
    r"(?:house|home|flat|bungalow|cottage|front room|living room|sitting room|dining room|spare room|kitchen|lounge"
    r"|conservatory|back garden|front garden|garage|summer ?house|caravan|address)"
)
_A_HOME = re.compile(rf"\b{_HOME}\b", re.IGNORECASE)
_A_NUMBER = re.compile(
    r"\b(?:[0-9]|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty)\b)", re.IGNORECASE
)
_AT = r"(?:at|in|from|round|round at|round to|to|behind|of)"
_OWN_HOME = re.compile(
    rf"\b{_AT} (?:my|mine in my) (?:own )?{_HOME}\b{_NOT_A_HOME}"
    rf"|\bmy (?:own )?(?:front room|living room|sitting room|dining room|spare room|conservatory|kitchen|lounge)\b"
    rf"|\b(?<!or )(?<!and )at (?:her|his) (?:own )?(?:house|home|flat|bungalow|cottage)\b{_NOT_A_HOME}"
    r"|\bour (?:own )?(?:front room|living room|sitting room)\b"
    r"|\bour (?:own )?(?:house|home|flat|bungalow|cottage) (?:is |at )?(?:no|nr|number) ?[1-9]"
    r"|\b(?:at|round) mine\b|\b(?:come|pop|round|over|back|walk|meet|lunch|tea|coffee|supper)(?: \w+){0,2} to mine\b"
)
_WHOSE = frozenset(("my", "mine", "her", "his", "our"))  # which each of these ways has
# "At the Smiths'", and not at the Scouts'.
_FAMILY = re.compile(
    r"\b(?i:at|to|from|round) the (?!(?:Scout|Guide|Brownie|Cub|Quaker|Friend|Baker|Butcher)s)[A-Z][a-z]+s'(?!\w| \w)"
)
# "Hosted by Ann Smith at home". May and Will are months and verbs too.
_AT_HOME = re.compile(
    r"\b(?!(?:May|Will|June|April|August|Grace|Hope|Joy|Faith)\b)([A-Z][a-z]+)(?: [A-Z][\w'-]+)?,?"
    r" (?i:(?:hosts?|meets?|teaches|runs? it|holds? it|works|is) )?(?i:at|from|in)"
    r" (?i:(?:her|his|their|my) (?:own )?)?(?i:home)\b" + _NOT_A_HOME
)
# "Ann's house", and not "St Ann's House", which is a hall.
_HOME_OF_SOMEBODY = re.compile(
    rf"(?<!St )(?<!St\. )(?<!Saint )\b([A-Z][a-z]+)(?:'s|') (?i:own )?(?:(?i:{_HOME})|place)\b"
)
_HOME_OF = re.compile(r"\b(?i:home|house|flat|residence|garden) of (?:(?:Mr|Mrs|Ms|Miss|Dr)\b|([A-Za-z]+)\b)")
# With a number and a street these make a home of it.
_MARKS_A_HOME = re.compile(
    r"\b(?:my|our|her|his|their) (?:own )?(?:house|home|flat|bungalow|cottage|address|place)\b"
    r"|\bprivate (?:house|home|address|residence)\b|\bhome address\b|\b(?:i|we|she|he|who|\w+) lives? (?:at|in|on)\b"
    r"|\bwhere (?!people|everyone|anyone|nobody)\w+(?: \w+)? lives?\b"
    r"|\bknock at\b"
)
BUILDING = frozenset(
    """hall church centre center library cafe pub school shop office surgery club chapel museum studio theatre cinema
    hotel clinic hospital college rooms bar restaurant kitchens gym pool park pavilion hub barn inn arms workshop garage
    salon bakery gallery market abbey cathedral mosque synagogue temple university charity cic trust
    care nursing hospice lodge court""".split()  # noqa: SIM905
)
_SENTENCE = re.compile(r"(?<!\bNo)(?<!\bSt)(?<!\bMr)(?<!\bMrs)[.!?](?:\s|$)")
_TITLES = frozenset("mr mrs ms miss".split())  # noqa: SIM905


def may_tell_home(words: frozenset[str]) -> bool:
    """Whether it is worth a look at the texts that have these words, in lower case and without signs."""
    if not words.isdisjoint(HOME_WORDS):
        return True
    if words.isdisjoint(STREET_WORDS):  # "place" is one of them
        return False
    if any(word.endswith("s'") for word in words):  # "at the Smiths'"
        return True
    whose = frozenset(word[:-2] for word in words if word.endswith("'s"))
    return not whose.isdisjoint(FIRST_NAMES) or (
        not (words.isdisjoint(FIRST_NAMES) and words.isdisjoint(_TITLES))
        and (not words.isdisjoint(NUMBERS) or any(word[0] in "0123456789" for word in words))
    )


def tells_home(text: str) -> bool:
    """Whether a text says where somebody lives, or that it happens in somebody's home.

    >>> tells_home("Call round to Ann at 8 Mill Lane."), tells_home("The hall is at 8 Mill Lane.")
    (True, False)
    """
    plain_text = readable(text)
    speaks_of_home = "place" in plain_text or _A_HOME.search(plain_text) is not None
    if speaks_of_home and any(match[1].lower() in FIRST_NAMES for match in _AT_HOME.finditer(plain_text)):
        return True
    if speaks_of_home and any(match[1].lower() in FIRST_NAMES for match in _HOME_OF_SOMEBODY.finditer(plain_text)):
        return True
    forms = forms_of(text) if speaks_of_home or " mine" in plain_text or _A_NUMBER.search(plain_text) else ()
    if any(_OWN_HOME.search(words) for words in forms if not _WHOSE.isdisjoint(words.split())):
        return True
    if not any(numbered_streets(words) for words in forms):
        return False
    if any(_MARKS_A_HOME.search(words) for words in forms) or _FAMILY.search(plain_text):
        return True
    return any(_person_at_number(words) for sentence in _SENTENCE.split(text) for words in forms_of(sentence))


def is_home(place: Place) -> bool:
    """Whether a place is nothing but a house: its name says whose, or it has no kind and only a number and a street."""
    name = readable(place.name)
    has_kind = place.place_kind not in ("", "other")
    for match in _HOME_OF.finditer(name):
        if match[1] is None or match[1].lower() in FIRST_NAMES or not has_kind:
            return True
    whose = re.match(r"([A-Z][a-z]+)(?:'s|s')$", name)
    if whose and whose[1].lower() in FIRST_NAMES and not has_kind:
        return True
    if has_kind:
        return False
    address = words_of(place.address[0]) if place.address else ""
    plain = words_of(place.name)
    if numbered_streets(plain) and numbered_streets(plain)[0][0] == 0:
        return True
    if numbered_streets(address) and address in plain:
        return True
    return _person_at_number(words_of(", ".join((place.name, *place.address))))


def _person_at_number(words: str) -> bool:
    """Whether a person is what is found at a number in a street: "Ann at 8 Mill Lane", "Mrs Smith, 8 Mill Lane"."""
    for start, end in numbered_streets(words):
        before, after = words[:start].split(), words[end:].split()
        if not BUILDING.isdisjoint(before) or not BUILDING.isdisjoint(after[:4]):
            continue
        if any(_is_person(before, at) for at in range(max(0, len(before) - 5), len(before))):
            return True
        if after[:2] == ["ask", "for"] and len(after) > 2 and after[2] in FIRST_NAMES | _TITLES:
            return True
    return False


def _is_person(words: list[str], at: int) -> bool:
    if words[at] in _TITLES:
        return True
    # "May", "Mark" and "Rose" are words too: in lower case only what is right before the number counts.
    return (
        words[at] in FIRST_NAMES
        and (at == 0 or words[at - 1] not in ("st", "saint", "the", "in", "on", "this", "early", "late", "from"))
        and words[at] not in ("may", "will", "june", "april", "august")
    )
