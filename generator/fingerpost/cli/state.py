"""fingerpost state: the state of the directory in one year, for trustees."""

from __future__ import annotations

from pathlib import Path

import click

from fingerpost.cli import options
from fingerpost.cli.load_edition import load_edition
from fingerpost.cli.stop import stop, stop_unless_it_ends


@click.command("state", short_help="Write the state of the directory, once a year, for trustees.")
@click.option("--pdf", type=click.Path(path_type=Path), metavar="FILE", help="Write it as a PDF, to print or to send.")
@click.option("--year", type=click.IntRange(2000, 2100), help="Of what came and what closed. This year if left out.")
@options.assets
def command(*, pdf: Path | None, year: int | None, assets: Path) -> None:
    """Say what there is, for whom, where and when, what is missing, and how sure that is, on a few pages.

    The numbers are those of /insight/, as they are today. What must be kept secret is in none of them.

    \b
    Examples:
      fingerpost state                     the report as text
      fingerpost state --pdf state.pdf     the same for paper, tagged for screen readers

    A PDF needs what the extra print brings: python -m pip install "fingerpost[print]". A record that has an error is
    left out and named. Exits with 0, with 1 if too many have errors, and with 2 if it could not run.
    """  # noqa: D301  # click needs the character itself
    from fingerpost.printing.available import can_print
    from fingerpost.printing.state import as_text, state_of_directory

    if pdf:
        stop_unless_it_ends(pdf, ".pdf", command="state", option="--pdf")
    if pdf and not can_print():
        raise stop("state", "What makes a PDF is not installed.", 'python -m pip install "fingerpost[print]"')
    edition = load_edition("state", assets)
    state = state_of_directory(edition, year or edition.today.year)
    if pdf is None:
        click.echo("\n".join(as_text(state)))
        return
    from fingerpost.files.durable import write_whole
    from fingerpost.printing.typeset import CannotBeSet, printable_data, typeset

    try:
        content = typeset("state", printable_data(state, lambda *_: None), large=False, today=edition.today)
        write_whole(pdf, content)
    except CannotBeSet as error:
        raise stop("state", "The report cannot be set.", str(error).partition("\n")[0]) from None
    except OSError as error:
        raise stop("state", f"{pdf} could not be written: {error.strerror}.") from None
    click.echo(f"Written to {pdf}", err=True)
