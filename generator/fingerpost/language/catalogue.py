"""Gather the words of the interface into the catalogue that translators start from.

Run ``python -m fingerpost.language.catalogue`` after changing words; a test says when that was forgotten.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import write_po

from fingerpost.files.own import PACKAGE
from fingerpost.language.check_messages import check_messages, field_helps, field_titles
from fingerpost.language.load import DOMAIN, LOCALE_FOLDER

MAPPING = Path(__file__).parent / "babel.cfg"
TEMPLATE = LOCALE_FOLDER / f"{DOMAIN}.pot"
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "gettext": None,
    "ngettext": (1, 2),
    "text": None,
    "plural": (1, 2),
    "plural_forms": (1, 2),
    "mark": None,
}
# Babel's own header bears the time of day, which would make every run a change.
HEADER = """\
# The words of Fingerpost, for translation into another language.
# Gathered by: python -m fingerpost.language.catalogue
# Gaps such as {days} or %(count)s are filled in later: keep them, in any order.
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def gather(package: Path = PACKAGE) -> bytes:
    """Find every message below a folder and write them as a gettext template.

    Sorted, and without dates, files or line numbers: it changes only when the words do.
    """
    with MAPPING.open() as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    catalogue = Catalog(domain=DOMAIN)
    messages = extract_from_dir(package, methods, options, keywords=KEYWORDS, comment_tags=["Translators:"])
    for _file, _line, message, comments, context in messages:
        catalogue.add(message, auto_comments=comments, context=context)
    if package == PACKAGE:
        for messages_of_code in check_messages().values():
            for message in messages_of_code:
                catalogue.add(message, auto_comments=["A fault in an entry, which the form says too."])
        for title in field_titles():
            catalogue.add(title)
        for text in field_helps():
            catalogue.add(text, auto_comments=["Beside a cell of the workbook."])
    output = BytesIO()
    write_po(output, catalogue, width=120, omit_header=True, sort_output=True)
    return HEADER.encode() + output.getvalue().lstrip()


def write_template(path: Path = TEMPLATE) -> None:
    """Write the catalogue that translators start from."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gather())


if __name__ == "__main__":
    write_template()
