"""fingerpost confirm: each answer is in its file at once, beside what was there, and nothing else changes."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
import yaml
from click.testing import CliRunner, Result

from fingerpost.cli.confirm import command
from fingerpost.files.records_lock import only_writer
from fingerpost.stewardship import confirm

TEA = """\
# A note of ours.
name: Tea and talk  # the old name
summary: Come and have a cup of tea with us.
categories: [uncategorised]
sessions:
- place: old-dairy
  repeats: unknown
contact: {phone: 01632 960123}
checked: {on: 2026-10-01, how: phone}
imported:
  source: A list
  hours: 'Monday: 09:00 - 05:00'
  categories: [Coffee mornings]
  proposed:
  - {field: cost.kind, value: free, words: free of charge}
  - {field: who.summary, value: Women, words: women only}
"""
SURE = TEA.replace("[uncategorised]", "[arts]").replace("09:00 - 05:00", "9am-5pm").partition("  proposed")[0]


@pytest.fixture(autouse=True)
def _directory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("assets/activities").mkdir(parents=True)
    Path("assets/vocabulary").mkdir()
    Path("assets/directory.yaml").write_text("title: Here\nsite: https://directory.example.org/\n")
    Path("assets/vocabulary/categories.yaml").write_text(
        "talking-cafe: {name: Talking cafes, words: [coffee morning]}\narts: {name: Arts}\n"
    )
    tea().write_text(TEA)
    Path("assets/activities/sure.yaml").write_text(SURE)


def tea() -> Path:
    return Path("assets/activities/tea.yaml")


def values() -> dict:
    return yaml.safe_load(tea().read_text())


def run(typed: str = "", *options: str) -> Result:
    return CliRunner().invoke(command, options, input=typed)


def test_what_is_doubtful_is_listed_and_what_is_certain_is_not() -> None:
    doubts = json.loads(run("", "--json").output)

    assert [(doubt["what"], doubt["choices"]) for doubt in doubts] == [
        ("hours", ["monday 09:00 to 17:00"]),
        ("category", ["Talking cafes"]),
        ("proposal", ["cost.kind: free"]),
        ("proposal", ["who.summary: Women"]),
    ]
    assert {doubt["file"] for doubt in doubts} == {"assets/activities/tea.yaml"}
    assert run("", "--list").output.endswith("4 values to confirm.\n")


def test_answers_are_written_and_comments_and_order_stay() -> None:
    result = run("1\n1\nn\ny\n")

    assert result.output.endswith("4 answers written.\n")
    record = values()
    assert record["sessions"][0] | {"from": "", "to": ""} == {
        "place": "old-dairy",
        "repeats": "weekly",
        "days": ["monday"],
        "from": "",
        "to": "",
    }
    assert (record["categories"], record["who"], "cost" in record) == (["talking-cafe"], {"summary": "Women"}, False)
    assert list(record["imported"]) == ["source", "categories"]
    lines = tea().read_text().splitlines()
    assert lines[:3] == TEA.splitlines()[:3]
    assert json.loads(run("", "--json").output) == []


@pytest.mark.parametrize(
    ("typed", "session"),
    [
        ("Mon 7.30pm-8.30pm term time", {"repeats": "some-weeks", "days": ["monday"], "notes": "Term time only."}),
        ("Some Mondays 4pm-7pm", {"repeats": "some-weeks", "days": ["monday"]}),
        ("Every other Monday 2pm-4pm", {"repeats": "weekly", "every": 2, "days": ["monday"]}),
    ],
)
def test_weeks_of_which_nobody_knows_which_are_an_answer(typed: str, session: dict[str, object]) -> None:
    result = run(f"{typed}\n", "--only", "hours")

    assert result.output.endswith("1 answer written.\n")
    assert session.items() <= values()["sessions"][0].items()
    assert "hours" not in values()["imported"]


@pytest.mark.parametrize(
    ("words", "choices"),
    [
        ("Wed 7-8", ["wednesday 07:00 to 08:00", "wednesday 19:00 to 20:00"]),
        ("2nd Thursday of the month, 7.30", ["second thursday 07:30", "second thursday 19:30"]),
        ("Wed 8-12pm", []),
    ],
)
def test_both_halves_of_the_day_are_offered_where_both_may_be_meant(words: str, choices: list[str]) -> None:
    tea().write_text(TEA.replace("Monday: 09:00 - 05:00", words))

    (doubt,) = [each for each in json.loads(run("", "--json").output) if each["what"] == "hours"]

    assert doubt["choices"] == choices


def test_an_answer_in_the_evening_is_written_in_place_of_the_day_alone() -> None:
    weekly = TEA.replace("  repeats: unknown", "  repeats: weekly\n  days: [wednesday]")
    tea().write_text(weekly.replace("Monday: 09:00 - 05:00", "Wed 7-8"))

    (doubt,) = [each for each in json.loads(run("", "--json").output) if each["what"] == "hours"]
    run("2\n", "--only", "hours")

    assert doubt["choices"] == ["wednesday 07:00 to 08:00", "wednesday 19:00 to 20:00"]
    assert [session["days"] for session in values()["sessions"]] == [["wednesday"]]
    assert ("from: 19:00" in tea().read_text(), "hours" in values()["imported"]) == (True, False)


def test_hours_can_be_typed_as_people_write_them_and_what_is_not_certain_is_asked_again() -> None:
    run("7-9\nTues 10am-12pm, 1st Sat of the month 2-4pm\nq\n", "--only", "hours")

    assert [(session["place"], session["days"]) for session in values()["sessions"]] == [
        ("old-dairy", ["tuesday"]),
        ("old-dairy", ["saturday"]),
    ]
    assert values()["sessions"][1]["weeks"] == ["first"]


def test_what_is_passed_over_is_asked_again_and_what_was_answered_stays() -> None:
    first = run("\narts\nq\n")
    second = run("=\n", "--only", "hours")

    assert first.output.endswith("1 answer written.\n")
    assert second.output.endswith("1 answer written.\n")
    assert values()["categories"] == ["arts"]
    assert "hours" not in values()["imported"]
    assert values()["sessions"] == [{"place": "old-dairy", "repeats": "unknown"}]


def test_stopping_in_the_middle_loses_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    real = confirm.answer

    def interrupted(doubt, value) -> None:
        real(doubt, value)
        if doubt.what == "category":
            raise KeyboardInterrupt

    monkeypatch.setattr(confirm, "answer", interrupted)
    result = run("1\n1\n1\n")

    assert result.exit_code == 0
    assert values()["categories"] == ["talking-cafe"]
    assert values()["sessions"][0]["days"] == ["monday"]


def test_a_category_that_is_not_there_is_not_written() -> None:
    result = run("knitting\nq\n", "--only", "category")

    assert "There is no category called knitting." in result.output
    assert tea().read_text() == TEA


def test_an_answer_that_would_be_no_record_is_refused() -> None:
    text = TEA.replace("cost.kind, value: free", "cost.kind, value: cheap")
    tea().write_text(text)

    result = run("y\n\nn\n", "--only", "proposal")

    assert "cheap" in result.output
    assert "cost" not in values()
    assert [proposal["value"] for proposal in values()["imported"]["proposed"]] == ["cheap"]


def two_more() -> list[Path]:
    for name in ("chess", "choir"):
        Path(f"assets/activities/{name}.yaml").write_text(TEA.replace("Tea and talk", name.title()))
    return [tea(), *(Path(f"assets/activities/{name}.yaml") for name in ("chess", "choir"))]


def test_what_is_the_same_in_many_records_is_asked_once_and_written_into_all() -> None:
    files = two_more()

    result = run("1\n1\n1\nn\n")

    assert result.output.count("for all 3 of them?") == 4
    assert "1 of 4: the same in 3 records: Chess, Choir, Tea and talk\n" in result.output
    assert result.output.endswith("12 answers written.\n")
    records = [yaml.safe_load(file.read_text()) for file in files]
    assert [record["cost"] for record in records] == [{"kind": "free"}] * 3
    assert [("who" in record, record["imported"].get("proposed")) for record in records] == [(False, None)] * 3
    assert tea().read_text().splitlines()[:3] == TEA.splitlines()[:3]


def test_what_is_the_same_can_still_be_answered_one_by_one_and_what_is_passed_over_stays() -> None:
    files = two_more()

    result = run("\n\no\n1\n\nn\nq\n")

    assert "2 of these 3: Choir (assets/activities/choir.yaml)" in result.output
    assert result.output.endswith("2 answers written.\n")
    fields = {
        file.stem: [one["field"] for one in yaml.safe_load(file.read_text())["imported"]["proposed"]] for file in files
    }
    assert fields == {
        "chess": ["who.summary"],
        "choir": ["cost.kind", "who.summary"],
        "tea": ["who.summary"],
    }
    assert [yaml.safe_load(file.read_text()).get("cost") for file in files] == [None, {"kind": "free"}, None]


def test_of_many_the_one_that_cannot_take_the_answer_is_named_and_the_others_take_it() -> None:
    files = two_more()
    files[1].write_text(files[1].read_text().replace("sessions:", "nonsense: 1\nsessions:"))

    result = run("1\nq\n", "--only", "proposal")

    assert result.output.endswith("2 answers written.\n")
    assert "nonsense" in result.output
    assert ["cost" in yaml.safe_load(file.read_text()) for file in files] == [True, False, True]


def test_hours_that_nobody_knows_are_asked_for_each_record() -> None:
    for file in two_more():
        file.write_text(file.read_text().replace("Monday: 09:00 - 05:00", "Not known"))

    result = run("\nMon 2pm-4pm\n", "--only", "hours")

    assert "for all" not in result.output
    assert result.output.count("The list says:   Not known") == 3
    assert result.output.endswith("1 answer written.\n")


def test_what_is_wrong_with_an_answer_for_many_is_said_once() -> None:
    two_more()

    result = run("at some time\nq\n", "--only", "hours")

    assert result.output.count("That is not certain either.") == 1
    assert result.output.endswith("0 answers written.\n")


def many_more(number: int) -> list[Path]:
    """As many records with the same proposal."""
    text = TEA.partition("  - {field: who.summary")[0].replace("[uncategorised]", "[arts]")
    text = text.replace("  hours: 'Monday: 09:00 - 05:00'\n", "").replace("  categories: [Coffee mornings]\n", "")
    files = [Path(f"assets/activities/club-{at:02}.yaml") for at in range(1, number + 1)]
    for at, file in enumerate(files, start=1):
        file.write_text(text.replace("Tea and talk", f"Club {at}"))
    tea().unlink()
    return files


def test_one_answer_for_many_shows_ten_of_their_names_and_how_many_more() -> None:
    many_more(28)

    output = run("q\n", "--only", "proposal").output

    ten = ", ".join(f"Club {at}" for at in range(1, 11))
    assert f"1 of 1: the same in 28 records: {ten}, and 18 more\n" in output


def test_the_last_answer_can_be_taken_back_and_given_again() -> None:
    files = many_more(12)
    before = [file.read_bytes() for file in files]

    back = run("1\nb\nq\n", "--only", "proposal")
    again = run("1\nb\nn\n\n", "--only", "proposal")

    assert "  12 answers taken back.\n" in back.output
    assert back.output.endswith("0 answers written.\n")
    assert again.output.endswith("12 answers written.\n")
    records = [yaml.safe_load(file.read_text()) for file in files]
    assert [("cost" in record, "proposed" in record["imported"]) for record in records] == [(False, False)] * 12
    assert [b"free of charge" in text for text in before] == [True] * 12


def test_taken_back_is_each_file_as_it_was_to_the_byte() -> None:
    files = many_more(3)
    before = [file.read_bytes() for file in files]

    run("1\nundo\nq\n", "--only", "proposal")

    assert [file.read_bytes() for file in files] == before


def test_back_goes_to_the_question_before_also_among_those_asked_one_by_one() -> None:
    result = run("1\n1\nb\narts\nq\n")

    assert result.output.count("2 of 4: Tea and talk") == 2
    assert values()["categories"] == ["arts"]
    assert values()["sessions"][0]["days"] == ["monday"]
    tea().write_text(TEA)
    files = two_more()
    run("o\n1\nb\n=\nq\n", "--only", "hours")
    assert ["hours" in yaml.safe_load(file.read_text())["imported"] for file in files] == [True, False, True]
    assert yaml.safe_load(files[1].read_text())["sessions"] == [{"place": "old-dairy", "repeats": "unknown"}]


def test_before_the_first_question_there_is_nothing_to_go_back_to() -> None:
    result = run("b\n1\nq\n", "--only", "category")

    assert "This is the first question." in result.output
    assert result.output.endswith("1 answer written.\n")


def test_a_file_that_somebody_has_changed_since_is_not_taken_back(monkeypatch: pytest.MonkeyPatch) -> None:
    files = many_more(2)
    typed = iter(["1", "b", "q"])

    def prompt(*_: object, **__: object) -> str:
        text = next(typed)
        if text == "b":  # meanwhile, in another window
            files[0].write_text(files[0].read_text() + "# ours\n")
        return text

    monkeypatch.setattr(click, "prompt", prompt)
    result = run("", "--only", "proposal")

    assert "  1 answer taken back.\n" in result.output
    assert "club-01.yaml has been changed since, so it was left as it is." in result.output
    assert ["cost" in yaml.safe_load(file.read_text()) for file in files] == [True, False]


def test_an_answer_waits_until_another_command_has_written() -> None:
    with only_writer(Path("assets")):
        done = run("1\n")

    assert done.exit_code == 2
    assert "Another command is changing the records at this moment" in done.output
    assert tea().read_text() == TEA


@pytest.mark.parametrize("words", ["Talking cafes", "talking cafe", "talking-cafe"])
def test_a_category_may_be_typed_by_its_name(words: str) -> None:
    Path("assets/activities/tea.yaml").write_text(TEA.replace("  categories: [Coffee mornings]\n", ""), "utf-8")

    CliRunner().invoke(command, ["--only", "category"], input=f"{words}\n")

    assert yaml.safe_load(Path("assets/activities/tea.yaml").read_text("utf-8"))["categories"] == ["talking-cafe"]


def test_a_category_that_is_none_is_answered_in_a_line() -> None:
    Path("assets/activities/tea.yaml").write_text(TEA, "utf-8")

    output = CliRunner().invoke(command, ["--only", "category"], input="widgets\nq\n").output

    assert "There is no category called widgets. All of them are in assets/vocabulary/categories.yaml." in output
    assert max(map(len, output.splitlines())) < 200


def test_a_category_taken_by_its_likeness_is_shown() -> None:
    result = run("coffee mornings\n", "--only", "category")

    assert values()["categories"] == ["talking-cafe"]
    assert "  Written: talking-cafe\n" in result.output
    assert "Written" not in run("arts\n", "--only", "category").output


@pytest.mark.parametrize("word", ["q", "Q", "quit", "exit"])
def test_a_word_for_the_end_ends(word: str) -> None:
    result = run(f"{word}\n1\n", "--only", "category")

    assert result.output.endswith("0 answers written.\n")
    assert "no category called" not in result.output


GROUP = """\
name: Mens Shed Wells
summary: They run what is listed here.
checked: {on: 2026-10-01, how: list}
imported:
  source: A list
  proposed:
  - {field: name, value: Mens Shed Wells, words: mens-shed-wells}
"""


@pytest.mark.parametrize(
    ("typed", "name"), [("1", "Mens Shed Wells"), ("=", "Mens Shed Wells"), ("n\nMen's Shed", "Men's Shed")]
)
def test_a_name_made_of_a_code_is_confirmed_or_written_right(typed: str, name: str) -> None:
    tea().unlink()
    group = Path("assets/groups/mens-shed-wells.yaml")
    group.parent.mkdir()
    group.write_text(GROUP)

    result = run(f"{typed}\n")

    assert "The list says:   mens-shed-wells\n  The record says: Mens Shed Wells\n" in result.output
    record = yaml.safe_load(group.read_text())
    assert (record["name"], record["imported"]) == (name, {"source": "A list"})


LISTS = TEA.replace(
    "  - {field: who.summary, value: Women, words: women only}\n",
    "  - {field: who.for, value: carers, words: for carers}\n"
    "  - {field: who.for, value: women, words: for women}\n"
    "  - {field: join.ways, value: drop-in, words: drop in}\n",
)


def test_what_is_proposed_for_a_list_is_put_into_it_beside_the_others() -> None:
    tea().write_text(LISTS.replace("contact:", "join: {ways: [phone]}  # Jean\ncontact:"))

    result = run("n\n1\n1\n1\n", "--only", "proposal")

    assert "4 answers written." in result.output
    assert values()["who"] == {"for": ["carers", "women"]}
    assert values()["join"] == {"ways": ["phone", "drop-in"]}
    assert "proposed" not in values()["imported"]
    assert "# Jean" in tea().read_text()


def test_a_field_that_has_another_value_by_now_keeps_it() -> None:
    two = TEA.replace("who.summary, value: Women, words: women only", "cost.kind, value: donation, words: donations")
    tea().write_text(two)

    result = run("1\n1\nn\n", "--only", "proposal")

    assert "assets/activities/tea.yaml says cost.kind: free already." in result.output
    assert values()["cost"] == {"kind": "free"}


@pytest.mark.parametrize(
    ("what", "answer", "before", "after"),
    [
        ("hours", "1", "  repeats: unknown", "  {repeats: weekly, days: [friday], from: 14:00}"),
        ("hours", "=", "  hours: 'Monday: 09:00 - 05:00'", "  hours: 'Friday: 09:00 - 05:00'"),
        ("category", "talking-cafe", "[uncategorised]", "[arts]"),
    ],
)
def test_what_somebody_has_written_while_it_was_asked_stays(
    what: str, answer: str, before: str, after: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    meanwhile = TEA.replace("- place: old-dairy\n  repeats: unknown", f"- {after.strip()}") if "{" in after else ""
    meanwhile = meanwhile or TEA.replace(before, after)
    typed = iter([answer, "q"])

    def prompt(*_: object, **__: object) -> str:
        tea().write_text(meanwhile)
        return next(typed)

    monkeypatch.setattr(click, "prompt", prompt)
    result = run("", "--only", what)

    assert meanwhile != TEA
    assert tea().read_text() == meanwhile
    assert "tea.yaml has been changed since this was asked" in result.output
    assert "0 answers written." in result.output
