"""What a new directory begins with: settings to change, and a vocabulary to keep."""

from __future__ import annotations

from pathlib import Path

from fingerpost.files.durable import write_all
from fingerpost.files.own import starter_folder
from fingerpost.records.placeholders import EMAIL, PHONE, SITE
from fingerpost.records.slug import slug_of

# Areas belong to one part of the country; the rest serves anywhere.
VOCABULARIES = ("categories", "needs", "audiences", "access")

SETTINGS = """\
# The settings of the whole directory. Each is explained in the handbook, under "Every field".
# A line that begins with # is a note, or a blank. To use a blank, write your own words and take the # away.

# The name of the site, and a few words under it.
title: {title}
tagline: Groups and activities near you

# Where the site will be, with https:// and a slash at the end. Change it before you publish.
site: {site}

country: GB
# Whose bank holidays: ENG, WLS, SCT or NIR.
nation: ENG
timezone: Europe/London
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

# Who keeps the directory. This is on every page, so give the address and number of a team. Change all four.
editors:
  name: The directory team
  email: {email}
  phone: {phone}
  hours: Monday to Friday, 9am to 4pm

# How long an entry is trusted before somebody asks the group again.
review: {{crisis: 3 months, activity: 6 months, group: 12 months, place: 12 months}}

# These are on every page. They are real and free to ring in the United Kingdom.
crisis:
  - {{when: "In danger, or badly hurt", name: Emergency services, phone: "999", for: [medical]}}
  - {{when: "Feeling low, or need a nurse", name: NHS, phone: "111", text: press 2 for mental health, for: [medical]}}
  - {{when: "Someone to listen, day or night", name: Samaritans, phone: 116 123, for: [self]}}

map: {{streets: none}}

# Where groups send an entry: your repository on GitHub, an address of the team, or both.
# submissions: {{github: owner/repository, email: hello@example.org}}

# On what terms others may use the records.
licence: CC-BY-4.0
"""

AREAS = """\
# The towns and villages people search by, the bigger ones first. Add yours, each on a line like this.
# The position shows what is near: right-click on a map on the web to read it.
# frome: {{name: Frome, also: [Froom], location: {{lat: 51.2310, lon: -2.3218}}, outcodes: [BA11], population: 28600}}

{town}
"""


def write_starter(assets: Path, title: str = "", town: str = "") -> list[str]:
    """Write settings and vocabulary where there are none; what is there already is left alone.

    Args:
        assets: The folder of the records, made if need be.
        title: The name of the site; the name of the folder when not given.
        town: The town it is for, if it is for one.

    Returns:
        The files that were written, from ``assets``.
    """
    files = starter_files(assets, title, town)
    write_all((assets / name, text.encode()) for name, text in files.items())
    return list(files)


def starter_files(assets: Path, title: str = "", town: str = "") -> dict[str, str]:
    """What ``write_starter`` writes, by name from ``assets``."""
    files: dict[str, str] = {}
    settings = assets / "directory.yaml"
    if not settings.exists():
        area = f"area:\n  name: {_quoted(town)}" if town else "# area:\n#   name: Mendip"
        area += "\n  # outcodes: [BA5, BA11]\n" if town else "\n#   outcodes: [BA5, BA11]\n"
        files[settings.name] = SETTINGS.format(
            title=_quoted(title or _title_from(assets)), area=area, site=SITE, email=EMAIL, phone=PHONE
        )
    if not (assets / "vocabulary").is_dir():
        for name in VOCABULARIES:
            text = (starter_folder() / "assets" / "vocabulary" / f"{name}.yaml").read_text("utf-8")
            files[f"vocabulary/{name}.yaml"] = text
        if town:
            entry = f"{slug_of(town) or 'town'}: {{name: {_quoted(town)}}}"
            files["vocabulary/areas.yaml"] = AREAS.format(town=entry)
    return files


def _title_from(assets: Path) -> str:
    folder = assets.resolve()
    name = folder.parent.name if folder.name == "assets" else folder.name
    return name.replace("-", " ").replace("_", " ").strip().capitalize()[:60] or "Our directory"


def _quoted(title: str) -> str:
    escaped = title.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
