"""Headings that ask whether a row may be shown to everybody: Publish?, Private, Consent, Closed, Still running?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_SOME = 0.1
_MOST = 0.5
_LONGEST = 120  # characters of a heading that are looked at
_SHOW = (
    r"(?:show[ns]?|display(?:ed)?|list(?:ed|ing)?|publish(?:ed|able|ing)?|publication|publici[sz]ed?|publicity|"
    r"shar(?:e|ed|ing|eable)|include[ds]?|print(?:ed)?|visible|release[ds]?|disclosed?|"
    r"advertise[ds]?|promot(?:e|ed|ion)|uploaded|put|go(?:es)?|appear)"
)
_WHERE = (
    r"(?:(?:the|our|your|a|any|public|online|printed|community|this|council|main) )*"
    r"(?:web ?sites?|web|internet|directory|map|listings?|public|publication|print|site|app|brochure|booklet|guide)"
)
# Words around what is asked that add nothing: "Is it private?", "Private (Y/N)", "Consent given".
_BEFORE = re.compile(
    r"(?:(?:is|are|was|were|has|have|had|do|does|did|can|may|might|could|should|shall|will|would|please|if|it|its|"
    r"they|their|this|these|that|the|we|i|you|us|be|been|to|already|now|an?|group|groups|service|club|activity|event|"
    r"entry|record|row|keep|kept|marked?|as|treat|strictly) )+"
)
_AFTER = re.compile(
    r"(?: (?:yes|no|y|n|yn|or|tick|ticked|flag|box|x|true|false|if|please|given|received|obtained|granted|checked|so|"
    r"it|this|them|1|0|group|service|club|activity|entry|record|row))+$"
)
# A yes says that a row is not for everybody, whatever else is below them.
_CLOSED = (
    r"private|confidential|sensitive|secret|hidden|undisclosed|hide(?: from .+)?|suppress(?:ed)?|"
    r"withh(?:old|eld)|unlisted|unpublished|embargo(?:ed)?|internal(?: use)?(?: only)?|ex directory|"
    r"opt(?:ed|s|ing)? out(?: (?:of|from) .+)?|(?:exclude|omit|remove)d? from .+|"
    r"hide (?:address|phone|telephone|email|contact|number|details|location|name|venue)(?: .+)?|"
    rf"(?:do not|don t|dont|not|never)(?: to)?(?: be)?(?: for)? (?:{_SHOW}|{_WHERE})(?: .+)?|"
    r"no (?:publicity|publication)"
)
# The same, where some answers are below them: "Closed" may say on which day.
_CLOSED_BY_ANSWERS = (
    r"confidentiality|exclude[d]?|omit(?:ted)?|restricted|staff only|archived?|deleted?|inactive|draft|removed?|"
    r"(?:event )?(?:cancell?ed|postponed)|(?:permanently |temporarily )?closed(?: down)?|closure|ceased|ended|folded|"
    r"disbanded|dissolved|defunct|dormant|finished|discontinued|suspended|withdrawn|"
    r"(?:not|no longer) (?:running|active|meeting|open|live|on|current|meets|runs|exists)"
)
# Where most are answers: "Private address" may be one.
_CLOSED_BY_MANY_ANSWERS = (
    r"(?:private|confidential|secret|sensitive|hidden|undisclosed|home) (?:address|location|venue|home|house|premises|"
    r"dwelling|residence|property|group|event|club|meeting|service|session|entry|listing|record|info\w*|data|"
    r"organisation|details|place)|meets? (?:at|in) (?:a |somebody s |someone s )?(?:private )?(?:home|house)|"
    r"(?:women s |domestic )?refuge|safe ?house"
)
# A yes says that somebody has agreed.
_AGREED = (
    r"(?:\w+ ){0,4}(?:consents?|consented|permissions?|permitted|authori[sz]ed|authori[sz]ation)(?: .+)?|gdpr|"
    r"(?:gdpr|data protection)(?: \w+)? (?:ok|okay|agree[ds]?|agreement|compliant|compliance|signed|form|approved|"
    r"opt in)|(?:ok|okay|happy|willing|agree[ds]?|agreement|allowed?|content|able|cleared|approved|ready|"
    rf"opt(?:ed|s)? in) (?:to|for|with|in|on) (?:.+ )?(?:{_SHOW}|{_WHERE})(?: .+)?|"
    rf"(?:ok|okay) (?:{_SHOW}|{_WHERE})(?: .+)?"
)
_AGREED_TO_OTHER = re.compile(
    r"\b(?:photo\w*|images?|pictures?|film\w*|video\w*|media|newsletters?|mailing\w*|mail ?shots?|marketing|parent\w*|"
    r"guardians?|carers?|medical|treatment|emergency|dbs|planning|land ?owners?|land ?lords?|participants?|members?|"
    r"child\w*|patients?|clients?|referrals?|required|needed|necessary|needs?|notes?|"
    r"to (?:be )?(?:contact(?:ed)?(?! (?:details|info\w*|numbers?|data))|phone[d]?|ring|call(?:ed)?|"
    r"e ?mail(?:ed)?|text|visit(?:ed)?|refer(?:red)?|park|treat(?:ed)?|attend|leave|travel))\b"
)
# A yes says that a row may be shown, where some answers are below them.
_OPEN_BY_ANSWERS = (
    rf"(?:{_SHOW}(?<!show)(?<!list)(?<!display)(?<!include)(?<!included)|{_SHOW} (?:on|in|to|via|online|publicly|this|"
    r"our|externally|their|the|contact|address|postcode|phone|telephone|mobile|number|e ?mail|location|details|info\w*|"
    r"data|venue|group|outside|status|y n)\b.*)|visibility|privacy(?: (?:level|setting|status))?|"
    rf"(?:on|for|in) {_WHERE}|{_WHERE} (?:listing|entry|ok|okay|display|visible)|"
    r"public(?:ly)? (?:visible|listing|listed|entry|display|view|facing)|"
    r"active|(?:currently|still|up and|is) (?:running|active|going|open|meeting|live|on|operating|"
    r"operational|exists?|current|in operation|meets|runs|ok)|enabled|approved|"
    r"(?:library|space) (?:open|active|running|live)"
)
# Where most are answers: "Show" may be one of a theatre, "Open" may have hours.
_OPEN_BY_MANY_ANSWERS = (
    r"show|list|display|include[d]?|(?:made )?public(?:ly)?|live|current|open|operational|trading|in operation"
)
_OF_OTHER = re.compile(
    r"(?:show|display|list|publish|public|print|publication|release) (?:names?|titles?|dates?|day|times?|prices?|order|"
    r"transport)|(?:put|go|appear|promotion|promote[ds]?|print|printed|listing)(?: on| in)?"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a heading asks of a row."""

    is_open: bool  # whether a yes says that it may be shown
    least: float = 0.0  # the share of answers below it from which it asks so
    is_agreed: bool = False  # whether a yes is somebody's permission


_ASKED = (
    (_CLOSED, Asked(is_open=False)),
    (_CLOSED_BY_ANSWERS, Asked(is_open=False, least=_SOME)),
    (_CLOSED_BY_MANY_ANSWERS, Asked(is_open=False, least=_MOST)),
    (_AGREED, Asked(is_open=True, is_agreed=True)),
    (_OPEN_BY_ANSWERS, Asked(is_open=True, least=_SOME)),
    (_OPEN_BY_MANY_ANSWERS, Asked(is_open=True, least=_MOST)),
)


@cache
def asked_by(heading: str) -> Asked | None:
    """What a heading asks of each row, where that is whether it may be shown.

    >>> asked_by("Private?"), asked_by("GDPR consent (Y/N)")
    (Asked(is_open=False, least=0.0, is_agreed=False), Asked(is_open=True, least=0.0, is_agreed=True))
    >>> asked_by("Photo consent"), asked_by("Display name"), asked_by("Private parking")
    (None, None, None)
    """
    words = _words_of(heading)
    bare = _BEFORE.sub("", words, count=1) if _BEFORE.match(words) else words
    forms = {words, bare, _AFTER.sub("", words), _AFTER.sub("", bare)} - {""}
    for pattern, asked in _ASKED:
        if any(re.fullmatch(pattern, form) for form in forms):
            is_of_other = _AGREED_TO_OTHER.search(words) if asked.is_agreed else any(map(_OF_OTHER.fullmatch, forms))
            return None if is_of_other else asked
    return None


def _words_of(heading: str) -> str:
    """Its words without signs and capitals: isPublic, "Don't publish!"."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading)
    return " ".join(re.sub(r"[\W_]+", " ", apart).casefold().split())[:_LONGEST]
