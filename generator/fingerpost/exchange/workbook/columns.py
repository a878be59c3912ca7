"""The columns of each sheet, made from the schema: what a cell is called, what it contains, and what to write in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from fingerpost.language import ENGLISH, Language
from fingerpost.language.mark import mark
from fingerpost.reading.schemas import Schema, schema_of
from fingerpost.records.shorten import shorten
from fingerpost.records.vocabulary import Vocabulary
from fingerpost.writing.write import say_value

ID, ACTIVITY, NUMBER = "id", "activity", "number"
SESSION = "session"  # what the rows of the sheet of sessions are, beside the three kinds of record
SHEETS: Mapping[str, str] = {
    "activity": mark("Activities"),
    SESSION: mark("Sessions"),
    "group": mark("Groups"),
    "place": mark("Places"),
}
_LONGEST_TITLE = 31  # of a tab, in Excel
LONGEST_HELP = 255  # as much as a spreadsheet shows beside a cell

# What is not in the workbook, and stays in its file as it is: lists of parts, and what editors do not type.
NOT_IN_WORKBOOK = frozenset(
    ("sessions", "photo", "assurance", "former_ids", "imported", "confirmed", "private", "github", "erased")
)
# Ids to choose from: which list holds them.
_LISTS = {
    "group": "groups",
    "kept_by": "groups",
    "categories": "categories",
    "needs": "needs",
    "for": "audiences",
    "serves": "areas",
    "area": "areas",
    "place": "places",
    "term_time": "calendars",
    "school_holidays": "calendars",
}
_ONE_LINE = ("name", "summary", "role", "town", "postcode", "email", "website")
_WIDE, _USUAL, _NARROW = 44, 18, 12


class Form(StrEnum):
    """How a value is written in a cell."""

    TEXT = "text"
    PHONE = "phone"
    DATE = "date"
    TIME = "time"
    MONEY = "money"
    DEGREES = "degrees"
    WHOLE = "whole"  # a whole number
    AGE = "age"  # a whole number, or words such as 6 weeks
    YES_NO = "yes or no"
    CHOICE = "choice"
    ANSWER = "answer"  # yes, no or ask; a note may follow: "no: one step"
    WORDS = "words"  # several ids, with a semicolon between
    LINES = "lines"  # several texts, one on each line
    DATES = "dates"
    NUMBERS = "numbers"


# Compared by identity: they are made once (columns_of), and a hash of all their words for each cell is dear.
@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """One column: the field at a path of the record, or the id of what a row is about."""

    path: str
    title: str
    form: Form
    help: str = ""
    choices: tuple[str, ...] = ()  # what the schema allows
    list: str = ""  # which list has what may be chosen, where the directory says it

    @property
    def is_key(self) -> bool:
        """Whether it says which record a row belongs to, and is not a field."""
        return self.path in (ID, ACTIVITY, NUMBER)

    @property
    def is_text(self) -> bool:
        """Whether a spreadsheet must leave it as it is typed."""
        return self.form not in (Form.DATE, Form.MONEY, Form.DEGREES, Form.WHOLE)

    @property
    def is_one_line(self) -> bool:
        """Whether a line break in it is one that came with a paste."""
        return self.path.rpartition(".")[2] in _ONE_LINE

    @property
    def width(self) -> int:
        """In characters."""
        if self.form is Form.LINES or self.path.rpartition(".")[2] in ("summary", "description", "notes", "steps"):
            return _WIDE
        if self.form in (Form.DATE, Form.TIME, Form.MONEY, Form.WHOLE, Form.AGE, Form.YES_NO, Form.ANSWER):
            return _NARROW
        return 26 if self.path in (ID, "name", ACTIVITY) or self.list else _USUAL


@cache
def columns_of(
    sheet: str, features: tuple[tuple[str, str], ...] = (), language: Language = ENGLISH
) -> tuple[Column, ...]:
    """The columns of a sheet.

    Args:
        sheet: activity, session, group or place.
        features: Ids and names of what a place may have for access, as the vocabulary lists them.
        language: Of titles and help. An import recognises titles by what the workbook itself says about them.
    """
    text = language.text
    keys: tuple[Column, ...]
    if sheet == SESSION:
        schema = schema_of("activity")["properties"]["sessions"]["items"]
        keys = (
            Column(ACTIVITY, text("Activity"), Form.TEXT, text("Its id, from the first sheet."), list="activities"),
            Column(
                NUMBER,
                text("Number"),
                Form.WHOLE,
                text("Which session of the activity. Leave it empty for a new one."),
            ),
        )
    else:
        schema = schema_of(sheet)
        keys = (
            Column(
                ID,
                text("Id"),
                Form.TEXT,
                text("The name of its file. Leave it empty for a new one; never change it."),
            ),
        )
    return _with_own_titles((*keys, *_columns(schema, "", "", features, language)))


def features_of(vocabulary: Vocabulary) -> tuple[tuple[str, str], ...]:
    """What a place may have for access: ids and names, in the order of the list."""
    return tuple((feature, term.name) for feature, term in vocabulary.access.items())


def title_of_sheet(title: str, language: Language) -> str:
    """What the tab of a sheet is called, as spreadsheets allow it."""
    words = "".join(" " if sign in "[]:*?/\\" else sign for sign in language.text(title)).strip(" '")
    return words[:_LONGEST_TITLE] or title


def _columns(
    schema: Schema, path: str, title: str, features: tuple[tuple[str, str], ...], language: Language
) -> Iterator[Column]:
    for name, field in _fields(schema).items():
        at = f"{path}.{name}" if path else name
        if name in NOT_IN_WORKBOOK:
            continue
        label = language.text(str(field.get("title", name)))
        # In German, a noun within a title keeps its capital.
        whole = f"{title}: {label[:1].lower() if language is ENGLISH else label[:1]}{label[1:]}" if title else label
        if name == "access" and not path:
            for feature, words in features:
                help_text = language.text(
                    "yes, no or ask; leave it empty if nobody knows. A note may follow: no: one step"
                )
                yield Column(
                    f"access.{feature}",
                    f"{language.text('Access')}: {words}",
                    Form.ANSWER,
                    help_text,
                    ("yes", "no", "ask"),
                )
        forms = field.get("oneOf", ())
        if any("properties" in each for each in (field, *forms)):
            if any(each.get("type") == "string" for each in forms):  # words, or parts
                yield Column(at, language.text("{title}, in words", title=whole), Form.TEXT, _help(field, language))
            yield from _columns(field, at, whole, (), language)
        else:
            yield _column(at, whole, name, field, language)


def _column(path: str, title: str, name: str, field: Schema, language: Language) -> Column:
    choices = tuple(field.get("enum") or field.get("items", {}).get("enum", ()))
    form = _form(name, field)
    which = _LISTS.get(name, "")
    if path == "closed.instead":
        which = ""
    if form in (Form.WORDS, Form.DATES, Form.NUMBERS):
        how = language.text("Put a semicolon between several.")
    elif form is Form.LINES:
        how = language.text("One on each line: Alt+Enter begins a new one.")
    else:
        how = ""
    return Column(path, title, form, _help(field, language, how), choices, which)


def _form(name: str, field: Schema) -> Form:
    items: Schema = field.get("items", {})
    kind = field.get("type")
    if kind == "array":
        if items.get("format") == "date":
            return Form.DATES
        if items.get("type") == "integer":
            return Form.NUMBERS
        return Form.WORDS if "pattern" in items or "enum" in items else Form.LINES
    if kind in ("boolean", "integer", "number"):
        numbers = Form.DEGREES if name in ("lat", "lon") else Form.MONEY
        return {"boolean": Form.YES_NO, "integer": Form.WHOLE, "number": numbers}[kind]
    if "oneOf" in field:
        return Form.AGE
    if field.get("format") == "date":
        return Form.DATE
    if name in ("phone", "text"):
        return Form.PHONE
    if name in ("from", "to") and "pattern" in field:
        return Form.TIME
    return Form.CHOICE if "enum" in field else Form.TEXT


def _fields(schema: Schema) -> Mapping[str, Schema]:
    for each in (schema, *schema.get("oneOf", ())):
        if "properties" in each:
            fields: Mapping[str, Schema] = each["properties"]
            return fields
    return {}


def _help(field: Schema, language: Language, how: str = "") -> str:
    about = " ".join(filter(None, (language.text(str(field.get("description", ""))), how)))
    examples = field.get("examples", ())
    example = examples[0] if examples else None
    if isinstance(example, list):
        example = "; ".join(map(str, example)) if not isinstance(example[0], dict) else None
    if example is None or isinstance(example, dict):
        return shorten(about, LONGEST_HELP)
    words = example if isinstance(example, str) else say_value(example)
    whole = f"{about} {language.text('For example: {words}', words=words)}"
    return whole if len(whole) <= LONGEST_HELP else shorten(about, LONGEST_HELP)


def _with_own_titles(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Where two have one title in a language, the path too: titles name the columns when the workbook comes back."""
    times = Counter(column.title for column in columns)
    return tuple(
        replace(column, title=f"{column.title} ({column.path})") if times[column.title] > 1 else column
        for column in columns
    )
