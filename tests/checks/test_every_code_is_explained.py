"""The handbook explains every code that the package can print, and no other."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import fingerpost

PACKAGE = Path(fingerpost.__file__).parent
HANDBOOK = Path(__file__).parents[2] / "docs" / "handbook" / "problems.md"
CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+|missing|overdue")


def codes_in(tree: ast.AST) -> Iterator[str]:
    """Find what is given as ``code=``, assigned to ``code``, or first to a function that makes a problem."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args:
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name.lower().endswith("problem"):
                yield from words_in(node.args[0])
        elif isinstance(node, ast.Assign) and "code" in [getattr(to, "id", "") for to in node.targets]:
            yield from words_in(node.value)
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Tuple) and _first_name(node) == "code":
            yield from words_in(node.value.elts[0])
        if isinstance(node, ast.keyword) and node.arg == "code":
            yield from words_in(node.value)


def _first_name(node: ast.Assign) -> str:
    to = node.targets[0]
    return getattr(to.elts[0], "id", "") if isinstance(to, ast.Tuple) else ""


def words_in(value: ast.AST) -> Iterator[str]:
    values = [value.body, value.orelse] if isinstance(value, ast.IfExp) else [value]
    for each in values:
        if isinstance(each, ast.Constant) and isinstance(each.value, str) and CODE.fullmatch(each.value):
            yield each.value


@cache
def codes_of_the_package() -> set[str]:
    sources = [file.read_text(encoding="utf-8") for file in sorted(PACKAGE.rglob("*.py"))]
    # To read one as Python takes a hundred times as long as to look for what names a code in any way.
    may_give_one = [source for source in sources if re.search("code|problem", source, re.IGNORECASE)]
    return {code for source in may_give_one for code in codes_in(ast.parse(source))}


def codes_of_the_handbook() -> list[str]:
    return re.findall(r"^### ([a-z0-9-]+)$", HANDBOOK.read_text(encoding="utf-8"), re.MULTILINE)


def test_every_code_is_explained() -> None:
    assert codes_of_the_package() - set(codes_of_the_handbook()) == set()


def test_no_code_is_explained_that_cannot_be_printed() -> None:
    assert set(codes_of_the_handbook()) - codes_of_the_package() == set()


def test_no_code_is_explained_twice() -> None:
    codes = codes_of_the_handbook()

    assert sorted(set(codes)) == sorted(codes)


def test_the_search_for_codes_finds_each_way_of_giving_one() -> None:
    source = "Problem(code='a-b')\nmake_problem('c-d')\ncode = 'e-f' if x else 'g-h'\ncode, what = 'i-j', 1"

    assert set(codes_in(ast.parse(source))) == {"a-b", "c-d", "e-f", "g-h", "i-j"}
