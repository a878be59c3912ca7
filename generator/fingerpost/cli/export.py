"""fingerpost export."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from fingerpost.cli import options
from fingerpost.cli.stop import stop


class FormatName(click.ParamType[str]):
    """The name of a format. The list is loaded only when it is asked for."""

    name = "format"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:  # noqa: ARG002
        """Give the name as the list has it."""
        from fingerpost.exchange.formats import FOR_EDITORS, FORMATS
        from fingerpost.reading.suggest import nearest

        name, names = str(value).strip().lower(), [*FORMATS, *FOR_EDITORS]
        if name in names:
            return name
        near = nearest(name, names)
        raise stop("export", f"There is no format {value}.", f"Write {near or 'one of ' + ', '.join(names)}.")


@click.command("export")
@click.option("--to", "name", type=FormatName(), help="Which format; without it, the formats are listed.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, allow_dash=True),
    default=Path("export"),
    show_default=True,
    help="The folder for the files, or - to print the first of them.",
)
@options.assets
def command(*, name: str | None, out: Path, assets: Path) -> None:
    """Write the directory in a format that other programs read.

    Each build writes all of them but xlsx into the site as well. Nothing that is withheld, private or sensitive is
    in any.

    Files that an earlier export of the same format wrote into the folder, and this one has not, are deleted. A workbook
    that has been changed since is never written over.

    \b
    Examples:
      fingerpost export --to geojson --out open-data
      fingerpost export --to xlsx --out desk         a workbook to edit: desk/directory.xlsx
      fingerpost import xlsx desk/directory.xlsx     takes it back

    Exits with 0 when the files are written, 1 if a record has an error, and 2 if it could not run.
    """  # noqa: D301  # click needs the character itself
    from fingerpost.cli.progress import show_progress
    from fingerpost.exchange.formats import FOR_EDITORS, FORMATS
    from fingerpost.exchange.workbook.format import WORKBOOK
    from fingerpost.language.counted import counted
    from fingerpost.publish.export_to import HasErrors, InTheWay, exported, save_exports
    from fingerpost.publish.stop_reasons import STOPS, stop_reason

    if name is None:
        width = max(map(len, FORMATS))
        for each in (*FORMATS.values(), *FOR_EDITORS.values()):
            click.echo(f"{each.name:<{width}}  {each.about}")
        return
    chosen = FORMATS[name] if name in FORMATS else FOR_EDITORS[name]
    try:
        with show_progress("Reading the records") as progress:
            files = exported(assets, chosen, progress=progress)
        if str(out) == "-":
            click.echo(next(files).content, nl=False)
            return
        saved = save_exports(files, chosen, assets, out, keep_changed=name in FOR_EDITORS)
    except HasErrors as errors:
        click.echo(str(errors), err=True, nl=False)
        click.echo("fingerpost export: Nothing was written, because of the errors above.", err=True)
        raise SystemExit(1) from None
    except InTheWay as why:
        hint = "Name another folder: --out open-data"
        if name in FOR_EDITORS:
            hint = "Import it first, or move it away, or name another folder: --out desk-2"
        raise stop("export", str(why), hint) from None
    except STOPS as why:
        raise stop("export", *stop_reason(why, assets, out)) from None
    deletions = f", and {counted(saved.deleted, 'file')} of an earlier export deleted" if saved.deleted else ""
    click.echo(f"{counted(saved.file_count, 'file')} in {out}{deletions}", err=True)
    if name in FOR_EDITORS and saved.file_count:
        click.echo(f"To bring it back when you have changed it: fingerpost import xlsx {out / WORKBOOK}", err=True)
    for changed in saved.changed:
        click.echo(f"fingerpost export: {changed} is of an earlier export. It has been changed, so it stays.", err=True)
