"""What the page of an activity says to somebody who refers people to it."""

from __future__ import annotations

import re

import pytest

from tests.published import SINGERS, Publish, Published

ADDRESS = "/a/singers/"
REFERRAL = (
    "{ways: [professional-referral], referral: {by: [gp, link-worker], criteria: Adults with a long illness., "
    "how: Ring and say what they like., what_happens: A worker rings them within a week., "
    "feedback: We write to you after six weeks., url: https://example.org/refer}}"
)


def singers(**fields: str) -> dict[str, str]:
    """The files of a directory whose singers say something else in some fields."""
    lines = [line for line in SINGERS.splitlines() if line.partition(":")[0] not in fields]
    return {"activities/singers.yaml": "\n".join([*lines, *(f"{name}: {value}" for name, value in fields.items()), ""])}


def block(published: Published) -> str:
    """The words of the part for professionals; "" where there is none."""
    match = re.search(r"For professionals(?P<words>.*?)Others like this", published.words(ADDRESS))
    return match["words"] if match else ""


def test_it_says_who_how_what_next_and_what_the_referrer_hears(publish: Publish) -> None:
    words = block(publish(singers(join=REFERRAL, support="one-to-one", capacity="{state: open, as_of: 2026-11-03}")))

    for answer in (
        "Who can refer somebody GPs and link workers.",
        "Who it is for Adults with a long illness.",
        "How to refer Ring and say what they like.",
        "What happens next A worker rings them within a week.",
        "What you hear afterwards We write to you after six weeks.",
        "Level of support One to one: the person sees the same worker each time.",
        "Is there room? Had room when last asked, 3 November 2026.",
        "Their form, on example.org",
    ):
        assert answer in words
    assert "Not known:" not in words


def test_what_nobody_has_said_is_named(publish: Publish) -> None:
    join = "{ways: [professional-referral], referral: {by: [gp], criteria: Adults., url: https://example.org/refer}}"

    assert "Not known: what happens next, what you hear afterwards. Ring to ask." in block(publish(singers(join=join)))


def test_what_everybody_joins_by_themselves_has_no_such_part(publish: Publish) -> None:
    assert block(publish(singers())) == ""
    assert "Supported: somebody helps" in block(publish(singers(support="supported")))


@pytest.mark.parametrize(("as_of", "is_known"), [("2026-05-21", True), ("2026-05-20", False)])
def test_what_was_said_of_room_is_believed_for_a_review_period(publish: Publish, as_of: str, is_known: bool) -> None:
    """Today is 21 November 2026, and the period of an activity six months."""
    published = publish(singers(join=REFERRAL, capacity=f"{{state: full, as_of: {as_of}}}"))
    sentence = "Ask if there is room. We last asked on 20 May 2026."

    assert (sentence in block(published)) is not is_known
    assert (sentence in published.words(ADDRESS).partition("For professionals")[0]) is not is_known
    assert ("This is full." in published.words(ADDRESS)) is is_known
    assert ("This is full." in published.words("/browse/a-to-z/e/")) is is_known


def test_the_two_codes_can_be_put_before_the_words_for_the_record(publish: Publish) -> None:
    published = publish(singers())

    assert re.findall(r"<option>([^<]+)", published.html(ADDRESS)) == [
        "Referral to social prescribing service (871731000000106)",
        "Social prescribing declined (871711000000103)",
    ]
    assert "8717" not in published.html(ADDRESS).partition('id="record-text"')[2]


def test_abroad_there_are_no_british_codes(publish: Publish) -> None:
    settings = "title: Hills\nsite: https://directory.example.org/\ncountry: IE\n"

    assert "8717" not in publish({**singers(), "directory.yaml": settings}).html(ADDRESS)
