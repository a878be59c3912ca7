"""What a page advises when its facts are old."""

from __future__ import annotations

import pytest

from tests.published import SINGERS, Publish

CHECKED_LONG_AGO = SINGERS.replace("2026-11-03", "2025-03-01")


@pytest.mark.parametrize(
    ("contact", "advice"),
    [
        ("phone: 01632 960144", "It may have changed. Ring first."),
        ("email: singers@example.org", "It may have changed. Ask first."),
    ],
)
def test_only_who_has_a_phone_is_to_be_rung(publish: Publish, contact: str, advice: str) -> None:
    singers = CHECKED_LONG_AGO.replace("phone: 01632 960144", contact)

    assert advice in publish({"activities/singers.yaml": singers}).words("/a/singers/")
