"""``fingerpost upgrade``: let another Fingerpost build a directory."""

from __future__ import annotations

from pathlib import Path

import click

from fingerpost.cli.stop import stop


@click.command("upgrade", short_help="Let this Fingerpost, or another, build the directory.")
@click.argument("wheel", metavar="[WHEEL]", required=False, type=click.Path(path_type=Path))
@click.option("--assets", type=click.Path(path_type=Path), default=Path("assets"), show_default=True)
@click.option("--print/--no-print", "prints", default=None, help="Whether to install what menus as PDF need.")
@click.option("--ical/--no-ical", "calendars", default=None, help="Whether to install what reads calendars of groups.")
@click.option(
    "--receive/--no-receive", "receives", default=None, help="Whether to install what fingerpost receive needs."
)
@click.option("--from-index", is_flag=True, help="Name it by number and hash, as the package index has it; no wheel.")
@click.option("--dry-run", is_flag=True, help="Say what would change, and write nothing.")
def command(
    *,
    wheel: Path | None,
    assets: Path,
    prints: bool | None,
    calendars: bool | None,
    receives: bool | None,
    from_index: bool,
    dry_run: bool,
) -> None:
    """Let the Fingerpost that is running, or the one in the file WHEEL, build the directory from now on.

    It writes requirements.txt and packages, and whatever fingerpost init writes differently today: the workflows, the
    editorial pages. A file that you have edited is left alone and named. Then it prints what has changed since the
    version before. Records and settings are never touched. With --from-index, pip asks the index it is set to use, and
    the answer must be the same program; else no server is asked.

    \b
    Examples:
      fingerpost upgrade --dry-run
      fingerpost upgrade ../fingerpost-0.2.0-py3-none-any.whl

    Exits with 0 when it is done, and 2 when it could not be.
    """  # noqa: D301  # click needs the character itself
    from fingerpost.edition.project import read_project_records  # imported here so that --help answers at once
    from fingerpost.reading.read import FolderMissing, TooManyFiles
    from fingerpost.writing.from_index import check_index
    from fingerpost.writing.own_wheel import WheelUnknown, own_wheel, read_wheel
    from fingerpost.writing.upgrade import plan_upgrade

    try:
        directory, _ = read_project_records(assets)
        chosen = read_wheel(wheel) if wheel else own_wheel()
        if from_index:
            check_index(chosen)
        upgrade = plan_upgrade(
            assets.resolve().parent,
            directory.settings,
            chosen,
            wishes={"print": prints, "ical": calendars, "receive": receives},
            is_own=wheel is None,
            from_index=from_index,
        )
        if not dry_run:
            upgrade.apply()
    except WheelUnknown as unknown:
        raise stop("upgrade", unknown.message, unknown.hint) from None
    except FolderMissing:
        raise stop(
            "upgrade", f"There is no folder {assets}.", "Run it in the folder that holds assets, or name that: --assets"
        ) from None
    except TooManyFiles as many:
        raise stop("upgrade", str(many)) from None
    except OSError as error:
        raise stop("upgrade", f"{error.filename or assets} could not be used: {error.strerror}.") from None
    if not (upgrade.write or upgrade.delete or upgrade.edited):
        click.echo(f"Nothing to do: it is built with this Fingerpost, {chosen.version}.")
        return
    for name in sorted(upgrade.write):
        click.echo(f"{'Would write' if dry_run else 'Wrote'} {name}")
    for name in upgrade.delete:
        click.echo(f"{'Would delete' if dry_run else 'Deleted'} {name}")
    for name in upgrade.edited:
        click.echo(f"Left alone, because you have edited it: {name}. It is written differently today.")
    if upgrade.edited:
        click.echo("  To compare them: fingerpost init ../another")
    if upgrade.to_read and upgrade.before.hashes != {chosen.sha256}:
        click.echo(f"\nWhat has changed since {upgrade.before.version or 'before'}:\n\n{upgrade.to_read}\n")
    if dry_run:
        return
    is_same = upgrade.before.version == chosen.version and not from_index
    again = "--force-reinstall --no-deps " if is_same else ""
    click.echo("Next:")
    if again:  # pip passes over a file whose version is installed already
        click.echo(f"  python -m pip install {again}./packages/{chosen.name}")
    click.echo("  python -m pip install --requirement requirements.txt")
    if wheel is not None:
        click.echo("  fingerpost upgrade          for the workflows and pages that it brings")
    click.echo("  fingerpost check")
