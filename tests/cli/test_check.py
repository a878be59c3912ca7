from __future__ import annotations

import json

from click.testing import CliRunner

from fingerpost.cli import commands
from tests.checks.test_each_code import activity


def test_check_prints_the_report_and_says_by_its_exit_that_all_is_well(site) -> None:
    site({})

    result = CliRunner().invoke(commands, ["check"], env={"SOURCE_DATE_EPOCH": "1795219200"})

    assert (result.exit_code, result.output) == (0, "3 records: nothing to put right.\n")


def test_check_exits_with_1_when_there_are_errors(site) -> None:
    site(activity(categories="[art]"))

    result = CliRunner().invoke(commands, ["check", "--format", "json"], env={"SOURCE_DATE_EPOCH": "1795219200"})

    assert result.exit_code == 1
    assert [problem["code"] for problem in json.loads(result.output)["problems"]] == ["category-unknown"]


def test_check_exits_with_2_and_one_sentence_when_it_cannot_run(tmp_path) -> None:
    result = CliRunner().invoke(commands, ["check", "--assets", str(tmp_path / "nowhere")])

    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.startswith("fingerpost check: There is no folder called ")
    assert "Traceback" not in result.stderr


def test_faults_of_the_vocabulary_are_reported_before_there_is_a_record(tmp_path) -> None:
    vocabulary = tmp_path / "assets" / "vocabulary"
    vocabulary.mkdir(parents=True)
    (vocabulary / "needs.yaml").write_text("Bad name: {name: Loneliness}\n")
    (vocabulary / "categories.yaml").write_text("cafe: {name: Cafes, needs: [loneliness]}\n")

    result = CliRunner().invoke(commands, ["check", "--assets", str(tmp_path / "assets")])

    assert result.exit_code == 2
    assert "needs.yaml:1:1 id-shape: Bad name cannot be the name of an entry." in result.stdout
    assert "need-unknown" not in result.stdout  # the list could not be read, and that is said once
    assert "There are no records here." in result.stderr
