"""No two pages have the same title or the same description."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.conftest import USUAL_FILES
from tests.published import Publish

CHAT = USUAL_FILES["activities/chat.yaml"]
GROUP = USUAL_FILES["groups/connectors.yaml"]


def twice(values: list[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]


def test_pages_of_the_same_name_are_told_apart(publish: Publish) -> None:
    hall = USUAL_FILES["places/old-dairy.yaml"]
    site = publish(
        {
            "activities/chat.yaml": CHAT.replace("Frome Talking Cafe", "The Old Dairy"),
            "activities/chat-2.yaml": CHAT.replace("Frome Talking Cafe", "The Old Dairy"),
            "activities/chat-3.yaml": CHAT.replace("Frome Talking Cafe", "The Old Dairy")
            + "former_ids: [chat-4]\nclosed: {on: 2026-10-02}\n",
            "groups/connectors.yaml": USUAL_FILES["groups/connectors.yaml"].replace(
                "Frome connectors", "The Old Dairy"
            ),
            "places/other-dairy.yaml": hall,
            "vocabulary/categories.yaml": "talking-cafe: {name: The Old Dairy}\n",
        }
    )

    assert len(site.pages) > 10
    assert twice([site.pages[address].title for address in site.pages]) == []
    assert twice([site.pages[address].description for address in site.pages]) == []


def test_a_name_that_is_alone_stays_as_it_is(publish: Publish) -> None:
    assert publish({}).pages["/a/chat/"].title == "Frome Talking Cafe"


@pytest.mark.parametrize("number", [2])
def test_the_second_page_of_a_list_says_so(publish: Publish, number: int) -> None:
    more = {f"activities/chat-{each}.yaml": CHAT for each in range(70)}
    site = publish(more)

    assert f"Page {number}." in site.pages[f"/browse/categories/talking-cafe/{number}/"].description
