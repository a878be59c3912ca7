"""Four readers of calendars see the days and the times that we do, on both sides of each change of the clocks."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.exchange.readers.compare import PACKAGES, differences

SCHEDULES = 12  # make fuzz tries 1,000


@pytest.mark.skipif(
    not Path(PACKAGES / "node_modules" / "ical.js").is_dir(), reason="make setup-tests has not fetched the readers"
)
def test_four_readers_see_the_same_days_and_times() -> None:
    assert list(differences(SCHEDULES, seed=7)) == []
