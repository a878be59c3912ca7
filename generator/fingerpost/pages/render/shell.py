"""The shell: a page rendered once by MkDocs, with a slot for the head and one for the main part."""

from __future__ import annotations

import re
from dataclasses import dataclass

from fingerpost.edition import addresses

# MkDocs writes these two lines into the shell, and nothing a person wrote is in it, so they can be found reliably.
HEAD_SLOT = "<!-- fingerpost: the head of the page -->"
MAIN_SLOT = "<!-- fingerpost: the main part of the page -->"

# The crisis lines above the footer. A page that has them at its top already goes without.
_HELP_NOW = re.compile(r'<section class="fp-helpnow\b.*?</section>\n?', re.DOTALL)
_HELP_AT_TOP = f' id="{addresses.URGENT_HELP[1:]}"'  # what a person writes cannot hold it: quotes are escaped

# They differ in which link of the main navigation is lit: as the page it leads to or, with "-below",
# as the part of the site that a page is in.
SHELLS = ("page", "find", "whats-on", "towns", "towns-below", "menu", "add", "featured", "featured-below")


class ShellBroken(Exception):
    """The theme's main.html does not hold both slots, each once."""


def shell_of(address: str, featured: str) -> str:
    """Which shell a page has: a link is lit only where it leads, or above what it leads to.

    Args:
        address: Of the page.
        featured: The address of the category that the settings choose for the navigation, or "".

    >>> shell_of("/find/", ""), shell_of("/browse/towns/frome/", ""), shell_of("/a/frome-talking-cafe/", "")
    ('find', 'towns-below', 'page')
    """
    links = {"find": addresses.FIND, "whats-on": addresses.WHATS_ON, "towns": addresses.TOWNS}
    links |= {"menu": addresses.MENU, "add": addresses.ADD, "featured": featured}
    for name, link in links.items():
        if address == link:
            return name
        if link and address.startswith(link) and f"{name}-below" in SHELLS:
            return f"{name}-below"
    return "page"


@dataclass(frozen=True, slots=True)
class Shell:
    """The pieces around the two slots."""

    before_head: str
    between: str
    after_main: str
    after_main_with_help: str  # the same without the crisis lines, for a main part that has them

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
        return cls(before_head, between, after_main, _HELP_NOW.sub("", after_main))

    def stamp(self, head: str, main: str) -> bytes:
        """One finished page."""
        after_main = self.after_main_with_help if _HELP_AT_TOP in main else self.after_main
        return "".join((self.before_head, head, self.between, main, after_main)).encode("utf-8")
