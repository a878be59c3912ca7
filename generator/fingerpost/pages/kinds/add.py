"""The page ``/add/``: a form for groups, whose questions come from intake/questions.py.

Nothing that is typed leaves the device until somebody chooses a way to send it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.edition.wording.access import asked_first
from fingerpost.edition.wording.joining import say_languages
from fingerpost.intake.question import Choice, Question, longest
from fingerpost.intake.questions import NEW_GROUP, NEW_PLACE, SECTIONS
from fingerpost.language.language import WEEKDAYS
from fingerpost.pages.render.page import LazyValues, Page
from fingerpost.pages.report_a_change import new_form_link, takes_forms
from fingerpost.pages.shipping.add_words import add_words
from fingerpost.pages.shipping.ways_data import looked_for_data, same_data
from fingerpost.reading.make_session import MONTHS
from fingerpost.records.secrecy import is_sensitive_category, lineage

# Those that people in the United Kingdom speak most, besides English, and the sign language.
LANGUAGES = (
    *("en", "cy", "bfi", "pl", "ro", "pa", "ur", "bn", "gu", "ar", "fr", "es", "pt", "it", "zh", "ta", "te", "tr"),
    *("uk", "ru", "so", "fa", "ps", "ku", "lt", "bg", "hu", "hi", "gd", "ga"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormQuestion:
    """A question as the template shows it."""

    id: str
    path: str
    widget: str
    label: str
    hint: str
    must: str
    choices: tuple[tuple[str, str], ...]
    type: str
    autocomplete: str
    only_if: str
    size: str
    most: int  # characters; 0: no limit


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedPart:
    """A section as the template shows it."""

    id: str
    heading: str
    lede: str
    number: str  # "Part 1 of 8"; "" for what is optional
    questions: tuple[FormQuestion, ...]


def add_pages(edition: Edition) -> Iterator[Page]:
    """One page for all kinds of record, and for changes of them."""
    text = edition.language.text
    yield Page(
        kind="add",
        address=addresses.ADD,
        title=text("Add your group, or change your entry"),
        description=text("A form of about five minutes for groups and activities. No account is needed."),
        template="add.html",
        values=LazyValues(partial(_values, edition)),
    )


def _values(edition: Edition) -> dict[str, Any]:
    settings, text = edition.settings, edition.language.text
    forms = [
        (kind, _parts(edition, kind, optional=False), _parts(edition, kind, optional=True), _last_part(edition, kind))
        for kind in SECTIONS
    ]
    return {
        "forms": forms,
        "place_questions": [_form_question(edition, "place", question, "new-place") for question in NEW_PLACE],
        "group_questions": [_form_question(edition, "group", question, "new-group") for question in NEW_GROUP],
        "kinds": _kinds(edition),
        "towns": [(area.id, area.name) for area in _areas(edition)],
        "weekdays": [(day, edition.language.day(day)) for day in WEEKDAYS],
        "months": [(name, edition.language.month(number)) for number, name in enumerate(MONTHS, 1)],
        "calendars": [(calendar.id, calendar.name) for calendar in edition.directory.calendars.values()],
        "audiences": [(term.id, term.name) for term in edition.directory.vocabulary.audiences.values()],
        "languages": [(code, say_languages((code,), edition.language)) for code in LANGUAGES],
        "features": _features(edition),
        "issue_form": new_form_link(edition),
        "editors_hours": settings.editors_hours,
        "editors_mailbox": settings.submissions.get("email") or settings.editors.email,
        "words": _as_json(add_words(edition)),
        "same": _as_json(same_data(edition)),
        "looked_for": _as_json(looked_for_data(edition)) if takes_forms(settings) else "",
        "asks": [text(section.heading) for section in SECTIONS["activity"] if not section.is_optional],
    }


def _as_json(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, sort_keys=True)


def _parts(edition: Edition, kind: str, *, optional: bool) -> list[AskedPart]:
    sections = [section for section in SECTIONS[kind] if section.is_optional == optional]
    text = edition.language.text
    return [
        AskedPart(
            id=f"{kind}-part-{section.name}",
            heading=text(section.heading),
            lede=text(section.lede),
            number="" if optional else text("Part {n} of {all}", n=number, all=len(sections) + 1),
            questions=tuple(_form_question(edition, kind, question, kind) for question in section.questions),
        )
        for number, section in enumerate(sections, 1)
    ]


def _last_part(edition: Edition, kind: str) -> str:
    """The number of the part that asks who is writing: it comes after all others."""
    last = 1 + sum(not section.is_optional for section in SECTIONS[kind])
    return edition.language.text("Part {n} of {all}", n=last, all=last)


def _form_question(edition: Edition, kind: str, question: Question, prefix: str) -> FormQuestion:
    text = edition.language.text
    schema_path = "sessions" if question.path.startswith("sessions.") else question.path
    return FormQuestion(
        id=f"{prefix}-{question.path.replace('.', '-')}",
        path=question.path,
        widget=question.widget,
        label=text(question.label),
        hint=text(question.hint),
        must=text(question.must),
        choices=tuple(_say(edition, choice) for choice in question.choices),
        type=question.kind_of_text,
        autocomplete=question.autocomplete,
        only_if=question.only_if,
        size=question.size,
        most=longest(kind, schema_path),
    )


def _say(edition: Edition, choice: Choice) -> tuple[str, str]:
    return choice.value, edition.language.text(choice.words)


def _kinds(edition: Edition) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    """The categories below the name of their parent: id, name, and whether they keep places secret."""
    categories = edition.directory.vocabulary.categories
    groups: dict[str, list[tuple[str, str, bool]]] = {}
    for category in categories.values():
        *_, top = lineage(category.id, categories)
        groups.setdefault(top.name, []).append(
            (category.id, category.name, is_sensitive_category(category.id, categories))
        )
    return [(name, sorted(members, key=lambda each: each[1].casefold())) for name, members in sorted(groups.items())]


def _areas(edition: Edition) -> list[Any]:
    return sorted(edition.directory.vocabulary.areas.values(), key=lambda area: area.name.casefold())


def _features(edition: Edition) -> list[tuple[str, str, str, bool]]:
    """Each access feature: id, name, description, and whether it is asked first."""
    first = asked_first(edition)
    return [
        (feature.id, feature.name, feature.description, feature.id in first)
        for feature in edition.directory.vocabulary.access.values()
    ]
