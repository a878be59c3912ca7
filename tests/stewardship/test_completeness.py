"""How complete an entry is, in words for its group; what somebody answered with no is not missing."""

from __future__ import annotations

from datetime import date

from fingerpost.edition.completeness import ANSWERS, is_rich, missing_from
from fingerpost.edition.edition import Edition
from fingerpost.edition.load import load
from fingerpost.pages.report_a_change import way_to_tell
from fingerpost.stewardship.completeness import ADVICE, say_what_would_help
from tests.conftest import USUAL_FILES, OpenSite
from tests.published import Publish, publish

__all__ = ["publish"]
TODAY = date(2026, 11, 21)
RICH = {
    "when": "sessions: [{place: old-dairy, repeats: weekly, days: [monday], from: 11:00}]\n",
    "cost": "cost: {kind: free}\n",
    "who": "who: {summary: Anyone}\n",
    "join": "join: {ways: [drop-in]}\n",
    "reach": "contact: {phone: 01632 960124}\n",
    "first-visit": "first_visit: Come in by the blue door.\n",
    "access": "access: {step_free_entrance: no, toilet: yes, loop: ask}\n",
    "way-there": "getting_there: {bus: The 20 stops outside.}\n",
    "description": "description: Cards, cake and a chat.\n",
}
WITHOUT = {
    "when": "sessions: [{place: old-dairy, repeats: unknown}]\n",
    "access": "access: {step_free_entrance: no}\n",
    "reach": "contact: {website: https://example.org/}\n",
}
HEAD = (
    "name: {name}\nsummary: Something to do for anybody.\ncategories: [arts]\nchecked: {{on: 2026-10-01, how: phone}}\n"
)


def entry(name: str, parts: dict[str, str]) -> str:
    return HEAD.format(name=name) + "".join(parts.values())


FILES = {
    "vocabulary/access.yaml": "step_free_entrance: {name: No steps}\ntoilet: {name: Toilet}\nloop: {name: Loop}\n",
    "activities/rich.yaml": entry("Rich", RICH),
    **{
        f"activities/no-{part}.yaml": entry(f"No {part}", RICH | {part: WITHOUT.get(part, "")}) for part in RICH
    },
    "activities/by-phone.yaml": entry(
        "By phone",
        RICH | {"when": "sessions: [{phone: yes, repeats: by-arrangement}]\n", "access": "", "way-there": ""},
    ),
    "activities/refuge.yaml": entry(
        "Refuge",
        RICH
        | {"when": "sessions: [{area: frome, repeats: by-arrangement}]\nsensitive: yes\n"}
        | {"access": "", "way-there": ""},
    ),
}  # fmt: skip


def edition_of(site: OpenSite, files: dict[str, str]) -> Edition:
    return load(site(files).assets, today=TODAY).edition


def test_each_part_that_is_missing_is_named_and_no_and_ask_are_answers(site: OpenSite) -> None:
    edition = edition_of(site, FILES)
    missing = {name: missing_from(edition, activity) for name, activity in edition.directory.activities.items()}

    assert {name: parts for name, parts in missing.items() if name != "chat"} == {
        "rich": (),
        "by-phone": (),
        "refuge": (),
        **{f"no-{part}": (part,) for part in RICH},
    }
    assert [*RICH] == [*ANSWERS] == [*ADVICE]  # none is without a test
    assert is_rich(edition, edition.directory.activities["rich"])
    assert not is_rich(edition, edition.directory.activities["no-cost"])
    assert say_what_would_help(edition, edition.directory.activities["no-first-visit"]) == [
        "A first visit, step by step, would help people who are nervous."
    ]


def test_an_entry_says_what_would_make_it_better_only_in_a_fold_and_only_if_something_would(publish: Publish) -> None:
    folds = "What would make this entry better?"
    site = publish(FILES)

    better = site.html("/a/no-first-visit/").partition(folds)[2]
    assert better.index("would help people who are nervous") < better.index("</details>")
    assert folds not in site.html("/a/rich/")
    assert "would help people to know who you are" in site.html("/g/connectors/")
    assert folds not in site.html("/p/old-dairy/")


def test_a_search_that_found_nothing_can_be_handed_on_by_what_the_settings_offer(site: OpenSite) -> None:
    settings = USUAL_FILES["directory.yaml"]
    for more, way, to in (
        ("", "", ""),
        ("editors: {email: team@example.org}\n", "email", "mailto:team@example.org"),
        ("editors: {phone: 01632 960001}\nsubmissions: {github: us/directory}\n", "github", "/us/directory/issues/new"),
        ("submissions: {github: us/directory, email: add@example.org}\n", "email", "mailto:add@example.org"),
    ):
        offered = way_to_tell(edition_of(site, {"directory.yaml": settings + more}))
        assert (offered.way if offered else "") == way
        assert offered is None or offered.to.endswith(to)
