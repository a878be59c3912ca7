"""What ``fingerpost doctor`` prints, for people and for scripts."""

from __future__ import annotations

import json
from dataclasses import asdict

from fingerpost.language.counted import counted
from fingerpost.publish.missing import Diagnosis, Need
from fingerpost.records.escaping import visible

_HEADINGS = {
    Need.MUST: "Before it may go public:",
    Need.SHOULD: "What people will miss:",
    Need.MAY: "If you like:",
}
_ON_GITHUB = """\
What cannot be seen from here: on github.com, under Settings, Pages, the source must be GitHub Actions.
"""


def as_text(diagnosis: Diagnosis) -> str:
    """Each thing with where it is and what to do, the most needed first, and one line at the end."""
    if diagnosis.failure:
        return ""
    blocks = []
    for need, heading in _HEADINGS.items():
        those = [each for each in diagnosis.missing if each.need is need]
        if those:
            lines = [heading]
            for each in those:
                lines.append(f"  {each.file + ': ' if each.file else ''}{visible(each.message)}")
                lines.append(f"    {visible(each.hint)}")
            blocks.append("\n".join(lines) + "\n")
    counts = [sum(each.need is need for each in diagnosis.missing) for need in Need]
    if diagnosis.is_ready:
        end = "It may go public." if not counts[1] else f"It may go public, though {_more(counts[1])}."
    else:
        end = f"It is not ready: {counted(counts[0], 'thing is', 'things are')} missing."
    return "\n".join([*blocks, _ON_GITHUB, end]) + "\n"


def as_json(diagnosis: Diagnosis) -> str:
    """The shape that scripts rely on."""
    whole = {
        "ready": diagnosis.is_ready,
        "failure": diagnosis.failure,
        "missing": [asdict(each) for each in diagnosis.missing],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _more(number: int) -> str:
    return f"people will miss {counted(number, 'thing')}"
