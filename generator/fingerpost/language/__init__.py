"""Language: the words of the interface, and how a language writes lists, dates, times, money and distance."""

from __future__ import annotations

from fingerpost.language.language import Language
from fingerpost.language.load import ENGLISH, language_for
from fingerpost.language.mark import mark

__all__ = ["ENGLISH", "Language", "language_for", "mark"]
