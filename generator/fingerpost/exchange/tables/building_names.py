"""The name of the hall, church or club that an address begins with: "St Mary's Hall, Church Street"."""

from __future__ import annotations

import re
from collections.abc import Sequence

# What groups meet in. "Mill House", "The Coach House" and "Manor Farm" are left out: people live there.
_KINDS = (
    "abbey|academy|arena|arms|arts|bandstand|baths|bowling green|brewery|caf[eé]|cathedral|centre|center|chapel|"
    "church|cinema|clinic|club|college|community room|corn exchange|drill hall|fire station|foodbank|"
    "fridge|guildhall|gurdwara|gym|hall|hospice|hospital|hotel|hub|inn|institute|kitchen|leisure|library|mandir|"
    "meeting house|mosque|"
    "museum|nursery|pavilion|playhouse|pool|priory|recreation ground|rooms|salvation army|school|scout hut|shed|"
    "sports ground|stadium|studio|surgery|synagogue|tavern|temple|theatre|town hall|university|welfare|workshop"
)
_BUILDING = re.compile(rf"\b(?:{_KINDS})s?\b", re.IGNORECASE)
_STREET = re.compile(
    r"\S (?:street|st|road|rd|lane|avenue|ave|crescent|terrace|drive|close|mews|way|hill|walk|row|gate|green|grove|"
    r"gardens|place|square|parade|rise|view|court|fields?|end|yard|estate|entrance|car park)\.?$",
    re.IGNORECASE,
)
# A part of a building, which the next line names.
_ROOM = re.compile(
    r"(?:the )?(?:(?:main|small|large|big|upper|lower|sports|church|school|back|front) hall|hall|"
    r"(?:studio|hall|club) ?\d?|gym|library|caf[eé]|nursery|kitchen)",
    re.IGNORECASE,
)


def building_of(lines: Sequence[str]) -> str:
    """The name of the building in the first lines of an address; "" where they name none, or only a house or a street.

    >>> building_of(["St Mary's Hall", "Church Street"]), building_of(["Main Hall", "Glebe Centre"])
    ("St Mary's Hall", 'Glebe Centre')
    >>> building_of(["12 Church Street"]), building_of(["Chapel Lane"]), building_of(["The Coach House", "Mill Lane"])
    ('', '', '')
    """
    for line in lines[:2]:
        if re.search(r"\d", line) or not _BUILDING.search(line) or _STREET.search(line):
            return ""
        if not _ROOM.fullmatch(line):
            return line
    return ""
