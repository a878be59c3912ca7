"""One file writes addresses: what is in patients' records and on paper is spelled in one place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import fingerpost
from fingerpost.edition import addresses

PACKAGE = Path(fingerpost.__file__).parent
# A text that is an address of our own pages; a docstring may give one as an example.
ADDRESS = re.compile(r"""(?<!>)["'](?:\{[\w.]+\})?/(?:[agp]|browse|find|new|whats-on)/""")


def written_in(text: str) -> list[str]:
    lines = (
        line for line in text.splitlines() if ">>>" not in line and not line.lstrip().startswith(("#", "('/", "'/"))
    )
    return [line.strip() for line in lines if ADDRESS.search(line)]


def test_no_other_file_writes_an_address() -> None:
    files = [*PACKAGE.rglob("*.py"), *(PACKAGE / "pages").rglob("*.html")]
    writers = {
        str(path.relative_to(PACKAGE)): lines
        for path in files
        if (lines := written_in(path.read_text(encoding="utf-8")))
    }

    assert set(writers) == {"edition/addresses.py"}


@pytest.mark.parametrize("line", ['address=f"/a/{activity.id}/"', "<a href='/browse/towns/'>", 'f"{base}/p/{place}/"'])
def test_an_address_written_elsewhere_would_be_seen(line: str) -> None:
    assert written_in(line) == [line]


def test_each_kind_of_record_has_a_folder_of_its_own() -> None:
    found = {addresses.of_record(kind, "chat") for kind in ("activity", "group", "place")}

    assert found == {"/a/chat/", "/g/chat/", "/p/chat/"}
