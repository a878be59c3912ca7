"""Why a command had to stop, for reasons other than a fault in a record: a plain sentence and a hint for each."""

from __future__ import annotations

import errno
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from rich.console import Console

from fingerpost.edition.clock import ClockWrong
from fingerpost.publish.crisis_block import CrisisLinesMissing
from fingerpost.publish.guard import NotOurs
from fingerpost.publish.losses import ManyLost
from fingerpost.publish.swap import AnotherBuild
from fingerpost.reading.at_fault import REPORT_IT, RecordFailed
from fingerpost.reading.read import FolderMissing, TooManyFiles
from fingerpost.reading.shown_path import shown_path
from fingerpost.records.escaping import visible

_OWN_WORDS = (NotOurs, ManyLost, ClockWrong, CrisisLinesMissing)  # have a message and a hint of their own
_NO_MEMORY = "There is too little memory."
_FEWER = "Close other programs, or run it with: --jobs 1"
_SHARE = "Share the records among several directories."

STOPS: tuple[type[BaseException], ...] = (
    *_OWN_WORDS,
    *(
        RecordFailed,
        FolderMissing,
        TooManyFiles,
        AnotherBuild,
        BrokenProcessPool,
        OSError,
        MemoryError,
        KeyboardInterrupt,
    ),
)


def stop_reason(stop: BaseException, assets: Path, site: Path | None = None) -> tuple[str, str]:
    """The message and the hint for what stopped a command."""
    match stop:
        case NotOurs() | ManyLost() | ClockWrong() | CrisisLinesMissing():
            return stop.message, stop.hint
        case RecordFailed():
            return str(stop), REPORT_IT
        case FolderMissing():
            return (
                f"There is no folder {assets}.",
                "Run it in the folder that holds assets, or name that: --assets ../mendip/assets",
            )
        case TooManyFiles():
            return str(stop), _SHARE
        case AnotherBuild():
            return "Another build is writing the same site.", "Wait for it to end."
        case BrokenProcessPool():
            return "A part of the work was stopped from outside, most often because memory had run out.", _FEWER
        case MemoryError():
            return _NO_MEMORY, _FEWER
        case KeyboardInterrupt():
            return "It was stopped.", ""
        case OSError():
            return _of_the_system(stop, assets if site is None else site)
    raise stop


def _of_the_system(error: OSError, otherwise: Path) -> tuple[str, str]:
    where = shown_path(Path(str(error.filename))) if error.filename else str(otherwise)
    what = error.strerror or str(error) or type(error).__name__
    if error.errno == errno.ENOMEM:
        return _NO_MEMORY, _FEWER
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"The disk is full: {where} could not be written.", "Make room on it and run it again."
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"{where} may not be read or written: {what}.", "Look who may read and write that folder."
    return f"{where}: {what}.", "Look at that file or folder: is the disk full, or is it locked?"


def say_stop(stop: BaseException, command: str, assets: Path, site: Path | None, console: Console) -> None:
    """Print why a command that writes a site has stopped, and that nothing was changed."""
    message, hint = stop_reason(stop, assets, site)
    stays = ""
    if site is not None and not isinstance(stop, FolderMissing):
        stays = " Nothing was changed." if isinstance(stop, NotOurs) else " The old site stays."
    console.print(f"fingerpost {command}: {visible(message)}{stays}", markup=False)
    if hint:
        console.print(f"  hint: {visible(hint)}", markup=False)
