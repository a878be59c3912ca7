"""mkdocs.yml is read without doing anything that it says."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from fingerpost.checks.project.allowed import Terms
from fingerpost.checks.project.config import judge_config
from fingerpost.checks.project.everything import check_project
from fingerpost.checks.project.layout import layout_of
from fingerpost.checks.project.yaml_tree import read_tree_of
from fingerpost.cli import commands
from tests.checks.project.conftest import CONFIG, OpenProject

LAST = CONFIG.count("\n")


def names(text: str) -> list[str]:
    return [beyond.name for beyond in judge_config(read_tree_of(text, "mkdocs.yml"))]


def plugin(line: str) -> str:
    return CONFIG.replace("  - search\n", f"  - search\n  - {line}\n")


def extension(line: str) -> str:
    return CONFIG.replace("  - tables\n", f"  - tables\n  - {line}\n")


BEYOND = {
    CONFIG + "hooks: [tidy.py]\n": "hooks",
    CONFIG + "INHERIT: ../other.yml\n": "INHERIT",
    CONFIG + "extra_javascript: [js/tabs.js]\n": "extra_javascript",
    CONFIG + "extra_templates: [feed.html]\n": "extra_templates",
    CONFIG + "extra_css: ['https://fonts.example.org/sans.css']\n": "extra_css",
    CONFIG + "extra_css: [//fonts.example.org/sans.css]\n": "extra_css",
    CONFIG + "watch: [/etc]\n": "watch",
    CONFIG + "dev_addr: 0.0.0.0:8000\n": "dev_addr",
    CONFIG + "site_dir: docs\n": "site_dir",
    CONFIG + "repo_url: https://git.example.org/x\n": "repo_url",
    CONFIG + "remote_name: other\n": "remote_name",
    CONFIG + "use_directory_urls: false\n": "use_directory_urls",
    CONFIG + "copyright: <script src=x></script>\n": "copyright",
    CONFIG + "nav: [{'<b>About</b>': about.md}]\n": "nav",
    CONFIG + "nav: [{About: 'javascript:x()'}]\n": "nav",
    CONFIG + "anything: else\n": "anything",
    CONFIG.replace("docs_dir: docs", "docs_dir: ../private"): "docs_dir",
    CONFIG.replace("docs_dir: docs", "docs_dir: assets"): "docs_dir",
    CONFIG.replace("name: material", "name: readthedocs"): "theme.name",
    CONFIG.replace("name: material", "name: material\n  custom_dir: overrides"): "theme.custom_dir",
    CONFIG.replace("font: false", "font: {text: Roboto}"): "theme.font",
    CONFIG.replace("font: false", "font: false\n  logo: 'x\" onerror=\"y'"): "theme.logo",
    CONFIG.replace("scope: /", "scope: /\n  analytics: {provider: google, property: G-1}"): "extra.analytics",
    CONFIG.replace("assets: assets", "assets: ../../private"): "plugin:fingerpost.assets",
    CONFIG.replace("assets: assets", "assets: /etc"): "plugin:fingerpost.assets",
    CONFIG.replace("toc_depth: 3", "slugify: !!python/name:os.getcwd"): "tag:!!python/name:os.getcwd",
    CONFIG.replace("site_name: Hills and Levels", "site_name: !ENV HOME"): "tag:!ENV",
    CONFIG + "nav: !relative $config_dir\n": "tag:!relative",
    plugin("social"): "plugin:social",
    plugin("macros: {module_name: main}"): "plugin:macros",
    extension("pymdownx.snippets: {base_path: /}"): "extension:pymdownx.snippets",
    extension("markdown_include.include"): "extension:markdown_include.include",
}


@pytest.mark.parametrize("text", BEYOND, ids=BEYOND.values())
def test_what_goes_beyond_is_named(text: str) -> None:
    assert names(text) == [BEYOND[text]]


@pytest.mark.parametrize(
    "text",
    [
        CONFIG,
        CONFIG + "nav: [about.md, {More: [about.md, {Elsewhere: 'https://example.org/'}]}]\nstrict: true\n",
        CONFIG + "extra_css: [css/own.css]\nnot_in_nav: '*.md'\nsite_url: https://directory.example.org/\n",
        "theme: material\nplugins: [search, fingerpost]\nmarkdown_extensions: [footnotes, abbr]\n",
        "plugins: {search: {lang: en}, fingerpost: {assets: records}}\n",
    ],
)
def test_what_init_writes_and_what_is_like_it_is_left_in_peace(text: str) -> None:
    assert names(text) == []


def test_what_goes_beyond_is_a_warning_at_home_and_nothing_of_it_runs(project: OpenProject) -> None:
    opened = project({"mkdocs.yml": CONFIG + "hooks: [tidy.py]\n", "tidy.py": "open('has-run', 'w').close()\n"})

    report = opened.check()

    assert [(f"{each.span}", each.code, each.is_error) for each in report.problems] == [
        (f"mkdocs.yml:{LAST + 1}:1", "beyond-init", False)
    ]
    assert 'allow: ["hooks"]' in report.problems[0].hint
    assert not Path("has-run").exists()


def test_what_the_settings_allow_by_name_is_not_spoken_of(project: OpenProject) -> None:
    settings = "title: Hills\nsite: https://directory.example.org/\nproject: {allow: [hooks, 'plugin:tags']}\n"
    opened = project({"mkdocs.yml": CONFIG + "hooks: [tidy.py]\n", "tidy.py": "", "assets/directory.yaml": settings})

    assert opened.problems() == []


def test_in_a_proposal_it_is_an_error(project: OpenProject) -> None:
    project({"mkdocs.yml": CONFIG + "hooks: [tidy.py]\n", "tidy.py": ""})

    problems = list(check_project(layout_of(Path("assets")), Terms(proposed=True)))

    assert [(each.code, each.is_error) for each in problems] == [("beyond-init", True)]


NESTED = {9: "a: " + "[" * 9 + "]" * 9, 200: "a: " + "[" * 200 + "]" * 200}
UNUSABLE = {
    "": "mkdocs.yml:1:1 mkdocs-yml",
    "# only a note\n": "mkdocs.yml:1:1 mkdocs-yml",
    "- a list\n": "mkdocs.yml:1:1 mkdocs-yml",
    "site_name: [A\n": "mkdocs.yml:1:12 bracket-open",
    "site_name: A\n\tb: 1\n": "mkdocs.yml:2:1 indent-not-spaces",
    "site_name: A\nplugins: [search]\n": "mkdocs.yml:2:10 mkdocs-yml",
    "site_name: A\nsite_name: B\nplugins: [fingerpost]\n": "mkdocs.yml:2:1 mkdocs-yml",
    "a: &x [1]\nb: *x\n": "mkdocs.yml:1:4 mkdocs-yml",
    f"{CONFIG}---\nsite_name: B\n": f"mkdocs.yml:{LAST + 1}:1 mkdocs-yml",
    NESTED[200]: "mkdocs.yml:1:15 mkdocs-yml",
}


@pytest.mark.parametrize("text", UNUSABLE)
def test_a_file_that_cannot_be_used_is_one_line_with_its_place(text: str, project: OpenProject) -> None:
    opened = project({"mkdocs.yml": text})

    assert opened.problems() == [UNUSABLE[text]]
    assert opened.build() == 1


def test_a_file_of_nine_levels_is_no_trouble() -> None:
    assert names(NESTED[9]) == ["a"]


def test_a_file_that_is_not_utf_8_is_one_line_with_its_place(project: OpenProject) -> None:
    assert project({"mkdocs.yml": b"site_name: Caf\xe9\n"}).problems() == ["mkdocs.yml:1:15 not-utf-8"]


def test_a_folder_in_its_place_is_one_line(project: OpenProject) -> None:
    opened = project({})
    Path("mkdocs.yml").unlink()
    Path("mkdocs.yml").mkdir()

    assert opened.problems() == ["mkdocs.yml:1:1 not-a-file"]
    assert opened.build() == 1


def test_a_language_that_the_theme_does_not_know_is_one_line_with_its_place(project: OpenProject, capfd) -> None:
    text = "site_name: A\ntheme: {name: material, font: false, language: cy}\nplugins: [fingerpost]\n"
    assert project({"mkdocs.yml": text}).problems() == []  # the control

    opened = project({"mkdocs.yml": text.replace("cy", "zz")})

    assert opened.problems() == ["mkdocs.yml:2:48 mkdocs-yml"]
    assert opened.build() == 2
    assert "mkdocs.yml:2:48" in capfd.readouterr().err


@pytest.mark.parametrize("command", ["build", "check", "serve"])
@pytest.mark.parametrize("text", ["site_name: A\n", "theme: {name: material}\nplugins: [fingerpost]\n"])
def test_no_command_says_that_the_fault_is_in_fingerpost(command: str, text: str, project: OpenProject) -> None:
    project({"mkdocs.yml": text})

    result = CliRunner().invoke(commands, [command])

    assert result.exit_code in (1, 2)
    assert "mkdocs" in result.output.lower()
    assert "itself" not in result.output


START = "site_name: A\nplugins: [search, fingerpost]\n"
# What MkDocs cannot use, and where that is; some of it goes beyond ``init`` too, which is a warning at home.
ODD = {
    "hooks: [gone.py]\n": "3:9",
    "hooks: [docs]\n": "3:9",
    "theme: {name: material, custom_dir: gone}\n": "3:37",
    "docs_dir: gone\n": "3:11",
    "markdown_extensions: [tables, yes]\n": "3:31",
    "markdown_extensions:\n  - tables\n  -\n": "5:4",
    "markdown_extensions: [{tables: , toc: }]\n": "3:23",
    "markdown_extensions: tables\n": "3:22",
    "markdown_extensions: [toc: {slugify: x}]\n": "3:38",
    "markdown_extensions: [footnotes: {SEPARATOR: 5}]\n": "3:46",
    "markdown_extensions: [toc: {separator: '_'}]\n": "3:40",
}
# The same, that only MkDocs itself can see.
REFUSED = {
    "repo_url: 5\n": "3:1",
    "site_nam: A\n": "3:1",
    "site_url: 'http://[x'\n": "3:1",
    "exclude_docs: |\n  [z-a]\n": "3:1",
    "nav: [{A: about.md}, {B: 'http://[x'}]\n": "3:1",
    "markdown_extensions: [toc: {baselevel: x}]\n": "3:29",
    "markdown_extensions: [tables, sane_lists: {a: b}]\n": "3:44",
}


@pytest.mark.parametrize("text", ODD)
def test_what_mkdocs_cannot_use_is_found_without_running_anything(text: str, project: OpenProject) -> None:
    project({"mkdocs.yml": START + text})

    problems = [each for each in check_project(layout_of(Path("assets")), Terms()) if each.is_error]

    assert [f"{each.span} {each.code}" for each in problems] == [f"mkdocs.yml:{ODD[text]} mkdocs-yml"]


@pytest.mark.parametrize("text", REFUSED)
def test_what_mkdocs_stumbles_over_is_one_plain_line_in_a_check_and_a_build(
    text: str, project: OpenProject, capfd: pytest.CaptureFixture[str]
) -> None:
    opened = project({"mkdocs.yml": START + "theme: {name: material, font: false}\n" + text})
    place = f"mkdocs.yml:{REFUSED[text].replace('3:', '4:')}"

    problems = [each for each in opened.check().problems if each.is_error]

    assert [f"{each.span} {each.code}" for each in problems] == [f"{place} mkdocs-yml"]
    assert opened.build() == 2
    words = capfd.readouterr().err
    assert f"{place} mkdocs-yml: " in words
    assert not [each for each in ("Traceback", "itself", str(Path.cwd()), "class") if each in words]


def test_what_an_inherited_file_says_wrong_is_found_there(project: OpenProject) -> None:
    text = f"INHERIT: base.yml\n{START}theme: {{name: material, font: false}}\n"
    opened = project({"mkdocs.yml": text, "base.yml": "nav: [gone.md]\n"})

    problems = [each for each in opened.check().problems if each.is_error]

    assert [f"{each.span} {each.code}" for each in problems] == ["base.yml:1:7 nav-gone"]
