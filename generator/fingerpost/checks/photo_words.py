"""Do the words for a photograph help somebody who cannot see it?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from fingerpost.records.activity import Activity
from fingerpost.records.place import Place
from fingerpost.records.problem import Problem, Severity

_ONLY_A_PICTURE = re.compile(
    r"(?:an? |the |our |this is an? )?(?:photo|photograph|picture|image|pic|snap|snapshot)\b(?: of| showing|:|\.|$)"
    r"|\S+\.(?:jpe?g|png|webp|heic)$",
    re.IGNORECASE,
)


def check_photo_words(record: Activity | Place) -> Iterator[Problem]:
    """A screen reader says "image" before the words, and a name of a file says nothing."""
    if record.photo is not None and _ONLY_A_PICTURE.match(record.photo.shows):
        yield Problem(
            code="photo-words",
            severity=Severity.WARNING,
            span=record.spans["photo.shows"],
            message="Screen readers say that it is a picture. These words should say what is to be seen.",
            hint="Say what somebody looks for: The green door by the post box",
        )
