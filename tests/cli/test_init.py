"""fingerpost init, as a person types it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from fingerpost.cli import commands
from fingerpost.reading.read import read_shared
from fingerpost.records.placeholders import EMAIL, PHONE, SITE
from fingerpost.writing import own_wheel
from tests.wheel import wheel_of_checkout

ROOT = Path(__file__).parents[2]
EXAMPLES = (("site", SITE), ("email", EMAIL), ("phone", PHONE))


@pytest.fixture(autouse=True)
def wheel_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same for each directory of these tests: to make it takes three quarters of the time of ``init``."""
    monkeypatch.setattr(own_wheel, "own_wheel", wheel_of_checkout)


def test_init_says_what_to_do_next(tmp_path: Path) -> None:
    done = CliRunner().invoke(commands, ["init", str(tmp_path / "wells"), "--town", "Wells"])

    assert done.exit_code == 0, done.output
    assert f"  cd {tmp_path / 'wells'}\n" in done.output
    assert "  fingerpost serve\n" in done.output


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ([], "put your own in place of the example beside site, email and phone\n"),
        (["--phone", "01632 960041"], "put your own in place of the example beside site\n"),
        (["--phone", "01632 960041", "--site", "https://a.example.net/"], "look the settings over\n"),
    ],
)
def test_init_names_the_examples_that_are_in_the_settings(tmp_path: Path, options: list[str], words: str) -> None:
    done = CliRunner().invoke(commands, ["init", str(tmp_path / "wells"), "--no-questions", *options])

    assert f"  open assets/directory.yaml and {words}" in done.output
    lines = (tmp_path / "wells" / "assets" / "directory.yaml").read_text("utf-8").splitlines()
    examples = [name for name, example in EXAMPLES if f"{name}: {example}" in map(str.strip, lines)]
    assert examples == [name for name, _ in EXAMPLES if name in words]


@pytest.mark.parametrize(
    ("country", "phone"), [("IE", "01632 960041"), ("GB", "01632 96"), ("GB", "999"), ("US", "01632 960041")]
)
def test_init_takes_no_number_that_check_calls_an_error(country: str, phone: str, tmp_path: Path) -> None:
    options = ["--country", country, "--phone", phone, "--no-questions"]
    options += ["--timezone", "America/New_York"] * (country == "US")

    done = CliRunner().invoke(commands, ["init", str(tmp_path / "ennis"), *options])

    assert done.exit_code == 2, done.output
    assert "fingerpost init: " in done.output
    assert not (tmp_path / "ennis").exists()


def test_the_handbook_names_every_example_that_init_writes() -> None:
    text = (ROOT / "docs/handbook/start.md").read_text("utf-8")

    for name, example in EXAMPLES:
        assert f"| `{name}: {example}` |" in text


def test_init_leaves_a_folder_alone_that_is_not_empty(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Jean", "utf-8")

    done = CliRunner().invoke(commands, ["init", str(tmp_path)])

    assert done.exit_code == 2
    assert f"There is something in {tmp_path} already, so nothing was written." in done.stderr
    assert "hint: Name a folder that is new" in done.stderr


def test_init_leaves_what_nobody_can_see_out_of_the_names(tmp_path: Path) -> None:
    done = CliRunner().invoke(commands, ["init", str(tmp_path / "wells"), "--town", "Wel\u200bls"])

    assert done.exit_code == 0, done.output
    assert "Wel\u200bls" not in (tmp_path / "wells" / "assets" / "directory.yaml").read_text("utf-8")
    assert "Wells" in (tmp_path / "wells" / "assets" / "directory.yaml").read_text("utf-8")


def test_what_is_given_is_in_the_settings(tmp_path: Path) -> None:
    words = "--town Llangefni --nation WLS --outcodes ll77,LL78 --email us@example.net --github our-town/llangefni"
    done = CliRunner().invoke(
        commands, ["init", str(tmp_path / "ours"), *words.split(), "--site", "https://a.example.net"]
    )

    settings = read_shared(tmp_path / "ours" / "assets").settings
    assert done.exit_code == 0, done.output
    assert (settings.title, settings.site, settings.nation) == ("Llangefni directory", "https://a.example.net/", "WLS")
    assert (settings.outcodes, settings.area_name) == (("LL77", "LL78"), "Llangefni")
    assert (settings.editors.email, settings.editors.phone) == ("us@example.net", "")
    assert settings.submissions == {"github": "our-town/llangefni", "email": "us@example.net"}


@pytest.mark.parametrize(
    ("option", "value", "words"),
    [
        ("--outcodes", "LL77,Anglesey", "Anglesey is not the first half of a postcode."),
        ("--site", "http://example.net/", "is not the address of a site."),
        ("--site", "https://example.net/a b/", "is not the address of a site."),
        ("--email", 'us"@example.net', "is not an address for email."),
        ("--github", "ours", "ours is not the name of a repository."),
    ],
)
def test_what_cannot_be_is_refused_before_anything_is_written(
    option: str, value: str, words: str, tmp_path: Path
) -> None:
    done = CliRunner().invoke(commands, ["init", str(tmp_path / "ours"), option, value])

    assert (done.exit_code, words in done.stderr) == (2, True)
    assert not (tmp_path / "ours").exists()


def answered(folder: Path, answers: bytes, *options: str) -> subprocess.CompletedProcess[str]:
    """What init does in a terminal in which these lines are typed; the directory is "ours"."""
    ours, theirs = os.openpty()
    os.write(ours, answers)
    command = [sys.executable, "-m", "fingerpost", "init", "ours", *options]
    try:
        return subprocess.run(command, cwd=folder, stdin=theirs, capture_output=True, text=True, check=False)
    finally:
        os.close(ours)
        os.close(theirs)


@pytest.mark.skipif(sys.platform == "win32", reason="There is no terminal to pretend.")
def test_in_a_terminal_it_asks_for_what_is_not_given(tmp_path: Path) -> None:
    done = answered(tmp_path, b"St Davids\nWLS\nSA62\n\n01632 960041\n", "--title", "Ours")

    assert done.returncode == 0, done.stderr
    assert done.stderr.count("?") == 5
    settings = read_shared(tmp_path / "ours" / "assets").settings
    assert (settings.area_name, settings.nation, settings.outcodes) == ("St Davids", "WLS", ("SA62",))
    assert (settings.editors.email, settings.editors.phone) == ("", "01632 960041")


def started(folder: Path, *words: str):
    done = CliRunner().invoke(commands, ["init", str(folder), "--no-questions", *words])
    return done, read_shared(folder / "assets").settings if done.exit_code == 0 else None


def test_an_irish_town_has_what_is_true_in_ireland(tmp_path: Path) -> None:
    done, settings = started(tmp_path / "ennis", "--town", "Ennis", "--country", "ie")

    assert (settings.country, settings.timezone) == ("IE", "Europe/Dublin")
    assert [(line.name, line.phone) for line in settings.crisis] == [
        ("Emergency services", "999"),
        ("Samaritans", "116 123"),
    ]
    text = (tmp_path / "ennis/assets/directory.yaml").read_text("utf-8")
    assert "nation:" not in text and "free to ring in Ireland." in text
    assert "does not have for other\ncountries" in done.output and "fingerpost locate" in done.output


def test_an_american_town_names_its_time_zone(tmp_path: Path) -> None:
    refused, _ = started(tmp_path / "salem", "--country", "US")
    _, settings = started(tmp_path / "salem", "--country", "US", "--timezone", "America/New_York")

    assert refused.exit_code == 2 and "United States has more than one time zone." in refused.stderr
    assert (settings.country, settings.timezone) == ("US", "America/New_York")
    assert [line.phone for line in settings.crisis] == ["911", "988"]


@pytest.mark.skipif(sys.platform == "win32", reason="There is no terminal to pretend.")
def test_in_a_terminal_a_country_can_be_the_answer(tmp_path: Path) -> None:
    done = answered(tmp_path, b"Ennis\nEire\nIE\n\n061 496 000\n")

    assert done.returncode == 0, done.stderr
    assert read_shared(tmp_path / "ours/assets").settings.country == "IE"
    assert "first halves of its postcodes" not in done.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--country", "Ireland"], "Ireland is not the code of a country."),
        *(
            (["--country", code], f"{code} is not the code of a country.")
            for code in ("ZZ", "EU", "UN", "EZ", "QO", "XA")
        ),
        (["--country", "IE", "--nation", "ENG"], "--nation is for the United Kingdom only."),
        (["--country", "IE", "--outcodes", "BA5"], "--outcodes is for the United Kingdom only."),
        (["--country", "US", "--timezone", "Eastern"], "Eastern is not the name of a time zone."),
    ],
)
def test_what_does_not_go_with_a_country_is_refused(tmp_path: Path, words: list[str], message: str) -> None:
    refused, _ = started(tmp_path / "town", *words)

    assert refused.exit_code == 2 and message in refused.stderr
    assert not (tmp_path / "town").exists()


def test_britain_says_nothing_of_other_countries(tmp_path: Path) -> None:
    done, settings = started(tmp_path / "wells", "--country", "UK")

    assert (settings.country, settings.nation, settings.timezone) == ("GB", "ENG", "Europe/London")
    assert "other\ncountries" not in done.output


SURE = {"US": "911", "CA": "911", "AU": "000", "NZ": "111", "IE": "999"}
ELSEWHERE = dict.fromkeys(["PL", "NL", "BR", "AE", "GE", "RW", "TZ", "SA", "IR", "LB", "FR", "DE", "IN", "ZA"], "112")


@pytest.mark.parametrize(("country", "number"), {**SURE, **ELSEWHERE}.items())
def test_the_emergency_number_is_one_that_is_answered_there(country: str, number: str, tmp_path: Path) -> None:
    done, settings = started(tmp_path / "town", "--country", country, "--timezone", "Europe/Paris")

    text = (tmp_path / "town/assets/directory.yaml").read_text("utf-8")
    assert settings.crisis[0].phone == number
    assert ("real and free" in text) is (country in SURE)
    assert ("is from tables" in done.output) is ("tables of telephone numbers" in text) is (country not in SURE)


@pytest.mark.parametrize("country", ["JP", "CN", "MX", "NG", "SG"])
def test_where_no_emergency_number_is_known_it_must_be_added(country: str, tmp_path: Path) -> None:
    done, settings = started(tmp_path / "town", "--country", country, "--timezone", "Europe/Paris")

    text = (tmp_path / "town/assets/directory.yaml").read_text("utf-8")
    assert not settings.crisis
    assert "No emergency number is known for" in done.output and "No emergency number is known for" in text
    assert "real and free" not in text


def test_a_country_has_its_article_inside_a_sentence(tmp_path: Path) -> None:
    done, _ = started(tmp_path / "salem", "--country", "US", "--timezone", "America/New_York")

    assert "will be those of the United States." in done.output


@pytest.mark.skipif(sys.platform == "win32", reason="There is no terminal to pretend.")
def test_in_a_terminal_a_wrong_time_zone_is_asked_again(tmp_path: Path) -> None:
    done = answered(tmp_path, b"Salem\nUS\nEastern\n\namerica/new_york\n\n202-555-0123\n")

    assert done.returncode == 0, done.stderr
    assert "Eastern is not the name of a time zone. Type one of these: America/Adak" in done.stderr
    assert read_shared(tmp_path / "ours/assets").settings.timezone == "America/New_York"
