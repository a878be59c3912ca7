"""fingerpost gaps: what there is for whom, where and when, and what is missing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from fingerpost.cli import options
from fingerpost.cli.load_edition import load_edition
from fingerpost.cli.stop import stop

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fingerpost.edition.edition import Edition
    from fingerpost.records.vocabulary import Area, Term
    from fingerpost.stewardship.gaps import Row

_BAR, _BAR_WIDTH = "#", 20
Named = TypeVar("Named", bound="Term | Area")


@click.command("gaps", short_help="Say what there is for whom, where and when, and what is missing.")
@click.option("--town", metavar="TOWN", help="Every need in one town, by its id or name.")
@click.option("--need", metavar="ID", help="One need in every town.")
@click.option("--category", metavar="ID", help="One category in every town.")
@click.option("--categories", is_flag=True, help="Count by category and not by need.")
@click.option("--csv", "as_csv", is_flag=True, help="Print a table for a spreadsheet.")
@options.as_json
@options.assets
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

    What nobody has said is not counted as missing: of what is free, without steps, in the evening or at the weekend, in
    another language or reached by bus, --csv and --json give three numbers, for yes, no and not known. What is full or
    has paused is not counted, and what must be kept secret is in no number.

    \b
    Examples:
      fingerpost gaps                          every need, in all towns together
      fingerpost gaps --town street            what is missing in Street?
      fingerpost gaps --need caring           where is nothing for carers?
      fingerpost gaps --categories --csv > categories.csv

    A record that has an error is left out and named. Exits with 0, with 1 if too many have errors, and with 2
    if it could not run.
    """  # noqa: D301  # click needs the character itself
    from fingerpost.publish.insight_files import gaps_csv, row_as_object
    from fingerpost.stewardship.gaps import gaps_of

    if need and category:
        raise stop("gaps", "--need and --category cannot be used together.", "Leave one of them out.")
    edition = load_edition("gaps", assets)
    vocabulary = edition.directory.vocabulary
    by = "category" if categories or category else "need"
    gaps = gaps_of(edition, by)
    area = _chosen(vocabulary.areas, town, "town", "areas") if town else None
    if need:
        rows = gaps.in_towns(_chosen(vocabulary.needs, need, "need", "needs"), area)
    elif category:
        rows = gaps.in_towns(_chosen(vocabulary.categories, category, "category", "categories"), area)
    else:
        rows = gaps.of_each(area)
    if as_json:
        click.echo(json.dumps([row_as_object(edition, row) for row in rows], ensure_ascii=False))
    elif as_csv:
        click.echo(gaps_csv(edition, rows), nl=False)
    else:
        click.echo("\n".join(_as_text(edition, rows, by=by, by_town=bool(need or category))))


def _chosen(terms: Mapping[str, Named], name: str, what: str, file: str) -> Named:
    from fingerpost.checks.suggest import near_ids, say_near

    if name in terms:
        return terms[name]
    called = [term for term in terms.values() if term.name.casefold() == name.casefold()]
    if len(called) == 1:
        return called[0]
    near = near_ids(name, {term_id: (term.name, *getattr(term, "words", ())) for term_id, term in terms.items()})
    hint = say_near(near, f"The list is in assets/vocabulary/{file}.yaml.")
    raise stop("gaps", f"There is no {what} called {name}.", hint)


def _as_text(edition: Edition, rows: list[Row], *, by: str, by_town: bool) -> list[str]:
    from fingerpost.stewardship.part_of_week import PARTS

    heads = [*(part.replace("weekday ", "") for part in PARTS), "always"]
    names = [row.area.name if by_town and row.area else row.term.name for row in rows]
    width = max(map(len, names), default=0)
    lines = [f"{'':{width}} {'all':>5} {' '.join(f'{head:>9}' for head in heads)}  per 1,000"]
    most = max((row.total for row in rows), default=0)
    for name, row in zip(names, rows, strict=True):
        numbers = " ".join(f"{number or '-':>9}" for number in (*row.parts, row.always))
        per = "" if row.per_thousand is None else f"{row.per_thousand:>10}"
        secret = "  and some kept secret" if row.is_secret else ""
        bar = _BAR * -(-row.total * _BAR_WIDTH // most) if most else ""
        numbers = f"{row.total or '-':>5} {numbers} {per:>10}  {bar}{secret}"
        lines.append(f"{name:{width}} {numbers}".rstrip())
    return [*lines, "", *_say_missing(edition, rows, by)]


def _say_missing(edition: Edition, rows: list[Row], by: str) -> list[str]:
    from fingerpost.edition import addresses
    from fingerpost.stewardship.could_fill import who_could_fill

    if not any(row.say_gaps() for row in rows):
        return ["Nothing is missing."]
    lines = ["Missing:"]
    for row in rows:
        lines += [f"  {gap}" for gap in row.say_gaps()]
        if row.say_gaps() and (who := who_could_fill(edition, row, by)):
            names = "; ".join(f"{each.group.name} ({each.what})" for each in who)
            lines.append(f"    Could be asked: {names}")
    area = rows[0].area if rows and all(row.area == rows[0].area for row in rows) else None
    page = addresses.of_insight(area.id) if area else addresses.INSIGHT
    return [*lines, "", f"As a picture, and with links: {edition.absolute(page)}"]
