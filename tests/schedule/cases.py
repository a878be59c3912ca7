"""The table that holds schedule/ to the truth. Every date was read off a wall calendar, not computed.

The bank holidays are those that the governments have announced. A date with "?" is a bank holiday on which the group
is to be asked.
"""
# ruff: noqa: E501  (a table is read across)

from __future__ import annotations

from datetime import date, time

from fingerpost.records.calendar import Calendar, DateRange, SchoolTerm
from fingerpost.records.session import BankHolidays, Repeats, Session, Week, Weekday

MON, TUE, WED, THU, FRI, SAT, SUN = Weekday
FIRST, SECOND, THIRD, FOURTH, FIFTH, LAST = Week
CLOSED, OPEN, ASK = BankHolidays.CLOSED, BankHolidays.OPEN, BankHolidays.ASK


def day(text: str) -> date:
    return date.fromisoformat(text)


def days(text: str) -> tuple[date, ...]:
    return tuple(day(word) for word in text.split())


def weekly(*on: Weekday, **rest: object) -> Session:
    return Session(repeats=Repeats.WEEKLY, days=on, **rest)


def monthly(weeks: tuple[Week, ...], *on: Weekday, **rest: object) -> Session:
    return Session(repeats=Repeats.MONTHLY, weeks=weeks, days=on, **rest)


def once(on: str, **rest: object) -> Session:
    return Session(repeats=Repeats.ONCE, starts_on=day(on), **rest)


SOMERSET = Calendar(
    id="somerset",
    name="Somerset school terms",
    terms=(
        SchoolTerm(
            name="Autumn 2026",
            days=DateRange(day("2026-09-03"), day("2026-12-18")),
            breaks=(DateRange(day("2026-10-26"), day("2026-10-30")),),
        ),
        SchoolTerm(
            name="Spring 2027",
            days=DateRange(day("2027-01-04"), day("2027-03-25")),
            breaks=(DateRange(day("2027-02-15"), day("2027-02-19")),),
        ),
    ),
)
CALENDARS = {"somerset": SOMERSET}
TERM = {"term_time": "somerset"}

# what it shows, session, nation, first, last, the days
CASES = [
    # -- Plain rules ------------------------------------------------------------------------------------------------
    ("weekly", weekly(TUE), "ENG", "2026-11-01", "2026-11-30", "2026-11-03 2026-11-10 2026-11-17 2026-11-24"),
    ("first and last day of the window count", weekly(TUE), "ENG", "2026-11-03", "2026-11-10", "2026-11-03 2026-11-10"),
    ("a window of one day", weekly(TUE), "ENG", "2026-11-03", "2026-11-03", "2026-11-03"),
    ("a window of another day", weekly(TUE), "ENG", "2026-11-04", "2026-11-04", ""),
    ("a window that ends before it begins", weekly(TUE), "ENG", "2026-11-30", "2026-11-01", ""),
    ("two days a week", weekly(MON, THU), "ENG", "2026-11-02", "2026-11-12", "2026-11-02 2026-11-05 2026-11-09 2026-11-12"),
    ("the weekend", weekly(SAT, SUN), "ENG", "2026-11-06", "2026-11-09", "2026-11-07 2026-11-08"),
    ("across the year end", weekly(FRI, bank_holidays=OPEN), "ENG", "2026-12-24", "2027-01-09", "2026-12-25 2027-01-01 2027-01-08"),
    ("the night the clocks go back", weekly(SUN), "ENG", "2026-10-19", "2026-11-02", "2026-10-25 2026-11-01"),
    ("the night the clocks go forward", weekly(SUN), "ENG", "2027-03-22", "2027-04-05", "2027-03-28 2027-04-04"),
    ("leap day", weekly(TUE), "ENG", "2028-02-22", "2028-03-07", "2028-02-22 2028-02-29 2028-03-07"),
    ("first day", weekly(TUE, starts_on=day("2026-11-10")), "ENG", "2026-11-01", "2026-11-18", "2026-11-10 2026-11-17"),
    ("first day on another weekday", weekly(TUE, starts_on=day("2026-11-11")), "ENG", "2026-11-01", "2026-11-18", "2026-11-17"),
    ("last day counts", weekly(TUE, ends_on=day("2026-11-10")), "ENG", "2026-11-01", "2026-11-30", "2026-11-03 2026-11-10"),
    ("over", weekly(TUE, ends_on=day("2026-10-31")), "ENG", "2026-11-01", "2026-11-30", ""),
    ("weekday of the first day", weekly(starts_on=day("2026-11-04")), "ENG", "2026-11-01", "2026-11-19", "2026-11-04 2026-11-11 2026-11-18"),
    ("no weekday known", weekly(), "ENG", "2026-11-01", "2026-11-30", ""),
    ("every other week", weekly(WED, every=2, starts_on=day("2026-11-04")), "ENG", "2026-11-01", "2026-11-30", "2026-11-04 2026-11-18"),
    ("every other week, the other", weekly(WED, every=2, starts_on=day("2026-11-11")), "ENG", "2026-11-01", "2026-11-30", "2026-11-11 2026-11-25"),
    ("every other week across the year end", weekly(WED, every=2, starts_on=day("2026-12-16")), "ENG", "2026-12-16", "2027-01-31", "2026-12-16 2026-12-30 2027-01-13 2027-01-27"),
    ("every other week, begun long ago", weekly(WED, every=2, starts_on=day("2024-01-03")), "ENG", "2026-11-01", "2026-11-30", "2026-11-04 2026-11-18"),
    ("every other week, seen from a week off", weekly(WED, every=2, starts_on=day("2026-11-04")), "ENG", "2026-11-09", "2026-11-20", "2026-11-18"),
    ("every other week on two days, from the second", weekly(MON, WED, every=2, starts_on=day("2026-11-04")), "ENG", "2026-11-01", "2026-11-19", "2026-11-04 2026-11-16 2026-11-18"),
    ("every other week counted from a Sunday", weekly(SUN, MON, every=2, starts_on=day("2026-11-08")), "ENG", "2026-11-01", "2026-11-30", "2026-11-08 2026-11-16 2026-11-22 2026-11-30"),
    ("every third week", weekly(SAT, every=3, starts_on=day("2026-10-03")), "ENG", "2026-10-01", "2026-11-30", "2026-10-03 2026-10-24 2026-11-14"),
    ("every other week from nobody knows when", weekly(WED, every=2), "ENG", "2026-11-01", "2026-11-30", ""),
    ("a gap in every other week does not shift it", weekly(WED, every=2, starts_on=day("2026-11-04"), not_on=days("2026-11-18")), "ENG", "2026-11-01", "2026-12-20", "2026-11-04 2026-12-02 2026-12-16"),
    ("first Tuesday", monthly((FIRST,), TUE), "ENG", "2026-10-01", "2026-12-31", "2026-10-06 2026-11-03 2026-12-01"),
    ("second and fourth Friday", monthly((SECOND, FOURTH), FRI), "ENG", "2026-11-01", "2026-11-30", "2026-11-13 2026-11-27"),
    ("third Thursday", monthly((THIRD,), THU), "ENG", "2026-10-01", "2026-11-30", "2026-10-15 2026-11-19"),
    ("last Monday is the fifth", monthly((LAST,), MON), "ENG", "2026-11-01", "2026-11-30", "2026-11-30"),
    ("last Monday is the fourth", monthly((LAST,), MON), "ENG", "2026-10-01", "2026-10-31", "2026-10-26"),
    ("fourth and last are one day in a month without a fifth", monthly((FOURTH, LAST), MON), "ENG", "2026-10-01", "2026-10-31", "2026-10-26"),
    ("fourth and last are two days in a month with a fifth", monthly((FOURTH, LAST), MON), "ENG", "2026-11-01", "2026-11-30", "2026-11-23 2026-11-30"),
    ("fifth Saturday left out by first to fourth", monthly((FIRST, SECOND, THIRD, FOURTH), SAT), "ENG", "2026-10-01", "2026-10-31", "2026-10-03 2026-10-10 2026-10-17 2026-10-24"),
    ("last Tuesday on leap day", monthly((LAST,), TUE), "ENG", "2028-02-01", "2028-02-29", "2028-02-29"),
    ("first Monday and Friday", monthly((FIRST,), MON, FRI), "ENG", "2026-12-01", "2026-12-31", "2026-12-04 2026-12-07"),
    ("first Friday on New Year's Day", monthly((FIRST,), FRI, bank_holidays=OPEN), "ENG", "2026-12-15", "2027-01-31", "2027-01-01"),
    ("every second month", monthly((FIRST,), TUE, every=2, starts_on=day("2026-09-01")), "ENG", "2026-09-01", "2027-02-28", "2026-09-01 2026-11-03 2027-01-05"),
    ("every second month, begun last year", monthly((FIRST,), TUE, every=2, starts_on=day("2025-11-04")), "ENG", "2026-10-01", "2027-02-28", "2026-11-03 2027-01-05"),
    ("first day in the month after its first Tuesday", monthly((FIRST,), TUE, starts_on=day("2026-11-10")), "ENG", "2026-11-01", "2026-12-31", "2026-12-01"),
    ("the 15th of each month", monthly((), starts_on=day("2026-10-15")), "ENG", "2026-10-01", "2026-12-31", "2026-10-15 2026-11-15 2026-12-15"),
    ("the 31st comes in long months only", monthly((), starts_on=day("2026-10-31")), "ENG", "2026-10-01", "2026-12-31", "2026-10-31 2026-12-31"),
    ("a weekday a month, nobody knows which", monthly((), TUE), "ENG", "2026-11-01", "2026-11-30", ""),
    ("once", once("2026-12-05"), "ENG", "2026-11-01", "2026-12-31", "2026-12-05"),
    ("once, gone by", once("2026-10-31"), "ENG", "2026-11-01", "2026-12-31", ""),
    ("once on leap day", once("2028-02-29"), "ENG", "2028-02-01", "2028-03-31", "2028-02-29"),
    ("once on a bank holiday is meant", once("2026-12-25", bank_holidays=CLOSED), "ENG", "2026-12-01", "2026-12-31", "2026-12-25"),
    ("once out of term is meant", once("2026-12-22", **TERM), "ENG", "2026-12-01", "2026-12-31", "2026-12-22"),
    ("once, called off", once("2026-12-05", not_on=days("2026-12-05")), "ENG", "2026-11-01", "2026-12-31", ""),
    ("once, and once more", once("2026-12-05", also_on=days("2026-12-12")), "ENG", "2026-11-01", "2026-12-31", "2026-12-05 2026-12-12"),
    ("once, no day known", Session(repeats=Repeats.ONCE), "ENG", "2026-11-01", "2026-12-31", ""),
    ("some Mondays, and nobody knows which", Session(repeats=Repeats.SOME_WEEKS, days=(MON,)), "ENG", "2026-11-01", "2026-11-30", ""),
    ("by arrangement", Session(repeats=Repeats.BY_ARRANGEMENT, days=(MON,)), "ENG", "2026-11-01", "2026-11-30", ""),
    ("by arrangement, and an open day", Session(repeats=Repeats.BY_ARRANGEMENT, also_on=days("2026-11-14")), "ENG", "2026-11-01", "2026-11-30", "2026-11-14"),
    ("half term", weekly(TUE, **TERM), "ENG", "2026-10-15", "2026-11-10", "2026-10-20 2026-11-03 2026-11-10"),
    ("the days beside a break", weekly(SUN, SAT, **TERM), "ENG", "2026-10-24", "2026-11-01", "2026-10-24 2026-10-25 2026-10-31 2026-11-01"),
    ("first day of term", weekly(THU, **TERM), "ENG", "2026-08-20", "2026-09-10", "2026-09-03 2026-09-10"),
    ("last day of term", weekly(FRI, **TERM), "ENG", "2026-12-11", "2027-01-08", "2026-12-11 2026-12-18 2027-01-08"),
    ("past the last known term", weekly(TUE, **TERM), "ENG", "2027-03-16", "2027-06-30", "2027-03-16 2027-03-23"),
    ("a calendar that is not there", weekly(TUE, term_time="avalon"), "ENG", "2026-11-01", "2026-11-30", ""),
    ("monthly in term", monthly((FIRST,), MON, **TERM), "ENG", "2026-12-01", "2027-02-28", "2026-12-07 2027-01-04 2027-02-01"),
    ("added out of term", weekly(TUE, also_on=days("2026-12-22"), **TERM), "ENG", "2026-12-10", "2026-12-31", "2026-12-15 2026-12-22"),
    ("closed at Christmas", weekly(FRI, bank_holidays=CLOSED), "ENG", "2026-12-14", "2027-01-09", "2026-12-18 2027-01-08"),
    ("closed on the Monday after a Boxing Day on Saturday", weekly(MON, bank_holidays=CLOSED), "ENG", "2026-12-20", "2027-01-04", "2026-12-21 2027-01-04"),
    ("closed on Easter Monday in England", weekly(MON, bank_holidays=CLOSED), "ENG", "2027-03-22", "2027-04-05", "2027-03-22 2027-04-05"),
    ("Easter Monday is no bank holiday in Scotland", weekly(MON, bank_holidays=CLOSED), "SCT", "2027-03-22", "2027-04-05", "2027-03-22 2027-03-29 2027-04-05"),
    ("St Andrew's Day in Scotland", weekly(MON, bank_holidays=CLOSED), "SCT", "2026-11-20", "2026-12-07", "2026-11-23 2026-12-07"),
    ("St Andrew's Day in England", weekly(MON, bank_holidays=CLOSED), "ENG", "2026-11-20", "2026-12-07", "2026-11-23 2026-11-30 2026-12-07"),
    ("the day after New Year in Scotland", weekly(MON, bank_holidays=CLOSED), "SCT", "2026-12-30", "2027-01-12", "2027-01-11"),
    ("the summer bank holiday in Scotland", weekly(MON, bank_holidays=CLOSED), "SCT", "2026-07-27", "2026-09-01", "2026-07-27 2026-08-10 2026-08-17 2026-08-24 2026-08-31"),
    ("the summer bank holiday in Wales", weekly(MON, bank_holidays=CLOSED), "WLS", "2026-08-03", "2026-09-07", "2026-08-03 2026-08-10 2026-08-17 2026-08-24 2026-09-07"),
    ("St Patrick's Day in Northern Ireland", weekly(TUE, bank_holidays=CLOSED), "NIR", "2026-03-10", "2026-03-24", "2026-03-10 2026-03-24"),
    ("St Patrick's Day in England", weekly(TUE, bank_holidays=CLOSED), "ENG", "2026-03-10", "2026-03-24", "2026-03-10 2026-03-17 2026-03-24"),
    ("the Twelfth, kept on the 13th, in Northern Ireland", weekly(MON, bank_holidays=CLOSED), "NIR", "2026-07-06", "2026-07-20", "2026-07-06 2026-07-20"),
    ("Thanksgiving in the United States", weekly(THU, bank_holidays=CLOSED), "US", "2026-11-19", "2026-12-03", "2026-11-19 2026-12-03"),
    ("a country without a list", weekly(FRI, bank_holidays=CLOSED), "XX", "2026-12-24", "2027-01-02", "2026-12-25 2027-01-01"),
    ("open on bank holidays", weekly(FRI, bank_holidays=OPEN), "ENG", "2026-12-24", "2027-01-02", "2026-12-25 2027-01-01"),
    ("ask on bank holidays", weekly(FRI, bank_holidays=ASK), "ENG", "2026-12-24", "2027-01-02", "2026-12-25? 2027-01-01?"),
    ("added on a bank holiday", weekly(MON, bank_holidays=CLOSED, also_on=days("2026-12-25")), "ENG", "2026-12-21", "2026-12-31", "2026-12-21 2026-12-25"),
    ("not on", weekly(WED, not_on=days("2026-12-23 2026-12-30")), "ENG", "2026-12-10", "2027-01-08", "2026-12-16 2027-01-06"),
    ("not on a day it would not meet anyway", weekly(WED, not_on=days("2026-12-24")), "ENG", "2026-12-20", "2026-12-31", "2026-12-23 2026-12-30"),
    ("also on a day it meets anyway comes once", weekly(WED, also_on=days("2026-12-23")), "ENG", "2026-12-20", "2026-12-31", "2026-12-23 2026-12-30"),
    ("also on another day comes in order", weekly(WED, also_on=days("2026-12-21 2026-12-27")), "ENG", "2026-12-20", "2026-12-31", "2026-12-21 2026-12-23 2026-12-27 2026-12-30"),
    ("also and not on the same day is not", weekly(WED, also_on=days("2026-12-21"), not_on=days("2026-12-21")), "ENG", "2026-12-20", "2026-12-24", "2026-12-23"),
    ("added after the last day", weekly(MON, ends_on=day("2026-12-14"), also_on=days("2026-12-21")), "ENG", "2026-12-10", "2026-12-31", "2026-12-14 2026-12-21"),
    ("added before the first day", weekly(MON, starts_on=day("2026-12-14"), also_on=days("2026-12-05")), "ENG", "2026-12-01", "2026-12-15", "2026-12-05 2026-12-14"),
    ("additions outside the window stay out", weekly(MON, also_on=days("2026-11-29 2026-12-09")), "ENG", "2026-12-01", "2026-12-08", "2026-12-07"),

    # -- The two nights on which the clocks change ------------------------------------------------------------------
    ("every day across the night the clocks go forward", weekly(*Weekday, bank_holidays=OPEN), "ENG", "2027-03-26", "2027-03-30", "2027-03-26 2027-03-27 2027-03-28 2027-03-29 2027-03-30"),
    ("every day across the night the clocks go back", weekly(*Weekday), "ENG", "2026-10-24", "2026-10-26", "2026-10-24 2026-10-25 2026-10-26"),
    ("every other Sunday across the night the clocks go back", weekly(SUN, every=2, starts_on=day("2026-10-11")), "ENG", "2026-10-11", "2026-11-22", "2026-10-11 2026-10-25 2026-11-08 2026-11-22"),
    ("every other Sunday across the night the clocks go forward", weekly(SUN, every=2, starts_on=day("2027-03-14")), "ENG", "2027-03-14", "2027-04-11", "2027-03-14 2027-03-28 2027-04-11"),
    ("every third week across both nights", weekly(MON, every=3, starts_on=day("2026-10-05"), bank_holidays=OPEN), "ENG", "2026-10-01", "2027-04-15", "2026-10-05 2026-10-26 2026-11-16 2026-12-07 2026-12-28 2027-01-18 2027-02-08 2027-03-01 2027-03-22 2027-04-12"),
    ("past midnight into the night the clocks go back", weekly(SAT, starts=time(22), ends=time(2), ends_next_day=True), "ENG", "2026-10-24", "2026-10-25", "2026-10-24"),
    ("past midnight into the night the clocks go forward", weekly(SAT, starts=time(22), ends=time(2), ends_next_day=True), "ENG", "2027-03-27", "2027-03-28", "2027-03-27"),
    ("at a time that the night skips", weekly(SUN, starts=time(1, 30)), "ENG", "2027-03-28", "2027-03-28", "2027-03-28"),
    ("at a time that comes twice that night, yet once", weekly(SUN, starts=time(1, 30)), "ENG", "2026-10-25", "2026-10-25", "2026-10-25"),
    ("first day on the night the clocks go back", weekly(SUN, starts_on=day("2026-10-25")), "ENG", "2026-10-18", "2026-11-01", "2026-10-25 2026-11-01"),
    ("last day on the night the clocks go forward", weekly(SUN, ends_on=day("2027-03-28")), "ENG", "2027-03-21", "2027-04-04", "2027-03-21 2027-03-28"),
    ("last Sunday of the month, which is both nights", monthly((LAST,), SUN), "ENG", "2026-10-01", "2027-03-31", "2026-10-25 2026-11-29 2026-12-27 2027-01-31 2027-02-28 2027-03-28"),
    ("the night of last year", weekly(SUN), "ENG", "2025-10-20", "2025-11-02", "2025-10-26 2025-11-02"),
    ("the night in a leap year", weekly(SUN), "ENG", "2028-03-20", "2028-04-02", "2028-03-26 2028-04-02"),
    ("a window that ends on the night", weekly(SUN), "ENG", "2026-10-18", "2026-10-25", "2026-10-18 2026-10-25"),
    ("a window that begins on the night", weekly(SUN), "ENG", "2027-03-28", "2027-04-04", "2027-03-28 2027-04-04"),
    ("not on the night", weekly(SUN, not_on=days("2026-10-25")), "ENG", "2026-10-18", "2026-11-01", "2026-10-18 2026-11-01"),
    ("also on the night", weekly(MON, also_on=days("2026-10-25")), "ENG", "2026-10-19", "2026-10-26", "2026-10-19 2026-10-25 2026-10-26"),

    # -- Terms and their breaks -------------------------------------------------------------------------------------
    ("every other week goes on counting through half terms", weekly(TUE, every=2, starts_on=day("2026-10-13"), **TERM), "ENG", "2026-10-01", "2027-03-31", "2026-10-13 2026-11-10 2026-11-24 2026-12-08 2027-01-05 2027-01-19 2027-02-02 2027-03-02 2027-03-16"),
    ("last Friday in term", monthly((LAST,), FRI, **TERM), "ENG", "2026-09-01", "2027-03-31", "2026-09-25 2026-11-27 2027-01-29 2027-02-26"),
    ("the 15th in term", monthly((), starts_on=day("2026-09-15"), **TERM), "ENG", "2026-09-01", "2027-04-30", "2026-09-15 2026-10-15 2026-11-15 2026-12-15 2027-01-15 2027-03-15"),
    ("the day on which term ends", weekly(THU, **TERM), "ENG", "2027-03-18", "2027-04-01", "2027-03-18 2027-03-25"),
    ("the day before term begins", weekly(WED, **TERM), "ENG", "2026-09-01", "2026-09-10", "2026-09-09"),
    ("the half term of spring", weekly(MON, **TERM), "ENG", "2027-02-08", "2027-02-22", "2027-02-08 2027-02-22"),
    ("the Saturdays around a half term are in term", weekly(SAT, **TERM), "ENG", "2027-02-13", "2027-02-27", "2027-02-13 2027-02-20 2027-02-27"),
    ("the last day of a break and the day after it", weekly(FRI, SAT, **TERM), "ENG", "2026-10-23", "2026-10-31", "2026-10-23 2026-10-24 2026-10-31"),
    ("every day to the end of term", weekly(*Weekday, **TERM), "ENG", "2026-12-16", "2026-12-22", "2026-12-16 2026-12-17 2026-12-18"),
    ("every day of a break", weekly(*Weekday, **TERM), "ENG", "2026-10-26", "2026-10-30", ""),
    ("in term and closed on a bank holiday", weekly(MON, bank_holidays=CLOSED, **TERM), "SCT", "2026-11-16", "2026-12-14", "2026-11-16 2026-11-23 2026-12-07 2026-12-14"),
    ("in term and to be asked on a bank holiday", weekly(MON, **TERM), "SCT", "2026-12-14", "2027-01-11", "2026-12-14 2027-01-04? 2027-01-11"),
    ("a bank holiday out of term is out", weekly(MON, bank_holidays=OPEN, **TERM), "ENG", "2026-12-14", "2027-01-04", "2026-12-14 2027-01-04"),
    ("not on a day of term", weekly(THU, not_on=days("2026-11-19"), **TERM), "ENG", "2026-11-12", "2026-12-03", "2026-11-12 2026-11-26 2026-12-03"),
    ("first day within a term", weekly(THU, starts_on=day("2026-11-05"), **TERM), "ENG", "2026-10-15", "2026-11-12", "2026-11-05 2026-11-12"),
    ("last day after the terms that are known", weekly(TUE, ends_on=day("2027-07-20"), **TERM), "ENG", "2027-03-16", "2027-07-31", "2027-03-16 2027-03-23"),
    ("added in a half term", weekly(TUE, also_on=days("2026-10-27"), **TERM), "ENG", "2026-10-19", "2026-11-03", "2026-10-20 2026-10-27 2026-11-03"),
    ("added after the terms that are known", weekly(TUE, also_on=days("2027-06-15"), **TERM), "ENG", "2027-03-20", "2027-06-30", "2027-03-23 2027-06-15"),
    ("added in a half term and called off again", weekly(TUE, also_on=days("2026-10-27"), not_on=days("2026-10-27"), **TERM), "ENG", "2026-10-19", "2026-11-03", "2026-10-20 2026-11-03"),

    # -- Bank holidays, in each nation, and the days kept for them --------------------------------------------------
    ("Good Friday in England", weekly(FRI, bank_holidays=CLOSED), "ENG", "2026-03-27", "2026-04-10", "2026-03-27 2026-04-10"),
    ("Good Friday in Scotland", weekly(FRI, bank_holidays=CLOSED), "SCT", "2026-03-27", "2026-04-10", "2026-03-27 2026-04-10"),
    ("Easter Monday in Wales", weekly(MON, bank_holidays=CLOSED), "WLS", "2026-03-30", "2026-04-13", "2026-03-30 2026-04-13"),
    ("Easter Monday in Northern Ireland", weekly(MON, bank_holidays=CLOSED), "NIR", "2026-03-30", "2026-04-13", "2026-03-30 2026-04-13"),
    ("Easter Monday in Scotland is a Monday", weekly(MON), "SCT", "2026-03-30", "2026-04-13", "2026-03-30 2026-04-06 2026-04-13"),
    ("the early May bank holiday", weekly(MON, bank_holidays=CLOSED), "ENG", "2026-04-27", "2026-05-11", "2026-04-27 2026-05-11"),
    ("the spring bank holiday in Scotland", weekly(MON, bank_holidays=CLOSED), "SCT", "2026-05-18", "2026-06-01", "2026-05-18 2026-06-01"),
    ("the summer bank holiday in Northern Ireland", weekly(MON, bank_holidays=CLOSED), "NIR", "2026-08-24", "2026-09-07", "2026-08-24 2026-09-07"),
    ("days kept for a Christmas on Saturday and Sunday, and for a New Year on Saturday", weekly(MON, TUE, bank_holidays=CLOSED), "ENG", "2027-12-20", "2028-01-04", "2027-12-20 2027-12-21 2028-01-04"),
    ("the same in Scotland, where the second of January is kept too", weekly(MON, TUE, bank_holidays=CLOSED), "SCT", "2027-12-20", "2028-01-04", "2027-12-20 2027-12-21"),
    ("ask on the days that are kept", weekly(MON, TUE), "ENG", "2027-12-20", "2028-01-04", "2027-12-20 2027-12-21 2027-12-27? 2027-12-28? 2028-01-03? 2028-01-04"),
    ("open on the days that are kept", weekly(MON, bank_holidays=OPEN), "WLS", "2027-12-20", "2028-01-03", "2027-12-20 2027-12-27 2028-01-03"),
    ("Boxing Day itself, on a Saturday, is one too", weekly(SAT, bank_holidays=CLOSED), "ENG", "2026-12-19", "2027-01-02", "2026-12-19 2027-01-02"),
    ("Boxing Day and the second of January on Saturdays in Scotland", weekly(SAT, bank_holidays=CLOSED), "SCT", "2026-12-19", "2027-01-09", "2026-12-19 2027-01-09"),
    ("Boxing Day and the second of January on Fridays in Scotland", weekly(FRI, bank_holidays=CLOSED), "SCT", "2025-12-26", "2026-01-09", "2026-01-09"),
    ("Boxing Day and the second of January on Fridays in England", weekly(FRI, bank_holidays=CLOSED), "ENG", "2025-12-26", "2026-01-09", "2026-01-02 2026-01-09"),
    ("St Patrick's Day in the middle of the week", weekly(WED, bank_holidays=CLOSED), "NIR", "2027-03-10", "2027-03-24", "2027-03-10 2027-03-24"),
    ("the Twelfth on its own day", weekly(MON, bank_holidays=CLOSED), "NIR", "2027-07-05", "2027-07-19", "2027-07-05 2027-07-19"),
    ("the Twelfth in Wales is a Monday", weekly(MON), "WLS", "2027-07-05", "2027-07-19", "2027-07-05 2027-07-12 2027-07-19"),
    ("St Andrew's Day of a Saturday, kept on Monday", weekly(MON, bank_holidays=CLOSED), "SCT", "2024-11-25", "2024-12-09", "2024-11-25 2024-12-09"),
    ("St Andrew's Day of a Sunday, kept on Monday", weekly(MON, bank_holidays=CLOSED), "SCT", "2025-11-24", "2025-12-08", "2025-11-24 2025-12-08"),
    ("a bank holiday of one year alone: the Queen's funeral", weekly(MON, bank_holidays=CLOSED), "ENG", "2022-09-12", "2022-09-26", "2022-09-12 2022-09-26"),
    ("a bank holiday of one year alone: the coronation", weekly(MON, bank_holidays=CLOSED), "WLS", "2023-04-24", "2023-05-15", "2023-04-24 2023-05-15"),
    ("two in one week: the jubilee", weekly(THU, FRI, bank_holidays=CLOSED), "ENG", "2022-05-26", "2022-06-10", "2022-05-26 2022-05-27 2022-06-09 2022-06-10"),
    ("a bank holiday that was moved from its Monday", weekly(MON, bank_holidays=CLOSED), "ENG", "2022-05-23", "2022-06-06", "2022-05-23 2022-05-30 2022-06-06"),
    ("a bank holiday that was moved to a Friday", weekly(MON, FRI, bank_holidays=CLOSED), "ENG", "2020-05-01", "2020-05-11", "2020-05-01 2020-05-04 2020-05-11"),
    ("Independence Day of a Saturday, kept on Friday", weekly(FRI, bank_holidays=CLOSED), "US", "2026-06-26", "2026-07-10", "2026-06-26 2026-07-10"),
    ("Juneteenth", weekly(FRI, bank_holidays=CLOSED), "US", "2026-06-12", "2026-06-26", "2026-06-12 2026-06-26"),
    ("the United States keep their own Mondays", weekly(MON, bank_holidays=CLOSED), "US", "2026-08-24", "2026-09-07", "2026-08-24 2026-08-31"),
    ("first Monday, closed on two bank holidays", monthly((FIRST,), MON, bank_holidays=CLOSED), "ENG", "2026-04-01", "2026-09-30", "2026-06-01 2026-07-06 2026-08-03 2026-09-07"),
    ("last Monday, closed on three bank holidays", monthly((LAST,), MON, bank_holidays=CLOSED), "ENG", "2026-05-01", "2026-12-31", "2026-06-29 2026-07-27 2026-09-28 2026-10-26 2026-11-30"),
    ("nobody has said about bank holidays, in England", weekly(MON), "ENG", "2026-12-21", "2027-01-04", "2026-12-21 2026-12-28? 2027-01-04"),
    ("nobody has said about bank holidays, in Scotland", weekly(MON), "SCT", "2026-12-21", "2027-01-04", "2026-12-21 2026-12-28? 2027-01-04?"),
    ("every other week, with a bank holiday to ask about", weekly(MON, every=2, starts_on=day("2026-12-14")), "ENG", "2026-12-14", "2027-01-11", "2026-12-14 2026-12-28? 2027-01-11"),
    ("first Thursday on New Year's Day, to ask about", monthly((FIRST,), THU), "ENG", "2026-01-01", "2026-02-28", "2026-01-01? 2026-02-05"),
    ("added on a bank holiday, so not to be asked", weekly(TUE, also_on=days("2026-12-28")), "ENG", "2026-12-22", "2026-12-29", "2026-12-22 2026-12-28 2026-12-29"),
    ("closed, but on after all", weekly(MON, bank_holidays=CLOSED, also_on=days("2026-12-28")), "ENG", "2026-12-21", "2027-01-04", "2026-12-21 2026-12-28 2027-01-04"),
    ("to be asked, and somebody has said that it is on", weekly(MON, bank_holidays=ASK, also_on=days("2026-12-28")), "ENG", "2026-12-21", "2027-01-04", "2026-12-21 2026-12-28 2027-01-04"),
    ("open, but not on this one", weekly(MON, bank_holidays=OPEN, not_on=days("2026-12-28")), "ENG", "2026-12-21", "2027-01-04", "2026-12-21 2027-01-04"),
    ("by arrangement has no bank holidays to ask about", Session(repeats=Repeats.BY_ARRANGEMENT, days=(FRI,)), "ENG", "2026-12-25", "2026-12-25", ""),

    # -- Fifth weekdays ---------------------------------------------------------------------------------------------
    ("every week has the fifth Thursday", weekly(THU), "ENG", "2026-10-01", "2026-10-31", "2026-10-01 2026-10-08 2026-10-15 2026-10-22 2026-10-29"),
    ("first and third leave it out", monthly((FIRST, THIRD), THU), "ENG", "2026-10-01", "2026-10-31", "2026-10-01 2026-10-15"),
    ("second and fourth leave it out", monthly((SECOND, FOURTH), THU), "ENG", "2026-10-01", "2026-10-31", "2026-10-08 2026-10-22"),
    ("second and last have it", monthly((SECOND, LAST), THU), "ENG", "2026-10-01", "2026-10-31", "2026-10-08 2026-10-29"),
    ("fourth Saturday that is the last", monthly((FOURTH,), SAT), "ENG", "2026-11-01", "2026-11-30", "2026-11-28"),
    ("fourth Saturday that is not the last", monthly((FOURTH,), SAT), "ENG", "2026-10-01", "2026-10-31", "2026-10-24"),
    ("last Saturday on the last day of a month", monthly((LAST,), SAT), "ENG", "2026-10-01", "2026-10-31", "2026-10-31"),
    ("first Sunday on the first day of a month", monthly((FIRST,), SUN), "ENG", "2026-11-01", "2026-11-30", "2026-11-01"),
    ("all five of a month", monthly((FIRST, SECOND, THIRD, FOURTH, LAST), MON), "ENG", "2026-11-01", "2026-11-30", "2026-11-02 2026-11-09 2026-11-16 2026-11-23 2026-11-30"),
    ("all of a month with four", monthly((FIRST, SECOND, THIRD, FOURTH, LAST), TUE), "ENG", "2026-11-01", "2026-11-30", "2026-11-03 2026-11-10 2026-11-17 2026-11-24"),
    ("fourth and last in a February of four weeks", monthly((FOURTH, LAST), WED), "ENG", "2027-02-01", "2027-02-28", "2027-02-24"),
    ("fourth and last in a leap February", monthly((FOURTH, LAST), TUE), "ENG", "2028-02-01", "2028-02-29", "2028-02-22 2028-02-29"),

    # -- Every other week, every third month ------------------------------------------------------------------------
    ("every fourth week", weekly(WED, every=4, starts_on=day("2026-09-02")), "ENG", "2026-09-01", "2026-12-31", "2026-09-02 2026-09-30 2026-10-28 2026-11-25 2026-12-23"),
    ("every other Friday, counted from a Wednesday", weekly(FRI, every=2, starts_on=day("2026-11-04")), "ENG", "2026-11-01", "2026-11-30", "2026-11-06 2026-11-20"),
    ("every other Monday, counted from the Wednesday after it", weekly(MON, every=2, starts_on=day("2026-11-04")), "ENG", "2026-11-01", "2026-11-30", "2026-11-16 2026-11-30"),
    ("every other week across leap day", weekly(TUE, every=2, starts_on=day("2028-02-15")), "ENG", "2028-02-01", "2028-03-20", "2028-02-15 2028-02-29 2028-03-14"),
    ("every other week, counted for 27 years", weekly(SAT, every=2, starts_on=day("1999-01-02")), "ENG", "2026-11-01", "2026-11-30", "2026-11-14 2026-11-28"),
    ("every other week to its last day", weekly(WED, every=2, starts_on=day("2026-11-04"), ends_on=day("2026-12-02")), "ENG", "2026-11-01", "2026-12-31", "2026-11-04 2026-11-18 2026-12-02"),
    ("second Thursday of every second month", monthly((SECOND,), THU, every=2, starts_on=day("2026-01-08")), "ENG", "2026-01-01", "2026-07-31", "2026-01-08 2026-03-12 2026-05-14 2026-07-09"),
    ("first Saturday of every third month", monthly((FIRST,), SAT, every=3, starts_on=day("2026-09-05")), "ENG", "2026-09-01", "2027-06-30", "2026-09-05 2026-12-05 2027-03-06 2027-06-05"),
    ("last Sunday twice a year", monthly((LAST,), SUN, every=6, starts_on=day("2026-10-25")), "ENG", "2026-10-01", "2027-10-31", "2026-10-25 2027-04-25 2027-10-31"),
    ("the 20th of every third month", monthly((), every=3, starts_on=day("2026-11-20")), "ENG", "2026-11-01", "2027-08-31", "2026-11-20 2027-02-20 2027-05-20 2027-08-20"),
    ("a day of the year", monthly((), every=12, starts_on=day("2026-11-05")), "ENG", "2026-11-01", "2027-11-30", "2026-11-05 2027-11-05"),

    # -- Ends of months, and leap days ------------------------------------------------------------------------------
    ("the 30th leaves February out", monthly((), starts_on=day("2026-11-30")), "ENG", "2026-11-01", "2027-04-30", "2026-11-30 2026-12-30 2027-01-30 2027-03-30 2027-04-30"),
    ("the 29th leaves February out", monthly((), starts_on=day("2027-01-29")), "ENG", "2027-01-01", "2027-04-30", "2027-01-29 2027-03-29? 2027-04-29"),
    ("the 29th in a leap year", monthly((), starts_on=day("2028-01-29")), "ENG", "2028-01-01", "2028-03-31", "2028-01-29 2028-02-29 2028-03-29"),
    ("the 31st across a summer", monthly((), starts_on=day("2027-05-31")), "ENG", "2027-05-01", "2027-10-31", "2027-05-31? 2027-07-31 2027-08-31 2027-10-31"),
    ("a day of the year that most years have not", monthly((), every=12, starts_on=day("2028-02-29")), "ENG", "2028-02-01", "2031-12-31", "2028-02-29"),
    ("every day across leap day", weekly(*Weekday), "ENG", "2028-02-28", "2028-03-01", "2028-02-28 2028-02-29 2028-03-01"),
    ("every day across the end of a February without one", weekly(*Weekday), "ENG", "2027-02-27", "2027-03-01", "2027-02-27 2027-02-28 2027-03-01"),
    ("last day on leap day", weekly(TUE, ends_on=day("2028-02-29")), "ENG", "2028-02-15", "2028-03-14", "2028-02-15 2028-02-22 2028-02-29"),
    ("first day on leap day", weekly(TUE, starts_on=day("2028-02-29")), "ENG", "2028-02-15", "2028-03-14", "2028-02-29 2028-03-07 2028-03-14"),

    # -- Past midnight ----------------------------------------------------------------------------------------------
    ("past midnight belongs to the day it begins", weekly(FRI, starts=time(22), ends=time(1), ends_next_day=True), "ENG", "2026-12-04", "2026-12-04", "2026-12-04"),
    ("past midnight is not on the day it ends", weekly(FRI, starts=time(22), ends=time(1), ends_next_day=True), "ENG", "2026-12-05", "2026-12-05", ""),
    ("past midnight into a new year", once("2026-12-31", starts=time(21), ends=time(1), ends_next_day=True), "ENG", "2026-12-30", "2027-01-02", "2026-12-31"),
    ("past midnight on its last day", weekly(FRI, ends_next_day=True, ends_on=day("2026-12-04")), "ENG", "2026-11-27", "2026-12-11", "2026-11-27 2026-12-04"),
    ("past midnight into a bank holiday is not to be asked about", weekly(THU, starts=time(22), ends=time(1), ends_next_day=True), "ENG", "2026-12-24", "2026-12-25", "2026-12-24"),

    # -- Not on, also on --------------------------------------------------------------------------------------------
    ("none of its days", weekly(WED, not_on=days("2026-11-04 2026-11-11")), "ENG", "2026-11-01", "2026-11-15", ""),
    ("a month's day moved by a week", monthly((FIRST,), TUE, not_on=days("2026-11-03"), also_on=days("2026-11-10")), "ENG", "2026-10-01", "2026-12-31", "2026-10-06 2026-11-10 2026-12-01"),
    ("by arrangement, and one of two open days called off", Session(repeats=Repeats.BY_ARRANGEMENT, also_on=days("2026-11-14 2026-11-21"), not_on=days("2026-11-21")), "ENG", "2026-11-01", "2026-11-30", "2026-11-14"),
    ("once, and once before", once("2026-12-05", also_on=days("2026-11-28")), "ENG", "2026-11-01", "2026-12-31", "2026-11-28 2026-12-05"),
    ("once called off, and on another day", once("2026-12-05", not_on=days("2026-12-05"), also_on=days("2026-12-12")), "ENG", "2026-11-01", "2026-12-31", "2026-12-12"),
    ("a taster before it begins", weekly(TUE, starts_on=day("2027-01-05"), also_on=days("2026-12-15")), "ENG", "2026-12-01", "2027-01-05", "2026-12-15 2027-01-05"),
    ("only the days that are written down", weekly(also_on=days("2026-11-05 2026-11-26")), "ENG", "2026-11-01", "2026-11-30", "2026-11-05 2026-11-26"),
    ("not on a leap day", weekly(TUE, not_on=days("2028-02-29")), "ENG", "2028-02-22", "2028-03-07", "2028-02-22 2028-03-07"),

    # -- From and until ---------------------------------------------------------------------------------------------
    ("its first day is its last", weekly(TUE, starts_on=day("2026-11-10"), ends_on=day("2026-11-10")), "ENG", "2026-11-01", "2026-11-30", "2026-11-10"),
    ("its only day is on another weekday", weekly(TUE, starts_on=day("2026-11-11"), ends_on=day("2026-11-11")), "ENG", "2026-11-01", "2026-11-30", ""),
    ("it ends before it begins", weekly(TUE, starts_on=day("2026-11-17"), ends_on=day("2026-11-10")), "ENG", "2026-11-01", "2026-11-30", ""),
    ("a course of six weeks", weekly(MON, starts_on=day("2026-11-02"), ends_on=day("2026-12-07")), "ENG", "2026-10-01", "2027-01-31", "2026-11-02 2026-11-09 2026-11-16 2026-11-23 2026-11-30 2026-12-07"),
    ("last Friday, until a last Friday", monthly((LAST,), FRI, ends_on=day("2026-11-27")), "ENG", "2026-10-01", "2026-12-31", "2026-10-30 2026-11-27"),
    ("last Friday, until the day before one", monthly((LAST,), FRI, ends_on=day("2026-11-26")), "ENG", "2026-10-01", "2026-12-31", "2026-10-30"),
    ("second Wednesday, from a second Wednesday", monthly((SECOND,), WED, starts_on=day("2026-11-11")), "ENG", "2026-11-01", "2026-12-31", "2026-11-11 2026-12-09"),
    ("second Wednesday, from the day after one", monthly((SECOND,), WED, starts_on=day("2026-11-12")), "ENG", "2026-11-01", "2026-12-31", "2026-12-09"),
    ("the last day of the window is its first", weekly(TUE, starts_on=day("2026-11-24")), "ENG", "2026-11-01", "2026-11-24", "2026-11-24"),
    ("the first day of the window is its last", weekly(TUE, ends_on=day("2026-11-03")), "ENG", "2026-11-03", "2026-11-30", "2026-11-03"),
    ("it begins after the window", weekly(TUE, starts_on=day("2026-12-01")), "ENG", "2026-11-01", "2026-11-30", ""),
    ("once on the first day of the window", once("2026-11-01"), "ENG", "2026-11-01", "2026-11-30", "2026-11-01"),
    ("once on the last day of the window", once("2026-11-30"), "ENG", "2026-11-01", "2026-11-30", "2026-11-30"),
    ("once on the day after the window", once("2026-12-01"), "ENG", "2026-11-01", "2026-11-30", ""),
    ("once, whatever weekday is named", once("2026-12-05", days=(MON,)), "ENG", "2026-12-01", "2026-12-31", "2026-12-05"),
    ("by arrangement on weekdays, in term", Session(repeats=Repeats.BY_ARRANGEMENT, days=(MON, TUE), **TERM), "ENG", "2026-11-01", "2026-11-30", ""),
    # -- Fifth weeks, days of the month, printed dates ----------------------------------------------------------------
    ("fifth Saturday, in the months that have one", monthly((FIFTH,), SAT), "ENG", "2026-10-01", "2027-05-31", "2026-10-31 2027-01-30 2027-05-29"),
    ("second, fourth and, if there is one, fifth Monday", monthly((SECOND, FOURTH, FIFTH), MON), "ENG", "2026-11-01", "2026-12-31", "2026-11-09 2026-11-23 2026-11-30 2026-12-14 2026-12-28?"),
    ("fifth Tuesday of a leap February", monthly((FIFTH,), TUE), "ENG", "2028-02-01", "2028-03-31", "2028-02-29"),
    ("fifth and last are one day", monthly((FIFTH, LAST), SAT), "ENG", "2026-10-01", "2026-11-30", "2026-10-31 2026-11-28"),
    ("fifth Saturday of every second month", monthly((FIFTH,), SAT, every=2, starts_on=day("2026-10-01")), "ENG", "2026-10-01", "2027-06-30", "2026-10-31"),
    ("the 1st and 15th", Session(repeats=Repeats.MONTHLY, month_days=(1, 15)), "ENG", "2026-11-01", "2027-01-31", "2026-11-01 2026-11-15 2026-12-01 2026-12-15 2027-01-01? 2027-01-15"),
    ("the 31st, and no other day instead", Session(repeats=Repeats.MONTHLY, month_days=(31,)), "ENG", "2026-10-01", "2027-04-30", "2026-10-31 2026-12-31 2027-01-31 2027-03-31"),
    ("the 29th to the 31st across a February", Session(repeats=Repeats.MONTHLY, month_days=(29, 30, 31)), "ENG", "2027-01-20", "2027-03-30", "2027-01-29 2027-01-30 2027-01-31 2027-03-29? 2027-03-30"),
    ("the 1st, closed on bank holidays", Session(repeats=Repeats.MONTHLY, month_days=(1,), bank_holidays=CLOSED), "ENG", "2026-12-01", "2027-02-28", "2026-12-01 2027-02-01"),
    ("the 10th of every third month", Session(repeats=Repeats.MONTHLY, month_days=(10,), every=3, starts_on=day("2026-11-10")), "ENG", "2026-11-01", "2027-06-30", "2026-11-10 2027-02-10 2027-05-10"),
    ("a day of the month goes before a weekday", Session(repeats=Repeats.MONTHLY, month_days=(1,), days=(FRI,), weeks=(SECOND,)), "ENG", "2026-11-01", "2026-11-30", "2026-11-01"),
    ("printed dates", Session(repeats=Repeats.DATES, dates=days("2026-11-07 2026-11-21 2026-12-05 2026-12-16")), "ENG", "2026-11-21", "2026-12-31", "2026-11-21 2026-12-05 2026-12-16"),
    ("printed dates, one called off and one added", Session(repeats=Repeats.DATES, dates=days("2026-12-05 2026-12-16"), not_on=days("2026-12-16"), also_on=days("2026-12-12")), "ENG", "2026-12-01", "2026-12-31", "2026-12-05 2026-12-12"),
    ("a printed date on a bank holiday and out of term is meant", Session(repeats=Repeats.DATES, dates=days("2026-12-25"), bank_holidays=CLOSED, **TERM), "ENG", "2026-12-01", "2026-12-31", "2026-12-25"),

    # -- Months of each year, school holidays, not known --------------------------------------------------------------
    ("April to September, at its end", weekly(SUN, months=(4, 5, 6, 7, 8, 9)), "ENG", "2026-09-20", "2026-10-11", "2026-09-20 2026-09-27"),
    ("April to September, at its beginning of the next year", weekly(SUN, months=(4, 5, 6, 7, 8, 9)), "ENG", "2027-03-21", "2027-04-11", "2027-04-04 2027-04-11"),
    ("November to March, over the new year", monthly((FIRST,), SAT, months=(1, 2, 3, 11, 12)), "ENG", "2026-10-01", "2027-04-30", "2026-11-07 2026-12-05 2027-01-02 2027-02-06 2027-03-06"),
    ("every other week goes on counting through July and August", weekly(WED, every=2, starts_on=day("2026-06-03"), months=(1, 2, 3, 4, 5, 6, 9, 10, 11, 12)), "ENG", "2026-06-01", "2026-09-30", "2026-06-03 2026-06-17 2026-09-09 2026-09-23"),
    ("the 31st in winter", Session(repeats=Repeats.MONTHLY, month_days=(31,), months=(1, 11, 12)), "ENG", "2026-10-01", "2027-03-31", "2026-12-31 2027-01-31"),
    ("added in another month", weekly(SUN, months=(4,), also_on=days("2026-11-15")), "ENG", "2026-11-01", "2026-11-30", "2026-11-15"),
    ("in the school holidays, half terms too", weekly(TUE, school_holidays="somerset"), "ENG", "2026-10-15", "2027-04-30", "2026-10-27 2026-12-22 2026-12-29 2027-02-16"),
    ("the Saturday beside a half term is not in it", weekly(SAT, school_holidays="somerset"), "ENG", "2026-10-19", "2026-11-07", ""),
    ("holidays before the first known term and after the last are not known", weekly(TUE, school_holidays="somerset"), "ENG", "2026-08-01", "2026-09-30", ""),
    ("holidays of a calendar that is not there", weekly(TUE, school_holidays="avalon"), "ENG", "2026-10-15", "2026-11-10", ""),
    ("in the school holidays, closed on bank holidays", weekly(MON, bank_holidays=CLOSED, school_holidays="somerset"), "ENG", "2026-12-14", "2027-01-04", "2026-12-21"),
    ("nobody knows when", Session(repeats=Repeats.UNKNOWN), "ENG", "2026-11-01", "2027-11-30", ""),
    ("day and night", weekly(*Weekday, starts=time(0), ends=time(0), ends_next_day=True), "ENG", "2026-11-01", "2026-11-03", "2026-11-01 2026-11-02 2026-11-03"),

    ("by arrangement from a day on", Session(repeats=Repeats.BY_ARRANGEMENT, starts_on=day("2026-11-02")), "ENG", "2026-11-01", "2026-11-30", ""),
]  # fmt: skip
