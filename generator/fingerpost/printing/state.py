"""The state of a directory in one year, for trustees: what there is, what is missing, and how sure that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from fingerpost.edition.edition import Edition
from fingerpost.language import mark
from fingerpost.records.directory import Record
from fingerpost.stewardship.contribution import contribution_of, counts
from fingerpost.stewardship.due import open_records
from fingerpost.stewardship.gaps import gaps_of
from fingerpost.stewardship.insight.gap_words import gap_lines
from fingerpost.stewardship.insight.tables import (
    barrier_rows,
    check_rows,
    need_rows,
    room_rows,
    surroundings_rows,
    town_rows,
)

PARTS = (mark("Mornings"), mark("Afternoons"), mark("Evenings"), mark("Weekends"))
MOST_MISSING = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of the report: sentences, and a table with a bar for each row, or a list."""

    heading: str
    sentences: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    bars: tuple[float, ...] = ()  # one for each row, in hundredths; none where nothing is drawn
    points: tuple[str, ...] = ()
    below: str = ""  # a sentence under the table


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """Everything that is set, in the words of the edition's language."""

    language: str
    region: str
    directory: str
    title: str
    lede: str
    foot: str
    page: str  # "Page {n} of {total}", whose gaps are filled when it is set
    sections: tuple[Section, ...]


def state_of_directory(edition: Edition, year: int) -> State:
    """Gather the report of a year, as it is on the day of the edition."""
    text, title = edition.language.text, edition.settings.title
    day = edition.language.date(edition.today)
    return State(
        language=edition.settings.languages[0],
        region=edition.settings.country,
        directory=title,
        title=text("The state of the directory, {year}", year=year),
        lede=text("What there is in {area}, for whom and when, and what is missing.", area=_area(edition)),
        foot=text("{directory}. Counted on {date}.", directory=title, date=day),
        page=text("Page {n} of {total}", n="{n}", total="{total}"),
        sections=tuple(_sections(edition, year)),
    )


def _area(edition: Edition) -> str:
    return edition.settings.area_name or edition.settings.title


def _sections(edition: Edition, year: int) -> Iterator[Section]:
    yield _at_a_glance(edition, year)
    yield _missing(edition)
    yield _needs(edition)
    yield _towns(edition)
    yield _answers(edition)
    text = edition.language.text
    for heading, what, rows in (
        (text("Whether there is room"), text("Activities"), room_rows(edition)),
        (text("When we last checked"), text("Activities, groups and places"), check_rows(edition)),
    ):
        yield Section(
            heading=heading,
            heads=(what, text("Number")),
            rows=tuple((words, str(number)) for words, number in rows),
            bars=_bars([number for _, number in rows]),
        )
    if rows_around := surroundings_rows(edition):
        yield Section(
            heading=text("How deprived the surroundings are"),
            heads=(text("Neighbourhoods of the country, in fifths"), text("Activities"), text("Places")),
            rows=tuple((words, str(activities), str(places)) for words, activities, places, _ in rows_around),
            bars=_bars([activities for _, activities, _, _ in rows_around]),
            below=text("By where it meets, not by who comes."),
        )
    yield Section(
        heading=text("How this was counted"),
        sentences=(
            text(
                "At a glance, everything that is open counts. By need, by town and by what groups have said, what is "
                "full or has stopped for now does not."
            ),
            text("Hours are those of the next four weeks, divided by four."),
            text("What nobody has said is not counted as missing."),
            text("What must be kept secret is in no number."),
        ),
    )


def _at_a_glance(edition: Edition, year: int) -> Section:
    text, plural, number = edition.language.text, edition.language.plural, edition.language.number
    contribution = contribution_of(edition, edition.activities)
    new = sum(record.since is not None and record.since.year == year for record in _shown(edition))
    everything = (each for each in edition.directory.activities.values() if not edition.is_sensitive(each))
    ended = sum(each.closed is not None and each.closed.on.year == year for each in everything)
    rows = (
        (text("Activities"), contribution.activities),
        (text("Groups that run them"), contribution.groups),
        (text("Places they use"), contribution.places),
        (text("Hours a week"), contribution.hours),
        (text("Entries that came in {year}", year=year), new),
        (text("Activities that closed in {year}", year=year), ended),
    )
    unknown = sum(record.since is None for record in _shown(edition))
    words = plural(
        "{n} entry does not say when it came, so there may be more.",
        "{n} entries do not say when they came, so there may be more.",
        unknown,
    )
    return Section(
        heading=text("At a glance"),
        heads=(text("What there is"), text("Number")),
        rows=tuple((words, number(value)) for words, value in rows),
        below=words if unknown else "",
    )


def _shown(edition: Edition) -> Iterator[Record]:
    return (record for record in open_records(edition) if counts(edition, record))


def _needs(edition: Edition) -> Section:
    text, rows = edition.language.text, need_rows(edition, gaps_of(edition).of_each())
    return Section(
        heading=text("For each need, by part of the week"),
        heads=(text("Need"), text("All"), *(text(part) for part in PARTS)),
        rows=tuple(
            (
                row.name,
                f"{row.total} *" if row.is_secret else str(row.total),
                *(str(number) if number or not row.is_secret else "–" for number, _ in row.cells),
            )
            for row in rows
        ),
        bars=tuple(row.width for row in rows),
        below=text("Mornings, afternoons and evenings are those of weekdays, in the next four weeks.")
        + (" * " + text("and some kept secret") if any(row.is_secret for row in rows) else ""),
    )


def _towns(edition: Edition) -> Section:
    text, rows = edition.language.text, town_rows(edition, gaps_of(edition))
    return Section(
        heading=text("In each town"),
        heads=(
            text("Town"),
            text("Activities"),
            text("For each 1,000 people"),
            text("Groups"),
            text("Places"),
            text("Hours a week"),
        ),
        rows=tuple(
            (
                row.name,
                str(row.total),
                row.per_thousand or text("Not known"),
                str(row.groups),
                str(row.places),
                row.hours,
            )
            for row in rows
        ),
        bars=_bars([row.total for row in rows]),
        below=text("A town counts what meets there, and what says that it serves the town."),
    )


def _missing(edition: Edition) -> Section:
    """The needs for which there is nothing in the most towns, then the gaps in the week of all towns together."""
    text, gaps = edition.language.text, gaps_of(edition)
    lacking = Counter(row.term.name for area in gaps.towns for row in gaps.of_each(area) if row.is_empty)
    most = sorted(lacking.items(), key=lambda each: (-each[1], each[0]))[:MOST_MISSING]
    return Section(
        heading=text("What is missing"),
        sentences=(text("The needs that the most towns have nothing for. What is online or by phone is in no town."),)
        if most
        else (),
        heads=(text("Need"), text("Towns with nothing, of {n}", n=len(gaps.towns))) if most else (),
        rows=tuple((name, str(number)) for name, number in most),
        bars=_bars([number for _, number in most]),
        below=text("In all towns together, there is nothing at these times:"),
        points=tuple(line.words for line in gap_lines(edition, gaps.of_each())),
    )


def _answers(edition: Edition) -> Section:
    text = edition.language.text
    rows = barrier_rows(edition, gaps_of(edition).offered())
    return Section(
        heading=text("What groups have said"),
        sentences=(text("What nobody has said is not counted as missing."),),
        heads=(text("Activities"), text("Yes"), text("No"), text("Not known")),
        rows=tuple((question, *map(str, numbers)) for question, *numbers in rows),
        bars=_bars([yes for _, yes, _, _ in rows], sum(rows[0][1:]) if rows else 0),
    )


def _bars(numbers: Sequence[float], most: float = 0) -> tuple[float, ...]:
    most = most or max(numbers, default=0)
    return tuple(round(number * 100 / most, 1) if most else 0.0 for number in numbers)


def as_text(state: State) -> Iterable[str]:
    """The report for a terminal, or to be read aloud."""
    yield from (state.directory, state.title, state.lede)
    for section in state.sections:
        yield from ("", section.heading.upper(), *section.sentences)
        for row in section.rows:
            name, *numbers = row
            heads = section.heads[1:]
            parts = ", ".join(f"{head.lower()} {number}" for head, number in zip(heads, numbers, strict=True))
            yield f"  {name}: {numbers[0] if len(numbers) == 1 else parts}"
        if section.below:
            yield section.below
        yield from (f"  - {point}" for point in section.points)
