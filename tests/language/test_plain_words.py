"""One word for one thing: what docs/handbook/words-and-look.md says not to write is in no sentence of the interface."""

from __future__ import annotations

import re
from pathlib import Path

from fingerpost.language.catalogue import TEMPLATE
from fingerpost.stewardship.ringing_workbook import _COLUMNS as RINGING_LIST

HANDBOOK = Path(__file__).parents[2] / "docs" / "handbook" / "words-and-look.md"
# Each of these is only ever the wrong word; the others of the list mean something else as well, so a person reads them.
WRONG = ("provision", "organisation", "provider", "venue", "thing", "e-mail", "cancelled", "N/A", "TBC")


def test_no_sentence_of_the_interface_has_a_word_that_the_list_replaces() -> None:
    table = HANDBOOK.read_text("utf-8").partition("| Word |")[2]
    assert all(re.search(rf"\b{re.escape(word)}\b", table) for word in WRONG)
    sentences = re.findall(r'^(?:msgid(?:_plural)? )?"(.*)"$', TEMPLATE.read_text("utf-8").partition("\n\n")[2], re.M)
    assert "Find something to do" in sentences

    faults = [line for line in sentences for word in WRONG if re.search(rf"\b{re.escape(word)}s?\b", line)]

    assert [line for line in faults if "|" not in line] == []  # words that people may type are parted by "|"


def test_email_is_one_word_in_headings_of_workbooks_and_labels_of_fields_too() -> None:
    """Old workbooks are still read: each names its own headings."""
    schemas = sorted((HANDBOOK.parents[2] / "schema").glob("*.json"))
    titles = [title for path in schemas for title in re.findall(r'"title": "([^"]*)"', path.read_text("utf-8"))]
    titles += [heading for heading, _ in RINGING_LIST]

    assert titles.count("Email") == 4
    assert [title for title in titles if "e-mail" in title.lower()] == []
