"""The desk of the tests of workbooks: a few records, and the workbook made of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import OpenSite
from tests.intake.workbook.desk import YOGA, Desk


@pytest.fixture(scope="module")
def workbook() -> list[bytes]:
    """The workbook of these records, once it has been made."""
    return []


@pytest.fixture
def desk(site: OpenSite, tmp_path: Path, workbook: list[bytes]) -> Desk:
    site({"activities/yoga.yaml": YOGA})
    return Desk(tmp_path, workbook)
