"""Is there a note for editors in a text that is published? Everything except ``private`` is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from fingerpost.checks.plain_text import readable
from fingerpost.checks.scan import Scan
from fingerpost.records.directory import Record
from fingerpost.records.problem import Problem, Severity

# One of these is in every such note.
_SIGNS = frozenset("publish publication public internal editor editors admin todo fixme".split())  # noqa: SIM905
_NOTE = re.compile(
    # An order, and not "We do not publish our address".
    r"(?:^|[.!?:;,(–—-] ?)(?i:please )?(?i:do not|don't|dont|never|not to be)"
    r" (?i:publish|make (?:this |it )?public)(?i:ed)?\b"
    r"|\b(?i:not for (?:the )?(?:public|publication)(?! (?:transport|toilets?|hire)))\b"
    r"|(?:^|[.!?;(] ?)(?i:internal|(?:note (?:to|for) )?(?:the )?(?:editors?|admin)|internal note)\s?[:–—]"
    r"|\b(?i:for internal use|internal use only|internal note|note (?:to|for) (?:the )?editors?)\b|\b(?:TODO|FIXME)\b"
)


def check_editor_notes(record: Record, scan: Scan) -> Iterator[Problem]:
    """Point at each text with one."""
    if scan.words.isdisjoint(_SIGNS) or "editor-note" in record.confirmed:
        return
    for path, text in scan.texts:
        if _NOTE.search(readable(text)):
            yield Problem(
                code="editor-note",
                severity=Severity.WARNING,
                span=record.spans[path],
                message="This seems to be a note between editors, and it is published.",
                hint="Delete it. What is not for the public belongs in no record: most repositories are public. "
                "If it is meant for everybody, add confirmed: [editor-note]",
                quote=False,
            )
