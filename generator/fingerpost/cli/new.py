"""fingerpost new: start a record with blanks to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from fingerpost.cli.alone import alone
from fingerpost.cli.stop import stop


@click.command(name="new", short_help="Start a record with blanks to fill in.")
@click.argument("kind", type=click.Choice(["activity", "group", "place"]))
@click.argument("name")
@click.option("--assets", type=click.Path(file_okay=False, path_type=Path), default=Path("assets"), show_default=True)
@click.option(
    "--id", "record_id", default="", help="The name of the file, such as chair-yoga; made from NAME if left out."
)
def command(kind: str, name: str, assets: Path, record_id: str) -> None:
    """Start a record with blanks to fill in, and say above each what belongs there.

    The name of the file becomes the address of its page, for ever: choose it well. Today is written as the day
    since when it is listed, for the page of what is new.

    \b
    Example:
      fingerpost new activity "Chair yoga"

    Exits with 0 when the file is written, and 2 when it could not be.
    """  # noqa: D301  # click needs the character itself
    from fingerpost.edition.clock import ClockWrong, today
    from fingerpost.files.durable import write_whole
    from fingerpost.reading.layout import FOLDERS
    from fingerpost.reading.read import read_shared
    from fingerpost.records.characters import find_fault, without_faults
    from fingerpost.records.ids import check_id
    from fingerpost.records.slug import slug_of
    from fingerpost.writing.beginning import beginning_of, local_comments
    from fingerpost.writing.blank import blank_record

    file_name = name
    name = " ".join(without_faults(name).split())
    chosen = record_id or slug_of(name)
    if not chosen:
        raise stop(
            "new",
            "No file name can be made from this name, because it has no letter from a to z.",
            f"Choose one: fingerpost new {kind} NAME --id chair-yoga",
        )
    path = assets / FOLDERS[kind] / f"{chosen}.yaml"
    if fault := check_id(chosen, path.as_posix()):
        raise stop("new", fault.message, f"Choose another with --id, such as --id {slug_of(chosen, kind)}")
    if (twin := path.with_suffix(".yml")).exists():
        raise stop("new", f"{twin} is there already.", f"Open it, or choose another with --id, such as --id {chosen}-2")
    try:
        town = beginning_of(read_shared(assets).settings)
        with alone("new", assets):
            write_whole(path, local_comments(blank_record(kind, name, since=today()), town).encode(), new=True)
    except FileExistsError:
        raise stop(
            "new",
            f"{path} is there already.",
            f"Open it, or choose another file name with --id, such as --id {chosen}-2",
        ) from None
    except ClockWrong as why:
        raise stop("new", why.message, why.hint) from None
    except OSError as error:
        raise stop("new", f"{path} could not be written: {error.strerror}.", "") from None
    click.echo(f"{path} is written.")
    if (unseen := find_fault(file_name)) is not None:
        click.echo(f"There was {unseen.words.replace(' here', ' in the name')}. It was left out.")
    click.echo("Next: open it, fill in the blanks, then run")
    click.echo(f"  fingerpost check{'' if assets == Path('assets') else f' --assets {assets}'}")
