"""A short code that is typed leads to its page, and one with a slip in it to those that it may have been."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fingerpost.cli.find import command
from fingerpost.edition.load import load
from fingerpost.search.index.site import write_search
from fingerpost.search.query.answer import answer
from fingerpost.search.query.site import SearchFiles
from tests.conftest import TODAY, OpenSite
from tests.search.node import answers_of_browser

LEDGER = """\
address,code,kind,id,since,state,target
/a/chat/,F7P4DX,activity,chat,2026-10-01,published,
/a/over/,C4F7KV,activity,over,2026-10-01,closed,
/a/talk/,222222,activity,talk,2026-10-01,moved,/a/chat/
/g/connectors/,F7P4HD,group,connectors,2026-10-01,published,
/p/refuge/,YYYYYW,place,refuge,2026-10-01,published,
"""
CLOSED = """\
name: Painting for beginners
summary: A class that has ended.
categories: [arts]
contact: {phone: 01632 960124}
join: {ways: [phone]}
checked: {on: 2026-10-01, how: phone}
closed: {on: 2026-11-01, reason: The teacher has moved.}
"""
FILES = {"ledger.csv": LEDGER, "activities/over.yaml": CLOSED}
CHAT = ("F7P4DX", "/a/chat/")
GROUP = ("F7P4HD", "/g/connectors/")
# What is typed, where it leads, and the codes that it is or may have been.
CASES = [
    *((typed, "/a/chat/", [CHAT]) for typed in ("F7P4DX", "f7p4dx", "F7P 4DX", " f7p-4dx ", "F7P\N{EN DASH}4DX")),
    *((typed, "/a/chat/", [CHAT]) for typed in ("example.org/c/f7p4dx/", "https://example.org/C/F7P4DX")),
    ("C4F 7KV", "/a/over/", [("C4F7KV", "/a/over/")]),  # closed: its page says so
    ("222 222", "/a/chat/", [("222222", "/a/chat/")]),  # it has another name now
    *((typed, "", [CHAT]) for typed in ("F7P 4DY", "F7P 4D0", "B7P 4DX", "7FP 4DX", "f74 pdx")),
    ("F7P 4HX", "", [CHAT, GROUP]),  # never a guess between two
    *((typed, "", []) for typed in ("F7P 4YY", "F7P 4D", "X7P 4DF", "YYY YYW", "coffee", "F7P 4DX tea")),
    ("chat", "/a/chat/", []),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("built")


@pytest.fixture
def files(site: OpenSite, built: Path) -> Path:
    if not (built / "search").exists():
        write_search(load(site(FILES).assets, today=TODAY).edition, built)
    return built


def test_a_code_leads_to_its_page_and_a_slip_to_those_that_it_may_be_in_the_browser_too(files: Path) -> None:
    search = SearchFiles(files)
    by_browser = answers_of_browser(files, [({"q": typed}, TODAY.isoformat()) for typed, _, _ in CASES])

    for (typed, go_to, codes), browser in zip(CASES, by_browser, strict=True):
        python = answer(search, {"q": typed}, TODAY)
        assert (typed, python.go_to, python.codes) == (typed, go_to, codes)
        assert (typed, browser["goTo"], browser["codes"]) == (typed, go_to, [list(code) for code in codes])


def test_the_file_of_codes_is_asked_for_only_when_something_is_typed_that_may_be_one(files: Path) -> None:
    typed = ["tea", "coffee", "painting", "dances", "BA11 1AA", "7 in the evening", "F7P 4DX", "F7P 4DX"]

    names = [each["asked"] for each in answers_of_browser(files, [({"q": each}, TODAY.isoformat()) for each in typed])]

    assert names == [*([] for _ in typed[:-2]), ["short-codes.json"], []]
    assert "short-codes.json" not in json.loads((files / "search/start.json").read_text())["files"]


def find(site: Path, *words: str) -> Result:
    return CliRunner().invoke(command, [*words, "--site-dir", str(site)], env={"SOURCE_DATE_EPOCH": "1795262400"})


def test_the_command_says_where_a_code_leads_or_which_it_may_have_been(files: Path) -> None:
    exact, slip, nothing = (find(files, *words) for words in (("f7p", "4dx"), ("F7P4HX",), ("F7P4YY",)))

    assert (exact.exit_code, exact.output) == (0, "F7P 4DX is the short code of /a/chat/\n")
    assert slip.exit_code == nothing.exit_code == 1
    assert slip.output.startswith(
        "Did you mean F7P 4DX? It leads to /a/chat/\nDid you mean F7P 4HD? It leads to /g/connectors/\n"
    )
    assert "Did you mean" not in nothing.output
    reply = json.loads(find(files, "F7P4HX", "--json").output)
    assert reply["go_to"] is None
    assert [code["code"] for code in reply["codes"]] == ["F7P4DX", "F7P4HD"]
