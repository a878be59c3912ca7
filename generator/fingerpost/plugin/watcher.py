"""Sees at once that a file was saved, where the system tells, and soon everywhere else."""

from __future__ import annotations

import os
from collections.abc import Hashable
from typing import Any

from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

# To read a file is an event too, and a build reads them all.
_CHANGES: list[type[FileSystemEvent]] = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]


class Watcher:
    """What MkDocs asks of an observer.

    The system tells of a change within a millisecond, but not on every disk: not on a share, nor in many a container.
    So files are looked at as well, and a change that both see counts once.
    """

    def __init__(self, seconds: float) -> None:
        """Say how often files are looked at."""
        self._looks, self._hears = PollingObserver(timeout=seconds), Observer()

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = False) -> tuple[Any, Any]:
        """Pass on what changes at a path."""
        once = _Once(handler)
        try:
            watch = self._hears.schedule(once, path, recursive=recursive, event_filter=_CHANGES)
        except OSError:  # there are more folders than the system will watch
            watch = None
        return self._looks.schedule(once, path, recursive=recursive, event_filter=_CHANGES), watch

    def unschedule(self, watches: tuple[Any, Any]) -> None:
        by_looking, by_events = watches
        self._looks.unschedule(by_looking)
        if by_events is not None:
            self._hears.unschedule(by_events)

    def start(self) -> None:
        self._looks.start()
        try:
            self._hears.start()
        except OSError:  # as above
            self._hears.unschedule_all()

    def stop(self) -> None:
        for observer in (self._looks, self._hears):
            if observer.is_alive():
                observer.stop()

    def join(self) -> None:
        for observer in (self._looks, self._hears):
            if observer.is_alive():
                observer.join()


class _Once(FileSystemEventHandler):
    """Passes on a change of a file once, whoever tells of it."""

    def __init__(self, handler: FileSystemEventHandler) -> None:
        self._handler = handler
        self._states: dict[str, Hashable] = {}

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.is_directory:
            return
        paths = [os.fsdecode(path) for path in (event.src_path, event.dest_path) if path]
        states = {path: _state_of(path) for path in paths}
        if any(path not in self._states or self._states[path] != state for path, state in states.items()):
            self._states |= states
            self._handler.on_any_event(event)


def _state_of(path: str) -> Hashable:
    try:
        status = os.stat(path)  # noqa: PTH116
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
