"""The activity of a proposed mapping, field by field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from fingerpost.exchange.tables.mapping_check import as_gap
from fingerpost.exchange.tables.propose.audiences import audiences
from fingerpost.exchange.tables.propose.column import Column
from fingerpost.exchange.tables.propose.draft import Draft, checked
from fingerpost.exchange.tables.propose.genders import genders, is_of_gender
from fingerpost.exchange.tables.propose.headings import plain
from fingerpost.exchange.tables.propose.mixed_contacts import mixed_contacts
from fingerpost.exchange.tables.propose.more_links import links
from fingerpost.exchange.tables.propose.series import series_lines
from fingerpost.exchange.tables.propose.write_categories import category_lines
from fingerpost.exchange.tables.propose.write_cost import cost_lines
from fingerpost.exchange.tables.propose.write_join import join_lines
from fingerpost.exchange.tables.propose.write_key import SHEET, needs_sheet
from fingerpost.exchange.tables.propose.write_sessions import session_lines
from fingerpost.exchange.tables.propose.yaml_lines import (
    indented,
    quoted,
    with_reason,
)
from fingerpost.exchange.tables.values.value_ways import says_of_whom

_MOBILE = re.compile(r"\b(?:mobile|mob|cell|sms|text|whatsapp)\b")
_LANGUAGES = dict(
    pair.split()[::-1]
    for pair in [
        "en english",
        "cy welsh",
        "pl polish",
        "bn bengali",
        "ur urdu",
        "pa punjabi",
        "gu gujarati",
        "hi hindi",
        "ar arabic",
        "fr french",
        "es spanish",
        "pt portuguese",
        "ro romanian",
        "so somali",
        "tr turkish",
        "uk ukrainian",
        "ru russian",
        "zh chinese",
        "zh cantonese",
        "zh mandarin",
        "fa farsi",
        "ta tamil",
        "it italian",
        "de german",
        "el greek",
        "ku kurdish",
        "lt lithuanian",
        "bg bulgarian",
        "cs czech",
        "sk slovak",
        "hu hungarian",
        "vi vietnamese",
        "tl tagalog",
        "ko korean",
        "ja japanese",
        "ps pashto",
        "sw swahili",
        "bfi bsl",
    ]
)


def activity_lines(draft: Draft) -> Iterator[str]:
    yield "activity:"
    for line, why in series_lines(draft):
        yield with_reason(f"  {line}", why)
    more = [gap for gap in [draft.gap("venue") or draft.gap("postcode")] if gap] + [SHEET] * needs_sheet(draft)
    yield f"  id: [{', '.join(quoted(part) for part in (draft.name, draft.gap('town')) if part)}]"
    if more:
        yield f"  if_taken: [{', '.join(map(quoted, dict.fromkeys(more)))}]"
    yield with_reason(
        f"  name: {quoted(draft.name)}" if draft.name else "  name:",
        draft.why("name") or "fill in: what is it called?",
    )
    yield from indented(_texts(draft), 2)
    if draft.has_group:
        yield "  group: <group id>"
    yield from indented(category_lines(draft), 2)
    yield from indented(session_lines(draft), 2)
    yield from indented(cost_lines(draft), 2)
    yield from indented(_who(draft), 2)
    yield from indented(join_lines(draft), 2)
    yield from indented(_small_parts(draft), 2)
    yield from indented(_contact(draft), 2)
    yield with_reason(f"  {checked(draft)}", draft.why("checked"))
    texts = [column for role in ("description", "summary", "access_notes", "join", "who") for column in draft.all(role)]
    if texts:
        yield with_reason(
            f"  look_in: [{', '.join(quoted(as_gap(column.name)) for column in texts)}]",
            "step-free, free, women only: proposals, never facts",
        )


def _texts(draft: Draft) -> Iterator[str]:
    about = draft.text(draft.all("description")[0]) if draft.all("description") else ""
    short = draft.text(draft.all("summary")[0]) if draft.all("summary") else ""
    town = draft.gap("town")
    otherwise = f"{draft.name}{f' in {town}' if town else ''}. Get in touch to find out more."
    parts = [part for part in (short, f"{{first_sentence: {about}}}" if about else "") if part] + [quoted(otherwise)]
    value = f"{{first_of: [{', '.join(parts)}]}}" if len(parts) > 1 else parts[0]
    yield with_reason(
        f"summary: {value}",
        draft.why("summary") or draft.why("description") or "the list says nothing about it: better words would help",
    )
    more = [draft.text(column) for column in draft.all("description")[1:2]]
    body = (about if short else f"{{other_sentences: {about}}}") if about else ""
    if parts := [part for part in (body, *more, *links(draft)) if part]:
        body = f'{{joined: [{", ".join(parts)}], by: "\\n\\n"}}' if len(parts) > 1 else parts[0]
        yield with_reason(f"description: {body}", draft.why("description") or draft.why("booking_url"))


def _says_more(column: Column) -> bool:
    """Whether cells of ages have words beside them: "All welcome", "Men 18+"."""
    return column.contents.share("ages") < 0.9 or any(map(says_of_whom, column.contents.cells))


def _who(draft: Draft) -> Iterator[str]:
    parts: list[tuple[str, str]] = []
    if draft.all("age_from") or draft.all("age_to"):
        ages = [
            f"{name}: {quoted(draft.gap(role))}"
            for name, role in (("from", "age_from"), ("to", "age_to"))
            if draft.all(role)
        ]
        parts.append((f"ages: {{{', '.join(ages)}}}", draft.why("age_from") or draft.why("age_to")))
    elif draft.all("ages"):
        parts.append((f"ages: {{age_range: {quoted(draft.gap('ages'))}}}", draft.why("ages")))
    words = [genders(column) if is_of_gender(column) else draft.text(column) for column in draft.all("who")]
    if draft.all("ages") and _says_more(draft.all("ages")[0]):
        words.append(quoted(draft.gap("ages")))
    if people := audiences(draft.all("audience")):
        words.append(people)
    if words:
        value = words[0] if len(words) == 1 else f"{{joined: [{', '.join(words)}], by: '. '}}"
        parts.append((f"summary: {value}", draft.why("who") or draft.why("ages") or draft.why("audience")))
    if parts:
        yield "who:"
        for text, why in parts:
            yield with_reason(f"  {text}", why)


def _small_parts(draft: Draft) -> Iterator[str]:
    if draft.all("bring"):
        yield with_reason(f"first_visit: {{bring: {quoted(draft.gap('bring'))}}}", draft.why("bring"))
    if draft.all("bus"):
        yield with_reason(f"getting_there: {{bus: {quoted(draft.gap('bus'))}}}", draft.why("bus"))
    features = {role.removeprefix("access."): role for role in draft.chosen if role.startswith("access.")}
    if features or draft.all("access_notes"):
        yield "access:"
    for feature, role in sorted(features.items()):
        yield with_reason(f"  {feature}: {{yes_no: {quoted(draft.gap(role))}}}", draft.why(role))
    if draft.all("access_notes"):
        yield with_reason(f"  notes: {draft.text(draft.all('access_notes')[0])}", draft.why("access_notes"))
    if draft.all("languages"):
        column = draft.all("languages")[0]
        words = {
            word
            for cell in column.contents.cells
            for part in re.split(r"[,;/&]|\band\b", cell.casefold())
            if (word := part.strip()) in _LANGUAGES
        }
        pairs = ", ".join(f"{quoted(word)}: {_LANGUAGES[word]}" for word in sorted(words))
        if pairs:
            cell = f'{{split: {quoted(draft.gap("languages"))}, at: [",", ";", "/", "&", " and "]}}'
            yield with_reason(
                f'languages: {{look_up: {cell}, in: {{{pairs}}}, otherwise: ""}}',
                draft.why("languages"),
            )


def _for_texts(columns: list[Column]) -> str:
    """The number of a mobile beside another phone."""
    mobiles = [column for column in columns if _MOBILE.search(plain(column.heading))]
    others = [column for column in columns if column not in mobiles]
    if not mobiles or not others:
        return ""
    return f"{{when: {{{quoted(others[0].name)}: filled}}, then: {quoted(as_gap(mobiles[0].name))}}}"


def _with_its_own(draft: Draft, column: Column) -> list[str]:
    """What makes a part of the contact of a column, so that nobody has the number of another.

    That of a hall is only for a row that has no contact of its own. A person of the row is not beside that of a hall.
    """
    gap = quoted(as_gap(column.name))
    if draft.of_hall(column):
        return [_where_all(draft.own_contacts, "empty", gap)]
    if column in draft.own_contacts or not draft.hall_contacts:
        return [gap]
    own = [_where_all([one], "filled", gap) for one in draft.own_contacts]
    return [*own, _where_all(draft.hall_contacts, "empty", gap)]


def _where_all(columns: Sequence[Column], test: str, value: str) -> str:
    tests = ", ".join(f"{quoted(column.name)}: {test}" for column in columns)
    return f"{{when: {{{tests}}}, then: {value}}}"


def _contact(draft: Draft) -> Iterator[str]:
    parts = [
        ("name", "contact_name"),
        ("role", "contact_role"),
        ("phone", "phone"),
        ("email", "email"),
        ("website", "website"),
    ]
    lines = []
    mixed = mixed_contacts(draft)
    for name, role in parts:
        columns = draft.contacts(role) if role in ("phone", "email", "website") else draft.all(role)
        others = [column for column in columns if not mixed or column is not mixed.column]
        gaps = [gap for column in others for gap in _with_its_own(draft, column)]
        if mixed and name in mixed.kinds:
            gaps.insert(0 if mixed.column in columns else len(gaps), mixed.part(name))
        if gaps and role == "website" and draft.answers.contact:
            gaps.append(quoted(draft.answers.contact))
        if gaps:
            value = gaps[0] if len(gaps) == 1 else f"{{first_of: [{', '.join(gaps)}]}}"
            why = mixed.why if mixed and name in mixed.kinds else draft.why(role)
            why += "; held back until that person agrees" if role == "contact_name" else ""
            if role == "website" and not draft.answers.contact and draft.lacks_contacts:
                why += "; some rows have no phone, email or website: add an address for those, such as yours"
            lines.append(with_reason(f"  {name}: {value}", why))
        if role == "phone" and (text := _for_texts(draft.all(role))):
            lines.append(with_reason(f"  text: {text}", "a second number, which takes messages"))
    fallback = draft.answers.contact
    if fallback and not any(line.startswith("  website: ") for line in lines):
        lines.append(f"  website: {quoted(fallback)}")
    if lines:
        yield "contact:"
        yield from lines
    else:
        yield with_reason("contact:", "fill in: {phone: ...}, {email: ...} or {website: ...} that people may use")
