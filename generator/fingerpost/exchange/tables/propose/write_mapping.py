"""A proposed mapping as text: each line with the reason behind it, blanks for what only a person knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rapidfuzz import fuzz

from fingerpost.exchange.tables.mapping_check import as_gap
from fingerpost.exchange.tables.propose.choose import Choice, Column, part_of_day
from fingerpost.exchange.tables.propose.headings import DAYS, plain
from fingerpost.exchange.tables.propose.sources import Source
from fingerpost.exchange.tables.table import Options

BLANK = ""  # what a person must fill in
_MOST_VALUES = 60
_PLAIN_TEXT = re.compile(r"[A-Za-z<][\w <>.+/'’()-]*")
_CLOSED = re.compile(
    (
        r"closed|inactive|ceased|archived|draft|deleted|expired|suspended|withdrawn|not (?:active|live|"
        r"running)"
    ),
    re.IGNORECASE,
)
_LANGUAGES = dict(
    pair.split()[::-1]
    for pair in [
        "en english",
        "cy welsh",
        "pl polish",
        "bn bengali",
        "ur urdu",
        "pa punjabi",
        "gu gujarati",
        "hi hindi",
        "ar arabic",
        "fr french",
        "es spanish",
        "pt portuguese",
        "ro romanian",
        "so somali",
        "tr turkish",
        "uk ukrainian",
        "ru russian",
        "zh chinese",
        "zh cantonese",
        "zh mandarin",
        "fa farsi",
        "ta tamil",
        "it italian",
        "de german",
        "el greek",
        "ku kurdish",
        "lt lithuanian",
        "bg bulgarian",
        "cs czech",
        "sk slovak",
        "hu hungarian",
        "vi vietnamese",
        "tl tagalog",
        "ko korean",
        "ja japanese",
        "ps pashto",
        "sw swahili",
        "bfi bsl",
    ]
)


@dataclass
class Answers:
    """What only a person can say; "" where nobody has yet."""

    source: str = BLANK
    licence: str = BLANK
    checked_on: str = BLANK
    town: str = BLANK
    contact: str = BLANK  # for rows that have none
    date_order: str = BLANK
    category_column: str | None = None  # None: as proposed; "": there is none


@dataclass
class Draft:
    """What has been found out of a list, to be written as a mapping."""

    source: Source
    chosen: Mapping[str, list[Choice]]
    left: Mapping[str, str]
    categories: Mapping[str, Sequence[str]]  # of the directory: its names and words by id
    answers: Answers
    needs_town: bool = False
    date_order: str = ""
    lines: list[str] = field(default_factory=list)


def quoted(text: str) -> str:
    """A text as YAML has it inside brackets or not."""
    return (
        text
        if _PLAIN_TEXT.fullmatch(text) and ": " not in text
        else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    )


def write_draft(draft: Draft, file: str) -> str:
    """The whole mapping, with its comments."""
    return "\n".join(_Writer(draft, file).lines()) + "\n"


class _Writer:
    def __init__(self, draft: Draft, file: str) -> None:
        self.draft = draft
        self.file = file

    # What is in which column

    def all(self, role: str) -> list[Column]:
        return [choice.column for choice in self.draft.chosen.get(role, [])]

    def gap(self, role: str) -> str:
        columns = self.all(role)
        return as_gap(columns[0].name) if columns else ""

    def why(self, role: str) -> str:
        choices = self.draft.chosen.get(role, [])
        return f"{choices[0].column.name}: {choices[0].why}" if choices else ""

    # The parts

    def lines(self) -> Iterator[str]:
        answers = self.draft.answers
        yield f"# A mapping proposed for {self.file}. Behind each line is why. Look it over, and change what is wrong:"
        yield "# the handbook has every word, under Import a table. Then type the same command again."
        yield ""
        yield _with(
            f"source: {quoted(answers.source) if answers.source else ''}",
            "" if answers.source else "fill in: whose list is it? It is on every record",
        )
        yield _with(
            f"licence: {quoted(answers.licence) if answers.licence else ''}",
            "" if answers.licence else "fill in: on what terms may it be used? our own, OGL-UK-3.0, CC-BY-4.0 ...",
        )
        yield from self._key()
        yield from self._table()
        yield from self._joins()
        yield from self._columns()
        yield from self._skip()
        yield ""
        yield "records:"
        if self.has_group:
            yield from _indented(self._group(), 2)
        if self.has_place:
            yield from _indented(self._place(), 2)
        yield from _indented(self._activity(), 2)
        yield ""
        yield from self._left_out()

    def _key(self) -> Iterator[str]:
        if self.all("key") and not self.all("key")[0].table:
            yield _with(f"key: [{quoted(self.gap('key'))}]", self.why("key"))
            return
        columns = [
            column
            for role in ("name", "group", "venue", "postcode", "town", "day", "start")
            for column in self.all(role)[:1]
        ]
        columns = [column for column in columns if not column.table] or self.all("name")
        if columns:
            enough = _telling(self.draft.source, columns)
            gaps = ", ".join(quoted(as_gap(column.name)) for column in enough)
            yield _with(f"key: [{gaps}]", "no column has a number for each row; these tell the rows apart")
        else:
            yield _with("key:", "fill in: which columns tell one row from all others?")

    def _table(self) -> Iterator[str]:
        settings = dict(_settings(self.draft.source.options, len(self.draft.source.table.rows)))
        if settings:
            yield "table:"
            for name, (value, why) in settings.items():
                yield _with(f"  {name}: {value}", why)

    def _joins(self) -> Iterator[str]:
        links = [link for link in self.draft.source.links if not link.is_inside and self._is_used(link.name)]
        if links:
            yield "join:"
        for link in links:
            where = f"{as_gap(link.left)} = {as_gap(link.right)}"
            many = "several of its rows may belong to one" if link.is_many else "one of its rows belongs to each"
            name = f", as: {quoted(link.name)}" if link.name != link.table else ""
            yield _with(
                f"  - {{from: {quoted(link.table)}{name}, where: {quoted(where)}}}",
                f"the same values are in both; {many}",
            )

    def _is_used(self, name: str) -> bool:
        tables = {choice.column.table for choices in self.draft.chosen.values() for choice in choices}
        leads = {link.left.partition(": ")[0] for link in self.draft.source.links if link.name in tables}
        return name in tables or name in leads

    def _skip(self) -> Iterator[str]:
        rules = [*self._closed_rows(), *self._total_rows()]
        if rules:
            yield "skip:"
        for column, test, because, why in rules:
            yield _with(f"  - {{when: {{{quoted(column)}: {test}}}, because: {quoted(because)}}}", why)

    def _closed_rows(self) -> Iterator[tuple[str, str, str, str]]:
        for column in self.all("closed"):
            values = list(column.contents.values)
            if column.contents.share("date") >= 0.5 or (column.contents.share("number") > 0.5 and len(values) > 2):
                yield column.name, "filled", "it has closed", f"{column.contents.filled} rows have something there"
                continue
            words = plain(column.heading)
            asks_open = re.search(r"\b(?:live|active|published|visible|current|enabled|open|running)\b", words)
            no = [value for value in values if value.casefold() in ("no", "n", "false", "0", "f")]
            yes = [value for value in values if value.casefold() in ("yes", "y", "true", "1", "t")]
            closed = [value for value in values if _CLOSED.search(value)] + (no if asks_open else yes)
            if closed:
                yield column.name, _list(closed), "it is not open or not published", "by its heading and these values"

    def _total_rows(self) -> Iterator[tuple[str, str, str, str]]:
        table = self.draft.source.table
        for header in table.headers[:2]:
            totals = {row.cells.get(header, "") for row in table.rows[-4:]}
            totals = {
                cell
                for cell in totals
                if re.match((r"(?:grand |sub-?)?totals?\b|number of|end of|last updated|source:"), cell, re.IGNORECASE)
            }
            if totals:
                yield (
                    header,
                    _list(sorted(totals)),
                    "it is a total or a note, not an entry",
                    "the last rows look like that",
                )

    @property
    def has_group(self) -> bool:
        return (
            bool(self.all("group")) and self.all("group")[0].name != (self.all("name")[:1] or self.all("group"))[0].name
        )

    @property
    def has_place(self) -> bool:
        return any(self.all(role) for role in ("postcode", "address", "latitude", "town", "venue"))

    @property
    def name(self) -> str:
        return self.gap("name") or self.gap("group") or self.gap("venue")

    def _group(self) -> Iterator[str]:
        yield "group:"
        yield _with(f"  key: [{quoted(self.gap('group'))}]", "several rows may have one group")
        yield f"  id: [{quoted(self.gap('group'))}]"
        yield _with(f"  name: {quoted(self.gap('group'))}", self.why("group"))
        yield _with(
            f"  summary: {quoted(self.gap('group') + ' runs what is listed here.')}",
            "change it, if the list says what they do",
        )
        if self.all("charity"):
            yield _with(f"  identifiers: [{quoted('GB-CHC-' + self.gap('charity'))}]", self.why("charity"))
        yield f"  {self._checked()}"

    def _place(self) -> Iterator[str]:
        town = self._town()
        venue = self.gap("venue") or self.name
        lines = self.all("address")
        table = next(
            (
                column.table
                for role in ("postcode", "venue", "address", "town")
                for column in self.all(role)
                if column.table
            ),
            "",
        )
        yield "place:"
        key = self._place_key(table)
        if table and any(link.name == table and link.is_many for link in self.draft.source.links):
            yield _with(f"  each: {quoted(table)}", "a place for each row of that table")
        yield _with(f"  key: [{', '.join(key)}]", "several rows may be at one place")
        yield f"  id: [{quoted(venue)}, {quoted(self.gap('town') or self.gap('postcode') or self.name)}]"
        if self.all("postcode"):
            yield f"  if_taken: [{quoted(self.gap('postcode'))}]"
        yield _with(
            f"  name: {_first([venue, self.name])}",
            self.why("venue") or "the list has no name for the place, so it has that of the entry",
        )
        if lines:
            one_cell = len(lines) == 1 and _has_commas(lines[0])
            value = (
                f"{{address_part: lines, of: {quoted(as_gap(lines[0].name))}}}"
                if one_cell
                else f"[{', '.join(quoted(as_gap(line.name)) for line in lines)}]"
            )
            yield _with(f"  address: {value}", f"{lines[0].name}: {self.draft.chosen['address'][0].why}")
        yield _with(f"  town: {town}", self.why("town") or "the list has no column for it: look whether this is right")
        if self.all("postcode"):
            yield _with(f"  postcode: {quoted(self.gap('postcode'))}", self.why("postcode"))
        elif lines and _has_postcodes(lines[0]):
            yield _with(
                f"  postcode: {{address_part: postcode, of: {quoted(as_gap(lines[0].name))}}}",
                "postcodes are inside the address",
            )
        if self.all("latitude") and self.all("longitude"):
            degrees = f"lat: {quoted(self.gap('latitude'))}, lon: {quoted(self.gap('longitude'))}"
            yield _with(
                f"  location: {{{degrees}, from: geocoder}}",
                "say by-hand if somebody placed the points",
            )
        yield _with(f"  {self._checked()}", self.why("checked"))

    def _place_key(self, table: str) -> list[str]:
        link = next((link for link in self.draft.source.links if link.name == table), None)
        if link and not link.is_many and not link.is_inside:
            return [quoted(as_gap(link.left))]
        roles = [role for role in ("venue", "postcode", "town") if self.all(role)] or ["name", "address"]
        return [quoted(self.gap(role)) for role in roles if self.all(role)]

    def _town(self) -> str:
        lines = self.all("address")
        parts = [quoted(self.gap("town"))] if self.all("town") else []
        if lines and _has_commas(lines[0]):
            parts.append(f"{{address_part: town, of: {quoted(as_gap(lines[0].name))}}}")
        elif not parts and len(lines) > 1:
            parts += [quoted(as_gap(line.name)) for line in reversed(lines)]
        if not parts and self.all("area"):
            parts.append(quoted(self.gap("area")))
        if self.draft.answers.town:
            parts.append(quoted(self.draft.answers.town))
        if not parts:
            return ""
        return parts[0] if len(parts) == 1 else f"{{first_of: [{', '.join(parts)}]}}"

    def _activity(self) -> Iterator[str]:
        yield "activity:"
        more = self.gap("venue") or self.gap("town") or self.gap("postcode")
        yield f"  id: [{', '.join(quoted(part) for part in (self.name, self.gap('town')) if part)}]"
        if more:
            yield f"  if_taken: [{quoted(more)}]"
        yield _with(
            f"  name: {quoted(self.name)}" if self.name else "  name:",
            self.why("name") or "fill in: what is it called?",
        )
        yield from _indented(self._texts(), 2)
        if self.has_group:
            yield "  group: <group id>"
        yield from _indented(self._categories(), 2)
        yield from _indented(self._sessions(), 2)
        yield from _indented(self._cost(), 2)
        yield from _indented(self._who(), 2)
        yield from _indented(self._join_ways(), 2)
        yield from _indented(self._small_parts(), 2)
        yield from _indented(self._contact(), 2)
        yield _with(f"  {self._checked()}", self.why("checked"))
        texts = [
            column for role in ("description", "summary", "access_notes", "join", "who") for column in self.all(role)
        ]
        if texts:
            yield _with(
                f"  look_in: [{', '.join(quoted(as_gap(column.name)) for column in texts)}]",
                "step-free, free, women only: proposals, never facts",
            )

    def _texts(self) -> Iterator[str]:
        about = self._text(self.all("description")[0]) if self.all("description") else ""
        short = self._text(self.all("summary")[0]) if self.all("summary") else ""
        town = self.gap("town")
        otherwise = f"{self.name}{f' in {town}' if town else ''}. Get in touch to find out more."
        parts = [part for part in (short, f"{{first_sentence: {about}}}" if about else "") if part] + [
            quoted(otherwise)
        ]
        value = f"{{first_of: [{', '.join(parts)}]}}" if len(parts) > 1 else parts[0]
        yield _with(
            f"summary: {value}",
            self.why("summary") or self.why("description") or "the list says nothing about it: better words would help",
        )
        more = [self._text(column) for column in self.all("description")[1:2]]
        if about:
            body = about if short else f"{{other_sentences: {about}}}"
            body = f'{{joined: [{", ".join([body, *more])}], by: "\\n\\n"}}' if more else body
            yield _with(f"description: {body}", self.why("description"))

    def _text(self, column: Column) -> str:
        gap = quoted(as_gap(column.name))
        return f"{{html: {gap}}}" if column.contents.share("html") > 0.05 else gap

    def _categories(self) -> Iterator[str]:
        column = self._category_column()
        if column is None:
            yield _with(
                "# categories:",
                "no column says what kind of thing it is; each is uncategorised until somebody sorts it",
            )
            return
        gap = quoted(as_gap(column.name))
        marks = [
            mark
            for mark in (";", "|", ",")
            if sum(mark in cell for cell in column.contents.cells) >= 0.2 * len(column.contents.cells)
        ]
        source = f'{{split: {gap}, at: "{marks[0]}"}}' if marks else gap
        cells = column.contents.values
        values: dict[str, int] = {}
        for cell, times in cells.items():
            for part in cell.split(marks[0]) if marks else [cell]:
                if part.strip():
                    values[part.strip()] = values.get(part.strip(), 0) + times
        yield f"categories:{' ' * 2}# {column.name}: {self._why_category(column)}"
        yield f"  look_up: {source}"
        yield "  in:"
        fitting = 0
        for value in sorted(values, key=lambda value: (-values[value], value))[:_MOST_VALUES]:
            category = nearest_category(value, self.draft.categories)
            fitting += bool(category)
            yield _with(
                f"    {quoted(value)}: {category or 'uncategorised'}",
                "" if category else "nothing here is called so: choose one of assets/vocabulary/categories.yaml",
            )
        yield "  otherwise: uncategorised"
        yield _with(f"imported: {{categories: [{source}]}}", "their own words are kept for whoever sorts it")

    def _category_column(self) -> Column | None:
        wanted = self.draft.answers.category_column
        if wanted == "":
            return None
        columns = self.all("category")
        return next((column for column in columns if column.name == wanted), columns[0] if columns else None)

    def _why_category(self, column: Column) -> str:
        choices = self.draft.chosen.get("category", [])
        return next((choice.why for choice in choices if choice.column.name == column.name), "")

    def _sessions(self) -> Iterator[str]:
        about = ["place: <place id>"] if self.has_place else []
        if self.all("start_date"):
            about.append(f"starts_on: {self._date(self.all('start_date')[0])}")
        if self.all("end_date"):
            about.append(f"ends_on: {self._date(self.all('end_date')[0])}")
        days = self._days()
        lists = [*days, *self._day_and_times(about), *self._hours(about)]
        if not lists and self.has_place:
            yield _with(
                "sessions: [{place: <place id>, repeats: unknown}]",
                "no column says when: pages say that we do not know the times",
            )
        elif len(lists) == 1 and not days:
            yield _with(f"sessions: {lists[0]}", self.why("hours") or self.why("day") or self.why("start"))
        elif lists:
            yield _with("sessions:", "hours of each day" if days else self.why("hours"))
            for part in lists:
                yield from part.splitlines() if "\n" in part else [f"  - {part}"]

    def _days(self) -> list[str]:
        """Hours with a column for each day; opening and closing in two columns; staffed and unstaffed apart."""
        by_part: dict[str, dict[str, Column]] = {}
        for day in DAYS:
            for column in self.all(f"hours.{day}"):
                by_part.setdefault(part_of_day(column), {})[day] = column
        opens = next(
            (part for part in by_part if re.fullmatch((r"(?:opens?|opening|start|from)(?: (?:time|at))?"), part)), None
        )
        closes = next(
            (
                part
                for part in by_part
                if re.fullmatch((r"(?:closes?|closing|end|to|finish|until)(?: (?:time|at))?"), part)
            ),
            None,
        )
        lists = []
        if opens is not None and closes is not None:
            first, last = by_part.pop(opens), by_part.pop(closes)
            both = {day: f"{as_gap(first[day].name)}-{as_gap(last[day].name)}" for day in first if day in last}
            lists.append(self._by_day(both, ""))
        lists += [
            self._by_day({day: as_gap(column.name) for day, column in days.items()}, part if number else "")
            for number, (part, days) in enumerate(by_part.items())
        ]
        return lists

    def _by_day(self, days: Mapping[str, str], notes: str) -> str:
        about = ["place: <place id>"] * self.has_place + ([f"notes: {quoted(notes.capitalize())}"] if notes else [])
        lines = ["  - opening_hours:", *(f"      {day}: {quoted(gap)}" for day, gap in days.items())]
        return "\n".join([*lines, f"    with: {{{', '.join(about)}}}"] if about else lines)

    def _day_and_times(self, about: list[str]) -> list[str]:
        start, end, day = self.gap("start"), self.gap("end"), self.gap("day")
        if not start and not day:
            return []
        times = f"{start}-{end}" if start and end else start or self.gap("hours")
        first = ([f"{day} {times}"] if day else []) if times else []
        parts = [
            quoted(text)
            for text in (*first, f"{day} {start}" if day and start and end else "", day if not times else "")
            if text
        ]
        if not parts:
            return []
        words = parts[0] if len(parts) == 1 else f"{{first_of: [{', '.join(parts)}]}}"
        if self.all("frequency") and day:
            words = f'{{joined: [{quoted(self.gap("frequency"))}, {words}], by: " "}}'
        one = f"{{opening_hours: {words}, with: {{{', '.join(about)}}}}}" if about else f"{{opening_hours: {words}}}"
        table = next((column.table for role in ("day", "start") for column in self.all(role)), "")
        return [f"{{each: {quoted(table)}, make: {one}}}" if table and self._is_many(table) else one]

    def _hours(self, about: list[str]) -> list[str]:
        if not self.all("hours") or self.all("day"):
            return []
        words = quoted(self.gap("hours"))
        return [f"{{opening_hours: {words}, with: {{{', '.join(about)}}}}}" if about else f"{{opening_hours: {words}}}"]

    def _is_many(self, name: str) -> bool:
        return any(link.name == name and link.is_many for link in self.draft.source.links)

    def _cost(self) -> Iterator[str]:
        if not self.all("cost"):
            return
        column = self.all("cost")[0]
        gap = quoted(self.gap("cost"))
        if column.contents.share("yes_no") >= 0.6 and re.search(r"free", plain(column.heading)):
            yield _with(
                f"cost: {{when: {{{quoted(column.name)}: [yes, y, true, '1', x]}}, then: {{kind: free}}}}",
                self.why("cost"),
            )
        else:
            yield _with(f"cost: {{price: {gap}}}", self.why("cost"))

    def _who(self) -> Iterator[str]:
        parts: list[tuple[str, str]] = []
        if self.all("age_from") or self.all("age_to"):
            ages = [
                f"{name}: {quoted(self.gap(role))}"
                for name, role in (("from", "age_from"), ("to", "age_to"))
                if self.all(role)
            ]
            parts.append((f"ages: {{{', '.join(ages)}}}", self.why("age_from") or self.why("age_to")))
        elif self.all("ages"):
            parts.append((f"ages: {{age_range: {quoted(self.gap('ages'))}}}", self.why("ages")))
        words = [self._text(column) for column in self.all("who")]
        if self.all("ages") and self.all("ages")[0].contents.share("ages") < 0.9:
            words.append(quoted(self.gap("ages")))
        if words:
            value = words[0] if len(words) == 1 else f"{{joined: [{', '.join(words)}], by: '. '}}"
            parts.append((f"summary: {value}", self.why("who") or self.why("ages")))
        if parts:
            yield "who:"
            for text, why in parts:
                yield _with(f"  {text}", why)

    def _join_ways(self) -> Iterator[str]:
        ways = [
            f"{{when: {{{quoted(column.name)}: filled}}, then: {role}}}"
            for role in ("phone", "email", "website")
            for column in self.all(role)[:1]
        ]
        columns = self.all("join")
        steps = [column for column in columns if column.contents.share("yes_no") < 0.6]
        asked = [column for column in columns if column not in steps]
        for column in asked:
            words = plain(column.heading)
            way = (
                "professional-referral"
                if "referral" in words and "self" not in words
                else "self-referral"
                if "self" in words
                else "drop-in"
                if "drop in" in words
                else "book"
            )
            ways.insert(0, f"{{when: {{{quoted(column.name)}: [yes, y, true, '1', x]}}, then: {way}}}")
        if not ways and not steps:
            return
        yield "join:"
        if ways:
            yield _with("  ways:", "how people can get in touch")
            for way in ways:
                yield f"    - {way}"
        if steps:
            value = (
                self._text(steps[0])
                if len(steps) == 1
                else f"{{first_of: [{', '.join(self._text(column) for column in steps)}]}}"
            )
            yield _with(f"  steps: {value}", self.why("join"))
        if self.all("booking_url"):
            yield _with(f"  referral: {{url: {quoted(self.gap('booking_url'))}}}", self.why("booking_url"))

    def _small_parts(self) -> Iterator[str]:
        if self.all("bring"):
            yield _with(f"first_visit: {{bring: {quoted(self.gap('bring'))}}}", self.why("bring"))
        if self.all("bus"):
            yield _with(f"getting_there: {{bus: {quoted(self.gap('bus'))}}}", self.why("bus"))
        features = {role.removeprefix("access."): role for role in self.draft.chosen if role.startswith("access.")}
        if features or self.all("access_notes"):
            yield "access:"
        for feature, role in sorted(features.items()):
            yield _with(f"  {feature}: {{yes_no: {quoted(self.gap(role))}}}", self.why(role))
        if self.all("access_notes"):
            yield _with(f"  notes: {self._text(self.all('access_notes')[0])}", self.why("access_notes"))
        if self.all("languages"):
            column = self.all("languages")[0]
            known = {
                word
                for cell in column.contents.cells
                for word in re.split((r"[,;/&]|\band\b"), cell.casefold())
                if word.strip() in _LANGUAGES
            }
            pairs = ", ".join(f"{quoted(word.strip())}: {_LANGUAGES[word.strip()]}" for word in sorted(known))
            if pairs:
                cell = f'{{split: {quoted(self.gap("languages"))}, at: [",", ";", "/"]}}'
                yield _with(
                    f'languages: {{look_up: {cell}, in: {{{pairs}}}, otherwise: ""}}',
                    self.why("languages"),
                )

    def _contact(self) -> Iterator[str]:
        parts = [
            ("name", "contact_name"),
            ("role", "contact_role"),
            ("phone", "phone"),
            ("email", "email"),
            ("website", "website"),
        ]
        lines = []
        for name, role in parts:
            gaps = [quoted(as_gap(column.name)) for column in self.all(role)]
            if gaps and role == "website" and self.draft.answers.contact:
                gaps.append(quoted(self.draft.answers.contact))
            if gaps:
                value = gaps[0] if len(gaps) == 1 else f"{{first_of: [{', '.join(gaps)}]}}"
                why = self.why(role) + ("; held back until that person agrees" if role == "contact_name" else "")
                lines.append(_with(f"  {name}: {value}", why))
        fallback = self.draft.answers.contact
        if fallback and not self.all("website"):
            lines.append(f"  website: {quoted(fallback)}")
        if lines:
            yield "contact:"
            yield from lines
        else:
            yield _with("contact:", "fill in: {phone: ...}, {email: ...} or {website: ...} that people may use")

    def _checked(self) -> str:
        """When it was checked: as the row says, and otherwise when the list was published."""
        gaps = [self._date(self.all("checked")[0])] if self.all("checked") else []
        return f"checked: {{on: {_first_of([*gaps, '<Published>'])}, how: website}}"

    def _columns(self) -> Iterator[str]:
        answer = self.draft.answers.checked_on
        yield "columns:"
        why = "the day the list was published, or last checked"
        yield _with(
            f"  Published: {answer}".rstrip() if not answer else f"  Published: {answer}",
            why if answer else f"fill in: {why}, such as 2026-10-01",
        )

    def _date(self, column: Column) -> str:
        gap = quoted(as_gap(column.name))
        order = self.draft.answers.date_order or self.draft.date_order
        is_iso = all(re.match(r"\d{4}-", cell) for cell in column.contents.cells)
        return f"{{date: {gap}}}" if is_iso or not order else f"{{date: {gap}, written: {order}}}"

    def _left_out(self) -> Iterator[str]:
        second = {
            column.name: "a second one, and a record has one"
            for role in ("category",)
            for column in self.all(role)
            if column is not self._category_column()
        }
        left = {**self.draft.left, **second}
        if left:
            yield "# Left out:"
        for name, why in left.items():
            yield f"#   {' '.join(name.split())}: {why}"


def nearest_category(value: str, categories: Mapping[str, Sequence[str]]) -> str:
    """The category of the directory that a word of the list is a name or a synonym of; "" where none is near."""
    words = _comparable(value)
    best, score = "", 0.0
    for category, names in categories.items():
        for name in names:
            likeness = fuzz.ratio(words, _comparable(name))
            if likeness > score:
                best, score = category, likeness
    return best if score >= 88 else ""


def _comparable(text: str) -> str:
    return " ".join(word.removesuffix("s") for word in plain(text).split())


def _telling(source: Source, columns: Sequence[Column]) -> list[Column]:
    """As few of the columns as tell the rows apart."""
    names = [column.name for column in columns]
    for number in range(1, len(names) + 1):
        keys = [tuple(row.cells.get(name, "") for name in names[:number]) for row in source.table.rows]
        if len(set(keys)) == len(keys):
            return list(columns[:number])
    return list(columns)


def _settings(options: Options, rows: int) -> Iterator[tuple[str, tuple[str, str]]]:
    if options.sheet:
        yield "sheet", (quoted(options.sheet), "this sheet looks like the list of what there is")
    if options.rows:
        yield "rows", (quoted(options.rows), "the longest list in the file")
    if len(options.headings) > 1:
        yield "headings", (f"[{', '.join(map(str, options.headings))}]", "the columns have names in two rows")
    if options.fill_down:
        yield "fill_down", (_list(options.fill_down), "cells there are merged")
    if rows > 20_000:
        yield "max_rows", (str(rows * 2), f"there are {rows:,} rows")
    if options.encoding != "utf-8":
        yield "encoding", (options.encoding, "the file is from an older program")


def _with(line: str, why: str) -> str:
    return f"{line}  # {' '.join(why.split())}" if why else line


def _indented(lines: Iterator[str], by: int) -> Iterator[str]:
    for line in lines:
        yield " " * by + line


def _list(values: Sequence[str]) -> str:
    return f"[{', '.join(map(quoted, values))}]"


def _first(gaps: Sequence[str]) -> str:
    return _first_of([quoted(gap) for gap in gaps if gap])


def _first_of(values: Sequence[str]) -> str:
    different = list(dict.fromkeys(values))
    return different[0] if len(different) == 1 else f"{{first_of: [{', '.join(different)}]}}"


def _has_commas(column: Column) -> bool:
    cells = column.contents.cells
    return sum("," in cell or "\n" in cell for cell in cells) >= 0.5 * len(cells)


_INSIDE: Callable[[str], object] = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b", re.IGNORECASE).search


def _has_postcodes(column: Column) -> bool:
    cells = column.contents.cells
    return sum(bool(_INSIDE(cell)) for cell in cells) >= 0.3 * len(cells)
