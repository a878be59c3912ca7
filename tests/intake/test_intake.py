"""What somebody sent becomes one new or changed file, and words for the editor."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result

from tests.conftest import USUAL_FILES, OpenSite
from tests.intake.bodies import ADD, CHANGE, ENDED, RIGHT, WALK, issue_body
from tests.intake.type_intake import type_intake

CHAT = """\
name: Frome Talking Cafe  # as on the door
summary: Meet people over a cuppa in Frome.
group: connectors
categories: [talking-cafe]
sessions:
  - place: old-dairy   # upstairs
    repeats: weekly
    days: [monday]
    from: 11:00
    to: 13:00
    term_time: somerset
cost: {kind: donation, amount: 1}
contact: {phone: 01632 960124}
# Jo keeps this one
checked: {on: 2026-10-01, how: phone}
"""
FILES = {
    "activities/chat.yaml": CHAT,
    "vocabulary/categories.yaml": "talking-cafe: {name: Talking cafes}\n"
    "walking: {name: Walks, words: [walking group]}\n",
    "ledger.csv": "address,code,kind,id,since,state,target\n/a/chat/,C4F7KV,activity,chat,2026-10-01,published,\n",
}


def changed_lines(before: str, after: str) -> list[str]:
    return [line for line in after.splitlines() if line not in before.splitlines()]


def send(site: OpenSite, answers: dict[str, str], *words: str, agreed: bool = True) -> Result:
    site(FILES)
    return type_intake(issue_body(answers, agreed=agreed), *words)


def test_nothing_has_changed_is_one_line_with_the_date(site: OpenSite) -> None:
    result = send(site, {"want": RIGHT, "name": "frome talking cafe", "source": "I run it"})

    assert result.exit_code == 0, result.output
    after = Path("assets/activities/chat.yaml").read_text("utf-8")
    assert after == CHAT.replace("checked: {on: 2026-10-01, how: phone}", "checked: {on: 2026-11-21, how: group}")


def test_who_does_not_run_it_is_not_the_group(site: OpenSite) -> None:
    result = send(site, {"want": RIGHT, "name": "Frome Talking Cafe", "source": "I went last week"})

    assert "checked: {on: 2026-11-21, how: phone}" in Path("assets/activities/chat.yaml").read_text("utf-8")
    assert "still says how it was checked the last time: phone" in result.output


@pytest.mark.parametrize(
    "entry",
    [
        "https://directory.example.org/a/chat/",
        "/a/chat/",
        "chat",
        "activity/chat",
        "C4F 7KV",
        "https://directory.example.org/c/c4f7kv/",
        "Frome Talking Cafe",
    ],
)
def test_an_entry_is_known_by_its_address_id_code_or_name(site: OpenSite, entry: str) -> None:
    result = send(site, {"want": RIGHT, "name": "Something else", "address": entry})

    assert result.exit_code == 0, result.output
    assert "2026-11-21" in Path("assets/activities/chat.yaml").read_text("utf-8")


def test_an_address_of_before_leads_to_what_it_is_now(site: OpenSite) -> None:
    site({**FILES, "activities/chat.yaml": CHAT + "former_ids: [talking]\n"})

    result = type_intake(
        issue_body({"want": RIGHT, "name": "x", "address": "https://directory.example.org/a/talking/"})
    )

    assert result.exit_code == 0, result.output
    assert "checked: {on: 2026-11-21" in Path("assets/activities/chat.yaml").read_text("utf-8")


def test_a_name_that_is_nearly_one_is_offered_and_not_taken(site: OpenSite) -> None:
    result = send(site, {"want": RIGHT, "name": "Frome Talkin Cafe"})

    assert result.exit_code == 2
    assert "Did they mean one of these? Frome Talking Cafe (activity/chat)" in result.output
    assert Path("assets/activities/chat.yaml").read_text("utf-8") == CHAT


def test_something_new_is_a_record_that_can_be_published(site: OpenSite) -> None:
    opened = site(FILES)

    result = type_intake(issue_body(WALK))

    assert result.exit_code == 0, result.output
    assert Path("assets/activities/thursday-strollers.yaml").read_text("utf-8") == (
        "name: Thursday strollers\n"
        "summary: A gentle walk along the lanes, with a cup of tea after.\n"
        "categories: [uncategorised]\n"
        "sessions:\n- place: old-dairy\n  repeats: weekly\n  days: [thursday]\n  from: 10:30\n  to: 12:00\n"
        "cost: {kind: free}\n"
        "join:\n  ways: [drop-in]\n"
        "contact:\n  phone: 01632 960777\n"
        "checked: {on: 2026-11-21, how: group}\n"
    )
    assert "Perhaps Walks (walking)" in result.output
    for words in ("Every Thursday, 10:30am to midday, The Old Dairy", "How to join: Just turn up"):
        assert words in result.output, result.output
    assert "Last checked: 21 November 2026 (the group said so)" in result.output
    assert opened.codes() == ["category-to-confirm"]


def test_a_category_by_its_name_is_taken(site: OpenSite) -> None:
    send(site, {**WALK, "categories": "walks"})

    assert "categories: [walking]\n" in Path("assets/activities/thursday-strollers.yaml").read_text("utf-8")


def test_an_id_that_was_ever_used_is_not_used_again(site: OpenSite) -> None:
    site({**FILES, "activities/strollers.yaml": CHAT + "former_ids: [thursday-strollers]\n"})

    result = type_intake(issue_body(WALK))

    assert Path("assets/activities/thursday-strollers-2.yaml").is_file(), result.output
    assert "whose name is like this: thursday-strollers" in result.output


def test_a_new_time_is_one_line_and_what_is_beside_it_stays(site: OpenSite) -> None:
    send(site, {"want": CHANGE, "name": "Frome Talking Cafe", "sessions": "Mondays 11am to 1.30pm"})

    after = Path("assets/activities/chat.yaml").read_text("utf-8")
    assert changed_lines(CHAT, after) == ["    to: 13:30"]
    assert "# upstairs" in after


def test_a_place_that_is_not_known_leaves_the_old_one_and_is_asked_about(site: OpenSite) -> None:
    words = "Mondays 11am to 1.30pm\nNow in the green hut behind the station"

    result = send(site, {"want": CHANGE, "name": "Frome Talking Cafe", "sessions": words})

    assert changed_lines(CHAT, Path("assets/activities/chat.yaml").read_text("utf-8")) == ["    to: 13:30"]
    assert "something about where it is that is no place of the directory" in result.output


def test_words_about_time_that_are_not_certain_change_nothing(site: OpenSite) -> None:
    result = send(site, {"want": CHANGE, "name": "Frome Talking Cafe", "sessions": "Most weeks, ring first"})

    assert result.exit_code == 2
    assert Path("assets/activities/chat.yaml").read_text("utf-8") == CHAT
    assert "For you to decide" in result.output


def test_words_that_say_it_is_not_always_so_are_left_to_the_editor(site: OpenSite) -> None:
    result = send(site, {"want": CHANGE, "name": "Frome Talking Cafe", "sessions": "Usually Mondays 10am to 11am"})

    assert "In their words" not in Path("assets/activities/chat.yaml").read_text("utf-8")
    assert "not always or not exactly so" in result.output


def test_times_of_which_only_some_were_read_are_not_taken(site: OpenSite) -> None:
    words = "Mondays 10am to 11am and Wednesdays 7-9"

    send(site, {"want": CHANGE, "name": "Frome Talking Cafe", "sessions": words})

    assert Path("assets/activities/chat.yaml").read_text("utf-8") == CHAT


def test_weeks_that_nobody_can_tell_are_taken_and_the_editor_is_asked(site: OpenSite) -> None:
    result = send(site, {"want": CHANGE, "name": "Frome Talking Cafe", "sessions": "Every second Wednesday 2pm to 4pm"})

    assert "repeats: some-weeks" in Path("assets/activities/chat.yaml").read_text("utf-8")
    assert "it does not say which weeks" in " ".join(result.output.split())


def test_another_kind_of_cost_takes_the_old_amount_with_it(site: OpenSite) -> None:
    send(site, {"want": CHANGE, "name": "Frome Talking Cafe", "cost-kind": "A set price", "cost-amount": "£3.50"})

    assert "cost: {kind: fixed, amount: 3.5}" in Path("assets/activities/chat.yaml").read_text("utf-8")


def test_what_has_ended_is_closed_with_their_words(site: OpenSite) -> None:
    result = send(site, {"want": ENDED, "name": "Frome Talking Cafe", "description": "The dairy was sold."})

    after = Path("assets/activities/chat.yaml").read_text("utf-8")
    assert changed_lines(CHAT, after) == ["closed: {on: 2026-11-21, reason: The dairy was sold.}"]
    assert "Nothing says on which day it ended" in result.output


def test_a_reason_that_nobody_gave_is_not_made_up(site: OpenSite) -> None:
    result = send(site, {"want": ENDED, "name": "Frome Talking Cafe"})

    assert "closed: {on: 2026-11-21}\n" in Path("assets/activities/chat.yaml").read_text("utf-8")
    assert "Nothing says why it ended" in result.output


PERSON = {"want": CHANGE, "name": "Frome Talking Cafe", "contact-name": "Sue Smith", "contact-phone": "07700 900123"}


def test_a_person_who_agreed_is_in_the_file_with_the_day(site: OpenSite) -> None:
    result = send(site, PERSON)

    line = "contact: {phone: 07700 900123, name: Sue Smith, consent_on: 2026-11-21}"
    assert line in Path("assets/activities/chat.yaml").read_text("utf-8")
    assert "They ticked that whoever it is said yes" in result.output


def test_a_person_who_did_not_agree_is_not_in_the_file_nor_in_what_is_said(site: OpenSite) -> None:
    result = send(site, PERSON, agreed=False)

    assert result.exit_code == 2
    assert Path("assets/activities/chat.yaml").read_text("utf-8") == CHAT
    assert "Sue" not in result.output
    assert "900123" not in result.output


def test_nobody_agrees_for_whoever_was_there_before(site: OpenSite) -> None:
    held = CHAT.replace("{phone: 01632 960124}", "{name: Ann Jones, phone: 01632 960124}")
    site({**FILES, "activities/chat.yaml": held})

    type_intake(issue_body({"want": CHANGE, "name": "Frome Talking Cafe", "contact-phone": "07700 900123"}))

    assert Path("assets/activities/chat.yaml").read_text("utf-8") == held


def test_a_dry_run_writes_nothing_and_says_the_same(site: OpenSite) -> None:
    result = send(site, WALK, "--dry-run")

    assert result.exit_code == 0
    assert "assets/activities/thursday-strollers.yaml would be written." in result.output
    assert not Path("assets/activities/thursday-strollers.yaml").exists()


def test_programs_get_the_same(site: OpenSite) -> None:
    result = send(site, {"want": RIGHT, "name": "Frome Talking Cafe", "source": "I run it"}, "--json")

    reply = json.loads(result.output)
    assert (reply["want"], reply["file"], reply["is_changed"]) == ("right", "assets/activities/chat.yaml", True)
    assert (reply["not_taken"], reply["decide"]) == ([], [])


def test_what_is_said_already_changes_nothing(site: OpenSite) -> None:
    result = send(site, {"want": CHANGE, "name": "Frome Talking Cafe", "contact-phone": "01632 960124"})

    assert result.exit_code == 0
    assert "says all of this already" in result.output


def test_what_is_missing_is_said_and_the_file_waits_for_the_editor(site: OpenSite) -> None:
    result = send(site, {"want": ADD, "name": "Thursday strollers", "contact-phone": "01632 960777"})

    assert result.exit_code == 1, result.output
    assert "repeats: unknown" in Path("assets/activities/thursday-strollers.yaml").read_text("utf-8")
    assert "Summary of Thursday strollers is missing." in result.output


RECORD = "name: Thursday strollers\nsummary: A gentle walk along the lanes.\ncategories: [walking]\n"
SESSION = (
    "sessions: [{repeats: weekly, days: [thursday], from: 10:30, place: old-dairy}]\ncontact: {phone: 01632 960777}\n"
)


@pytest.mark.parametrize(
    "text",
    [
        RECORD + SESSION,
        f"Hello editors,\n\nhere it is.\n\n```yaml\n{RECORD}{SESSION}```\n\nThank you.\n",
        json.dumps(
            {
                "want": "add",
                "kind": "activity",
                "record": {
                    "name": "Thursday strollers",
                    "summary": "A gentle walk along the lanes.",
                    "categories": ["walking"],
                    "sessions": [{"repeats": "weekly", "days": ["thursday"], "from": "10:30", "place": "old-dairy"}],
                    "contact": {"phone": "01632 960777"},
                },
            }
        ),
    ],
    ids=["a record", "an e-mail", "json"],
)
def test_a_record_comes_in_as_it_is(site: OpenSite, text: str) -> None:
    opened = site(FILES)

    result = type_intake(text)

    assert result.exit_code == 0, result.output
    assert "from: 10:30" in Path("assets/activities/thursday-strollers.yaml").read_text("utf-8")
    assert opened.codes() == []


def test_fields_of_the_editors_are_theirs(site: OpenSite) -> None:
    site(FILES)

    result = type_intake(f"{RECORD}{SESSION}former_ids: [chat]\nconfirmed: [held-home-address]\nsensitive: no\n")

    text = Path("assets/activities/thursday-strollers.yaml").read_text("utf-8")
    assert not {"former_ids", "confirmed", "sensitive"} & set(text.replace(":", " ").split())
    assert "Only editors write confirmed, former_ids, sensitive." in result.output


NEW_PLACE = {
    "want": "add",
    "kind": "activity",
    "id": "thursday-strollers",
    "note": "I run the group",
    "consent": False,
    "record": {
        "name": "Thursday strollers",
        "summary": "A gentle walk along the lanes.",
        "categories": ["walking"],
        "sessions": [{"repeats": "weekly", "days": ["thursday"], "from": "10:30", "place": "green-hut"}],
        "contact": {"phone": "01632 960777"},
    },
    "place": {"id": "green-hut", "record": {"name": "The Green Hut", "town": "Frome", "kind": "outdoors"}},
}


def with_group(**group: object) -> str:
    record = {**NEW_PLACE["record"], "group": "strollers"}  # type: ignore[dict-item]
    record["sessions"] = [{**record["sessions"][0], "place": "old-dairy"}]
    rest = {name: value for name, value in NEW_PLACE.items() if name != "place"}
    return json.dumps({**rest, "record": record, "group": {"id": "strollers", "record": group}})


def test_a_new_group_is_a_file_of_its_own_and_the_entry_names_it(site: OpenSite) -> None:
    opened = site(FILES)
    contact = {"phone": "01632 960777", "name": "Sue Smith"}
    sent = with_group(name="The Strollers", summary="People who like to walk together.", contact=contact)

    result = type_intake(sent, "--into", "proposal")

    assert result.exit_code == 0, result.output
    group = Path("assets/groups/the-strollers.yaml").read_text("utf-8")
    assert "checked: {on: 2026-11-21, how: group}\n" in group
    assert "Sue" not in group + result.output  # nobody said that she agreed
    assert result.output.count("who accepts it says that somebody has asked") == 1
    assert "group: the-strollers\n" in Path("assets/activities/thursday-strollers.yaml").read_text("utf-8")
    assert Path("proposal/paths").read_text().split() == [
        "assets/groups/the-strollers.yaml",
        "assets/activities/thursday-strollers.yaml",
    ]
    assert opened.codes() == []


def test_a_group_that_is_there_under_that_name_is_taken_and_one_without_a_name_left_out(site: OpenSite) -> None:
    opened = site(
        {
            **FILES,
            "groups/walkers.yaml": USUAL_FILES["groups/connectors.yaml"].replace("Frome connectors", "The Strollers"),
        }
    )
    entry = Path("assets/activities/thursday-strollers.yaml")

    type_intake(with_group(name="the strollers", summary="People who like to walk together."))
    text = entry.read_text("utf-8")
    entry.unlink()
    result = type_intake(with_group(summary="People who like to walk together."))

    assert "group: walkers\n" in text
    assert "group:" not in entry.read_text("utf-8")
    assert "The new group was left out" in result.output
    assert sorted(path.name for path in Path("assets/groups").iterdir()) == ["connectors.yaml", "walkers.yaml"]
    assert opened.codes() == []


def test_a_new_place_is_a_file_of_its_own_and_the_entry_names_it(site: OpenSite) -> None:
    opened = site(FILES)

    result = type_intake(json.dumps(NEW_PLACE), "--into", "proposal")

    assert result.exit_code == 0, result.output
    assert "name: The Green Hut\n" in Path("assets/places/the-green-hut.yaml").read_text("utf-8")
    assert "place: the-green-hut\n" in Path("assets/activities/thursday-strollers.yaml").read_text("utf-8")
    assert Path("proposal/paths").read_text().split() == [
        "assets/places/the-green-hut.yaml",
        "assets/activities/thursday-strollers.yaml",
    ]
    assert Path("proposal/records/assets/places/the-green-hut.yaml").is_file()
    assert [code for code in opened.codes() if code not in ("place-without-position",)] == []


def test_a_place_that_is_there_already_is_not_made_again(site: OpenSite) -> None:
    site(FILES)
    place = {"id": "green-hut", "record": {"name": "the old dairy", "town": "Frome"}}

    type_intake(json.dumps({**NEW_PLACE, "place": place}))

    assert [path.name for path in Path("assets/places").iterdir()] == ["old-dairy.yaml"]
    assert "place: old-dairy\n" in Path("assets/activities/thursday-strollers.yaml").read_text("utf-8")


def test_what_a_whole_entry_lacks_is_asked_about_and_not_taken_away(site: OpenSite) -> None:
    site(FILES)
    record = {"name": "Frome Talking Cafe", "summary": "Meet people over a cuppa and a cake in Frome."}

    result = type_intake(json.dumps({"want": "change", "kind": "activity", "id": "chat", "record": record}))

    after = Path("assets/activities/chat.yaml").read_text("utf-8")
    assert changed_lines(CHAT, after) == ["summary: Meet people over a cuppa and a cake in Frome."]
    assert "What they sent lacks Group, Categories, Sessions, Cost, Who to contact." in result.output


def test_of_a_list_that_is_sent_anew_nothing_is_said_to_be_still_there(site: OpenSite) -> None:
    site(FILES)
    session = {"place": "old-dairy", "repeats": "weekly", "days": ["monday"], "from": "11:00"}
    record = {"name": "Frome Talking Cafe", "sessions": [session]}  # without the end and the term time

    result = type_intake(json.dumps({"want": "change", "kind": "activity", "id": "chat", "record": record}))

    assert "What they sent lacks Summary, Group, Categories, Cost, Who to contact." in result.output


def test_what_is_taken_twice_is_one_record(site: OpenSite) -> None:
    site(FILES)

    first, again = type_intake(RECORD + SESSION), type_intake(RECORD + SESSION)

    assert "is written." in first.output
    assert "says all of this already." in again.output
    assert sorted(path.name for path in Path("assets/activities").iterdir()) == ["chat.yaml", "thursday-strollers.yaml"]


@pytest.mark.parametrize(("want", "code"), [("add", 0), ("ended", 2)])
def test_what_is_pasted_into_the_form_counts_if_the_answers_say_the_same(site: OpenSite, want: str, code: int) -> None:
    site(FILES)
    pasted = f"```yaml\nwant: {want}\nkind: activity\nid: chat\nrecord:\n  " + (RECORD + SESSION).replace("\n", "\n  ")

    result = type_intake(issue_body({"want": ADD, "name": "x", "description": pasted.rstrip() + "\n```"}))

    assert result.exit_code == code, result.output
    assert Path("assets/activities/thursday-strollers.yaml").exists() == (code == 0)
    assert ("The answers say something else" in result.output) == (code == 2)
