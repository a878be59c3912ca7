"""Templates are compiled once in a run and all its processes take them: that is a quarter of a small build.

A process that a test starts takes them too, where it is begun with ``short_handbook`` and has the variable.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from jinja2 import Environment
from jinja2.bccache import Bucket
from mkdocs.theme import Theme

from fingerpost.pages.render import render
from fingerpost.pages.render.compiled import CompiledTemplates

VARIABLE = "FINGERPOST_TEST_TEMPLATES"  # the folder


class SharedTemplates(CompiledTemplates):
    """Keeps what is compiled in a folder too, by the text that was compiled."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        super().load_bytecode(bucket)
        file = self._folder / bucket.key
        if bucket.code is None and file.exists():
            bucket.bytecode_from_string(file.read_bytes())
            super().dump_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        super().dump_bytecode(bucket)
        with suppress(OSError):  # the disk of a test may be full on purpose
            # Whole or not at all: another process may read it now.
            handle, name = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "wb") as file:
                file.write(bucket.bytecode_to_string())
            Path(name).replace(self._folder / bucket.key)


@contextmanager
def shared_templates(folder: str | None) -> Iterator[None]:
    """What is built meanwhile takes templates from the folder, MkDocs' and ours, and leaves there what it compiles."""
    if not folder:
        yield
        return
    shared, make, own = SharedTemplates(Path(folder)), Theme.get_env, render.COMPILED

    def get_env(theme: Theme) -> Environment:
        environment = make(theme)
        environment.bytecode_cache = shared
        return environment

    Theme.get_env, render.COMPILED = get_env, shared
    try:
        yield
    finally:
        Theme.get_env, render.COMPILED = make, own
