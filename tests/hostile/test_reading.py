"""Hostile bytes and hostile YAML. The letters and numbers are those of the list of hostile inputs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fingerpost.reading.read import read_directory
from tests.conftest import USUAL_FILES
from tests.hostile.conftest import GOOD, line

REFUSED = {
    "A1 over 64 KiB": (GOOD + b"# " + b"x" * 65536, "file-too-large"),
    "A2 empty": (b"", "empty-record"),
    "A2 only comments": (b"# nothing here yet\n", "empty-record"),
    "A2 only a line": (b"---\n", "empty-record"),
    "A4 Windows-1252": (line("getting_there: {bus: x}").replace(b"x}", b"Caf\xe9}"), "not-utf-8"),
    "A5 NUL": (GOOD.replace(b"yoga", b"yo\x00ga"), "hidden-character"),
    "A6 escaped NUL": (line('name: "Chair\\0yoga"'), "hidden-character"),
    "A6 escaped terminal colour": (line('name: "\\x1b[31mred"'), "hidden-character"),
    "A7 lone surrogate": (line('name: "Chair \\uD800"'), "line-unclear"),
    "A8 next line": (line("name: Chair\u0085yoga"), "hidden-character"),
    "A8 line separator": (line("name: Chair\u2028yoga"), "hidden-character"),
    "A8 paragraph separator": (line("name: Chair\u2029yoga"), "hidden-character"),
    "A9 right-to-left override": (line("name: Chair\u202eyoga"), "hidden-character"),
    "A9 isolate": (line("name: Chair\u2066yoga"), "hidden-character"),
    "A6 escaped zero-width space": (line('name: "Chair\\u200byoga"'), "hidden-character"),
    "A6 escaped in a name of a field": (line('private: {"no\\u200bte": x}'), "hidden-character"),
    "A9 left-to-right mark": (line("name: Chair\u200eyoga"), "hidden-character"),
    "A9 Arabic letter mark": (line("name: Chair\u061cyoga"), "hidden-character"),
    "A zero-width space in a name of a field": (line("na\u200bme: Chair yoga"), "hidden-character"),
    "A zero-width space in notes to oneself": (line("private: {note: Ring\u200b first}"), "hidden-character"),
    "A byte order mark inside": (line("summary: Gentle stretches\ufeff in a chair."), "hidden-character"),
    "A private use": (line("name: Chair \ue000 yoga"), "hidden-character"),
    "A non-character": (line("name: Chair \ufdd0 yoga"), "hidden-character"),
    "A tag": (line("name: Chair \U000e0041yoga"), "hidden-character"),
    "A pile of marks": (line("name: Cha\u0301\u0302\u0303\u0304\u0305ir yoga"), "hidden-character"),
    "A11 hard space as indent": (line("cost:\n\u00a0 kind: free"), "indent-not-spaces"),
    "A13 tab as indent": (line("cost:\n\tkind: free"), "indent-not-spaces"),
    "B1 lists of lists of aliases": (b"a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n", "yaml-anchor"),
    "B2 one anchor": (line("name: &a Chair yoga"), "yaml-anchor"),
    "B2 one alias": (line("name: *a"), "yaml-anchor"),
    "B3 merge key": (line("<<: {name: x}"), "yaml-merge"),
    "B4 200 anchors": (b"a: &a1 x\n" + b"".join(b"b%d: &a%d x\n" % (n, n) for n in range(200)), "yaml-anchor"),
    "B5 python tag": (line("name: !!python/object/apply:os.getcwd []"), "yaml-tag"),
    "B6 own tag": (line("name: !foo x"), "yaml-tag"),
    "B7 binary": (line("name: !!binary aGk="), "yaml-tag"),
    "B8 set": (line("name: !!set {a, b}"), "yaml-tag"),
    "B9 the same key twice": (GOOD + b"name: Other\n", "key-twice"),
    "B10 yes as a key": (line("yes: x"), "key-unknown"),
    "B10 true as a key": (line("true: x"), "key-unknown"),
    "B15 30 February": (line("checked: {on: 2026-02-30}"), "date-impossible"),
    "B19 not a number": (line("cost: {kind: fixed, amount: .nan}"), "wrong-type"),
    "B19 infinity": (line("cost: {kind: fixed, amount: .inf}"), "wrong-type"),
    "B20 5,000 digits": (line("who: {ages: {from: " + "9" * 5000 + "}}"), "value-unclear"),
    "B22 9 brackets": (line("name: " + "[" * 9), "nested-too-deeply"),
    "B22 200 brackets": (line("name: " + "[" * 200), "nested-too-deeply"),
    "B23 9 braces": (b"{a: " * 9, "nested-too-deeply"),
    "B23 200 braces": (b"{a: " * 200, "nested-too-deeply"),
    "B24 two documents": (GOOD + b"---\nname: Other\n", "second-record"),
    "B25 directive": (b"%YAML 1.1\n---\n" + GOOD, "yaml-directive"),
    "B25 tag directive": (b"%TAG ! tag:example.org,2026:\n---\n" + GOOD, "yaml-directive"),
    "B26 a list": (b"- name: Chair yoga\n", "not-a-record"),
    "B26 a word": (b"Chair yoga\n", "not-a-record"),
    "B27 empty key": (line(": x"), "line-unclear"),
    "B27 empty key in quotes": (line('"": x'), "key-empty"),
    "B28 2,000 values": (line("languages: [" + "en, " * 2100 + "en]"), "too-many-values"),
    "B28 200 keys": (GOOD + b"".join(b"k%d: x\n" % n for n in range(201)), "too-many-values"),
    "B29 a second colon": (line("name: Bump: a group"), "extra-colon"),
    "B30 at sign": (line("name: @group"), "starts-with-sign"),
    "B31 percent sign": (line("name: %group"), "starts-with-sign"),
    "B32 backtick": (line("name: `group"), "starts-with-sign"),
    "B33 words after a quote": (line('name: "The Hub" cafe'), "words-after-quote"),
    "B34 a # in a name": (line("name: Group #1"), "hash-in-text"),
    "B35 no space after the colon": (GOOD.replace(b"name: Chair", b"name:Chair"), "space-after-colon"),
    "B36 __proto__": (line("__proto__: x"), "key-unknown"),
    "B36 constructor": (line("constructor: x"), "key-unknown"),
    "B36 toString": (line("toString: x"), "key-unknown"),
    "B37 3 MB of comment": (GOOD + b"# " + b"x" * 3_000_000, "file-too-large"),
}
ACCEPTED = {
    "A3 byte order mark": b"\xef\xbb\xbf" + GOOD,
    "A10 letters and accents apart": line("name: Cafe\u0301 yoga"),
    "A10 a joiner that Persian needs": line("description: می\u200cخواهم"),
    "A10 a family in a description": line("description: For all. \U0001f469\u200d\U0001f469\u200d\U0001f467"),
    "A12 Windows line ends": GOOD.replace(b"\n", b"\r\n"),
    "A12 old Macintosh line ends": GOOD.replace(b"\n", b"\r"),
    "B13 a time": GOOD,
    "B18 what looks like a number": line("name: 1e3 yoga 1.10"),
    "B34 a comment after two spaces": line("name: Chair yoga  # the old name was Yoga"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused_with_a_reason(case: str, ask) -> None:
    content, code = REFUSED[case]

    problems = ask(content)

    assert code in [problem.code for problem in problems if problem.is_error]


@pytest.mark.parametrize("case", ACCEPTED)
def test_it_is_taken_as_it_was_meant(case: str, ask) -> None:
    assert ask(ACCEPTED[case]) == []


EVERY_FILE = {
    "activities/chat.yaml": "summary: Meet",
    "groups/connectors.yaml": "name: Frome",
    "places/old-dairy.yaml": "town: Fro",
    "directory.yaml": "title: Hills",
    "vocabulary/categories.yaml": "words: [coffee",
    "vocabulary/needs.yaml": "name: Comp",
    "vocabulary/audiences.yaml": "name: Car",
    "vocabulary/areas.yaml": "name: Fro",
    "vocabulary/access.yaml": "name: Step",
    "calendars/somerset.yaml": "name: Somerset",
}


@pytest.mark.parametrize("name", EVERY_FILE)
def test_a_no_file_may_hold_what_nobody_sees(name: str, site) -> None:
    start = EVERY_FILE[name]
    whole = USUAL_FILES[name]
    before, start_there, after = whole.partition(start)
    assert start_there
    here = site({name: f"{before}{start}\u200b{after}"})

    problem = next(each for each in here.check().problems if each.code == "hidden-character")

    column = len((before + start).rpartition("\n")[2]) + 1
    assert str(problem.span) == f"assets/{name}:{before.count(chr(10)) + 1}:{column}"
    assert problem.message == "There is a zero width space (U+200B) here, which nobody can see."


def test_a_the_hint_says_between_which_words(ask) -> None:
    problem = ask(line("name: Chair\u200byoga club"))[0]

    assert problem.hint == "Look between Chair and yoga. Delete the words around it and type them again by hand."


def test_a_a_number_beside_it_may_be_somebody_s_own_and_is_not_repeated(ask) -> None:
    problem = ask(line("contact: {phone: 07700\u200b900123}"))[0]

    assert (problem.code, problem.quote) == ("hidden-character", False)
    assert "900123" not in problem.message + problem.hint


def test_a_a_space_of_another_width_is_a_space(site) -> None:
    here = site(
        {"activities/chat.yaml": USUAL_FILES["activities/chat.yaml"].replace("Talking Cafe", "Talking\u00a0Cafe")}
    )

    directory, problems = read_directory(here.assets)

    assert problems == []
    assert directory.activities["chat"].name == "Frome Talking Cafe"


def test_d9_a_link_to_another_file_is_refused_and_nothing_of_that_file_is_shown(site, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("canary-7f3a\n")
    here = site({})
    (here.assets / "activities" / "linked.yaml").symlink_to(secret)

    report = here.check()

    from fingerpost.publish.report import render

    assert [problem.code for problem in report.problems] == ["not-a-file"]
    assert not any("canary-7f3a" in render(report, form) for form in ("text", "json", "github"))


def test_d10_a_pipe_is_refused_without_waiting_for_it(site) -> None:
    here = site({})
    os.mkfifo(here.assets / "activities" / "pipe.yaml")

    assert here.codes() == ["not-a-file"]
