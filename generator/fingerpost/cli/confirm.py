"""fingerpost confirm: what an import was not sure of, one by one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fingerpost.cli.stop import stop
from fingerpost.language.counted import counted

if TYPE_CHECKING:
    from fingerpost.stewardship.doubts import Doubt

_QUESTIONS = {"hours": "When is it?", "category": "Which category is it in?", "proposal": "Is that so?"}
_SHOWN = 8


@click.command(name="confirm", short_help="Say what an import was not sure of, one by one.")
@click.option("--assets", type=click.Path(path_type=Path), default=Path("assets"), show_default=True)
@click.option("--list", "as_list", is_flag=True, help="Print what is to be confirmed, and ask nothing.")
@click.option("--json", "as_json", is_flag=True, help="The same for scripts.")
@click.option("--only", type=click.Choice(["hours", "category", "proposal"]), help="Ask about one thing only.")
def command(assets: Path, as_list: bool, as_json: bool, only: str | None) -> None:
    """Walk through what an import was not sure of.

    It shows what the list said and what the record says, and asks: a number takes one of the answers on offer, hours
    can be typed as people write them, = says that the record is right, Enter goes on to the next, q ends. Each answer
    is written at once, with every comment of the file left where it is. What you pass over is asked again next time.

    \b
    Examples:
      fingerpost confirm
      fingerpost confirm --only hours
      fingerpost confirm --list

    Exits with 0, or with 2 when a file could not be changed.
    """  # noqa: D301  # click needs the character itself
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
            click.echo(f"{doubt.file.shown} {doubt.what}: {_one_line(doubt.words or doubt.now)}")
        click.echo(f"{counted(len(doubts), 'value')} to confirm.")
    else:
        _ask_all(doubts, set(vocabulary.categories))


def _summary(doubt: Doubt) -> dict[str, object]:
    return {
        "file": doubt.file.shown,
        "name": doubt.name,
        "what": doubt.what,
        "words": doubt.words,
        "now": doubt.now,
        "choices": [choice.words for choice in doubt.choices],
    }


def _ask_all(doubts: list[Doubt], categories: set[str]) -> None:
    answers = 0
    doubts = _last_proposals_first(doubts)
    for number, doubt in enumerate(doubts, start=1):
        click.echo(f"\n{number} of {len(doubts)}: {_one_line(doubt.name)} ({doubt.file.shown})")
        if doubt.words:
            click.echo(f"  The list says:   {_one_line(doubt.words)}")
        click.echo(f"  The record says: {_one_line(doubt.now)}")
        for at, choice in enumerate(doubt.choices[:_SHOWN], start=1):
            click.echo(f"  {at}  {_one_line(choice.words)}")
        try:
            has_answer = _ask(doubt, categories)
        except (KeyboardInterrupt, EOFError, click.Abort):
            has_answer = None
        if has_answer is None:
            break
        answers += has_answer
    click.echo(f"\n{counted(answers, 'answer')} written.")


def _last_proposals_first(doubts: list[Doubt]) -> list[Doubt]:
    """Of a record the last proposal first, so that the others keep their numbers when it goes."""
    proposals = [doubt for doubt in doubts if doubt.what == "proposal"]
    others = [doubt for doubt in doubts if doubt.what != "proposal"]
    return others + sorted(proposals, key=lambda doubt: (doubt.file.shown, -int(doubt.path.rpartition(".")[2])))


def _ask(doubt: Doubt, categories: set[str]) -> bool | None:
    """Whether an answer was written; None: enough for today."""
    from fingerpost.stewardship.confirm import answer, keep_as_it_is, read_answer
    from fingerpost.stewardship.files_of_records import CannotChange

    keys = (
        "number, " * bool(doubt.choices)
        + {
            "hours": "hours, = right as it is, ",
            "category": "category, ",
            "proposal": "n for no, ",
        }[doubt.what]
    )
    while True:
        text = click.prompt(
            f"{_QUESTIONS[doubt.what]} [{keys}Enter for later, q to end]", default="", show_default=False
        ).strip()
        if text in ("", "q"):
            return None if text == "q" else False
        try:
            if text == "=" or (doubt.what == "proposal" and text.casefold() in ("n", "no")):
                keep_as_it_is(doubt)
            elif text.isdecimal() and 0 < int(text) <= len(doubt.choices[:_SHOWN]):
                value = doubt.choices[int(text) - 1].value
                answer(doubt, [value] if doubt.what == "category" else value)
            elif doubt.what == "proposal":
                if text.casefold() not in ("y", "yes"):
                    click.echo("  Type 1, n or q, or press Enter.")
                    continue
                answer(doubt, doubt.choices[0].value)
            elif doubt.what == "category" and text not in categories:
                click.echo(f"  There is no category called {text}. They are: {', '.join(sorted(categories))}")
                continue
            else:
                answer(doubt, read_answer(doubt, text))
        except CannotChange as reason:
            click.echo(f"  {reason.message} {reason.hint}")
            continue
        except OSError as error:
            raise stop("confirm", f"{doubt.file.shown} could not be written: {error.strerror}.") from None
        return True


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if line.isprintable() else "".join(filter(str.isprintable, line))
