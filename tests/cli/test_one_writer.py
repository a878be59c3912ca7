"""Two commands that write at the same moment: one of them says so, and nothing of the other's is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from fingerpost.files.lock import lock_now
from fingerpost.files.records_lock import AnotherWriter, only_writer, reading, taking_places
from fingerpost.reading.read import read_directory
from tests.conftest import USUAL_FILES, OpenSite
from tests.run import ROOT, run
from tests.thorough import many

CAKE = USUAL_FILES["activities/chat.yaml"].replace("over a cuppa", "over a cuppa and cake")
MAPPING = """\
source: A list
id: Name
name: Name
summary: What
categories: {Name: {default: [arts]}}
"""
FILES = {
    "list.csv": "Name,What,When\nTea and talk,Have a cup of tea with us,Monday 10am to 11am\n",
    "list.mapping.yaml": MAPPING,
    "sent.yaml": CAKE,
    "calendar.ics": "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1@example.org\r\n"
    "DTSTART:20261201T100000\r\nSUMMARY:Tea and talk\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    "hsds.json": json.dumps({"services": []}),
}
WRITERS = {
    "rename": ("rename", "chat", "talk"),
    "close": ("close", "chat", "--reason", "Jean has retired."),
    "merge": ("merge", "tea", "chat"),
    "new": ("new", "activity", "Chair yoga"),
    "intake": ("intake", "sent.yaml"),
    "a table": ("import", "csv", "list.csv"),
    "a calendar": ("import", "ical", "calendar.ics", "--group", "connectors"),
    "hsds": ("import", "hsds", "hsds.json"),
    "a workbook": ("import", "xlsx", "desk/directory.xlsx"),
    "a ringing list": ("import", "xlsx", "ring.xlsx"),
    "links that have moved": ("links", "--fix", "--state", "links.json"),
}


def everything(folder: Path) -> Mapping[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def desk(site: OpenSite) -> Path:
    assets = site({"activities/tea.yaml": CAKE.replace("name: Frome Talking Cafe", "name: Tea and cake")}).assets
    for name, text in FILES.items():
        (assets.parent / name).write_text(text)
    return assets.parent


@pytest.mark.parametrize("words", WRITERS.values(), ids=WRITERS)
def test_a_command_that_writes_waits_for_its_turn(desk: Path, words: tuple[str, ...]) -> None:
    if words[:2] == ("import", "xlsx"):
        is_desk = words[2].startswith("desk")
        command = ("export", "--to", "xlsx", "--out", "desk") if is_desk else ("due", "--xlsx", words[2])
        assert run(*command, cwd=desk).returncode == 0
    before = everything(desk)

    with only_writer(desk / "assets"):
        done = run(*words, cwd=desk)

    assert done.returncode == 2
    assert done.stderr == (
        f"fingerpost {words[0]}: Another command is changing the records at this moment, so nothing was done.\n"
        "  hint: Wait until it is done, then type it again.\n"
    )
    assert everything(desk) == before


def test_what_only_says_what_it_would_do_waits_for_nobody(desk: Path) -> None:
    with only_writer(desk / "assets"):
        assert run("intake", "--dry-run", "sent.yaml", cwd=desk).returncode == 0
        assert run("check", cwd=desk).returncode == 0


def test_readers_share_and_a_change_takes_its_place_alone(desk: Path) -> None:
    assets = desk / "assets"

    def is_free(path: Path) -> bool:
        descriptor = os.open(path, os.O_RDONLY)
        try:
            lock_now(descriptor)
        except BlockingIOError:
            return False
        finally:
            os.close(descriptor)
        return True

    with reading(assets), reading(assets), only_writer(assets):
        assert not is_free(assets)
        with pytest.raises(AnotherWriter), only_writer(assets):
            pass
    with taking_places(assets):
        assert not is_free(assets)
    assert is_free(assets)
    assert is_free(assets.parent)


WRITE = """
import sys
from pathlib import Path
from fingerpost.stewardship.changes import Changes
assets = Path(sys.argv[1])
for number in range(int(sys.argv[2])):
    text = (assets / "groups/connectors.yaml").read_text().replace("near you", f"near you {number}")
    Changes({path: text for path in sorted((assets / "groups").glob("c??.yaml"))}).write(assets)
"""


def test_whoever_reads_while_somebody_writes_sees_the_old_or_the_new(site: OpenSite) -> None:
    assets = site({f"groups/c{number:02}.yaml": USUAL_FILES["groups/connectors.yaml"] for number in range(40)}).assets
    environ = {**os.environ, "PYTHONPATH": str(ROOT)}
    readings = []

    with subprocess.Popen([sys.executable, "-c", WRITE, assets, str(many(6, 200))], env=environ) as writer:
        while writer.poll() is None:
            groups = read_directory(assets, jobs=1)[0].groups
            readings.append({group.summary for key, group in groups.items() if len(key) == 3})

    assert [summaries for summaries in readings if len(summaries) != 1] == []
    assert len({*map(str, readings)}) > 1  # the control: some of it was written meanwhile
