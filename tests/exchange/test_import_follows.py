"""An import finds its records under the names that people have given them since, and gives no id twice."""

from __future__ import annotations

from fingerpost.stewardship.merge import merge
from fingerpost.stewardship.rename import rename

NEW_NUMBER = ("01632 960123", "01632 960199")


def test_a_record_that_was_renamed_is_not_written_again(desk) -> None:
    table = desk.headers + desk.frome
    desk.run(table)
    rename(desk.assets, "tea-and-talk-frome", "frome-tea").write(desk.assets)

    outcome = desk.run(table)

    assert desk.ids("activities") == ["frome-tea"]
    assert (outcome.new, outcome.changed, outcome.same, outcome.edited) == ({}, 0, 2, 0)


def test_what_is_new_in_the_table_reaches_a_renamed_record_and_leaves_its_former_ids(desk) -> None:
    desk.run(desk.headers + desk.frome)
    rename(desk.assets, "tea-and-talk-frome", "frome-tea").write(desk.assets)
    rename(desk.assets, "tea-and-talk-hall", "talk-hall").write(desk.assets)

    for options in ({}, {"overwrite": True}):
        desk.run(desk.headers + desk.frome.replace(*NEW_NUMBER), **options)

        text = desk.record("activities", "frome-tea")
        assert "phone: 01632 960199" in text or not options
        assert "former_ids: [tea-and-talk-frome]" in text
        assert "place: talk-hall" in text
        assert desk.ids("activities") == ["frome-tea"]
        assert desk.ids("places") == ["talk-hall"]


def test_a_record_that_was_merged_does_not_come_back(desk) -> None:
    table = desk.headers + desk.frome + desk.wells
    desk.run(table)
    merge(desk.assets, "tea-and-talk-frome", "chair-yoga-wells").write(desk.assets)
    merge(desk.assets, "tea-and-talk-hall", "chair-yoga-hall").write(desk.assets)
    before = desk.record("activities", "chair-yoga-wells"), desk.record("places", "chair-yoga-hall")

    for options in ({}, {"overwrite": True}):
        outcome = desk.run(table, **options)

        assert outcome.merged == 2
        assert outcome.unlisted == 0
        assert desk.ids("activities") == ["chair-yoga-wells"]
        assert (desk.record("activities", "chair-yoga-wells"), desk.record("places", "chair-yoga-hall")) == before


def test_a_new_row_gets_no_id_that_was_ever_published(desk) -> None:
    desk.assets.mkdir()
    (desk.assets / "ledger.csv").write_text(
        "address,code,kind,id,since,state,target\n"
        "/a/tea-and-talk-frome/,,activity,tea-and-talk-frome,2026-10-01,moved,/a/other/\n"
    )

    desk.run(desk.headers + desk.frome)

    assert desk.ids("activities") == ["tea-and-talk-frome-2"]
    assert desk.ids("places") == ["tea-and-talk-hall"]
