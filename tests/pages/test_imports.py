"""Which scripts a page names, so that they are fetched at once."""

from __future__ import annotations

from fingerpost.pages.shipping.imports import imported_by


def test_what_an_imported_script_imports_is_among_them() -> None:
    assert "js/shared/next-on.js" in imported_by("js/next-dates.js")
    assert {"js/next-dates.js", "js/shared/next-on.js"} <= set(imported_by("js/site.js"))


def test_a_script_that_is_asked_for_when_it_is_wanted_is_not_among_them() -> None:
    assert "js/find/map-view.js" in imported_by("js/find/finder.js")
    assert "js/map.js" not in imported_by("js/find/finder.js")
