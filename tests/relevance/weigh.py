"""Weigh words by how much more often people in danger type them, for what no phrase of danger matches.

    python -m tests.relevance.weigh > generator/fingerpost/search/danger-weights.en.txt

A logistic regression over words and pairs of neighbours. It learns from the lists in tests/search/danger that were
worked on, from the searches of this folder, the words of the example, and everyday.en.txt; never from the lists kept to
measure by. Weights are whole numbers, so that Python and the browser come to the same sums.
"""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import fingerpost.search
from fingerpost.publish.prepare import prepare
from fingerpost.search.crisis import features_of, kind_of
from fingerpost.search.text import words_of
from tests.relevance.danger import read_list
from tests.relevance.judge import read_queries
from tests.relevance.needs import read_needs
from tests.search.conftest import EXAMPLE, TODAY

LEARNT = ("open", "second")
LEAST_OFTEN = 4  # a word in fewer phrases says too little
LEAST_WEIGHT = 0.9  # of those that are kept
STEPS = 4  # whole numbers for a weight of 1
SURE = 10  # steps above what is as likely as not
ROUNDS, RATE, SHRINK = 12, 0.3, 0.003
HEAD = """\
# How much words, and pairs of words, speak of danger: what their weights add up to is above 0 where they do. The weight
# that has no word is where the sum begins. Made by python -m tests.relevance.weigh, from the lists of phrases.
"""

Example = tuple[frozenset[str], bool]


def examples() -> Iterator[Example]:
    """Everything that is learnt from, and whether it is danger."""
    for row in read_list("danger"):
        if row["part"] in LEARNT:
            yield features(row["phrase"]), True
    everyday = Path(fingerpost.search.__file__).with_name("everyday.en.txt").read_text(encoding="utf-8").splitlines()
    vocabulary = prepare(EXAMPLE, today=TODAY).edition.directory.vocabulary
    terms = [*vocabulary.categories.values(), *vocabulary.needs.values(), *vocabulary.audiences.values()]
    calm = [
        *(row["phrase"] for row in read_list("everyday") if row["part"] in LEARNT),
        *(query for searches in read_queries().values() for query in searches),
        *(need.words for need in read_needs() if not need.is_held),
        *(words for term in terms if not kind_of(term) for words in (term.name, *term.words)),
        *(word for line in everyday if not line.startswith("#") for word in line.partition(":")[2].split(",")),
    ]
    for phrase in calm:
        if features_there := features(phrase):
            yield features_there, False


def features(phrase: str) -> frozenset[str]:
    return frozenset(features_of(["^", *words_of(phrase), "$"])) - {""}


def learn(cases: list[Example]) -> tuple[dict[str, float], float]:
    """Give the weight of each feature, and the one to begin with: gradient descent with a step for each (AdaGrad)."""
    often = Counter(feature for words, _ in cases for feature in words)
    often_enough = [
        (sorted(each for each in words if often[each] >= LEAST_OFTEN), is_danger) for words, is_danger in cases
    ]
    weights: dict[str, float] = defaultdict(float)
    squares: dict[str, float] = defaultdict(lambda: 1e-6)
    begin = -1.0
    shuffled = random.Random(1)
    for _ in range(ROUNDS):
        shuffled.shuffle(often_enough)
        for words, is_danger in often_enough:
            total = begin + sum(weights[each] for each in words)
            wrong = 1 / (1 + math.exp(-max(-30.0, min(30.0, total)))) - is_danger
            begin -= 0.05 * wrong
            for each in words:
                slope = wrong + SHRINK * weights[each]
                squares[each] += slope * slope
                weights[each] -= RATE * slope / math.sqrt(squares[each])
    return weights, begin


def main() -> None:
    weights, begin = learn(list(examples()))
    groups: dict[int, list[str]] = defaultdict(list)
    for feature, weight in weights.items():
        if abs(weight) >= LEAST_WEIGHT:
            groups[round(STEPS * weight)].append(feature)
    print(HEAD)
    print(f"{round(STEPS * begin) - SURE}: ")
    for weight, several in sorted(groups.items()):
        print(f"{weight}: {', '.join(sorted(several))}")


if __name__ == "__main__":
    main()
