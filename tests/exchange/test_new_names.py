"""An activity that a list calls otherwise by now is named beside the one that may be it, with what to type."""

from __future__ import annotations

import pytest

from fingerpost.cli.import_end import sentences_of
from fingerpost.exchange.tables.report.import_report import report_of
from fingerpost.exchange.tables.report.report_texts import as_text
from tests.exchange.conftest import FROME, HEADERS, WELLS, Desk
from tests.run import run

TEA, CHAT = "tea-and-talk-frome", "chat-and-cake-frome"
RENAMED = FROME.replace("Tea and talk", "Chat and cake")


@pytest.fixture
def imported(desk: Desk) -> Desk:
    desk.run(HEADERS + FROME + WELLS)
    return desk


def test_a_new_name_is_named_with_the_command_that_keeps_the_address(imported: Desk) -> None:
    outcome = imported.run(HEADERS + RENAMED + WELLS)

    command = f"fingerpost merge {TEA} {CHAT} --kind activity --assets {imported.assets}"
    (remark,) = [one for one in outcome.problems if one.code == "import-new-name"]
    assert f"It may be {CHAT} under a new name: it has the same phone and hours." in remark.message
    assert command in remark.message
    assert f"  {command}" in list(sentences_of(outcome, imported.assets, dry_run=False))
    assert [one.message for one in outcome.problems if one.code == "import-gone" and TEA in one.message] == []
    report = report_of(outcome, file="t", source="s", assets=imported.assets, dry_run=False, merges=[])
    assert command in as_text(report)


def test_nothing_is_merged_until_it_is_typed_and_then_the_next_import_knows(imported: Desk) -> None:
    imported.run(HEADERS + RENAMED + WELLS)
    assert imported.ids("activities") == ["chair-yoga-wells", CHAT, TEA]

    done = run("merge", TEA, CHAT, "--kind", "activity", cwd=imported.folder)

    assert done.returncode == 0
    assert TEA in imported.record("activities", CHAT)
    assert imported.run(HEADERS + RENAMED + WELLS).new_names == []
    assert imported.ids("activities") == ["chair-yoga-wells", CHAT]


@pytest.mark.parametrize(
    "row",
    [
        RENAMED.replace("960123", "960199"),  # another phone
        RENAMED.replace("10:00-12:00", "14:00-15:00"),  # other hours, and a hall of another name
    ],
)
def test_what_has_less_in_common_is_another(row: str, imported: Desk) -> None:
    outcome = imported.run(HEADERS + row + WELLS)

    assert outcome.new_names == []
    assert [one.code for one in outcome.problems if TEA in one.message] == ["import-gone"]


def test_a_dry_run_says_so_too(imported: Desk) -> None:
    assert [each.now for each in imported.run(HEADERS + RENAMED + WELLS, dry_run=True).new_names] == [CHAT]
