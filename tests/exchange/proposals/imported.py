"""A small list brought in with the mapping that is proposed for it, as it is."""

from __future__ import annotations

from pathlib import Path

from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.proposal import propose
from fingerpost.exchange.tables.table_import import import_table
from fingerpost.reading.read import read_directory
from fingerpost.records.activity import Activity
from tests.exchange.proposals.test_from_contents import CODES, NAMES, PHONES, TOWNS


def imported(folder: Path, columns: dict[str, list[str]]) -> list[Activity]:
    """The activities of four rows with these columns, in the order of the rows."""
    table = {"Name": NAMES, **columns, "Phone": PHONES, "Town": TOWNS, "Postcode": CODES}
    rows = [[*table], *zip(*table.values(), strict=True)]
    (folder / "list.csv").write_text("\n".join(",".join(f'"{cell}"' for cell in row) for row in rows), "utf-8")
    answers = Answers(source="The list", licence="our own", checked_on="2026-11-20", category="uncategorised")
    (folder / "list.mapping.yaml").write_text(propose(folder / "list.csv").text(answers, {}), "utf-8")
    import_table("csv", folder / "list.csv", folder / "list.mapping.yaml", folder / "assets")
    directory, problems = read_directory(folder / "assets")
    assert not [problem for problem in problems if problem.severity == "error"]
    of_name = {one.name: one for one in directory.activities.values()}
    return [of_name[name] for name in NAMES if name in of_name]
