"""What a new directory begins with: settings to change, and a vocabulary to keep."""

from __future__ import annotations

from pathlib import Path

from fingerpost.files.durable import write_all
from fingerpost.files.own import starter_folder
from fingerpost.records.placeholders import EMAIL, PHONE
from fingerpost.records.slug import slug_of
from fingerpost.writing.beginning import Beginning
from fingerpost.writing.countries import country_in_words, emergency_number, is_sure

# Areas belong to one part of the country; the rest serves anywhere.
VOCABULARIES = ("categories", "needs", "audiences", "access")

SETTINGS = """\
# The settings of the whole directory. Each is explained in the handbook, under "Every field".
# A line that begins with # is a note, or a setting that is switched off. To switch it on, write your own words and
# take the # away. Whatever says example.org or 01632 960001 is an example and nobody's: put your own in its place.

# The name of the site, and a few words under it.
title: {title}
tagline: Groups and activities near you

# Where the site will be, with https:// and a slash at the end. Change it before you publish.
site: {site}

country: {country}
{nation}timezone: {timezone}
languages: [en]

# The part of the country it covers. A place outside is reported.
{area}
# The land on the front page: hills, town, coast, none, or your own picture in docs, such as pictures/our-bridge.jpg.
# A category can have a part of that page to itself, and a link at the top of every page.
front_page:
  picture: hills
  # category: talking-cafe
  # words: Drop in for a chat. You do not need to book.
  # drawing: cup

# A word down the post of the sign on the front page: your county, in capitals.
# post_name: SOMERSET

# Who keeps the directory. This is on every page, so give the address and number of a team.
editors:
  name: {editors}
  {email}
  {phone}
  # When somebody answers the telephone. Without this line no page says when.
  # hours: Monday to Friday, 9am to 4pm

# How long an entry is trusted before somebody asks the group again.
review: {{crisis: 3 months, weekly: 6 months, activity: 12 months, group: 12 months, place: 12 months}}

{crisis}
map: {{streets: none}}

# Where groups send an entry: your repository on GitHub, an address of the team, or both.
{submissions}

# On what terms others may use the records.
licence: CC-BY-4.0
"""

# Source: NHS England, NHS 111 Wales, NHS 24 and the Public Health Agency of Northern Ireland, each on its own number.
_EMERGENCY = '{when: "In danger, or badly hurt", name: Emergency services, phone: "999", for: [medical]}'
_NURSE = (
    '{when: "Feeling low, or need a nurse", name: NHS, phone: "111", text: press 2 for mental health, for: [medical]}'
)
_NHS_24 = '{when: "Feeling low, or need a nurse", name: NHS 24, phone: "111", for: [medical]}'
_LIFELINE = '{when: "In distress or despair, day or night", name: Lifeline, phone: 0808 808 8000, for: [self]}'
_SAMARITANS = '{when: "Someone to listen, day or night", name: Samaritans, phone: 116 123, for: [self]}'
_NATIONAL = {"ENG": _NURSE, "WLS": _NURSE, "SCT": _NHS_24, "NIR": _LIFELINE}
_IN = {"ENG": "England", "WLS": "Wales", "SCT": "Scotland", "NIR": "Northern Ireland"}

_CRISIS = """\
# These are on every page. They are real and free to ring in {where}.
crisis:
{lines}"""
_TO_BE_CHECKED = """\
# These are on every page. The number is the one that the tables of telephone numbers have for {where}.
# Make sure that it is right there, and reached from every telephone, before the site goes on the web.
crisis:
{lines}"""
_NONE_KNOWN = """\
# On every page. No emergency number is known for {where}: add it here before the site goes on the web.
# crisis:
  # - {{when: "In danger, or badly hurt", name: Emergency services, phone: "", for: [medical]}}
{lines}"""
# Known of other countries beside their emergency number. Source: Samaritans, for the UK and Ireland; 988lifeline.org.
_ELSEWHERE = {
    "IE": _SAMARITANS,
    "US": '{when: "Someone to listen, day or night", name: 988 Suicide and Crisis Lifeline, phone: "988", for: [self]}',
}
_ADD_YOURS = """\
  # Add those of your country: who listens day and night, and who helps with health.
  # - {when: "Someone to listen, day or night", name: Helpline, phone: "116 123", for: [self]}
"""

AREAS = """\
# The towns and villages people search by, the bigger ones first. Add yours, each on a line like this.
# The position shows what is near: right-click on a map on the web to read it.
# old-green: {{name: Old Green, also: [The Green], location: {{lat: 54.1234, lon: -2.1234}}, outcodes: [{outcode}]}}

{town}
"""


def write_starter(assets: Path, title: str = "", town: str = "") -> list[str]:
    """Write settings and vocabulary if there are none; whatever is there already is left alone.

    Args:
        assets: The folder of the records, made if need be.
        title: The name of the site; the name of the folder when not given.
        town: The town it is for, if it is for one.

    Returns:
        The files that were written, from ``assets``.
    """
    files = starter_files(assets, Beginning(title=title, town=town))
    write_all((assets / name, text.encode()) for name, text in files.items())
    return list(files)


def starter_files(assets: Path, beginning: Beginning) -> dict[str, str]:
    """What ``write_starter`` writes, by name from ``assets``."""
    files: dict[str, str] = {}
    settings = assets / "directory.yaml"
    if not settings.exists():
        files[settings.name] = _settings(beginning, beginning.name or _title_from(assets))
    if not (assets / "vocabulary").is_dir():
        for name in VOCABULARIES:
            text = (starter_folder() / "assets" / "vocabulary" / f"{name}.yaml").read_text("utf-8")
            files[f"vocabulary/{name}.yaml"] = text
        if beginning.town:
            files["vocabulary/areas.yaml"] = _areas(beginning)
    return files


def _settings(beginning: Beginning, title: str) -> str:
    outcodes = ", ".join(beginning.outcodes)
    area = [f"name: {_quoted(beginning.town or 'Old Green')}", f"outcodes: [{outcodes or 'AB1, AB2'}]"]
    if beginning.town:
        area = ["area:", f"  {area[0]}", f"  {'' if outcodes else '# '}{area[1]}"]
    else:
        area = ["# area:", f"#   {area[0]}", f"#   {area[1]}"]
    # Whoever gives one way to reach the editors means to give no other; whoever gives none has yet to think of it.
    has_contact = bool(beginning.email or beginning.phone)
    email = f"email: {_quoted(beginning.email)}" if beginning.email else f"{'# ' * has_contact}email: {EMAIL}"
    phone = f"phone: {_quoted(beginning.phone)}" if beginning.phone else f"{'# ' * has_contact}phone: {PHONE}"
    repository, mailbox = beginning.repository, beginning.email
    sent_to = [f"github: {repository}"] * bool(repository) + [f"email: {_quoted(mailbox)}"] * bool(mailbox)
    is_british = beginning.country == "GB"
    return SETTINGS.format(
        title=_quoted(title),
        site=beginning.address,
        country=beginning.country,
        nation=f"# Whose bank holidays: ENG, WLS, SCT or NIR.\nnation: {beginning.nation}\n" if is_british else "",
        timezone=beginning.timezone,
        area="\n".join(area) + "\n",
        editors=_quoted(beginning.editors or "The directory team"),
        email=email,
        phone=phone,
        crisis=_crisis(beginning.country, beginning.nation),
        submissions=f"submissions: {{{', '.join(sent_to)}}}"
        if sent_to
        else f"# submissions: {{github: owner/repository, email: {EMAIL}}}",
    )


def known_crisis_lines(country: str, nation: str) -> list[str]:
    """The crisis lines that are known of a country, as ``crisis:`` has them; none of some countries.

    Args:
        country: Its code, such as GB.
        nation: In the United Kingdom, the part of it: ENG, WLS, SCT or NIR.
    """
    if country == "GB":
        return [_EMERGENCY, _NATIONAL[nation], _SAMARITANS]
    number = emergency_number(country)
    lines = [_EMERGENCY.replace("999", number)] if number else []
    return lines + ([_ELSEWHERE[country]] if country in _ELSEWHERE else [])


def _crisis(country: str, nation: str) -> str:
    """The known lines below a note for whoever keeps the directory, and outside Britain where to add others."""
    lines = "".join(f"  - {line}\n" for line in known_crisis_lines(country, nation))
    if country == "GB":
        return _CRISIS.format(where=_IN[nation], lines=lines)
    text = _CRISIS if is_sure(country) else _TO_BE_CHECKED if emergency_number(country) else _NONE_KNOWN
    return text.format(where=country_in_words(country), lines=lines + _ADD_YOURS)


def _areas(beginning: Beginning) -> str:
    # With several outcodes nobody has said which are the town's own.
    own = f", outcodes: [{beginning.outcodes[0]}]" if len(beginning.outcodes) == 1 else ""
    town = f"{slug_of(beginning.town) or 'town'}: {{name: {_quoted(beginning.town)}{own}}}"
    return AREAS.format(town=town, outcode=beginning.outcodes[0] if beginning.outcodes else "AB1")


def _title_from(assets: Path) -> str:
    folder = assets.resolve()
    name = folder.parent.name if folder.name == "assets" else folder.name
    return name.replace("-", " ").replace("_", " ").strip().capitalize()[:60] or "Our directory"


def _quoted(title: str) -> str:
    escaped = title.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
