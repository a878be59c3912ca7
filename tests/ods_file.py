"""OpenDocument spreadsheets, written as LibreOffice writes them, but for what nobody reads."""

from __future__ import annotations

import zipfile
from pathlib import Path

KIND = "application/vnd.oasis.opendocument.spreadsheet"
NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style")
)
# A sheet is hidden by its style.
STYLES = (
    '<office:automatic-styles><style:style style:name="hidden" style:family="table">'
    '<style:table-properties table:display="false"/></style:style></office:automatic-styles>'
)


def cell(words: str, kind: str = "string", more: str = "") -> str:
    return f'<table:table-cell office:value-type="{kind}"{more}><text:p>{words}</text:p></table:table-cell>'


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def sheet(*rows: str, name: str = "Groups", style: str = "") -> str:
    return f'<table:table table:name="{name}" table:style-name="{style}">{"".join(rows)}</table:table>'


def write_ods(path: Path, *sheets: str, kind: str = KIND, before: str = "", **parts: str | bytes) -> Path:
    """Write a file with these sheets; ``before`` its root, and with other parts or in place of its own."""
    content = f"<office:document-content {NAMES} xmlns:calcext='c'>{STYLES}<office:body><office:spreadsheet>"
    content = f"{before}{content}{''.join(sheets)}</office:spreadsheet></office:body></office:document-content>"
    manifest = "<manifest:manifest xmlns:manifest='urn:oasis:names:tc:opendocument:xmlns:manifest:1.0'/>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", kind)
        for name, text in {"content.xml": content, "META-INF/manifest.xml": manifest, **parts}.items():
            archive.writestr(name, text)
    return path
