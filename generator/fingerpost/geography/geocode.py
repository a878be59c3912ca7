"""Ask a geocoder where a place is. Never in a build: only a person runs this, and reads what it wrote."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from geopy.adapters import AdapterHTTPError
from geopy.exc import (
    GeocoderInsufficientPrivileges,
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeocoderTimedOut,
    GeocoderUnavailable,
    GeopyError,
)
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

from fingerpost.geography.distance import Bounds, is_inside, is_on_earth, km_between, nearest
from fingerpost.geography.limited_adapter import MOST_BYTES, AnswerTooLong, LimitedAdapter
from fingerpost.geography.postcode import outcode_of
from fingerpost.geography.table import PostcodeTable
from fingerpost.records.directory import Directory
from fingerpost.records.parts import Location
from fingerpost.records.place import Place
from fingerpost.records.vocabulary import Area

SERVER = "https://nominatim.openstreetmap.org"
SECONDS_BETWEEN = 1.1  # Nominatim's terms of use allow one request a second
TIMEOUT = 10.0  # seconds, for an answer in all
NEAR_OUTCODE_KM = 5.0  # past the outcode's farthest postcode
NEAR_AREA_KM = 30.0  # where neither bounds nor postcodes say how far the directory reaches

Ask = Callable[[str], Sequence["GeocoderAnswer"]]


class GeocoderDownError(Exception):
    """Raised when the geocoder does not answer as it should; the text says how, in words."""


@dataclass(frozen=True, slots=True)
class GeocoderAnswer:
    """One position a geocoder offers."""

    location: Location
    country: str  # two lower-case letters; "" when it did not say


@dataclass(frozen=True, slots=True)
class Fence:
    """The area in which an answer is believed."""

    country: str
    bounds: Bounds | None
    table: PostcodeTable
    areas: Mapping[str, Area]

    def objection(self, answer: GeocoderAnswer, place: Place) -> str:
        """Why this answer cannot be right; "" when it can."""
        here = answer.location
        if not is_on_earth(here.lat, here.lon):
            return "the answer is not on a map"
        if answer.country and answer.country != self.country.lower():
            return "the answer is in another country"
        outcode = outcode_of(place.postcode)
        middle = self.table.outcode(outcode) if outcode else None
        if outcode and middle and km_between(here, middle) > (self.table.reach_km(outcode) or 0) + NEAR_OUTCODE_KM:
            return f"the answer is too far from {outcode}"
        if self.bounds:
            return "" if is_inside(self.bounds, here) else "the answer is outside the directory's area"
        if middle:
            return ""
        near = nearest(here, self.areas.values(), lambda area: area.location, 1, within_km=NEAR_AREA_KM)
        return "" if near else "the answer is far from every town of the directory"


def places_to_locate(directory: Directory) -> list[Place]:
    """The open places that have no position, in order of id; nothing that is marked as sensitive."""
    hidden = {
        session.place
        for activity in directory.activities.values()
        if directory.is_sensitive(activity)
        for session in activity.sessions
    }
    return [
        place
        for place in sorted(directory.places.values(), key=lambda place: place.id)
        if place.location is None and not directory.is_sensitive(place) and not place.closed and place.id not in hidden
    ]


def find_place(place: Place, ask: Ask, fence: Fence) -> tuple[Location | None, str]:
    """The first answer that can be right, or None and the reason.

    Raises:
        GeocoderDownError: If the geocoder cannot be asked; nothing is known about this place then.
    """
    reason = "the geocoder does not know it"
    for query in questions(place):
        for answer in ask(query):
            objection = fence.objection(answer, place)
            if not objection:
                return answer.location, ""
            reason = objection
    return None, reason


def questions(place: Place) -> Iterator[str]:
    """What to ask, the nearest to the door first: the address, then the name and the town."""
    if place.address:
        yield ", ".join(part for part in (*place.address, place.town, place.postcode) if part)
    yield ", ".join(part for part in (place.name, place.town) if part)


def open_geocoder(
    *,
    user_agent: str,
    country: str,
    server: str = SERVER,
    seconds_between: float = SECONDS_BETWEEN,
    timeout: float = TIMEOUT,
) -> Ask:
    """A function that asks a Nominatim server, never faster than allowed, and stops at the first fault.

    Raises:
        ValueError: If the server's address is not one.
    """
    address = urlsplit(server)
    if address.scheme not in ("http", "https") or not address.hostname:
        raise ValueError(server)
    nominatim = Nominatim(
        user_agent=user_agent,
        timeout=timeout,
        scheme=address.scheme,
        domain=address.netloc + address.path.rstrip("/"),
        # Where requests is installed geopy would use it, and then asks three times in a row before it gives up.
        adapter_factory=LimitedAdapter,
    )
    # Left to itself it would try again and then give None, which looks like "there is no such place".
    limited = RateLimiter(
        nominatim.geocode,
        min_delay_seconds=seconds_between,
        max_retries=0,
        error_wait_seconds=max(5.0, seconds_between),
        swallow_exceptions=False,
    )

    def ask(query: str) -> Sequence[GeocoderAnswer]:
        try:
            results = limited(query, exactly_one=False, limit=5, addressdetails=True, country_codes=country.lower())
            return [_answer(one) for one in results or ()]
        except GeopyError as error:
            raise GeocoderDownError(_reason(error)) from error
        except (KeyError, TypeError, ValueError, AttributeError) as error:  # JSON, but not Nominatim's
            raise GeocoderDownError("its answer is not that of a geocoder") from error

    return ask


def _answer(result: Any) -> GeocoderAnswer:  # geopy has no types
    location = Location(lat=round(result.latitude, 5), lon=round(result.longitude, 5), source="geocoder")
    address = result.raw.get("address") or {}
    return GeocoderAnswer(location, str(address.get("country_code", "")).lower())


def _reason(error: GeopyError) -> str:
    words: list[tuple[type[GeopyError], str]] = [
        (GeocoderRateLimited, "it says that it is asked too often (429)"),
        (GeocoderQuotaExceeded, "it says that today's share is used up"),
        (GeocoderInsufficientPrivileges, "it refuses to answer us (403)"),
        (AnswerTooLong, f"it sent more than {MOST_BYTES // 1024} KB, which is no answer"),
        (GeocoderTimedOut, "it did not answer in time"),
        (GeocoderUnavailable, "it cannot be reached"),
        (GeocoderParseError, "it answered with a web page or something else that is no answer"),
        (GeocoderQueryError, "it did not understand the question"),
    ]
    # No cable, no such server: geopy has no class for these, but they never came with an answer's number.
    otherwise = "it answered with an error" if isinstance(error.__cause__, AdapterHTTPError) else "it cannot be reached"
    return next((text for kind, text in words if isinstance(error, kind)), otherwise)
