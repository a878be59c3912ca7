"""What meets in some weeks, of which nobody has found out: it is found by its day, and every list says to ask which."""

from __future__ import annotations

from pathlib import Path

import pytest

from fingerpost.search.index.write import search_files
from fingerpost.search.query.answer import answer
from fingerpost.search.query.site import SearchFiles
from tests.published import SINGERS, TODAY, Publish
from tests.search.conftest import source_of, write

WAYS = {
    "repeats: weekly, every: 2, days: [tuesday]": "Every other Tuesday, ask which",
    "repeats: monthly, days: [tuesday]": "One Tuesday a month, ask which",
    "repeats: some-weeks, days: [tuesday]": "Some Tuesdays, ask which",
}


@pytest.mark.parametrize(("session", "words"), WAYS.items())
def test_it_is_found_by_its_day_with_words_to_ask(publish: Publish, tmp_path: Path, session: str, words: str) -> None:
    record = SINGERS.replace("repeats: weekly, days: [wednesday]", session)
    site = publish({"activities/singers.yaml": record})
    files = SearchFiles(write(search_files(site.edition.directory, source_of(site.edition), TODAY), tmp_path))

    for state in ({"q": "tuesday"}, {"day": ["tuesday"]}, {"q": "singing on tuesdays"}):
        results = answer(files, state, TODAY).results
        assert [files.card(each.document)[1] for each in results if each.is_full] == ["singers"]
        assert words in files.card(results[0].document)[5]
    assert answer(files, {"day": ["wednesday"]}, TODAY).results == []
    assert answer(files, {"soon": ["week"], "day": ["tuesday"]}, TODAY).results == []


@pytest.mark.parametrize(("session", "words"), WAYS.items())
def test_whats_on_names_it_below_the_days(publish: Publish, session: str, words: str) -> None:
    record = SINGERS.replace("repeats: weekly, days: [wednesday]", session)

    shown = publish({"activities/singers.yaml": record}).words("/whats-on/")
    control = publish({"activities/singers.yaml": SINGERS}).words("/whats-on/")

    days, _, unsure = shown.partition("In some weeks: ask which")
    assert "Everyday Singers" not in days
    assert f"Everyday Singers {words}" in unsure
    assert "In some weeks" not in control
