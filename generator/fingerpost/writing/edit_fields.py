"""Several changes to one record.

For each, only the lines of its field are read, and read back. Reading the whole record for each changed cell took a
third of an import of ten thousand (docs/decisions/figures.md).
"""

from __future__ import annotations

from collections.abc import Callable

from fingerpost.reading.field_lines import lines_of_field
from fingerpost.writing.composed import EditError
from fingerpost.writing.edit import edit, remove


class FieldEditing:
    """The text of a record, changed in place. Whoever uses it reads the whole once more at the end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.fields: set[str] = set()  # that have been changed

    def set(self, path: str, value: object) -> None:
        """Set one field; see ``edit``.

        Raises:
            EditError: If it cannot be set; then the text is as it was.
        """
        self._change(path, lambda text: edit(text, path, value))

    def remove(self, path: str) -> None:
        """Remove one field or item; see ``remove``.

        Raises:
            EditError: If it cannot be taken out; then the text is as it was.
        """
        self._change(path, lambda text: remove(text, path))

    def _change(self, path: str, change: Callable[[str], str]) -> None:
        name = path.partition(".")[0]
        self.text = _in_its_lines(self.text, name, change) or change(self.text)
        self.fields.add(name)


def _in_its_lines(text: str, name: str, change: Callable[[str], str]) -> str:
    """The text with the lines of a field changed; "" if these are not all that the change needs."""
    lines = lines_of_field(text, name)
    if lines is None:
        return ""
    start, end = lines
    try:
        changed = change(text[start:end])
    except EditError:
        return ""  # the field goes on elsewhere, or goes as a whole
    return text[:start] + changed + text[end:]
