"""Names of days, and words that may change what is said beside them."""

from __future__ import annotations

WEEK = (
    r"mondays?|mon|mo",
    r"tuesdays?|tues|tue|tu",
    r"wednesdays?|wend?n?e?sdays?|wednes|weds|wed|we",
    r"thursdays?|thurs|thur|thu|th",
    r"fridays?|fri|fr",
    r"saturdays?|sat|sa",
    r"sundays?|sun|su",
)
FULL_NAMES = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
GROUPS = {
    "weekday": (0, 1, 2, 3, 4),
    "mf": (0, 1, 2, 3, 4),
    "weekend": (5, 6),
    "daily": (0, 1, 2, 3, 4, 5, 6),
}
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "forth": 4, "fifth": 5, "last": -1, "final": -1}

# Words that change what is said beside them, where the grammar has no place for them.
HARD_WORDS = frozenset(
    [
        "pythefnos",  # Welsh: fortnight, month, week, holidays, term
        "mis",
        "wythnos",
        "gwyliau",
        "tymor",
        "sometimes",
        "irregular",
        "irregularly",
        "intermittently",
        "infrequently",
        "sporadically",
        "occasionally",
        "tbc",
        "tba",
        "tbd",
        "alternating",
        "alternately",
        "alternates",
        "otherwise",
        "week",
        "weeks",
        "month",
        "months",
        "fortnight",
        "term",
        "terms",
        "holiday",
        "holidays",
        "season",
        "seasons",
        "seasonal",
        "summer",
        "winter",
        "autumn",
        "spring",
        "temporarily",
        "cancelled",
        "pcm",
        "discontinued",
        "ceased",
        "postponed",
        "unavailable",
        "suspended",
        "paused",
        "twice",
        "once",
        "lent",
        "advent",
        "ramadan",
        "rota",
        "rotating",
        "half-term",
        "dates",
        "date",
    ]
)
# Words that go with what is said beside them into the notes: it is so, if not always or exactly.
CAVEAT_WORDS = frozenset(("usually", "normally", "generally", "typically", "currently"))
NEARLY_WORDS = frozenset(("approx", "approximately", "about", "around", "roughly", "circa", "ish"))
# Words that may, close to a day or a time; further off they are of something else.
VAGUE_WORDS = frozenset(
    [
        "was",
        "were",
        "formerly",
        "previously",
        "planned",
        "planning",
        "hoping",
        "hopes",
        "proposed",
        "ended",
        "if",
        "unless",
        "occasional",
        "when",
        "whenever",
        "while",
        "depending",
        "depends",
        "depend",
        "various",
        "may",
        "might",
        "could",
        "other",
        "before",
        "after",
        "limited",
        "reduced",
        "later",
        "earlier",
        "early",
        "late",
        "night",
        "nights",
        "different",
        "differ",
        "change",
        "changes",
        "changed",
        "changing",
        "next",
        "previous",
        "schedule",
        "either",
        "or",
        "permitting",
        "subject",
        "start",
        "starts",
        "end",
        "ends",
        "again",
        "return",
        "returns",
        "reopen",
        "reopens",
        "ask",
        "most",
        "many",
        "day-time",
        "daytime",
        "some",
        "several",
        "selected",
        "certain",
        "year",
        "years",
        "moved",
    ]
)

# After figures these say how many, and not when.
COUNTED = frozenset(
    (
        *("people", "persons", "places", "pupils", "children", "child", "kids", "adults", "members", "volunteers"),
        *("families", "guests", "parents", "olds", "year-olds", "minutes", "mins", "minute", "min", "miles"),
        *("mile", "weeks", "months", "month", "years", "year", "yrs", "s", "pounds", "pence", "percent", "tables"),
        *("seats", "times", "sessions", "class", "classes", "weekly", "per", "each", "maximum", "max", "minimum"),
        *("plus", "upwards"),
    )
)

# Beside these, holidays may be those of schools.
OF_SCHOOL = frozenset(
    (
        *(
            "school",
            "schools",
            "child",
            "children",
            "kids",
            "toddler",
            "toddlers",
            "baby",
            "babies",
            "pupils",
            "students",
        ),
        *("youth", "teens", "nursery", "preschool", "playgroup", "class", "classes", "club", "term", "tutoring"),
    )
)

# What an end may begin with that is no figure.
ENDS_IN_WORDS = frozenset(
    (
        *("half", "quarter", "mid", "early", "late", "about", "around", "approx", "gone", "end", "ends", "whenever"),
        *("when", "sold", "last", "tea", "teatime", "dinner", "dinnertime", "supper", "bedtime", "after", "before"),
        *("while", "tbc", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
        *("twelve", "or", "and"),
    )
)
