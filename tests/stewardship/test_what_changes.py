"""What a proposal changes for whoever reads the site, as commits of a whole tiny directory."""

from __future__ import annotations

import json
import re
import subprocess
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from click.testing import CliRunner, Result

from fingerpost.cli import commands
from tests.conftest import USUAL_FILES, OpenSite

CHAT = USUAL_FILES["activities/chat.yaml"]
LEDGER = "address,code,kind,id,since,state,target\n/a/chat/,C4F7KV,activity,chat,2026-10-01,published,\n"
REFUGE = (
    "name: Moorland Refuge\nsummary: A safe place to stay for women.\ncategories: [arts]\nsensitive: yes\n"
    "sessions: [{repeats: by-arrangement, phone: true}]\ncontact: {phone: 01632 960578}\nchecked: {on: 2026-11-03}\n"
)
WALK = (
    "name: Thursday strollers\nsummary: A gentle walk along the lanes.\ncategories: [arts]\n"
    "sessions: [{repeats: weekly, days: [thursday], from: 10:30, place: old-dairy}]\n"
    "contact: {phone: 01632 960777}\nchecked: {on: 2026-11-20}\n"
)


def git(*words: str) -> str:
    who = ("-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main")
    return subprocess.run(["git", *who, *words], check=True, capture_output=True, text=True).stdout


def commit(message: str) -> None:
    git("add", "-A", "assets")
    git("commit", "-qm", message)


def write(name: str, text: str) -> None:
    path = Path("assets") / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


@pytest.fixture(name="proposal")
def _proposal(site: OpenSite) -> None:
    """A directory with a branch for a proposal, and main that went on meanwhile."""
    site({"ledger.csv": LEDGER, "activities/moorland.yaml": REFUGE})
    git("init", "-q", "-b", "main")
    commit("Begin")
    git("branch", "proposal")
    write("groups/other.yaml", "name: Others\nsummary: A group that came meanwhile.\nchecked: {on: 2026-11-01}\n")
    commit("Meanwhile")
    git("checkout", "-q", "proposal")


def changes(*words: str) -> Result:
    result = CliRunner().invoke(commands, ["changes", "main", *words], env={"SOURCE_DATE_EPOCH": "1795219200"})
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    return result


@pytest.mark.usefixtures("proposal")
def test_a_new_time_is_said_before_and_after_and_nothing_else() -> None:
    write("activities/chat.yaml", CHAT.replace("to: 13:00", "to: 13:30"))
    commit("Change")

    report = json.loads(changes("--json").output)

    (record,) = report["records"]
    assert (record["state"], record["address"]) == ("changed", "/a/chat/")
    assert record["facts"] == [
        {
            "label": "When",
            "before": "Every Monday, 11am to 1pm, term time only",
            "after": "Every Monday, 11am to 1:30pm, term time only",
        }
    ]
    assert (report["lost"], report["others"]) == ([], [])


@pytest.mark.usefixtures("proposal")
def test_what_is_new_has_one_picture_and_what_changes_two() -> None:
    write("activities/chat.yaml", CHAT.replace("to: 13:00", "to: 13:30"))
    write("activities/walk.yaml", WALK)
    commit("Change")

    changes("--into", "out", "--pictures-at", "https://example.org/pictures/")

    assert sorted(path.name for path in Path("out").iterdir()) == [
        "chat-after.svg",
        "chat-before.svg",
        "summary.md",
        "walk-after.svg",
    ]
    words = Path("out/summary.md").read_text("utf-8")
    assert "No address that people have on paper would die." in words
    assert "![The card before](https://example.org/pictures/chat-before.svg)" in words
    assert (
        "| When | Every Monday, 11am to 1pm, term time only | Every Monday, 11am to 1&#58;30pm, term time only |"
        in words
    )
    for name, hours in (("chat-before", "11am to 1pm"), ("chat-after", "11am to 1:30pm")):
        texts = [element.text or "" for element in ET.parse(f"out/{name}.svg").getroot()]
        assert any(hours in text for text in texts), texts


@pytest.mark.usefixtures("proposal")
def test_an_address_that_would_die_is_said_first_whatever_the_ledger_says_then() -> None:
    git("rm", "-q", "assets/activities/chat.yaml", "assets/ledger.csv")
    git("commit", "-qm", "Delete")

    result = changes("--markdown")

    assert "1 address that people have on paper would lead nowhere" in result.output
    assert "- &#47;a&#47;chat&#47;" in result.output
    assert "A record is deleted." in result.output
    assert json.loads(changes("--json").output)["lost"] == ["/a/chat/"]


@pytest.mark.usefixtures("proposal")
def test_a_record_that_is_renamed_as_it_should_be_keeps_its_address() -> None:
    git("mv", "assets/activities/chat.yaml", "assets/activities/talking.yaml")
    write("activities/talking.yaml", CHAT + "former_ids: [chat]\n")
    commit("Rename")

    assert json.loads(changes("--json").output)["lost"] == []


@pytest.mark.usefixtures("proposal")
def test_what_was_secret_is_said_loudly_and_nothing_of_it_is_shown() -> None:
    write("activities/moorland.yaml", REFUGE.replace("sensitive: yes\n", "").replace("phone: true", "place: old-dairy"))
    commit("Change")

    result = changes("--into", "out", "--pictures-at", "https://example.org/")

    words = Path("out/summary.md").read_text("utf-8")
    assert result.exit_code == 0
    assert "It was marked as secret, and would be public" in words
    assert "Dairy" not in words
    assert [path.name for path in Path("out").iterdir()] == ["summary.md"]


@pytest.mark.usefixtures("proposal")
def test_what_is_held_back_is_in_no_word_and_no_picture() -> None:
    write("activities/chat.yaml", CHAT.replace("01632 960124", "07700 900123"))
    write("activities/walk.yaml", WALK + "description: Our volunteer Margaret has dementia.\n")
    commit("Change")

    changes("--into", "out")

    everything = "".join(path.read_text("utf-8") for path in Path("out").iterdir())
    assert "01632 960124" in everything  # the control: what it says today
    assert not {"07700", "900123", "Margaret", "dementia"} & set(re.findall(r"\w+", everything))


@pytest.mark.usefixtures("proposal")
def test_what_somebody_is_said_to_have_agreed_to_is_to_be_made_sure_of() -> None:
    write(
        "activities/chat.yaml",
        CHAT.replace("phone: 01632 960124", "name: Sue Smith, phone: 07700 900123, consent_on: 2026-11-20"),
    )
    commit("Change")

    assert "agreed to being public. Make sure of that" in changes("--markdown").output


@pytest.mark.usefixtures("proposal")
def test_markup_and_names_of_people_on_github_are_only_characters() -> None:
    hostile = "Come <img src=x onerror=y> @team #12 [press](https://example.org) | `x` -->"
    write("activities/walk.yaml", WALK.replace("A gentle walk along the lanes.", json.dumps(hostile)))
    commit("Change")

    changes("--into", "out", "--pictures-at", "https://example.org/")

    words = Path("out/summary.md").read_text("utf-8")
    row = next(line for line in words.splitlines() if line.startswith("| In short |"))
    assert not re.search(r"@\w|[<>\[\]`]|://", row)
    assert not re.search(r"[@#]\w", unescape(row))
    assert row.count("|") == 4
    picture = ET.parse("out/walk-after.svg").getroot()
    assert {element.tag.rpartition("}")[2] for element in picture.iter()} == {"svg", "rect", "text"}


@pytest.mark.usefixtures("proposal")
def test_five_hundred_records_are_counted_and_not_all_shown() -> None:
    for number in range(60):
        write(f"activities/walk-{number}.yaml", WALK.replace("Thursday", f"Number {number}"))
    commit("Many")

    words = changes("--markdown").output

    assert "It changes 60 records at once. Ask why before you accept it." in words
    assert "30 more records are not shown here" in words
    assert len(words) < 65_536


@pytest.mark.usefixtures("proposal")
def test_a_record_with_an_error_and_other_files_are_named() -> None:
    write("activities/walk.yaml", "name: [\n")
    write("vocabulary/needs.yaml", "loneliness: {name: Company}\nother: {name: Other}\n")
    commit("Change")

    words = changes("--markdown").output

    assert "A record that has an error: nobody would see the change." in words
    assert "1 file that is no record changes: assets&#47;vocabulary&#47;needs&#46;yaml" in words


@pytest.mark.usefixtures("proposal")
def test_a_link_to_a_file_of_this_computer_is_not_followed() -> None:
    Path("assets/activities/link.yaml").symlink_to("/etc/hostname")
    Path("assets/.gitattributes").write_text("*.yaml export-ignore\n")
    write("activities/walk.yaml", WALK)
    commit("Change")

    report = json.loads(changes("--json").output)

    assert {record["id"]: record["state"] for record in report["records"]} == {"link": "deleted", "walk": "new"}


@pytest.mark.usefixtures("proposal")
def test_a_commit_that_is_not_there_is_named() -> None:
    result = changes("nowhere")

    assert result.exit_code == 2
    assert "Git knows no branch or commit called nowhere." in result.output
