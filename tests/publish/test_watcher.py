"""A preview sees at once that a file was saved, and once."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from queue import Empty, Queue

import pytest
from watchdog.events import FileModifiedEvent, FileSystemEvent, FileSystemEventHandler

from fingerpost.plugin import watcher
from fingerpost.plugin.watcher import Watcher, _Once


class Noting(FileSystemEventHandler):
    """Notes which files it hears of."""

    def __init__(self) -> None:
        self.events: Queue[str] = Queue()

    def on_any_event(self, event: FileSystemEvent) -> None:
        self.events.put(Path(str(event.src_path)).name)


def first_event(folder: Path, seconds: float) -> str:
    """The file that is heard of when one is saved: again and again, since watching may begin after the first time."""
    noting, watch = Noting(), Watcher(seconds)
    (folder / "below").mkdir()
    watch.schedule(noting, str(folder), recursive=True)
    watch.start()
    try:
        for number in range(120):
            (folder / "below" / "chat.yaml").write_text(f"name: Chat {number}\n")
            with suppress(Empty):
                return noting.events.get(timeout=0.5)
        return "nothing"
    finally:
        watch.stop()
        watch.join()


@pytest.mark.skipif(sys.platform != "linux", reason="inotify is Linux's")
def test_the_system_tells_long_before_anybody_looks(tmp_path: Path) -> None:
    assert first_event(tmp_path, seconds=5_000) == "chat.yaml"


def test_where_the_system_does_not_tell_somebody_looks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_many(*_: object, **__: object) -> None:
        raise OSError

    monkeypatch.setattr(watcher.Observer, "schedule", too_many)

    assert first_event(tmp_path, seconds=0.01) == "chat.yaml"


def test_a_change_that_is_seen_twice_counts_once(tmp_path: Path) -> None:
    file = tmp_path / "chat.yaml"
    noting = Noting()
    once = _Once(noting)
    for text in ("name: Chat\n", "name: Another chat\n"):
        file.write_text(text)
        for _ in range(2):
            once.on_any_event(FileModifiedEvent(str(file)))
    file.unlink()
    for _ in range(2):
        once.on_any_event(FileModifiedEvent(str(file)))

    assert noting.events.qsize() == 3
