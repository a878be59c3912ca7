"""What a word does in the grammar, and the kinds of words that have no value."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from fingerpost.schedule.hours.words.prose import PROSE_NOTES, PROSE_WORDS


class Kind(StrEnum):
    """What a word does in the grammar."""

    DAYS = "days"
    CLOCK = "clock"
    NUMBER = "number"
    ORDINAL = "ordinal"
    DASH = "dash"
    TO = "to"
    UNTIL = "until"
    FROM = "from"
    BETWEEN = "between"
    ONWARDS = "onwards"
    AND = "and"
    COMMA = "comma"
    SLASH = "slash"
    STOP = "stop"
    OPENS = "opens"
    CLOSES = "closes"
    EVERY = "every"
    ONE = "one"
    OF_MONTH = "of-month"
    ONCE_A_MONTH = "once-a-month"
    SOME_WEEKS = "some-weeks"  # so many a month, or some of the days, of which it is not said which
    WEEKS = "weeks"
    MONTHS_APART = "months-apart"
    WEEKLY = "weekly"
    MONTH = "month"
    DATE = "date"
    PART_OF_DATE = "part-of-date"
    MONTH_YEAR = "month-year"
    PART_OF_YEAR = "part-of-year"  # without dates: "in the summer"
    COURSE = "course"
    LENGTH = "length"  # how long it lasts
    CLOSED = "closed"
    EXCEPT = "except"
    ALSO = "also"
    ONLY = "only"
    TERM = "term"
    SCHOOL_HOLIDAYS = "school-holidays"
    BANK_HOLIDAYS = "bank-holidays"
    HOLIDAYS = "holidays"  # whose, the rest of the text shows
    FEASTS = "feasts"  # those that are bank holidays
    APPOINTMENT = "appointment"
    ALSO_APPOINTMENT = "also-appointment"
    NEXT_DAY = "next-day"
    ALL_DAY = "all-day"
    DAY_AND_NIGHT = "day-and-night"
    PART_OF_DAY = "part-of-day"
    LUNCH = "lunch"
    OF_FEAST = "of-feast"  # a service of one day of the year
    NOT_KNOWN = "not-known"
    NOISE = "noise"  # says nothing that matters here
    WORDS = "words"  # says something that is no matter of days and times
    CAVEAT = "caveat"  # not always so: "usually"
    NEARLY = "nearly"  # not exactly so: "about"
    VARIES = "varies"
    VAGUE = "vague"  # may change what is said close beside it
    HARD = "hard"  # may change what is said beside it


class Token(NamedTuple):
    """A word, what it means, and where it is in the text."""

    kind: Kind
    text: str
    value: object = None


# By the names of the patterns; a kind of the same name needs no line here.
KINDS = {
    "address_of_page": Kind.WORDS,
    "short_number": Kind.WORDS,
    "team_or_grade": Kind.WORDS,
    "postcode": Kind.WORDS,
    "postcode_half": Kind.WORDS,
    "floor": Kind.WORDS,
    "unclear_letter": Kind.HARD,
    "unclear_bar": Kind.HARD,
    "phone": Kind.WORDS,
    "address": Kind.WORDS,
    **dict.fromkeys(("house_number", "meeting_number", "sat_nav"), Kind.WORDS),
    "house_after_dash": Kind.HARD,  # unless it can be no end
    "address_by_compass": Kind.WORDS,
    "thing_soon": Kind.WORDS,
    "road": Kind.WORDS,
    "look_up": Kind.WORDS,
    "zip": Kind.WORDS,
    "in_holidays_too": Kind.NOISE,
    "ask_first": Kind.WORDS,
    "not_arranged": Kind.WORDS,
    "one_to_one": Kind.WORDS,
    "half_alone": Kind.WORDS,
    "illness": Kind.WORDS,
    "order": Kind.WORDS,
    "not_of_these": Kind.WORDS,
    "arrival": Kind.WORDS,
    "limit": Kind.WORDS,
    "some_more": Kind.WORDS,
    "notice": Kind.WORDS,
    "feast_range": Kind.HARD,
    "no_more": Kind.HARD,
    "not_now": Kind.HARD,
    "changed": Kind.WORDS,
    "with_note": Kind.CAVEAT,
    **dict.fromkeys(
        (
            "as_long_as",
            "exception_in_words",
            "special_in_a_week",
            "some_holidays",
            "moved_by_holiday",
            "for_a_while",
            "end_to_confirm",
            "by_the_sun",
            "until_dark",
            "booked_first",
            "feast_included",
            "not_certain",
            "in_other_hours",
            "late_some_day",
            "part_closes",
            "beside_a_service",
            "on_some_days",
        ),
        Kind.CAVEAT,
    ),
    **dict.fromkeys(("vigil", "yearly", "sunday_school", "founded", "midweek", "room_for", "metres"), Kind.WORDS),
    **dict.fromkeys(PROSE_WORDS, Kind.WORDS),
    **dict.fromkeys(PROSE_NOTES, Kind.CAVEAT),
    **dict.fromkeys(("within_hours", "season_runs", "it_begins", "limited_to"), Kind.NOISE),
    "hoped_for": Kind.HARD,
    "next_date": Kind.HARD,  # unless the days are of the month
    "to_confirm": Kind.WORDS,
    "we_ring": Kind.NOISE,
    "call_in": Kind.NOISE,
    "school_year": Kind.TERM,  # as far as anybody can say: the words go with it
    "holy_days": Kind.CAVEAT,
    "holy_days_among_others": Kind.HARD,
    "to_book": Kind.HARD,
    "irregular": Kind.HARD,
    "only_once": Kind.HARD,
    "day_off": Kind.HARD,
    "open_in_weeks": Kind.HARD,
    "for_givers": Kind.HARD,
    "after_hours": Kind.WORDS,
    "out_of_hours": Kind.WORDS,
    "announced": Kind.WORDS,
    "machine": Kind.WORDS,
    "spoken_time": Kind.HARD,
    "from_the_end": Kind.HARD,
    "of_quarter": Kind.HARD,
    "holiday_else": Kind.BANK_HOLIDAYS,
    "holiday_moved": Kind.HARD,
    "holiday_shift": Kind.BANK_HOLIDAYS,
    "in_the_holidays": Kind.HARD,
    "measure": Kind.WORDS,
    "also_arranged": Kind.ALSO_APPOINTMENT,
    "arranged": Kind.APPOINTMENT,
    "daylight": Kind.VARIES,
    "named_day": Kind.HARD,
    "by_time": Kind.HARD,
    "deadline": Kind.HARD,
    "no_such": Kind.HARD,
    "more_to_come": Kind.HARD,
    "unless_announced": Kind.CAVEAT,
    "during": Kind.VAGUE,
    "heading": Kind.NOISE,
    "open_end": Kind.ONWARDS,
    "money": Kind.WORDS,
    "distance": Kind.WORDS,
    "label_number": Kind.WORDS,
    "of_board": Kind.WORDS,
    "age": Kind.WORDS,
    "half_term": Kind.HARD,
    "how_often": Kind.HARD,
    "opens_in": Kind.HARD,
    "only_during": Kind.HARD,
    "columns": Kind.HARD,
    "houses_or_hours": Kind.HARD,
    "about_month": Kind.HARD,
    "said_again": Kind.NOISE,
    "bank_holidays_may_differ": Kind.BANK_HOLIDAYS,
    "digits": Kind.HARD,
    "ask": Kind.NOISE,
    "all_day": Kind.NOISE,
    "late_night": Kind.NOISE,
    "year_round": Kind.NOISE,
}
