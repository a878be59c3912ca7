"""fingerpost find."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import click

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
METRES_PER_MILE = 1609.344


class Distance(click.ParamType[int]):
    """A distance as people write it; gives metres. A bare number is kilometres, as in --json."""

    name = "distance"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
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
            self.fail(f"{value} is not a distance. Write 5 for 5 kilometres, or 3miles.", param, ctx)
        return distance


@click.command("find", epilog='Example: fingerpost find bereavement --near "BA11 1AA" --within 5')
@click.argument("words", nargs=-1)
@click.option("--near", default="", help='A postcode, a part of one, or a town: "BA11 1AA", BA11, Frome.')
@click.option("--within", type=Distance(), help="How far, in kilometres, or in miles: 5, 3miles.")
@click.option("--category", multiple=True, help="The id of a category; those below it count too. May be repeated.")
@click.option("--need", multiple=True, help="The id of a need. May be repeated.")
@click.option("--day", multiple=True, type=click.Choice(DAYS, case_sensitive=False), help="May be repeated.")
@click.option("--limit", type=click.IntRange(1), default=10, show_default=True, help="How many results to show.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
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
    day: tuple[str, ...],
    *,
    limit: int,
    as_json: bool,
    site_dir: Path,
) -> None:
    """Search a built site, as the finder on its pages does.

    Exits with 0 when something is found, 1 when nothing is, and 2 if it could not search.
    """
    from fingerpost.publish.clock import today
    from fingerpost.search.answer import answer, as_json_object
    from fingerpost.search.filters import option_ids
    from fingerpost.search.site import SearchFiles, SearchFilesMissing

    try:
        files = SearchFiles(site_dir)
        for facet, chosen in (("category", category), ("need", need)):
            _check_known(facet, chosen, option_ids(files, facet))
        state = {"q": " ".join(words), "near": near, "within": within, "category": category, "need": need, "day": day}
        found = answer(files, state, today())
        if found.place_unknown and near:
            raise _stop(
                f"Nobody here knows where {near} is.", "Write a postcode, its first half, or a town of the directory."
            )
        shown = as_json_object(files, found, today(), limit)
    except SearchFilesMissing:
        raise _stop(f"There are no search files in {site_dir}.", "Build the site first: fingerpost build") from None
    click.echo(json.dumps(shown, ensure_ascii=False, indent=2) if as_json else _as_text(shown, today()))
    raise SystemExit(0 if found.total or as_json else 1)


def _check_known(facet: str, chosen: tuple[str, ...], known: list[str]) -> None:
    from fingerpost.records.suggest import nearest

    for each in chosen:
        if each not in known:
            near = nearest(each, known)
            hint = f"Write {near}." if near else f"The list is in assets/vocabulary/{facet.removesuffix('y')}"
            raise _stop(
                f"There is no {facet} called {each}.",
                hint if near else hint + ("ies.yaml." if facet.endswith("y") else "s.yaml."),
            )


def _as_text(shown: dict[str, Any], today: date) -> str:
    lines = []
    if shown["crisis"]:
        lines.append("In danger now? Ring 999. The crisis lines of the directory stand first on its pages.")
    if shown["understood"].lower() != shown["query"].lower():
        lines.append(f"Showing results for {shown['understood']}.")
    number = shown["total"]
    lines.append(f"{number:,} found." if number else "Nothing found.")
    for result in shown["results"]:
        facts = [result["address"]]
        if result["distance_km"] is not None:
            facts.append(f"{result['distance_km']:g} km")
        if result["next"]:
            facts.append("today" if result["next"].startswith(today.isoformat()) else result["next"].replace("T", " "))
        lines.append(f"  {result['name']}  ({', '.join(facts)})")
    return "\n".join(lines)


def _stop(message: str, hint: str) -> SystemExit:
    click.echo(f"fingerpost find: {message}", err=True)
    click.echo(f"  hint: {hint}", err=True)
    return SystemExit(2)
