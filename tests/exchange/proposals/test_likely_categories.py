"""A kind of a list that no category is called: the likely ones are written beside it, to be chosen by a person."""

from __future__ import annotations

import pytest

from fingerpost.exchange.tables.propose.likely_categories import likely_categories
from fingerpost.exchange.tables.propose.vocabulary import words_of_categories


@pytest.fixture(scope="module")
def categories(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    return words_of_categories(tmp_path_factory.mktemp("nothing-yet"))


@pytest.mark.parametrize(
    ("value", "category"),
    [
        ("Drink and Drugs", "drink-drugs-and-gambling"),
        ("Job stuff", "job-clubs"),
        ("Keeping Safe", "safety"),
        ("My Rights and the Law", "legal-advice"),
        ("Parents and toddlers", "toddler-groups"),
        ("Faith groups", "faith-groups"),
    ],
)
def test_the_likely_ones_are_offered(value: str, category: str, categories) -> None:  # type: ignore[no-untyped-def]
    assert category in likely_categories(value, categories, 3)


@pytest.mark.parametrize("value", ["Other", "Community groups", "Advice and information", "", "&", "Miscellaneous"])
def test_words_that_say_nothing_offer_nothing(value: str, categories) -> None:  # type: ignore[no-untyped-def]
    assert likely_categories(value, categories, 3) == []
