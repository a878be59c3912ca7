"""A new directory for another town: every file it needs, and no record yet."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from fingerpost import __version__
from fingerpost.files.durable import write_all
from fingerpost.files.own import starter_folder
from fingerpost.reading.layout import FOLDERS
from fingerpost.writing.new_directory import starter_files

_NOT_COPIED = ("decisions", "handbook", "images")  # of docs: the handbook comes with Fingerpost
_INSTALL = "python -m pip install --requirement requirements.txt"

_REQUIREMENTS = """\
# The version of Fingerpost that builds this directory. Read CHANGELOG before you write a newer one.
# [print] brings menus and posters as PDF; without it there are none.
fingerpost[print]=={version}
"""

_IGNORED = """\
/site/
/.venv/
__pycache__/
"""

# Two branches that both publish add lines to the ledger, and all of them are kept.
_ATTRIBUTES = """\
assets/ledger.csv merge=union
"""

_DEPENDABOT = """\
version: 2
updates:
  - package-ecosystem: github-actions
    directory: /
    schedule: { interval: monthly }
    cooldown: { default-days: 7 }
    groups:
      actions: { patterns: ["*"] }
  - package-ecosystem: pip
    directory: /
    schedule: { interval: monthly }
    cooldown: { default-days: 7 }
"""

_OWNERS = """\
# Who is asked to look at a change to what makes the site, or guards it. Write the accounts of the people who answer
# for it in place of @your-town/keepers, which is nobody, and switch on "Require review from Code Owners" for the
# branch main, under Settings, Rules.
/mkdocs.yml              @your-town/keepers
/requirements*.txt       @your-town/keepers
/.github/                @your-town/keepers
/assets/directory.yaml   @your-town/keepers
/assets/site.css         @your-town/keepers
/docs/**/*.js            @your-town/keepers
/docs/**/*.css           @your-town/keepers
/docs/**/*.html          @your-town/keepers
/docs/**/*.svg           @your-town/keepers
*.py                     @your-town/keepers
"""

_README = """\
# {title}

A directory of groups and activities, made with Fingerpost.

## Before anybody sees it

1. Open `assets/directory.yaml` and fill in the blanks: the address of the site, and who the editors are.
2. Write the same address in `.github/ISSUE_TEMPLATE/config.yml`.
3. Write the accounts of the people who answer for the site in `.github/CODEOWNERS`.
4. List your towns and villages in `assets/vocabulary/areas.yaml`.
5. Read the pages in `docs/` and change what is different with you.

## Every day

    python -m pip install --requirement requirements.txt     once on each computer
    fingerpost new activity "Chair yoga"                     start a record; fill in the blanks
    fingerpost check                                         what is there to put right
    fingerpost serve                                         the site, on this computer
    fingerpost build                                         the site, in the folder site

The handbook explains the rest. It is part of the site: open `/handbook/` there.

## What is what

| file or folder | what it is |
|---|---|
| `assets/directory.yaml` | the settings: name, address, editors, crisis lines |
| `assets/activities/` | what people can go to, one file each |
| `assets/groups/` | who runs it, one file each |
| `assets/places/` | where it happens, one file each |
| `assets/vocabulary/` | the words to sort by: categories, needs, audiences, access, areas |
| `assets/calendars/` | school terms, for what stops in the holidays |
| `docs/` | the pages of words: accessibility, privacy, for groups |
| `mkdocs.yml` | the frame around the site; there is nothing to change in it |
| `requirements.txt` | which version of Fingerpost builds it |
| `.github/` | what GitHub does: check each change, publish each night, the form for groups |
"""


class FolderNotEmpty(Exception):
    """There is something in the folder already, and it might be somebody's work."""


def start_directory(folder: Path, *, title: str = "", town: str = "") -> list[str]:
    """Write a whole new directory into a folder that is new, empty, or holds only the history of git.

    Args:
        folder: The folder, made if need be.
        title: The name of the site; made of the town or the folder's name if empty.
        town: The town or district it is for.

    Returns:
        The files written, from the folder, sorted.

    Raises:
        FolderNotEmpty: If there is anything else in it, or it is a file.
    """
    if folder.exists() and (not folder.is_dir() or any(entry.name != ".git" for entry in folder.iterdir())):
        raise FolderNotEmpty(folder)
    title = title or (f"{town} directory" if town else "")
    assets = folder / "assets"
    files = {f"assets/{name}": text for name, text in starter_files(assets, title, town).items()}
    files |= dict(_files(starter_folder(), title or folder.resolve().name))
    write_all((folder / name, text.encode()) for name, text in sorted(files.items()))
    return sorted(files)


def guarded_files() -> dict[str, str]:
    """What ``init`` writes that makes or guards a site outside ``docs`` and ``assets``, by its path."""
    return {"requirements.txt": _REQUIREMENTS.format(version=__version__), **dict(_github(starter_folder()))}


def _files(starter: Path, title: str) -> Iterator[tuple[str, str]]:
    yield "mkdocs.yml", _config((starter / "mkdocs.yml").read_text("utf-8"), title)
    yield "README.md", _README.format(title=title)
    yield from guarded_files().items()
    yield ".gitignore", _IGNORED
    yield ".gitattributes", _ATTRIBUTES
    for kind in (*FOLDERS.values(), "calendars"):
        yield f"assets/{kind}/.gitkeep", ""  # git keeps no empty folder
    yield "docs/.gitkeep", ""  # the site generator wants the folder, also when all its pages are deleted
    docs = starter / "docs"
    for path in docs.rglob("*.md"):
        if path.relative_to(docs).parts[0] not in _NOT_COPIED:
            yield f"docs/{path.relative_to(docs).as_posix()}", path.read_text("utf-8")


def _github(starter: Path) -> Iterator[tuple[str, str]]:
    github = starter / ".github"
    for name in ("check", "publish"):
        yield f".github/workflows/{name}.yml", _workflow((github / "workflows" / f"{name}.yml").read_text("utf-8"))
    for path in (github / "ISSUE_TEMPLATE").glob("*.yml"):
        yield f".github/ISSUE_TEMPLATE/{path.name}", path.read_text("utf-8")
    yield ".github/pull_request_template.md", _template((github / "pull_request_template.md").read_text("utf-8"))
    yield ".github/dependabot.yml", _DEPENDABOT
    yield ".github/CODEOWNERS", _OWNERS


def _config(text: str, title: str) -> str:
    # MkDocs wants the name; the site takes it from the settings.
    return re.sub(r"(?m)^site_name:.*$", lambda _: f"site_name: {json.dumps(title, ensure_ascii=False)}", text)


def _workflow(text: str) -> str:
    """A workflow of our own repository, with the installed Fingerpost in place of make and the checkout."""
    text = re.sub(r"(?m)^# At home: (?:make setup && )?(?:\.venv/bin/)?", "# At home: ", text)
    text = text.replace("# At home: make build", "# At home: fingerpost build")
    return text.replace(".venv/bin/fingerpost", "fingerpost").replace("run: make setup", f"run: {_INSTALL}")


def _template(text: str) -> str:
    """The part for records: there is no code in a directory."""
    return text.partition("For a change to the code:")[0].rstrip() + "\n"
