"""A preview that runs for a day does not keep every directory that it has shown."""

from __future__ import annotations

import ast
import gc
import subprocess
import sys
import weakref
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import fingerpost
from fingerpost.pages.render.shell import HEAD_SLOT, MAIN_SLOT, SHELLS, Shell
from fingerpost.publish.prepare import prepare
from fingerpost.publish.write_site import write_site
from tests.conftest import OpenSite
from tests.published import SINGERS
from tests.short_handbook import environ

PACKAGE = Path(fingerpost.__file__).parent
SHELL = Shell.cut(f"<html>{HEAD_SLOT}<main>{MAIN_SLOT}</main></html>")

# Serves without visitors: three builds, as after two changes, and says how many editions are left.
THREE_BUILDS = """
import gc
from pathlib import Path
from mkdocs.livereload import LiveReloadServer
from fingerpost import plugin
from fingerpost.edition import load
from fingerpost.publish.preview import preview
from tests.short_handbook import in_own_process

count = 0
make = load.Edition

def made(**fields):
    global count
    count += 1
    return make(**fields)

def reload(server, **_):
    for number in range(2):
        page = Path("assets/activities/chat.yaml")
        page.write_text(page.read_text("utf-8").replace("Frome Talking", "Market Talking"), "utf-8")
        server.builder()
    gc.collect()
    print(count, sum(isinstance(each, make) for each in gc.get_objects()))

load.Edition = made
LiveReloadServer.serve = reload
with in_own_process():
    assert preview(Path("assets"), "127.0.0.1:0", plugin) == 0
"""


def test_a_directory_goes_when_the_site_is_written(site: OpenSite, tmp_path: Path) -> None:
    prepared = prepare(site({"activities/singers.yaml": SINGERS}).assets, today=date(2026, 11, 21))
    edition = weakref.ref(prepared.edition)
    write_site(prepared, dict.fromkeys(SHELLS, SHELL), [], tmp_path / "site")
    assert edition() is not None  # the control

    del prepared
    gc.collect()

    assert edition() is None


def test_a_preview_keeps_only_the_directory_that_it_shows(site: OpenSite, tmp_path: Path) -> None:
    site({})
    command = [sys.executable, "-c", THREE_BUILDS]

    served = subprocess.run(
        command, cwd=tmp_path, env=environ(SOURCE_DATE_EPOCH="1795219200"), capture_output=True, text=True, check=False
    )

    assert (served.returncode, served.stdout) == (0, "4 1\n"), served.stderr


def test_nothing_in_a_module_is_kept_by_an_edition_or_a_directory() -> None:
    texts = {path.name: path.read_text("utf-8") for path in PACKAGE.rglob("*.py")}
    trees = {name: ast.parse(text) for name, text in texts.items() if "cache" in text}

    assert len(trees) > 10  # the control
    assert [f"{name} {function}" for name, tree in trees.items() for function in kept_by_edition(tree)] == []


def test_what_is_kept_by_an_edition_would_be_seen() -> None:
    code = "@lru_cache(maxsize=4)\ndef a(edition: Edition): ...\n@functools.cache\ndef b(of: records.Directory): ...\n"
    not_kept = "@cache_on_edition()\ndef c(edition: Edition): ...\n@lru_cache\ndef d(word: str): ...\n"

    assert list(kept_by_edition(ast.parse(code + not_kept))) == ["a", "b"]


def kept_by_edition(tree: ast.AST) -> Iterator[str]:
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            decorators = {ast.unparse(each).partition("(")[0].rpartition(".")[2] for each in function.decorator_list}
            arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
            types = {ast.unparse(each.annotation).rpartition(".")[2] for each in arguments if each.annotation}
            if decorators & {"cache", "lru_cache"} and types & {"Edition", "Directory", "Prepared", "Loaded"}:
                yield function.name
