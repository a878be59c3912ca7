"""Build the same records with the programs of two commits, and say which files differ.

    python -m tests.bench.same_site COMMIT                      # with what is checked out here
    python -m tests.bench.same_site COMMIT --and OTHER
    python -m tests.bench.same_site COMMIT --records 10000
    python -m tests.bench.same_site COMMIT --libraries          # the real ones, where ../shared is there

The example and the made-up records are those of COMMIT, which is the older; the pages of docs are those of the newer.
Both programs run with the libraries that are installed here. Names that hold a digest (the folder of scripts and
styles, the search files) are taken for the same, as are the new names of moved scripts, which are listed below. What
was meant to differ is listed in ``docs/decisions/figures.md``, under "The same sites".
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.generate import BENCH_DAY

ROOT = Path(__file__).parents[2]
COMMAND = "import sys; sys.argv[0] = 'fingerpost'; from fingerpost.cli import main; main()"
WRITE = """
import sys
from pathlib import Path
from tests.bench.generate import write_directory
write_directory(Path(sys.argv[1]), int(sys.argv[2]))
"""
LIBRARIES = ROOT.parent / "shared" / "data" / "uk_libraries" / "libraries.csv"

MOVED = {
    "js/ageing.js": "js/stale-page.js",
    "js/coming.js": "js/shared/next-dates.js",
    "js/days.js": "js/shared/days.js",
    "js/next-dates.js": "js/shared/next-dates.js",
    "js/shared/find-address.js": "js/site/find-address.js",
    "js/shared/yield.js": "js/find/yield.js",
    "js/find-address.js": "js/site/find-address.js",
    "js/find/dom.js": "js/shared/dom.js",
    "js/find/left.js": "js/shared/history-state.js",
    "js/find/locate.js": "js/find/own-position.js",
    "js/find/narrow.js": "js/find/long-lists.js",
    "js/find/next.js": "js/shared/next-on.js",
    "js/find/turns.js": "js/find/yield.js",
    "js/find/whereabouts.js": "js/find/place-notice.js",
    "js/map/frame.js": "js/map/controls.js",
    "js/map/ground.js": "js/map/base-layer.js",
    "js/map/hands.js": "js/map/gestures.js",
    "js/map/say.js": "js/shared/say.js",
    "js/search/patterns.js": "js/shared/day-patterns.js",
    "js/soon.js": "js/upcoming-lists.js",
    "js/whats-on/outings.js": "js/whats-on/occurrences.js",
    "map/map.css": "css/map.css",
}
_MOVED = re.compile("|".join(re.escape(name) for name in sorted(MOVED, key=len, reverse=True)).encode())
_PRELOADS = re.compile(rb'(?:<link rel="?modulepreload"? href="[^"]*">\s*)+')


def run(checkout: Path, folder: Path, code: str, *arguments: str, allowed: int = 0) -> None:
    """Run some Python with the program and the tests of a checkout, in a folder; it may end with 0 or what is allowed.

    Raises:
        SystemExit: If it failed, with the end of what it printed.
    """
    noon = int(BENCH_DAY.strftime("%s")) + 12 * 3600
    packages = os.pathsep.join((str(checkout / "generator"), str(checkout)))
    environ = {**os.environ, "PYTHONPATH": packages, "SOURCE_DATE_EPOCH": str(noon)}
    command = [sys.executable, "-c", code, *arguments]
    process = subprocess.run(command, cwd=folder, env=environ, check=False, capture_output=True, text=True)
    if process.returncode not in (0, allowed):
        raise SystemExit(f"{shlex.join(arguments)}: {process.stdout[-2000:]}{process.stderr[-2000:]}")


def write_records(checkout: Path, assets: Path, *, records: int, libraries: bool) -> None:
    """Write the records to build, as a checkout does: the example, made-up ones or the libraries."""
    if records:
        run(checkout, assets.parent, WRITE, str(assets), str(records))
    elif libraries:
        mapping = checkout / "docs" / "handbook" / "mappings" / "uk_libraries.yaml"
        # It ends with 1 because rows of the table were left out.
        run(checkout, assets.parent, COMMAND, "import", "csv", str(LIBRARIES), "--mapping", str(mapping), allowed=1)
        settings = assets / "directory.yaml"  # of a starter, which may not be published as it is
        text = settings.read_text("utf-8").replace("directory.example.org", "libraries.example.com")
        text = text.replace("hello@example.org", "desk@libraries.example.com").replace("01632 960001", "01632 960160")
        settings.write_text(text, encoding="utf-8")
    else:
        shutil.copytree(checkout / "assets", assets, symlinks=True)


def site_of(checkout: Path, assets: Path, docs: Path, project: Path) -> dict[str, bytes]:
    """Build the records with the program of a checkout and the pages around them of another.

    Returns:
        The files of the site that are compared, by their path in it.
    """
    shutil.copytree(assets, project / "assets", symlinks=True)
    shutil.copytree(docs / "docs", project / "docs")
    shutil.copy(docs / "mkdocs.yml", project)
    run(checkout, project, COMMAND, "build", "--no-cache", "--site-dir", str(project / "site"))
    return pages_of(project / "site")


@contextmanager
def checkout_of(commit: str, folder: Path) -> Iterator[Path]:
    """The files of a commit in a folder, or this checkout where there is no commit."""
    if not commit:
        yield ROOT
        return
    subprocess.run(["git", "worktree", "add", "-q", "--detach", str(folder), commit], cwd=ROOT, check=True)
    try:
        yield folder
    finally:
        subprocess.run(["git", "worktree", "remove", "--force", str(folder)], cwd=ROOT, check=True)


def plain(content: bytes) -> bytes:
    """The bytes of a page without what the names of moved scripts and digests change."""
    content = _MOVED.sub(lambda results: MOVED[results[0].decode()].encode(), content)
    content = re.sub(rb"/fp/[0-9a-f]{8}/", b"/fp/-/", content)
    content = re.sub(rb'"version":"[0-9a-f]{10}"', b'"version":"-"', content)  # of search files: a digest of them all
    # In the order of their names, which moved.
    return _PRELOADS.sub(lambda results: b"".join(sorted(re.findall(rb"<link[^>]*>", results[0]))), content)


def pages_of(site: Path) -> dict[str, bytes]:
    """Every file but the scripts and styles themselves, and the mark, which names all files with their digests."""
    return {
        path.relative_to(site).as_posix(): plain(path.read_bytes())
        for path in sorted(site.rglob("*"))
        if path.is_file() and not path.is_relative_to(site / "fp") and path.name != ".fingerpost"
    }


def compare(before: dict[str, bytes], after: dict[str, bytes], *, shown: int) -> bool:
    """Print which files differ, and the lines of some of them.

    Returns:
        Whether none does.
    """
    differ = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    print(f"{len(after):,} files, {len(differ):,} of them differ")
    for folder_name, count in sorted(Counter(name.partition("/")[0] for name in differ).items()):
        print(f"  {folder_name}: {count}")
    for differing in differ[:shown]:
        old = before.get(differing, b"").decode("utf-8", "replace").splitlines()
        new = after.get(differing, b"").decode("utf-8", "replace").splitlines()
        print(f"--- {differing}")
        print("\n".join(line[:300] for line in difflib.unified_diff(old, new, lineterm="", n=0)))
    return not differ


def main() -> None:
    """Compare the example, a made-up directory or the libraries."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("commit", help="the older commit")
    parser.add_argument("--and", dest="newer", default="", help="the newer one, if it is not what is checked out here")
    parser.add_argument("--records", type=int, default=0, help="so many made-up activities instead of the example")
    parser.add_argument("--libraries", action="store_true", help="the real libraries instead of the example")
    parser.add_argument("--shown", type=int, default=5, help="of how many files the lines that differ are printed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="same-site-") as name:
        folder = Path(name)
        with (
            checkout_of(options.commit, folder / "older") as older,
            checkout_of(options.newer, folder / "newer") as newer,
        ):
            write_records(older, folder / "assets", records=options.records, libraries=options.libraries)
            before = site_of(older, folder / "assets", newer, folder / "before")
            after = site_of(newer, folder / "assets", newer, folder / "after")
        raise SystemExit(0 if compare(before, after, shown=options.shown) else 1)


if __name__ == "__main__":
    main()
