"""The words of a heading written out: "nbhd" is neighbourhood, "openinghours" two words, "strategies" one strategy."""

from __future__ import annotations

import re
from functools import cache

# Short forms that people use in headings, each with the word that is meant.
_SHORT = {
    "acc": "access",
    "addr": "address",
    "addy": "address",
    "bldg": "building",
    "cat": "category",
    "cats": "category",
    "catg": "category",
    "ctgy": "category",
    "cntct": "contact",
    "co": "company",
    "comm": "community",
    "coord": "coordinator",
    "descr": "description",
    "descrip": "description",
    "desc": "description",
    "dept": "department",
    "dist": "district",
    "dow": "day",
    "elig": "eligibility",
    "freq": "frequency",
    "fri": "friday",
    "grp": "group",
    "hood": "neighbourhood",
    "hr": "hour",
    "hrs": "hours",
    "info": "information",
    "lang": "language",
    "langs": "languages",
    "loc": "location",
    "locn": "location",
    "mgr": "manager",
    "mob": "mobile",
    "nbr": "number",
    "nmbr": "number",
    "muni": "municipality",
    "nbhd": "neighbourhood",
    "nbrhd": "neighbourhood",
    "nhood": "neighbourhood",
    "num": "number",
    "org": "organisation",
    "orgs": "organisations",
    "ph": "phone",
    "poc": "contact",
    "prog": "programme",
    "program": "programme",
    "programs": "programmes",
    "ref": "reference",
    "rep": "contact",
    "req": "requirement",
    "reqs": "requirements",
    "reqd": "required",
    "sched": "schedule",
    "spec": "special",
    "st": "street",
    "str": "street",
    "subcat": "category",
    "svc": "service",
    "svcs": "services",
    "tel": "telephone",
    "vol": "volunteer",
    "yr": "year",
    "yrs": "years",
}
# Words that are written together in headings without a sign between them: "contactemail", "residencyrequirement".
_JOINED = frozenset(
    re.findall(
        r"\w+",
        """
        access accessibility accessible activities activity address admission age aged agency ages application
        apply area audience authority available bank booking borough building capacity category centre charity
        city class client clients close closes closing club community contact contacts coordinator cost council
        county criteria date day days delivery department description detail details direction directions
        disabled district eligibility email end event events extra facilities facility fee fees food from full
        group groups hall help host hours image income info information join key kind label languages last
        leader length line link list location lunch mail main manager map max maximum meal meals meeting method
        min minimum mobile name needs neighborhood neighbourhood notes number office online open opening opens
        operation operations organisation organization other owner parent park parking person phone place policy
        post postal postcode price primary process program programme project provider public range ranges
        referral region registration required requirement requirements residency role room schedule school
        season served serves service services session short site source sponsor start state status street suburb
        summary support target telephone text time times title town transport travel type types updated url
        venue village visit volunteer ward web webpage website week wheelchair which zip zipcode
        """,
    )
)
_NUMBERED = re.compile(r"\b([a-z]{3,})([0-9])\b")
_SHORTEST = 8  # letters of a word that may be two
_PIECE = 3  # letters of a part at least


def written_out(words: str) -> frozenset[str]:
    """The other ways to say a heading in plain small words.

    >>> sorted(written_out("nbhd name")), sorted(written_out("contactemail"))
    (['neighbourhood name'], ['contact email'])
    >>> sorted(written_out("strategies"))
    ['strategy']
    """
    apart = " ".join(_apart(word) for word in _NUMBERED.sub(r"\1 \2", words).split())
    full = " ".join(_SHORT.get(word, word) for word in apart.split())
    return frozenset({apart, full, " ".join(map(singular, full.split()))}) - {words}


def singular(word: str) -> str:
    """A word for one thing.

    >>> singular("strategies"), singular("classes"), singular("address"), singular("bus")
    ('strategy', 'class', 'address', 'bus')
    """
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    if word.endswith(("sses", "ches", "shes", "xes")):
        return word[:-2]
    is_plural = word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3
    return word[:-1] if is_plural else word


@cache
def _apart(word: str) -> str:
    """A word that is several, all of them known, with spaces between them; otherwise the word itself."""
    if len(word) < _SHORTEST or not word.isalpha() or word in _JOINED:
        return word
    return " ".join(_pieces(word)) or word


def _pieces(word: str) -> list[str]:
    for length in range(len(word), _PIECE - 1, -1):
        if word[:length] in _JOINED:
            rest = word[length:]
            if not rest:
                return [word]
            if more := _pieces(rest) or ([rest] if rest in _SHORT else []):
                return [word[:length], *more]
    return []
