"""How MkDocs reads its configuration, and the message if it cannot."""

from __future__ import annotations

import logging
import os
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.structure.nav import get_navigation

from fingerpost.edition.clock import forget_empty_day
from fingerpost.publish.editorial import Layout, refused_settings
from fingerpost.publish.generator import RenderFailed

NOT_NAMED = "{} does not name the plugin fingerpost."


class WarningCollector(logging.Handler):
    """A log handler that keeps every warning, in order."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def collect_warnings() -> Iterator[WarningCollector]:
    """Keep what MkDocs warns of meanwhile."""
    warnings = WarningCollector()
    logging.getLogger("mkdocs").addHandler(warnings)
    try:
        yield warnings
    finally:
        logging.getLogger("mkdocs").removeHandler(warnings)


def load(config_file: Path, layout: Layout, warnings: WarningCollector, **options: str) -> MkDocsConfig:
    """Let MkDocs read its configuration, which imports what is named in it.

    Raises:
        RenderFailed: Whatever went wrong: MkDocs does not turn every error into an exception of its own.
    """
    try:
        return load_config(str(config_file), **options)
    except (MkDocsException, SystemExit):
        raise refusal_of(config_file, layout, warnings.messages) from None
    except Exception as error:
        if os.environ.get("FINGERPOST_TRACEBACK"):
            raise
        raise refusal_of(config_file, layout, [], setting_in_hand(error)) from None


def refusal_of(config_file: Path, layout: Layout, messages: list[str], setting: str = "") -> RenderFailed:
    problems = refused_settings(layout, messages, setting)
    lines = [f"{problem.span} {problem.code}: {problem.message}\n    hint: {problem.hint}" for problem in problems]
    return RenderFailed(f"{config_file.name} cannot be used.", *lines, problems=problems)


def setting_in_hand(error: Exception) -> str:
    """The setting that MkDocs was reading when an exception was raised; "" if that is not known."""
    for frame, _ in traceback.walk_tb(error.__traceback__):
        if isinstance(frame.f_locals.get("self"), MkDocsConfig) and isinstance(frame.f_locals.get("key"), str):
            return str(frame.f_locals["key"])
        if frame.f_code is get_navigation.__code__:
            return "nav"
    return ""


def is_ours(error: Exception) -> bool:
    """Whether an exception was raised in Fingerpost or in code it called, and not by MkDocs."""
    frames = [frame for frame, _ in traceback.walk_tb(error.__traceback__)][1:]  # the first is where it was caught
    return any(str(frame.f_globals.get("__name__", "")).startswith("fingerpost.") for frame in frames)


def silence_mkdocs() -> None:
    """Silence the announcements that Material and MkDocs print at every build."""
    forget_empty_day()
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    os.environ.setdefault("DISABLE_MKDOCS_2_WARNING", "true")
