"""The earlier versions of the records by day, from git: one run of ``git log``, and one for the texts that matter."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from fingerpost.reading.git import HistoryUnreadable, ask, is_in_repository, run, whole_project
from fingerpost.reading.history import History
from fingerpost.reading.layout import FOLDERS
from fingerpost.reading.parse import parse
from fingerpost.reading.schemas import RECORD_LIMITS
from fingerpost.reading.yaml_text import Unreadable, decode
from fingerpost.records.past import Key, Past, PastVersion

LATELY, A_YEAR = timedelta(days=90), timedelta(days=366)
BEGINNING = timedelta(days=14)  # a directory comes in several steps, and none of them is news
_MOST = 30  # versions of one record: the last ones
_RECORD = re.compile(rf"({'|'.join(FOLDERS.values())})/([^/]+)\.ya?ml")
_KINDS = {folder: kind for kind, folder in FOLDERS.items()}
_NOT_WHEN = frozenset(("place", "online", "phone", "area", "cost", "notes"))
_SHA = re.compile(r"[0-9a-f]{40,64}")


@dataclass(frozen=True, slots=True)
class _Version:
    """What one commit made of one record."""

    key: Key
    on: date
    blob: str  # "" where its file was deleted
    is_beginning: bool


def read_past(assets: Path, today: date) -> Past:
    """Ask git what was added when, and what has changed in recent months; nothing if there is no git.

    A commit counts from the day it became part of the published line. Records from the first two weeks were there when
    the directory began, and those in the first commit of a shallow clone may be as old. Neither are called new.
    """
    if not assets.is_dir() or not is_in_repository(assets):
        return Past()
    try:
        return _past(assets, list(_versions(assets)), today)
    except HistoryUnreadable:
        return Past()


def head_of(assets: Path) -> str:
    """The name of the commit that is checked out, read from files without running git; "" if that is not known."""
    top = whole_project(assets)
    if top == Path():
        return ""
    try:
        folder = top / ".git"
        if folder.is_file():  # a second work tree
            folder = top / folder.read_text("utf-8").partition("gitdir: ")[2].strip()
        head = (folder / "HEAD").read_text("utf-8").strip()
        if not head.startswith("ref: "):
            return head if _SHA.fullmatch(head) else ""
        name, common = head.removeprefix("ref: "), folder
        if (folder / "commondir").is_file():
            common = folder / (folder / "commondir").read_text("utf-8").strip()
        if (common / name).is_file():
            commit = (common / name).read_text("utf-8").strip()
        else:
            packed = (common / "packed-refs").read_text("utf-8").splitlines()
            commit = next((line.split(" ")[0] for line in packed if line.endswith(f" {name}")), "")
        return commit if _SHA.fullmatch(commit) else ""
    except (OSError, UnicodeDecodeError):
        return ""


def _versions(assets: Path) -> Iterator[_Version]:
    """Every version on the published line, the oldest first."""
    if run(assets, ["rev-parse", "--verify", "--quiet", "HEAD"]).returncode != 0:
        return
    answer = ask(assets, ["rev-parse", "--is-shallow-repository", "--show-prefix"]).decode("utf-8", "replace")
    shallow, _, prefix = answer.rstrip("\n").partition("\n")
    listed = ask(
        assets,
        [
            *("log", "-z", "--first-parent", "--diff-merges=first-parent", "--raw", "--reverse", "--no-renames"),
            *("--no-abbrev", "-O/dev/null", "--no-relative", "--no-color", "--format=tformat:%x01%cs%x00"),
            *("HEAD", "--", *FOLDERS.values()),
        ],
    )
    tokens = iter(listed.decode("utf-8", "surrogateescape").split("\0"))
    on, is_beginning, began = date.min, True, None
    for token in tokens:
        head = token.lstrip("\n")
        if head.startswith("\x01"):
            on = date.fromisoformat(head[1:].strip())
            is_beginning = began is None or (shallow != "true" and on <= began + BEGINNING)
            began = began or on
        elif head.startswith(":"):
            match = _RECORD.fullmatch(next(tokens, "").removeprefix(prefix))
            if match:
                _, mode, _, blob, *_ = head.lstrip(":").split(" ")
                key = (_KINDS[match[1]], match[2])
                yield _Version(key, on, blob if mode.startswith("100") else "", is_beginning)


def _past(assets: Path, all_versions: list[_Version], today: date) -> Past:
    came: dict[Key, date] = {}
    old: set[Key] = set()
    by_key: dict[Key, list[_Version]] = {}
    for each in all_versions:
        if each.is_beginning:
            old.add(each.key)
        elif each.key not in old and each.blob:
            came.setdefault(each.key, each.on)
        if each.blob:
            by_key.setdefault(each.key, []).append(each)
    began = next((each.on for each in all_versions if each.is_beginning), None)
    history = History(assets=assets, versions=(), is_whole=True)
    lately = {key: rows for key, rows in by_key.items() if len(rows) > 1 and rows[-1].on >= today - A_YEAR}
    # First what is last in each: whether it has closed says how far back to look.
    last = _read(history, [(key, rows[-1]) for key, rows in lately.items()])
    wanted = []
    for key, rows in lately.items():
        newest = last.get(rows[-1].blob)
        if newest is not None and newest[2]:
            continue  # nothing of it may be kept, and nothing of it is shown
        since = today - (A_YEAR if newest is not None and newest[1] else LATELY)
        if rows[-1].on < since:
            continue
        before = sum(row.on < since for row in rows)
        wanted.append((key, rows[max(0, before - 1) :][-_MOST:]))
    texts = last | _read(history, [(key, row) for key, rows in wanted for row in rows if row.blob not in last])
    versions = {
        key: tuple(
            PastVersion(row.on, _parts(key[0], values[0], row.on), values[1])
            for row in rows
            if (values := texts.get(row.blob)) is not None
        )
        for key, rows in wanted
    }
    return Past(
        began=began,
        old=frozenset(old),
        came=came,
        versions={key: rows for key, rows in versions.items() if len(rows) > 1},
    )


def _read(history: History, rows: list[tuple[Key, _Version]]) -> dict[str, tuple[Mapping[str, Any], bool, bool]]:
    """The parts of each text, and whether its record is closed or erased; without those that cannot be read."""
    values: dict[str, tuple[Mapping[str, Any], bool, bool]] = {}
    for blob, text in history.texts((row.blob for _, row in rows), at_most=RECORD_LIMITS.size_bytes):
        try:
            says = parse(decode(text, "", RECORD_LIMITS), "", {}, RECORD_LIMITS)
        except Unreadable:
            continue
        closed = says.get("closed")
        is_erased = isinstance(closed, dict) and str(closed.get("erased")).lower() in ("yes", "true")
        values[blob] = (says, "closed" in says, is_erased)
    return values


def _parts(kind: str, values: Mapping[str, Any], on: date) -> dict[str, str]:
    """What readers care about, each as one text."""
    parts = {"name": str(values.get("name", ""))}
    if kind == "place":
        parts["where"] = _text([values.get(field) for field in ("address", "town", "postcode")])
    if kind != "activity":
        return parts
    rows = values.get("sessions")
    sessions = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    parts["when"] = _text(sorted(_text(_when(session, on)) for session in sessions))
    parts["where"] = _text(sorted({tuple(str(session.get(field, "")) for field in _WHERE) for session in sessions}))
    costs = [values.get("cost"), *(session.get("cost") for session in sessions)]
    parts["cost"] = _text(sorted({_text(_without_notes(cost)) for cost in costs}))
    return parts


_WHERE = ("place", "online", "phone", "area")


def _when(session: Mapping[str, Any], on: date) -> dict[str, Any]:
    """Days and times; past dates are left out, because they no longer matter."""
    when = {field: value for field, value in session.items() if field not in _NOT_WHEN}
    for field in ("not_on", "also_on"):
        dates = when.pop(field, None)
        if isinstance(dates, list) and (to_come := sorted(day for day in map(str, dates) if day >= on.isoformat())):
            when[field] = to_come
    if str(when.get("starts_on", "9")) < on.isoformat() and str(when.get("every", "1")) == "1":
        del when["starts_on"]
    return when


def _without_notes(cost: Any) -> Any:
    return {field: value for field, value in cost.items() if field != "notes"} if isinstance(cost, dict) else cost


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def as_json(past: Past) -> str:
    """For the cache."""
    return json.dumps(
        {
            "began": past.began.isoformat() if past.began else None,
            "old": sorted(map(list, past.old)),
            "came": [[*key, on.isoformat()] for key, on in past.came.items()],
            "versions": [
                [*key, [[row.on.isoformat(), row.parts, row.is_closed] for row in rows]]
                for key, rows in past.versions.items()
            ],
        }
    )


def from_json(text: str) -> Past:
    """What ``as_json`` wrote."""
    rows = json.loads(text)
    return Past(
        began=date.fromisoformat(rows["began"]) if rows["began"] else None,
        old=frozenset((kind, record_id) for kind, record_id in rows["old"]),
        came={(kind, record_id): date.fromisoformat(on) for kind, record_id, on in rows["came"]},
        versions={
            (kind, record_id): tuple(
                PastVersion(date.fromisoformat(on), parts, closed) for on, parts, closed in versions
            )
            for kind, record_id, versions in rows["versions"]
        },
    )
