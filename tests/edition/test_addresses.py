"""One file writes addresses: what is in patients' records and on paper is spelled in one place."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import fingerpost
from fingerpost.edition import addresses
from fingerpost.pages.shipping.joined_scripts import without_comments

PACKAGE = Path(fingerpost.__file__).parent
SCRIPTS = PACKAGE / "browser" / "js"
ROOMS = {
    value.split("/")[1] for name, value in vars(addresses).items() if name.isupper() and str(value).startswith("/")
}
FIRST = sorted(
    {*ROOMS, *addresses.PREFIXES.values()} - {""}
)  # what the addresses of our own pages and files begin with
_FIRST = "|".join(map(re.escape, FIRST))

IN_PYTHON = re.compile(rf"/(?:{_FIRST})(?:/|$)")
# An address in quotes, or behind the root of the site: {{ url }}/find/
IN_HTML = re.compile(rf"""["'](?:\{{\{{[^}}]*\}}\}})?/(?:{_FIRST})(?:/|["'])""")
# The same, where the root of the site ends with the slash: `${{root}}find/`
IN_SCRIPT = re.compile(rf"""(?:["'`]|\$\{{[^}}]*\}})/?(?:{_FIRST})/""")


def written_in_python(source: str) -> Iterator[str]:
    """The texts that begin as an address does, or go on so behind a value; without docstrings."""
    tree = ast.parse(source)
    described = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in described else ""
        if isinstance(text, str) and IN_PYTHON.match(text):
            yield text


def written_in_script(source: str) -> Iterator[str]:
    code = re.sub(r"(?m)\s//[^\n]*$|`https://github\.com/[^`]*`", "", without_comments(source))
    yield from (line.strip() for line in code.splitlines() if IN_SCRIPT.search(line))


def test_no_other_python_writes_an_address() -> None:
    texts = {path.relative_to(PACKAGE).as_posix(): path.read_text(encoding="utf-8") for path in PACKAGE.rglob("*.py")}

    addresses_there = {name: list(written_in_python(text)) for name, text in texts.items()}

    assert {name: lines for name, lines in addresses_there.items() if lines}.keys() == {"edition/addresses.py"}, (
        addresses_there
    )


def test_no_template_writes_an_address() -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in (PACKAGE / "pages").rglob("*.html")}

    assert {name: IN_HTML.findall(text) for name, text in texts.items() if IN_HTML.search(text)} == {}


def test_no_other_script_writes_an_address() -> None:
    texts = {path.relative_to(SCRIPTS).as_posix(): path.read_text(encoding="utf-8") for path in SCRIPTS.rglob("*.js")}

    addresses_there = {name: list(written_in_script(text)) for name, text in texts.items()}

    assert {name: lines for name, lines in addresses_there.items() if lines}.keys() == {"shared/addresses.js"}, (
        addresses_there
    )


def test_scripts_have_the_same_addresses() -> None:
    script = (SCRIPTS / "shared" / "addresses.js").read_text(encoding="utf-8")
    texts = dict(re.findall(r'^export const (\w+) = "(.*)";', script, re.MULTILINE))
    lists = {
        name: tuple(re.findall(r'"(\w+)"', values))
        for name, values in re.findall(r"^(?:export )?const (\w+) = Object\.freeze\(\[(.*)\]\);", script, re.MULTILINE)
    }

    assert texts == {name: getattr(addresses, name).removeprefix("/") for name in texts}
    assert texts  # or the line above would prove nothing
    assert dict(zip(lists["KINDS"], lists["LETTERS"], strict=True)) == addresses.PREFIXES


@pytest.mark.parametrize(
    "line",
    [
        'address = f"/a/{activity.id}/"',
        'address = f"{base}/p/{place}/"',
        'files["/search/index.json"]',
        'edition.url("/add/")',
        'edition.url("/robots.txt")',
    ],
)
def test_an_address_written_elsewhere_would_be_seen(line: str) -> None:
    assert list(written_in_python(line))


@pytest.mark.parametrize(
    "line", ["<a href='/browse/towns/'>", '<a href="{{ base }}/menu/">', '<link href="/robots.txt">']
)
def test_an_address_in_a_template_would_be_seen(line: str) -> None:
    assert IN_HTML.search(line)


@pytest.mark.parametrize(
    "line", ["open(`${root}find/${fragment}`);", 'fetch(root + "search/index.json");', 'const A = ["/a/", "/g/"];']
)
def test_an_address_in_a_script_would_be_seen(line: str) -> None:
    assert list(written_in_script(line)) == [line]


def test_each_kind_of_record_has_a_folder_of_its_own() -> None:
    folders = {addresses.of_record(kind, "chat") for kind in ("activity", "group", "place")}

    assert folders == {"/a/chat/", "/g/chat/", "/p/chat/"}
