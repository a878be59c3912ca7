"""Build the same records with the program of another commit and with this one, and say which files differ.

    python -m tests.bench.same_site COMMIT
    python -m tests.bench.same_site COMMIT --records 10000

The other program runs with the libraries that are installed here. Names that hold a digest (the folder of scripts and
styles, the search files) are taken for the same, as are the new names of moved scripts, which are listed below.
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

from tests.bench.generate import BENCH_DAY, write_directory

ROOT = Path(__file__).parents[2]
BUILD = "import sys; sys.argv[0] = 'fingerpost'; from fingerpost.cli import main; main()"

MOVED = {
    "js/ageing.js": "js/stale-page.js",
    "js/coming.js": "js/shared/next-dates.js",
    "js/days.js": "js/shared/days.js",
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


def build(package: Path, project: Path, site: Path) -> None:
    """Build with the program of a checkout.

    Raises:
        CalledProcessError: If it could not.
    """
    seconds = int(BENCH_DAY.strftime("%s"))
    environ = {**os.environ, "PYTHONPATH": str(package), "SOURCE_DATE_EPOCH": str(seconds + 12 * 3600)}
    command = [sys.executable, "-c", BUILD, "build", "--no-cache", "--site-dir", str(site)]
    subprocess.run(command, cwd=project, env=environ, check=True, capture_output=True)


def plain(content: bytes) -> bytes:
    """The bytes of a page without what the names of moved scripts and digests change."""
    content = _MOVED.sub(lambda found: MOVED[found[0].decode()].encode(), content)
    content = re.sub(rb"/fp/[0-9a-f]{8}/", b"/fp/-/", content)
    # In the order of their names, which moved.
    return _PRELOADS.sub(lambda found: b"".join(sorted(re.findall(rb"<link[^>]*>", found[0]))), content)


def pages_of(site: Path) -> dict[str, bytes]:
    """Every file but the scripts and styles themselves, and the mark, which names all files with their digests."""
    return {
        path.relative_to(site).as_posix(): plain(path.read_bytes())
        for path in sorted(site.rglob("*"))
        if path.is_file() and not path.is_relative_to(site / "fp") and path.name != ".fingerpost"
    }


def compare(commit: str, assets: Path, *, shown: int) -> bool:
    """Build and compare; print what differs.

    Returns:
        Whether nothing does.
    """
    with tempfile.TemporaryDirectory(prefix="same-site-") as name:
        folder = Path(name)
        other = folder / "other"
        subprocess.run(["git", "worktree", "add", "-q", "--detach", str(other), commit], cwd=ROOT, check=True)
        try:
            sites = []
            for number, checkout in enumerate((other, ROOT)):
                project = folder / f"project-{number}"
                shutil.copytree(assets, project / "assets", symlinks=True)
                # The pages of docs are written for the site, and may change: those of this commit, for both.
                shutil.copytree(ROOT / "docs", project / "docs")
                shutil.copy(ROOT / "mkdocs.yml", project)
                build(checkout / "generator", project, project / "site")
                sites.append(pages_of(project / "site"))
        finally:
            subprocess.run(["git", "worktree", "remove", "--force", str(other)], cwd=ROOT, check=True)
    before, after = sites
    differ = sorted(name for name in before.keys() | after.keys() if before.get(name) != after.get(name))
    print(f"{len(after):,} files, {len(differ):,} of them differ from {commit}")
    for folder_name, count in sorted(Counter(name.partition("/")[0] for name in differ).items()):
        print(f"  {folder_name}: {count}")
    for differing in differ[:shown]:
        old = before.get(differing, b"").decode("utf-8", "replace").splitlines()
        new = after.get(differing, b"").decode("utf-8", "replace").splitlines()
        print(f"--- {differing}")
        print("\n".join(line[:300] for line in difflib.unified_diff(old, new, lineterm="", n=0)))
    return not differ


def main() -> None:
    """Compare the example, or a made-up directory."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("commit", help="what to compare with")
    parser.add_argument("--records", type=int, default=0, help="so many made-up activities instead of the example")
    parser.add_argument("--shown", type=int, default=5, help="of how many files the lines that differ are printed")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="same-site-records-") as name:
        assets = Path(name) / "assets" if options.records else ROOT / "assets"
        if options.records:
            write_directory(assets, options.records)
        raise SystemExit(0 if compare(options.commit, assets, shown=options.shown) else 1)


if __name__ == "__main__":
    main()
