"""A small directory with a word of its own in every place that must never leave it, and in some that must."""

from __future__ import annotations

import hashlib
import struct
import zlib
from dataclasses import dataclass, field

_CONSONANTS, _VOWELS = "bdfgklmnprtvz", "aiou"


def mark(name: str) -> str:
    """A word that is in no language and no library, the same each time.

    >>> mark("a note") == mark("a note"), mark("a note") != mark("a comment")
    (True, True)
    """
    digest = hashlib.sha256(name.encode()).digest()
    pairs = zip(digest[:10:2], digest[1:10:2], strict=True)
    word = "".join(_CONSONANTS[one % len(_CONSONANTS)] + _VOWELS[other % len(_VOWELS)] for one, other in pairs)
    return word.capitalize() + "x"


@dataclass
class Planted:
    """Files below a folder of records, what is hidden in them, and what is written in them to be read."""

    files: dict[str, str] = field(default_factory=dict)
    secret: dict[str, str] = field(default_factory=dict)  # what it is, and what to look for
    public: dict[str, str] = field(default_factory=dict)

    def hide(self, name: str) -> str:
        return self.secret.setdefault(name, mark(name))

    def show(self, name: str) -> str:
        return self.public.setdefault(name, mark(name))


def _hide_notes(planted: Planted, kind: str, *, is_sensitive: bool = False) -> str:
    """What any record may hold besides what is shown; licences ask for its source, which may say where a refuge is."""
    hide = planted.hide
    cite = hide if is_sensitive else planted.show
    return (
        f"# {hide(f'a comment in {kind}')}\n"
        f"private: {{note: {hide(f'a note of {kind}')}, {hide(f'a key of {kind}').lower()}: "
        f"[{hide(f'a list of {kind}')}]}}"
        f"  # {hide(f'a comment at the end in {kind}')}\n"
        f"imported: {{source: https://example.org/{cite(f'a source of {kind}').lower()}, "
        f"id: {hide(f'an id of {kind}')}, licence: {cite(f'a licence of {kind}')}, fetched_on: 2026-10-01, "
        f"categories: [{hide(f'a proposal of {kind}')}]}}\n"
    )


def _activity(
    name: str, summary: str, more: str, *, contact: str = "phone: 01632 960125", category: str = "arts"
) -> str:
    return (
        f"name: {name}\nsummary: People meet here and talk about {summary}.\ncategories: [{category}]\n"
        f"contact: {{{contact}}}\nchecked: {{on: 2026-10-01, how: phone}}\n{more}"
    )


ASK = "sessions: [{repeats: by-arrangement, phone: yes}]\n"


def at(place: str) -> str:
    return f"sessions: [{{place: {place}, repeats: weekly, days: [friday], from: 10:00}}]\n"


def plant() -> Planted:
    """The directory before anything in it is changed."""
    planted = Planted()
    for add in (_add_open_records, _add_held_fields, _add_held_records, _add_secret_records, _add_settings):
        add(planted)
    return planted


def _add_open_records(planted: Planted) -> None:
    show, files = planted.show, planted.files
    files["activities/open.yaml"] = _activity(
        show("a name"),
        show("a summary"),
        f"description: All about {show('a description')}.\ngroup: open\n{at('open')}"
        f"access: {{notes: Ring {show('a note on access')}.}}\n" + _hide_notes(planted, "an activity"),
        contact="phone: 01632 960127, email: hello@open.example.org, role: " + show("a role"),
    )
    files["groups/open.yaml"] = (
        f"name: {show('a group')}\nsummary: People who know {show('what a group does')}.\n"
        "contact: {phone: 01632 960128}\nchecked: {on: 2026-10-01}\n" + _hide_notes(planted, "a group")
    )
    files["places/open.yaml"] = (
        f"name: {show('a place')} Hall\nkind: hall\naddress: [12 {show('a street')} Road]\ntown: Frome\n"
        "postcode: BA11 1AA\nlocation: {lat: 51.23123, lon: -2.32321, from: by-hand}\n"
        + _hide_notes(planted, "a place")
    )
    planted.public |= {"a number": "1632960127", "a mailbox": "hello@open.example.org", "a position": "512312,"}


def _add_held_fields(planted: Planted) -> None:
    hide, files = planted.hide, planted.files
    person, mailbox = hide("a person"), hide("a mailbox").lower()
    files["activities/held-fields.yaml"] = _activity(
        "Knit and natter",
        "wool",
        ASK,
        contact=f"name: Susan {person}, phone: 07700 900461, text: 07700 900462, email: {mailbox}@gmail.com, "
        "website: https://example.org/wool",
    )
    files["groups/held-fields.yaml"] = (
        "name: The knitters\nsummary: People who knit things for others.\n"
        f"contact: {{name: Peter {hide('a person of a group')}, phone: 07700 900463}}\nchecked: {{on: 2026-10-01}}\n"
    )
    planted.secret |= {f"mobile number {n}": f"770090046{n}" for n in (1, 2, 3)}


def _add_held_records(planted: Planted) -> None:
    hide, files = planted.hide, planted.files
    files["places/held-home.yaml"] = (
        f"name: Home of Ann {hide('whose home')}\naddress: [8 {hide('a street of a home')} Lane]\n"
        f"town: {hide('a town of a home')}\npostcode: BA11 4ZZ\n"
        f"location: {{lat: 51.23987, lon: -2.32789, from: by-hand}}\n"
        f"getting_there: {{bus: The {hide('a bus to a home')}}}\n"
    )
    files["activities/held-home.yaml"] = _activity("Cards and cake", "cards", at("held-home"))
    texts = {
        "child": f"My daughter Emma, aged 7, loves {hide('what a child loves')}.",
        "health": f"Susan has dementia and likes {hide('what somebody likes')}.",
        "house": f"Call round to Ann at 8 {hide('a street in a text')} Lane.",
        "mobile": f"Ring 07700 900464 and ask for {hide('words beside a mobile')}.",
    }
    for name, text in texts.items():
        files[f"activities/held-{name}.yaml"] = _activity(
            hide(f"a name ({name})"), hide(f"a summary ({name})"), f"description: {text}\ngroup: held-group\n{ASK}"
        )
    files["groups/held-group.yaml"] = (
        f"name: {hide('a group that is held')}\nsummary: They meet in {hide('what a held group does')} and talk.\n"
        "description: Ring Susan Smith on 01632 960171 or knock at 8 Mill Lane.\n"
        "contact: {phone: 01632 960129}\nchecked: {on: 2026-10-01}\n"
    )
    files["activities/of-held-group.yaml"] = _activity(
        "Open chat", "anything", f"group: held-group\n{ASK}closed: {{on: 2026-11-01, instead: [held-child]}}\n"
    )
    planted.secret |= {"a mobile in a text": "7700900464", "a number of a held group": "1632960129"}
    planted.secret |= {"a postcode of a home": "ba11 4zz", "a postcode in an address": "ba11+4zz"}
    # In ten-thousandths of a degree, as the search files have it, and as text.
    planted.secret |= {"a latitude of a home": "512399,", "a latitude in words": "51.239"}
    planted.secret |= {"a longitude of a home": "-23279,", "a longitude in words": "2.327"}


def _add_secret_records(planted: Planted) -> None:
    hide, show, files = planted.hide, planted.show, planted.files
    files["places/secret.yaml"] = (
        f"name: {hide('a name of a secret place')}\nkind: other\ntown: {hide('a town of a secret place')}\n"
        f"sensitive: true\nsummary: {hide('a summary of a secret place')} for people in danger.\n"
        + _hide_notes(planted, "a secret place", is_sensitive=True)
    )
    files["activities/secret-call.yaml"] = _activity(
        "Video call after harm",
        "safety",
        "sensitive: true\nsessions: [{repeats: weekly, days: [monday], from: 10:00, "
        f"online: https://example.org/{hide('a link to a secret call').lower()}}}]\n",
    )
    files["activities/secret.yaml"] = _activity(
        show("a refuge"), "safety", f"sensitive: true\n{ASK}" + _hide_notes(planted, "a refuge", is_sensitive=True)
    )


def _add_settings(planted: Planted) -> None:
    hide, show, files = planted.hide, planted.show, planted.files
    files["directory.yaml"] = (
        f"title: Hills and Levels  # {hide('a comment in the settings')}\nsite: https://directory.example.org/\n"
        f"tagline: {show('a tagline')}\n"
    )
    files["vocabulary/categories.yaml"] = (
        f"# {hide('a comment in a list')}\ntalking-cafe: {{name: Talking cafes, words: [coffee morning]}}\n"
        f"arts: {{name: Arts}}  # {hide('a comment at the end in a list')}\n"
    )
    files["calendars/somerset.yaml"] = (
        f"# {hide('a comment in a calendar')}\nname: Somerset school terms\n"
        "terms:\n  - {name: Autumn 2026, from: 2026-09-03, to: 2026-12-18}\n"
    )
    files["notes.txt"] = hide("another file among the records")
    files["activities/draft.txt"] = hide("a draft of a record")
    files["activities/draft.yaml.bak"] = _activity(hide("a copy of a record"), "nothing", ASK)


def picture(words: str) -> bytes:
    """A green spot, with notes of both kinds that a PNG can have."""

    def part(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            part(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)),
            part(b"tEXt", b"Comment\0" + words.encode()),
            part(b"zTXt", b"Comment\0\0" + zlib.compress(words.encode() * 2)),
            part(b"IDAT", zlib.compress(b"\0\0\x80\0")),
            part(b"IEND", b""),
        )
    )
