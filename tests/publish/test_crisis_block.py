"""No site is published in which a page about danger does not say, at its top, whom to ring."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from fingerpost.files.page_files import PageFiles
from fingerpost.files.page_writer import path_of
from fingerpost.pages.render.shell import HEAD_SLOT, MAIN_SLOT, SHELLS, Shell
from fingerpost.publish.crisis_block import CrisisLinesMissing, guard_crisis_lines
from fingerpost.publish.prepare import Prepared, prepare
from fingerpost.publish.stop_reasons import STOPS, stop_reason
from fingerpost.publish.write_site import write_site
from tests.conftest import TODAY, USUAL_FILES, OpenSite

TALK = (
    "name: {name}\nsummary: Talk with people who know this town.\ncategories: [{category}]\n"
    "sessions: [{{place: old-dairy, repeats: weekly, days: [friday], from: 10:00}}]\n"
    "contact: {{phone: 01632 960125}}\nchecked: {{on: 2026-10-01, how: phone}}\n"
)
LEDGER = (
    "address,code,kind,id,since,state,target\n"
    "/browse/towns/wells/danger/,,town,wells/danger,2026-10-01,published,\n"
    "/go/danger/ba99/,,go,danger/ba99,2026-10-01,published,\n"
    "/go/danger/old-surgery/,,go,danger/old-surgery,2026-10-01,published,\n"
)
FILES = {
    "directory.yaml": USUAL_FILES["directory.yaml"]
    + "crisis:\n  - {when: Someone to listen, name: Samaritans, phone: 116 123, for: [self]}\n"
    '  - {name: Shout, phone: "85258", text: "Text SHOUT to 85258"}\n',
    "vocabulary/categories.yaml": "talking-cafe: {name: Talking cafes}\narts: {name: Arts}\n"
    "despair: {name: Despair, crisis: self, needs: [danger]}\nnight: {name: Nights, parent: despair}\n",
    "vocabulary/needs.yaml": "loneliness: {name: Company}\ndanger: {name: I am not safe, crisis: yes}\n",
    "vocabulary/areas.yaml": "frome: {name: Frome, outcodes: [BA11]}\nwells: {name: Wells}\n",
    "places/surgery.yaml": "name: Market Surgery\nkind: gp-practice\naddress: [Yard]\ntown: Frome\n"
    "former_ids: [old-surgery]\n",
    "activities/lamp.yaml": TALK.format(name="Lamp", category="night"),
    "activities/listener.yaml": TALK.format(name="Listener", category="arts") + "needs: [danger]\n",
    "activities/closed.yaml": TALK.format(name="Lantern", category="despair")
    + "closed: {on: 2026-10-01, reason: Nobody came.}\n",
    "ledger.csv": LEDGER,
}
ABOUT_DANGER = [
    *("/a/closed/", "/a/lamp/", "/a/listener/"),
    *("/browse/categories/despair/", "/browse/categories/night/", "/browse/needs/danger/"),
    *("/browse/towns/frome/danger/", "/browse/towns/wells/danger/"),
    *("/go/danger/ba11/", "/go/danger/ba99/", "/go/danger/surgery/"),
]


def ready(site: OpenSite) -> Prepared:
    many = {f"activities/cafe-{n}.yaml": TALK.format(name=f"Cafe {n}", category="talking-cafe") for n in range(30)}
    prepared = prepare(site(FILES | many).assets, today=TODAY, jobs=1)
    assert prepared.stopped == ""
    return prepared


def write(prepared: Prepared, folder: Path) -> PageFiles:
    shell = Shell.cut(f"<html>{HEAD_SLOT}<main>{MAIN_SLOT}</main></html>")
    return write_site(prepared, dict.fromkeys(SHELLS, shell), [], folder).page_files


def test_each_page_about_danger_has_the_lines_and_is_missed_without_them(site: OpenSite, tmp_path: Path) -> None:
    folder, prepared = tmp_path / "site", ready(site)
    edition = prepared.edition
    pages = [address for address in write(prepared, folder) if address.endswith("/")]
    with_lines = [
        address
        for address in pages
        if address != "/find/" and "fp-crisis" in Path(path_of(str(folder), address)).read_text("utf-8")
    ]
    assert sorted(with_lines) == ABOUT_DANGER

    for address in ABOUT_DANGER:
        page = Path(path_of(str(folder), address))
        html = page.read_text("utf-8")
        # A list of headings is how many who hear a page look for what is on it.
        assert '<h2 id="help-now" tabindex="-1">Need help right now?</h2>' in html[html.index("fp-crisis") :]
        for broken in (
            html.replace("fp-crisis", "fp-other"),
            html.replace("tel:116123", "#"),
            html.replace("sms:", "#"),
        ):
            assert broken != html
            page.write_text(broken, "utf-8")
            with pytest.raises(CrisisLinesMissing, match=rf"top of {address},"):
                guard_crisis_lines(edition, folder, pages)
        page.write_text(html, "utf-8")
    guard_crisis_lines(edition, folder, pages)


def test_a_site_whose_pages_lack_them_is_not_written(site: OpenSite, tmp_path: Path) -> None:
    """As if the settings had lost them after they were checked."""
    prepared = ready(site)
    directory = prepared.edition.directory
    without = replace(directory, settings=replace(directory.settings, crisis=()))
    prepared = replace(prepared, edition=replace(prepared.edition, directory=without))
    with pytest.raises(CrisisLinesMissing) as stop:
        write(prepared, tmp_path / "site")

    assert isinstance(stop.value, STOPS)
    assert stop_reason(stop.value, tmp_path)[0].startswith("The crisis lines are not at the top of /a/closed/, ")


def test_what_is_being_corrected_keeps_the_lines_where_its_own_page_has_them(site: OpenSite, tmp_path: Path) -> None:
    """Also where nobody can say what it is about; and not where somebody can."""
    late = "starts: never\n"
    files = {
        "activities/lamp.yaml": FILES["activities/lamp.yaml"] + "former_ids: [old-lamp]\n" + late,
        "activities/listener.yaml": FILES["activities/listener.yaml"] + "cost: [\n",
        "activities/blank.yaml": "[\n",
        "activities/slip.yaml": TALK.format(name="Slip", category="despiar"),
        "activities/choir.yaml": TALK.format(name="Choir", category="arts") + late,
    }
    prepared = prepare(site(FILES | files).assets, today=TODAY, jobs=1, keep_going=True)
    assert prepared.stopped == ""

    write(prepared, tmp_path / "site")

    with_lines = {
        name: "fp-crisis" in html
        for name in ("lamp", "old-lamp", "listener", "blank", "slip", "choir")
        if "This page is being corrected" in (html := Path(path_of(str(tmp_path / "site"), f"/a/{name}/")).read_text())
    }
    assert with_lines == {
        "lamp": True, "old-lamp": True, "listener": True, "blank": True, "slip": True, "choir": False
    }  # fmt: skip
    page = Path(path_of(str(tmp_path / "site"), "/a/lamp/")).read_text("utf-8")
    assert page.index("fp-crisis") < page.index("It may still be on.")


@pytest.mark.parametrize("which", ["categories", "needs"])
def test_a_directory_without_lines_may_mark_nothing(site: OpenSite, which: str) -> None:
    marked = {"vocabulary/needs.yaml": "loneliness: {name: Company}\n"} if which == "categories" else {}
    words = FILES["vocabulary/categories.yaml"].replace(", needs: [danger]", "")
    kinds = {
        "vocabulary/categories.yaml": words if which == "categories" else USUAL_FILES["vocabulary/categories.yaml"]
    }
    rest = {name: text for name, text in FILES.items() if name.startswith("vocabulary")}
    files = rest | marked | kinds
    assert "crisis-lines-missing" not in site(files | {"directory.yaml": FILES["directory.yaml"]}).codes()

    [problem] = [
        problem
        for problem in site(files | {"directory.yaml": USUAL_FILES["directory.yaml"]}).check().problems
        if problem.code == "crisis-lines-missing"
    ]

    assert problem.is_error
    assert ("despair in categories.yaml" if which == "categories" else "danger in needs.yaml") in problem.message
    assert "crisis: [{when: Someone to listen, name: Samaritans, phone: 116 123" in problem.hint
