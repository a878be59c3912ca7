"""A name says what a thing is, and not what was done to it: a message, a match, a result, and not said, found, made."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SCRIPTS = ROOT / "generator" / "fingerpost" / "browser" / "js"
REFUSED = (
    *("asked", "begun", "found", "given", "heard", "kept", "known", "left"),
    *("made", "mended", "said", "seen", "stood", "taken", "told", "written"),
)
# In the generator these as well: a test may call the process that it ran done.
REFUSED_IN_GENERATOR = (*REFUSED, "done", "gone", "unheeded")
# Before another word they are no better: said_again. "Known names" and "made on" are English.
REFUSED_BEFORE_OTHERS = ("said_", "told_", "heard_", "mended_", "stood_")
SIDES = {"right", "top"}  # beside one of these, left is a side
# Fields whose names are in files that directories have: links.json says when an address was last asked.
FIELDS_OF_FILES = {"generator/fingerpost/stewardship/links/memory.py": "asked"}
# To read every file takes some seconds: in those without a match no name is refused.
MAY_BE_REFUSED = re.compile(
    rf"(?:^|[\s(\[{{,.*])_*(?:(?:{'|'.join(REFUSED_IN_GENERATOR)})(?: (?:=|in|for|:=)\s|[,:)\]=(]|$)"
    rf"|(?:{'|'.join(REFUSED_BEFORE_OTHERS)}))",
    re.IGNORECASE | re.MULTILINE,
)
IN_SCRIPT = re.compile(r"\b(?:const|let|var|function|class)\s+(?:(\w+)|[\[{]([^;()]*?)[\]}]\s*=)")


def python_files() -> list[Path]:
    folders = [ROOT / "generator", *(path for path in (ROOT / "tests").iterdir() if path.name != "node_modules")]
    return [path for folder in folders for path in ([folder] if folder.suffix == ".py" else folder.rglob("*.py"))]


def is_refused(name: str, words: tuple[str, ...] = REFUSED) -> bool:
    plain = name.strip("_#").lower()
    return plain in words or plain.startswith(REFUSED_BEFORE_OTHERS)


def names_in_python(source: str) -> Iterator[list[tuple[str, int]]]:
    """The names that each statement of a module gives to something, with the line."""
    for statement in ast.parse(source).body:
        yield list(_names_in(statement))


def _names_in(statement: ast.stmt) -> Iterator[tuple[str, int]]:
    for node in ast.walk(statement):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield node.name, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr, node.lineno
        elif isinstance(node, ast.alias) and node.asname:
            yield node.asname, node.lineno
        elif isinstance(node, ast.ExceptHandler | ast.MatchAs | ast.MatchStar) and node.name:
            yield node.name, node.lineno


def names_in_script(source: str) -> Iterator[list[tuple[str, int]]]:
    """The names after each const, let and function, also those within brackets, with the line."""
    for match in IN_SCRIPT.finditer(source):
        line = source.count("\n", 0, match.start()) + 1
        yield [
            (name, line)
            for name in (
                [match[1]] if match[1] else re.findall(r"(?:^|[,:{\[])\s*(?:\.{3})?(\w+)(?=\s*(?:[,=]|$))", match[2])
            )
        ]


def refused_in(together: Iterable[list[tuple[str, int]]], words: tuple[str, ...] = REFUSED) -> list[str]:
    """The names that are refused; left is none beside right or top."""
    return [
        f"{name} in line {line}"
        for names in together
        for name, line in names
        if is_refused(name, words) and not (name == "left" and not SIDES.isdisjoint(each for each, _ in names))
    ]


def test_a_name_in_python_says_what_a_thing_is() -> None:
    refused = {}
    for path in python_files():
        name, source = path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
        words = REFUSED_IN_GENERATOR if name.startswith("generator/") else REFUSED
        if MAY_BE_REFUSED.search(source) and (names := refused_in(names_in_python(source), words)):
            refused[name] = names

    of_files = {
        name: [each for each in refused.get(name, ()) if each.startswith(f"{field} ")]
        for name, field in FIELDS_OF_FILES.items()
    }
    assert all(of_files.values())  # or the exception has no reason any more
    assert refused == of_files


def test_a_name_in_a_script_says_what_a_thing_is() -> None:
    texts = {path.relative_to(SCRIPTS).as_posix(): path.read_text(encoding="utf-8") for path in SCRIPTS.rglob("*.js")}

    assert {name: names for name, text in texts.items() if (names := refused_in(names_in_script(text)))} == {}


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("found = 1", "found"),
        ("def say(said): ...", "said"),
        ("def _made(): ...", "_made"),
        ("class Known: ...", "Known"),
        ("class Web:\n    asked: int", "asked"),
        ("for each, taken in pairs: ...", "taken"),
        ("self._seen = 1", "_seen"),
        ("print([kept for kept in names])", "kept"),
        ("SAID_OF_ALL = 1", "SAID_OF_ALL"),
        ("def f(known_names, checked_on, left_out): ...", ""),
        ("left, top = sides", ""),
        ("print(found.known)", ""),  # given elsewhere
    ],
)
def test_a_name_that_says_no_more_would_be_seen(source: str, name: str) -> None:
    assert refused_in(names_in_python(source)) == ([f"{name} in line {len(source.splitlines())}"] if name else [])


@pytest.mark.parametrize("word", ["done", "gone", "unheeded"])
def test_some_names_are_refused_in_the_generator_alone(word: str) -> None:
    source = f"{word} = 1"

    assert MAY_BE_REFUSED.search(source)
    assert refused_in(names_in_python(source), REFUSED_IN_GENERATOR) == [f"{word} in line 1"]
    assert refused_in(names_in_python(source)) == []


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("const found = 1;", "found"),
        ("let { label, said } = row;", "said"),
        ("const [first, made = 1] = pair;", "made"),
        ("async function written(words) {}", "written"),
        ("const { said: words, left, top } = row;", ""),
    ],
)
def test_a_name_in_a_script_that_says_no_more_would_be_seen(source: str, name: str) -> None:
    assert refused_in(names_in_script(source)) == ([f"{name} in line 1"] if name else [])
