"""Stewardship: the work of editors; so far, places that still need a position."""
