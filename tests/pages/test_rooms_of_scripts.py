"""Which folder of scripts may use which: what two pages share is in shared/, and nothing there looks out of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fingerpost.files.own import PACKAGE
from fingerpost.pages.shipping.joined_scripts import read_module

JS = PACKAGE / "browser" / "js"
MODULES = {f"js/{path.relative_to(JS).as_posix()}": path.read_text(encoding="utf-8") for path in JS.rglob("*.js")}

# Each page has a script and perhaps a folder of the same name. All may use the search and what is shared.
FOR_ALL = {"search", "shared"}
MAY_USE = {"search": {"shared"}, "shared": set[str]()}


def room_of(name: str) -> str:
    """The folder of a script, or the one that a script of a page begins.

    >>> room_of("js/find/cards.js"), room_of("js/find.js")
    ('find', 'find')
    """
    return name.removesuffix(".js").split("/")[1]


def not_allowed(name: str, script: str) -> Iterator[str]:
    """The scripts that one imports and may not; a part that is fetched only when it is wanted is no import."""
    room = room_of(name)
    for imported, _ in read_module(name, script).imports:
        if room_of(imported) not in {room, *MAY_USE.get(room, FOR_ALL)}:
            yield imported


def test_a_script_imports_only_from_its_own_room_and_what_all_share() -> None:
    faults = {name: list(not_allowed(name, script)) for name, script in MODULES.items()}

    assert {name: imports for name, imports in faults.items() if imports} == {}
    assert {room_of(name) for name in MODULES} > FOR_ALL


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("js/shared/tea.js", 'import { brew } from "../search/search.js";\n'),
        ("js/search/tea.js", 'import { brew } from "../find/state.js";\n'),
        ("js/whats-on/tea.js", 'import { brew } from "../find/cards.js";\n'),
        ("js/whats-on.js", 'import { brew } from "./next-dates.js";\n'),
        ("js/same.js", 'import { brew } from "./add/ways.js";\n'),
    ],
)
def test_an_import_from_another_room_would_be_seen(name: str, line: str) -> None:
    assert list(not_allowed(name, line))


def test_what_only_one_page_uses_is_in_its_own_room() -> None:
    users: dict[str, set[str]] = {name: set() for name in MODULES if room_of(name) == "shared"}
    for name, script in MODULES.items():
        for imported, _ in read_module(name, script).imports:
            if imported in users:
                users[imported].add(room_of(name))

    assert {name for name, rooms in users.items() if len(rooms) < 2 and rooms != {"shared"}} == set()
