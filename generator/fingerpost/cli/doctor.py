"""``fingerpost doctor``: say what a directory still lacks before it may go public."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("doctor", short_help="Say what is still missing before it can go public.")
@click.option("--assets", type=click.Path(path_type=Path), default=Path("assets"), show_default=True)
@click.option("--json", "as_json", is_flag=True, help="For scripts.")
def command(assets: Path, as_json: bool) -> None:
    """Say what is still missing before a directory can go public, and what to type or write.

    It checks every record as fingerpost check does, and asks what that does not: is there an address, a number, a
    crisis line; is what installs Fingerpost whole; can GitHub do its part; does git have it all? Nothing is changed,
    and no server is asked.

    \b
    Examples:
      fingerpost doctor
      fingerpost doctor --json | python -m json.tool

    With --json it prints {"ready", "failure", "missing": [{"need", "name", "message", "hint", "file"}]}, where need is
    must, should or may.

    Exits with 0 if it may go public, 1 if something must be done first, and 2 if it could not look.
    """  # noqa: D301  # click needs the character itself
    from fingerpost.cli.generator import mkdocs  # imported here so that --help answers at once
    from fingerpost.edition.clock import ClockWrong, today
    from fingerpost.publish import doctor_report
    from fingerpost.publish.doctor import examine
    from fingerpost.publish.missing import Diagnosis

    try:
        diagnosis = examine(assets, today=today(), generator=mkdocs)
    except ClockWrong as wrong:
        diagnosis = Diagnosis(failure=wrong.message, hint=wrong.hint)
    click.echo(doctor_report.as_json(diagnosis) if as_json else doctor_report.as_text(diagnosis), nl=False)
    if diagnosis.failure:
        click.echo(f"fingerpost doctor: {diagnosis.failure}\n  hint: {diagnosis.hint}", err=True)
        raise SystemExit(2)
    raise SystemExit(0 if diagnosis.is_ready else 1)
