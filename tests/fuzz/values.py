"""Random values of the schemas: a field is filled by its name where that has a meaning, else by its type and limits."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

Schema = dict[str, Any]

TODAY = date(2026, 11, 21)  # a Saturday

# Letters of many scripts, right to left ones too, and signs that mean something somewhere: to HTML, Markdown, YAML,
# JSON, a script, a spreadsheet or an address.
SCRIPTS = (
    "abcdefghijklmnopqrstuvwxyz",
    "ABCdefGHIjkl éèüßøñçłž ŵŷ",
    "абвгдежзиклмнопрстуя",
    "αβγδεζηθικλμνξοπρστ",
    "ابتثجحخدذرزسشصضطظعغ",
    "אבגדהוזחטיכלמנסעפצקרש",
    "अआइईउऊकखगघचछजझटठडढ",
    "一丁七万三上下不中国人会体",
    "あいうえおかきくけこアイウエオ",
    "กขคงจฉชซญดตถทธนบ",
    "가나다라마바사아자차카타파하",
)
SIGNS = (
    "&",
    "<b>",
    "</script>",
    "{{ title }}",
    "{% x %}",
    "*",
    "_",
    "#",
    '"',
    "'",
    "\\",
    "=1",
    "%41",
    "$",
    "|",
    "`",
    "→",
)
BREAKS = ("\n\n", "\n- ", "\n1. ", "\n> ")
SITES = (
    "https://example.org/",
    "https://www.example.org/a?b=c&d=e",
    "http://example.com",
    "https://example.net:8443/x#y",
)
LANGUAGES = ("en", "cy", "pl", "ar", "ur", "zh", "pt", "gd", "bfi", "fa", "so", "uk", "ro", "bn", "pa", "he", "en-GB")
PHONES = ("01632 960123", "01632 960999", "020 7946 0958", "+44 1632 960456", "116 123", "0808 157 0000", "999")


@dataclass
class Names:
    """What the records of one directory may name, by the field that names it."""

    of: dict[str, list[str]] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)

    def some(self, which: str, rng: Random) -> str:
        return rng.choice(self.of.get(which) or ["nowhere"])

    def new(self, rng: Random, stem: str) -> str:
        """An id that nothing has, sometimes as long as one may be."""
        while True:
            tail = "-".join(["x" * rng.randint(1, 8)] * rng.randint(0, 5))
            name = f"{stem}-{rng.randrange(10**6)}{'-' + tail if tail else ''}"[:60].rstrip("-")
            if name not in self.ids:
                self.ids.add(name)
                return name


# Which list a field names something of, by the last word of its path that is not a number.
LISTS = {
    "group": "group",
    "place": "place",
    "categories": "category",
    "category": "category",
    "needs": "need",
    "for": "audience",
    "serves": "area",
    "area": "area",
    "term_time": "calendar",
    "school_holidays": "calendar",
}


@dataclass
class Filler:
    """Fills one schema after another from one source of chance."""

    rng: Random
    names: Names
    kind: str = "activity"
    fullness: float = 0.4  # how many of the fields that may be left out are there
    oddness: float = 0.02  # how often a value is at an edge, or beyond it

    def fill(self, schema: Schema, path: tuple[str, ...] = ()) -> Any:
        if "oneOf" in schema:
            return self.fill(self.rng.choice(schema["oneOf"]), path)
        if "enum" in schema:
            return self.rng.choice(schema["enum"])
        fill = getattr(self, f"_{schema.get('type', 'object')}")
        return fill(schema, path)

    def _object(self, schema: Schema, path: tuple[str, ...]) -> dict[str, Any]:
        if path == ("private",):
            return {f"note_{n}": self.text(1, 300) for n in range(self.rng.randint(0, 3))}
        needed = set(schema.get("required", ()))
        properties = schema.get("properties", {})
        chosen = [key for key in properties if key in needed or self.rng.random() < self.fullness]
        chosen = chosen or ([self.rng.choice(list(properties))] if properties else [])
        value = {key: self.fill(properties[key], (*path, key)) for key in chosen}
        more = schema.get("additionalProperties")
        if isinstance(more, dict):
            keys = self.names.of.get(path[-1] if path else "", ["a", "b"])
            most = min(len(keys), 80 if self._odd() else 6)
            value |= {key: self.fill(more, (*path, key)) for key in self.rng.sample(keys, self.rng.randint(0, most))}
        return value

    def _array(self, schema: Schema, path: tuple[str, ...]) -> list[Any]:
        least, most = schema.get("minItems", 0), schema.get("maxItems", 5)
        count = self.rng.randint(least, max(least, min(most, 4)))
        if self._odd():
            count = self.rng.choice([least, most, most + 1])
        items: list[Any] = []
        for _ in range(count):
            each = self.fill(schema.get("items", {"type": "string"}), path)
            if each not in items or not schema.get("uniqueItems"):
                items.append(each)
        return items if len(items) >= least else [self.fill(schema["items"], path)]

    def _integer(self, schema: Schema, _: tuple[str, ...]) -> int:
        low, high = schema.get("minimum", 0), schema.get("maximum", 1000)
        return self.rng.choice([low, high, self.rng.randint(low, high)]) + (1 if self._odd() else 0)

    def _number(self, schema: Schema, path: tuple[str, ...]) -> float:
        low, high = schema.get("minimum", 0), schema.get("maximum", 1000)
        if path[-1] in ("lat", "south", "north") and not self._odd():
            low, high = (50.9, 51.1) if path[-1] != "north" else (51.2, 51.4)
        elif path[-1] in ("lon", "west", "east") and not self._odd():
            low, high = (-2.8, -2.6) if path[-1] != "east" else (-2.3, -2.2)
        return self.rng.choice([round(self.rng.uniform(low, high), self.rng.randint(0, 6)), low, high])

    def _boolean(self, _: Schema, path: tuple[str, ...]) -> bool:
        return self.rng.random() < (0.1 if path[-1] == "sensitive" else 0.5)

    def _string(self, schema: Schema, path: tuple[str, ...]) -> str:
        if schema.get("format") == "date":
            return self.day(path)
        least, most = schema.get("minLength", 1), schema.get("maxLength", 60)
        if text := self._by_name(path):
            return text
        if "pattern" in schema:
            return self._by_pattern(schema)
        if self._odd():
            return self.text(most, most) if self.rng.random() < 0.7 else self.text(most + 1, most + 1)
        return self.text(
            least, min(most, max(least + 30, self.rng.choice([20, 40, 80, most if self.rng.random() < 0.03 else 120])))
        )

    def _by_name(self, path: tuple[str, ...]) -> str:
        name = next(step for step in reversed(path) if not step.isdigit())
        if self._odd():
            return ""
        if name in LISTS and path[0] not in ("imported", "review"):
            return self.names.some(LISTS[name], self.rng)
        if name == "instead":
            return self.names.some(self.kind, self.rng)
        if name == "former_ids":
            return self.names.new(self.rng, "former")
        if name in ("phone", "text"):
            return self.rng.choice(self.names.of.get("phone", PHONES))
        if name == "email":
            return f"{self.rng.choice(['hello', 'office', 'team'])}{self.rng.randrange(99)}@example.org"
        if name in ("website", "url", "online", "source") and self.kind != "imported":
            return self.rng.choice(SITES)
        if name in ("language", "languages"):
            return self.rng.choice(LANGUAGES)
        if name == "postcode":
            return f"BA{self.rng.randint(1, 16)} {self.rng.randint(1, 9)}{''.join(self.rng.choices('ABDEFGHJ', k=2))}"
        return ""

    def _by_pattern(self, schema: Schema) -> str:
        pattern = schema["pattern"]
        if "weeks?" in pattern:
            return f"{self.rng.randint(1, 999)} {self.rng.choice(['weeks', 'month', 'years'])}"
        if "[01][0-9]|2[0-3]" in pattern:
            return f"{self.rng.randint(0, 23):02}:{self.rng.choice([0, 0, 5, 15, 30, 45, 59]):02}"
        if "day|days" in pattern:
            return f"{self.rng.randint(1, 99)} {self.rng.choice(['days', 'weeks', 'months', 'years'])}"
        if pattern.startswith("^[A-Z]{1,2}[0-9]"):
            return self.rng.choice(["BA1", "BA11", "BS40", "W1A", "TA6"])
        if pattern.startswith("^[A-Z]{2}-"):
            return f"GB-CHC-{self.rng.randint(100000, 9999999)}"
        if pattern.startswith("^held-"):
            return self.rng.choice(["held-mobile", "held-home-address", "held-person", "held-email"])
        if pattern.startswith("^[a-z0-9]+("):
            return self.names.new(self.rng, "some")
        return str(self.rng.choice(schema.get("examples") or ["en"]))

    def day(self, path: tuple[str, ...]) -> str:
        """Mostly a day that makes sense in its field; sometimes one at the edge of what can be."""
        name = path[-1]
        if self._odd():
            edges = ("0001-01-01", "1926-11-02", "1989-12-31", "1990-01-01", "2024-02-29", "2036-11-21", "2036-11-22")
            return self.rng.choice((*edges, "2199-12-31", "2200-01-01", "9999-12-31", "1969-12-31", "2100-02-28"))
        past = name in ("on", "as_of", "consent_on", "since", "fetched_on")
        if self.rng.random() < 0.02:
            return self.rng.choice(["1990-01-01", TODAY.isoformat() if past else "2036-11-21"])
        first, last = (-700 if self._odd() else -150, 0) if past else (-300, 900)
        return (TODAY + timedelta(days=self.rng.randint(first, last))).isoformat()

    def text(self, least: int, most: int) -> str:
        """Words of one or two scripts, some with signs in them."""
        wanted = self.rng.randint(least, most)
        odd = self._odd()
        scripts = [SCRIPTS[0]] * 3 + self.rng.sample(SCRIPTS, 2)
        words, length = [], 0
        while length < wanted:
            script = self.rng.choice(scripts)
            word = "".join(self.rng.choice(script) for _ in range(self.rng.choice([1, 3, 5, 8, 61 if odd else 9])))
            if odd and self.rng.random() < 0.2:
                word += self.rng.choice(SIGNS)
            if most > 1000 and self.rng.random() < 0.02:
                word += self.rng.choice(BREAKS)
            words.append(word)
            length += len(word) + 1
        text = " ".join(words)[:wanted].strip()
        return text + "x" * (wanted - len(text)) if wanted == least or len(text) < least else text

    def _odd(self) -> bool:
        return self.rng.random() < self.oddness
