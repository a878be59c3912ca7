"""fingerpost gaps: what there is for whom, where and when, and what is missing."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from fingerpost.cli.load_edition import load_edition
from fingerpost.cli.stop import stop

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fingerpost.stewardship.gaps import Row

_NAME_WIDTH = 34
Named = TypeVar("Named")


@click.command("gaps", short_help="Say what there is for whom, where and when, and what is missing.")
@click.option("--town", metavar="ID", help="Every need in one town.")
@click.option("--need", metavar="ID", help="One need in every town.")
@click.option("--category", metavar="ID", help="One category in every town.")
@click.option("--categories", is_flag=True, help="Count by category and not by need.")
@click.option("--csv", "as_csv", is_flag=True, help="Print a table for a spreadsheet.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, for other programs.")
@click.option(
    "--assets",
    type=click.Path(path_type=Path),
    default=Path("assets"),
    show_default=True,
    help="The folder of records.",
)
def command(
    *,
    town: str | None,
    need: str | None,
    category: str | None,
    categories: bool,
    as_csv: bool,
    as_json: bool,
    assets: Path,
) -> None:
    """Count what somebody new can go to, by parts of the week in the next four, and name what is missing.

    What nobody has said is not counted as missing: of what is free or has no steps, three numbers are given, for yes,
    no and not known. What is full or has paused is not counted.

    \b
    Examples:
      fingerpost gaps                          every need, in all towns together
      fingerpost gaps --town street            what is missing in Street?
      fingerpost gaps --need caring           where is nothing for carers?
      fingerpost gaps --categories --csv > categories.csv

    A record that has an error is left out, which is said. Exits with 0, with 1 if too many have errors, and with 2
    if it could not run.
    """  # noqa: D301  # click needs the character itself
    from fingerpost.stewardship.gaps import Gaps

    if need and category:
        raise stop("gaps", "--need and --category cannot be used together.", "Leave one of them out.")
    edition = load_edition("gaps", assets)
    vocabulary = edition.directory.vocabulary
    gaps = Gaps(edition, by="category" if categories or category else "need")
    area = _chosen(vocabulary.areas, town, "town", "areas") if town else None
    if need:
        rows = gaps.in_towns(_chosen(vocabulary.needs, need, "need", "needs"), area)
    elif category:
        rows = gaps.in_towns(_chosen(vocabulary.categories, category, "category", "categories"), area)
    else:
        rows = gaps.of_each(area)
    if as_json:
        click.echo(json.dumps([_as_object(row) for row in rows], ensure_ascii=False))
    elif as_csv:
        click.echo(_as_csv(rows), nl=False)
    else:
        click.echo("\n".join(_as_text(rows, by_town=bool(need or category))))


def _chosen(terms: Mapping[str, Named], name: str, what: str, file: str) -> Named:
    from fingerpost.reading.suggest import nearest

    if name in terms:
        return terms[name]
    near = nearest(name, list(terms))
    hint = f"Write {near}." if near else f"The list is in assets/vocabulary/{file}.yaml."
    raise stop("gaps", f"There is no {what} called {name}.", hint)


def _as_text(rows: list[Row], *, by_town: bool) -> list[str]:
    from fingerpost.stewardship.gaps import PARTS

    heads = [*(part.replace("weekday ", "") for part in PARTS), "always"]
    lines = [f"{'':{_NAME_WIDTH}} {'all':>5} {' '.join(f'{head:>9}' for head in heads)}  per 1,000"]
    for row in rows:
        name = row.area.name if by_town and row.area else row.term.name
        numbers = " ".join(f"{number or '-':>9}" for number in (*row.parts, row.always))
        per = "" if row.per_thousand is None else f"{row.per_thousand:>10}"
        lines.append(f"{name[:_NAME_WIDTH]:{_NAME_WIDTH}} {row.total or '-':>5} {numbers} {per}".rstrip())
    lines += ["", *_said(rows)]
    return lines


def _said(rows: list[Row]) -> list[str]:
    missing = [f"  {gap}" for row in rows for gap in row.say_gaps()]
    return ["Nothing is missing altogether."] if not missing else ["Missing:", *missing]


def _as_object(row: Row) -> dict[str, Any]:
    from fingerpost.stewardship.gaps import PARTS

    return {
        "id": row.term.id,
        "name": row.term.name,
        "town": row.area.id if row.area else None,
        "activities": row.total,
        **dict(zip(PARTS, row.parts, strict=True)),
        "always": row.always,
        "per_thousand": row.per_thousand,
        "free": asdict(row.free),
        "step_free": asdict(row.step_free),
        "missing": row.say_gaps(),
    }


def _as_csv(rows: list[Row]) -> str:
    objects = [_as_object(row) for row in rows]
    for each in objects:
        for name in ("free", "step_free"):
            each |= {f"{name}_{answer}": number for answer, number in each.pop(name).items()}
        each["missing"] = " ".join(each["missing"])
    sheet = io.StringIO()
    writer = csv.DictWriter(sheet, objects[0] if objects else ["id"], lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(objects)
    return sheet.getvalue()
