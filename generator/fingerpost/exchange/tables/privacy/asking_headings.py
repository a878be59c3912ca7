"""Headings that ask whether a row may be shown to everybody: Publish?, Private, Consent, Closed, Still running?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_ANY, _SOME, _MOST = 0.0, 0.1, 0.5  # of the cells below a heading are answers, at least
_LONGEST = 200  # characters of a heading that are looked at
_SHOW = (
    r"(?:show[ns]?|display(?:ed)?|list(?:ed|ing)?|publish(?:ed|able|ing)?|publication|publici[sz]ed?|publicity|"
    r"shar(?:e|ed|ing|eable)|include[ds]?|inclusion|print(?:ed)?|visible|released?|disclosed?|advertised?|"
    r"promot(?:e|ed|ion)|upload(?:ed)?|put|go(?:es)?|appear|pass(?:ed)? on|giv(?:e|en) out|disclosable)"
)
_PLACE = (
    r"(?:web ?sites?|web|internet|directory|map|listings?|public|publication|print|site|app|brochure|booklet|guide)"
)
_WHERE = rf"(?:(?:the|our|your|a|any|public|online|printed|community|this|council|main|\w+ s) )*{_PLACE}"
_WHAT = (
    r"(?:contact details|contact|(?:home |postal )?address|postcode|phone(?: number)?|telephone|mobile|number|e ?mail|"
    r"location|venue|details|names?|info(?:rmation)?|data)"
)
# Words around what is asked that add nothing: "Is it private?", "Private (Y/N)", "Consent given".
_BEFORE = re.compile(
    r"(?:(?:is|are|am|was|were|has|have|had|do|does|did|can|may|might|could|should|shall|will|would|please|tick|if|it|"
    r"its|they|their|this|these|that|the|we|i|you|us|be|been|to|already|now|an?|groups?|service|club|activity|event|"
    r"entry|record|row|keep|kept|marked?|as|treat|strictly|whether|and|or) )+"
)
_AFTER = re.compile(
    r"(?: (?:yes|no|y|n|yn|or|tick|ticked|flag|box|x|true|false|if|please|given|received|obtained|granted|checked|so|"
    r"it|this|them|groups?|service|club|activity|entry|record|row|for|\d+))+$"
)
_IN_ANSWERS = re.compile(r".* (?:y n|yes no|yes or no|tick(?: box)?|true false)$")
_NOT = r"(?:do not|does not|don t|dont|not|never|rather not|prefer not)"
# A yes says that a row is not for everybody, whatever else is below them.
_PRIVATE = (
    r"private|confidential|sensitive|secret|hidden|undisclosed|hide(?: from .+)?|suppress(?:ed)?|redact(?:ed)?|"
    r"withh(?:old|eld)(?: {_WHAT})?|(?:keep |kept |leave |left )?off {_WHERE}|(?:leave|left) (?:off|out)|dnp|"
    r"do not use|preifat|cyfrinachol|peidi\w* â \w+|"
    r"unlisted|unpublished|embargo(?:ed)?|internal(?: use)?(?: only)?|ex directory|"
    r"opt(?:ed|s|ing)? out(?: (?:of|from) .+)?|(?:exclude|omit|remove)d? from .+|hide (?:\w+ )?{_WHAT}(?: .+)?|"
    rf"(?:.+ )?{_NOT}(?: (?:want|wish|like|agree|consent))?(?: (?:to|be|for|have|us|your?|their|our|my|the|it|this|"
    rf"group))* (?:{_SHOW}|{_WHERE}|(?:{_WHAT} )+(?:to be )?{_SHOW})(?: .+)?|no (?:publicity|publication)"
)
_PRIVATE = _PRIVATE.replace("{_WHAT}", _WHAT).replace("{_WHERE}", _WHERE)
# Where most of the cells below are answers: "Private address" may be one.
_PRIVATE_BY_ANSWERS = (
    rf"(?:private|confidential|secret|sensitive|hidden|undisclosed|home) (?:{_WHAT}|home|house|premises|dwelling|"
    rf"residence|property|group|event|club|meeting|service|session|entry|listing|record|organisation|place)|"
    rf"{_WHAT} (?:is )?(?:private|confidential|secret|sensitive|hidden|withheld)|confidentiality|"
    r"(?:(?:meet(?:s|ing)?|held|run|based) )?(?:at|in|from) (?:a |somebody s |someone s |their )?(?:private )?"
    r"(?:home|house)|"
    r"(?:somebody|someone|leader|organiser) s (?:own )?home|(?:women s |domestic )?refuge|"
    r"safe ?house|exclude[d]?|omit(?:ted)?|restricted|(?:for )?(?:staff|professionals?) only"
)
_ENDED = (
    r"archived?|deleted?|inactive|draft|removed?|paused|on hold|(?:event )?(?:cancell?ed|postponed)|"
    r"(?:permanently |temporarily )?closed(?: down)?|closure|ceased|ended|folded|disbanded|dissolved|defunct|dormant|"
    r"finished|discontinued|suspended|withdrawn|"
    r"(?:not|no longer) (?:running|active|meeting|open|live|on|current|meets|runs|exists)"
)
# A yes says that somebody has agreed.
_AGREED = (
    r"(?:\w+ ){0,4}(?:consents?|consented|permissions?|permitted|authori[sz]ed|authori[sz]ation)(?: .+)?|gdpr|"
    r"(?:gdpr|data protection)(?: \w+)? (?:ok|okay|agree[ds]?|agreement|compliant|compliance|signed|form|approved|"
    r"opt in)|(?:.+ )?(?:ok|okay|happy|willing|agree[ds]?|agreement|allowed?|content|able|cleared|approved|ready|like|"
    rf"wants?|wish(?:es)?|opt(?:ed|s)? in) (?:(?:to|for|with|in|on|your?|our|my|their|it|this|that) (?:.+ )?)?"
    rf"(?:{_SHOW}|{_WHERE})(?: .+)?"
)
_AGREED_TO_OTHER = re.compile(
    r"\b(?:photo\w*|images?|pictures?|film\w*|video\w*|media|newsletters?|mailing\w*|mail ?shots?|marketing|parent\w*|"
    r"guardians?|carers?|medical|treatment|emergency|dbs|planning|land ?owners?|land ?lords?|participants?|members?|"
    r"child\w*|patients?|clients?|referrals?|required|needed|necessary|needs?|notes?|"
    r"to (?:be )?(?:contact(?:ed)?(?! (?:details|info\w*|numbers?|data))|phone[d]?|ring|call(?:ed)?|"
    r"e ?mail(?:ed)?|text|visit(?:ed)?|refer(?:red)?|park|treat(?:ed)?|attend|leave|travel))\b"
)
# A yes says that a row may be shown.
_SHOWN_BY_ANSWERS = (
    rf"(?:{_SHOW}(?<!show)(?<!list)(?<!display)(?<!include)(?<!included)(?<!put)(?<!go)(?<!goes)(?<!appear)|"
    rf"{_SHOW} (?:on|in|to|via|for|with (?:the )?(?:public|others|partners|residents)|online|publicly|externally|this|"
    rf"our|their|your|my|it|all|the|group|outside|status|{_WHAT})\b.*)|"
    rf"visibility|privacy(?: (?:level|setting|status))?|(?:on|for|in) {_WHERE}|for inclusion|"
    rf"{_WHERE} (?:listing|entry|ok|okay|display|visible|inclusion)|(?:go |gone |is )?live (?:on|in) {_WHERE}|"
    rf"add(?:ed)? (?:to|on|onto) {_WHERE}|on (?:the )?(?:finder|system)|ar y wefan|cyhoedd\w+|enabled|"
    r"approved|signed off|"
    rf"public(?:ly)? (?:visible|listing|listed|entry|display|view|facing)|"
    rf"{_WHAT} (?:public|visible|shown|ok(?: to .+)?|{_SHOW})"
)
# Where most of the cells below are answers: "Show" may be one of a theatre.
_SHOWN_BY_MANY_ANSWERS = (
    r"show|list|display|include[d]?|(?:made )?public(?:ly)?|web|internet|director(?:y|ies)|listing|upload|release|"
    r"pass on|give out|(?:go|gone) live|external|ready|(?:in )?(?:the )?public domain|in a z|on (?:the )?list|"
    rf"(?:public|internal)(?: or)? (?:private|external)|private(?: or)? public|external(?: or)? internal|"
    r"(?:who can |may be )?(?:see|seen|view(?:ed|able)?|visible)(?: by| to| this| it)*|"
    r"(?:security )?classification|security|sensitivity|(?:protective )?marking|"
    rf"(?:{_WHAT} )?(?:can|may|to) be {_SHOW}(?: .+)?|{_WHAT} to be {_SHOW}(?: .+)?|public {_WHAT}"
)
# Where most of the cells below are answers: "Agreed" may be a date, "Data protection" a sentence.
_AGREED_BY_ANSWERS = (
    r"agree[ds]?|agreement|approval|approved by .+|opt(?:ed|s)?(?: |-)?in|ok|okay|ok(?:ay)? to use|use|caniatâd|"
    r"data protection|dpa(?: .+)?|data (?:sharing|use) .+|(?:ok(?:ay)?|can|may)(?: be| we)? (?:to )?"
    r"(?:pass(?:ed)? on|giv(?:e|en) out)(?: .+)?|"
    r"(?:.+ )?(?:publish\w*|publication|consent\w*|permission\w*|gdpr|data protection|data sharing|disclos\w*)(?: .+)?"
)
_REFUSED = re.compile(r"\b(?:not|never|dont|no|refus\w+|withh\w+|declin\w+|withdr\w+|opt\w* out)\b")
_RUNNING = (
    r"active|(?:currently|still|up and|is) (?:running|active|going|open|meeting|live|on|operating|"
    r"operational|exists?|current|in operation|meets|runs|ok)|(?:library|space) (?:open|active|running|live)"
)
_RUNNING_BY_MANY_ANSWERS = r"live|current|open|operational|trading|in operation"  # "Open" may have hours
_OF_OTHER = re.compile(
    r"(?:show|display|list|publish|public|print|publication|release|listing) (?:names?|titles?|dates?|day|times?|"
    r"prices?|order|transport|ids?|text|fee)|"
    r"(?:promotion|promote[ds]?|print|printed|listing|inclusion|released?|put|go|goes|appear)(?: on| in)?"
)


@dataclass(frozen=True, slots=True)
class HeadingQuestion:
    """What a heading asks of a row."""

    is_open: bool  # whether a yes says that it may be shown
    least: float = _ANY  # the share of answers below it from which it asks so
    is_agreed: bool = False  # whether a yes is somebody's permission
    is_state: bool = False  # whether it is about being on: something that has ended is not private


_QUESTIONS = (
    (_PRIVATE, HeadingQuestion(is_open=False)),
    (_ENDED, HeadingQuestion(is_open=False, least=_SOME, is_state=True)),
    (_PRIVATE_BY_ANSWERS, HeadingQuestion(is_open=False, least=_MOST)),
    (_RUNNING, HeadingQuestion(is_open=True, least=_SOME, is_state=True)),
    (_RUNNING_BY_MANY_ANSWERS, HeadingQuestion(is_open=True, least=_MOST, is_state=True)),
    (_AGREED, HeadingQuestion(is_open=True, is_agreed=True)),
    (_SHOWN_BY_ANSWERS, HeadingQuestion(is_open=True, least=_SOME)),
    (_SHOWN_BY_MANY_ANSWERS, HeadingQuestion(is_open=True, least=_MOST)),
    (_AGREED_BY_ANSWERS, HeadingQuestion(is_open=True, least=_MOST, is_agreed=True)),
)
_PLACE_BY_ANSWERS = HeadingQuestion(is_open=True, least=_MOST)


@cache
def asked_by(heading: str) -> HeadingQuestion | None:
    """What a heading asks of each row, where that is whether it may be shown.

    >>> asked_by("Private?") == HeadingQuestion(is_open=False)
    True
    >>> asked_by("GDPR consent (Y/N)") == HeadingQuestion(is_open=True, is_agreed=True)
    True
    >>> asked_by("Photo consent"), asked_by("Display name"), asked_by("Private parking")
    (None, None, None)
    """
    words = _words_of(heading)
    bare = _BEFORE.sub("", words, count=1) if _BEFORE.match(words) else words
    forms = {words, bare, _AFTER.sub("", words), _AFTER.sub("", bare)} - {""}
    for pattern, question in _QUESTIONS:
        if any(re.fullmatch(pattern, form) for form in forms):
            is_of_other = _AGREED_TO_OTHER.search(words) if question.is_agreed else any(map(_OF_OTHER.fullmatch, forms))
            if not is_of_other and question.is_agreed and question.least and _REFUSED.search(words):
                return HeadingQuestion(is_open=False, least=question.least)
            return None if is_of_other else question
    if _IN_ANSWERS.fullmatch(words) and any(re.fullmatch(_WHERE, form) for form in forms):
        return _PLACE_BY_ANSWERS  # "Web (Y/N)"
    return None


def _words_of(heading: str) -> str:
    """Its words without signs and capitals: isPublic, "Don't publish!"."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading)
    return " ".join(re.sub(r"[\W_]+", " ", apart).casefold().split())[:_LONGEST]
