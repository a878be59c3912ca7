"""Values read from the words that people use: yes and no, prices, ages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any

from fingerpost.exchange.tables.values.beside_price import beside_price, goes_on
from fingerpost.exchange.tables.values.no_answer import says_nothing
from fingerpost.exchange.tables.values.two_prices import TwoPrices, two_prices

_YES = "yes|y|true|1(?:\\.0)?|x|✓|✔|☑|ok|available|provided|full|fully|fully accessible|accessible|oes|ydy|ie"
_NO = "no|n|false|0(?:\\.0)?|✗|✘|☒|none|not available|not accessible|inaccessible|nac oes|nage"
_ASK = (
    "ask|partial|partially|partly|limited|some|on request|by request|please ask|contact us|call|ring|varies|maybe|tbc"
)
_UNKNOWN = "unknown|not known|don't know|dont know|n/a|na|-|\\?|tba|to be confirmed"
_ANSWERS = [
    (answer, re.compile(rf"(?:{words})", re.IGNORECASE))
    for answer, words in (("", _UNKNOWN), ("no", _NO), ("ask", _ASK), ("yes", _YES))
]
# What may follow an answer: "Yes - ramp at the side", "No, three steps".
_WITH_NOTE = re.compile(r"(?P<answer>yes|no|ask)\b\s*(?:[-–—:;,.(]\s*)(?P<note>\S.*)", re.IGNORECASE | re.DOTALL)
_LONGEST_NOTE = 200

_FREE = re.compile(
    r"(?:yes[,: ]+)?(?:it(?:'s| is) )?"
    r"(?:free|no charge|no cost|free of charge|nil|none|£0(?:\.00)?|0(?:\.00?)?|am ddim)"
    r"(?: (?:of charge|entry|admission|event|service|to (?:all|attend|everyone|everybody|use)|for (?:all|everyone)))?"
    r"[.!]?",
    re.IGNORECASE,
)
_DONATION = re.compile(r"\b(?:donations?|contributions? welcome)\b", re.IGNORECASE)
_WHAT_YOU_CAN = re.compile(r"\bpay (?:what|as) you (?:can|like|feel|want|wish|decide)(?: afford)?\b", re.IGNORECASE)
_MONEY = re.compile(
    r"(?:£|GBP ?)\s?(?P<pounds>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{1,2})?|[0-9]{1,6}(?:\.[0-9]{1,2})?)(?!\d)|"
    r"(?<![\d.])(?P<pence>[0-9]{1,3}) ?p(?:ence)?\b|(?P<bare>\A\s*[0-9]{1,4}(?:\.[0-9]{1,2})?\s*\Z)"
)
_PER = re.compile(
    r"(?:per|a|an|each|every|p/|/)\s?"
    r"(?P<unit>session|class|visit|time|week|wk|month|mth|term|year|yr|annum|lesson|meeting)\b\.?|"
    r"\b(?P<adverb>weekly|monthly|termly|yearly|annually|annual(?= (?:memberships?|subscriptions?|subs|fees?)\b|\W*\Z)|"
    r"p\.?w\.?|p\.?c?\.?m\.?|p\.?a\.?)(?!\w)",
    re.IGNORECASE,
)
# Free, with what to bring or how to book: "Free — bring a flask". Whatever else follows may be who pays or when.
_FREE_AND_MORE = re.compile(
    r"(?:it(?:'s| is) )?free(?: of charge| entry| admission| event)?(?:\s*[-–—·:;,.!|]\s*|\s*(?=\())"
    r"(?P<more>\(?(?:(?:please |just )?bring [^,;.:/()]+|no need to book|(?:please )?book (?:ahead|in advance)|"
    r"(?:no )?booking (?:is )?(?:needed|necessary|required|essential))\)?)[.!]?",
    re.IGNORECASE,
)
_FREE_TO_WATCH = re.compile(r"(?:it(?:'s| is) )?free to watch[.!]?", re.IGNORECASE)
_NOT_ALL_OF_IT = re.compile(
    r"[£$€%\d]|\b(?:charges?|costs?|pay|fees?|price[sd]?|but|except|unless|if|then|after|later|first|trial|taster|only|"
    r"members?|free|subject|pounds?|quid|pence|money|cash|cards?|change|tickets?|vouchers?|adults?|friends?)\b",
    re.IGNORECASE,
)
# What may be before an amount that is the price of taking part. "2 pints £7" is what two pints cost.
_BEFORE_A_PRICE = frozenset(
    """a about admission adult adults all an annual approx approximately around at c ca charge charged charges circa
    class classes cost costs door drop dropin each entrance entry everyone fee fees full in is it its just lesson
    lessons membership monthly normal of on only pay per person price priced prices s session sessions standard subs
    subscription suggested term termly the ticket tickets usually weekly yearly""".split()  # noqa: SIM905
)
_OFF_A_PRICE = re.compile(r"\s*(?:off|discount|deposit|refundable|vouchers?|prizes?|jackpot|cashback)\b", re.IGNORECASE)
_VARIES = re.compile(
    r"\b(?:free|from|between|under|over|up to|varies|vary|varying|depends|depending|for example|a guide)\b",
    re.IGNORECASE,
)
_UNITS = {
    "session": ("session", "class", "lesson", "meeting"),
    "visit": ("visit", "time"),
    "week": ("week", "wk", "weekly", "pw"),
    "month": ("month", "mth", "monthly", "pm", "pcm"),
    "term": ("term", "termly"),
    "year": ("year", "yr", "annum", "yearly", "annually", "annual", "pa"),
}

_UNIT = r"(?:years?|yrs?|months?|mths?|weeks?|wks?|y|m)?(?: ?olds?)?"
_AGED = r"(?:(?:suitable|open|people|those|anyone|adults|best) )?(?:for |to )?(?:aged? |ages? |for |from |adults )*"
_LOW = rf"(?P<a>\d{{1,3}}) ?(?P<au>{_UNIT})"
_HIGH = rf"(?P<b>\d{{1,3}})(?:s|'s)? ?(?P<bu>{_UNIT})"
_AGES = (
    re.compile(rf"{_AGED}{_LOW} ?(?:-|–|—|to|up to|until) ?{_HIGH}"),
    re.compile(
        rf"{_AGED}(?:over )?{_LOW} ?(?:\+|plus|and (?:over|above|older|up|upwards)|or (?:over|above|older)|upwards)"
        r"(?: (?:years?|yrs?)(?: olds?)?)?"
    ),
    re.compile(rf"(?:adults? )?{_AGED}(?:over|from) (?:the age of )?(?P<a>\d{{1,3}})(?:s|'s)? ?(?P<au>{_UNIT})"),
    re.compile(rf"(?:children )?{_AGED}(?P<under>under) (?:the age of )?{_HIGH}"),
    re.compile(rf"{_AGED}(?:birth|0|newborn) ?(?:-|–|to) ?{_HIGH}"),
    re.compile(rf"{_AGED}(?:up to|until) {_HIGH}"),
)
_PEOPLE = (
    r"(?:(?:older|young|disabled) )?(?:m[ae]n|wom[ae]n|ladies|gents|gentlemen|boys?|girls?|males?|females?|adults?|"
    r"children|kids|people|persons|youths?|young people|teens|teenagers|seniors|juniors|toddlers|babies|everyone)"
)
_OF_WHOM = rf"{_PEOPLE}(?:(?:,? and |,? or | ?& ?| ?/ ?|, ){_PEOPLE})*(?: only)?"  # "boys and girls", "women only"
_WHOM_BEFORE = re.compile(rf"{_OF_WHOM}(?:\s*[,:;(–-]\s*|\s+)(?=\D*\d)")
_WHOM_AFTER = re.compile(rf"(?<=[\d+\w])(?:\s*[,:;(–-]\s*|\s+){_OF_WHOM}\Z")
_SEVERAL_AGES = re.compile(r"[0-9]{1,2} ?[-–] ?[0-9]{1,2}(?: ?[,;] ?[0-9]{1,2} ?[-–] ?[0-9]{1,2}){1,9}")
_OLDEST = 120


def read_yes_no(text: str) -> str | dict[str, str]:
    """yes, no or ask; with a note where the cell has more to say; "" if it says neither.

    >>> read_yes_no("Y"), read_yes_no("Not available"), read_yes_no("N/A"), read_yes_no("Yes - ramp at the side")
    ('yes', 'no', '', {'answer': 'yes', 'note': 'ramp at the side'})
    """
    bare = " ".join(text.split()).strip(" .!*")
    for answer, words in _ANSWERS:
        if words.fullmatch(bare):
            return answer
    if match := _WITH_NOTE.fullmatch(bare):
        return {"answer": match["answer"].lower(), "note": match["note"].rstrip(")")[:_LONGEST_NOTE]}
    return {"answer": "ask", "note": bare} if 0 < len(bare) <= _LONGEST_NOTE else ""


@lru_cache(maxsize=4096)  # most prices of a table are the same few; nobody changes what is given
def read_price(text: str) -> Mapping[str, Any]:
    """What people pay. What the words say beside one amount is kept as notes, so that nothing is lost or said twice.

    >>> read_price("Free"), read_price("£3.50 per session")
    ({'kind': 'free'}, {'kind': 'fixed', 'amount': '3.5', 'per': 'session'})
    >>> read_price("£3, £2 for members"), read_price("Free — bring a flask")
    ({'kind': 'varies', 'notes': '£3, £2 for members'}, {'kind': 'free', 'notes': 'Bring a flask'})
    >>> read_price("£30 a term, concs £20")
    {'kind': 'fixed', 'amount': '30', 'per': 'term', 'concession': '20'}
    >>> read_price("£15 a yr")
    {'kind': 'fixed', 'amount': '15', 'per': 'year'}
    >>> read_price("£48 annual")
    {'kind': 'fixed', 'amount': '48', 'per': 'year'}
    >>> read_price("£24 annual membership")
    {'kind': 'fixed', 'amount': '24', 'per': 'year', 'notes': 'Membership'}
    """
    bare = " ".join(text.split())
    if not bare or (says_nothing(bare) and bare.casefold() not in ("none", "nil")):
        return {}
    if _FREE.fullmatch(bare):
        return {"kind": "free"}
    if (two := two_prices(bare)) and (both := _with_two_prices(two)):
        return both
    notes = {"notes": bare}
    sums = list(_MONEY.finditer(bare))
    if _WHAT_YOU_CAN.search(bare):
        return {"kind": "pay-what-you-can", **notes}
    if _DONATION.search(bare):
        return {"kind": "donation", **({} if _DONATION.fullmatch(bare) else notes)}
    if (free := _FREE_AND_MORE.fullmatch(bare)) and not _NOT_ALL_OF_IT.search(more := free["more"].strip("() ")):
        return {"kind": "free", "notes": more[0].upper() + more[1:]}
    if _FREE_TO_WATCH.fullmatch(bare):
        return {"kind": "free", **notes}
    if len(sums) != 1 or _VARIES.search(bare) or not _is_what_it_costs(bare, sums[0]) or goes_on(bare[sums[0].end() :]):
        return {"kind": "varies", **notes}
    amount = (
        float(sums[0]["pence"]) / 100
        if sums[0]["pence"]
        else float((sums[0]["pounds"] or sums[0]["bare"]).replace(",", ""))
    )
    if amount == 0:
        return {"kind": "free"}
    cost: dict[str, Any] = {"kind": "fixed", "amount": f"{amount:g}"}
    beside = [bare[: sums[0].start()], bare[sums[0].end() :]]
    for at in (1, 0):
        if unit := _PER.search(beside[at]):
            word = (unit["unit"] or unit["adverb"]).lower().replace(".", "")
            cost["per"] = next(per for per, words in _UNITS.items() if word in words)
            beside[at] = beside[at].replace(unit[0], "", 1)
            break
    return cost | ({"notes": more} if (more := beside_price(*beside)) else {})


def _with_two_prices(two: TwoPrices) -> Mapping[str, Any]:
    """The full price with a lower one, or a free first time; none if the full price is not one alone."""
    full = read_price(two.full)
    amount = float(full.get("amount", 0))
    if not amount or "notes" in full or (two.lower is not None and not two.lower < amount):
        return {}
    lower = {"concession": f"{two.lower:g}"} if two.lower else {}
    return {**full, **lower, **({"first_visit_free": "yes"} if two.first_is_free else {})}


def _is_what_it_costs(text: str, amount: re.Match[str]) -> bool:
    """Whether an amount is the price of taking part, and not of something that can be bought there."""
    before = re.findall(r"\w+", text[: amount.start()].casefold())
    return _BEFORE_A_PRICE.issuperset(before) and not _OFF_A_PRICE.match(text[amount.end() :])


def read_ages(text: str) -> dict[str, str]:
    """The youngest and the oldest who may come, where a cell says just that.

    >>> read_ages("5-11"), read_ages("18+"), read_ages("Under 5s"), read_ages("6 weeks to 18 months")
    ({'from': '5', 'to': '11'}, {'from': '18'}, {'to': '4'}, {'from': '6 weeks', 'to': '18 months'})
    >>> read_ages("Women 50+"), read_ages("Adults (18+)"), read_ages("ages 7-11, boys")
    ({'from': '50'}, {'from': '18'}, {'from': '7', 'to': '11'})
    >>> read_ages("Suitable for ages 55+"), read_ages("Open to adults 18+"), read_ages("55+ years")
    ({'from': '55'}, {'from': '18'}, {'from': '55'})
    >>> read_ages("0-5, 6-12, 13-18"), read_ages("0-5, 13-18"), read_ages("All ages")
    ({'from': '0', 'to': '18'}, {}, {})
    """
    bare = " ".join(text.casefold().split()).strip(" .()")
    if (plainly := _read_ages(bare)) or not says_of_whom(bare):
        return plainly
    return _read_ages(_WHOM_AFTER.sub("", _WHOM_BEFORE.sub("", bare, count=1)).strip(" .()"))


def says_of_whom(text: str) -> bool:
    """Whether a cell of ages says of whom they are, which is worth keeping beside them.

    >>> says_of_whom("Men 18+"), says_of_whom("7-11, boys"), says_of_whom("18+")
    (True, True, False)
    """
    bare = " ".join(text.casefold().split()).strip(" .()")
    return bool(_WHOM_BEFORE.match(bare) or _WHOM_AFTER.search(bare))


def _read_ages(bare: str) -> dict[str, str]:
    """The ages in small letters, where there is nothing beside them."""
    if _SEVERAL_AGES.fullmatch(bare):
        return _joined_ages([_read_ages(part.strip()) for part in re.split(r"[,;]", bare)])
    for form in _AGES:
        if match := form.fullmatch(bare):
            parts = match.groupdict()
            upper = parts.get("bu") or ""
            low = _age(parts.get("a"), parts.get("au") or upper)
            high = _age(parts.get("b"), upper)
            if parts.get("under") and high:
                high = str(int(high) - 1) if high.isdecimal() and int(high) > 0 else high
            return {name: age for name, age in (("from", low), ("to", high)) if age}
    return {}


def _joined_ages(groups: list[dict[str, str]]) -> dict[str, str]:
    """One range of ages from several that follow each other without a gap."""
    groups = sorted(groups, key=lambda ages: int(ages["from"]))
    has_gap = any(int(one["to"]) + 1 < int(two["from"]) for one, two in pairwise(groups))
    return {} if has_gap else {"from": groups[0]["from"], "to": max((ages["to"] for ages in groups), key=int)}


def age_of(text: str, name: str) -> str:
    """The youngest (name: from) or the oldest (to) of a cell that may have both; half years are months.

    >>> age_of("6 years - 14 years", "to"), age_of("1.5", "from"), age_of("60", "from"), age_of("ask", "from")
    ('14', '18 months', '60', 'ask')
    """
    if half := re.fullmatch(r"([0-9]{1,2})\.5(?: ?years?)?", text.strip()):
        return f"{int(half[1]) * 12 + 6} months"
    text = text.removesuffix(".0") if text[:-2].isdecimal() else text  # what a program makes of a number
    return text if text.isdecimal() else read_ages(text).get(name, "" if read_ages(text) else text)


def _age(number: str | None, unit: str) -> str:
    if number is None or int(number) > _OLDEST:
        return ""
    if unit.startswith(("month", "mth")) or unit == "m":
        return f"{int(number)} months"
    return f"{int(number)} weeks" if unit.startswith(("week", "wk")) else str(int(number))
