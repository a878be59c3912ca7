"""fingerpost init: start a directory for another town."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from fingerpost.cli.stop import stop
from fingerpost.language.counted import counted
from fingerpost.records.settings import NATIONS

if TYPE_CHECKING:
    from fingerpost.writing.beginning import Beginning


@click.command("init", short_help="Start a directory for another town.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", default="", help="The name of the site, if not the town's or the folder's.")
@click.option("--town", default="", help="The town or district it is for.")
@click.option("--country", default="", help="Two letters, such as IE. If left out, GB: the United Kingdom.")
@click.option("--timezone", default="", help="Its time zone, if the country has several: America/New_York.")
@click.option("--nation", type=click.Choice(NATIONS), help="Whose bank holidays and helplines. If left out, ENG.")
@click.option("--outcodes", default="", help="The first halves of its postcodes: PL20,PL21.")
@click.option("--site", default="", help="The address the site will have, if you know it.")
@click.option("--editors", default="", help="The name of the team that keeps it.")
@click.option("--email", default="", help="A mailbox of the team. It is on every page.")
@click.option("--phone", default="", help="A number of the team. It is on every page.")
@click.option("--github", "repository", default="", help="Its repository: OWNER/NAME.")
@click.option("--print/--no-print", "prints", default=True, help="Whether to install what menus as PDF need.")
@click.option("--no-questions", is_flag=True, help="Ask nothing; what is not given becomes an example.")
def command(
    *,
    folder: Path,
    title: str,
    town: str,
    country: str,
    timezone: str,
    nation: str | None,
    outcodes: str,
    site: str,
    editors: str,
    email: str,
    phone: str,
    repository: str,
    prints: bool,
    no_questions: bool,
) -> None:
    """Start a directory for another town, in a new folder DIR.

    It holds the settings, a full vocabulary, editorial pages, what GitHub needs to check and publish it, and
    the Fingerpost that builds it, so that it works wherever there is Python. There is no record in it yet.
    In a terminal it asks for what is not given. Where an answer is empty, the settings have an example in its place,
    such as hello@example.org: you can look at the site with it, and it is never published.

    \b
    Examples:
      fingerpost init wells
      fingerpost init wells --town "Wells" --nation ENG --outcodes BA5 --email hello@example.org
      fingerpost init ennis --town "Ennis" --country IE

    Exits with 0 when it is written, and 2 when it could not be.
    """  # noqa: D301  # click needs the character itself
    from fingerpost.writing.beginning import EXTRAS, Beginning  # imported here so that --help answers at once
    from fingerpost.writing.countries import time_zones
    from fingerpost.writing.own_wheel import WheelUnknown, own_wheel
    from fingerpost.writing.start import FolderNotEmpty, start_directory

    if sys.stdin.isatty() and not no_questions:
        town = town or _ask("Which town or district is it for?")
        if not nation and not country:
            nation, country = _ask_nation()
        if country.upper() in ("", "GB", "UK"):
            outcodes = outcodes or _ask("The first halves of its postcodes, such as BA5, BA11?")
        elif not timezone and len(zones := time_zones(country.upper())) != 1:
            timezone = _ask_time_zone(zones)
        email = email or _ask("A mailbox of the editors, on every page?")
        phone = phone or _ask("A telephone number of the editors, on every page?")
    country = _country(country.strip(), nation, outcodes)
    beginning = Beginning(
        title=_plain(title),
        town=_plain(town),
        country=country,
        nation=nation or "ENG",
        timezone=_time_zone(timezone.strip(), country),
        outcodes=_outcodes(outcodes),
        site=_address(site.strip()),
        editors=_plain(editors),
        email=_email(_plain(email)),
        phone=_phone(_plain(phone), country),
        repository=_repository(repository.strip()),
        extras=tuple(extra for extra in EXTRAS if prints or extra != "print"),
    )
    try:
        new_files = start_directory(folder, beginning, own_wheel())
    except FolderNotEmpty:
        raise stop(
            "init",
            f"There is something in {folder} already, so nothing was written.",
            "Name a folder that is new: fingerpost init mytown",
        ) from None
    except WheelUnknown as unknown:
        raise stop("init", unknown.message, unknown.hint) from None
    except OSError as error:
        raise stop("init", f"{error.filename or folder} could not be written: {error.strerror}.", "") from None
    click.echo(
        f"{counted(len(new_files), 'file is', 'files are')} written in {folder}. README.md there says what each is for."
    )
    if country != "GB":
        _say_what_is_not_offered(country)
    click.echo("Next:")
    if folder != Path():
        click.echo(f"  cd {folder}")
    click.echo(f"  open assets/directory.yaml and {_what_to_write(beginning)}")
    click.echo('  fingerpost new activity "Chair yoga", or if you have a list: fingerpost import LIST')
    click.echo("  fingerpost serve")
    click.echo("Before it goes on the web:")
    click.echo("  fingerpost doctor")


def _what_to_write(beginning: Beginning) -> str:
    """What to write in the settings: examples stand in for what nobody has said yet."""
    examples = [] if beginning.site else ["site"]
    examples += [] if beginning.email or beginning.phone else ["email", "phone"]
    if not examples:
        return "look the settings over"
    names = f"{', '.join(examples[:-1])} and {examples[-1]}" if len(examples) > 1 else examples[0]
    return f"put your own in place of the example beside {names}"


def _ask_nation() -> tuple[str | None, str]:
    """Ask until the answer is a nation of the United Kingdom or another country; that nation, and the country."""
    from fingerpost.writing.countries import country_name

    text = f"Whose bank holidays? ({', '.join(NATIONS)}, or a country in two letters, such as IE)"
    while True:
        answer = str(click.prompt(text, default="ENG", err=True)).strip().upper()
        if answer in NATIONS:
            return answer, "GB"
        if answer == "UK" or country_name(answer):
            return None, answer
        click.echo(f"No country has the letters {answer}.", err=True)


def _ask_time_zone(zones: list[str]) -> str:
    """Ask until the answer is the name of a time zone; those of the country are shown."""
    from zoneinfo import available_timezones

    # Any: the tables of countries have some of them by older names only.
    by_name = {name.casefold(): name for name in available_timezones()}
    while True:
        answer = _ask(f"In which time zone, such as {zones[0] if zones else 'America/New_York'}?").strip()
        if name := by_name.get(answer.casefold()):
            return name
        reason = f"{answer} is not the name of a time zone." if answer else "A time zone is needed."
        click.echo(f"{reason} Type one of these: {', '.join(zones)}" if zones else reason, err=True)


def _say_what_is_not_offered(country: str) -> None:
    from fingerpost.writing.countries import country_in_words, emergency_number, is_sure

    name = country_in_words(country)
    number = emergency_number(country)
    if not number:
        click.echo(f"No emergency number is known for {name}: add it in assets/directory.yaml, under crisis.")
    elif not is_sure(country):
        click.echo(f"The emergency number {number} is from tables: make sure that it is right for {name}.")
    click.echo(f"Telephone numbers, money and public holidays will be those of {name}. What it does not have for other")
    click.echo("countries, and what you should look at before the site goes on the web:")
    click.echo("  postcodes are kept as they are written, and give no positions: see fingerpost locate --help")
    click.echo("  helplines: add yours in assets/directory.yaml, under crisis")
    click.echo("  the pages in docs and the words of the site speak of GPs, the NHS and British charities")


def _country(country: str, nation: str | None, outcodes: str) -> str:
    from fingerpost.writing.countries import country_in_words, country_name

    code = country.upper() or "GB"
    if code == "UK":
        code = "GB"
    if not country_name(code):
        raise stop("init", f"{country} is not the code of a country.", "Write its two letters: GB, IE, US")
    for option, value in (("--nation", nation), ("--outcodes", outcodes)):
        if value and code != "GB":
            raise stop(
                "init", f"{option} is for the United Kingdom only.", f"Leave it out for {country_in_words(code)}."
            )
    return code


def _time_zone(timezone: str, country: str) -> str:
    from zoneinfo import available_timezones

    from fingerpost.writing.countries import country_in_words, time_zones

    if timezone and timezone not in available_timezones():
        raise stop("init", f"{timezone} is not the name of a time zone.", "Write it like this: America/New_York")
    zones = time_zones(country)
    if timezone or len(zones) == 1:
        return timezone or zones[0]
    shown = f"Add --timezone and one of these: {', '.join(zones)}" if zones else "Name it with --timezone"
    name = country_in_words(country)
    number = "more than one time zone" if zones else "a time zone that is not known here"
    raise stop("init", f"{name[:1].upper()}{name[1:]} has {number}.", shown)


def _ask(question: str) -> str:
    return str(click.prompt(question, default="", show_default=False, err=True))


def _plain(words: str) -> str:
    from fingerpost.records.characters import without_faults

    return " ".join(without_faults(words).split())


def _outcodes(text: str) -> tuple[str, ...]:
    from fingerpost.geography.postcode import tidy_outcode

    words = re.findall(r"[^\s,;]+", text)
    for word in words:
        if tidy_outcode(word) is None:
            raise stop("init", f"{word} is not the first half of a postcode.", "Write them like this: BA5,BA11")
    return tuple(dict.fromkeys(outcode for word in words if (outcode := tidy_outcode(word))))


def _address(site: str) -> str:
    if not site:
        return ""
    site = f"{site.rstrip('/')}/"
    if not re.fullmatch(r"https://[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+(/[A-Za-z0-9._~-]+)*/", site):
        raise stop("init", f"{site} is not the address of a site.", "Write it like this: https://wells.example.org/")
    return site


def _email(email: str) -> str:
    if email and not re.fullmatch(r"[^\s@\"\\]+@[^\s@\"\\]+\.[^\s@\"\\]+", email):
        raise stop("init", f"{email} is not an address for email.", "Write it like this: hello@example.org")
    return email


def _phone(phone: str, country: str) -> str:
    """The number, if check will take it in this country."""
    from fingerpost.checks.phones import judge_phone
    from fingerpost.records.problem import Severity
    from fingerpost.records.span import Span

    spans = {"editors.phone": Span("assets/directory.yaml")}
    for problem in judge_phone(phone, country, spans, "editors.phone", may_be_emergency=False) if phone else ():
        if problem.severity is Severity.ERROR:
            raise stop("init", problem.message, problem.hint)
    return phone


def _repository(name: str) -> str:
    if name and not re.fullmatch(r"[A-Za-z0-9-]+/[A-Za-z0-9._-]+", name):
        raise stop("init", f"{name} is not the name of a repository.", "Write its owner and its name: our-town/wells")
    return name
