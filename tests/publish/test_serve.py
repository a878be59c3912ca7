"""The preview: it shows a change by itself, and survives a mistake."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from itertools import takewhile
from pathlib import Path

import pytest

from tests.conftest import OWN_PAGES, USUAL_FILES, OpenSite
from tests.short_handbook import COMMAND, environ


@dataclass
class Preview:
    """One that goes on from test to test: what a test writes is there in the next."""

    process: subprocess.Popen[str]
    url: str
    folder: Path

    def page(self, address: str) -> str:
        with urllib.request.urlopen(self.url + address, timeout=600) as answer:
            return answer.read().decode()

    def wait_for_reload(self, page: str) -> None:
        """Ask as the page in the browser does: the server answers when it has built again."""
        epoch, request = re.search(r"livereload\((\d+), (\d+)\)", page).groups()
        while int(self.page(f"/livereload/{epoch}/{request}")) <= int(epoch):
            pass

    def lines(self) -> Iterator[str]:
        while line := self.process.stderr.readline():
            yield line


def project(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in {**USUAL_FILES, **files}.items():
        path = folder / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return folder


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A project whose frame comes from two files, so that MkDocs has to make all of it again each time."""
    two = {"../mkdocs.yml": "INHERIT: base.yml\n", "../base.yml": OWN_PAGES["../mkdocs.yml"]}
    with serving(project(tmp_path_factory.mktemp("two"), {**OWN_PAGES, **two})) as served:
        yield served


@pytest.fixture(scope="module")
def plain_preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """A project of one file, whose pages are made again only where something has changed."""
    with serving(project(tmp_path_factory.mktemp("one"), OWN_PAGES)) as served:
        yield served


@contextmanager
def serving(tmp_path: Path, command: Sequence[str] = COMMAND, **more: str) -> Iterator[Preview]:
    (tmp_path / "temporary").mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    process = subprocess.Popen(
        [*command, "serve", "--address", address],
        cwd=tmp_path,
        env=environ(PYTHONUNBUFFERED="1", TMPDIR=str(tmp_path / "temporary"), **more),
        stderr=subprocess.PIPE,
        text=True,
        process_group=0,
        # A shell that runs the tests in the background has its children deaf to Ctrl+C.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 - there are no threads here
    )
    started = Preview(process, f"http://{address}", tmp_path)
    try:
        next(line for line in started.lines() if "Building" in line)
        while process.poll() is None:
            try:
                started.page("/")
                break
            except urllib.error.URLError:  # not listening yet
                with suppress(subprocess.TimeoutExpired):
                    process.wait(timeout=0.1)
        yield started
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=600)


def test_a_changed_record_shows_by_itself_and_a_mistake_is_said(preview: Preview) -> None:
    before = preview.page("/a/chat/")
    record = preview.folder / "assets" / "activities" / "chat.yaml"

    record.write_text(record.read_text().replace("Frome Talking Cafe", "Market Talking Cafe"))
    preview.wait_for_reload(before)

    assert "<h1>Frome Talking Cafe</h1>" in before
    assert "'unsafe-inline'" in before  # of the policy of its scripts, which no site has
    page = preview.page("/a/chat/")
    assert "<h1>Market Talking Cafe</h1>" in page

    bad = preview.folder / "assets" / "activities" / "bad.yaml"
    bad.write_text("name: [\n")
    line = next(line for line in preview.lines() if "bracket-open" in line)
    preview.wait_for_reload(page)

    assert "bad.yaml:1:7" in line
    after = preview.page("/a/chat/")
    assert "<h1>Market Talking Cafe</h1>" in after
    bad.unlink()
    preview.wait_for_reload(after)


BROKEN = (
    ("mkdocs.yml", "INHERIT: base.yml\nnav: [\n", "mkdocs.yml:2:6 "),
    ("base.yml", "site_name: Hills\nnav: [\n", "base.yml:2:6 "),
    ("mkdocs.yml", "INHERIT: base.yml\nnav: 7\n", "mkdocs.yml:2:1 "),
    ("base.yml", "site_name: Hills\n", "does not name the plugin fingerpost"),
    ("docs/about.md", "# About\n\n<script>x()</script>\n", "docs/about.md:3:1 "),
)


def test_a_mistake_around_the_records_is_said_and_the_preview_goes_on(preview: Preview) -> None:
    folder, record = preview.folder, preview.folder / "assets" / "activities" / "chat.yaml"
    for number, (file, text, words) in enumerate(BROKEN):
        before = preview.page("/a/chat/")
        good = (folder / file).read_text()

        (folder / file).write_text(text)
        lines = list(takewhile(lambda line: "still shows the site as it was" not in line, preview.lines()))
        preview.wait_for_reload(before)
        shown = preview.page("/a/chat/")
        (folder / file).write_text(good)
        name = f"Talking Cafe {number}"
        record.write_text(re.sub("^name: .*", f"name: {name}", record.read_text()))
        while f"<h1>{name}</h1>" not in (page := preview.page("/a/chat/")):
            preview.wait_for_reload(page)

        assert words in "".join(lines)
        assert "Traceback" not in "".join(lines)
        assert re.search("<h1>.*</h1>", shown)[0] == re.search("<h1>.*</h1>", before)[0]


def test_a_preview_that_is_ended_by_a_service_leaves_no_folder_behind(site: OpenSite, tmp_path: Path) -> None:
    site(OWN_PAGES)
    with serving(tmp_path) as preview:
        assert list((tmp_path / "temporary").glob("mkdocs_*")) != []

        preview.process.terminate()

        assert preview.process.wait(timeout=600) == 0
        assert list((tmp_path / "temporary").iterdir()) == []


def made_by_mkdocs(tmp_path: Path) -> tuple[int, int]:
    """Which file the page of docs is, and when it was written."""
    page = next((tmp_path / "temporary").glob("mkdocs_*/about/index.html")).stat()
    return page.st_ino, page.st_mtime_ns


def test_a_change_of_a_record_alone_leaves_what_mkdocs_made(plain_preview: Preview) -> None:
    preview, folder = plain_preview, plain_preview.folder
    before, docs = preview.page("/a/chat/"), made_by_mkdocs(folder)
    record = folder / "assets" / "activities" / "chat.yaml"
    record.write_text(record.read_text().replace("Frome Talking Cafe", "Market Talking Cafe"))
    preview.wait_for_reload(before)

    assert made_by_mkdocs(folder) == docs
    for address in ("/a/chat/", "/browse/a-to-z/m/", "/p/old-dairy/", "/whats-on/"):
        assert "Market Talking Cafe" in preview.page(address)
    while "Market Talking Cafe" not in preview.page("/search/cards/0.json"):
        continue  # the search files follow, once the pages are shown
    while "Market Talking Cafe" not in preview.page("/data/activities.json"):
        continue  # and then what is exported
    assert "Frome Talking Cafe" not in preview.page("/browse/a-to-z/m/")
    with pytest.raises(urllib.error.HTTPError):
        preview.page("/browse/a-to-z/f/")  # nothing begins with that letter any more


def test_a_new_record_or_a_page_of_docs_makes_all_again(plain_preview: Preview) -> None:
    preview, folder = plain_preview, plain_preview.folder
    before, docs = preview.page("/a/chat/"), made_by_mkdocs(folder)
    record = folder / "assets" / "activities" / "chat.yaml"
    second = re.sub("^name: .*", "name: Second Talking Cafe", record.read_text())
    (folder / "assets" / "activities" / "second.yaml").write_text(second)
    preview.wait_for_reload(before)
    with_two = made_by_mkdocs(folder)

    assert with_two != docs
    page = preview.page("/a/second/")
    assert "Second Talking Cafe" in page
    (folder / "docs" / "about.md").write_text("# About us\n")
    preview.wait_for_reload(page)
    assert made_by_mkdocs(folder) != with_two
    assert "About us" in preview.page("/about/")


def test_no_process_begins_beside_the_threads_of_a_preview(tmp_path: Path) -> None:
    """Whatever lock one of them holds at that moment would stay locked in the new process for ever."""
    forks, watched = tmp_path / "forks", [sys.executable, "-m", "tests.publish.noting_forks"]
    with serving(project(tmp_path, OWN_PAGES), watched, FORKS=str(forks)) as preview:
        before, first = preview.page("/a/chat/"), forks.read_text().split()
        # With other words every record is checked again, and every page of a category made again.
        words = tmp_path / "assets" / "vocabulary" / "categories.yaml"
        words.write_text(f"{words.read_text()}choirs: {{name: Choirs}}\n")
        for number in range(3):
            record = re.sub("^name: .*", f"name: Talking Cafe {number}", USUAL_FILES["activities/chat.yaml"])
            (tmp_path / "assets" / "activities" / f"another-{number}.yaml").write_text(record)
        page = before
        while "Talking Cafe 2" not in preview.page("/browse/categories/talking-cafe/"):
            preview.wait_for_reload(page)
            page = preview.page("/a/chat/")

    assert len(first) >= 3  # the control: to read, to check, to write
    assert forks.read_text().split() == first == ["0"] * len(first)
