"""A and B: bytes and YAML."""

from __future__ import annotations

from datetime import date, time

from tests.conftest import USUAL_FILES
from tests.hostile.table.row import LITERAL, NORM, REJECT, WARN, row
from tests.hostile.table.trials import (
    GOOD,
    contact,
    line,
    passes,
    reads,
    refused,
    refused_files,
    warned,
)

PADDING = b"# " + b"x" * 1024**2
UNSEEN = "Nothing that a person sees is changed, so it is said nowhere."
QUOTES = "quote"  # what the hint must speak of

_SHARED = ("directory.yaml", "vocabulary/needs.yaml", "calendars/somerset.yaml")

BYTES = [
    row(
        "A1",
        "a record over 64 KiB; settings, words, a calendar over 1 MiB",
        REJECT,
        *refused("file-too-large", GOOD + b"# " + b"x" * 65536, words="64 K"),
        *(refused_files("file-too-large", {name: USUAL_FILES[name].encode() + PADDING}) for name in _SHARED),
    ),
    row("A2", "nothing, or nothing but a comment or a line", REJECT,
        *refused("empty-record", b"", b"# nothing yet\n", b"---\n")),
    row("A3", "a byte order mark", NORM, *passes(b"\xef\xbb\xbf" + GOOD), short=UNSEEN),
    row("A4", "Windows-1252", REJECT,
        *refused("not-utf-8", line("summary: A cafe x for anybody.").replace(b"x", b"caf\xe9"), words="Byte "),
        *refused("not-utf-8", line("summary: A cafe x for anybody.").replace(b"x", b"caf\xe9"), words="UTF-8")),
    row("A5", "a raw NUL", REJECT, *refused("hidden-character", GOOD.replace(b"yoga", b"yo\x00ga"))),
    row("A6", "escaped NUL and terminal colour", REJECT,
        *refused("hidden-character", line('name: "Chair\\0yoga"'), line('name: "\\x1b[31mred"'))),
    row("A7", "half of a pair of surrogates", REJECT,
        *refused(("line-unclear", "hidden-character"), line('name: "Chair \\uD800"'))),
    row("A8", "line ends that no editor shows: U+0085, U+2028, U+2029", REJECT,
        *refused("hidden-character", *(line(f"name: Chair{sign}yoga") for sign in "\u0085\u2028\u2029")),
        *refused("hidden-character", GOOD + "# A note\u2028cost: {kind: free}\n".encode())),
    row("A9", "direction marks: U+202A to 202E, U+2066 to 2069", REJECT,
        *refused("hidden-character", *(line(f"name: Chair{chr(code)}yoga")
                                       for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))),
    row("A10", "a letter and its accent apart", NORM,
        reads(line("name: Cafe\u0301 yoga"), lambda read: read.name, "Caf\u00e9 yoga"), short=UNSEEN),
    row("A11", "a hard space as indent", REJECT, *refused("indent-not-spaces", line("cost:\n\u00a0 kind: free"))),
    row("A12", "Windows and old Macintosh line ends", NORM,
        *passes(GOOD.replace(b"\n", b"\r\n"), GOOD.replace(b"\n", b"\r")), short=UNSEEN),
    row("A13", "a tab as indent", REJECT, *refused("indent-not-spaces", line("cost:\n\tkind: free"), words="spaces")),
    row("A14", "emoji in a name, in an id", f"{WARN}; {REJECT}",
        *warned("name-emoji", line("name: Chair yoga 🧘")),
        *refused("id-shape", GOOD, name="activities/yoga-🧘.yaml")),
]  # fmt: skip

_WORDS = "summary: Gentle stretches, "
YAML = [
    row("B1", "lists of lists of aliases", REJECT,
        *refused("yaml-anchor", b"a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\n")),
    row("B2", "one anchor; one alias", REJECT,
        *refused("yaml-anchor", line("name: &a Chair yoga"), line("name: *a"), words="not used here")),
    row("B3", "a merge key", REJECT, *refused("yaml-merge", line("<<: {name: x}"))),
    row("B4", "very many anchors (200 here)", REJECT,
        *refused("yaml-anchor", b"".join(b"b%d: &a%d x\n" % (number, number) for number in range(200)))),
    row("B5", "a tag that would run code", REJECT,
        *refused("yaml-tag", line("name: !!python/object/apply:os.getcwd []"))),
    row("B6", "a tag of one's own", REJECT, *refused("yaml-tag", line("name: !foo x"), words=QUOTES)),
    row("B7", "!!binary", REJECT, *refused("yaml-tag", line("name: !!binary aGk="), words=QUOTES)),
    row("B8", "!!set", REJECT, *refused("yaml-tag", line("name: !!set {a, b}"), words=QUOTES)),
    row("B9", "one key twice", REJECT, *refused("key-twice", GOOD + b"name: Other\n", words="line 1")),
    row("B10", "yes and true as keys", REJECT, *refused("key-unknown", line("yes: x"), line("true: x"))),
    row("B11", "a country called NO", LITERAL,
        *refused("choice-unknown", line("cost: {kind: NO}")),
        reads(line("name: NO"), lambda read: read.name, "NO")),
    row("B12", "on: Off", LITERAL, *refused(("date-unclear", "value-unclear"), line("checked: {on: Off}"))),
    row("B13", "10:30", LITERAL,
        reads(line("name: 10:30"), lambda read: read.name, "10:30"),
        reads(GOOD.replace(b"10:00", b"10:30"), lambda read: read.sessions[0].starts, time(10, 30))),
    row("B14", "2026-11-05", LITERAL,
        reads(line("name: 2026-11-05"), lambda read: read.name, "2026-11-05"),
        reads(line("checked: {on: 2026-11-05}"), lambda read: read.checked.on, date(2026, 11, 5))),
    row("B15", "2026-02-30", REJECT, *refused("date-impossible", line("checked: {on: 2026-02-30}"), words="30 Feb")),
    row("B16", "a telephone number that begins with 0", LITERAL,
        reads(contact("phone: 01632960123"), lambda read: read.contact.phone, "01632960123"),
        reads(contact("phone: 01234567"), lambda read: read.contact.phone, "01234567")),
    row("B17", "one that begins with +", LITERAL,
        reads(contact("phone: +447700900123"), lambda read: read.contact.phone, "+447700900123")),
    row("B18", "1e3, .5, 1.10", LITERAL,
        *(reads(line(f"name: {text}"), lambda read: read.name, text) for text in ("1e3", ".5", "1.10")),
        reads(line("cost: {kind: fixed, amount: 1.10}"), lambda read: float(read.cost.amount), 1.1)),
    row("B19", "not a number; infinity", REJECT,
        *refused("wrong-type", *(line(f"cost: {{kind: fixed, amount: {x}}}") for x in (".nan", ".inf", "-.inf")))),
    row("B20", "5,000 digits", REJECT, *refused("value-unclear", line("who: {ages: {from: " + "9" * 5000 + "}}"))),
    row("B21", "brackets in brackets (200 here)", REJECT, *refused("nested-too-deeply", line("name: " + "[" * 200)),
        short="The ninth level is refused before more is read, so 1,000 are no other case; tests hold 200 at most."),
    row("B22", "lists 9 and 200 deep", REJECT,
        *refused("nested-too-deeply", *(line("name: " + "[" * depth + "x" + "]" * depth) for depth in (9, 200)))),
    row("B23", "maps 9 and 200 deep", REJECT,
        *refused("nested-too-deeply", *(b"{a: " * depth + b"x" + b"}" * depth for depth in (9, 200)))),
    row("B24", "two records in one file", REJECT, *refused("second-record", GOOD + b"---\nname: Other\n")),
    row("B25", "directives", REJECT,
        *refused("yaml-directive", b"%YAML 1.1\n---\n" + GOOD, b"%TAG ! tag:example.org,2026:\n---\n" + GOOD)),
    row("B26", "a list, a word", REJECT, *refused("not-a-record", b"- name: Chair yoga\n", b"Chair yoga\n")),
    row("B27", "an empty key", REJECT, *refused(("line-unclear", "key-empty"), line(": x"), line('"": x'))),
    row("B28", "over 2,000 values; over 200 keys", REJECT,
        *refused("too-many-values", line("languages: [" + "en, " * 2100 + "en]"),
                 GOOD + b"".join(b"k%d: x\n" % number for number in range(201)))),
    row("B29", "a second colon", REJECT, *refused("extra-colon", line("name: Bump: a group"), words=QUOTES)),
    row("B30", "a value that begins with @", REJECT, *refused("starts-with-sign", line("name: @group"), words=QUOTES)),
    row("B31", "with %", REJECT, *refused("starts-with-sign", line("name: %group"), words=QUOTES)),
    row("B32", "with a backtick", REJECT, *refused("starts-with-sign", line("name: `group"), words=QUOTES)),
    row("B33", "words after a quote", REJECT, *refused("words-after-quote", line('name: "The Hub" cafe'))),
    row("B34", "a # that cuts the text", REJECT,
        *refused("hash-in-text", line("name: Group #1"), words=QUOTES),
        reads(line("name: Chair yoga  # was Yoga"), lambda read: read.name, "Chair yoga")),
    row("B35", "no space after the colon", REJECT,
        *refused("space-after-colon", GOOD.replace(b"name: Chair", b"name:Chair"))),
    row("B36", "names that JavaScript gives a meaning, as keys", REJECT,
        *refused("key-unknown", *(line(f"{key}: x") for key in ("__proto__", "constructor", "toString"))),
        held=("tests/browser/test_find_hostile.py::test_no_link_breaks_the_finder_or_makes_it_ask_for_anything",)),
    row("B37", "3 MB of comment", REJECT, *refused("file-too-large", GOOD + b"# " + b"x" * 3_000_000)),
]  # fmt: skip

ROWS = [*BYTES, *YAML]
