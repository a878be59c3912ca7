"""The shell: a page rendered once by MkDocs, with a slot for the head and one for the main part."""

from __future__ import annotations

from dataclasses import dataclass

# MkDocs writes these two lines into the shell, and nothing a person wrote is in it, so they can be found reliably.
HEAD_SLOT = "<!-- fingerpost: the head of the page -->"
MAIN_SLOT = "<!-- fingerpost: the main part of the page -->"

# One shell for each: they differ in which link of the main navigation is the current one.
SHELLS = ("page", "find", "whats-on", "places")


class ShellBroken(Exception):
    """The theme's main.html does not hold both slots, each once."""


@dataclass(frozen=True, slots=True)
class Shell:
    """The three pieces around the two slots."""

    before_head: str
    between: str
    after_main: str

    @classmethod
    def cut(cls, html: str) -> Shell:
        """Cut a rendered shell at its slots.

        Raises:
            ShellBroken: If a slot is missing or occurs twice.
        """
        if html.count(HEAD_SLOT) != 1 or html.count(MAIN_SLOT) != 1:
            raise ShellBroken("main.html must hold {{ fingerpost.head }} and {{ fingerpost.main }}, each once")
        before_head, rest = html.split(HEAD_SLOT)
        between, after_main = rest.split(MAIN_SLOT)
        return cls(before_head, between, after_main)

    def stamp(self, head: str, main: str) -> bytes:
        """One finished page."""
        return "".join((self.before_head, head, self.between, main, self.after_main)).encode("utf-8")
