"""The whole way: records in, a site out, or the old site and a reason."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from fingerpost.files.mark import write_mark
from tests.conftest import OWN_PAGES, USUAL_FILES, OpenSite
from tests.run import FINGERPOST, run, run_apart
from tests.short_handbook import COMMAND
from tests.thorough import IS_THOROUGH

EXAMPLE_POSTCODES = Path(__file__).parents[2] / "assets" / "postcodes"
HOSTILE = "<script>alert(1)</script>"
MARKUP = (
    f"name: Cafe {HOSTILE}\nsummary: Meet people over a cuppa {HOSTILE}\ndescription: |\n  Hello {HOSTILE}\n"
    "categories: [talking-cafe]\nsessions: [{repeats: by-arrangement}]\n"
    f"contact: {{phone: 01632 960124, name: 'Us {HOSTILE}'}}\nchecked: {{on: 2026-10-01, how: phone}}\n"
)


def files(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of a small site: the usual records, one with markup in every text, and a table of postcodes."""
    folder = tmp_path_factory.mktemp("built")
    tables = {f"postcodes/{table.name}": table.read_bytes() for table in EXAMPLE_POSTCODES.glob("*.json")}
    for name, text in {**USUAL_FILES, **tables, "activities/markup.yaml": MARKUP}.items():
        path = folder / "assets" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    done = run("build", cwd=folder)
    assert done.returncode == 0, done.stderr
    return files(folder / "site")


def test_a_folder_of_records_becomes_a_site(built: dict[str, bytes]) -> None:
    assert {"index.html", "a/chat/index.html", "g/connectors/index.html", "p/old-dairy/index.html", "404.html"} <= set(
        built
    )


def test_an_error_stops_the_build_and_keeps_the_old_site(site: OpenSite, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("old")
    write_mark(tmp_path / "site")
    site({"activities/bad.yaml": "name: [\n"})

    built = run("build", cwd=tmp_path)

    assert built.returncode == 1
    assert "assets/activities/bad.yaml:1:7 bracket-open" in built.stderr
    assert (tmp_path / "site" / "index.html").read_text() == "old"


@pytest.mark.usefixtures("short_handbook")
def test_no_records_are_no_site(site: OpenSite, tmp_path: Path) -> None:
    directory = site(OWN_PAGES)
    for path in directory.assets.glob("*s/*.yaml"):
        if path.parent.name in ("activities", "groups", "places"):
            path.unlink()

    refused, allowed = run("build", cwd=tmp_path), run("build", "--allow-empty", cwd=tmp_path)

    assert (refused.returncode, allowed.returncode) == (2, 0)
    assert "no records" in refused.stderr


def test_a_mistyped_folder_is_said_in_one_sentence(tmp_path: Path) -> None:
    built = run("build", "--assets", "nowhere", cwd=tmp_path)

    assert built.returncode == 2
    assert "no folder" in built.stderr
    assert "Traceback" not in built.stderr


def test_the_same_day_and_records_give_the_same_bytes(site: OpenSite, tmp_path: Path) -> None:
    site(OWN_PAGES)
    command = FINGERPOST if IS_THOROUGH else COMMAND

    for name, environ in (
        ("one", {"TZ": "Pacific/Auckland", "LANG": "C", "PYTHONHASHSEED": "1"}),
        ("other", {"TZ": "America/Los_Angeles", "LANG": "en_GB.UTF-8", "PYTHONHASHSEED": "2"}),
    ):
        assert run_apart("build", "--site-dir", name, cwd=tmp_path, command=command, **environ).returncode == 0

    one, other = files(tmp_path / "one"), files(tmp_path / "other")
    assert {name for name in one.keys() | other.keys() if one.get(name) != other.get(name)} == set()


def test_markup_in_a_record_is_shown_as_it_was_typed(built: dict[str, bytes]) -> None:
    pages = [content.decode() for name, content in built.items() if name.endswith((".html", ".xml"))]

    assert any("&lt;script&gt;alert(1)" in page for page in pages)  # the control: it did reach a page
    assert [page for page in pages if "<script>alert" in page] == []


def test_every_page_carries_the_policy_and_no_script_that_it_does_not_allow(built: dict[str, bytes]) -> None:
    for name, content in built.items():
        if not name.endswith(".html") or name.startswith("api/"):  # an address without an ending, which holds JSON
            continue
        page = content.decode()
        policy = re.search(r'<meta http-equiv="?Content-Security-Policy"? content="([^"]+)"', page)
        assert policy, name
        assert "default-src 'none'" in policy[1], name
        assert "unsafe" not in policy[1], name
        assert re.search(r"\son[a-z]+=|javascript:|style=", page.split("</head>")[1]) is None or "handbook" in name, (
            name
        )


@pytest.mark.usefixtures("short_handbook")
def test_a_place_for_words_that_the_settings_lack_is_reported_with_its_line(site: OpenSite, tmp_path: Path) -> None:
    site({})
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "about.md").write_text("# About\n\n{{ titel }}\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ntheme: {name: material}\nplugins: [fingerpost]\n")

    built = run("build", cwd=tmp_path)

    assert built.returncode == 2
    assert "docs/about.md:3:1 docs-name-unknown: There is no {{ titel }}" in built.stderr
    assert "{{ title }}" in built.stderr


# ``python -m RUNNER`` with a short handbook. It is loaded first, as there: ProperDocs takes the name of MkDocs.
OTHER_RUNNER = """
import importlib, sys
cli = importlib.import_module(sys.argv.pop(1) + ".__main__").cli
from tests.short_handbook import in_own_process
with in_own_process():
    cli()
"""


@pytest.mark.usefixtures("short_handbook")
def test_other_runners_build_the_same_pages(site: OpenSite, tmp_path: Path) -> None:
    site({})
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "about.md").write_text("# About\n\nThis is {{ title }}.\n")
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ntheme: {name: material, font: false}\nplugins: [fingerpost]\n")

    ours = run("build", "--site-dir", "ours", cwd=tmp_path)

    assert ours.returncode == 0, ours.stderr
    one = files(tmp_path / "ours")
    public = {name for name in one if name.endswith(".html")}
    assert public
    for runner in ("mkdocs", "properdocs"):
        command = [sys.executable, "-m", runner] if IS_THOROUGH else [sys.executable, "-c", OTHER_RUNNER, runner]
        theirs = run_apart("build", "-f", "mkdocs.yml", "-d", runner, "-q", cwd=tmp_path, command=command)
        assert theirs.returncode == 0, theirs.stderr
        other = files(tmp_path / runner)
        compared = {name for name in public if not (IS_THOROUGH and name.startswith("handbook/"))}
        assert {name for name in compared if one[name] != other.get(name)} == set(), runner


def test_the_postcode_table_is_thanked_for_on_every_page(built: dict[str, bytes]) -> None:
    assert b"Contains OS data" in built["a/chat/index.html"]


@pytest.mark.usefixtures("short_handbook")
def test_a_build_that_keeps_what_has_not_changed_writes_what_one_without_the_cache_does(
    site: OpenSite, tmp_path: Path
) -> None:
    records = site({}).assets
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: x\ntheme: {name: material, font: false}\nplugins: [fingerpost]\n")
    for words in ("Hello", "Goodbye"):
        (tmp_path / "docs" / "about.md").write_text(f"# About\n\n{words} from {{{{ title }}}}.\n")
        assert run("build", cwd=tmp_path).returncode == 0
    chat = records / "activities" / "chat.yaml"
    chat.write_text(chat.read_text().replace("Frome Talking Cafe", "Market Talking Cafe"))

    built = [run("build", cwd=tmp_path), run("build", "--no-cache", "--site-dir", "cold", cwd=tmp_path)]

    assert [each.returncode for each in built] == [0, 0]
    ours, theirs = files(tmp_path / "site"), files(tmp_path / "cold")
    assert b"Goodbye" in ours["about/index.html"]
    assert {name for name in ours.keys() | theirs.keys() if ours.get(name) != theirs.get(name)} == set()
