"""A made-up language, spoken nowhere, proves that no word is fixed in the code."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest
from jinja2 import Environment

from fingerpost.language import ENGLISH, Language, language_for
from fingerpost.records.session import Session, Weekday
from fingerpost.schedule.words import say_session

# Under the code of German, for its rules of plurals, lists and names of months; the words are nobody's.
WORDS = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "When"
msgstr "Wanno"

msgid "Every {days}"
msgid_plural "Every {n} weeks on {days}"
msgstr[0] "{days} toto"
msgstr[1] "{days} toto, {n} septi"

msgid "{starts} to {ends}"
msgstr "{starts}–{ends}"

msgid "{hour}am"
msgstr "{hour24}.{minute}"

msgid "term time only"
msgstr "skolo"

msgid "{weekday} {day} {month} {year}"
msgstr "{year} {month} {day}., {weekday}"

msgid "%(num)s chair"
msgid_plural "%(num)s chairs"
msgstr[0] "seddo: %(num)s"
msgstr[1] "seddi: %(num)s"
"""


@pytest.fixture
def made_up(tmp_path: Path) -> Language:
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "fingerpost.po").write_text(WORDS, encoding="utf-8")
    return language_for("de", tmp_path)


def test_a_session_is_said_in_the_order_of_the_other_language(made_up: Language) -> None:
    session = Session(days=(Weekday.TUESDAY,), starts=time(9), ends=time(10), term_time="somerset")

    assert say_session(session, made_up) == "Dienstag toto, 9.00–10.00, skolo"


def test_dates_and_lists_follow_the_other_language(made_up: Language) -> None:
    assert made_up.date(date(2026, 11, 25)) == "2026 November 25., Mittwoch"
    assert made_up.list_of(["a", "b", "c"]) == "a, b und c"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["Llun", "Mercher"], "Llun a Mercher"),
        (["Llun", "Iau"], "Llun ac Iau"),
        (["Llun", "Mercher", "ŵyl"], "Llun, Mercher, ac ŵyl"),
        (["Llun"], "Llun"),
    ],
)
def test_a_welsh_list_has_a_or_ac_as_the_next_word_asks(words: list[str], sentence: str, tmp_path: Path) -> None:
    folder = tmp_path / "cy" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "fingerpost.po").write_text('msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n', "utf-8")

    assert language_for("cy", tmp_path).list_of(words) == sentence


def test_a_word_not_yet_translated_is_english(made_up: Language) -> None:
    assert made_up.text("midday") == "midday"


def test_templates_speak_the_other_language_and_escape_what_fills_a_gap(made_up: Language) -> None:
    environment = Environment(autoescape=True)
    made_up.install(environment)

    page = environment.from_string(
        '{{ _("When") }}: {{ ngettext("%(num)s chair", "%(num)s chairs", 3) }} {{ _("%(x)s", x="<b>") }}'
    )

    assert page.render() == "Wanno: seddi: 3 &lt;b&gt;"


def test_templates_speak_english_too() -> None:
    environment = Environment(autoescape=True)
    ENGLISH.install(environment)

    assert environment.from_string('{{ ngettext("%(num)s chair", "%(num)s chairs", 1) }}').render() == "1 chair"


@pytest.mark.parametrize("code", ["en", "en-GB", "de", "xx", "", "../de", "not a code"])
def test_a_language_without_a_catalogue_is_english_as_a_whole(code: str) -> None:
    assert language_for(code) is ENGLISH
