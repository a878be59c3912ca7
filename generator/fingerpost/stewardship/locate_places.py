"""One run of ``fingerpost locate``: which places, in which order, and what became of each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass

from fingerpost.files.records_lock import only_writer
from fingerpost.geography.geocode import Ask, Fence, GeocoderDownError, find_place
from fingerpost.geography.table import PostcodeTable
from fingerpost.records.directory import Directory
from fingerpost.records.parts import Location
from fingerpost.records.place import Place
from fingerpost.writing.location import EditError, location_line, with_location
from fingerpost.writing.write import save_record


@dataclass(slots=True)
class LocateResult:
    """What a run came to; numbers of places."""

    by_postcode: int = 0
    by_geocoder: int = 0
    to_ask: int = 0  # in a dry run
    not_found: int = 0  # or not written
    not_asked: int = 0  # not asked for in this run
    left_out: int = 0  # which nobody may be asked about yet
    last: str = ""  # the id of the last place that was asked for
    outage: str = ""  # how the geocoder failed; nothing is asked after that

    @property
    def is_complete(self) -> bool:
        """Whether every place has a position now, or would have."""
        return not (self.to_ask or self.not_found or self.not_asked or self.left_out or self.outage)


def locate(
    directory: Directory,
    places: Iterable[Place],
    ask: Ask | None,
    *,
    limit: int,
    after: str = "",
    tell: Callable[[str], None],
    left_out: Mapping[str, str],
) -> LocateResult:
    """Find and write positions: by postcode first, then by asking, at most ``limit`` places.

    Each position is written as soon as it is known, so a run that breaks off loses nothing.

    Args:
        directory: Whose settings, areas and postcodes say which positions can be right.
        places: Those without a position, as they may be shown; their files are read again just before they are changed.
        ask: The geocoder; None for a dry run, which writes nothing.
        limit: How many places to ask for; those found by postcode do not count.
        after: The id of the place after which to go on asking.
        tell: Called with a line for a person about each place.
        left_out: Why nothing may be asked about a place, by its file; its position is not written either.
    """
    settings, outcome = directory.settings, LocateResult()
    table = PostcodeTable(directory.assets / "postcodes")
    fence = Fence(settings.country, settings.bounds, table, directory.vocabulary.areas)
    unknown = []
    for file, reason in left_out.items():
        tell(f"{file}: left out, because {reason}.")
    outcome.left_out = len(left_out)
    for place in places:
        if location := table.find(place.postcode):
            outcome.by_postcode += _write(place, location, tell, outcome, really=ask is not None)
        elif place.id > after:
            unknown.append(place)
    if ask is None:
        for place in unknown:
            tell(f"{place.file}: to ask for.")
        outcome.to_ask = len(unknown)
        return outcome

    for number, place in enumerate(unknown):
        outcome.not_asked = len(unknown) - number
        if number == limit:
            break
        try:
            position, reason = find_place(place, ask, fence)
        except GeocoderDownError as error:
            outcome.outage = str(error)
            break
        outcome.not_asked, outcome.last = outcome.not_asked - 1, place.id
        if position:
            outcome.by_geocoder += _write(place, position, tell, outcome, really=True)
        else:
            outcome.not_found += 1
            tell(f"{place.file}: not found: {reason}.")
    return outcome


def _write(
    place: Place, location: Location, tell: Callable[[str], None], outcome: LocateResult, *, really: bool
) -> bool:
    """Write one position into its file; what cannot be written is reported and counted as not found."""
    try:
        # Alone for each file, and not for the hours that a geocoder may take.
        with only_writer(place.spans.path.parents[1], waits=True) if really else nullcontext():
            text = place.spans.path.read_bytes().decode()  # not read_text, which would change the line ends
            changed = with_location(text, location)
            if really:
                save_record(place.spans.path, changed)
    except (EditError, OSError, UnicodeDecodeError) as error:
        reason = str(error) if isinstance(error, EditError) else "It cannot be read or written."
        tell(f"{place.file}: not written. {reason} Type it yourself: {location_line(location)}")
        outcome.not_found += 1
        return False
    tell(f"{place.file}: {location_line(location)}")
    return True
