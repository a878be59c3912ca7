"""Random histories of a directory: whatever editors do, every address that was ever published answers, and rightly.

Each history adds, renames, closes, merges, opens again, deletes and imports, in any order, and publishes now and then.
An address must answer for ever, and for the record that had it, or the one that this was merged with. What is asked are
the pages that a build would write; in a few histories they are written, and a plain file server is asked.

FINGERPOST_HISTORIES=1000 runs a thousand, which takes some minutes.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from http.client import HTTPConnection
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from threading import Thread

import pytest

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.load import load
from fingerpost.exchange.tables.table_import import import_table
from fingerpost.publish.promises import with_list_promises, with_record_promises
from fingerpost.records.ledger import RECORD_KINDS, State
from fingerpost.stewardship.close import close
from fingerpost.stewardship.files_of_records import CannotChange
from fingerpost.stewardship.merge import merge
from fingerpost.stewardship.rename import rename
from fingerpost.writing.ledger import save_ledger
from tests.conftest import USUAL_FILES, OpenSite
from tests.publish.promised import planned, publish
from tests.thorough import many

HISTORIES = int(os.environ.get("FINGERPOST_HISTORIES", many(8, 200)))
STEPS = 16
BEGIN = date(2026, 11, 1)
FOLDERS = {"activity": "activities", "group": "groups", "place": "places"}
USUAL = {"activity": "activities/chat.yaml", "group": "groups/connectors.yaml", "place": "places/old-dairy.yaml"}
MAPPING = (
    "source: A list of ours\nkey: <Key>\nrecords:\n  activity:\n    id: [<Name>]\n    name: <Name>\n"
    "    summary: Something to do in Frome for anybody.\n    categories: [talking-cafe]\n    join: {ways: [drop-in]}\n"
    "    contact: {phone: 01632 960123}\n    checked: {on: 2026-10-01, how: phone}\n"
)

Number = tuple[str, int]  # the kind of a record, and the number in its name


class History:
    """A directory and what editors do with it. Every record has a number in its name that no other has."""

    def __init__(self, assets: Path, seed: int) -> None:
        self.assets, self.random, self.day = assets, Random(seed), BEGIN
        self.numbers = 0
        self.heirs: dict[Number, Number] = {}  # which record was merged into which
        self.records: dict[str, Number] = {}  # the record that an address or code was published for
        self.ever: set[str] = set()
        self.log: list[str] = []
        self.rows: list[str] = []

    def some(self, kind: str) -> str:
        there = sorted(path.stem for path in (self.assets / FOLDERS[kind]).glob("*.yaml"))
        return self.random.choice(there) if there else "none"

    def path(self, kind: str, record_id: str) -> Path:
        return self.assets / FOLDERS[kind] / f"{record_id}.yaml"

    def new_id(self) -> str:
        """Few ids, so that one is often wanted again."""
        return f"id-{self.random.randrange(8)}"

    def name(self) -> str:
        self.numbers += 1
        return f"Number {self.numbers}"

    def add(self, kind: str) -> None:
        path = self.path(kind, self.new_id())
        if path.exists():
            return
        text = re.sub(r"^name: .*", f"name: {self.name()}", USUAL_FILES[USUAL[kind]])
        text = re.sub(r"(?m)^group: .*\n|place: old-dairy, ", "", text)
        path.write_text(text)
        # What check refuses is not published: an editor takes another name.
        if any(problem.code in ("address-used-again", "former-id-taken") for problem in self.load().errors):
            path.unlink()

    def rename(self, kind: str) -> None:
        rename(self.assets, self.some(kind), self.new_id(), kind).write(self.assets)

    def rename_by_hand(self, kind: str) -> None:
        old, new = self.path(kind, self.some(kind)), self.path(kind, self.new_id())
        if not old.exists() or new.exists():
            return
        old.rename(new)
        try:
            rename(self.assets, old.stem, new.stem, kind).write(self.assets)
        except CannotChange:  # the name was another's: back with it
            new.rename(old)

    def close(self, kind: str) -> None:
        instead = [self.some(kind)] if self.random.random() < 0.5 else []
        changes = close(self.assets, self.some(kind), kind, on=self.day, reason="It has ended.", instead=instead)
        changes.write(self.assets)

    def open_again(self, kind: str) -> None:
        path = self.path(kind, self.some(kind))
        if path.exists():
            path.write_text(re.sub(r"(?m)^closed: .*\n", "", path.read_text()))

    def merge(self, kind: str) -> None:
        gone, stays = self.some(kind), self.some(kind)
        merged, stayed = ((kind, number_in(self.path(kind, each))) for each in (gone, stays))
        merge(self.assets, gone, stays, kind).write(self.assets)
        self.heirs[merged] = stayed

    def delete(self, kind: str) -> None:
        """By hand: what was published has to come back, and anything else may go."""
        path = self.path(kind, self.some(kind))
        if not path.exists() or "former_ids" in path.read_text():
            return
        text = path.read_text()
        path.unlink()
        was_published = addresses.of_record(kind, path.stem) in self.ever
        assert was_published == any(problem.code == "address-lost" for problem in self.load().errors)
        if was_published or any(problem.is_error for problem in self.load().problems):
            path.write_text(text)

    def import_(self, _: str) -> None:
        if self.random.random() < 0.5 or not self.rows:
            name = self.name()
            self.rows.append(f"{name},{name}\n")
        Path("table.csv").write_text("Key,Name\n" + "".join(self.rows))
        import_table("csv", Path("table.csv"), Path("map.yaml"), self.assets, overwrite=self.random.random() < 0.3)

    def step(self) -> None:
        kind = self.random.choice(RECORD_KINDS)
        actions: tuple[Callable[[str], None], ...] = (
            *(self.add, self.add, self.rename, self.rename_by_hand, self.close),
            *(self.merge, self.open_again, self.delete, self.import_),
        )
        action = self.random.choice(actions)
        self.log.append(f"{action.__name__} {kind}")
        try:
            action(kind)
        except CannotChange as stop:
            self.log.append(f"  {stop.message}")

    def load(self):
        return load(self.assets, today=self.day, jobs=1)

    def publish(self) -> Edition:
        self.day += timedelta(days=1)
        loaded = self.load()
        assert loaded.errors == [], (self.log, loaded.errors)
        edition = with_record_promises(loaded.edition)
        now = planned(edition)
        save_ledger(self.assets, with_list_promises(edition, now))
        self.ever |= now
        assert self.ever - now == set(), self.log
        return edition

    def look(self, edition: Edition) -> None:
        """Does each address of a record, and each code, lead to the record that it was given to?"""
        ledger, directory = edition.directory.ledger, edition.directory
        by_address = {
            addresses.of(record): record
            for records in (directory.activities, directory.groups, directory.places)
            for record in records.values()
        }
        for promise in ledger.records.values():
            record = by_address[promise.target or promise.address]  # one step, and never another
            assert (promise.state is State.CLOSED) <= (record.closed is not None)
            for key in (promise.address, promise.code or promise.address):
                now = (record.kind, number_of(record.name))
                assert self.heir(self.records.setdefault(key, now)) == self.heir(now), (key, self.log)
        assert len(ledger.codes) == sum(bool(promise.code) for promise in ledger.records.values())

    def heir(self, number: Number) -> Number:
        while number in self.heirs:
            number = self.heirs[number]
        return number


def number_of(name: str) -> int:
    return int(name.rpartition(" ")[2]) if name[-1].isdigit() else 0


def number_in(path: Path) -> int:
    return number_of(path.read_text().partition("\n")[0]) if path.exists() else -1


@pytest.mark.parametrize("seed", range(HISTORIES))
def test_every_address_of_a_history_answers(seed: int, site: OpenSite) -> None:
    history = History(site({}).assets, seed)
    Path("map.yaml").write_text(MAPPING)
    for step in range(STEPS):
        history.step()
        if step % 4 == 3:
            history.look(history.publish())

    assert len(history.records) > 4  # something has happened


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.mark.parametrize("seed", [1001, 1002])
def test_a_plain_file_server_answers_at_every_address(seed: int, site: OpenSite, tmp_path: Path) -> None:
    history = History(site({}).assets, seed)
    Path("map.yaml").write_text(MAPPING)
    for step in range(STEPS):
        history.step()
        if step % 4 == 3:
            history.publish()
    publish(history.assets, history.day, tmp_path / "site")

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path / "site")))
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        connection = HTTPConnection(*server.server_address[:2])
        answers = {}
        for address in (*sorted(history.ever), "/a/never-published/"):
            connection.request("GET", address)
            response = connection.getresponse()
            response.read()
            answers[address] = response.status
    finally:
        server.shutdown()
        server.server_close()

    assert answers.pop("/a/never-published/") == 404
    assert {address: status for address, status in answers.items() if status != 200} == {}
