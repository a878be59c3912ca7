"""fingerpost owners: who is asked about changes to which entries."""

from __future__ import annotations

from pathlib import Path

import click

from fingerpost.cli.load_edition import load_edition
from fingerpost.cli.stop import stop


@click.command("owners", short_help="Write who keeps which entry into CODEOWNERS.")
@click.option("--check", is_flag=True, help="Write nothing; end with 1 if the file is not as it would be written.")
@click.option("--assets", type=click.Path(path_type=Path), default=Path("assets"), show_default=True)
def command(*, check: bool, assets: Path) -> None:
    """Let GitHub ask partners about changes to the entries that they keep.

    An entry says who keeps it (kept_by: the id of a group), and that group which accounts are asked (github). Each
    such entry has a line at the end of .github/CODEOWNERS, with the editors' accounts too. Run it again when entries
    are new or are kept by others.

    \b
    Examples:
      fingerpost owners
      fingerpost owners --check

    Exits with 0 when it is written, or as it should be; 1 if --check finds it otherwise; and 2 if it could not run.
    """  # noqa: D301  # click needs the character itself
    from fingerpost.files.durable import write_whole
    from fingerpost.stewardship.code_owners import TooLarge, with_owners

    edition = load_edition("owners", assets)
    top = assets.resolve().parent
    path = next((top / name for name in ("CODEOWNERS", "docs/CODEOWNERS") if (top / name).is_file()), None)
    path = path if path and not (top / ".github/CODEOWNERS").is_file() else top / ".github/CODEOWNERS"
    try:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        new = with_owners(text, edition, f"/{assets.resolve().name}")
        if new != text and not check:
            write_whole(path, new.encode())
    except TooLarge:
        raise stop("owners", "The file would have more than 3 MB, and GitHub reads no larger one.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise stop("owners", f"{path.name} cannot be used: {getattr(error, 'strerror', 'it is not UTF-8')}.") from None
    name = path.relative_to(top).as_posix()
    if new == text:
        click.echo(f"{name} is as it should be.")
    elif check:
        click.echo(f"{name} is not as it should be. Run: fingerpost owners", err=True)
        raise SystemExit(1)
    else:
        click.echo(f"{name} is written.")
