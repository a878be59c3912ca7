"""The page of what has closed offers what is of the same kind, still running, and the nearest first."""

from __future__ import annotations

import re

from tests.published import Publish

# Places by how far they are from the old dairy, in the other order than that of the alphabet.
PLACES = {"a-far": (51.50, -2.32), "m-middle": (51.27, -2.32), "z-near": (51.24, -2.32), "x-here": (51.2301, -2.3201)}
PLACE = "name: {name}\nkind: {kind}\naddress: [High Street]\ntown: {town}\nlocation: {{lat: {lat}, lon: {lon}}}\n"
ACTIVITY = """\
name: {name}
summary: A group that meets each week for talk and tea.
group: connectors
categories: [{category}]
sessions: [{{place: {place}, repeats: weekly, days: [wednesday], from: 14:00, to: 15:30}}]
contact: {{phone: 01632 960144}}
checked: {{on: 2026-11-03, how: phone}}
"""
CLOSED = "closed: {on: 2026-11-01, reason: The teacher has moved.}\n"


def activity(place: str, category: str = "choirs") -> str:
    return ACTIVITY.format(name=f"Group {place} {category}", category=category, place=place)


FILES = {
    "vocabulary/categories.yaml": "arts: {name: Arts}\nchoirs: {name: Choirs, parent: arts}\n"
    "painting: {name: Painting, parent: arts}\ntalking-cafe: {name: Talking cafes}\n",
    "places/old-dairy.yaml": PLACE.format(name="The Old Dairy", kind="hall", town="Frome", lat=51.23, lon=-2.32),
    **{
        f"places/{place}.yaml": PLACE.format(name=place, kind="hall", town="Wells", lat=lat, lon=lon)
        for place, (lat, lon) in PLACES.items()
    },
    **{f"activities/{place}.yaml": activity(place) for place in ("a-far", "m-middle", "z-near")},
    # Nearer than all of those, and of no use.
    "activities/full.yaml": activity("x-here") + "capacity: {state: full, as_of: 2026-11-01}\n",
    "activities/gone.yaml": activity("x-here") + CLOSED,
    "activities/over.yaml": activity("x-here")
    .replace("repeats: weekly, days: [wednesday]", "repeats: once")
    .replace("from:", "starts_on: 2026-11-01, from:"),
    "activities/tea.yaml": activity("x-here", "talking-cafe"),
    "activities/was.yaml": activity("old-dairy") + CLOSED,
}


def offered(html: str, prefix: str) -> list[str]:
    section = html[html.index('id="instead"') : html.index("<aside")]
    return list(dict.fromkeys(re.findall(rf'href="/{prefix}/([^/"]+)/"', section)))


def test_an_activity_offers_the_nearest_of_its_kind_that_still_runs(publish: Publish) -> None:
    assert offered(publish(FILES).html("/a/was/"), "a") == ["z-near", "m-middle", "a-far"]


def test_the_wider_kind_comes_before_what_is_far(publish: Publish) -> None:
    painting = {"activities/painting.yaml": activity("x-here", "painting")}

    assert offered(publish({**FILES, **painting}).html("/a/was/"), "a") == ["z-near", "m-middle", "painting"]


def test_what_the_record_names_comes_first(publish: Publish) -> None:
    named = {"activities/was.yaml": activity("old-dairy") + CLOSED.replace("moved.}", "moved., instead: [a-far]}")}

    assert offered(publish({**FILES, **named}).html("/a/was/"), "a") == ["a-far", "z-near", "m-middle"]


def test_without_a_position_it_is_what_is_most_like_it(publish: Publish) -> None:
    nowhere = {"places/old-dairy.yaml": "name: The Old Dairy\nkind: hall\naddress: [Cork Lane]\ntown: Frome\n"}

    assert offered(publish({**FILES, **nowhere}).html("/a/was/"), "a") == ["z-near", "a-far", "m-middle"]


def test_a_group_offers_the_nearest_of_those_that_do_the_same(publish: Publish) -> None:
    group = "name: {name}\nsummary: People who sing and have tea.\nchecked: {{on: 2026-10-01}}\n"
    groups = {f"groups/of-{place}.yaml": group.format(name=f"Group of {place}") for place in (*PLACES, "old-dairy")}
    files = {
        **FILES,
        **groups,
        "groups/of-old-dairy.yaml": groups["groups/of-old-dairy.yaml"] + CLOSED,
        **{
            f"activities/{place}.yaml": activity(place).replace("connectors", f"of-{place}")
            for place in ("a-far", "m-middle", "z-near")
        },
        "activities/was.yaml": FILES["activities/was.yaml"].replace("connectors", "of-old-dairy"),
    }

    assert offered(publish(files).html("/g/of-old-dairy/"), "g") == ["connectors", "of-z-near", "of-m-middle"]


def test_a_place_offers_the_nearest_those_of_its_kind_first(publish: Publish) -> None:
    closed = {
        "places/old-dairy.yaml": FILES["places/old-dairy.yaml"] + CLOSED,
        "places/x-here.yaml": FILES["places/x-here.yaml"].replace("kind: hall", "kind: library"),
    }

    assert offered(publish({**FILES, **closed}).html("/p/old-dairy/"), "p") == ["z-near", "m-middle", "x-here"]
