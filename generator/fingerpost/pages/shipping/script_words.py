"""The words of scripts on every page, in a file that all pages share: js/shared/words.js."""

from __future__ import annotations

import json

from fingerpost.edition.wording.freshness import SHORTLY
from fingerpost.language import Language
from fingerpost.language.language import WEEKDAYS
from fingerpost.schedule.dates import DAYS_AHEAD


def script_words(language: Language) -> bytes:
    """The file as it is shipped. List entries are separated by "|"; the names are those of a page's dataset."""
    text = language.text
    words = {
        "fpSpan": str(DAYS_AHEAD),
        "fpToday": text("Today"),
        "fpTomorrow": text("Tomorrow"),
        "fpWeekdays": "|".join(language.day(day) for day in WEEKDAYS),
        "fpMonths": "|".join(language.month(number) for number in range(1, 13)),
        "fpDate": text("{weekday} {day} {month}"),
        "fpDateYear": text("{weekday} {day} {month} {year}"),
        "fpUnknown": text("We do not know the next date. Ask the group."),
        "fpHoliday": text("That is a bank holiday. Ask if it is on."),
        "fpUnsure": text("{date} (a bank holiday, ask first)"),
        "fpOver": text("This is over."),
        "fpDue": text("This check is due. Ring before you go."),
        "fpDueAsk": text("This check is due. Ask before you go."),
        "fpOverdue": text("This check is overdue. Ring before you go."),
        "fpOverdueAsk": text("This check is overdue. Ask before you go."),
        "fpOld": text("Not checked for over a year. Ring first."),
        "fpOldAsk": text("Not checked for over a year. Ask first."),
        "fpShortly": "|".join(text(words) for words in SHORTLY.values()),
        "fpAddIt": text("Add to my menu"),
        "fpInMenu": text("In my menu. Take out"),
        "fpAddBrief": text("Add"),
        "fpInBrief": text("Added"),
        "fpAdded": text("Added. In my menu: {n}"),
        "fpTakenOut": text("Taken out. In my menu: {n}"),
        "fpMenuFull": text("My menu has {n}, which is all it holds. Take one out first."),
        "fpCopied": text("Copied"),
        "fpCanPaste": text("Copied. You can paste it now."),
        "fpNotCopied": text("Could not copy. The words are selected: press Ctrl and C, or press and hold them."),
    }
    return f"export const words = {json.dumps(words, indent=1, sort_keys=True)};\n".encode()
