"""Every address that was ever published is in the ledger, and answers for ever."""

from __future__ import annotations

import subprocess
from datetime import date
from pathlib import Path

import pytest

from fingerpost.cli.generator import mkdocs
from fingerpost.edition import addresses
from fingerpost.publish.build import build_site
from fingerpost.publish.prepare import prepare
from fingerpost.reading.ledger import read_ledger
from fingerpost.records.short_code import is_code
from fingerpost.stewardship.rename import rename
from tests.conftest import OWN_PAGES, TODAY, OpenSite
from tests.publish.promised import planned, promise_of, publish, rows

ACTIVITY = "activities/chat.yaml"
LATER = date(2026, 12, 1)
CHAT = (
    "name: {name}\nsummary: Meet people over a cuppa in Frome.\ngroup: connectors\ncategories: [talking-cafe]\n"
    "needs: [loneliness]\nsessions: [{{place: old-dairy, repeats: weekly, days: [monday], from: 11:00, to: 13:00}}]\n"
    "contact: {{phone: 01632 960124}}\nchecked: {{on: 2026-10-01, how: phone}}\n"
)


def chats(count: int) -> dict[str, str | bytes]:
    return {f"activities/chat-{number}.yaml": CHAT.format(name=f"Cafe {number}") for number in range(count)}


def test_publishing_writes_each_address_with_its_day_and_a_code(site: OpenSite) -> None:
    assets = site({}).assets

    publish(assets)

    ledger = rows(assets)
    for address in ("/a/chat/", "/g/connectors/", "/p/old-dairy/"):
        _, code, _, _, since, state, target = ledger[address]
        assert is_code(code)
        assert (since, state, target) == ("2026-11-21", "published", "")
    for address in ("/browse/towns/frome/", "/browse/needs/loneliness/", "/browse/categories/arts/"):
        assert ledger[address][1] == ""
    assert "/find/" not in ledger


def test_a_day_later_nothing_of_it_has_changed(site: OpenSite) -> None:
    assets = site({}).assets
    publish(assets)
    before = (assets / "ledger.csv").read_bytes()

    publish(assets, LATER)

    assert (assets / "ledger.csv").read_bytes() == before


def test_a_new_record_is_one_line_more(site: OpenSite) -> None:
    opened = site({})
    publish(opened.assets)
    before = (opened.assets / "ledger.csv").read_text("utf-8").splitlines()
    site(chats(1))

    publish(opened.assets, LATER)

    after = (opened.assets / "ledger.csv").read_text("utf-8").splitlines()
    assert set(before) <= set(after)
    assert [line.split(",")[0] for line in after if line not in before and line.startswith("/a/")] == ["/a/chat-0/"]


def test_an_old_address_leads_to_the_new_one_at_once_and_keeps_its_code(site: OpenSite, tmp_path: Path) -> None:
    assets = site({}).assets
    before, _ = publish(assets)
    code = promise_of(before, "activity", "chat").code
    rename(assets, "chat", "talk").write(assets)

    after, _ = publish(assets, LATER, tmp_path / "site")

    assert promise_of(after, "activity", "chat").target == "/a/talk/"
    assert after.edition.code_of(after.edition.directory.activities["talk"]) == code
    assert rows(assets)["/a/talk/"][1] == ""
    old = (tmp_path / "site/a/chat/index.html").read_text("utf-8")
    assert '<meta http-equiv="refresh" content="0; url=/a/talk/">' in old
    assert '<link rel="canonical" href="https://directory.example.org/a/talk/">' in old
    assert '<meta http-equiv="refresh" content="0; url=/a/talk/">' in (
        tmp_path / f"site{addresses.of_code(code)}index.html"
    ).read_text("utf-8")
    assert "refresh" not in (tmp_path / "site/a/talk/index.html").read_text("utf-8")


def test_a_need_in_a_town_that_has_become_empty_keeps_its_page(site: OpenSite, tmp_path: Path) -> None:
    opened = site(chats(22))
    _, before = publish(opened.assets)
    assert "/browse/towns/frome/loneliness/" in before
    for number in range(22):
        (opened.assets / f"activities/chat-{number}.yaml").write_text(
            CHAT.format(name=f"Cafe {number}").replace("needs: [loneliness]\n", "")
        )

    _, after = publish(opened.assets, LATER, tmp_path / "site")

    assert before <= after
    page = (tmp_path / "site/browse/towns/frome/loneliness/index.html").read_text("utf-8")
    assert "Nothing is listed here at the moment" in page
    assert 'href="/browse/towns/frome/"' in page
    assert '<meta name="robots" content="noindex">' in page


def test_a_need_that_is_deleted_from_the_words_keeps_its_page(site: OpenSite) -> None:
    opened = site({"vocabulary/needs.yaml": "loneliness: {name: Company}\nmoney: {name: Money}\n"})
    _, before = publish(opened.assets)
    (opened.assets / "vocabulary/needs.yaml").write_text("loneliness: {name: Company}\n")

    _, after = publish(opened.assets, LATER)

    assert "/browse/needs/money/" in before & after


def test_a_directory_without_a_ledger_makes_the_same_pages_as_ever(site: OpenSite) -> None:
    opened = site({})
    without = planned(prepare(opened.assets, today=TODAY, jobs=1).edition)

    prepared, with_ledger = publish(opened.assets)

    codes = {addresses.of_code(code) for code in prepared.edition.directory.ledger.codes}
    assert len(codes) == 3
    assert with_ledger == without | codes


def test_a_place_that_has_become_secret_has_no_page_and_no_code_leads_there(site: OpenSite) -> None:
    opened = site({"places/refuge.yaml": "name: Moor House\nkind: other\ntown: Frome\n"})
    before, addresses_before = publish(opened.assets)
    code = addresses.of_code(promise_of(before, "place", "refuge").code)
    assert code in addresses_before
    (opened.assets / "places/refuge.yaml").write_text("name: Moor House\nkind: other\ntown: Frome\nsensitive: true\n")

    _, after = publish(opened.assets, LATER)

    assert addresses_before - after == {"/p/refuge/", code}


@pytest.mark.usefixtures("short_handbook")
def test_build_publish_writes_the_ledger_and_build_does_not(site: OpenSite, monkeypatch: pytest.MonkeyPatch) -> None:
    assets = site(OWN_PAGES).assets
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795262400")  # 21 November 2026

    def build(*, publish: bool) -> int:
        options = {"profile": False, "allow_empty": False, "jobs": 1, "use_cache": False}
        return build_site(assets, Path("site"), generator=mkdocs, publish=publish, **options)  # type: ignore[arg-type]

    assert build(publish=False) == 0
    assert not (assets / "ledger.csv").exists()
    assert build(publish=True) == 0
    code = addresses.of_code(rows(assets)["/a/chat/"][1]).strip("/")
    assert (Path("site") / code / "index.html").is_file()

    # With an error it is shown as it was.
    git(Path(), "init", "-q")
    git(Path(), "add", "-A")
    git(Path(), "commit", "-qm", "Publish")
    text = (assets / ACTIVITY).read_text("utf-8")
    (assets / ACTIVITY).write_text(text.replace("name: ", "nmae: "))
    assert build(publish=True) == 3
    page = Path("site/a/chat/index.html").read_text("utf-8")
    assert "Frome Talking Cafe" in page
    assert "This is how the entry was on" in page
    (assets / ACTIVITY).write_text(text)

    # A file that is renamed by hand, and nothing else: the old site stays, whether it is to be published or not.
    (assets / ACTIVITY).rename(assets / "activities/talk.yaml")
    for to_be_published in (True, False):
        assert build(publish=to_be_published) == 1
        assert Path("site/a/chat/index.html").is_file()
        assert not Path("site/a/talk").exists()


def git(folder: Path, *words: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=Test", "-c", "user.email=test@example.org", *words],
        cwd=folder,
        check=True,
        capture_output=True,
    )


def test_two_branches_that_both_publish_merge_without_losing_a_line(site: OpenSite, tmp_path: Path) -> None:
    opened = site({"../.gitattributes": "assets/ledger.csv merge=union\n"})
    publish(opened.assets)
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "Publish")
    ledgers = {}
    for branch, day in (("one", TODAY), ("two", LATER)):
        git(tmp_path, "checkout", "-q", "-b", branch, "main")
        # Both have one record in common, published on two days; both have neighbours of their own.
        site(
            {"activities/tea.yaml": CHAT.format(name="Tea"), f"activities/tea-{branch}.yaml": CHAT.format(name=branch)}
        )
        rename(opened.assets, "chat", "talk").write(opened.assets)
        publish(opened.assets, day)
        ledgers[branch] = rows(opened.assets)
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-qm", branch)

    git(tmp_path, "merge", "-q", "one", "-m", "Both")

    ledger, problems = read_ledger(opened.assets, "assets/ledger.csv")
    assert problems == []
    assert set(ledger.by_address) == set(ledgers["one"]) | set(ledgers["two"])
    assert ledger.by_address["/a/tea/"].since == TODAY
    assert ledger.by_address["/a/tea/"].code == ledgers["one"]["/a/tea/"][1] == ledgers["two"]["/a/tea/"][1]
    assert ledger.by_address["/a/chat/"].target == "/a/talk/"
    publish(opened.assets, LATER)
    assert set(rows(opened.assets)) == set(ledger.by_address)
    text = (opened.assets / "ledger.csv").read_text("utf-8").splitlines()
    assert len(text) == len(ledger.by_address) + 1


def test_a_record_that_is_held_back_as_a_whole_keeps_its_address_and_says_nothing(
    site: OpenSite, tmp_path: Path
) -> None:
    opened = site({})
    _, before = publish(opened.assets)
    text = (opened.assets / ACTIVITY).read_text("utf-8")
    (opened.assets / ACTIVITY).write_text(text + "description: Jean, who has depression, makes the tea.\n")
    prepared, after = publish(opened.assets, LATER, tmp_path / "site")

    assert "chat" not in prepared.edition.directory.activities  # the control
    assert before <= after
    page = (tmp_path / "site/a/chat/index.html").read_text("utf-8")
    assert "This page is being corrected" in page
    assert "Talking Cafe" not in page


def test_a_town_that_is_no_longer_listed_keeps_its_page_and_that_of_what_it_lacks(
    site: OpenSite, tmp_path: Path
) -> None:
    opened = site({"vocabulary/areas.yaml": "frome: {name: Frome}\nwells: {name: Wells}\n"})
    _, before = publish(opened.assets)
    assert {"/browse/towns/wells/", "/insight/wells/"} <= before
    (opened.assets / "vocabulary/areas.yaml").write_text("frome: {name: Frome}\n")

    _, after = publish(opened.assets, LATER, tmp_path / "site")

    assert before <= after
    assert "Nothing is listed here" in (tmp_path / "site/insight/wells/index.html").read_text("utf-8")


def test_a_way_into_the_finder_answers_when_its_practice_is_renamed_closes_or_its_outcode_goes(
    site: OpenSite, tmp_path: Path
) -> None:
    surgery = "name: {name}\nkind: gp-practice\nods: L81001\naddress: [Cork Lane]\ntown: Frome\n"
    opened = site(
        {
            **chats(1),
            "vocabulary/areas.yaml": "frome: {name: Frome, outcodes: [BA11]}\n",
            "places/surgery.yaml": surgery.format(name="The Surgery"),
            "places/mill.yaml": surgery.format(name="Mill Practice").replace("L81001", "L81002"),
        }
    )
    _, before = publish(opened.assets)
    ways = {f"/go/loneliness/{near}/" for near in ("ba11", "surgery", "mill")}
    assert ways <= before
    rename(opened.assets, "surgery", "cork-lane-surgery").write(opened.assets)
    closed = "closed: {on: 2026-11-20}\n"
    (opened.assets / "places/mill.yaml").write_text(surgery.format(name="Mill Practice") + closed)
    (opened.assets / "vocabulary/areas.yaml").write_text("frome: {name: Frome}\n")

    _, after = publish(opened.assets, LATER, tmp_path / "site")

    assert before <= after
    old = (tmp_path / "site/go/loneliness/surgery/index.html").read_text("utf-8")
    assert 'content="0; url=/go/loneliness/cork-lane-surgery/"' in old
    for near in ("mill", "ba11"):
        page = (tmp_path / f"site/go/loneliness/{near}/index.html").read_text("utf-8")
        assert "Nothing is listed here at the moment" in page
        assert 'href="/browse/needs/loneliness/"' in page


def test_a_group_that_has_closed_offers_those_that_do_the_same_the_near_ones_first(
    site: OpenSite, tmp_path: Path
) -> None:
    group = "name: {name}\nsummary: People of {name} who like tea.\nchecked: {{on: 2026-10-01}}\n"
    contact = "contact: {{phone: 01632 960123}}\n"
    chat = CHAT.replace("connectors", "{group}")
    opened = site(
        {
            "vocabulary/areas.yaml": "frome: {name: Frome}\nwells: {name: Wells}\n",
            "places/library.yaml": "name: Wells Library\nkind: library\naddress: [Union Street]\ntown: Wells\n",
            "groups/tea.yaml": (group + contact).format(name="Tea") + "closed: {on: 2026-11-01}\n",
            "groups/a-wells.yaml": (group + contact).format(name="A of Wells"),
            "groups/z-frome.yaml": (group + contact).format(name="Z of Frome"),
            "groups/painters.yaml": (group + contact).format(name="Painters"),
            "activities/tea.yaml": chat.format(name="Tea", group="tea") + "closed: {on: 2026-11-01}\n",
            "activities/wells.yaml": chat.format(name="Wells", group="a-wells").replace("old-dairy", "library"),
            "activities/z.yaml": chat.format(name="Zed", group="z-frome"),
            "activities/art.yaml": chat.format(name="Art", group="painters").replace("talking-cafe", "arts"),
        }
    )

    publish(opened.assets, TODAY, tmp_path / "site")

    page = (tmp_path / "site/g/tea/index.html").read_text("utf-8")
    others = [page.find(f'href="/g/{other}/"') for other in ("connectors", "z-frome", "a-wells")]
    assert -1 not in others
    assert others == sorted(others)
    assert "/g/painters/" not in page
