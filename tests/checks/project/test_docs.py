"""Whatever a check lets by in docs, a build builds; and what it refuses has a file and a line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fingerpost.checks.project.doc_files import OURS
from fingerpost.edition import addresses
from tests.checks.project.conftest import CONFIG, OpenProject

GONE = "docs-link-gone"
MATTER = "docs-front-matter"
SCRIPT = "docs-script"
IN_USE = "docs-address-taken"

# What must not be published, and is refused before any page is made: where that is said to be.
FILES: dict[str, tuple[str | bytes, str]] = {
    "windows-1252.md": (b"# About\n\nThe caf\xe9.\n", "3:8 not-utf-8"),
    "template.md": ("---\ntitle: Us\ntemplate: x.html\n---\n# A\n", f"3:1 {MATTER}"),
    "template-plain.md": ("Template: x.html\n\n# A\n", f"1:1 {MATTER}"),
    "title-list.md": ("---\ntitle: [Us]\n---\n# A\n", f"2:8 {MATTER}"),
    "title-number.md": ("---\ntitle: 2026\n---\n# A\n", f"2:8 {MATTER}"),
    "title-ends.md": ("---\ntitle: </title><script>x()</script>\n---\n# A\n", f"2:8 {MATTER}"),
    "tags.md": ("---\ntags: [Halls, '\"><b>x</b>']\n---\n# A\n", f"2:15 {MATTER}"),
    "tags-number.md": ("---\ntags: 7\n---\n# A\n", f"2:7 {MATTER}"),
    "hide.md": ("---\nhide: {a: b}\n---\n# A\n", f"2:7 {MATTER}"),
    "subtitle.md": ("---\nsubtitle: A <b>x</b>\n---\n# A\n", f"2:11 {MATTER}"),
    "status.md": ("---\nstatus: [new]\n---\n# A\n", f"2:9 {MATTER}"),
    "look.md": ("---\nsearch: 7\n---\n# A\n", f"2:9 {MATTER}"),
    "look-boost.md": ("---\nsearch: {boost: [2]}\n---\n# A\n", f"2:9 {MATTER}"),
    "open.md": ("---\ntitle: [Us\n---\n# A\n", "2:8 bracket-open"),
    "tag.md": ("---\ntitle: !!python/name:os.getcwd\n---\n# A\n", f"2:8 {MATTER}"),
    "deep.md": (f"---\ntitle: {'[' * 200}{']' * 200}\n---\n# A\n", f"2:19 {MATTER}"),
    "name-unknown.md": ("---\ntitle: Us\n---\n\nRing {{ editor_phone }}.\n", "5:1 docs-name-unknown"),
    "a/chat.md": ("# Chat\n", f"1:1 {IN_USE}"),
    "find.md": ("# Find\n", f"1:1 {IN_USE}"),
    "404.md": ("# Gone\n", f"1:1 {IN_USE}"),
    "index.md": ("# Home\n", f"1:1 {IN_USE}"),
    "search/words.json": ("{}", f"1:1 {IN_USE}"),
    "sitemap.xml.txt": ("x", f"1:1 {IN_USE}"),
    "about/index.md": ("# Again\n", f"1:1 {IN_USE}"),
    "con.md": ("# Con\n", "1:1 docs-name"),
    "what?.md": ("# What\n", "1:1 docs-name"),
    "long.md": (("x" * 99 + "\n") * 12_000, "1:1 docs-too-large"),
    "js/tabs.js": ("x()\n", "1:1 docs-file"),
    "more.html": ("<p>x\n", "1:1 docs-file"),
    "tidy.py": ("x()\n", "1:1 docs-file"),
    "site.pem": ("x\n", "1:1 docs-file"),
    "secret.md": ("# Us\n\nThe key safe is 2580.\n", "3:1 access-code"),
    "secret.txt": ("Us\nsecret password: hunter22x\n", "2:1 secret-key"),
    "secret.json": ('{"a": 1,\n"password": "hunter22x"}\n', "2:1 secret-key"),
    "secret.csv": ("name,note\nHall,Code 2580# for the door\n", "2:1 access-code"),
    "secret.ics": ("BEGIN:VCALENDAR\nSUMMARY:PIN 4411 for the gate\n", "2:1 access-code"),
    "key.txt": ("ghp_" + "a1B2" * 9 + "\n", "1:1 secret-key"),
    "key.md": ("# Keys\n\n" + "sk_" + "live_" + "a1B2" * 6 + "\n", "3:1 secret-key"),
    "late.txt": (("x" * 99 + "\n") * 12_000 + "password: hunter22x\n", "12001:1 secret-key"),
    "wide.txt": ("Us\nThe key safe is 2580.\n".encode("utf-16"), "2:1 access-code"),
    "beside.csv": ("a,b\npassword,hunter22x\n", "2:1 secret-key"),
    "below.csv": ('hall,"Wi-Fi password",note\n"Hall, big",hunter22x,\n', "2:1 secret-key"),
    "below.md": ("# Us\n\n| Hall | Door code |\n|--|--|\n| Hall | `2580#` |\n", "5:1 access-code"),
    "number.md": ("# Us\n\nHis is QQ 12 34 56 C.\n", "3:1 national-insurance-number"),
    "number.csv": ("name,nhs\nA,943 476 5919\n", "2:1 nhs-number"),
    "born.txt": ("Ann, born on the 3rd of March 1948\n", "1:1 birth-date"),
    "img/mark.svg": ("<svg xmlns='http://www.w3.org/2000/svg'>\n<script>x()</script></svg>", f"2:1 {SCRIPT}"),
    "img/hall.jpg": ("no picture", "1:1 picture-broken"),
}
# The same, when the pages have been made.
PAGES: dict[str, tuple[str | bytes, str]] = {
    "page-gone.md": ("# A\n\nSee [us](gone.md).\n", f"3:10 {GONE}"),
    "picture-gone.md": ("# A\n\n\n![Us](img/gone.jpg)\n", f"4:7 {GONE}"),
    "record-gone.md": ("# A\n\nSee [us](/a/chatt/).\n", f"3:10 {GONE}"),
    "refresh.md": ("# A\n\n<meta http-equiv=refresh content='0;url=https://example.org/'>\n", f"3:1 {SCRIPT}"),
    "base.md": ("# A\n\n<base href=https://example.org/>\n", f"3:1 {SCRIPT}"),
    "script.md": ("# A\n\n<SCRIPT>x()</SCRIPT>\n", f"3:1 {SCRIPT}"),
    "script-in-words.md": ("# A\n\nHere <script src=/x></script> it is.\n", f"3:6 {SCRIPT}"),
    "handler.md": ("# A\n\n<p onclick='x()'>A</p>\n", f"3:4 {SCRIPT}"),
    "handler-by-list.md": ("# A\n\nWords\n{: onclick='x()' }\n", f"4:4 {SCRIPT}"),
    "frame.md": ("# A\n\n<iframe src=https://example.org/></iframe>\n", f"3:1 {SCRIPT}"),
    "form.md": ("# A\n\n<form action=https://example.org/>\n</form>\n", f"3:1 {SCRIPT}"),
    "object.md": ("# A\n\n<object data=/x></object>\n", f"3:1 {SCRIPT}"),
    "sheet.md": ("# A\n\n<link rel=stylesheet href=/x.css>\n", f"3:1 {SCRIPT}"),
    "svg.md": ("# A\n\n<svg onload='x()'></svg>\n", f"3:1 {SCRIPT}"),
    "javascript.md": ("# A\n\n[a](javascript:x())\n", f"3:5 {SCRIPT}"),
    "javascript-hidden.md": ("# A\n\n<a href='java&#x0a;script:x()'>a</a>\n", f"1:1 {SCRIPT}"),
    "data-address.md": ("# A\n\n<a href='data:text/html,x'>a</a>\n", f"3:10 {SCRIPT}"),
    "picture-elsewhere.md": ("# A\n\n![a](https://example.org/a.png)\n", f"3:6 {SCRIPT}"),
    "picture-at-slashes.md": ("# A\n\n<img alt='' src='//example.org/a.png'>\n", f"3:18 {SCRIPT}"),
}
PAGES |= {
    "comment-ends-at-once.md": ("# A\n\n<p><!--> words --></p>\n", f"3:4 {SCRIPT}"),
    "comment-in-comment.md": ("# A\n\n<p><!-- a <!-- b --></p>\n", f"3:4 {SCRIPT}"),
    "style-over-all.md": ("# A\n\n<div style='position:fixed;inset:0'>Moved</div>\n", f"3:6 {SCRIPT}"),
    "style-fetches.md": ("# A\n\n<p style='background:url(/x.png)'>A</p>\n", f"3:4 {SCRIPT}"),
}
# What MkDocs itself finds when all pages are made.
LATE: dict[str, tuple[str | bytes, str]] = {
    "heading-gone.md": ("# A\n\nSee [us](#gone).\n", f"3:10 {GONE}"),
    "other-heading-gone.md": ("# A\n\n[us](about.md#gone)\n", f"3:6 {GONE}"),
    "b/README.md": ("# B\n", "1:1 mkdocs-warned"),
    "unclear.md": ("# A\n\n[us](somewhere)\n", f"3:6 {GONE}"),
}


@pytest.mark.parametrize("cases", [FILES, PAGES, LATE], ids=["files", "pages", "late"])
def test_what_must_not_be_published_is_said_by_a_check_and_a_build_with_its_place(
    cases: dict[str, tuple[str | bytes, str]], project: OpenProject, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = project({f"docs/{name}": content for name, (content, _) in cases.items()} | {"docs/b/index.md": "# B\n"})
    places = [f"docs/{name}:{place}" for name, (_, place) in cases.items()]

    assert sorted(opened.problems()) == sorted(places)
    assert opened.build() == 2
    words = capsys.readouterr().err
    assert [place for place in places if f"{place}: " not in words] == []
    assert not Path("site").exists()


def test_an_address_that_mkdocs_cannot_take_apart_names_the_page(project: OpenProject) -> None:
    assert project({"docs/about.md": "# A\n\n[a](https://[x)\n"}).problems() == ["docs/about.md:1:1 mkdocs-warned"]


def test_a_page_that_the_navigation_lists_and_nobody_wrote_is_said(project: OpenProject) -> None:
    opened = project({"mkdocs.yml": CONFIG + "nav: [gone.md]\n"})

    assert opened.problems() == [f"mkdocs.yml:{CONFIG.count(chr(10)) + 1}:7 nav-gone"]


SETTINGS = "assets/directory.yaml"

FINE: dict[str, str | bytes] = {
    "docs/elements.md": "# A\n\nOne<br>two <abbr title='x'>y</abbr> <kbd>k</kbd>\n\n<details open>\n"
    "<summary>More</summary>\nWords\n</details>\n\n| a | b |\n|:--|--:|\n| 1 | 2 |\n\n- [ ] not `<script>`\n"
    "\n    <script>shown()</script>\n",
    "docs/links.md": "# A\n\n## B\n\n[a](#b) [b](mailto:hello@example.org) <hello@example.org> [c](tel:+441632960123)\n"
    "[d](/a/chat/) [e](/find/) [f](https://example.org/) ![g](img/a.svg)\n",
    "docs/img/a.svg": "<svg xmlns='http://www.w3.org/2000/svg'><title>A</title><path d='M0 0'/></svg>",
    "docs/matter.md": '---\ntitle: "About & us"\ndescription: Who we are\nlisted: no\n'
    "tags: [Halls]\nhide:\n  - toc\nsearch: {boost: 2}\n---\n\n# A\n",
    "docs/comments.md": "# A\n\n<!-- a note: 1 > 0 - and\nanother line -->\n\nWords <!-- more --> here.\n",
    "docs/styles.md": "# A\n\n<p style='text-align: center; max-width: 20em'>A</p>\n",
    "docs/tab.md": "# A\n\n- a\n\n\tmore of a\n",
    "docs/names.md": "# {{ title }}\n\n{{ editors_name }}\n",
    "docs/more/about.md": "# More\n",
    "docs/more/list.csv": "a,b\n",
    "docs/more/halls.csv": "hall,password,pin,code\nHall,needed,no,E0712345\nOther,ask us,,\n\nb,hunter22x\n",
    "docs/.drafts/x.js": "x()",
    "docs/templates/x.html": "x",
    "assets/directory.yaml": "title: Hills\nsite: https://directory.example.org/\n"
    "project: {allow: ['file:js/tabs.js', 'html:script']}\n",
    "docs/js/tabs.js": "x()\n",
    "docs/allowed.md": "# A\n\n<script src=/js/tabs.js></script>\n",
}


def test_what_is_harmless_or_allowed_by_name_is_left_in_peace_and_built(project: OpenProject) -> None:
    opened = project(FINE)

    assert opened.problems() == ["docs/.drafts:1:1 docs-left-out", "docs/templates:1:1 docs-left-out"]
    assert opened.build() == 0
    assert Path("site/js/tabs.js").read_text() == "x()\n"
    assert not Path("site/.drafts").exists()


def test_large_letters_in_a_name_are_a_warning(project: OpenProject) -> None:
    opened = project({"docs/How we CHECK.md": "# How\n"})

    assert [(str(each.span), each.code, each.is_error) for each in opened.check().problems] == [
        ("docs/How we CHECK.md:1:1", "docs-name", False)
    ]


def test_a_mobile_in_docs_is_noticed_unless_it_is_the_editors_or_allowed(project: OpenProject) -> None:
    settings = "title: Hills\nsite: https://directory.example.org/\neditors: {name: Us, phone: 07700 900001}\n"
    opened = project(
        {
            "assets/directory.yaml": settings + "project: {allow: ['mobile:agreed.md']}\n",
            "docs/walks.md": "# Walks\n\nRing 01632 960123, or us: 07700 900001.\n\nRing +44 (0)7700 900 123.\n",
            "docs/agreed.md": "# Agreed\n\nRing 07700 900123.\n",
            "docs/list.csv": "name,phone\nAnn,07700 900123\n",
        }
    )

    faults = [(str(each.span), each.code, each.quote) for each in opened.check().problems if each.span.file != SETTINGS]

    assert faults == [("docs/list.csv:2:1", "docs-mobile", False), ("docs/walks.md:5:1", "docs-mobile", False)]


REFUGE = "sensitive: true\nsummary: A safe place to stay for women.\ncategories: [talking-cafe]\n" + (
    "contact: {phone: 01632 960123}\nsessions: [{repeats: by-arrangement, phone: true}]\nchecked: {on: 2026-10-01}\n"
)
WHERE = {
    "beside.md": ("# Us\n\nThe **Moorland  Refuge** is at 9 Quennell Street.\n", 3),
    "after.md": ("# Us\n\nAsk for moorland refuge.\n\nThat is 9 quennell street.\n", 5),
    "below.md": ("# Us\n\n## Moorland Refuge\nWe are kind.\n\nWe listen.\n\nBA11 1BE\n", 8),
    "title.md": ("---\ntitle: Moorland Refuge\n---\n\n# Safe\n\nHello.\n\nCome to 9 Quennell Street.\n", 9),
    "underlined.md": ("Moorland Refuge\n---------------\n\nWe are kind.\n\nIt is 9 Quennell Street\n", 6),
    "list.csv": ("name,where\nThe hall,9 Quennell Street\nMoorland Refuge,9 Quennell Street\n", 3),
}
NOT_WHERE = {
    "far.md": "# Us\n\nMoorland Refuge listens.\n\nSo do we.\n\nOur office is at 9 Quennell Street.\n",
    "other.md": "# Us\n\n## Moorland Refuge\n\nRing 01632 960123.\n\n## The hall\n\n9 Quennell Street\n",
    "list.csv": "name,where\nMoorland Refuge,Ring 01632 960123\nLibrary,ring\nThe hall,9 Quennell Street\n",
    "allowed.md": "# Us\n\nMoorland Refuge has an office at 9 Quennell Street.\n",
}


@pytest.mark.parametrize("name", WHERE)
def test_where_a_refuge_is_that_docs_names_is_noticed(project: OpenProject, name: str) -> None:
    text, line = WHERE[name]
    opened = project({f"docs/{name}": text, "assets/activities/moor.yaml": "name: Moorland Refuge\n" + REFUGE})

    assert opened.problems() == [f"docs/{name}:{line}:1 docs-where"]
    assert "uennell" not in str(opened.check().problems)


@pytest.mark.parametrize("name", NOT_WHERE)
def test_an_address_of_something_else_in_docs_is_left_in_peace(project: OpenProject, name: str) -> None:
    settings = "title: Hills\nsite: https://directory.example.org/\nproject: {allow: ['where:allowed.md']}\n"
    opened = project(
        {
            "assets/directory.yaml": settings,
            f"docs/{name}": NOT_WHERE[name],
            "assets/activities/moor.yaml": "name: Moorland Refuge\n" + REFUGE,
        }
    )

    assert [each for each in opened.problems() if "docs/" in each] == []


def test_a_check_leaves_nothing_behind(project: OpenProject) -> None:
    opened = project({})
    before = sorted(Path().rglob("*"))

    assert opened.problems() == []
    assert sorted(Path().rglob("*")) == before


def test_what_is_left_out_is_said_and_well_known_is_published(project: OpenProject) -> None:
    plain = {"docs/.gitkeep": "", "docs/.well-known/security.txt": "Contact: mailto:us@example.org\n"}
    hidden = {"docs/.hidden.md": "# A\n", "docs/.old/more.md": "# B\n", "docs/templates/c.md": "# C\n"}
    opened = project({"mkdocs.yml": CONFIG, **plain, **hidden})

    assert opened.problems() == [f"docs/{name}:1:1 docs-left-out" for name in (".hidden.md", ".old", "templates")]
    assert opened.build() == 0
    assert opened.build() == 0  # over its own site
    assert Path("site/.well-known/security.txt").read_text() == plain["docs/.well-known/security.txt"]
    assert not Path("site/.hidden").exists()


def test_no_page_of_docs_takes_the_place_of_what_a_build_writes() -> None:
    constants = (str(value) for name, value in vars(addresses).items() if name.isupper())
    entries = [address for address in constants if re.match("/[a-z0-9]", address)]
    tops = {address.split("/")[1] for address in entries} | {*addresses.PREFIXES.values()}
    docs = Path(__file__).parents[3] / "docs"
    of_words = {name for name in tops if (docs / name).is_dir() or (docs / f"{name}.md").is_file()}

    assert {"for-groups", "handbook"} <= of_words  # the control: these are pages of docs
    assert tops - of_words - OURS == set()
