"""Each hostile input, by each way in, comes to what the table says; what is private is nowhere."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from fingerpost.intake.proposal_words import as_json, as_markdown, as_text
from fingerpost.intake.proposed_change import ProposedChange, propose
from fingerpost.intake.read_submission import read_submission
from fingerpost.intake.sent_together import propose_all
from fingerpost.intake.submission import NotUnderstood
from fingerpost.reading.layout import FOLDERS
from fingerpost.reading.parse import parse
from fingerpost.reading.read import read_directory
from fingerpost.reading.schemas import RECORD_LIMITS, schema_of
from fingerpost.reading.yaml_text import decode
from fingerpost.records.directory import Directory
from fingerpost.stewardship.files_of_records import CannotChange
from tests.conftest import TODAY, OpenSite
from tests.intake.bodies import ADD, CHANGE, EARLIER_WALK, WALK, earlier_body, issue_body
from tests.intake.hostile_cases import (
    CASES,
    CLEANED,
    LEFT_OUT,
    LITERAL,
    NO_RECORDS,
    REFUSED,
    TO_CORRECT,
    UNSEEN,
    Case,
)
from tests.intake.type_intake import type_intake

PATHS = {
    **{name: (name,) for name in ("name", "summary", "description")},
    **{name: ("contact", name) for name in ("phone", "email", "website")},
    "notes": ("cost", "notes"),
    "steps": ("first_visit", "bring"),
}
IDS = {
    "notes": "cost-notes",
    "steps": "first_visit-bring",
    **{name: f"contact-{name}" for name in ("phone", "email", "website")},
}
RECORD: dict[str, Any] = {
    "name": "Thursday strollers",
    "summary": "A gentle walk along the lanes.",
    "categories": ["arts"],
    "sessions": [{"repeats": "weekly", "days": ["thursday"], "from": "10:30", "place": "old-dairy"}],
    "cost": {"kind": "free"},
    "contact": {"role": "The team", "phone": "01632 960777"},
}


def as_form(case: Case) -> str:
    return issue_body({**WALK, IDS.get(case.field, case.field): case.text}, agreed=False)


def as_earlier_form(case: Case) -> str:
    return earlier_body(
        {**EARLIER_WALK, {**IDS, "steps": "first_visit"}.get(case.field, case.field): case.text}, agreed=False
    )


def as_record(case: Case) -> str:
    record = json.loads(json.dumps(RECORD))
    *parts, name = PATHS[case.field]
    part = record
    for step in parts:
        part = part.setdefault(step, {})
    part[name] = case.text
    return f"Hello,\n\n```yaml\n{json.dumps(record, ensure_ascii=False)}\n```\n"


def as_filled_in(case: Case) -> str:
    """What the form of the site fills in for somebody at GitHub."""
    block = as_record(case).partition("```yaml\n")[2].partition("\n```")[0]
    text = f"```yaml\nwant: add\nkind: activity\nid: x\nrecord: {block}\n```"
    return issue_body({"want": ADD, "name": "Thursday strollers", "record": text}, agreed=False)


def as_submission(case: Case) -> str:
    record = {PATHS[case.field][0]: {PATHS[case.field][-1]: case.text} if len(PATHS[case.field]) > 1 else case.text}
    return json.dumps({"want": "change", "kind": "activity", "entry": "chat", "record": record}, ensure_ascii=False)


def as_correction(case: Case) -> str:
    answers = {"want": CHANGE, "address": "/a/chat/", "name": "Frome Talking Cafe"}
    return issue_body({**answers, IDS.get(case.field, case.field): case.text}, agreed=False)


WAYS: dict[str, Callable[[Case], str]] = {
    "form, new": as_form,
    "earlier form, new": as_earlier_form,
    "form, change": as_correction,
    "form, filled in": as_filled_in,
    "record": as_record,
    "submission, change": as_submission,
}


def outcome(directory: Directory, text: str, case: Case) -> tuple[str, str]:
    """What came of it, and everything that was written and said."""
    try:
        changes = propose_all(read_submission(text.encode()), directory, TODAY)
    except (NotUnderstood, CannotChange) as reason:
        return REFUSED, f"{reason.message} {reason.hint}"
    change = changes[-1]
    everything = "\n".join((change.text, as_text(changes, dry_run=False), as_json(changes), as_markdown(changes)))
    is_safe(change)
    values = parse(decode(change.text.encode(), "", RECORD_LIMITS), "", schema_of("activity"), RECORD_LIMITS)
    for step in PATHS[case.field]:
        values = (
            values.get(step, {}) if isinstance(values, dict) else values
        )  # an earlier form has a first visit in words
    if values in ({}, None) or str(values).strip() == before_of(directory, change, case):
        return LEFT_OUT, everything
    if change.has_errors:
        return TO_CORRECT, everything
    return (LITERAL if str(values).rstrip("\n") == case.text else CLEANED), everything


def before_of(directory: Directory, change: ProposedChange, case: Case) -> str:
    value: Any = directory.activities[change.id] if change.before is not None else None
    for step in PATHS[case.field]:
        value = getattr(value, step, None)
    return str(getattr(value, "text", value) if value else "\0")


def is_safe(change: ProposedChange) -> None:
    """A file of records, and words that neither Markdown nor a terminal obeys."""
    assert change.path.parent.name in FOLDERS.values()
    assert change.path.parent.parent == Path("assets")
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.yaml", change.path.name)
    assert len(change.path.stem) <= 60
    text = as_markdown([change])
    assert not re.search(r"@\w|(?<!&)#\w|[<>`\[\]|\\]|!\[|javascript:|://|::", text.replace("&#8203;", "\u200b")), text
    assert not re.search(r"[@#]\w", unescape(text)), text  # GitHub looks for these in what Markdown has made
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", as_text([change], dry_run=True))


def wrong(directory: Directory) -> Iterator[str]:
    for case in CASES:
        for way, write in WAYS.items():
            if "change" in way and case.field == "name":
                continue  # there it says which entry is meant
            came, everything = outcome(directory, write(case), case)
            wanted = LEFT_OUT if case.outcome in (TO_CORRECT, REFUSED) and "change" in way else case.outcome
            if came != wanted:
                yield f"{case.number} {case.field} by {way}: {came}, where it must be {wanted}: {case.text[:60]!r}"
            yield from (f"{case.number} by {way} repeats {word}" for word in case.private if word in everything)


def as_group(case: Case) -> str:
    """The same in the new group that comes with an activity."""
    group: dict[str, Any] = {
        "name": "The Strollers",
        "summary": "People who walk.",
        "contact": {"phone": "01632 960777"},
    }
    *parts, name = PATHS[case.field]
    part = group
    for step in parts:
        part = part[step]
    part[name] = case.text
    sent = {
        "want": "add",
        "kind": "activity",
        "record": {**RECORD, "group": "x"},
        "group": {"id": "x", "record": group},
    }
    return json.dumps(sent, ensure_ascii=False)


@pytest.fixture(name="directory")
def _directory(site: OpenSite) -> Directory:
    site({})
    return read_directory(Path("assets"))[0]


def test_every_hostile_input_comes_to_what_it_must_by_every_way_in(directory: Directory) -> None:
    assert list(wrong(directory)) == []


def test_a_hostile_group_writes_nothing_private_and_no_file_elsewhere(directory: Directory) -> None:
    for case in (case for case in CASES if case.field not in ("notes", "steps")):
        changes = propose_all(read_submission(as_group(case).encode()), directory, TODAY)
        everything = "\n".join(change.text for change in changes) + as_text(changes) + as_markdown(changes)

        for change in changes:
            is_safe(change)
        assert [change.kind for change in changes] in (["group", "activity"], ["activity"]), case
        assert [word for word in case.private if word in everything] == [], case
        if len(changes) == 2:
            named = "" if changes[0].has_errors else f"group: {changes[0].id}\n"
            assert named in changes[1].text, case


def test_what_is_harmless_is_taken_by_every_way_in(directory: Directory) -> None:
    harmless = Case("", "summary", "A harmless walk along the lanes.", LITERAL)

    assert {outcome(directory, write(harmless), harmless)[0] for write in WAYS.values()} == {LITERAL}


def test_characters_that_nobody_sees_are_left_out_of_an_answer_and_refused_in_a_record(directory: Directory) -> None:
    for text in UNSEEN:
        form, record = (
            issue_body({**WALK, "name": text}),
            f"name: {text}\nsummary: A walk for all.\ncategories: [arts]\n",
        )

        change = propose(read_submission(form.encode()), directory, TODAY)

        assert change.name.replace(" ", "").replace("[31m", "") in ("Chairyoga", "Chairagoy"), repr(text)
        assert "characters that nobody can see" in " ".join(change.decide)
        with pytest.raises(NotUnderstood):
            read_submission(record.encode())


def test_what_is_no_record_is_refused_without_a_word_of_it(directory: Directory) -> None:
    numbers = []
    for number, text in NO_RECORDS.items():
        raw = text.encode("cp1252") if number == "A4" else text.encode()
        try:
            propose(read_submission(raw), directory, TODAY)
            numbers.append(number)
        except NotUnderstood as reason:
            assert len(reason.message) < 150, number
            assert not {"os.system", "etc/passwd", "One club"} & set(reason.message.split()), number

    assert numbers == []


FAKES = {
    "a heading twice": {"description": "### Phone number\n\n01632 960999"},
    "a heading before its time": {"summary": "### How do you know?\n\nI run it"},
    "the first question again": {"description": "### What would you like to do?\n\nSay that something has ended"},
    "with spaces and signs behind it": {"description": "###   Phone number  ##\n\n01632 960999"},
}


def test_a_heading_that_is_not_the_forms_own_is_refused(directory: Directory) -> None:
    for what, answers in FAKES.items():
        with pytest.raises(NotUnderstood, match="twice, or not in its place"):
            read_submission(issue_body({**WALK, **answers}).encode())
            pytest.fail(what)


def test_other_headings_line_ends_and_empty_answers_are_part_of_the_answer(directory: Directory) -> None:
    answers = {**WALK, "description": "## Phone\n\n### Tea\n\nis at four", "first_visit-bring": "_No response_"}

    change = propose(read_submission(issue_body(answers).replace("\n", "\r\n").encode()), directory, TODAY)

    assert "## Phone\n\n  ### Tea\n\n  is at four\n" in change.text
    assert "\r" not in change.text
    assert "first_visit" not in change.text
    assert change.text.count("phone:") == 1


def test_an_issue_that_is_too_long_is_refused_and_one_of_the_longest_is_read(directory: Directory) -> None:
    room = 65_536 - len(issue_body({**WALK, "description": ""}))
    longest = issue_body({**WALK, "description": "x" * room})
    assert len(longest) == 65_536

    assert "description" not in propose(read_submission(longest.encode()), directory, TODAY).text
    with pytest.raises(NotUnderstood, match="65,536"):
        read_submission(issue_body({**WALK, "description": "x" * (room + 1)}).encode())


REFUGE = (
    "name: Moorland Refuge\nsummary: A safe place to stay for women.\ncategories: [arts]\nsensitive: yes\n"
    "sessions: [{repeats: by-arrangement, phone: true}]\ncontact: {phone: 01632 960578}\nchecked: {on: 2026-11-03}\n"
)


@pytest.mark.parametrize(
    "answers",
    [
        {"sessions": "Mondays 10am to 11am at The Old Dairy"},
        {"description": "Come to 14 Orchard Close at any hour."},
        {"description": "It is at BA11 4NP."},
        {"summary": "At The Old Dairy in Frome, for women and children."},
    ],
)
def test_nobody_makes_a_secret_place_public(site: OpenSite, answers: dict[str, str]) -> None:
    site({"activities/moorland.yaml": REFUGE})

    result = type_intake(issue_body({"want": CHANGE, "name": "Moorland Refuge", **answers}), "--into", "proposal")

    text = Path("assets/activities/moorland.yaml").read_text("utf-8")
    output = result.output + "".join(path.read_text("utf-8") for path in Path("proposal").rglob("*") if path.is_file())
    for secret in ("Orchard", "4NP", "old-dairy", "Old Dairy"):
        assert secret not in text
        assert secret not in output
    assert "sensitive: yes" in text


def test_the_mark_of_a_secret_place_is_not_taken_away(site: OpenSite) -> None:
    site({"activities/moorland.yaml": REFUGE})
    for record in ({"sensitive": False}, {"sensitive": None}, {"categories": ["talking-cafe"], "sensitive": "no"}):
        type_intake(json.dumps({"want": "change", "kind": "activity", "entry": "moorland", "record": record}))

        assert "sensitive: yes" in Path("assets/activities/moorland.yaml").read_text("utf-8")


HAVEN = "refuges: {name: Refuges, sensitive: yes}\narts: {name: Arts}\ntalking-cafe: {name: Talking cafes}\n"
TEAM = (
    "name: The Haven team\nsummary: They run somewhere safe to stay.\nsensitive: yes\n"
    "contact: {phone: 01632 960578}\nchecked: {on: 2026-11-03}\n"
)
AT_THE_DAIRY = [{"repeats": "weekly", "days": ["monday"], "from": "10:00", "place": "old-dairy"}]


@pytest.mark.parametrize("own", ["categories: [refuges]\n", "categories: [arts]\ngroup: haven-team\n"])
def test_what_its_heading_or_its_group_keeps_secret_is_not_made_public_by_another(site: OpenSite, own: str) -> None:
    record = REFUGE.replace("categories: [arts]\nsensitive: yes\n", own)
    opened = site(
        {"activities/moorland.yaml": record, "groups/haven-team.yaml": TEAM, "vocabulary/categories.yaml": HAVEN}
    )
    assert "sensitive-place" not in opened.codes()
    sent = {"name": "Moorland Refuge", "categories": ["talking-cafe"], "group": "connectors", "sessions": AT_THE_DAIRY}

    result = type_intake(json.dumps({"want": "change", "kind": "activity", "entry": "moorland", "record": sent}))

    text = Path("assets/activities/moorland.yaml").read_text("utf-8")
    assert own in text
    assert "old-dairy" not in text
    assert "would no longer be secret" in result.output


def test_a_place_that_is_sent_with_something_secret_is_not_written(site: OpenSite) -> None:
    site({"activities/moorland.yaml": REFUGE, "vocabulary/categories.yaml": HAVEN})
    sessions = [{**AT_THE_DAIRY[0], "place": "new"}]
    beside = {
        "place": {"id": "new", "record": {"name": "Haven House", "address": ["14 Orchard Close"], "town": "Frome"}},
        "group": {"id": "team", "record": {"name": "Haven", "summary": "We are at 14 Orchard Close in Frome."}},
    }
    change = {"want": "change", "kind": "activity", "id": "moorland", "record": {"sessions": sessions}, **beside}
    new = {"want": "add", "kind": "activity", "record": {**RECORD, "categories": ["refuges"], "sessions": sessions}}

    for sent in (change, {**new, **beside}):
        result = type_intake(json.dumps(sent), "--into", "proposal")

        text = result.output + "".join(path.read_text() for path in Path("proposal").rglob("*") if path.is_file())
        assert "The new place was left out" in result.output
        assert "Orchard" not in text + "".join(path.read_text("utf-8") for path in Path("assets").rglob("*.yaml"))


def test_a_new_place_with_the_name_of_a_secret_one_says_nothing_of_where_that_is(site: OpenSite) -> None:
    site({"places/secret.yaml": "name: The Yellow House\nkind: other\ntown: Frome\nsensitive: yes\n"})
    place = {"name": "the yellow house", "kind": "hall", "address": ["14 Orchard Close"], "town": "Frome"}
    record = {**RECORD, "sessions": [{**AT_THE_DAIRY[0], "place": "new"}]}

    with_entry = type_intake(
        json.dumps({"want": "add", "kind": "activity", "record": record, "place": {"id": "new", "record": place}})
    )
    alone = type_intake(json.dumps({"want": "add", "kind": "place", "record": place}))

    assert (with_entry.exit_code, alone.exit_code) == (0, 2)
    assert sorted(path.name for path in Path("assets/places").iterdir()) == ["old-dairy.yaml", "secret.yaml"]
    assert "Orchard" not in with_entry.output + alone.output


def test_a_kind_or_a_wish_that_is_no_word_is_not_understood() -> None:
    for wrong in ([], {}, [[]], 1):
        for name in ("kind", "want"):
            with pytest.raises(NotUnderstood):
                read_submission(json.dumps({"want": "add", "record": {}, name: wrong}).encode())


def test_the_day_is_the_only_thing_that_a_stranger_cannot_choose(site: OpenSite) -> None:
    site({})
    record = {**RECORD, "checked": {"on": "2031-01-01", "how": "visit"}}

    type_intake(json.dumps({"want": "add", "kind": "activity", "record": record}))

    assert "checked: {on: 2026-11-21}" in Path("assets/activities/thursday-strollers.yaml").read_text("utf-8")


HOMES = (
    {"name": "Ann's house"},
    {"name": "The Nook", "address": ["Ann Smith, 14 Cork Street"], "postcode": "BA11 1AA"},
)


def test_somebodys_home_is_never_written_as_a_place_new_or_changed(site: OpenSite) -> None:
    site({})
    before = Path("assets/places/old-dairy.yaml").read_text("utf-8")
    record = {**RECORD, "sessions": [{"repeats": "weekly", "days": ["monday"], "from": "10:00", "place": "anns"}]}
    for home in HOMES:
        place = {"id": "anns", "record": {"town": "Frome", **home}}
        sent = {"want": "add", "kind": "activity", "record": record, "place": place}

        new = type_intake(json.dumps(sent))
        change = type_intake(json.dumps({"want": "change", "kind": "place", "entry": "old-dairy", "record": home}))

        text = Path("assets/activities/thursday-strollers.yaml").read_text("utf-8")
        assert [path.name for path in Path("assets/places").iterdir()] == ["old-dairy.yaml"]
        assert Path("assets/places/old-dairy.yaml").read_text("utf-8") in (
            before,
            before.replace("The Old Dairy", "The Nook"),
        )
        assert "may be somebody’s home" in new.output
        for secret in ("Ann", "Cork Street", "BA11"):
            assert secret not in text + new.output + change.output
        Path("assets/activities/thursday-strollers.yaml").unlink()
