"""Is each place where its record says it is?"""

from __future__ import annotations

from collections.abc import Iterator

from fingerpost.checks.context import Context
from fingerpost.checks.words import say_miles
from fingerpost.geography.distance import Bounds, is_inside, is_on_earth, km_between
from fingerpost.geography.postcode import area_of, likely_postcode, outcode_of, tidy_outcode, tidy_postcode
from fingerpost.records.parts import Location
from fingerpost.records.place import Place
from fingerpost.records.problem import Problem, Severity

FAR_FROM_POSTCODE_KM = 5.0
# A hospital in the next town belongs in a directory; another part of the country is a slip of the finger.
NEAR_THE_AREA_KM = 40.0
UNITED_KINGDOM: Bounds = (49.8, -8.7, 60.9, 1.8)  # asked when a directory gives no bounds of its own


def check_locations(place: Place, context: Context) -> Iterator[Problem]:
    """Ask the postcode and the coordinates, and whether they agree."""
    of_postcode = None
    if place.postcode and context.settings.country == "GB":
        yield from _check_postcode(place, context)
        of_postcode = context.postcodes.find(place.postcode) if context.postcodes is not None else None
    if place.location is not None:
        problem = _misplaced(place, place.location, context, of_postcode)
        if problem is not None:
            yield problem
            return
    yield from _outside_outcodes(place, context)


def _outside_outcodes(place: Place, context: Context) -> Iterator[Problem]:
    """Ask the outcodes of the area, which say where a place is although nobody has its coordinates."""
    outcode = outcode_of(place.postcode) if place.postcode and context.settings.country == "GB" else None
    outcodes = {tidy_outcode(text) for text in context.settings.outcodes}
    if outcode is None or not outcodes or outcode in outcodes:
        return
    area = context.settings.area_name or "the area of this directory"
    yield Problem(
        code="postcode-outside-area",
        severity=Severity.WARNING,
        span=place.spans["postcode"],
        message=f"The postcode of {place.name} is in {outcode}, which is not among those of {area}.",
        hint=f"Look at the postcode. If people go there from the area, add {outcode} to area.outcodes in the settings.",
    )


def _check_postcode(place: Place, context: Context) -> Iterator[Problem]:
    tidy = tidy_postcode(place.postcode)
    if tidy is None:
        yield Problem(
            code="postcode-shape",
            span=place.spans["postcode"],
            message=f"{place.postcode} is not a whole postcode.",
            hint=f"Write {likely}, if that is what is meant."
            if (likely := likely_postcode(place.postcode))
            else "Write it like BA11 1AA. If it is not known, delete the line.",
        )
    elif context.postcodes is not None and context.postcodes.is_unknown(tidy):
        yield Problem(
            code="postcode-unknown",
            severity=Severity.WARNING,
            span=place.spans["postcode"],
            message=f"The Post Office does not use the postcode {tidy}, as far as our list goes.",
            hint=f"Look it up. New ones in {area_of(tidy)} come with the next list: fingerpost postcodes.",
        )


def _misplaced(place: Place, location: Location, context: Context, of_postcode: Location | None) -> Problem | None:
    bounds, area = context.settings.bounds, context.settings.area_name or "the area of this directory"
    if bounds is None and context.settings.country == "GB":
        bounds, area = UNITED_KINGDOM, "the United Kingdom"
    if not is_on_earth(location.lat, location.lon):
        return Problem(
            code="location-zero",
            span=place.spans["location.lat"],
            message=f"{place.name} is at 0, 0, which is in the sea off Africa.",
            hint="Delete location and run fingerpost locate, or copy both numbers from a map.",
        )
    if bounds is not None and not is_inside(bounds, location):
        return _outside(place, location, bounds, area)
    if of_postcode is not None and (distance_km := km_between(location, of_postcode)) > FAR_FROM_POSTCODE_KM:
        swapped = Location(lat=location.lon, lon=location.lat)
        if km_between(swapped, of_postcode) <= FAR_FROM_POSTCODE_KM:
            hint = _swap_hint(location)
        else:
            hint = "One of the two is wrong. Delete location and run fingerpost locate, or put the postcode right."
        return Problem(
            code="postcode-far-away",
            severity=Severity.WARNING,
            span=place.spans["location.lat"],
            message=f"{place.name} is {say_miles(distance_km)} from its postcode, {place.postcode}.",
            hint=hint,
        )
    return None


def _outside(place: Place, location: Location, bounds: Bounds, area: str) -> Problem:
    south, west, north, east = bounds
    nearest = Location(lat=min(max(location.lat, south), north), lon=min(max(location.lon, west), east))
    middle = Location(lat=(south + north) / 2, lon=(west + east) / 2)
    swapped = Location(lat=location.lon, lon=location.lat)
    if abs(location.lon) <= 90 and is_inside(bounds, swapped):
        hint = _swap_hint(location)
    elif is_inside(bounds, Location(lat=location.lat, lon=-location.lon)):
        hint = f"A minus sign is missing or too many. Write lat: {location.lat:.4f}, lon: {-location.lon:.4f}."
    else:
        hint = "Look at both numbers, or delete location and run fingerpost locate."
    message = f"{place.name} is {say_miles(km_between(location, middle))} from {area}."
    if km_between(location, nearest) > NEAR_THE_AREA_KM:
        return Problem(code="place-far-away", span=place.spans["location.lat"], message=message, hint=hint)
    return Problem(
        code="place-outside-area",
        severity=Severity.WARNING,
        span=place.spans["location.lat"],
        message=f"{place.name} lies outside {area}.",
        hint="If people go there from the area, leave it. If not, look at both numbers.",
    )


def _swap_hint(location: Location) -> str:
    return f"lat and lon look swapped. Write lat: {location.lon:.4f}, lon: {location.lat:.4f}."
