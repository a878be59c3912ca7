"""A new directory for another town: every file it needs, and no record yet."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from fingerpost.files.durable import write_all
from fingerpost.files.own import starter_folder
from fingerpost.reading.layout import FOLDERS
from fingerpost.records.placeholders import SITE
from fingerpost.writing import project_texts as texts
from fingerpost.writing.beginning import Beginning, local_words
from fingerpost.writing.new_directory import starter_files
from fingerpost.writing.own_wheel import Wheel
from fingerpost.writing.requirements import FILE, FOLDER, requirements_text

DIGESTS_FILE = ".written-by-fingerpost"
_NOT_COPIED = ("decisions", "handbook", "images")  # of docs: the handbook comes with Fingerpost
_WORKFLOWS = ("changes", "check", "due", "intake", "label", "links", "publish")


class FolderNotEmpty(Exception):
    """There is something in the folder already, and it might be somebody's work."""


def start_directory(folder: Path, beginning: Beginning, wheel: Wheel) -> list[str]:
    """Write a whole new directory into a folder that is new, empty, or contains only git's history.

    Args:
        folder: The folder, made if need be.
        beginning: What is known about it.
        wheel: The Fingerpost that builds it, which is put into it.

    Returns:
        The files written, from the folder, sorted.

    Raises:
        FolderNotEmpty: If there is anything else in the folder, or it is a file.
    """
    if folder.exists() and (not folder.is_dir() or any(entry.name != ".git" for entry in folder.iterdir())):
        raise FolderNotEmpty(folder)
    around = project_files(beginning, beginning.name or folder.resolve().name, wheel)
    records = {f"assets/{name}": text for name, text in starter_files(folder / "assets", beginning).items()}
    for kind in (*FOLDERS.values(), "calendars"):
        records[f"assets/{kind}/.gitkeep"] = ""  # git keeps no empty folder
    data = {name: text.encode() for name, text in {**around, **records}.items()}
    data[f"{FOLDER}/{wheel.name}"] = wheel.data
    data[DIGESTS_FILE] = written_text({name: digest_of(text) for name, text in around.items()}).encode()
    write_all((folder / name, content) for name, content in sorted(data.items()))
    return sorted(data)


def project_files(beginning: Beginning, title: str, wheel: Wheel) -> dict[str, str]:
    """Every text around the records, by its path."""
    starter = starter_folder()
    files = {"mkdocs.yml": _config((starter / "mkdocs.yml").read_text("utf-8"), title)}
    files |= guarded_files(beginning, wheel)
    files |= {"README.md": texts.README.format(title=title), "CONTRIBUTING.md": texts.CONTRIBUTING}
    where = f" ({beginning.site})" if beginning.site else ""
    files["LICENSE"] = texts.LICENCE.format(title=title, address=where)
    files |= {".gitignore": texts.IGNORED, ".gitattributes": texts.ATTRIBUTES}
    files["docs/.gitkeep"] = ""  # the site generator wants the folder, also when all its pages are deleted
    docs = starter / "docs"
    for path in docs.rglob("*.md"):
        if path.relative_to(docs).parts[0] not in _NOT_COPIED:
            files[f"docs/{path.relative_to(docs).as_posix()}"] = local_words(path.read_text("utf-8"), beginning)
    return files


def guarded_files(beginning: Beginning, wheel: Wheel | None = None) -> dict[str, str]:
    """The files that ``init`` writes outside ``docs`` and ``assets`` and that make or guard a site, by path.

    Args:
        beginning: What the examples in the form are made from.
        wheel: The Fingerpost that builds it; without it, the files that install it are left out.
    """
    files = {} if wheel is None else {FILE: requirements_text(wheel, beginning.extras, from_index=beginning.from_index)}
    return {**files, "netlify.toml": texts.NETLIFY, **dict(_github(starter_folder(), beginning))}


def written_text(digests: Mapping[str, str]) -> str:
    """What ``.written-by-fingerpost`` says: the hash of each text as it was written, in the form of sha256sum."""
    return "".join(f"{digest}  {name}\n" for name, digest in sorted(digests.items()))


def read_written(text: str) -> dict[str, str]:
    """The hash of each file as it was last written for the directory, by its path."""
    lines = (line.partition("  ") for line in text.splitlines())
    return {name: digest for digest, _, name in lines if name}


def digest_of(text: str) -> str:
    """The hash of a text with line feeds, as Python reads it, whatever git does to line ends."""
    return hashlib.sha256(text.encode()).hexdigest()


def _github(starter: Path, beginning: Beginning) -> Iterator[tuple[str, str]]:
    github = starter / ".github"
    for name in _WORKFLOWS:
        yield f".github/workflows/{name}.yml", _workflow((github / "workflows" / f"{name}.yml").read_text("utf-8"))
    form = (github / "ISSUE_TEMPLATE" / "add-or-change.yml").read_text("utf-8")
    yield ".github/ISSUE_TEMPLATE/add-or-change.yml", _form(form, beginning)
    config = (github / "ISSUE_TEMPLATE" / "config.yml").read_text("utf-8")
    yield ".github/ISSUE_TEMPLATE/config.yml", config.replace(SITE, beginning.address)
    yield ".github/pull_request_template.md", _template((github / "pull_request_template.md").read_text("utf-8"))
    yield ".github/dependabot.yml", texts.DEPENDABOT
    yield ".github/CODEOWNERS", texts.OWNERS


def _form(text: str, beginning: Beginning) -> str:
    """The form, with the town in its examples. Where a line is one word to YAML, quotes keep it one."""

    def quoted(match: re.Match[str]) -> str:
        words = local_words(match[2], beginning)
        return f"{match[1]}{words if words == match[2] else json.dumps(words, ensure_ascii=False)}"

    return local_words(re.sub(r"(?m)^( *placeholder: )(\w.*)$", quoted, text.partition("\n")[2]), beginning)


def _config(text: str, title: str) -> str:
    # MkDocs wants the name; the site takes it from the settings.
    return re.sub(r"(?m)^site_name:.*$", lambda _: f"site_name: {json.dumps(title, ensure_ascii=False)}", text)


def _workflow(text: str) -> str:
    """A workflow of our own repository, with the installed Fingerpost in place of make and the checkout."""
    text = re.sub(r"(?m)^# At home: (?:make setup && )?(?:\.venv/bin/)?", "# At home: ", text)
    text = text.replace("# At home: make build", "# At home: fingerpost build")
    return text.replace(".venv/bin/fingerpost", "fingerpost").replace("run: make setup", f"run: {texts.INSTALL}")


def _template(text: str) -> str:
    """The part of the template for records: a directory has no code."""
    return text.partition("For a change to the code:")[0].rstrip() + "\n"
