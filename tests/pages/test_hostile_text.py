"""Text that looks like markup is shown as it was typed, wherever it is."""

from __future__ import annotations

import json
import re
from datetime import date
from html.parser import HTMLParser

import pytest

from fingerpost.edition.edition import Edition
from fingerpost.pages.kinds import other_pages
from fingerpost.pages.render.page import Page
from fingerpost.pages.render.render import render_head, render_main
from fingerpost.reading.read import read_directory
from tests.conftest import OpenSite
from tests.published import Publish, record_pages

# Each kind of breaking out: of text, of an attribute, of a script, of a template.
BAIT = """x'"><script>alert(1)</script><img src=x onerror=b>{{7*7}}"""
QUOTED = "'" + BAIT.replace("'", "''") + "'"

ACTIVITY = f"""\
name: {QUOTED}
summary: {QUOTED}
description: {QUOTED}
group: connectors
categories: [talking-cafe]
sessions: [{{place: old-dairy, repeats: weekly, days: [monday], from: 11:00, notes: {QUOTED}}}]
cost: {{kind: fixed, amount: 2, notes: {QUOTED}}}
who: {{summary: {QUOTED}, for: [carers]}}
join: {{ways: [drop-in], steps: {QUOTED}, referral: {{by: [gp], criteria: {QUOTED}}}}}
first_visit: {{met_by: {QUOTED}, steps: [{QUOTED}, {QUOTED}], bring: {QUOTED}}}
getting_there: {{bus: {QUOTED}, train: {QUOTED}, parking: {QUOTED}, community_transport: {QUOTED}, walking: {QUOTED}}}
access: {{step_free_entrance: {{answer: yes, note: {QUOTED}}}, notes: {QUOTED}}}
contact: {{name: {QUOTED}, role: {QUOTED}, phone: 01632 960124}}
checked: {{on: 2026-10-01, how: phone}}
"""
PLACE = f"""\
name: {QUOTED}
summary: {QUOTED}
description: {QUOTED}
kind: hall
address: [{QUOTED}]
town: {QUOTED}
access: {{step_free_entrance: {{answer: no, note: {QUOTED}}}, notes: {QUOTED}}}
getting_there: {{bus: {QUOTED}}}
"""
GROUP = f"""\
name: {QUOTED}
summary: {QUOTED}
description: {QUOTED}
contact: {{name: {QUOTED}, role: {QUOTED}, phone: 01632 960123}}
checked: {{on: 2026-10-01}}
"""
FILES = {
    "directory.yaml": f"title: {QUOTED}\nsite: https://directory.example.org/\ntagline: {QUOTED}\n"
    f"editors: {{name: {QUOTED}, phone: 01632 960001, hours: {QUOTED}}}\n"
    f"crisis: [{{name: {QUOTED}, phone: 116 123, when: {QUOTED}, text: {QUOTED}}}]\n",
    "vocabulary/categories.yaml": f"talking-cafe: {{name: {QUOTED}, description: {QUOTED}, crisis: true}}\n"
    "arts: {name: Arts}\n",
    "vocabulary/needs.yaml": f"loneliness: {{name: {QUOTED}, examples: {QUOTED}, featured: true}}\n",
    "vocabulary/audiences.yaml": f"carers: {{name: {QUOTED}}}\n",
    "vocabulary/areas.yaml": f"frome: {{name: {QUOTED}}}\n",
    "vocabulary/access.yaml": f"step_free_entrance: {{name: {QUOTED}}}\n",
    "activities/chat.yaml": ACTIVITY + "needs: [loneliness]\n",
    "activities/ended.yaml": ACTIVITY + f"closed: {{on: 2026-09-01, reason: {QUOTED}, instead: [chat]}}\n",
    "activities/renamed.yaml": ACTIVITY + "former_ids: [old]\n",
    "groups/connectors.yaml": GROUP,
    "places/old-dairy.yaml": PLACE,
}


class _Tags(HTMLParser):
    """Collects every tag and the names of its attributes, as a browser would see them."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


@pytest.fixture
def pages(site: OpenSite) -> list[tuple[Page, str]]:
    directory, problems = read_directory(site(FILES).assets)
    assert [f"{each.code}: {each.message}" for each in problems if each.is_error] == []
    edition = Edition(directory=directory, today=date(2026, 11, 21))
    all_pages = [*record_pages(edition, 0, 1), *other_pages(edition, 0, 1)]
    return [(page, render_head(page, edition) + render_main(page, edition)) for page in all_pages]


def test_no_text_of_a_record_becomes_a_tag(pages: list[tuple[Page, str]]) -> None:
    tags = _Tags()
    for _, html in pages:
        tags.feed(html)

    scripts = [names for tag, names in tags.tags if tag == "script"]
    # Browsers do not run what is in a page; the others are files of ours.
    assert {names.get("type") for names in scripts if "src" not in names} == {"application/ld+json"}
    assert all((names.get("src") or "").startswith("/fp/") for names in scripts if "src" in names)
    assert [tag for tag, _ in tags.tags if tag == "img"] == []
    assert [name for _, names in tags.tags for name in names if name.startswith("on")] == []


def test_structured_data_cannot_end_its_own_script(pages: list[tuple[Page, str]]) -> None:
    data = re.findall(r'<script type="application/ld\+json">(.*?)</script>', "".join(html for _, html in pages))

    assert len(data) > 3
    assert BAIT in json.dumps([json.loads(each) for each in data], ensure_ascii=False).replace('\\"', '"')


def test_the_text_is_shown_as_it_was_typed(pages: list[tuple[Page, str]]) -> None:
    html = next(html for page, html in pages if page.address == "/a/chat/")

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "{{7*7}}" in html


def test_every_kind_of_page_was_tried(pages: list[tuple[Page, str]]) -> None:
    assert {page.template for page, _ in pages} >= {
        "activity.html",
        "closed.html",
        "group.html",
        "home.html",
        "moved.html",
        "place.html",
    }


@pytest.mark.parametrize(
    "description",
    [
        "[press](javascript:alert(1))",
        "[press](data:text/html;base64,PHNjcmlwdD4=)",
        "![x](https://evil.example/x.png)",
        "<b onmouseover=alert(1)>x</b>",
        "<javascript:alert(1)>",
        "# A heading\n\n| a | b |\n|---|---|\n| 1 | 2 |",
        "[a](https://example.org \"x' onclick='alert(1)\")",
    ],
)
def test_a_description_makes_only_harmless_tags(publish: Publish, description: str) -> None:
    tags = _Tags()
    text = "\n".join(f"  {line}" for line in description.split("\n"))
    record = (
        "name: Chat\nsummary: Meet people over a cuppa in Frome.\ncategories: [arts]\n"
        "sessions: [{place: old-dairy, repeats: by-arrangement}]\ncontact: {phone: 01632 960124}\n"
        f"checked: {{on: 2026-10-01}}\ndescription: |\n{text}\n"
    )

    html = publish({"activities/chat.yaml": record}).html("/a/chat/")
    what = re.search(r"<h2>What</h2><section[^>]*>(.*?)</section>", html, re.DOTALL)
    assert what is not None
    tags.feed(what[1])

    assert {tag for tag, _ in tags.tags} <= {"p", "a", "em", "strong", "ul", "ol", "li", "br"}
    links = [str(names.get("href")) for tag, names in tags.tags if tag == "a"]
    assert [link for link in links if not link.startswith(("https://", "/browse/"))] == []
    assert [name for _, names in tags.tags for name in names if name not in ("href", "start")] == []


def test_a_website_that_is_not_on_the_web_is_no_link(publish: Publish) -> None:
    from fingerpost.edition.wording.contacts import web_link

    assert web_link("javascript:alert(1)") is None
    assert web_link("https://[") is None
    assert web_link("https://example.org/") is not None
