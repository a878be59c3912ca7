"""The handbook: which pages it has, in which order, and the page of every field, made from the schemas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from fingerpost.files.own import starter_folder
from fingerpost.publish.placeholders import escape_markdown
from fingerpost.reading.schemas import Schema, schema_of
from fingerpost.writing.write import say_value

FIELDS = "fields.md"  # made when the site is built

# In the order of a first month's work. A page that is not named here comes last.
FOR_EDITORS = (
    "start.md",
    "from-a-list.md",
    "write-a-record.md",
    FIELDS,
    "addresses.md",
    "keep-it-true.md",
    "what-people-send.md",
    "receive.md",
    "problems.md",
    "privacy-and-safety.md",
    "import.md",
    "spreadsheets.md",
    "words-and-look.md",
    "put-it-on-the-web.md",
    "print.md",
    "open-data.md",
    "hsds.md",
    "translate.md",
    "commands.md",
)
FOR_DEVELOPERS = ("developers.md", "dependencies.md")

_KINDS = {
    "activity": ("An activity", "One file each in `assets/activities`. The file name is its address: `/a/NAME/`."),
    "group": ("A group", "One file each in `assets/groups`. The file name is its address: `/g/NAME/`."),
    "place": ("A place", "One file each in `assets/places`. The file name is its address: `/p/NAME/`."),
    "directory": ("The settings", "One file, `assets/directory.yaml`."),
    "vocabulary": (
        "The vocabulary",
        "`categories.yaml`, `needs.yaml`, `audiences.yaml` and `access.yaml` in `assets/vocabulary`. "
        "Each entry begins with its id and a colon; these are the lines below it.",
    ),
    "areas": (
        "Towns and villages",
        "`assets/vocabulary/areas.yaml`. Each begins with its id and a colon; these are the lines below it.",
    ),
    "calendar": ("A calendar of terms", "One file each in `assets/calendars`."),
}


def handbook_folder() -> Path:
    """The folder of the hand-written pages, which come with Fingerpost and so match its version."""
    return starter_folder() / "docs" / "handbook"


def handbook_nav() -> list[str | dict[str, list[str]]]:
    """The pages in order, as the adapter's navigation wants them; each page's title is its first heading."""
    existing = {path.name for path in handbook_folder().glob("*.md")} | {FIELDS}
    others = sorted(existing - {"index.md", *FOR_EDITORS, *FOR_DEVELOPERS})

    def pages(names: tuple[str, ...]) -> list[str]:
        return [f"handbook/{name}" for name in names if name in existing]

    return [
        "handbook/index.md",
        {"For editors": pages(FOR_EDITORS)},
        {"For developers": pages((*FOR_DEVELOPERS, *others))},
    ]


def fields_page() -> str:
    """Every field of every file, in Markdown, with an anchor such as ``activity-contact-phone``."""
    lines = [
        "# Every field",
        "",
        "What a file may hold, and what belongs there. **Needed** fields must be there; leave out any other "
        "that you have nothing to write for. A name with a dot, such as `contact.phone`, is the line `phone` "
        "below `contact`.",
        "",
        *(f"- [{title}](#{kind})" for kind, (title, _) in _KINDS.items()),
    ]
    explained: dict[str, tuple[Schema, str]] = {}  # a field of the same shape is explained once
    for kind, (title, where) in _KINDS.items():
        schema = schema_of(kind)
        if kind in ("vocabulary", "areas"):
            schema = schema["additionalProperties"]
        lines += ["", f"## {title} {{ #{kind} }}", "", where]
        for name, field in schema["properties"].items():
            needed = name in schema.get("required", ())
            first, anchor = explained.setdefault(name, (field, f"{kind}-{name}"))
            if first == field and anchor != f"{kind}-{name}":
                lines += _heading(kind, name, 3)
                lines.append(f"{_title(field, needed=needed)} Written as for [{_title_of(anchor)}](#{anchor}).")
            else:
                lines += _field(kind, name, field, needed=needed, depth=3)
    return "\n".join(lines) + "\n"


def _title_of(anchor: str) -> str:
    title = _KINDS[anchor.partition("-")[0]][0]
    return title[0].lower() + title[1:]


def _field(kind: str, path: str, schema: Schema, *, needed: bool, depth: int) -> Iterator[str]:
    yield from _heading(kind, path, depth)
    about = schema.get("description", "")
    shape = "" if _says_it_already(about, schema) else say_shape(schema)
    yield f"{_title(schema, needed=needed)} {escape_markdown(about)} {shape}".rstrip()
    if examples := schema.get("examples"):
        yield from ("", "```yaml", f"{path.rpartition('.')[2]}: {say_value(examples[0])}", "```")
    inner = next((form for form in _forms(schema) if form.get("properties")), {})
    for name, field in inner.get("properties", {}).items():
        needs_it = name in inner.get("required", ())
        outer = schema_of(kind).get("properties", {}).get(name, {})
        if "properties" in field and field["properties"] == outer.get("properties"):
            yield from _heading(kind, f"{path}.{name}", 4)
            about = escape_markdown(field["description"])
            yield f"{_title(field, needed=needs_it)} {about} Written as [{name}](#{kind}-{name})."
        else:
            yield from _field(kind, f"{path}.{name}", field, needed=needs_it, depth=4)


def _says_it_already(about: str, schema: Schema) -> bool:
    """Whether the description itself names every choice, gives the length, or says how a date is written."""
    choices = schema.get("enum", ())
    says_all = bool(choices) and all(str(choice) in about for choice in choices)
    return says_all or any(words in about for words in ("letters.", "Year first.", "each yes, no or ask"))


def _heading(kind: str, path: str, depth: int) -> list[str]:
    return ["", f"{'#' * depth} `{path}` {{ #{kind}-{path.replace('.', '-')} }}", ""]


def _title(schema: Schema, *, needed: bool) -> str:
    return f"**{escape_markdown(schema.get('title', ''))}{', needed' if needed else ''}.**"


def _forms(schema: Schema) -> Iterator[Schema]:
    """The schema itself, the items of a list, and each of several ways to write it."""
    yield schema
    for form in (schema.get("items"), *schema.get("oneOf", ())):
        if isinstance(form, Mapping):
            yield from _forms(dict(form))


def say_shape(schema: Schema) -> str:
    """What may be written, in a sentence.

    >>> say_shape({"type": "string", "minLength": 20, "maxLength": 200})
    'Text of 20 to 200 characters.'
    >>> say_shape({"type": "array", "items": {"enum": ["free", "donation"]}})
    'A list. In it: one of `free`, `donation`.'
    """
    if "oneOf" in schema:
        first, *others = (say_shape(form) for form in schema["oneOf"])
        return " ".join([first, *(f"Or: {_lower(other)}" for other in others)])
    if "enum" in schema:
        return f"One of {', '.join(f'`{choice}`' for choice in schema['enum'])}."
    match schema.get("type"):
        case "boolean":
            return "`yes` or `no`."
        case "integer" | "number":
            return _number(schema)
        case "array":
            if schema["items"].get("properties"):
                return "A list: each part begins with a dash, or is inside `{ }`."
            inside = say_shape(schema["items"])
            return f"A list. In it: {_lower(inside)}" if inside else "A list."
        case "object":
            entry = schema.get("additionalProperties")
            entries = f" Any other line: {_lower(say_shape(dict(entry)))}" if isinstance(entry, Mapping) else ""
            return f"Lines of its own, set in by two spaces.{entries}"
    return _text(schema)


def _text(schema: Schema) -> str:
    if schema.get("format") == "date":
        return "A day, with the year first: 2026-10-01."
    pattern = str(schema.get("pattern", ""))
    if pattern.startswith("^[a-z0-9]+(-"):
        return "A name in small letters, digits and hyphens."
    if pattern:
        return ""  # the description and the example say more than a pattern would
    least, most = schema.get("minLength", 0), schema.get("maxLength")
    if not most:
        return "Text."
    return f"Text of {least:,} to {most:,} characters." if least > 1 else f"Text of at most {most:,} characters."


def _number(schema: Schema) -> str:
    whole = "A whole number" if schema["type"] == "integer" else "A number"
    least, most = schema.get("minimum"), schema.get("maximum")
    if least is None or most is None:
        return f"{whole}."
    return f"{whole} from {least:,} to {most:,}."


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]
