"""What is due is listed with what to say, and "nothing has changed" is one line of one file."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from fingerpost.cli.due import command
from fingerpost.edition.load import load
from fingerpost.stewardship.due import State, due_records
from tests.conftest import USUAL_FILES, OpenSite

DAY = {"SOURCE_DATE_EPOCH": "1795262400"}  # 21 November 2026
TODAY = date(2026, 11, 21)
CHAT = USUAL_FILES["activities/chat.yaml"]
FILES_OF_DAIRY = USUAL_FILES["places/old-dairy.yaml"]
REFUGE = "refuge: {name: Help after violence, crisis: others}\n"
CRISIS = "crisis: [{when: In danger, name: Police, phone: '999', for: [others]}]\n"


def activity(name: str, checked: str, category: str = "arts") -> str:
    return (
        CHAT.replace("Frome Talking Cafe", name)
        .replace("2026-10-01", checked)
        .replace("[talking-cafe]", f"[{category}]")
    )


FILES = {
    "vocabulary/categories.yaml": USUAL_FILES["vocabulary/categories.yaml"] + REFUGE,
    "directory.yaml": USUAL_FILES["directory.yaml"] + CRISIS,
    "activities/old.yaml": activity("Old paint", "2025-11-01"),
    "activities/late.yaml": activity("Late paint", "2026-05-01"),
    "activities/soon.yaml": activity("Soon paint", "2026-05-25"),
    "activities/help.yaml": activity("Somebody to talk to", "2026-08-25", "refuge"),
    "activities/ended.yaml": activity("Ended", "2025-01-01") + "closed: {on: 2026-01-01, reason: It ended.}\n",
}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments, env=DAY)


@pytest.fixture
def assets(site: OpenSite) -> Path:
    return site(FILES).assets


def test_what_harms_most_comes_first_and_then_the_latest(assets: Path) -> None:
    due = due_records(load(assets, today=TODAY).edition, timedelta(days=7))

    assert [(each.record.id, each.state, each.every) for each in due] == [
        ("help", State.SOON, 92),  # 25 August to 25 November
        ("old", State.OLD, 181),
        ("late", State.DUE, 184),
        ("soon", State.SOON, 184),
        ("old-dairy", State.NEVER, 365),
    ]


def test_how_far_to_look_ahead_is_a_choice(assets: Path) -> None:
    edition = load(assets, today=TODAY).edition

    assert [each.record.id for each in due_records(edition, timedelta(0))] == ["old", "late", "old-dairy"]
    assert "chat" in [each.record.id for each in due_records(edition, timedelta(days=150))]


def test_the_list_is_for_people_and_for_programs(assets: Path) -> None:
    words, report = run("--limit", "2"), json.loads(run("--json").output)

    assert "Somebody to talk to (activity/help): due by 25 November 2026. 01632 960124" in words.output
    assert "5 to check. 3 more are not shown." in words.output
    assert report["total"] == 5
    assert report["due"][1] | {"phone": "01632 960124", "due": "2026-05-01", "state": "old"} == report["due"][1]


def test_a_record_with_an_error_does_not_keep_the_others_from_being_rung(site: OpenSite) -> None:
    site({**FILES, "activities/late.yaml": "name: [\n"})

    result = run()

    assert result.exit_code == 0
    assert "1 record has an error and is left out: fingerpost check shows them." in result.stderr
    assert "Old paint" in result.stdout
    assert "Late paint" not in result.stdout


def test_the_list_for_an_issue_shows_names_as_they_are_and_is_empty_when_nothing_is_due(assets: Path) -> None:
    (assets / "activities/late.yaml").write_text(activity("Tea [x](y) for all", "2026-05-01"))

    listed, nothing = run("--markdown", "--limit", "3").output, run("--markdown", "--within", "0", "--limit", "1")

    assert listed.startswith("5 to check, the most important first. The first 3 are here.")
    assert "- [ ] [Tea &#91;x&#93;(y) for all](https://directory.example.org/a/late/)" in listed
    assert nothing.output.count("- [ ]") == 1
    for record in ("old", "late", "soon", "help"):
        (assets / f"activities/{record}.yaml").unlink()
    run("--done", "old-dairy")
    assert run("--markdown").output == ""


def test_an_issue_counts_a_secret_place_and_does_not_name_it(site: OpenSite) -> None:
    house = "name: Willow House\nkind: hall\ntown: Frome\nsensitive: yes\ncontact: {phone: 01632 960188}\n"
    site({**FILES, "places/willow-house.yaml": house})

    at_home, listed = run("--within", "1 week").output, run("--markdown").output

    assert "Willow House (place/willow-house): never checked. 01632 960188" in at_home  # the control
    assert "1 secret place is not named here" in listed
    assert not any(word in listed.casefold() for word in ("willow", "960188"))


def test_editors_are_not_asked_to_ring_themselves(assets: Path) -> None:
    settings = assets / "directory.yaml"
    settings.write_text(settings.read_text() + "editors: {name: We, email: we@example.org, phone: 01632 960001}\n")
    (assets / "activities/late.yaml").write_text(
        activity("Late paint", "2026-05-01").replace("group: connectors\n", "").replace("01632 960124", "07700 900123")
    )

    assert "Late paint (activity/late): due since 1 November 2026. no number" in run().output


def test_one_of_them_is_shown_with_what_to_say_whether_or_not_it_is_due(assets: Path) -> None:
    words = run("chat").output

    assert "I am ringing for Hills and Levels" in words
    assert "When: Every Monday, 11am to 1pm, term time only." in words
    assert "fingerpost due --done activity/chat" in words
    assert "https://directory.example.org/add/#same=a/chat" in words


def test_whoever_is_written_to_can_say_so_in_one_press_but_for_a_secret_place(site: OpenSite) -> None:
    mailbox = "contact: {phone: 01632 960188, email: hall@example.org}\n"
    house = f"name: Willow House\nkind: hall\ntown: Frome\nsensitive: yes\n{mailbox}"
    site({**FILES, "places/willow-house.yaml": house, "places/old-dairy.yaml": FILES_OF_DAIRY + mailbox})

    run("--html", "list.html", "old-dairy", "willow-house")

    page = Path("list.html").read_text("utf-8")
    assert page.count("%23same%3Dp%2Fold-dairy") == 1  # in the letter
    assert page.count('href="https://directory.example.org/add/#same=p/old-dairy"') == 1
    assert "same=p/willow-house" not in page
    assert "same%3Dp%2Fwillow-house" not in page


def test_the_list_to_print_escapes_what_records_say_and_asks_nothing_of_anybody(assets: Path, tmp_path: Path) -> None:
    (assets / "activities/late.yaml").write_text(activity("Tea & talk", "2026-05-01"))
    (assets / "directory.yaml").write_text(FILES["directory.yaml"].replace("Hills and Levels", "Hills & Levels"))

    result = run("--html", "list.html")

    page = (tmp_path / "list.html").read_text("utf-8")
    assert (result.exit_code, page.count("<article>")) == (0, 5)
    assert "Hills &amp; Levels" in page
    assert "<h2>Tea &amp; talk</h2>" in page
    assert "default-src 'none'" in page
    assert "src=" not in page
    assert "mailto:" not in page  # nobody here has a mailbox


@pytest.mark.parametrize(
    ("before", "options", "after"),
    [
        ("checked: {on: 2026-10-01, how: phone}  # Jo", (), "checked: {on: 2026-11-21, how: phone}  # Jo"),
        ("checked:\n  on: 2026-10-01\n  how: phone", (), "checked:\n  on: 2026-11-21\n  how: phone"),
        ("checked: {on: 2026-10-01}", ("--how", "visit"), "checked: {on: 2026-11-21, how: visit}"),
    ],
)
def test_nothing_has_changed_is_one_line(assets: Path, before: str, options: tuple[str, ...], after: str) -> None:
    usual = "checked: {on: 2026-10-01, how: phone}"
    path = assets / "activities/chat.yaml"
    path.write_bytes(CHAT.replace(usual, before).replace("\n", "\r\n").encode())

    result = run("--done", "chat", *options)

    assert result.exit_code == 0, result.output
    assert path.read_bytes() == CHAT.replace(usual, after).replace("\n", "\r\n").encode()


def test_what_was_never_checked_gets_a_line_and_what_is_not_there_leaves_all_as_it_is(assets: Path) -> None:
    place = assets / "places/old-dairy.yaml"
    before = place.read_text()

    assert run("--done", "old-dairy", "nobody").exit_code == 2
    assert place.read_text() == before
    assert run("--done", "old-dairy", "--how", "visit").exit_code == 0
    assert place.read_text() == before + "checked: {on: 2026-11-21, how: visit}\n"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("chatt",), "Did you mean chat?"),
        (("Frome Talking Cafe",), "Did you mean chat?"),
        (("frome talk",), "Did you mean chat?"),
        (("--done",), "fingerpost due --done frome-talking-cafe"),
        (("--done", "ended"), "If it has begun again"),
        (("--within", "soon"), "--within"),
    ],
)
def test_what_cannot_be_is_answered_with_what_to_type(assets: Path, arguments: tuple[str, ...], words: str) -> None:
    result = run(*arguments)

    assert (result.exit_code, words in result.output) == (2, True), result.output
    assert assets.is_dir()


def test_of_what_is_checked_equally_often_what_is_read_most_comes_first(site: OpenSite) -> None:
    counts = (
        "path,views\nhttps://directory.example.org/a/late/?q=1,40\n/a/late,2\n/a/former-soon/,50\n/p/old-dairy/,900\n"
    )
    soon = FILES["activities/soon.yaml"] + "former_ids: [former-soon]\n"
    edition = load(site(FILES | {"activities/soon.yaml": soon, "reads.csv": counts}).assets, today=TODAY).edition

    order = [(each.record.id, each.reads) for each in due_records(edition)]

    # Help in danger is first however seldom it is read, and a place last, which is to be checked once a year.
    assert order == [("help", 0), ("soon", 50), ("late", 42), ("old", 0), ("old-dairy", 900)]
    assert "Late paint (activity/late): due since 1 November 2026. Read 42 times. 01632 960124" in run().output
    assert "Read" not in run("--markdown").output  # an issue may be public


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("page,views\n/a/late/,many\n", 2, "There is no address with a number here."),
        ("page;views\n/a/late/;3\n", 1, "The first line does not name the columns address,reads."),
        (b"\xff\xfe", 0, "This table cannot be read."),
        ('page,views\n"/a/late/,3\n', 2, "This is not a line of a CSV table."),
    ],
)
def test_a_table_of_counts_that_cannot_be_read_says_where_and_does_not_stop_the_list(
    site: OpenSite, content: str | bytes, line: int, words: str
) -> None:
    opened = site(FILES | {"reads.csv": content})

    problems = [each for each in opened.check(TODAY).problems if each.code == "table-line"]
    assert [(each.span.line, each.message, each.is_error) for each in problems] == [(line, words, False)]
    assert run().exit_code == 0
