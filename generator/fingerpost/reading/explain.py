"""What the schema refuses, in a volunteer's words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from fingerpost.reading.corrections import correct_date, correct_time
from fingerpost.reading.date_range import out_of_range
from fingerpost.reading.schemas import Schema, schema_of
from fingerpost.reading.slip_words import answer_line, choice_for, items_of, language_code, list_line, yes_or_no
from fingerpost.reading.slips import line_for
from fingerpost.reading.suggest import nearest
from fingerpost.records.problem import Problem
from fingerpost.records.spans import Spans

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, FormatChecker
    from jsonschema.exceptions import ValidationError


def explain(kind: str, data: dict[str, Any], spans: Spans) -> Iterator[Problem]:
    """Every reason why the schema of this kind refuses this record; at least one."""
    has_problem = False
    for error in sorted(_validator(kind).iter_errors(data), key=lambda e: [str(step) for step in e.absolute_path]):
        for problem in _explain_one(error, spans):
            has_problem = True
            yield problem
    if not has_problem:
        yield Problem(
            code="value-unclear",
            span=spans[""],
            message="A value in this record is not what its field needs.",
            hint="Compare it with the examples in the handbook, under Write a record.",
        )


@cache
def _validator(kind: str) -> Draft202012Validator:
    from jsonschema import Draft202012Validator  # most builds refuse nothing: docs/decisions/figures.md

    return Draft202012Validator(schema_of(kind), format_checker=_formats())


@cache
def _formats() -> FormatChecker:
    from jsonschema import FormatChecker

    return FormatChecker(["date"])


def _explain_one(error: ValidationError, spans: Spans, below: tuple[Any, ...] = ()) -> Iterator[Problem]:
    steps = (*below, *error.absolute_path) if not below else (*below, *error.relative_path)
    path = ".".join(str(step) for step in steps)
    schema: Schema = error.schema if isinstance(error.schema, dict) else {}
    label = str(schema.get("title") or next((step for step in reversed(steps) if isinstance(step, str)), "This record"))
    example = _example(schema)
    value: Any = error.instance
    rule = str(error.validator)
    limit: Any = error.validator_value
    if _is_reported_by_another_rule(rule, schema, value):
        return
    if "propertyNames" in error.relative_schema_path:
        yield _name_of_entry(str(value), path, spans, str(schema.get("pattern", "")))
    elif rule == "additionalProperties":
        yield from _unknown_keys(error, schema, path, spans)
    elif rule == "required":
        yield _missing(error, schema, path, spans)
    elif rule == "anyOf":
        yield Problem(
            code="when-missing",
            span=spans["sessions:key"],
            message=f"Say when {value.get('name', 'it')} happens, or how to join.",
            hint="Add sessions with a day and a time, or join with its ways.",
        )
    elif rule == "oneOf":
        yield from _one_of(error, steps, path, spans, label, example)
    elif rule == "enum":
        yield _choice(value, limit, path, spans, label)
    elif rule == "type":
        yield _wrong_type(str(limit), path, spans, label, example, value, schema)
    elif rule == "pattern" and schema.get("format") == "date":
        yield out_of_range(spans[path], label)
    elif rule == "pattern":
        yield _pattern(value, path, spans, label, example, str(schema.get("pattern", "")))
    elif rule == "format":
        message, hint = correct_date(str(value))
        code = "date-impossible" if "no such day" in message else "date-unclear"
        yield Problem(code=code, span=spans[path], message=message, hint=hint)
    elif rule in ("minLength", "maxLength"):
        yield _length(str(value), rule, int(limit), path, spans, label)
    elif rule in ("minimum", "maximum"):
        word = "at least" if rule == "minimum" else "at most"
        line = line_for(_field_of(path), f"{value:g}") if rule == "minimum" else ""
        yield Problem(
            code="number-out-of-range",
            span=spans[path],
            message=f"{label} must be {word} {limit:g}, and is {value:g}.",
            hint=f"Write {line}." if line else f"{schema.get('description', '')} For example: {example}".strip(),
        )
    elif rule == "uniqueItems":
        yield Problem(
            code="listed-twice", span=spans[path], message=f"{label} names something twice.", hint="Keep one."
        )
    elif rule in ("minItems", "minProperties"):
        yield Problem(
            code="list-empty",
            span=spans[path],
            message=f"{label} has nothing in it.",
            hint=f"{schema.get('description', '')} For example: {example}".strip(),
        )
    elif rule in ("maxItems", "maxProperties"):
        yield Problem(
            code="list-too-long",
            span=spans[path],
            message=f"{label} has more than {error.validator_value} entries.",
            hint="Keep the ones that matter most.",
        )


def _is_reported_by_another_rule(rule: str, schema: Schema, value: Any) -> bool:
    """Whether a value of the wrong length or year is reported as badly written anyway: one fault, one message."""
    if not isinstance(value, str) or rule not in ("maxLength", "minLength", "pattern"):
        return False
    if schema.get("format") == "date" and not _formats().conforms(value, "date"):
        return True
    return rule != "pattern" and "pattern" in schema and not re.search(schema["pattern"], value)


def _unknown_keys(error: ValidationError, schema: Schema, path: str, spans: Spans) -> Iterator[Problem]:
    fields = list(schema.get("properties", {}))
    instance: Any = error.instance
    for key in instance:
        if key in fields:
            continue
        suggestion = nearest(key, fields)
        hint = f"Write {suggestion}." if suggestion else f"Delete it, or use one of: {', '.join(fields)}."
        if instance[key] is None and " " in key:
            hint = "If it belongs to the words before the comma, put double quotes round the whole text."
        yield Problem(
            code="key-unknown",
            span=spans[f"{path}.{key}:key" if path else f"{key}:key"],
            message=f"There is no field called {_printable(key)} here.",
            hint=hint,
        )


def _name_of_entry(name: str, path: str, spans: Spans, pattern: str) -> Problem:
    """Explain an entry of a list whose name has a character that it may not have; some join words by _, others by -."""
    joint, words = ("_", "single _ between words") if "0-9_" in pattern else ("-", "single hyphens")
    tidy = joint.join(re.findall("[a-z0-9]+", name.lower()))
    fits = tidy and len(tidy) <= 60 and re.search(pattern, tidy)
    return Problem(
        code="id-shape",
        span=spans[f"{path}.{name}:key" if path else f"{name}:key"],
        message=f"{_printable(name)} cannot be the name of an entry.",
        hint=f"Write {tidy}." if fits else f"Use small letters, digits and {words}, 60 at most: quiet{joint}space",
    )


def _missing(error: ValidationError, schema: Schema, path: str, spans: Spans) -> Problem:
    # The message of the library names the key; its own attribute holds all required ones.
    instance: Any = error.instance
    required: Any = error.validator_value
    key = next((name for name in required if name not in instance and f"'{name}'" in error.message), "")
    field: Schema = schema.get("properties", {}).get(key, {})
    label = field.get("title", key)
    of = f" of {instance['name']}" if isinstance(instance.get("name"), str) else ""
    return Problem(
        code="missing",
        # A blank field is pointed at; one that is not there at all belongs to the first line.
        span=spans[f"{path}.{key}:key" if path else f"{key}:key"],
        message=f"{label}{of} is missing.",
        hint=f"{field.get('description', '')} For example: {key}: {_example(field)}".strip(),
    )


def _one_of(
    error: ValidationError, steps: tuple[Any, ...], path: str, spans: Spans, label: str, example: str
) -> Iterator[Problem]:
    """Explain by the form that was meant: the one with the same type as what was written."""
    # What words may be says nothing of what was written as fields, or as a list.
    options = [
        inner
        for inner in error.context or ()
        if inner.relative_path
        or (inner.validator != "type" and not (inner.validator == "enum" and isinstance(inner.instance, dict | list)))
    ]
    if not options:
        yield _wrong_type("text", path, spans, label, example)
        return
    for inner in options:
        if not inner.relative_path:
            title = inner.schema.get("title") if isinstance(inner.schema, dict) else None
            if not title and isinstance(inner.schema, dict):
                inner.schema = {**inner.schema, "title": label}
        yield from _explain_one(inner, spans, steps)


def _choice(value: Any, choices: list[Any], path: str, spans: Spans, label: str) -> Problem:
    names = [str(choice) for choice in choices]
    field = _field_of(path)
    if names == ["yes", "no", "ask"]:  # N is one slip from no, and Y from none
        line = answer_line(field, _flow(value)) if isinstance(value, str | bool) else ""
        suggestion = ""
    else:
        suggestion = nearest(str(value), names) or (choice_for(field, value) if isinstance(value, str) else "")
        line = "" if suggestion else line_for(field, value) or ", ".join(items_of(field, str(value), {"enum": names}))
    first = f"Write {suggestion or line}. " if suggestion or line else ""
    what = label.lower() if not label[:1].isdigit() else "choice"
    return Problem(
        code="choice-unknown",
        span=spans[path],
        message=f"{_printable(value)} is not one of the choices for {what}.",
        hint=f"{first}The choices are {', '.join(names)}.",
    )


def _field_of(path: str) -> str:
    """The name of the field that a value, or the list it is in, belongs to."""
    return next((step for step in reversed(path.split(".")) if not step.isdecimal()), "")


def _wrong_type(
    type_name: str, path: str, spans: Spans, label: str, example: str, value: Any = None, schema: Schema | None = None
) -> Problem:
    field = _field_of(path)
    line = _line_of_type(type_name, field, path, value, schema or {})
    names = {
        "array": "a list, such as [one, two]",
        "object": "fields of its own",
        "string": "words",
        "text": "words",
        "number": "a number without quotes or signs",
        "integer": "a whole number without quotes",
        "boolean": "yes or no",
    }
    return Problem(
        code="wrong-type",
        span=spans[path],
        message=f"{label} needs {names.get(type_name, type_name)}.",
        hint=f"Write {line}."
        if line
        else f"For example: {example}"
        if example
        else "See the handbook, under Write a record.",
    )


def _line_of_type(type_name: str, field: str, path: str, value: Any, schema: Schema) -> str:
    """What to type instead of a value of another type; "" when nobody can say."""
    if type_name == "boolean":
        answer = yes_or_no(_flow(value)) if isinstance(value, str | bool | int | float) else ""
        return f"{field}: {answer}" if answer else f"{field}: yes or {field}: no"
    if line := line_for(field, value):
        return line
    if (
        type_name == "integer"
        and ".ages." in f".{path}"
        and isinstance(value, str)
        and (number := re.search("[0-9]+", value))
    ):
        return f"{field}: {number[0]}"
    if type_name == "array" and isinstance(value, str):
        dates = schema.get("items", {}).get("format") == "date"
        if dates and (match := re.fullmatch("Write ([0-9-]{10}) for .*", correct_date(value)[1])):
            return f"{field}: [{match[1]}]"
        return list_line(field, value, schema)
    return ""


def _pattern(value: Any, path: str, spans: Spans, label: str, example: str, pattern: str) -> Problem:
    if line := line_for(_field_of(path), value) if "weeks?" in pattern else "":
        return Problem(
            code="value-unclear",
            span=spans[path],
            message=f"{_printable(value)} is not written as an age.",
            hint=f"Write {line}.",
        )
    if "[01][0-9]|2[0-3]" in pattern:
        message, hint = correct_time(str(value))
        return Problem(code="time-unclear", span=spans[path], message=message, hint=hint)
    if pattern.startswith("^[a-z0-9]+(-"):
        ids = items_of(_field_of(path), str(value).removesuffix(".yaml"), {"pattern": pattern})
        first = f"Write {', '.join(ids)}. " if ids else ""
        return Problem(
            code="id-shape",
            span=spans[path],
            message=f"{_printable(value)} is not written as the name of a file.",
            hint=f"{first}Use small letters, digits and single hyphens, without .yaml: old-dairy",
        )
    if "languages" in path.split(".") or _field_of(path) == "language":
        code = language_code(str(value))
        return Problem(
            code="language-unknown",
            span=spans[path],
            message=f"{_printable(value)} is not the code of a language.",
            hint=f"Write {code}." if code else "Use the two-letter code: en for English, cy for Welsh, pl for Polish.",
        )
    address = str(value)
    if path == "site" and re.match("https?://[^/\\s]+", address) and not address.endswith("/"):
        return Problem(
            code="value-unclear",
            span=spans[path],
            message="The address of the site has no slash at its end.",
            hint=f"Write site: {address}/",
        )
    return Problem(
        code="value-unclear",
        span=spans[path],
        message=f"{label} is not written as it should be: {_printable(value)}.",
        hint=f"For example: {example}" if example else "See the handbook, under Write a record.",
    )


def _length(value: str, rule: str, limit: int, path: str, spans: Spans, label: str) -> Problem:
    length = len(value)
    if rule == "maxLength":
        return Problem(
            code="too-long",
            span=spans[path],
            message=f"{label} has {length:,} characters; {limit:,} is the most.",
            hint="Shorten it. More can be said in the description." if limit < 5000 else "Shorten it.",
        )
    return Problem(
        code="too-short",
        span=spans[path],
        message=f"{label} has {length} character{'s' if length != 1 else ''}; {limit} is the least.",
        hint="Say a little more.",
    )


def _example(schema: Schema) -> str:
    examples = schema.get("examples") or [""]
    return _flow(examples[0])


def _flow(value: Any) -> str:
    """A value as it would be typed on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _printable(value: Any) -> str:
    """What was typed, short and without anything that could upset a terminal."""
    if isinstance(value, bool | int | float):
        return _flow(value)
    if not isinstance(value, str):
        return "This"
    shown = "".join(letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}" for letter in value)
    return shown if len(shown) <= 40 else shown[:39] + "…"
