"""How well a column fits a field that has values of a form: postcodes, phones, hours, dates, prices, ages."""

from __future__ import annotations

import re
from collections.abc import Callable

from fingerpost.exchange.tables.propose.column import Column, Fit
from fingerpost.exchange.tables.propose.contents import Contents
from fingerpost.exchange.tables.propose.heading_words import OF_OFFICERS
from fingerpost.exchange.tables.propose.headings import plain, roles_of

_LONGEST_PRICE = 60
_LONGEST_KEY = 80
_SHORT = 8  # characters: 7pm-9pm
_IS_CHECK = re.compile(r"\b(?:verified|checked|assured|confirmed)\b")
_IDENTIFIER = re.compile(r"[\w.:/{}-]*\d[\w.:/{}-]*|[\w-]{15,}")
_ENDS_AS_KEY = re.compile(r"\w*(?:id|guid|uuid|urn|ref|code|num|number|no)$")
_OF_THE_CLOCK = re.compile(
    r"\b(?:times?|timings?|timetable|hours?|when|open(?:s|ing)?|starts?|begins?|from"
    r"|ends?|finish(?:es)?|closes?|until)\b"
)
_HOW_LONG = re.compile(  # or how often, and how many hours
    r"\b(?:(?:travel|journey|walk(?:ing)?|driv(?:e|ing)|lead|turnaround|processing|full|part|term) times?$|respon\w+"
    r"|wait\w*|durations?|length|long|per|number of|no of|total|credits?)\b"
)
_ONE_TIME = re.compile(r"(?:starts?|ends?|opens?|closes?|from|to|begins?|finish(?:es)?|until)(?: at)?")
_SAYS = "its heading says so"
_A_WORD = 0.5  # how plainly a heading says so
_PLAINLY = 0.9
_FEW = 0.1  # of the cells
_SOME = 0.3
_HALF = 0.5
_MOSTLY = 0.8


def _postcode(heading: float, column: Column) -> Fit:
    share = column.contents.share
    if share("postcode") >= 0.5:
        return 1.6 + heading / 2, "postcodes are in it"
    if share("zip") >= 0.8 and heading >= 0.5:
        return 1.3 + heading / 2, "ZIP codes are in it"
    return (heading, _SAYS) if heading >= 1 and not share("long") and share("phone") < 0.5 else None


def _email(heading: float, column: Column) -> Fit:
    share = column.contents.share
    is_among_words = heading >= _PLAINLY and share("with_email") >= _SOME
    return (1.5 + heading / 2, "email addresses are in it") if share("email") >= 0.4 or is_among_words else None


def _website(heading: float, column: Column) -> Fit:
    contents = column.contents
    if contents.share("web") < 0.4:
        return None
    says_nothing = 0.4 * (contents.share("elsewhere") >= 0.6) + 0.4 * (len(contents.values) == 1 < contents.filled)
    return 1.2 + heading / 2 - says_nothing, "web addresses are in it"


def _booking_url(heading: float, column: Column) -> Fit:
    return (1.9, "web addresses are in it") if heading and column.contents.share("web") >= 0.4 else None


def _phone(heading: float, column: Column) -> Fit:
    share = column.contents.share
    if share("phone") >= 0.5 and (heading or share("number") < 0.5):
        # A number that is meant for everybody comes before that of an officer of the club.
        words = plain(column.heading)
        first = 0.3 * ("public" in words) - 0.3 * bool(re.search(OF_OFFICERS, words))
        return 1.2 + heading / 2 + first, "phone numbers are in it"
    is_one = share("phone") >= 0.25 or share("local_phone") >= 0.8  # among other words
    if heading >= 0.9 and share("with_phone") >= 0.5:
        return 0.9, "phone numbers are in it, among other words"
    return (0.9, _SAYS) if heading >= 1 and is_one else None


def _coordinates(_: float, column: Column) -> Fit:
    return (2.5, "latitudes and longitudes are in it") if column.contents.share("point") >= 0.8 else None


def _degrees(most: int) -> Callable[[float, Column], Fit]:
    def degrees(heading: float, column: Column) -> Fit:
        cells = column.contents.cells
        numbers = [float(cell) for cell in cells if _is_number(cell)]
        are_degrees = len(numbers) >= 0.8 * len(cells) and all(-most <= number <= most for number in numbers)
        return (1.2 + heading / 2, _SAYS) if heading >= 0.5 and are_degrees else None

    return degrees


def hours_of_a_day(heading: float, column: Column) -> Fit:
    """How well it fits the hours of the day that its heading names."""
    contents = column.contents
    are_times = max(contents.share("time"), contents.share("times")) >= 0.4
    is_hours = are_times or contents.hours_of_a_day >= 0.3 or _closed_only(contents)
    return (1.5, "hours of that day are in it") if heading and is_hours else None


def _hours(heading: float, column: Column) -> Fit:
    contents, share = column.contents, column.contents.share
    others = max(share("time"), share("number"), share("date"), share("web"))
    if others > _HALF or share("days") > _MOSTLY or _HOW_LONG.search(plain(column.heading)):
        return None
    read = contents.hours if heading or (share("text") > 0.6 and _has_digits(contents)) else 0.0
    if read >= (0.3 if heading else 0.5):
        fuller = 0.4 * contents.filled_share  # of two such columns
        return 1.0 + heading / 2 + read / 2 + fuller, "days and times can be read in it"
    if heading > _A_WORD and _says_times(column):
        return 1.0 + heading / 2, "times are in it"
    return (0.8, _SAYS) if heading >= 1 and contents.length > _SHORT else None


def _time(heading: float, column: Column) -> Fit:
    is_time = column.contents.share("time") >= _HALF or is_of_four_figures(column)
    return (1.0 + heading / 2, "times are in it") if heading >= _A_WORD and is_time else None


def is_of_four_figures(column: Column) -> bool:
    """Whether times are in it such as 1930; below another heading than one of times that may be a year."""
    is_of_times = re.search(r"\b(?:times?|hours?|doors)\b", plain(column.heading))
    is_so = is_of_times or (_ONE_TIME.fullmatch(plain(column.heading)) and _are_round(column))
    return bool(is_so) and column.contents.share("hour") >= _MOSTLY


def _are_round(column: Column) -> bool:
    """Whether the numbers are those of the clock at every five minutes, and no years."""
    numbers = [cell for cell in column.contents.cells if cell.isdecimal()]
    are_years = all(cell[:2] in ("19", "20") and len(cell) == len("1930") for cell in numbers)
    return bool(numbers) and all(int(cell) % 5 == 0 for cell in numbers) and not are_years


def _start(heading: float, column: Column) -> Fit:
    """The time it starts; also where people say below it until when."""
    if fitting := _time(heading, column):
        return fitting
    is_range = heading >= _PLAINLY and _says_times(column)
    return (1.0 + heading / 2, "times are in it") if is_range else None


def _day(heading: float, column: Column) -> Fit:
    contents = column.contents
    if contents.share("days") >= 0.6 and (heading or contents.filled_share >= 0.5):
        return 1.3 + heading / 2, "names of days are in it"
    if heading >= 1 and contents.share("days") >= _SOME and contents.share("with_days") >= _MOSTLY:
        return 1.3, "names of days are in it, among other words"  # "1st Tue", "Every day except Sunday"
    return None


def _date(heading: float, column: Column) -> Fit:
    return (1.3 * heading, "dates are in it") if heading >= 0.75 and column.contents.share("date") >= 0.5 else None


def _checked(heading: float, column: Column) -> Fit:
    best = 0.1 if _IS_CHECK.search(plain(column.heading)) else 0.0  # rather than "updated"
    fits = heading >= 0.5 and column.contents.share("date") >= 0.5
    return (0.4 + 0.9 * heading + best, "dates are in it") if fits else None


def _frequency(heading: float, column: Column) -> Fit:
    share = column.contents.share
    return (1.0, _SAYS) if heading >= 1 and share("time") < 0.5 and share("date") < 0.5 else None


def _cost(heading: float, column: Column) -> Fit:
    contents, share = column.contents, column.contents.share
    if (share("long") > 0.8 and not heading) or share("web") > 0.6:
        return None
    priced = max(share("money"), share("price"))
    is_said = share("yes_no") >= 0.6 or share("number") >= 0.6 or share("text") >= 0.6
    if heading > 0.5 and (priced >= 0.2 or is_said):
        return 0.9 * heading + 0.4 * priced, _SAYS
    if heading and (share("money") >= 0.5 or (share("number") >= 0.8 and priced >= 0.8)):
        return 0.8, "prices are in it"
    return (0.9, "prices are in it") if share("money") >= 0.7 and contents.length < _LONGEST_PRICE else None


def _ages(heading: float, column: Column) -> Fit:
    share = column.contents.share
    if heading > 0.5 and (share("ages") >= 0.3 or share("text") > 0.5):
        return 1.2 * heading, _SAYS
    # 7-9 may be anything, unless the heading says of whom it is.
    says_ages = share("ages") - (0.0 if _is_of_people(column) else share("range")) >= _SOME
    return (0.9, "ages are in it") if says_ages and share("ages") >= 0.7 and share("number") < 0.3 else None


def _one_age(heading: float, column: Column) -> Fit:
    share = column.contents.share
    is_age = share("number") >= 0.7 or share("ages") >= 0.3
    return (1.2 * heading, _SAYS) if heading >= 0.5 and is_age and share("yes_no") < 0.7 else None


def _key(heading: float, column: Column) -> Fit:
    contents = column.contents
    if not (contents.is_different and contents.filled_share >= 0.98 and contents.length <= _LONGEST_KEY):
        return None
    if heading >= 1:
        return 1.2, "each row has its own"
    words = plain(column.heading).split()
    is_named = bool(words) and bool(_ENDS_AS_KEY.fullmatch(words[-1]))
    looks_so = sum(bool(_IDENTIFIER.fullmatch(cell)) for cell in contents.cells) >= 0.95 * len(contents.cells)
    is_other = contents.share("phone") >= 0.5 or contents.share("postcode") >= 0.5 or contents.share("date") >= 0.5
    return (0.9, "each row has its own") if is_named and looks_so and not is_other else None


RULES: dict[str, Callable[[float, Column], Fit]] = {
    "postcode": _postcode,
    "email": _email,
    "website": _website,
    "booking_url": _booking_url,
    "phone": _phone,
    "coordinates": _coordinates,
    "latitude": _degrees(90),
    "longitude": _degrees(180),
    "hours": _hours,
    "start": _start,
    "end": _time,
    "day": _day,
    "start_date": _date,
    "end_date": _date,
    "checked": _checked,
    "frequency": _frequency,
    "cost": _cost,
    "ages": _ages,
    "age_from": _one_age,
    "age_to": _one_age,
    "key": _key,
}


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def _says_times(column: Column) -> bool:
    """Whether they are times without their day, whether or not it is certain which half of the day each is in."""
    contents, share = column.contents, column.contents.share
    if share("date") >= _HALF or share("number") > _HALF or _HOW_LONG.search(plain(column.heading)):
        return False
    times = share("times") + share("time") + share("part_of_day")
    if times - share("range") < _FEW and not _OF_THE_CLOCK.search(plain(column.heading)):
        return False  # "Sessions" with 6-8 below it, and nothing else
    return times >= _HALF or contents.hours_of_a_day >= _HALF


def says_no_day(column: Column) -> bool:
    """Whether short times are in it that are of no use without a column that says the day."""
    return column.contents.length <= _SHORT and column.contents.hours < _SOME and _says_times(column)


def are_hours_alone(column: Column) -> bool:
    """Whether they are numbers below a heading of times: nobody says of 7 whether it is in the morning."""
    heading = plain(column.heading)
    says_so = _OF_THE_CLOCK.search(heading) and not _HOW_LONG.search(heading)
    return bool(says_so) and column.contents.share("number") > _HALF


def _is_of_people(column: Column) -> bool:
    return roles_of(column.heading).get("who", 0) >= _A_WORD


def _has_digits(contents: Contents) -> bool:
    return sum(any(character.isdigit() for character in cell) for cell in contents.cells) >= 0.6 * len(contents.cells)


def _closed_only(contents: Contents) -> bool:
    return all(value.casefold() in ("closed", "-", "n/a") for value in contents.values)
