"""What is kept of an export is given again for the same fingerprint, and only whole."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from fingerpost.cache.pieces import PieceCache

resource = pytest.importorskip("resource") if hasattr(signal, "SIGXFSZ") else None

FIRST, SECOND = (b"one", b"", "caf\u00e9\r\n".encode()), (b"another\tline\n", b"\n")


def take(path: Path, requests: Iterable[tuple[str, str]], made_for: str = "code common") -> list[str]:
    """Ask for the pieces of each key with its fingerprint; which had to be made."""
    keys: list[str] = []

    def make(key: str) -> Iterator[bytes]:
        keys.append(key)
        yield from FIRST if key == "data chat" else SECOND

    with PieceCache(path, made_for) as cache:
        for key, fingerprint in requests:
            pieces = cache.take(key, fingerprint, lambda key=key: make(key))
            assert pieces == (FIRST if key == "data chat" else SECOND)
    return keys


REQUESTS = (("data chat", "1"), ("hsds chat", "1"), ("data chat", "1"))


def test_pieces_are_made_once_in_a_build_and_not_again_in_the_next(tmp_path: Path) -> None:
    assert take(tmp_path / "kept", REQUESTS) == ["data chat", "hsds chat"]
    assert take(tmp_path / "kept", REQUESTS) == []
    assert take(tmp_path / "kept", reversed(REQUESTS)) == []
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_what_is_made_from_something_else_is_made_again(tmp_path: Path) -> None:
    take(tmp_path / "kept", REQUESTS)

    assert take(tmp_path / "kept", [("data chat", "2"), ("hsds chat", "1")]) == ["data chat"]
    assert take(tmp_path / "kept", REQUESTS, made_for="code another day") == ["data chat", "hsds chat"]


def test_what_nobody_asked_for_is_gone(tmp_path: Path) -> None:
    take(tmp_path / "kept", REQUESTS)
    take(tmp_path / "kept", [("hsds chat", "1")])

    assert b"caf" not in (tmp_path / "kept").read_bytes()

    take(tmp_path / "kept", [])

    assert not (tmp_path / "kept").exists()


@pytest.mark.parametrize("damage", ["empty", "short", "a byte", "a link", "text"])
def test_a_file_that_is_damaged_is_as_good_as_none(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "kept"
    take(path, REQUESTS)
    whole = path.read_bytes()
    path.unlink()
    if damage == "a link":
        (tmp_path / "elsewhere").write_bytes(whole)
        path.symlink_to(tmp_path / "elsewhere")
    else:
        damaged = {"empty": b"", "short": whole[5:], "a byte": b"\0" + whole[1:], "text": b"1 2\nactivity\n"}
        path.write_bytes(damaged[damage])

    assert take(path, REQUESTS) == ["data chat", "hsds chat"]


def test_a_build_that_fails_leaves_what_was_kept(tmp_path: Path) -> None:
    take(tmp_path / "kept", REQUESTS)

    with pytest.raises(RuntimeError), PieceCache(tmp_path / "kept", "code common") as cache:
        cache.take("data chat", "2", lambda: FIRST)
        raise RuntimeError

    assert take(tmp_path / "kept", REQUESTS) == []
    assert [path.name for path in tmp_path.iterdir()] == ["kept"]


def test_where_nothing_can_be_written_pieces_are_made_all_the_same(tmp_path: Path) -> None:
    assert take(tmp_path / "no such folder" / "kept", REQUESTS) == ["data chat", "hsds chat", "data chat"]


@pytest.mark.skipif(not hasattr(signal, "SIGXFSZ"), reason="no limit for the size of a file here")
@pytest.mark.parametrize("most", [0, 1, 8, 200])
def test_a_disk_that_is_full_only_when_pieces_are_read_again_stops_no_build(tmp_path: Path, most: int) -> None:
    """What was written waits in memory, so that the fault came with the reading, and the site was called full."""
    _, highest = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, highest))
    try:
        keys = take(tmp_path / "kept", REQUESTS)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (highest, highest))

    assert keys[:2] == ["data chat", "hsds chat"]
    assert [path.name for path in tmp_path.iterdir()] == (["kept"] if most == 200 else [])
