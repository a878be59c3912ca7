"""The messages of the checks with gaps in place of values, read from the checks themselves.

The form in the browser says of a fault what ``fingerpost check`` says of it, in the language of the site. So that no
sentence is written twice, the sentences are taken from the source of the checks: whatever is given as ``message``
together with a ``code``. With the names of fields, from the schemas, they are in the catalogue of words.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from functools import cache

from fingerpost.files.own import PACKAGE, schema_folder

# Where a record alone is judged.
SOURCES = tuple(
    f"{module}.py"
    for module in """reading/explain reading/one_line reading/date_range reading/corrections
    checks/ages checks/characters checks/costs
    checks/dates checks/description checks/emails checks/links checks/markup checks/marks checks/names
    checks/personal_numbers checks/personal_people checks/phones checks/photo_words checks/plain_signs
    checks/readability checks/editor_notes checks/secrets checks/sensitive checks/session_days checks/session_fields
    checks/session_times checks/session_where checks/websites checks/locations""".split()  # noqa: SIM905
)
# Functions that give a message and a hint, whose codes are given by others.
_PAIRS = {"correct_time": "time-unclear", "_two_times": "time-unclear", "correct_date": "date-unclear"}
# Tables of a message and a hint, and the code that they are for.
_TABLES = {"_REFUSALS": "email-unclear", "NOT_24": "time-unclear"}
# Functions that put a message together from several texts: they are kept by the name of the function.
_WHOLE = ("_in_future", "_hold", "_wrong_type")


@cache
def check_messages() -> dict[str, list[str]]:
    """By code, the messages in the order in which the source has them, each once."""
    words: dict[str, list[str]] = {}
    for source in SOURCES:
        for code, message in _messages((PACKAGE / source).read_text(encoding="utf-8")):
            messages = words.setdefault(code, [])
            if message not in messages:
                messages.append(message)
    return dict(sorted(words.items()))


@cache
def warning_codes() -> tuple[str, ...]:
    """The codes that are only warnings."""
    trees = [ast.parse((PACKAGE / source).read_text(encoding="utf-8")) for source in SOURCES]
    calls = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Call)]
    codes = {
        _constant(_keyword(call, "code"))
        for call in calls
        if _keyword(call, "severity") is not None or _name(call.func) in ("_warning", "_hold")
    }
    return tuple(sorted(codes - {""}))


@cache
def field_titles() -> tuple[str, ...]:
    """What the schemas of records call their fields."""
    return _messages_of_schemas("title")


@cache
def field_helps() -> tuple[str, ...]:
    """What the schemas of records say of their fields: the help beside the cells of a workbook."""
    return _messages_of_schemas("description")


def _messages_of_schemas(key: str) -> tuple[str, ...]:
    texts: dict[str, None] = {}
    for kind in ("activity", "group", "place"):
        schema = json.loads((schema_folder() / f"{kind}.schema.json").read_text("utf-8"))
        texts.update(dict.fromkeys(_texts_in(schema["properties"], key)))
    return tuple(sorted(texts))


def _texts_in(part: object, key: str) -> Iterator[str]:
    if isinstance(part, dict):
        if isinstance(text := part.get(key), str):
            yield text
        for inner in part.values():
            yield from _texts_in(inner, key)
    elif isinstance(part, list):
        for inner in part:
            yield from _texts_in(inner, key)


def _messages(source: str) -> Iterator[tuple[str, str]]:
    tree = ast.parse(source)
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.Module)):
        if isinstance(function, ast.FunctionDef) and (code := _PAIRS.get(function.name)):
            yield from ((code, text) for text in _texts(function))
        if isinstance(function, ast.Module):
            yield from _tables(function)
        for call in _own(function):
            if code := _constant(_keyword(call, "code")):
                yield from ((code, text) for text in _message_of(call, function))
        if isinstance(function, ast.FunctionDef) and function.name in _WHOLE:
            body = function.body[1:] if ast.get_docstring(function) is not None else function.body
            yield from ((function.name, text) for part in body for node in ast.walk(part) if (text := _sentence(node)))


def _message_of(call: ast.Call, function: ast.AST) -> Iterator[str]:
    """The message of a problem; one that has a name is looked for where the name is given."""
    value = _keyword(call, "message")
    if value is None:
        candidates: list[ast.expr] = [argument for argument in call.args if _sentence(argument)][:1]
    elif isinstance(value, ast.Name):
        candidates = [
            node.value
            for node in ast.walk(function)
            if isinstance(node, ast.Assign) and value.id in [_name(target) for target in node.targets]
        ]
    else:
        candidates = [value]
    yield from (text for candidate in candidates if (text := _sentence(candidate)))


def _texts(function: ast.FunctionDef) -> Iterator[str]:
    """Each first text of a pair, which is the message, and what is called ``message``."""
    for node in ast.walk(function):
        if isinstance(node, ast.Return) and isinstance(node.value, ast.Tuple):
            yield from filter(None, [_sentence(node.value.elts[0])])
        elif isinstance(node, ast.Assign) and _name(node.targets[0]) == "message":
            yield from filter(None, [_sentence(node.value)])


def _tables(module: ast.Module) -> Iterator[tuple[str, str]]:
    """The first text of each pair in a table at the top level of a module."""
    for node in module.body:
        code = _TABLES.get(_name(node.targets[0])) if isinstance(node, ast.Assign) else None
        if code:
            pairs = [pair for pair in ast.walk(node) if isinstance(pair, ast.Tuple)]
            yield from ((code, text) for pair in pairs if (text := _sentence(pair.elts[0])))


def _sentence(node: ast.AST | None) -> str:
    """A text with its gaps; "" if it is not a sentence."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        text = node.value
    elif isinstance(node, ast.JoinedStr):
        gaps = iter(range(1, 100))
        text = "".join(
            str(part.value) if isinstance(part, ast.Constant) else f"{{{_gap(part) or next(gaps)}}}"
            for part in node.values
        )
    else:
        return ""
    return text if " " in text else ""


def _gap(part: ast.AST) -> str:
    """What a gap is called: the name of the value, without what is done to it."""
    value = part.value if isinstance(part, ast.FormattedValue) else part
    if isinstance(value, ast.Name):
        return value.id
    if isinstance(value, ast.Attribute):
        return value.attr
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.args:
        return _gap(value.args[0])
    return ""


def _own(function: ast.AST) -> Iterator[ast.Call]:
    """The calls of a function, or of a module outside its functions, in the order of the source."""
    ahead = list(ast.iter_child_nodes(function))
    while ahead:
        node = ahead.pop(0)
        if isinstance(node, ast.FunctionDef):
            continue
        if isinstance(node, ast.Call):
            yield node
        ahead[:0] = list(ast.iter_child_nodes(node))


def _keyword(call: ast.Call, name: str) -> ast.expr | None:
    return next((keyword.value for keyword in call.keywords if keyword.arg == name), None)


def _constant(node: ast.AST | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else ""
