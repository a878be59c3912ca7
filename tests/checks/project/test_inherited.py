"""What mkdocs.yml takes from other files with INHERIT is judged as if it were in mkdocs.yml."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.checks.project.allowed import Terms
from fingerpost.checks.project.everything import check_project
from fingerpost.checks.project.layout import layout_of
from tests.checks.project.conftest import CONFIG, OpenProject

ALLOWED = {
    "assets/directory.yaml": "title: Hills\nsite: https://directory.example.org/\nproject: {allow: [INHERIT]}\n",
    "mkdocs.yml": f"INHERIT: base.yml\n{CONFIG}",
}
HOOK = "open('has-run', 'w').close()\n"


def proposed() -> list[str]:
    problems = check_project(layout_of(Path("assets")), Terms(allow=frozenset({"INHERIT"}), proposed=True))
    return [f"{each.severity.value} {each.span} {each.code}" for each in problems]


@pytest.mark.parametrize(
    ("files", "place"),
    [
        ({"base.yml": "strict: false\nhooks: [tidy.py]\n"}, "base.yml:2:1"),
        ({"base.yml": "INHERIT: more/base.yml\n", "more/base.yml": "hooks: [tidy.py]\n"}, "more/base.yml:1:1"),
        ({"base.yml": "markdown_extensions: [pymdownx.snippets]\n"}, "base.yml:1:23"),
        ({"base.yml": "site_name: !ENV HOME\n"}, "base.yml:1:12"),
    ],
)
def test_a_proposal_cannot_ask_for_more_through_an_inherited_file(
    files: dict[str, str], place: str, project: OpenProject
) -> None:
    project(ALLOWED | {"tidy.py": HOOK} | files)

    assert proposed() == [f"error {place} beyond-init"]


def test_an_inherited_file_that_asks_for_nothing_more_may_be_proposed(project: OpenProject) -> None:
    project(ALLOWED | {"base.yml": "strict: false\n"})

    assert proposed() == []


def test_at_home_an_inherited_hook_is_a_warning_and_does_not_run(project: OpenProject) -> None:
    opened = project(ALLOWED | {"tidy.py": HOOK, "base.yml": "hooks: [tidy.py]\n"})

    report = opened.check()

    assert [(str(each.span), each.message) for each in report.problems] == [
        ("base.yml:1:1", "base.yml asks for hooks, which runs programs on the computer that builds the site.")
    ]
    assert not Path("has-run").exists()


UNUSABLE: dict[str, tuple[dict[str, str], str]] = {
    "gone": ({}, "mkdocs.yml:1:10 mkdocs-yml"),
    "a list": ({"base.yml": "- a\n"}, "base.yml:1:1 mkdocs-yml"),
    "not closed": ({"base.yml": "strict: [\n"}, "base.yml:1:9 bracket-open"),
    "itself": ({"base.yml": "INHERIT: base.yml\n"}, "base.yml:1:10 mkdocs-yml"),
    "in a ring": ({"base.yml": "INHERIT: mkdocs.yml\n"}, "base.yml:1:10 mkdocs-yml"),
    "merged": ({"base.yml": "<<: {strict: false}\n"}, "base.yml:1:1 mkdocs-yml"),
    "not plain": (
        {"base.yml": "INHERIT: bas\u00e9.yml\n", "bas\u00e9.yml": "strict: false\n"},
        "base.yml:1:10 mkdocs-yml",
    ),
    "no name": ({"base.yml": "INHERIT: [a.yml]\n"}, "base.yml:1:10 mkdocs-yml"),
    "a chain": (
        {"base.yml": "INHERIT: b1.yml\n"} | {f"b{n}.yml": f"INHERIT: b{n + 1}.yml\n" for n in range(1, 9)},
        "b6.yml:1:10 mkdocs-yml",
    ),
}


@pytest.mark.parametrize("case", UNUSABLE)
def test_an_inherited_file_that_cannot_be_used_is_one_line_in_a_check_and_a_build(
    case: str, project: OpenProject
) -> None:
    files, place = UNUSABLE[case]
    opened = project(ALLOWED | files)

    assert opened.problems() == [place]
    assert opened.build() == 1


def test_the_plugin_may_be_named_by_the_inherited_file_alone(project: OpenProject) -> None:
    named = {"base.yml": "plugins: [search, fingerpost]\n", "mkdocs.yml": "INHERIT: base.yml\nsite_name: A\n"}

    project(ALLOWED | named)
    assert proposed() == []

    project(ALLOWED | named | {"mkdocs.yml": "INHERIT: base.yml\nsite_name: A\nplugins: [search]\n"})
    assert proposed() == ["error mkdocs.yml:3:10 mkdocs-yml"]
