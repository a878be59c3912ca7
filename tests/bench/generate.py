"""Write a made-up directory of any size, always the same for the same size.

    python -m tests.bench.generate FOLDER --records 10000

The vocabulary and the school terms are those of the example directory; the towns, places, groups and activities are
made up. Searches can be timed on it too: words fall as they do in real text, a few everywhere and very many once.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml

from tests.bench.words import (
    FEELINGS,
    FORENAMES,
    HALLS,
    OPENINGS,
    PEOPLE,
    SENTENCES,
    STREETS,
    THINGS,
    Zipf,
    joined_names,
    rare_names,
)

Record = dict[str, Any]

EXAMPLE = Path(__file__).parents[2] / "assets"
BENCH_DAY = date(2026, 11, 23)  # "today" of every timed build

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKS = ("first", "second", "third", "fourth", "last")
OUTCODES = tuple(
    f"{area}{number}" for area, last in (("BA", 16), ("BS", 16), ("TA", 16)) for number in range(1, last + 1)
)
UNIT_LETTERS = "ABDEFGHJLNPQRSTUWXYZ"  # the Post Office uses no others in the second half
PLACE_KINDS = ("hall", "community-centre", "library", "place-of-worship", "hall", "leisure-centre", "cafe", "outdoors")
HALL_NOTES = ("Heavy front door, ring the bell.", "The lift is small.", "Use the side door after dark.")
SOUTH, WEST, NORTH, EAST = 50.9, -3.4, 51.5, -2.2


class Maker:
    """Makes records one after another from one stream of chance."""

    def __init__(self, records: int, seed: int = 2026) -> None:
        self.records = records
        self.random = Random(seed)
        self.categories = yaml.safe_load((EXAMPLE / "vocabulary" / "categories.yaml").read_text(encoding="utf-8"))
        names = joined_names(self.random)
        number_of_towns = min(max(records // 100, 12), len(names) // 2)
        self.towns = {slug(name): name for name in names[:number_of_towns]}
        self.town_spots = {town: self._spot() for town in self.towns}
        self.outcodes = {town: OUTCODES[place % len(OUTCODES)] for place, town in enumerate(sorted(self.towns))}
        self.surnames = Zipf(names[number_of_towns:], flatness=50)
        # More than there are records, so that most are met once or never.
        self.rare = Zipf(rare_names(self.random, max(records * 4, 1000)), flatness=300)
        self.things = Zipf(THINGS)
        self.feelings = Zipf(FEELINGS)
        self.people = Zipf(PEOPLE)
        self.forenames = Zipf(FORENAMES)
        self.town_ids = Zipf(sorted(self.towns))  # some towns are large
        plain = [name for name, it in self.categories.items() if not (it.get("sensitive") or it.get("crisis"))]
        self.random.shuffle(plain)
        self.category_ids = Zipf(plain, flatness=20)
        self.place_ids: list[str] = []
        self.group_ids: list[str] = []

    def areas(self) -> Record:
        return {
            town: {"name": name, "location": dict(zip(("lat", "lon"), self.town_spots[town], strict=True))}
            | {"outcodes": [self.outcodes[town]]}
            for town, name in self.towns.items()
        }

    def places(self) -> Iterator[tuple[str, Record]]:
        for _ in range(max(self.records // 8, 3)):
            town = self.town_ids.draw(self.random)
            name = f"{self._either(self.surnames.draw(self.random), self.towns[town])} {self.random.choice(HALLS)}"
            lat, lon = self.town_spots[town]
            record: Record = {
                "name": name,
                "kind": self.random.choice(PLACE_KINDS),
                "address": [f"{self.random.randint(1, 90)} {self.surnames.draw(self.random)} {self._pick(STREETS)}"],
                "town": self.towns[town],
                "postcode": self._postcode(town),
                "location": {
                    "lat": round(lat + self.random.uniform(-0.01, 0.01), 5),
                    "lon": round(lon + self.random.uniform(-0.01, 0.01), 5),
                    "from": "postcode",
                },
                "access": self._access(),
                "getting_there": {
                    "bus": f"The {self.random.randint(1, 400)} stops outside.",
                    "parking": "In the street.",
                },
                "checked": self._checked(),
            }
            identity = self._new_id(f"{name} {town}", self.place_ids)
            yield identity, record

    def groups(self) -> Iterator[tuple[str, Record]]:
        for _ in range(max(self.records // 3, 2)):
            town = self.towns[self.town_ids.draw(self.random)]
            theme = self.things.draw(self.random).capitalize()
            name = self._either(f"{town} {theme} Group", f"{self.rare.draw(self.random)} {theme} Trust")
            record: Record = {
                "name": name,
                "summary": f"A {self.feelings.draw(self.random)} group for {self.people.draw(self.random)} in {town}.",
                "kind": self._pick(("community-group", "charity", "cic", "faith-group")),
                "contact": self._contact(),
                "checked": self._checked(),
            }
            yield self._new_id(name, self.group_ids), record

    def activities(self) -> Iterator[tuple[str, Record]]:
        """Needs the places and groups: call those first."""
        names: list[str] = []
        for _ in range(self.records):
            town_id = self.town_ids.draw(self.random)
            category = self.category_ids.draw(self.random)
            words = self._words_of(category)
            word = self._pick(words)
            name = self._name(self.towns[town_id], word)
            record: Record = {
                "name": name,
                "summary": self._sentence(self._pick(OPENINGS), self.towns[town_id], word)[:200],
                "description": self._description(self.towns[town_id], words),
                "group": self._pick(self.group_ids),
                "categories": [category, *self._sometimes(0.3, self.category_ids.draw(self.random), besides=category)],
                "sessions": [self._session(town_id) for _ in range(self._pick((1, 1, 1, 1, 2, 2, 3)))],
                "cost": self._cost(),
                "who": {"summary": f"Best for {self.people.draw(self.random)}."},
                "join": {
                    "ways": [self._pick(("drop-in", "phone", "book", "self-referral"))],
                    "steps": "Come as you are.",
                },
                "access": self._access(),
                "contact": self._contact(),
                "checked": self._checked(),
            }
            if self.random.random() < 0.5:
                record["first_visit"] = f"{self.forenames.draw(self.random)} will meet you at the door."
            yield self._new_id(name, names), record

    def _name(self, town: str, word: str) -> str:
        pattern = self._pick(
            ("{town} {word}", "{word} in {town}", "{rare} {word}", "{surname}'s {word}", "The {thing} {word}")
        )
        name = pattern.format(
            town=town,
            word=word,
            rare=self.rare.draw(self.random),
            surname=self.surnames.draw(self.random),
            thing=self.things.draw(self.random),
        )
        return name[0].upper() + name[1:]

    def _sentence(self, pattern: str, town: str, word: str) -> str:
        feeling, thing = self.feelings.draw(self.random), self.things.draw(self.random)
        return pattern.format(
            feeling=feeling,
            feeling_=feeling.capitalize(),
            feeling_2=self.feelings.draw(self.random),
            word=word,
            word_=word[0].upper() + word[1:],
            word_2=self._pick(self._words_of(self.category_ids.draw(self.random))),
            people=self.people.draw(self.random),
            thing=thing,
            thing_2=self.things.draw(self.random),
            forename=self.forenames.draw(self.random),
            surname=self.surnames.draw(self.random),
            town=town,
            town_2=self.towns[self.town_ids.draw(self.random)],
            rare=self.rare.draw(self.random),
        )

    def _description(self, town: str, words: list[str]) -> str:
        paragraphs = [
            " ".join(
                self._sentence(pattern, town, self._pick(words)) for pattern in self.random.sample(SENTENCES, number)
            )
            for number in self.random.choices((2, 3, 4, 5), k=self._pick((1, 2, 2, 3)))
        ]
        return "\n\n".join(paragraphs) + "\n"

    def _session(self, town: str) -> Record:
        starts = self.random.randint(9 * 4, 19 * 4)  # in quarters of an hour
        ends = starts + self.random.randint(4, 10)
        hours: Record = {"from": clock(starts), "to": clock(ends)}
        where: Record = self._pick(
            ({"place": self._pick(self.place_ids)},) * 17
            + ({"online": "https://example.org/join"}, {"phone": True}, {"area": town})
        )
        chance = self.random.random()
        if chance < 0.80:
            session = where | {"repeats": "weekly", "days": self._days(), **hours}
            if self.random.random() < 0.1:
                session |= {"every": 2, "starts_on": self._first_day(session["days"][0])}
            if self.random.random() < 0.25:
                session["term_time"] = "somerset"
            if self.random.random() < 0.4:
                session["bank_holidays"] = self._pick(("closed", "open", "ask"))
            return session
        if chance < 0.93:
            weeks = sorted(self.random.sample(WEEKS, self._pick((1, 1, 2))), key=WEEKS.index)
            return where | {"repeats": "monthly", "weeks": weeks, "days": self._days()[:1], **hours}
        if chance < 0.96:
            day = BENCH_DAY + timedelta(days=self.random.randint(1, 200))
            return where | {"repeats": "once", "starts_on": day, **hours}
        return where | {"repeats": "by-arrangement"}

    def _first_day(self, name: str) -> date:
        some_day = BENCH_DAY - timedelta(days=self.random.randint(0, 300))
        return some_day + timedelta(days=(DAYS.index(name) - some_day.weekday()) % 7)

    def _days(self) -> list[str]:
        return sorted(self.random.sample(DAYS[:6], self._pick((1, 1, 1, 1, 2, 3))), key=DAYS.index)

    def _cost(self) -> Record:
        return self._pick(
            (
                {"kind": "free"},
                {"kind": "free"},
                {"kind": "donation", "amount": self.random.randint(1, 5)},
                {"kind": "fixed", "amount": self.random.randint(2, 24) / 2, "per": "session"},
            )
        )

    def _access(self) -> Record:
        features = ("step_free_entrance", "accessible_toilet", "hearing_loop", "blue_badge_parking", "lift")
        answers = {feature: self._pick(("yes", "no", "ask")) for feature in features if self.random.random() < 0.6}
        return answers | {"notes": self._pick(HALL_NOTES)}

    def _contact(self) -> Record:
        contact: Record = {"name": "The organisers", "phone": f"01632 960{self.random.randint(0, 999):03}"}
        if self.random.random() < 0.6:
            contact["email"] = f"{self.rare.draw(self.random).lower()}@example.org"
        if self.random.random() < 0.4:
            contact["website"] = f"https://example.org/{self.rare.draw(self.random).lower()}"
        return contact

    def _checked(self) -> Record:
        day = BENCH_DAY - timedelta(days=int(self.random.triangular(3, 210, 30)))
        return {"on": day, "how": self._pick(("visit", "phone", "email", "website", "group"))}

    def _words_of(self, category: str) -> list[str]:
        it = self.categories[category]
        return [str(it["name"]).lower(), *map(str, it.get("words", ()))]

    def _spot(self) -> tuple[float, float]:
        return round(self.random.uniform(SOUTH, NORTH), 4), round(self.random.uniform(WEST, EAST), 4)

    def _postcode(self, town: str) -> str:
        return f"{self.outcodes[town]} {self.random.randint(1, 9)}{''.join(self.random.choices(UNIT_LETTERS, k=2))}"

    def _new_id(self, name: str, names: list[str]) -> str:
        identity = f"{slug(name)[:50].strip('-')}-{len(names) + 1}"
        names.append(identity)
        return identity

    def _pick(self, choices: Any) -> Any:
        return choices[int(self.random.random() * len(choices))]

    def _either(self, one: str, other: str) -> str:
        return one if self.random.random() < 0.5 else other

    def _sometimes(self, chance: float, value: str, *, besides: str) -> list[str]:
        return [value] if value != besides and self.random.random() < chance else []


def slug(text: str) -> str:
    return "-".join(
        "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in text.lower()).split()
    )


def clock(quarters: int) -> str:
    return f"{quarters // 4:02}:{quarters % 4 * 15:02}"


def settings() -> Record:
    """Those of the example, for a larger area; nothing is sent anywhere."""
    example = yaml.safe_load((EXAMPLE / "directory.yaml").read_text(encoding="utf-8"))
    bounds = {"south": SOUTH - 0.1, "west": WEST - 0.1, "north": NORTH + 0.1, "east": EAST + 0.1}
    example["area"] = {"name": "Example county", "outcodes": list(OUTCODES), "bounds": bounds}
    return dict(example)


def write_directory(assets: Path, records: int) -> None:
    """Write a whole assets folder in place of what is there."""
    shutil.rmtree(assets, ignore_errors=True)
    for folder in ("activities", "groups", "places"):
        (assets / folder).mkdir(parents=True)
    shutil.copytree(EXAMPLE / "vocabulary", assets / "vocabulary")
    shutil.copytree(EXAMPLE / "calendars", assets / "calendars")
    maker = Maker(records)
    write_yaml(assets / "directory.yaml", settings())
    write_yaml(assets / "vocabulary" / "areas.yaml", maker.areas())
    for folder, records_of in (("places", maker.places), ("groups", maker.groups), ("activities", maker.activities)):
        for identity, record in records_of():
            write_yaml(assets / folder / f"{identity}.yaml", record)


class HandWritten(yaml.CSafeDumper):
    """Writes several lines of text as people do, after a bar."""


def _write_text(dumper: yaml.CSafeDumper, text: str) -> yaml.Node:
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if "\n" in text else None)


HandWritten.add_representer(str, _write_text)


def write_yaml(path: Path, record: Record) -> None:
    text = yaml.dump(record, Dumper=HandWritten, sort_keys=False, allow_unicode=True, width=1000)
    path.write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description="Write a made-up directory.")
    parser.add_argument("assets", type=Path, help="the folder to write; what is there is deleted")
    parser.add_argument("--records", type=int, default=10_000, help="how many activities")
    arguments = parser.parse_args()
    write_directory(arguments.assets, arguments.records)
    print(f"{arguments.records:,} activities are in {arguments.assets}")


if __name__ == "__main__":
    main()
