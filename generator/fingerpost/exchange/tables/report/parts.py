"""Which part of a report each kind of remark is in, and which kinds change what a visitor sees."""

from __future__ import annotations

from fingerpost.records.problem import Problem

_CHANGED = frozenset(
    {
        "phone-short",
        "postcode-corrected",
        "cell-decoded",
        "summary-divided",
        "summary-short",
        "title-above",
        "web-address-and-more",
    }
)
_DOUBTFUL = frozenset(
    {
        *("hours-assumed", "hours-differ", "hours-early", "hours-empty", "hours-in-notes", "hours-none"),
        *("hours-terms-unknown", "hours-unclear", "hours-weeks-unknown", "hours-words", "hours-year-unknown"),
        *(
            "column-unheeded",
            "contact-words",
            "phone-range",
            "town-assumed",
            "comments-not-read",
            "import-edited-since",
            "import-field-edited",
            "import-gone",
            "import-new-name",
            "import-secret",
            "import-still-public",
            "import-withdrawn",
            "hours-called-off",
            "list-not-public",
            "name-is-code",
            "place-here",
            "place-in-words",
            "place-not-there",
            "row-may-be-off",
            "rows-disagree",
            "rows-hidden",
            "rows-struck-out",
            "rows-unmatched",
            "same-name",
            "sessions-unknown",
            "several-names",
            "sheet-chosen",
            "sheet-new",
            "summary-short",
            "struck-by-rule",
            "when-unheeded",
            "words-struck-out",
        ),
    }
)
_OF_ROWS = frozenset({"row-closed", "row-not-shown"})
# Rows that were left out, times, places, what is private, and what was here before: by how a code begins.
_NOTICEABLE = (
    "row",
    "hours-",
    "session",
    "place-",
    "town-",
    "sensitive-",
    "import-",
    "list-not",
    "held-",
    "called-off",
)


def part_of(problem: Problem) -> str:
    """The part of a report that a remark is in, by its name in PARTS."""
    if problem.is_error or problem.code in _OF_ROWS:
        return "row"
    if problem.code in _CHANGED:
        return "change"
    return "doubt" if problem.code in _DOUBTFUL else "cut"


def is_noticeable(problem: Problem) -> bool:
    """Whether a remark is of what a visitor would miss or be misled by: a row left out, a time, a place, a secret."""
    return problem.is_error or problem.code.startswith(_NOTICEABLE) or problem.code.endswith("-unheeded")
