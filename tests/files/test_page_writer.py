"""A page takes the place of an older one whole, and leaves that to whoever has it."""

from __future__ import annotations

import os
from pathlib import Path
from threading import Event, Thread

from fingerpost.files.page_writer import PageWriter


def test_a_page_that_is_replaced_is_there_at_every_moment(tmp_path: Path) -> None:
    writer, path = PageWriter(tmp_path), tmp_path / "a" / "chat" / "index.html"
    writer.write("/a/chat/", b"first")
    contents: set[bytes] = set()
    ended = Event()

    def look() -> None:
        while not ended.is_set():
            try:
                contents.add(path.read_bytes())
            except FileNotFoundError:
                contents.add(b"gone")

    reader = Thread(target=look)
    reader.start()
    for _ in range(300):
        writer.write("/a/chat/", b"second")
    ended.set()
    reader.join()

    assert contents <= {b"first", b"second"}
    assert [file.name for file in path.parent.iterdir()] == ["index.html"]


def test_another_name_of_the_older_page_keeps_what_it_has(tmp_path: Path) -> None:
    writer = PageWriter(tmp_path)
    writer.write("/a/chat/", b"first")
    os.link(tmp_path / "a" / "chat" / "index.html", tmp_path / "published.html")

    writer.write("/a/chat/", b"second")

    assert (tmp_path / "published.html").read_bytes() == b"first"
