"""A whole random directory: settings, lists of words, calendars and records, as files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import timedelta
from random import Random
from typing import Any

from fingerpost.reading.layout import FOLDERS
from fingerpost.reading.schemas import schema_of
from tests.fuzz.values import PHONES, TODAY, Filler, Names

Files = dict[str, bytes]  # by path below assets

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FEATURES = ("step_free_entrance", "hearing_loop", "accessible_toilet", "quiet_space", "dogs_welcome", "parking")


def write_file(data: Mapping[str, Any]) -> bytes:
    """A file of records, settings or words: a line for each field, its value as JSON, which is YAML too."""
    return "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in data.items()).encode()


def random_directory(rng: Random, records: int, *, odd: bool = False) -> Files:
    """All files of a directory with so many records, of which most are without fault.

    ``odd`` lets the settings, lists and calendars have faults as well, which stop everything.
    """
    names = Names()
    files = dict(_shared_files(rng, names, odd=odd))
    for kind, share in (("group", 0.15), ("place", 0.15), ("activity", 0.7)):
        names.of[kind] = [names.new(rng, kind) for _ in range(max(1, round(records * share)))]
    for kind, folder in FOLDERS.items():
        for record_id in names.of[kind]:
            files[f"{folder}/{record_id}.yaml"] = write_file(random_record(rng, names, kind))
    return files


def random_record(rng: Random, names: Names, kind: str) -> dict[str, Any]:
    """One record of a kind."""
    filler = Filler(
        rng, names, kind, fullness=rng.choice([0.03, 0.03, 0.1, 0.1, 0.2, 0.9]), oddness=rng.choice([0, 0.001, 0.02])
    )
    data: dict[str, Any] = filler.fill(schema_of(kind))
    if rng.random() < 0.9:
        data.pop("closed", None)
    if kind == "activity":
        data.setdefault("sessions", [{}])
        data["sessions"] = [_session(filler) for _ in data["sessions"]]
    if rng.random() < 0.97:
        _make_sense(data, filler, kind)
    return data


def _make_sense(data: dict[str, Any], filler: Filler, kind: str) -> None:
    """Leave out what would be refused as a matter of course, so that most records go on to the pages."""
    rng = filler.rng
    if data.get("sensitive"):
        for key in ("address", "postcode", "location", "place", "getting_there"):
            data.pop(key, None)
        for session in data.get("sessions", ()):
            for key in ("place", "area"):
                session.pop(key, None)
    ages = data.get("who", {}).get("ages", {})
    if len(ages) == 2:
        low, high = sorted((_age(rng), _age(rng)), key=lambda age: age[0])
        ages |= {"from": low[1], "to": high[1]}
    if "postcode" in data and rng.random() < 0.5:
        data.pop("location", None)
    for cost in (data.get("cost"), *(session.get("cost") for session in data.get("sessions", ()))):
        if cost:
            cost.pop("concession", None)
    if data.get("join", {}).get("ways"):
        data["contact"] |= {
            "phone": filler.names.some("phone", rng),
            "email": "hello@example.org",
            "website": "https://example.org/",
        }
    if "contact" in data or kind == "activity":
        data["contact"] = {"phone": filler.names.some("phone", rng), **data.get("contact", {})}
        data["contact"].pop("name", None)


def _age(rng: Random) -> tuple[float, int | str]:
    """An age in years to put it in order, and as a record writes it."""
    number, (unit, in_a_year) = rng.randint(0, 110), rng.choice([("", 1), ("weeks", 52), ("months", 12)])
    return number / in_a_year, f"{number} {unit}" if unit else number


def _session(filler: Filler) -> dict[str, Any]:
    """A session of any shape; mostly one that can be."""
    rng = filler.rng
    schema = schema_of("activity")["properties"]["sessions"]["items"]
    if rng.random() < 0.03:
        session: dict[str, Any] = filler.fill(schema)
        return session
    repeats = rng.choice(schema["properties"]["repeats"]["enum"])
    session = {"repeats": repeats}
    if repeats == "unknown":
        return session
    where = rng.choice(["place", "place", "online", "phone", "area", ""])
    if where:
        session[where] = True if where == "phone" else filler.fill(schema["properties"][where], (where,))
    if repeats in ("weekly", "monthly", "some-weeks"):
        session["days"] = rng.sample(DAYS, rng.randint(1, 7))
    if repeats == "monthly":
        weeks = schema["properties"]["weeks"]["items"]["enum"]
        session["weeks"] = rng.sample(weeks, rng.randint(1, len(weeks)))
        if rng.random() < 0.3:
            session = {key: session[key] for key in session if key not in ("days", "weeks")}
            session["month_days"] = sorted(rng.sample(range(1, 32), rng.randint(1, 31)))
    if repeats == "dates":
        session["dates"] = sorted({filler.day(("dates",)) for _ in range(rng.randint(1, 20))})
    if repeats == "once" or (repeats != "dates" and rng.random() < 0.3):
        session["starts_on"] = filler.day(("starts_on",))
    if repeats == "weekly" and "starts_on" in session and rng.random() < 0.5:
        session["every"] = rng.choice([2, 3, 4, 52])
    if rng.random() < 0.8:
        session["from"] = f"{rng.randint(0, 22):02}:{rng.choice([0, 15, 30, 59]):02}"
        if rng.random() < 0.8:
            session["to"] = f"{rng.randint(int(session['from'][:2]) + 1, 23):02}:30"
            if rng.random() < 0.1:
                session |= {"to": "24:00", "from": "00:00"}
            elif rng.random() < 0.1:
                session |= {"to": "00:00" if rng.random() < 0.3 else "01:30", "from": "21:00", "ends_next_day": True}
    if repeats in ("weekly", "monthly"):
        if rng.random() < 0.2:
            start = session.get("starts_on", TODAY.isoformat())
            session["ends_on"] = max(start, filler.day(("ends_on",)))
        if rng.random() < 0.3:
            session[rng.choice(["term_time", "school_holidays"])] = filler.names.some("calendar", rng)
        if rng.random() < 0.2:
            months = schema["properties"]["months"]["items"]["enum"]
            session["months"] = rng.sample(months, rng.randint(1, len(months)))
        for key in ("not_on", "also_on"):
            if rng.random() < 0.1:
                session[key] = sorted({filler.day((key,)) for _ in range(rng.choice([1, 3, 100]))})
        if rng.random() < 0.3:
            session["bank_holidays"] = rng.choice(["closed", "open", "ask"])
    for key in ("cost", "notes"):
        if rng.random() < 0.1:
            session[key] = filler.fill(schema["properties"][key], (key,))
    return session


def _shared_files(rng: Random, names: Names, *, odd: bool) -> Iterator[tuple[str, bytes]]:
    """Settings, lists and calendars, which all records share."""
    country = rng.choice(["GB", "GB", "GB", "GB", "IE"])
    names.of["phone"] = list(PHONES) if country == "GB" else ["116 123", "112", "999"]
    filler = Filler(rng, names, "settings", fullness=rng.choice([0.1, 0.5, 1.0]), oddness=0.003 if odd else 0)
    for kind, file, most in (("area", "areas", 300), ("need", "needs", 60), ("audience", "audiences", 60)):
        yield f"vocabulary/{file}.yaml", write_file(_list(filler, kind, file, rng.choice([3, 20, most])))
    yield "vocabulary/categories.yaml", write_file(_list(filler, "category", "categories", rng.choice([3, 30, 200])))
    names.of["access"] = list(FEATURES)
    yield "vocabulary/access.yaml", write_file({key: {"name": key.replace("_", " ")} for key in FEATURES})
    names.of["calendar"] = [names.new(rng, "terms") for _ in range(3)]
    for calendar in names.of["calendar"]:
        yield f"calendars/{calendar}.yaml", write_file(_calendar(filler))
    # Last, because they name a category.
    yield "directory.yaml", write_file(_settings(filler, odd=odd) | {"country": country})


def _settings(filler: Filler, *, odd: bool) -> dict[str, Any]:
    rng = filler.rng
    data: dict[str, Any] = filler.fill(schema_of("directory"))
    data["languages"] = rng.choice([["en"], ["en", "cy"], ["cy"], ["fr", "en"], ["ar"], ["zh"]])
    data["timezone"] = rng.choice(["Europe/London", "Asia/Kolkata", "America/New_York", "Pacific/Auckland"])
    data["site"] = rng.choice(["https://directory.example.org/", "https://example.org/what/is-on/"])
    data.setdefault("map", {})["streets"] = rng.choice(
        ["none", "none", {"url": "https://tiles.example.org/{z}/{x}/{y}.png", "attribution": "Example & co"}]
    )
    # Without a line, whatever is marked crisis stops everything.
    if not data.get("crisis") and (not odd or rng.random() < 0.9):
        data["crisis"] = [{"when": "Someone to listen", "name": "Samaritans", "phone": "116 123"}]
    if data.get("editors", {}).get("phone") in ("999", "112"):  # refused: nobody who keeps a directory
        data["editors"]["phone"] = "01632 960001"
    if "submissions" in data:
        data["submissions"] = {"email": "hello@example.org", "github": "owner/repo", "endpoint": ""}
    return data


def _list(filler: Filler, kind: str, file: str, count: int) -> dict[str, Any]:
    """A list of words with parents: a tree at most a few levels deep."""
    rng, names = filler.rng, filler.names
    schema = schema_of("areas" if kind == "area" else "vocabulary")["additionalProperties"]
    names.of[kind] = [names.new(rng, kind) for _ in range(count)]
    terms: dict[str, Any] = {}
    levels: dict[str, int] = {}
    for key in names.of[kind]:
        term = filler.fill(schema, (file, key))
        term.pop("parent", None)
        above = rng.choice([each for each in levels if levels[each] < 4] or [""])
        levels[key] = 0
        if above and rng.random() < 0.6:
            term["parent"] = above
            levels[key] = levels[above] + 1
        if kind != "category":
            term.pop("needs", None)
        if kind == "category" and rng.random() < 0.95:
            term.pop("sensitive", None)
        if "review_every" in term:
            term["review_every"] = filler.rng.choice(["1 day", "99 years", "6 months", "52 weeks"])
        terms[key] = term
    return terms


def _calendar(filler: Filler) -> dict[str, Any]:
    rng = filler.rng
    terms, day = [], TODAY - timedelta(days=rng.randint(0, 900))
    for number in range(rng.choice([1, 3, 9, 40])):
        last = day + timedelta(days=rng.randint(1, 90))
        term: dict[str, Any] = {"name": f"Term {number}", "from": day.isoformat(), "to": last.isoformat()}
        if (last - day).days > 20:
            pause = day + timedelta(days=rng.randint(1, 15))
            term["breaks"] = [{"from": pause.isoformat(), "to": (pause + timedelta(days=3)).isoformat()}]
        terms.append(term)
        day = last + timedelta(days=rng.randint(1, 20))
    return {"name": filler.text(3, 40), "terms": terms}
