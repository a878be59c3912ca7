"""A night's site without the few records that have errors: nothing else is lost, and nothing of them gets out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random

import pytest

from fingerpost.cache.folder import Cache
from fingerpost.pages.kinds import other_pages
from fingerpost.pages.render.shell import HEAD_SLOT, MAIN_SLOT, SHELLS, Shell
from fingerpost.publish.prepare import Prepared, prepare
from fingerpost.publish.summary import as_markdown
from fingerpost.publish.swap import staged
from fingerpost.publish.write_site import write_site
from tests.conftest import TODAY, OpenSite

CORRECTING = "This page is being corrected"
NOT_LISTED = '<meta name="robots" content="noindex'
TALK = (
    "name: {name}\nsummary: Talk with people who know {name}.\ngroup: {group}\ncategories: [{category}]\n"
    "sessions: [{{place: {place}, repeats: weekly, days: [friday], from: 10:00}}]\n"
    "contact: {{phone: 01632 960125}}\nchecked: {{on: 2026-10-01, how: phone}}\n"
)
GROUP = (
    "name: {name}\nsummary: People who know {name} well.\n"
    "contact: {{phone: 01632 960126}}\nchecked: {{on: 2026-10-01}}\n"
)
HALL = "name: {name}\nkind: hall\naddress: [Cork Lane]\ntown: {town}\n"
BROKEN = "name: [\n"


def publish(
    assets: Path, site: Path, *, cached: bool = False, keep_going: bool = True, day: date = TODAY
) -> tuple[Prepared, dict[str, str]]:
    """All of a build but for MkDocs: what was prepared, and every file as text."""
    cache = Cache.for_records(assets, site) if cached else None
    prepared = prepare(assets, today=day, jobs=1, cache=cache, keep_going=keep_going)
    assert prepared.stopped == ""
    shell = Shell.cut(f"<html>{HEAD_SLOT}<main>{MAIN_SLOT}</main></html>")
    with staged(site) as new:
        finished = write_site(prepared, dict.fromkeys(SHELLS, shell), [], new, cache=cache)
    if cache:
        cache.keep_pages(finished.page_files)
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    return prepared, {name: path.read_bytes().decode(errors="replace") for name, path in files.items()}


def pages(files: Mapping[str, str]) -> set[str]:
    return {name for name in files if name.endswith(".html")}


def of_main(page: str) -> str:
    return page.partition("<main>")[2]


@pytest.mark.parametrize("fault", ["name: [\n", "", "\tname: Chat\n", "name: Chat\n", "name: Chat\nname: Chat\n"])
def test_the_page_of_a_record_that_cannot_be_read_says_that_it_is_being_corrected(
    site: OpenSite, tmp_path: Path, fault: str
) -> None:
    assets = site({"activities/chat.yaml": fault}).assets

    prepared, files = publish(assets, tmp_path / "site")

    page = files["a/chat/index.html"]
    assert prepared.left_out.files == 1
    assert f"<h1>{CORRECTING}</h1>" in page
    assert NOT_LISTED in page
    assert "/p/old-dairy/" in files["sitemap.xml"]  # the control
    assert "/a/chat/" not in files["sitemap.xml"]
    assert [name for name in files if "Frome Talking Cafe" in files[name]] == []


@pytest.mark.parametrize(
    ("name", "address"),
    [("activities/chat", "a/chat"), ("groups/connectors", "g/connectors"), ("places/old-dairy", "p/old-dairy")],
)
def test_every_kind_of_record_keeps_its_page(site: OpenSite, tmp_path: Path, name: str, address: str) -> None:
    assets = site({f"{name}.yaml": BROKEN}).assets

    _, files = publish(assets, tmp_path / "site")

    assert CORRECTING in files[f"{address}/index.html"]
    assert sum(CORRECTING in files[f"{each}/index.html"] for each in ("a/chat", "g/connectors", "p/old-dairy")) == 1


def test_an_activity_is_shown_without_a_group_and_a_place_that_are_left_out(site: OpenSite, tmp_path: Path) -> None:
    assets = site({"groups/connectors.yaml": BROKEN, "places/old-dairy.yaml": BROKEN}).assets

    prepared, files = publish(assets, tmp_path / "site")

    page = of_main(files["a/chat/index.html"])
    assert {problem.span.file for problem in prepared.errors} == {
        "assets/groups/connectors.yaml",
        "assets/places/old-dairy.yaml",
    }
    assert "Frome Talking Cafe" in page
    assert "Every Monday, 11am to 1pm" in page
    assert "Ring to ask" in page
    assert "/g/connectors/" not in page
    assert "/p/old-dairy/" not in page


@pytest.mark.parametrize("ending", ["yml", "yaml"])
def test_a_reference_to_a_record_that_cannot_be_read_is_no_error_of_another(site: OpenSite, ending: str) -> None:
    directory = site({f"places/hall.{ending}": BROKEN})
    chat = directory.assets / "activities" / "chat.yaml"
    chat.write_text(chat.read_text("utf-8").replace("place: old-dairy", "place: hall"), "utf-8")

    assert {problem.span.file for problem in directory.check().problems} == {f"assets/places/hall.{ending}"}


@pytest.mark.parametrize(
    "former", ["former_ids: [old-chat, older-chat]", "former_ids:\n  - old-chat\n  - 'older-chat'  # 2019"]
)
@pytest.mark.parametrize("fault", ["categories: [nothing-like-it]", "nothing: like it", "\tname: x"])
def test_former_addresses_of_a_record_that_is_left_out_keep_a_page(
    site: OpenSite, tmp_path: Path, former: str, fault: str
) -> None:
    chat = TALK.format(name="Chat", group="connectors", category="arts", place="old-dairy")
    if fault.startswith("categories"):
        chat, fault = chat.replace("categories: [arts]", fault), ""
    assets = site({"activities/chat.yaml": f"{chat}{former}\n{fault}\n"}).assets

    _, files = publish(assets, tmp_path / "site")

    assert CORRECTING in files["a/old-chat/index.html"]
    assert CORRECTING in files["a/older-chat/index.html"]


def test_an_old_address_that_another_record_claims_leads_to_neither_meanwhile(site: OpenSite, tmp_path: Path) -> None:
    one = TALK.format(name="One", group="connectors", category="arts", place="old-dairy") + "former_ids: [first]\n"
    assets = site({"activities/one.yaml": one, "activities/other.yaml": one.replace("One", "Other")}).assets

    prepared, files = publish(assets, tmp_path / "site")

    assert [problem.code for problem in prepared.errors] == ["former-id-twice"]
    assert CORRECTING not in files["a/one/index.html"]
    assert CORRECTING in files["a/first/index.html"]
    assert [page.address for page in other_pages(prepared.edition, 0, 1)].count("/a/first/") == 1


def test_an_address_that_is_in_use_is_never_taken_by_what_is_left_out(site: OpenSite, tmp_path: Path) -> None:
    one = TALK.format(name="One", group="connectors", category="arts", place="old-dairy") + "former_ids: [chat]\n"
    assets = site({"activities/one.yaml": one}).assets

    _, files = publish(assets, tmp_path / "site")

    assert CORRECTING in files["a/one/index.html"]
    assert "Frome Talking Cafe" in files["a/chat/index.html"]


def test_an_address_of_an_erased_record_says_that_it_has_closed(site: OpenSite, tmp_path: Path) -> None:
    erased = "closed: {on: 2026-11-01, erased: yes}\nformer_ids: [before]\n"
    bad = TALK.format(name="Bad", group="connectors", category="arts", place="old-dairy")
    assets = site(
        {"activities/gone.yaml": erased, "activities/bad.yaml": f"{bad}former_ids: [before, earlier]\nx: y\n"}
    ).assets

    _, files = publish(assets, tmp_path / "site")

    assert "This entry has closed" in files["a/before/index.html"]
    assert "This entry has closed" in files["a/gone/index.html"]
    assert CORRECTING in files["a/earlier/index.html"]


def test_a_record_that_has_closed_and_has_an_error_keeps_its_page(site: OpenSite, tmp_path: Path) -> None:
    chat = TALK.format(name="Chat", group="connectors", category="arts", place="old-dairy")
    closed = f"{chat}closed: {{on: 2026-10-01, reason: The hall is gone, instead: [no-such-thing]}}\n"
    assets = site({"activities/chat.yaml": closed}).assets

    _, files = publish(assets, tmp_path / "site")

    assert CORRECTING in files["a/chat/index.html"]
    assert "The hall is gone" not in files["a/chat/index.html"]


@pytest.mark.parametrize("fault", ["nothing: like it", "  nothing", "postcode: BA11 1AA"])
def test_a_secret_place_that_is_left_out_shows_nothing(site: OpenSite, tmp_path: Path, fault: str) -> None:
    secret = f"name: Harbour House\nkind: other\ntown: Hidden Ash\nsensitive: true\n{fault}\n"
    assets = site({"places/harbour.yaml": secret, "vocabulary/areas.yaml": "{}\n"}).assets
    (assets / "vocabulary" / "areas.yaml").unlink()

    prepared, files = publish(assets, tmp_path / "site")

    assert prepared.left_out.files == 1
    assert "browse/towns/frome/index.html" in files  # the control
    assert [name for name in files if "harbour" in name or "hidden" in name] == []
    assert [name for name in files if "Harbour" in files[name] or "Hidden" in files[name]] == []


@pytest.mark.parametrize(
    ("group", "secret"),
    [
        ("sensitive: true\nnothing: like it\n", True),
        ("sensitive: true\n\tnothing\n", True),
        ("sensitve: true\n", True),
        ("", False),
    ],
)
def test_what_a_secret_group_does_says_not_where_when_the_group_is_left_out(
    site: OpenSite, tmp_path: Path, group: str, *, secret: bool
) -> None:
    bad = GROUP.format(name="Frome connectors") + group + "identifiers: {}\n"
    assets = site({"groups/connectors.yaml": bad}).assets

    prepared, files = publish(assets, tmp_path / "site")

    page = of_main(files["a/chat/index.html"])
    assert prepared.left_out.files == 1
    assert "Frome Talking Cafe" in page
    assert ("/p/old-dairy/" not in page) == secret
    assert ("we do not say where this is" in page) == secret


def test_what_a_group_does_says_not_where_when_nothing_is_left_of_the_group(site: OpenSite, tmp_path: Path) -> None:
    _, files = publish(site({"groups/connectors.yaml": ""}).assets, tmp_path / "site")

    assert CORRECTING in files["g/connectors/index.html"]
    assert "/p/old-dairy/" not in of_main(files["a/chat/index.html"])


def test_a_town_that_is_known_from_one_place_keeps_its_page(site: OpenSite, tmp_path: Path) -> None:
    assets = site(
        {"places/hall.yaml": HALL.format(name="Hall", town="Ash Hill  # the only one") + "\tkind: x\n"}
    ).assets
    (assets / "vocabulary" / "areas.yaml").unlink()

    _, files = publish(assets, tmp_path / "site")

    assert CORRECTING in files["browse/towns/ash-hill/index.html"]
    assert CORRECTING not in files["browse/towns/frome/index.html"]


def test_an_empty_list_says_that_something_may_be_missing_from_it(site: OpenSite, tmp_path: Path) -> None:
    directory = site({})
    _, before = publish(directory.assets, tmp_path / "before")
    (directory.assets / "activities" / "chat.yaml").write_text(BROKEN)

    _, files = publish(directory.assets, tmp_path / "site")

    assert "being corrected" not in before["browse/categories/arts/index.html"]
    assert "Some pages are being corrected" in files["browse/categories/talking-cafe/index.html"]
    assert CORRECTING in files["browse/a-to-z/f/index.html"]


def test_a_file_whose_name_is_no_address_is_left_out_without_a_page(site: OpenSite, tmp_path: Path) -> None:
    assets = site({"activities/Chair Yoga.yaml": BROKEN}).assets

    prepared, files = publish(assets, tmp_path / "site")

    assert [problem.code for problem in prepared.errors] == ["id-shape"]
    assert [name for name in files if "chair" in name.lower()] == []
    assert "Frome Talking Cafe" in files["a/chat/index.html"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("directory.yaml", "title: [\n"),
        ("vocabulary/categories.yaml", "arts: [\n"),
        ("calendars/somerset.yaml", "name: [\n"),
        ("activities/chat.yml", "name: the twin of another file\n"),
    ],
)
def test_an_error_that_is_not_one_records_stops_the_build(site: OpenSite, name: str, text: str) -> None:
    assets = site({name: text}).assets

    assert (
        "not all of these errors are those of single records" in prepare(assets, today=TODAY, keep_going=True).stopped
    )


@pytest.mark.parametrize(("broken", "stops"), [(5, False), (6, True)])
def test_more_than_five_records_with_errors_stop_the_build(site: OpenSite, broken: int, *, stops: bool) -> None:
    assets = site({f"activities/bad-{number}.yaml": BROKEN for number in range(broken)}).assets

    stopped = prepare(assets, today=TODAY, keep_going=True).stopped

    assert stopped == (
        "The site was not built: 6 of 9 records have errors, and at most 5 are left out." if stops else ""
    )


def test_a_site_without_any_record_is_not_built(site: OpenSite) -> None:
    assets = site(
        {f"{name}.yaml": BROKEN for name in ("activities/chat", "groups/connectors", "places/old-dairy")}
    ).assets

    assert (
        prepare(assets, today=TODAY, keep_going=True).stopped
        == "The site was not built: no record is without an error."
    )


def test_without_the_option_one_error_stops_the_build(site: OpenSite) -> None:
    assets = site({"activities/chat.yaml": BROKEN}).assets

    prepared = prepare(assets, today=TODAY)

    assert prepared.stopped
    assert not prepared.left_out


def test_the_summary_shows_text_of_a_record_as_text(site: OpenSite) -> None:
    name = "'<img src=x> | [a](https://example.org) `b` www.example.org @someone ::error::x'"
    chat = TALK.format(name=name, group="nobody-of-this-name", category="arts", place="old-dairy")
    assets = site({"activities/chat.yaml": chat.replace("from: 10:00", "from: 10:00, to: 09:00")}).assets
    prepared = prepare(assets, today=TODAY, keep_going=True)

    summary = as_markdown(prepared)

    rows = [line for line in summary.splitlines() if line.startswith("| ") and "session" in line]
    assert len(rows) == 1
    assert rows[0].count("|") == 4
    assert "img src" in rows[0]  # the control
    assert re.search(r"[<>\[\]`@]|www\.|::|https:", rows[0]) is None


def test_the_summary_does_not_repeat_what_is_private(site: OpenSite) -> None:
    refuge = TALK.format(name="Harbour", group="connectors", category="arts", place="old-dairy")
    assets = site(
        {"activities/refuge.yaml": f"{refuge}sensitive: true\ndescription: Come to 14 Orchard Lane.\n"}
    ).assets
    prepared = prepare(assets, today=TODAY, keep_going=True)

    summary = as_markdown(prepared)

    assert "sensitive&#45;place" in summary
    assert "old-dairy" not in summary.replace("&#45;", "-")
    assert "Orchard" not in summary


# A directory in which most kinds of list, and their second pages, are there only because of one record.
PLACES = {"barn": "Ash", "chapel": "Ash", "hall": "Birch", "studio": "Cedar"}
TALKS = [
    *((f"Talk {number:02}", "hall", "talking-cafe") for number in range(61)),
    *((f"Walk {number:02}", "barn", "arts") for number in range(20)),
    ("Alone", "studio", "arts"),
    ("21st Club", "chapel", "talking-cafe"),
]
WORDS = {
    "directory.yaml": "title: Trees\nsite: https://directory.example.org/\n",
    "vocabulary/needs.yaml": "company: {name: Company}\nmaking: {name: Making things}\n",
    "vocabulary/categories.yaml": "talking-cafe: {name: Talking cafes, needs: [company]}\n"
    "arts: {name: Arts, needs: [making]}\n",
    "groups/one.yaml": GROUP.format(name="One"),
    "groups/two.yaml": GROUP.format(name="Two"),
    **{f"places/{each}.yaml": HALL.format(name=f"The {each}", town=town) for each, town in PLACES.items()},
    **{
        f"activities/{name.lower().replace(' ', '-')}.yaml": TALK.format(
            name=name, group="two" if number % 9 == 0 else "one", category=category, place=place
        )
        + (f"former_ids: [former-{number}]\n" if number % 7 == 0 else "")
        for number, (name, place, category) in enumerate(TALKS)
    },
}
SECRET = "Zyxwvut"
FAULTS = {
    "nothing in it": lambda text: "",
    "not UTF-8": lambda text: text + f"description: Caf\xe9 {SECRET}\n",
    "a tab": lambda text: f"{text}\t{SECRET}\n",
    "a key twice": lambda text: f"{text}name: {SECRET}\n",
    "a key that is unknown": lambda text: f"{text}{SECRET}: {SECRET}\n",
    "a bracket": lambda text: text + f"description: [{SECRET}\n",
    "a name of nothing": lambda text: re.sub("name: .*", "name: '?!'", text, count=1) + f"language: {SECRET}\n",
    "no name": lambda text: text.partition("\n")[2] + f"description: {SECRET}\n",
    "a day that is none": lambda text: text + f"since: 2026-13-41\ndescription: {SECRET}\n",
}
BREAKABLE = sorted(name for name in WORDS if name.startswith(("activities", "groups", "places")))


@dataclass(frozen=True)
class Town:
    """A directory and the files of its site."""

    folder: Path
    files: Mapping[str, str] = field(repr=False)


@pytest.fixture(scope="module", params=[True, False], ids=["areas", "no areas"])
def clean(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Town:
    """That directory without an error, and its site; with areas of its own, or with those made of its places."""
    folder: Path = tmp_path_factory.mktemp("town")
    write(folder / "assets", WORDS)
    if request.param:
        areas = "ash: {name: Ash}\nbirch: {name: Birch}\ncedar: {name: Cedar}\n"
        write(folder / "assets", {"vocabulary/areas.yaml": areas})
    return Town(folder, publish(folder / "assets", folder / "site", cached=True, keep_going=False)[1])


def test_the_lists_of_that_directory_are_such_as_can_be_lost(clean: Town) -> None:
    letters = {f"browse/a-to-z/{letter}/index.html" for letter in ("a", "t", "t/2", "0-9")}
    lists = {f"browse/{name}/index.html" for name in ("categories/talking-cafe/2", "needs/company/2")}
    towns = {f"browse/towns/{name}/index.html" for name in ("cedar", "birch/2", "ash/making", "birch/company/2")}

    assert letters | lists | towns | {"a/former-7/index.html"} <= pages(clean.files)


def test_whatever_is_broken_every_address_stays_and_no_word_of_it_gets_out(clean: Town) -> None:
    chance = Random(8)  # any five records, broken in any way
    broken = {name: chance.choice(sorted(FAULTS)) for name in (*chance.sample(BREAKABLE, 4), "places/studio.yaml")}
    folder, before = clean.folder, clean.files
    assets, site = folder / "assets", folder / "site"
    names = [_name_in(WORDS[name]) for name in broken]
    for name, fault in broken.items():
        (assets / name).write_bytes(FAULTS[fault](WORDS[name]).encode("latin-1" if fault == "not UTF-8" else "utf-8"))
    try:
        prepared, files = publish(assets, site, cached=True)
        _, cold = publish(assets, folder / "cold")
    finally:
        write(assets, {name: WORDS[name] for name in broken})
    _, again = publish(assets, site, cached=True)

    assert prepared.left_out.files == len(broken)
    # Nothing says what an empty file was called before.
    emptied = [WORDS[name] for name, fault in broken.items() if fault == "nothing in it"]
    unknown = {f"a/{former}/index.html" for text in emptied for former in re.findall(r"former-\d+", text)}
    assert pages(before) - pages(files) - unknown == set()
    assert [name for name, text in files.items() if SECRET.lower() in (name + text).lower()] == []
    for name in broken:
        address = f"{name[0]}/{Path(name).stem}/"
        assert CORRECTING in files[f"{address}index.html"]
        assert f"/{address}<" not in files["sitemap.xml"]
    activities = {name for name in pages(before) if name.startswith("a/") and CORRECTING not in files[name]}
    others = {name for name in activities if not any(each in before[name] for each in names)}
    assert others  # the control
    assert {name for name in others if files[name] != before[name]} == set()
    assert {name for name in files.keys() | cold.keys() if files.get(name) != cold.get(name)} == set()
    assert {name for name in again.keys() | before.keys() if again.get(name) != before.get(name)} == set()


def _name_in(text: str) -> str:
    return text.partition("\n")[0].removeprefix("name: ")


def write(assets: Path, files: Mapping[str, str]) -> None:
    for name, text in files.items():
        (assets / name).parent.mkdir(parents=True, exist_ok=True)
        (assets / name).write_text(text, encoding="utf-8")
