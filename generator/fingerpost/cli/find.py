"""fingerpost find."""

from __future__ import annotations

import json
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from fingerpost.cli import options
from fingerpost.cli.stop import stop

if TYPE_CHECKING:
    from fingerpost.search.query.result import Answer

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
DAYS_TOGETHER = ("weekday", "weekend")
METRES_PER_MILE = 1609.344
_OPTIONS = {"category": "category", "need": "need", "access": "access", "when": "day", "within": "within"}
_NAMES = {"access": "access feature"}
_FILES = {"category": "categories", "need": "needs", "access": "access"}  # below assets/vocabulary


class Day(click.ParamType[str]):
    """A day of the week, or the beginning of its name: tue, Thurs; weekdays, weekends."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002
        """Give the whole name."""
        from fingerpost.reading.suggest import nearest

        word = str(value).strip().lower().removesuffix("s")
        days = [day for day in DAYS if len(word) > 1 and day.startswith(word)]
        days = days or [day for day in DAYS_TOGETHER if day == word]
        if len(days) == 1:
            return days[0]
        raise stop("find", f"{value} is not a day.", f"Write {nearest(word, DAYS) or 'one of ' + ', '.join(DAYS)}.")


class Distance(click.ParamType[int]):
    """A distance as people write it; gives metres. A bare number is kilometres, as in --json."""

    name = "distance"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:  # noqa: ARG002
        """Read "5", "5km" or "3 miles"."""
        if isinstance(value, int):
            return value
        number = value.strip().lower()
        scale = 1000.0
        for unit, metres in (
            ("miles", METRES_PER_MILE),
            ("mile", METRES_PER_MILE),
            ("mi", METRES_PER_MILE),
            ("km", 1000.0),
        ):
            if number.endswith(unit):
                number, scale = number.removesuffix(unit), metres
                break
        try:
            distance = round(float(number) * scale)
        except (ValueError, OverflowError):
            distance = 0
        if not 0 < distance < 1_000_000:
            raise stop("find", f"{value} is not a distance.", 'Write 5 for 5 kilometres, or "3 miles".')
        return distance


@click.command("find", epilog='Example: fingerpost find bereavement --near "BA11 1AA" --within 5')
@click.argument("words", nargs=-1)
@click.option("--near", default="", help='A postcode, a part of one, or a town: "BA11 1AA", BA11, Frome.')
@click.option("--within", type=Distance(), help='How far: 5 or 5km for kilometres, "3 miles" for miles.')
@click.option("--category", multiple=True, help="The id of a category; those below it count too. May be repeated.")
@click.option("--need", multiple=True, help="The id of a need. May be repeated.")
@click.option("--access", multiple=True, help="The id of an access feature; all that are given must be there.")
@click.option("--or-not-known", "unsaid", is_flag=True, help="With --access, also what has not said yes or no, below.")
@click.option(
    "--day", multiple=True, type=Day(), help="A day: tuesday, or tue; or weekdays, weekends. May be repeated."
)
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="How many results to show.")
@options.as_json
@click.option(
    "--site-dir",
    type=click.Path(path_type=Path),
    default=Path("site"),
    show_default=True,
    help="The folder of the built site.",
)
def command(
    words: tuple[str, ...],
    near: str,
    within: int | None,
    category: tuple[str, ...],
    need: tuple[str, ...],
    access: tuple[str, ...],
    day: tuple[str, ...],
    *,
    unsaid: bool,
    limit: int,
    as_json: bool,
    site_dir: Path,
) -> None:
    """Search a built site, as the finder on its pages does.

    Words of day, time, cost and access are filters: "free exercise tuesday" finds exercise that is free, on a Tuesday.
    A short code, such as "F7P 4DX", leads to its page; with one slip in it, those it may have been are named.
    To look for a word itself, put it in double quotes inside single ones: '"free" exercise'.

    Exits with 0 when something is found or --json is given, 1 when nothing is, and 2 if it could not search.
    """
    from fingerpost.edition.clock import ClockWrong, here_and_now
    from fingerpost.geography.table import PostcodeTableError
    from fingerpost.search.query.answer import answer
    from fingerpost.search.query.as_json import as_json_object
    from fingerpost.search.query.filters import option_ids
    from fingerpost.search.query.site import SearchFiles, SearchFilesMissing

    try:
        files = SearchFiles(site_dir)
        for facet, chosen in (("category", category), ("need", need), ("access", access)):
            _check_known(facet, chosen, option_ids(files, facet))
        state = {"q": " ".join(words), "near": near, "within": within, "category": category, "need": need, "day": day}
        state |= {"access": access, "unsaid": unsaid}
        today, minute = here_and_now(files.index["timezone"])
        reply = answer(files, state, today, minute)
        if reply.place_unknown and near:
            raise stop(
                "find",
                f"Nobody here knows where {near} is.",
                "Write a postcode, its first half, or a town of the directory.",
            )
        if within is not None and reply.place is None:
            raise stop("find", "Say from where --within counts.", 'Add --near, such as --near "BA11 1AA", or a town.')
        results = as_json_object(files, reply, today, limit, minute)
    except SearchFilesMissing:
        raise stop(
            "find", f"There are no search files in {site_dir}.", "Build the site first: fingerpost build"
        ) from None
    except PostcodeTableError:
        raise stop(
            "find", f"The postcodes of the search in {site_dir} are damaged.", "Build the site again: fingerpost build"
        ) from None
    except ClockWrong as error:
        raise stop("find", error.message, error.hint) from None
    click.echo(
        json.dumps(results, ensure_ascii=False, indent=2)
        if as_json
        else _as_text(
            results, reply, today, access=(*access, *reply.filters.get("access", ())), shows_unsaid=unsaid, query=near
        )
    )
    raise SystemExit(0 if reply.total or reply.go_to or as_json else 1)


def _check_known(facet: str, chosen: tuple[str, ...], choices: list[str]) -> None:
    from fingerpost.checks.suggest import near_ids, say_near

    for choice in chosen:
        if choice not in choices:
            near = near_ids(choice, dict.fromkeys(choices, ()))
            hint = say_near(near, f"The list is in assets/vocabulary/{_FILES[facet]}.yaml.")
            raise stop("find", f"There is no {_NAMES.get(facet, facet)} called {choice}.", hint)


def _as_text(
    report: dict[str, Any],
    reply: Answer,
    today: date,
    *,
    access: tuple[str, ...] = (),
    shows_unsaid: bool = False,
    query: str = "",
) -> str:
    lines = []
    if reply.crisis:
        lines.append("In danger now? Ring 999. The crisis lines of the directory come first on its pages.")
    if query and reply.place and _bare(query) != _bare(reply.place.name):
        lines.append(f"Took {query} to mean {reply.place.name}.")
    if reply.understood_as_typed.lower() != reply.typed.lower():
        lines.append(f"Showing results for {reply.understood_as_typed}.")
    for word, near in zip(reply.unknown, reply.nearest, strict=True) if not reply.codes else ():
        lines.append(f"Nothing here says {word}." + (f" Did you mean {near}?" if near else ""))
    if reply.filters:
        filters = ", ".join(item.replace("_", " ") for values in reply.filters.values() for item in values)
        lines.append(f"Filters from the words: {filters}. Put a word in quotes to look for the word itself.")
    lines += _of_codes(reply)
    if reply.total or not reply.go_to:
        lines.append(_heading(reply))
    sure = reply.covering - reply.unsaid if shows_unsaid else reply.covering
    if reply.unsaid and not shows_unsaid:
        lines.append(_offer(sure, reply.unsaid))
    dropped = ((_dropped(facet, reply), number) for facet, number in reply.drop)
    lines += [f"Without {words}: {number:,}." for words, number in dropped if words]
    rows = _table(
        [(item["name"], _away(item), _when(item["next"], today), item["address"]) for item in report["results"]]
    )
    if reply.covering < len(rows) and reply.place:
        rows.insert(reply.covering, f"Does not cover {reply.place.name}:")
    if sure < reply.covering and sure < len(rows):
        rows.insert(sure, f"Not known whether they have all of {', '.join(access)}, so ask first:")
    if reply.offered < sure and reply.offered < len(rows):
        rows.insert(reply.offered, "For some people only: see who each is for:")
    lines += rows
    if reply.total > len(report["results"]):
        lines.append(f"{reply.total - len(report['results']):,} more. Add --limit {reply.total} to see them all.")
    return "\n".join(lines)


def _of_codes(reply: Answer) -> list[str]:
    """Where a short code leads, or which it may have been."""
    from fingerpost.records.short_code import in_groups

    if reply.go_to and reply.codes:
        return [f"{in_groups(reply.codes[0][0])} is the short code of {reply.go_to}"]
    return [f"Did you mean {in_groups(code)}? It leads to {address}" for code, address in reply.codes]


def _bare(name: str) -> str:
    from fingerpost.search.text import words_of

    return "".join(words_of(name))


def _offer(sure: int, unsaid: int) -> str:
    yes = f"{sure:,} {'says' if sure == 1 else 'say'} yes" if sure else "None says yes"
    have, them = ("has", "it") if unsaid == 1 else ("have", "them")
    return f"{yes}. {unsaid:,} {have} not said: add --or-not-known to see {them} too."


def _dropped(facet: str, reply: Answer) -> str:
    """What could be left out: an option, words that were read as a filter, or all of the words; else nothing."""
    from fingerpost.search.query.filters import WHEN

    of_words = [value for name in (WHEN if facet == "when" else (facet,)) for value in reply.filters.get(name, ())]
    if of_words:
        return " or ".join(value.replace("_", " ") for value in of_words)
    return f"--{_OPTIONS[facet]}" if facet in _OPTIONS else "the words" if facet == "q" else ""


def _heading(reply: Answer) -> str:
    if not reply.total:
        return "Nothing found."
    near = f" near {reply.place.name}" if reply.place else f" in {reply.only_in}" if reply.only_in else ""
    fit = "fits" if reply.full == 1 else "fit"
    some = f"; {reply.full:,} {fit} everything" if 0 < reply.full < reply.covering else ""
    return f"{reply.covering:,} found{near}{some}."


def _away(result: dict[str, Any]) -> str:
    distance = result["distance_km"]
    if distance is None:
        return ""
    from fingerpost.language import ENGLISH

    return f"{distance:g} km ({ENGLISH.miles(distance)})"


def _when(following: str | None, today: date) -> str:
    from fingerpost.language import ENGLISH

    if following is None:
        return ""
    day, _, at = following.partition("T")
    words = "today" if day == today.isoformat() else ENGLISH.short_date(date.fromisoformat(day), year=False)
    return f"{words}, {ENGLISH.time(time.fromisoformat(at))}" if at else words


def _table(rows: list[tuple[str, ...]]) -> list[str]:
    """Columns as wide as what is in them; a column with nothing in it is left out."""
    used = [column for column in range(len(rows[0])) if any(row[column] for row in rows)] if rows else []
    widths = {column: max(len(row[column]) for row in rows) for column in used}
    return ["  " + "  ".join(row[column].ljust(widths[column]) for column in used).rstrip() for row in rows]
