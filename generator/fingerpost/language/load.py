"""Find a language by its code, and load its catalogue."""

from __future__ import annotations

from functools import lru_cache
from gettext import NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale
from babel.core import UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations

from fingerpost.language.language import Language

LOCALE_FOLDER = Path(__file__).parent / "locale"
DOMAIN = "fingerpost"

# British: no comma before the "and" of a list.
ENGLISH = Language(code="en", locale=Locale.parse("en_GB"), translations=NullTranslations())


@lru_cache
def language_for(code: str, folder: Path = LOCALE_FOLDER) -> Language:
    """The language of a code such as "cy" or "pt-BR", or English if there is no catalogue for it.

    Dates and numbers are then English too: a page half in one language is worse than a page in the other.
    """
    name = code.replace("-", "_")
    catalogue = folder / name / "LC_MESSAGES" / f"{DOMAIN}.po"
    try:
        locale = Locale.parse(name)
    except (UnknownLocaleError, ValueError):
        return ENGLISH
    if locale.language == "en" or not catalogue.is_file():
        return ENGLISH
    return Language(code=code, locale=locale, translations=_read(catalogue, locale))


def _read(catalogue: Path, locale: Locale) -> NullTranslations:
    # Compiled here, so that what translators write is what is shown and no compiled file can be out of date.
    with catalogue.open("rb") as file:
        messages = read_po(file, locale=locale, domain=DOMAIN)
    compiled = BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return Translations(compiled, domain=DOMAIN)
