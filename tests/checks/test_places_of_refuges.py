"""A place that an import made of the row of a refuge, after a person has said that it is one."""

from __future__ import annotations

import pytest

YOGA = """\
name: {name}
summary: Gentle stretches in a chair, for anyone.
categories: [arts]
sensitive: {sensitive}
sessions: [{{repeats: weekly, days: [tuesday], from: 10:00{place}}}]
contact: {{phone: 01632 960125}}
checked: {{on: 2026-10-01, how: phone}}
"""
HALL = "name: Safe Harbour\nkind: hall\ntown: Frome\n"
AT_HALL = ", place: hall"
FROM_LIST = "imported: {source: A list, id: SN08}"
OF_LIST = f"{HALL}{FROM_LIST.replace('SN08', 'Harbour / Frome')}\n"


@pytest.mark.parametrize(
    ("place", "activities", "severities"),
    [
        (f"{HALL}postcode: BA11 1AA\n", [("Safe  harbour", "yes", "")], ["warning"]),
        (f"{HALL}postcode: BA11 1AA\n", [("Safe harbour", "no", "")], []),
        (f"{HALL}postcode: BA11 1AA\nsensitive: no\n", [("Safe Harbour", "yes", "")], []),
        (HALL, [("Safe Harbour", "yes", "")], ["warning"]),  # its page would be found under that name
        (f"{HALL}confirmed: [held-sensitive-place]\n", [("Safe Harbour", "yes", "")], []),
        (HALL, [("Safe Harbour women's group", "yes", "")], ["warning"]),  # renamed since
        (HALL, [("Safe Harbour women", "yes", ""), ("Chess", "no", AT_HALL)], []),
        (HALL, [("Harbour women", "yes", "")], []),
        (HALL.replace("bour", "bour women’s group"), [("Safe Harbour women", "yes", "")], ["warning"]),
        (HALL.replace("Safe Harbour", "মিলন মেলা"), [("শান্তি নীড়", "yes", "")], []),  # two names in another script
        (HALL.replace("Safe Harbour", "শান্তি নীড়"), [("শান্তি নীড়", "yes", "")], ["warning"]),
        (HALL, [("Yoga", "yes", AT_HALL)], ["warning"]),
        (HALL, [("Yoga", "yes", AT_HALL), ("Chess", "no", AT_HALL)], []),
        (HALL, [("Yoga", "yes", ""), ("Chess", "no", AT_HALL)], []),
        # Renamed to other words: its former file, the key of its row, or the list that both came from tell.
        (HALL, [("Yoga", "yes\nformer_ids: [safe-harbour-frome]", "")], ["warning"]),
        (HALL, [("Yoga", "yes\nformer_ids: [old-harbour-frome]", "")], []),
        (HALL, [("Yoga", "yes\nimported: {source: A list, id: Safe Harbour / Frome}", "")], ["warning"]),
        (OF_LIST, [("Yoga", f"yes\n{FROM_LIST}", "")], ["warning"]),
        (OF_LIST, [("Yoga", "yes\nimported: {source: Another list, id: SN08}", "")], []),
        (OF_LIST, [("Yoga", f"no\n{FROM_LIST}", "")], []),
        (OF_LIST, [("Yoga", f"yes\n{FROM_LIST}", ""), ("Chess", "no", AT_HALL)], []),
        (f"{OF_LIST}sensitive: no\n", [("Yoga", f"yes\n{FROM_LIST}", "")], []),
        (HALL, [("Yoga", f"yes\n{FROM_LIST}", "")], []),
    ],
)
def test_a_place_is_named_that_says_where_something_sensitive_is(
    site, place: str, activities: list[tuple[str, str, str]], severities: list[str]
) -> None:
    files = {
        f"activities/a{number}.yaml": YOGA.format(name=name, sensitive=sensitive, place=where)
        for number, (name, sensitive, where) in enumerate(activities)
    }

    problems = site({**files, "places/hall.yaml": place}).check().problems

    named = [problem for problem in problems if problem.code == "held-sensitive-place"]
    assert [problem.severity.value for problem in named] == severities
    assert all(problem.span.file.endswith("places/hall.yaml") for problem in named)
