"""The text of an issue, as GitHub makes it of our form: a heading for each question, and below it the answer.

Whoever answers can write headings too. GitHub puts every question there once, in the order of the form, so a heading
that is there twice, or in another place, is not GitHub's own, and then nothing is taken from the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from fingerpost.intake.differences import at, steps_of
from fingerpost.intake.issue_form import RECORD, WANTS
from fingerpost.intake.issue_questions import Form, IssueQuestion, forms
from fingerpost.intake.submission import NotUnderstood, Submission, Want
from fingerpost.records.characters import without_faults

LONGEST = 65_536  # characters: more than GitHub takes is not from GitHub
_ANSWERED_NOTHING = frozenset(("_No response_", "None", ""))
_HEADING = re.compile(r"### +(.+?) *#* *")
_TICK = re.compile(r"[-*] \[([ xX])\] (.+)")
_AMOUNT = re.compile(r"£? ?([0-9]{1,6}(?:\.[0-9]{1,2})?)")
_WANTS = dict(zip(WANTS, Want, strict=True))
_NOT_FIELDS = frozenset(("want", "address", RECORD, "source", "consent"))
_IN_WORDS = {"category": "categories", "sessions": "sessions", "where": "sessions"}
_OPEN_IT = "Open the issue, and ask for the form to be filled in again."


def is_issue_form(text: str) -> bool:
    """Whether a text has the first heading of our form."""
    return any(_label(line) in form for line in text.splitlines()[:3] for form in forms())


def read_issue_body(text: str) -> tuple[Submission, str]:
    """Read the text of an issue: the answers, and what the site's own form filled in for whoever sent it.

    Raises:
        NotUnderstood: If it is not what GitHub makes from the form.
    """
    if len(text) > LONGEST:
        raise NotUnderstood(f"It has {len(text):,} characters, and an issue has at most {LONGEST:,}.", _OPEN_IT)
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    visible_text = without_faults(plain)
    remarks = ["It had characters that nobody can see. They were left out."] if visible_text != plain else []
    form = _form_of(visible_text)
    answers = dict(_answers(visible_text, form))
    want = _WANTS.get(answers.pop("want", ""))
    if want is None:
        raise NotUnderstood("It does not say what to do: add, change, still right, or ended.", _OPEN_IT)
    values, words = _read(form, answers, remarks)
    # Of something that is there already, the name says which it is: people write it in their own way.
    name = str(values["name"] if want is Want.ADD else values.pop("name", "")) if "name" in values else ""
    submission = Submission(
        want=want,
        entry=" ".join(answers.get("address", "").split()),
        name=name,
        values=values,
        words=words,
        source=" ".join(answers.get("source", "").split()),
        agreed=bool(list(_ticked(answers.get("consent", "")))),
        remarks=tuple(remarks),
    )
    return submission, answers.get(RECORD, "")


def _read(form: Form, answers: Mapping[str, str], remarks: list[str]) -> tuple[dict[str, Any], dict[str, str]]:
    """The values of the answers, and what is yet to be understood."""
    values: dict[str, Any] = {}
    words: dict[str, str] = {}
    for label, question in form.items():
        answer = answers.get(question.path, "")
        if not answer or question.path in _NOT_FIELDS:
            continue
        if not _fits(question, values):
            remarks.append(f"{label} What is there does not go with the answer before it. It was left out.")
        elif name := _IN_WORDS.get(question.widget):
            words[name] = "\n".join(filter(None, (words.get(name, ""), answer)))
        elif (value := _value_of(question, answer)) is not None:
            _put(values, question.path, value)
        elif question.widget != "several":  # whose boxes are there, ticked or not
            remarks.append(f"{label} What is there is none of the answers on the form.")
    return values, words


def _value_of(question: IssueQuestion, answer: str) -> Any:
    """As a record has it; None if it is no answer to this question."""
    if question.widget == "several":
        return [question.options[word] for word in _ticked(answer) if word in question.options] or None
    if question.options:
        return question.options.get(answer)
    if question.widget == "number":
        amount = _AMOUNT.fullmatch(answer)
        return float(amount[1]) if amount and "." in amount[1] else int(amount[1]) if amount else None
    if question.widget == "lines":
        return [line.strip() for line in answer.split("\n") if line.strip()]
    return answer if question.widget == "long" else " ".join(answer.split())


def _fits(question: IssueQuestion, values: Mapping[str, Any]) -> bool:
    """Whether a question is asked after what was answered before; a change may leave that answer out."""
    path, _, fitting = question.only_if.partition("=")
    before = at(values, steps_of(path)) if path else None
    return before is None or before in fitting.split()


def _put(values: dict[str, Any], path: str, value: object) -> None:
    *parts, name = path.split(".")
    for part in parts:
        values = values.setdefault(part, {})
    values[name] = value


def _form_of(text: str) -> Form:
    """The form that an issue was made from, by the first heading that only one of them has."""
    now, earlier = forms()
    for label in map(_label, text.split("\n")):
        if (label in now) is not (label in earlier):
            return now if label in now else earlier
    return now


def _answers(text: str, form: Form) -> Iterator[tuple[str, str]]:
    """Path and answer of each question that is there."""
    order = {label: number for number, label in enumerate(form)}
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
        yield form[label].path, "" if answer in _ANSWERED_NOTHING else answer


def _label(line: str) -> str:
    match = _HEADING.fullmatch(line)
    return match[1] if match else ""


def _ticked(answer: str) -> Iterator[str]:
    for line in answer.split("\n"):
        if (match := _TICK.fullmatch(line.strip())) and match[1] != " ":
            yield match[2].strip()
