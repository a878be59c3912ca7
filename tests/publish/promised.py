"""Publishing with a ledger, without MkDocs: all of ``fingerpost build --publish`` but for the pages of docs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from fingerpost.edition.addresses import ADD_DATA, API, DATA
from fingerpost.edition.edition import Edition
from fingerpost.pages.kinds import other_pages
from fingerpost.pages.render.shell import HEAD_SLOT, MAIN_SLOT, SHELLS, Shell
from fingerpost.publish.prepare import Prepared, prepare
from fingerpost.publish.promises import with_list_promises, with_record_promises
from fingerpost.publish.write_site import write_site
from fingerpost.records.ledger import Promise
from fingerpost.writing.ledger import save_ledger
from tests.conftest import TODAY
from tests.published import record_pages


def planned(edition: Edition) -> set[str]:
    """The address of every page that would be written."""
    return {page.address for pages in (record_pages, other_pages) for page in pages(edition, 0, 1)}


def publish(assets: Path, day: date = TODAY, site: Path | None = None) -> tuple[Prepared, set[str]]:
    """Publish, and give what was published and its addresses; the pages are written if there is a folder for them."""
    prepared = prepare(assets, today=day, jobs=1)
    assert prepared.stopped == "", [str(problem) for problem in prepared.errors]
    prepared = replace(prepared, edition=with_record_promises(prepared.edition))
    addresses = planned(prepared.edition)
    if site is not None:
        shell = Shell.cut(f"<html>{HEAD_SLOT}<main>{MAIN_SLOT}</main></html>")
        files = write_site(prepared, dict.fromkeys(SHELLS, shell), [], site).page_files
        # Tables of /insight/ are no pages either.
        exports = {each for each in files if each.startswith((ADD_DATA, API, DATA)) or each.endswith(".csv")}
        exports -= addresses
        assert set(files) - exports == addresses
    save_ledger(assets, with_list_promises(prepared.edition, addresses))
    return prepared, addresses


def rows(assets: Path) -> dict[str, list[str]]:
    """The lines of the ledger by address."""
    lines = (assets / "ledger.csv").read_text("utf-8").splitlines()[1:]
    return {line.partition(",")[0]: line.split(",") for line in lines}


def promise_of(prepared: Prepared, kind: str, record_id: str) -> Promise:
    return prepared.edition.directory.ledger.records[kind, record_id]
