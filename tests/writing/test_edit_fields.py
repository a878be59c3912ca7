"""Changes of which only the lines of the field are read give the text that changes of the whole give."""

from __future__ import annotations

import pytest

from fingerpost.writing import edit_fields
from fingerpost.writing.composed import EditError
from fingerpost.writing.edit import edit, remove
from fingerpost.writing.edit_fields import FieldEditing

PLAIN = (
    "# the yoga\nname: Yoga  # on a chair\nsummary: |\n  Come in.\n\n  cost: nothing\nsessions:\n- {from: 10:00}\n"
    "- from: 11:00\n  to: 12:00\n# what it costs\ncost: {kind: fixed, amount: 3.50}  # each\n"
    "contact: {phone: 01632 960123}\n"
)
ODD = {
    "braces": "{name: Yoga,\ncost: {kind: free}}\n",
    "line ends": PLAIN.replace("\n", "\r\n"),
    "a mark": "\ufeff" + PLAIN,
    "no line end": PLAIN.rstrip("\n"),
    "a field that goes on": 'contact: {phone: "1",\nemail: a}\ncost: {kind: free}\nname: Yoga\n',
}
CHANGES = (
    ("cost.amount", 7.25),
    ("cost.kind", "donation"),
    ("name", "Seated yoga: gentle"),
    ("sessions.0.to", "11:30"),
)
MORE = (("contact.email", "a@example.org"), ("summary", "One\ntwo"), ("who.summary", "All"), ("cost", {"kind": "free"}))


@pytest.mark.parametrize("text", [PLAIN, *ODD.values()], ids=["plain", *ODD])
@pytest.mark.parametrize(("path", "value"), [*CHANGES, *MORE, ("cost.amount", None), ("contact", None), ("gone", None)])
def test_a_change_gives_what_a_change_of_the_whole_gives(text: str, path: str, value: object) -> None:
    try:
        whole = remove(text, path) if value is None else edit(text, path, value)
    except EditError:
        whole = None
    editing = FieldEditing(text)

    if whole is None:
        with pytest.raises(EditError):
            editing.remove(path) if value is None else editing.set(path, value)
        assert editing.text == text
    else:
        editing.remove(path) if value is None else editing.set(path, value)
        assert (editing.text, editing.fields) == (whole, {path.partition(".")[0]})


def test_only_the_lines_of_the_field_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    texts: list[str] = []

    def edit_part(text: str, path: str, value: object) -> str:
        texts.append(text)
        return edit(text, path, value)

    monkeypatch.setattr(edit_fields, "edit", edit_part)
    FieldEditing(PLAIN).set("cost.amount", 7.25)

    assert texts == ["cost: {kind: fixed, amount: 3.50}  # each\n"]
