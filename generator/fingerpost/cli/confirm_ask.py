"""The questions of ``fingerpost confirm``: one after another, and back again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from fingerpost.cli.alone import alone
from fingerpost.cli.stop import stop
from fingerpost.language.counted import counted

if TYPE_CHECKING:
    from fingerpost.stewardship.doubts import Doubt
    from fingerpost.stewardship.take_back import FileChange

_QUESTIONS = {"hours": "When is it?", "category": "Which category is it in?", "proposal": "Is that so?"}
_ENDS = ("q", "quit", "exit")
_BACK = ("b", "back", "u", "undo")
_SHOWN = 8
_NAMED = 10  # of the records of one question
_WORDS = 3  # of the list, beside it


@dataclass(slots=True)
class _Question:
    """The records that one answer is for, and what it has done to them."""

    title: str  # such as 1 of 4
    doubts: list[Doubt]
    changes: list[FileChange] = field(default_factory=list)


class _EnoughForToday(Exception):
    """Somebody typed q."""


class _Back(Exception):
    """Somebody typed b."""


class _OneByOne(Exception):
    """Somebody typed o."""


def ask_all(doubts: list[Doubt], categories: Mapping[str, Sequence[str]]) -> None:
    """Ask until nothing is left, or somebody has had enough; each answer is written at once."""
    from fingerpost.stewardship.doubts_alike import alike

    groups = alike(doubts)
    questions = [_Question(f"{number} of {len(groups)}", group) for number, group in enumerate(groups, start=1)]
    at = 0
    try:
        while at < len(questions) or (questions and _is_to_go_back()):
            if at == len(questions):
                at = _go_back(questions, at)
                continue
            question = questions[at]
            click.echo(f"\n{question.title}: {_about(question.doubts)}")
            try:
                _ask(question, categories)
                at += 1
            except _OneByOne:
                questions[at : at + 1] = _apart(question)
            except _Back:
                at = _go_back(questions, at)
    except (_EnoughForToday, KeyboardInterrupt, EOFError, click.Abort):
        pass
    answers = sum(len(question.changes) for question in questions)
    click.echo(f"\n{counted(answers, 'answer')} written.")


def _is_to_go_back() -> bool:
    """Whether somebody wants to see the last answer once more before the end."""
    text = click.prompt("\nThat was the last question. [b back, Enter to end]", default="", show_default=False)
    return text.strip().casefold() in _BACK


def _apart(question: _Question) -> list[_Question]:
    number = len(question.doubts)
    return [_Question(f"{at} of these {number}", [doubt]) for at, doubt in enumerate(question.doubts, start=1)]


def _go_back(questions: list[_Question], at: int) -> int:
    """Take back the answer to the previous question; returns its number."""
    from fingerpost.stewardship.take_back import take_back

    if at == 0:
        click.echo("  This is the first question.")
        return 0
    question = questions[at - 1]
    if question.changes:
        first = question.changes[0].file
        with alone("confirm", first.path.parents[1]):
            try:
                number, others = take_back(question.changes)
            except OSError as error:
                raise stop("confirm", f"{first.shown} could not be written: {error.strerror}.") from None
        question.changes = [each for each in question.changes if each.file.shown in others]
        click.echo(f"  {counted(number, 'answer')} taken back.")
        for shown in others:
            click.echo(f"  {shown} has been changed since, so it was left as it is.")
    return at - 1


def _about(group: list[Doubt]) -> str:
    first = group[0]
    if len(group) == 1:
        title = f"{one_line(first.name)} ({first.file.shown})"
    else:
        names = ", ".join(one_line(doubt.name) for doubt in group[:_NAMED])
        more = f", and {len(group) - _NAMED:,} more" if len(group) > _NAMED else ""
        title = f"the same in {len(group):,} records: {names}{more}"
    words = list(dict.fromkeys(one_line(doubt.words) for doubt in group if doubt.words))
    now = {one_line(doubt.now) for doubt in group}
    lines = [title]
    if words:
        lines.append(f"  The list says:   {', '.join(words[:_WORDS])}")
    if len(now) == 1:
        lines.append(f"  The record says: {now.pop()}")
    lines += [f"  {at}  {one_line(choice.words)}" for at, choice in enumerate(first.choices[:_SHOWN], start=1)]
    return "\n".join(lines)


def _ask(question: _Question, categories: Mapping[str, Sequence[str]]) -> None:
    """Ask one question until it is answered or passed over.

    Raises:
        _EnoughForToday, _Back, _OneByOne: If somebody would rather do that.
    """
    group = question.doubts
    what, choices = group[0].what, group[0].choices
    keys = (
        "number, " * bool(choices)
        + {
            "hours": "hours, = right as it is, ",
            "category": "category, ",
            "proposal": "or the right name, " if _is_name(group[0]) else "n for no, ",
        }[what]
    )
    is_one = len(group) == 1
    words = _QUESTIONS[what] if is_one else f"{_QUESTIONS[what].removesuffix('?')}, for all {len(group):,} of them?"
    keys += "" if is_one else "o one by one, "
    while True:
        prompt = f"{words} [{keys}b back, Enter for later, q to end]"
        text = click.prompt(prompt, default="", show_default=False).strip()
        if text.casefold() in _ENDS:
            raise _EnoughForToday
        if text.casefold() in _BACK:
            raise _Back
        if not text:
            return
        if text == "o" and not is_one:
            raise _OneByOne
        typed = text
        if what == "category":
            text = _category_of(text, group[0], categories)
        if fault := _fault_of(text, group[0], categories):
            click.echo(f"  {fault}")
            continue
        before = len(question.changes)
        faults: list[str] = []
        for doubt in group:
            change = _write(doubt, text)
            if isinstance(change, str):
                faults.append(change)
            else:
                question.changes.append(change)
        for fault in dict.fromkeys(faults):  # once, however many records it is for
            click.echo(f"  {fault}")
        if len(question.changes) > before:
            if text != typed:
                click.echo(f"  Written: {text}")
            return


def _category_of(text: str, doubt: Doubt, categories: Mapping[str, Sequence[str]]) -> str:
    """The id of the category whose name or word was typed; the same text if there is none."""
    from fingerpost.exchange.tables.propose.write_categories import nearest_category

    is_choice = text.isdecimal() and 0 < int(text) <= len(doubt.choices[:_SHOWN])
    return text if is_choice or text == "=" or text in categories else nearest_category(text, categories) or text


def _fault_of(text: str, doubt: Doubt, categories: Mapping[str, Sequence[str]]) -> str:
    """What is wrong with an answer before anything is written; "" where nothing is."""
    is_choice = text.isdecimal() and 0 < int(text) <= len(doubt.choices[:_SHOWN])
    if _is_name(doubt):
        return "Type its right name, or press Enter." if text.casefold() in ("n", "no") else ""
    if doubt.what == "proposal" and not is_choice and text.casefold() not in ("y", "yes", "n", "no", "="):
        return "Type 1, n, b or q, or press Enter."
    if doubt.what == "category" and not is_choice and text != "=" and text not in categories:
        return f"There is no category called {text}. All of them are in assets/vocabulary/categories.yaml."
    return ""


def _is_name(doubt: Doubt) -> bool:
    """Whether it is what something is called, which a person may know better."""
    return doubt.what == "proposal" and doubt.choices[0].value[0] == "name"


def _write(doubt: Doubt, text: str) -> FileChange | str:
    """Write an answer to one record; give what was changed, or why it cannot be."""
    from fingerpost.stewardship.files_of_records import CannotChange
    from fingerpost.stewardship.take_back import FileChange

    try:
        with alone("confirm", doubt.file.path.parents[1]):
            before = doubt.file.text()
            _answer(doubt, text)
            return FileChange(doubt.file, before, doubt.file.text())
    except CannotChange as reason:
        return f"{reason.message} {reason.hint}"
    except OSError as error:
        raise stop("confirm", f"{doubt.file.shown} could not be written: {error.strerror}.") from None


def _answer(doubt: Doubt, text: str) -> None:
    from fingerpost.stewardship.confirm import answer, keep_as_it_is, read_answer

    if text == "=" or (doubt.what == "proposal" and text.casefold() in ("n", "no")):
        keep_as_it_is(doubt)
    elif text.isdecimal() and 0 < int(text) <= len(doubt.choices[:_SHOWN]):
        value = doubt.choices[int(text) - 1].value
        answer(doubt, [value] if doubt.what == "category" else value)
    elif _is_name(doubt) and text.casefold() not in ("y", "yes"):
        answer(doubt, ("name", text))
    elif doubt.what == "proposal":
        answer(doubt, doubt.choices[0].value)
    else:
        answer(doubt, read_answer(doubt, text))


def one_line(text: str) -> str:
    """A text without what a terminal would not show."""
    line = " ".join(text.split())
    return line if line.isprintable() else "".join(filter(str.isprintable, line))
