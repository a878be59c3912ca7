"""What scripts say: in the language of the directory, in one file for all pages."""

from __future__ import annotations

import json
import re
from pathlib import Path

from fingerpost.files.own import PACKAGE
from fingerpost.language import language_for
from fingerpost.pages.shipping.browser_files import FOLDER, browser_files
from fingerpost.pages.shipping.script_words import script_words

SCRIPTS = PACKAGE / "browser" / "js"


def words(module: bytes) -> dict[str, str]:
    words_there: dict[str, str] = json.loads(module.decode().removeprefix("export const words = ").removesuffix(";\n"))
    return words_there


def test_every_word_that_scripts_ask_the_page_for_is_there() -> None:
    names: set[str] = set()
    for path in SCRIPTS.rglob("*.js"):
        names |= set(re.findall(r"\b(?:pageWords|words)\.(fp\w+)", path.read_text(encoding="utf-8")))

    assert names - {"fpTimezone", "fpBuilt"} == set(words(script_words(language_for("en"))))  # those two: on the page


def test_the_words_are_shipped_and_their_language_changes_the_address(tmp_path: Path) -> None:
    english = browser_files(words=script_words(language_for("en")))
    english.copy_to(tmp_path)

    assert '"fpToday": "Today"' in (tmp_path / FOLDER / english.version / "js" / "site.js").read_text(encoding="utf-8")
    assert english.version != browser_files(words=script_words(language_for("en")).replace(b"Today", b"Heddiw")).version
