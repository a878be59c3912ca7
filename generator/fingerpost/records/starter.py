"""What a new directory begins with: settings to change, and a vocabulary to keep."""

from __future__ import annotations

from pathlib import Path

from fingerpost.records.write import save_record

# Areas belong to one part of the country; the rest serves anywhere.
VOCABULARIES = ("categories", "needs", "audiences", "access")

SETTINGS = """\
# The settings of the whole directory. Change them to your own.
# Every setting is explained in the handbook, under Settings.

title: {title}
tagline: Groups and activities near you
site: https://directory.example.org/
country: GB
nation: ENG
timezone: Europe/London
languages: [en]

editors:
  name: The directory team
  email: hello@example.org

review: {{crisis: 3 months, activity: 6 months, group: 12 months, place: 12 months}}

# These stand on every page. They are real and free to ring in the United Kingdom.
crisis:
  - {{when: "In danger, or badly hurt", name: Emergency services, phone: "999"}}
  - {{when: "Feeling very low, or need a nurse", name: "NHS 111, then press 2 for mental health", phone: "111"}}
  - {{when: "Someone to listen, day or night", name: Samaritans, phone: 116 123}}

map: {{streets: none}}

licence: CC-BY-4.0
"""


def write_starter(assets: Path, title: str = "") -> list[str]:
    """Write settings and vocabulary where there are none; what is there already is left alone.

    Args:
        assets: The folder of the records, made if need be.
        title: The name of the site; the name of the folder when not given.

    Returns:
        The files that were written, from ``assets``.
    """
    written = []
    settings = assets / "directory.yaml"
    if not settings.exists():
        save_record(settings, SETTINGS.format(title=_quoted(title or _title_from(assets))))
        written.append(settings.name)
    if not (assets / "vocabulary").is_dir():
        for name in VOCABULARIES:
            text = (vocabulary_folder() / f"{name}.yaml").read_text("utf-8")
            save_record(assets / "vocabulary" / f"{name}.yaml", text)
            written.append(f"vocabulary/{name}.yaml")
    return written


def vocabulary_folder() -> Path:
    """Where the vocabulary is: beside the code when installed, in the example directory of a checkout otherwise."""
    installed = Path(__file__).parents[1] / "starter" / "vocabulary"
    return installed if installed.is_dir() else Path(__file__).parents[3] / "assets" / "vocabulary"


def _title_from(assets: Path) -> str:
    folder = assets.resolve()
    name = folder.parent.name if folder.name == "assets" else folder.name
    return name.replace("-", " ").replace("_", " ").strip().capitalize()[:60] or "Our directory"


def _quoted(title: str) -> str:
    escaped = title.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
