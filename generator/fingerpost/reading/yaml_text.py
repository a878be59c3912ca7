"""The bytes of one file become text that is safe to parse: size, encoding and characters are checked first."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from pathlib import Path

from fingerpost.files.plain_file import open_plain
from fingerpost.reading.schemas import Limits
from fingerpost.records.characters import Fault, find_fault
from fingerpost.records.problem import Problem
from fingerpost.records.span import Span


class Unreadable(Exception):
    """This file cannot be used; carries every problem found in it, to be reported with the others."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(*problems)
        self.problems = problems


_ODD_INDENT = re.compile("^ *([\t\u00a0\u2000-\u200b\u3000])", re.MULTILINE)

_MAYBE_PRIVATE = re.compile(r"@|[0-9](?:[^A-Za-z]{0,3}[0-9]){5}")
# Spaces of other widths, copied from elsewhere: people see a space, so it is one.
_SPACES = {ord(space): " " for space in "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"}
_SPACES |= {ord(space): " " for space in "\u2009\u200a\u202f\u205f\u3000"}


def read_text(path: Path, file: str, limits: Limits) -> str:
    """Read one file as UTF-8 text in Unicode's composed form, with plain line ends.

    Raises:
        Unreadable: If it is not a regular file, is too large or holds bytes or characters that cannot be used.
    """
    return decode(read_bytes(path, file, limits), file, limits)


def decode(raw: bytes, file: str, limits: Limits, *, is_yaml: bool = True) -> str:
    """Turn bytes into checked text; see ``read_text``. Only YAML minds how a line begins."""
    if len(raw) > limits.size_bytes:
        raise Unreadable(_too_large(file, limits))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(_not_utf8(raw, error, file)) from None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if (fault := find_fault(text)) is not None:
        raise Unreadable(hidden_character(text, fault, place_of(text, fault.at, file, fault.length)))
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    if is_yaml and (odd := _ODD_INDENT.search(text)) and text[odd.end() :].split("\n", 1)[0].strip():
        raise Unreadable(_odd_indent(text, odd, file))
    if not text.isascii():
        text = text.translate(_SPACES)
    return text


def read_bytes(path: Path, file: str, limits: Limits) -> bytes:
    """Read one file, if it is an ordinary one and not too large; see ``read_text``."""
    # A look before opening: a link could lead to a file that must stay private.
    try:
        status = os.lstat(path)
        if not stat.S_ISREG(status.st_mode) or status.st_nlink > 1:
            raise Unreadable(
                Problem(
                    code="not-a-file",
                    span=Span(file),
                    message=f"{file} is a link or a device, not a file of its own.",
                    hint="Put the record itself here, as an ordinary file.",
                    quote=False,
                )
            )
        if status.st_size > limits.size_bytes:
            raise Unreadable(_too_large(file, limits))
        with os.fdopen(open_plain(path), "rb") as opened:
            return opened.read(limits.size_bytes + 1)
    except OSError as error:
        raise Unreadable(
            Problem(
                code="file-unreadable",
                span=Span(file),
                message=f"{file} could not be opened: {error.strerror}.",
                hint="Check that the file is there and that you may read it.",
                quote=False,
            )
        ) from None


def place_of(text: str, index: int, file: str, length: int = 1) -> Span:
    """Line and column of a character, counted from 1."""
    line = text.count("\n", 0, index) + 1
    return Span(file, line, index - (text.rfind("\n", 0, index) + 1) + 1, length)


def _too_large(file: str, limits: Limits) -> Problem:
    return Problem(
        code="file-too-large",
        span=Span(file),
        message=f"This file is larger than {limits.size_bytes // 1024} KiB, the most such a file may be.",
        hint="Shorten the text, or split it into several records.",
        quote=False,
    )


def _not_utf8(raw: bytes, error: UnicodeDecodeError, file: str) -> Problem:
    before = raw[: error.start].decode("utf-8", "replace")
    return Problem(
        code="not-utf-8",
        span=place_of(before, len(before), file),
        message=f"Byte {error.start + 1} of this file is not UTF-8, so letters such as é would be shown wrongly.",
        hint="Open it in your editor and save it as UTF-8.",
        quote=False,
    )


def hidden_character(text: str, fault: Fault, span: Span) -> Problem:
    """A character that may not be there, and between which words to look for it."""
    before, after = text[: fault.at].rpartition("\n")[2], text[fault.at + fault.length :].partition("\n")[0]
    # A number or an address may be somebody's own, and the report may be public.
    private = _MAYBE_PRIVATE.search(before + after) is not None
    words = [word for word in (before.split(" ")[-1][-20:], after.split(" ")[0][:20]) if any(map(str.isalpha, word))]
    where = (
        f"Look {'between' if len(words) == 2 else 'beside'} {' and '.join(words)}. " if words and not private else ""
    )
    return Problem(
        code="hidden-character",
        span=span,
        message=f"There is {fault.words}.",
        hint=f"{where}Delete the words around it and type them again by hand.",
        quote=not private,
    )


def _odd_indent(text: str, match: re.Match[str], file: str) -> Problem:
    what = "a tab" if match.group(1) == "\t" else "a special space"
    return Problem(
        code="indent-not-spaces",
        span=place_of(text, match.start(1), file),
        message=f"This line begins with {what}.",
        hint="Use ordinary spaces at the beginning of a line.",
    )
