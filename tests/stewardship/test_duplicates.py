"""What may be there twice is named with the reason, and with what to type; what a person has told apart is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fingerpost.checks.likeness import LARGEST_BUCKET, likenesses
from fingerpost.reading.read import read_directory
from tests.conftest import USUAL_FILES, OpenSite
from tests.run import run

CHAT = USUAL_FILES["activities/chat.yaml"]


def group(name: str, contact: str = "{phone: 01632 960100}") -> str:
    return f"name: {name}\nsummary: People who know what is on.\ncontact: {contact}\nchecked: {{on: 2026-10-01}}\n"


def place(name: str, postcode: str = "BA11 1AA", more: str = "") -> str:
    return f"name: {name}\nkind: hall\ntown: Frome\npostcode: {postcode}\n{more}"


def activity(
    name: str, days: str = "monday", begins: str = "11:00", place: str = "old-dairy", number: int = 124
) -> str:
    return (
        CHAT.replace("Frome Talking Cafe", name)
        .replace("monday", days)
        .replace("11:00", begins)
        .replace("old-dairy", place)
        .replace("960124", f"960{number}")
        .replace("group: connectors\n", "")
    )


TWO_PLACES = {"places/other.yaml": place("The Other Hall", "BA11 1ZZ")}


@pytest.mark.parametrize(
    ("files", "because"),
    [
        (
            {"groups/a.yaml": group("Frome singers"), "groups/b.yaml": group("Singers, Frome")},
            "the same phone number and name",
        ),
        (
            {
                "groups/a.yaml": group("Frome singers", "{website: https://www.singers.example.org/}"),
                "groups/b.yaml": group("Frome community singers", "{website: http://singers.example.org}"),
            },
            "the same website and nearly the same name",
        ),
        ({"groups/a.yaml": group("Frome singers"), "groups/b.yaml": group("Wells walkers")}, ""),  # one office answers
        (
            {"places/a.yaml": place("Frome Library"), "places/b.yaml": place("Library of Frome", "ba11 1aa")},
            "the same postcode and name",
        ),
        (
            {"places/a.yaml": place("Frome Library"), "places/b.yaml": place("Frome Library and Hub")},
            "the same postcode and nearly the same name",
        ),
        ({"places/a.yaml": place("Frome Library"), "places/b.yaml": place("Cheese and Grain")}, ""),
        ({"places/a.yaml": place("Frome Library"), "places/b.yaml": place("Frome Library", "BA11 1AB")}, ""),
        (
            {
                "activities/a.yaml": activity("Chair yoga"),
                "activities/b.yaml": activity("Chair based yoga", place="other", number=125),
            }
            | TWO_PLACES,
            "the same times in one town and nearly the same name",
        ),
        (
            {
                "activities/a.yaml": activity("Chair yoga"),
                "activities/b.yaml": activity("Chair based yoga", days="tuesday"),
            },
            "",
        ),
        (
            {
                "activities/a.yaml": activity("Chair yoga"),
                "activities/b.yaml": activity("Chair based yoga", begins="11:30", number=125),
            },
            "",
        ),
        (
            {
                "activities/a.yaml": activity("Health walk in Frome 1"),
                "activities/b.yaml": activity("Health walk in Frome 2"),
            },
            "",
        ),
        (
            {
                "groups/a.yaml": group("Frome singers"),
                "groups/b.yaml": group("Singers, Frome") + "closed: {on: 2026-01-01, reason: It ended.}\n",
            },
            "",
        ),
        (
            {"groups/a.yaml": group("North Ayrshire singers"), "groups/b.yaml": group("South Ayrshire singers")},
            "",
        ),
        (
            {"groups/a.yaml": group("East Ayrshire singers"), "groups/b.yaml": group("Ayrshire singers")},
            "the same phone number and nearly the same name",
        ),
        (
            {  # there are two Ashfords
                "places/one.yaml": place("Hall", "TN23 1AS"),
                "places/two.yaml": place("Hall", "TW15 2XB"),
                "activities/a.yaml": activity("Chair yoga", place="one"),
                "activities/b.yaml": activity("Chair yoga", place="two"),
            },
            "",
        ),
    ],
)
def test_what_may_be_one_is_named_with_the_reason(site: OpenSite, files: dict[str, str], because: str) -> None:
    directory, problems = read_directory(site(files).assets)
    assert [problem for problem in problems if problem.is_error] == []

    assert [likeness.say() for likeness in likenesses(directory)] == ([because] if because else [])


def test_a_switchboard_makes_nobody_alike(site: OpenSite) -> None:
    names = ("Singers", "Singing in Frome", *(f"Club {letter}" for letter in "abcdefg"))
    files = {f"groups/g{number}.yaml": group(name) for number, name in enumerate(names)}

    assert [likeness.because for likeness in likenesses(read_directory(site(files).assets)[0])] == []


def test_no_more_pairs_are_compared_for_each_record_in_a_large_directory(
    site: OpenSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    from fingerpost.checks import likeness

    judged = 0
    judge = likeness._judge

    def counting(*words, **named):
        nonlocal judged
        judged += 1
        return judge(*words, **named)

    monkeypatch.setattr(likeness, "_judge", counting)
    letters = "abcdefghijklmnopqrstuvwxyz"
    many = {
        f"activities/{one}{two}{three}.yaml": activity(f"Tea {one}{two}{three}")
        for one in letters[:3]
        for two in letters
        for three in letters[:3]
    }
    directory = read_directory(site(many).assets)[0]

    assert list(likenesses(directory)) == []
    assert judged < len(many) * LARGEST_BUCKET  # all begin at one time and place; all pairs would be 27,261


SAME = {
    "places/mill.yaml": place("Mill Centre", more="contact: {phone: 01632 960130}\nchecked: {on: 2026-10-01}\n"),
    "places/old-mill.yaml": place(
        "Old Mill Community Centre",
        more="contact: {phone: '+44 1632 960130'}\ngetting_there: {bus: The 30 stops outside.}\n",
    ),
    "activities/chat.yaml": CHAT.replace("old-dairy", "mill"),
}


def test_the_list_says_what_to_type_and_what_would_be_lost(site: OpenSite, tmp_path: Path) -> None:
    site(SAME)

    words = run("duplicates", cwd=tmp_path).stdout
    (row,) = json.loads(run("duplicates", "--json", cwd=tmp_path).stdout)

    assert words.splitlines()[:3] == [
        "Old Mill Community Centre (place/old-mill) and Mill Centre (mill): the same postcode, phone number and "
        "nearly the same name",
        "    only the first has: getting_there",
        "    fingerpost merge old-mill mill --kind place",
    ]
    assert "1 pair. If two are different: fingerpost duplicates --different ID OTHER" in words
    assert (row["goes"], row["stays"], row["sure"]) == ("old-mill", "mill", True)  # something is on at the other


def test_what_a_person_wrote_stays(site: OpenSite, tmp_path: Path) -> None:
    imported = SAME["places/mill.yaml"] + "imported: {source: A list}\n"
    site(SAME | {"places/mill.yaml": imported})

    (row,) = json.loads(run("duplicates", "--json", cwd=tmp_path).stdout)

    assert (row["goes"], row["stays"]) == ("mill", "old-mill")


def test_what_it_says_can_be_typed(site: OpenSite, tmp_path: Path) -> None:
    site(SAME)
    (row,) = json.loads(run("duplicates", "--json", cwd=tmp_path).stdout)

    done = run(*row["merge"].split()[1:], cwd=tmp_path)

    assert done.returncode == 0, done.stderr
    assert run("duplicates", cwd=tmp_path).stdout == "Nothing seems to be there twice.\n"
    assert "former_ids: [old-mill]" in (tmp_path / "assets/places/mill.yaml").read_text()


def test_two_that_a_person_has_told_apart_are_not_proposed_again(site: OpenSite, tmp_path: Path) -> None:
    directory = site(SAME)
    assert directory.codes() == ["probable-duplicate"]

    result = run("duplicates", "--different", "old-mill", "mill", cwd=tmp_path)

    assert result.stdout == "assets/different.csv is written.\n"
    assert (tmp_path / "assets/different.csv").read_text() == "kind,id,other\nplace,mill,old-mill\n"
    assert run("duplicates", cwd=tmp_path).stdout == "Nothing seems to be there twice.\n"
    assert directory.codes() == []
    run("rename", "old-mill", "weaving-shed", "--kind", "place", cwd=tmp_path)
    assert directory.codes() == []  # whatever they are called now


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (("--different", "mill"), "Name the two records that are different."),
        (("--different", "mill", "mill"), "A record is not another than itself."),
        (("--different", "mill", "moll"), "There is no places/moll.yaml."),
        (("mill", "old-mill"), "Names go with --different."),
    ],
)
def test_a_slip_changes_nothing(site: OpenSite, tmp_path: Path, words: tuple[str, ...], text: str) -> None:
    site(SAME)

    done = run("duplicates", *words, cwd=tmp_path)

    assert (done.returncode, text in done.stderr) == (2, True)
    assert not (tmp_path / "assets/different.csv").exists()


def test_a_line_that_names_no_two_records_is_reported_and_the_others_count(site: OpenSite) -> None:
    directory = site(SAME | {"different.csv": "kind,id,other\nplace,mill,old-mill\nhalls: mill\n"})

    (problem,) = directory.check().problems

    assert (problem.code, problem.span.line, problem.is_error) == ("different-line", 3, False)
