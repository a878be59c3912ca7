"""The text of an issue, as GitHub makes it of our form: a heading for each question, and below it the answer.

Whoever answers can write headings too. GitHub puts every question there once, in the order of the form, so a heading
that is there twice, or in another place, is not GitHub's own, and then nothing is taken from the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from fingerpost.intake.issue_form import WANTS, render_form
from fingerpost.intake.submission import NotUnderstood, Submission, Want
from fingerpost.records.characters import without_faults

LONGEST = 65_536  # characters: more than GitHub takes is not from GitHub
_ANSWERED_NOTHING = frozenset(("_No response_", "None", ""))
_HEADING = re.compile(r"### +(.+?) *#* *")
_TICK = re.compile(r"[-*] \[([ xX])\] (.+)")
_WANTS = dict(zip(WANTS, Want, strict=True))
_NOT_FIELDS = frozenset(("want", "address", "source", "consent"))
_TO_UNDERSTAND = frozenset(("categories", "sessions"))
_OPEN_IT = "Open the issue, and ask for the form to be filled in again."


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the form."""

    path: str  # of the field in a record, or one of the questions that are about the entry as a whole
    widget: str
    options: Mapping[str, str]  # the words on the form, and the value of each


@cache
def questions() -> Mapping[str, Asked]:
    """The questions of the form by their labels, in its order."""
    blocks = [block for block in yaml.safe_load(render_form())["body"] if "id" in block]
    return {block["attributes"]["label"]: _asked(block) for block in blocks}


def _asked(block: Mapping[str, Any]) -> Asked:
    options = block["attributes"].get("options", ())
    words = [option if isinstance(option, str) else option["label"] for option in options]
    path = block["id"].replace("-", ".")
    return Asked(path, block["type"], {word: word.lower().replace(" ", "-") for word in words})


def is_issue_form(text: str) -> bool:
    """Whether a text has the first heading of our form."""
    return any(_label(line) in questions() for line in text.splitlines()[:3])


def read_issue_body(text: str) -> Submission:
    """Read the text of an issue.

    Raises:
        NotUnderstood: If it is not what GitHub makes of the form.
    """
    if len(text) > LONGEST:
        raise NotUnderstood(f"It has {len(text):,} characters, and an issue has at most {LONGEST:,}.", _OPEN_IT)
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    seen = without_faults(plain)
    remarks = ["It had characters that nobody can see. They were left out."] if seen != plain else []
    answers = dict(_answers(seen))
    want = _WANTS.get(answers.pop("want", ""))
    if want is None:
        raise NotUnderstood("It does not say what to do: add, change, still right, or ended.", _OPEN_IT)
    values: dict[str, Any] = {}
    words: dict[str, str] = {}
    by_path = {asked.path: (label, asked) for label, asked in questions().items()}
    for path, answer in answers.items():
        label, asked = by_path[path]
        if path in _NOT_FIELDS or not answer:
            continue
        if path in _TO_UNDERSTAND:
            words[path] = answer
        elif asked.widget == "checkboxes":
            if ways := [asked.options[word] for word in _ticked(answer) if word in asked.options]:
                _put(values, path, ways)
        elif asked.widget == "dropdown":
            if answer in asked.options:
                _put(values, path, asked.options[answer])
            else:
                remarks.append(f"{label}: what is there is none of the answers on the form.")
        else:
            _put(values, path, answer if asked.widget == "textarea" else " ".join(answer.split()))
    # Of something that is there already, the name says which it is: people write it in their own way.
    name = str(values["name"] if want is Want.ADD else values.pop("name", "")) if "name" in values else ""
    return Submission(
        want=want,
        entry=" ".join(answers.get("address", "").split()),
        name=name,
        values=values,
        words=words,
        source=" ".join(answers.get("source", "").split()),
        agreed=bool(list(_ticked(answers.get("consent", "")))),
        remarks=tuple(remarks),
    )


def _put(values: dict[str, Any], path: str, value: object) -> None:
    *parts, name = path.split(".")
    for part in parts:
        values = values.setdefault(part, {})
    values[name] = value


def _answers(text: str) -> Iterator[tuple[str, str]]:
    """Path and answer of each question that is there."""
    order = {label: number for number, label in enumerate(questions())}
    parts: list[tuple[str, list[str]]] = []
    for line in text.split("\n"):
        label = _label(line)
        if label in order:
            if parts and order[label] <= order[parts[-1][0]]:
                raise NotUnderstood(
                    f"The heading “{label}” is there twice, or not in its place, so nobody can say which answer is "
                    "to which question.",
                    _OPEN_IT,
                )
            parts.append((label, []))
        elif parts:
            parts[-1][1].append(line)
        elif line.strip():
            raise NotUnderstood("It does not begin with a question of the form.", _OPEN_IT)
    for label, lines in parts:
        answer = "\n".join(line.rstrip() for line in lines).strip()
        yield questions()[label].path, "" if answer in _ANSWERED_NOTHING else answer


def _label(line: str) -> str:
    match = _HEADING.fullmatch(line)
    return match[1] if match else ""


def _ticked(answer: str) -> Iterator[str]:
    for line in answer.split("\n"):
        if (match := _TICK.fullmatch(line.strip())) and match[1] != " ":
            yield match[2].strip()
