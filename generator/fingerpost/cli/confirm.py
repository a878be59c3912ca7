"""fingerpost confirm: what an import was not sure of, one question at a time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fingerpost.cli.confirm_ask import ask_all, one_line
from fingerpost.cli.stop import stop
from fingerpost.language.counted import counted

if TYPE_CHECKING:
    from fingerpost.stewardship.doubts import Doubt


@click.command(name="confirm", short_help="Say what an import was not sure of, one question at a time.")
@click.option("--assets", type=click.Path(path_type=Path), default=Path("assets"), show_default=True)
@click.option("--list", "as_list", is_flag=True, help="Print what is to be confirmed, and ask nothing.")
@click.option("--json", "as_json", is_flag=True, help="The same for scripts.")
@click.option("--only", type=click.Choice(["hours", "category", "proposal"]), help="Ask about one thing only.")
def command(assets: Path, as_list: bool, as_json: bool, only: str | None) -> None:
    """Walk through what an import was not sure of.

    It shows what the list said and what the record says, and asks: a number takes one of the answers on offer, hours
    can be typed as people write them, = says that the record is right, Enter goes on to the next, q ends. Each answer
    is written at once, with every comment of the file left where it is. What you pass over is asked again next time.

    What is the same in many records is asked once, with their names: the answer is written into all of them, and o asks
    one by one. b goes back to the question before, and takes back what was answered there.

    \b
    Examples:
      fingerpost confirm
      fingerpost confirm --only hours
      fingerpost confirm --list

    Exits with 0, or with 2 when a file could not be changed.
    """  # noqa: D301  # click needs the character itself
    from fingerpost.exchange.tables.propose.vocabulary import words_of_categories
    from fingerpost.reading.read import read_shared
    from fingerpost.stewardship.doubts import doubts_in

    if not assets.is_dir():
        raise stop("confirm", f"There is no folder called {assets}.", "Name it with --assets")
    vocabulary = read_shared(assets).vocabulary
    doubts = [doubt for doubt in doubts_in(assets, vocabulary) if only in (None, doubt.what)]
    if as_json:
        click.echo(json.dumps([_summary(doubt) for doubt in doubts], indent=2, ensure_ascii=False))
    elif as_list:
        for doubt in doubts:
            click.echo(f"{doubt.file.shown} {doubt.what}: {one_line(doubt.words or doubt.now)}")
        click.echo(f"{counted(len(doubts), 'value')} to confirm.")
    else:
        ask_all(doubts, words_of_categories(assets))


def _summary(doubt: Doubt) -> dict[str, object]:
    return {
        "file": doubt.file.shown,
        "name": doubt.name,
        "what": doubt.what,
        "words": doubt.words,
        "now": doubt.now,
        "choices": [choice.words for choice in doubt.choices],
    }
