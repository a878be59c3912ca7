"""fingerpost import, of a ringing list: what whoever rang has ticked."""

from __future__ import annotations

import json
from pathlib import Path

import click

from fingerpost.cli.alone import alone
from fingerpost.cli.import_end import stopped_where_it_must
from fingerpost.language.counted import counted
from fingerpost.records.escaping import visible


def is_ringing_list(file: Path) -> bool:
    """Whether a file is a ringing list that ``fingerpost due`` made."""
    if file.suffix.lower() not in (".xlsx", ".xlsm", ".ods", ".json") or not file.is_file():
        return False
    from fingerpost.intake.ringing.ticked import is_ringing_list as is_one

    with stopped_where_it_must(file):
        return is_one(file)


def take_back_list(file: Path, assets: Path, *, dry_run: bool, as_json: bool) -> SystemExit:
    """Bring the list in, and give what ends the command."""
    from fingerpost.cli.load_edition import load_edition
    from fingerpost.intake.ringing.take_back import take_back
    from fingerpost.intake.ringing.ticked import read_ticked

    with alone("import", assets, writes=not dry_run), stopped_where_it_must(assets):
        ticked = read_ticked(file)
        outcome = take_back(load_edition("import", assets), ticked)
        lines = [] if dry_run else outcome.changes.write(assets)
    if as_json:
        listed = [{"key": e.key, "name": e.name, "words": e.words, "hint": e.hint} for e in outcome.for_editor]
        files = sorted(path.as_posix() for path in outcome.changes.texts)
        summary = {"same": outcome.same, "empty": outcome.empty, "files": files, "for_editor": listed}
        click.echo(json.dumps(summary, indent=2, ensure_ascii=False))
    else:
        for each in outcome.for_editor:
            click.echo(visible(" ".join(f"{each.name} ({each.key}): {each.words}".split())))
            if each.hint:
                click.echo(f"  hint: {visible(each.hint)}")
        for line in lines:
            click.echo(line)
        same, others = counted(outcome.same, "record"), f"{len(outcome.for_editor):,} for you to look at"
        click.echo(f"Nothing has changed in {same}; {others}; {outcome.empty:,} not filled in.")
        if dry_run:
            click.echo("Nothing was written, because of --dry-run.")
    return SystemExit(1 if outcome.for_editor else 0)
