"""The words of the browser's map, in the language of the page."""

from __future__ import annotations

from typing import Any

from fingerpost.language import Language


def map_words(language: Language) -> dict[str, Any]:
    """The words of browser/js/map.js, by the names it uses; its typedef Words lists the gaps in each."""
    text, plural_forms = language.text, language.plural_forms
    return {
        "skip": text("Skip the map"),
        "tools": text("Move the map"),
        "region": text("Map. Move it with the arrow keys, and zoom with plus and minus."),
        "moves": {
            "in": text("Zoom in"),
            "out": text("Zoom out"),
            "left": text("Move left"),
            "right": text("Move right"),
            "up": text("Move up"),
            "down": text("Move down"),
            "all": text("Show all of it"),
        },
        "pin": {"other": text("{name}, at {place}")},
        "place": plural_forms("{n} activity at {place}, show it", "{n} activities at {place}, show them"),
        "crowd": plural_forms("{n} activity near {place}, zoom in", "{n} activities near {place}, zoom in"),
        "crowdList": plural_forms("{n} activity near {place}, show it", "{n} activities near {place}, show them"),
        "heading": plural_forms("{n} activity at {place}", "{n} activities at {place}"),
        "headingNear": plural_forms("{n} activity near {place}", "{n} activities near {place}"),
        "inView": plural_forms(
            "{n} of {total} activities is in this part of the map.",
            "{n} of {total} activities are in this part of the map.",
        ),
        "several": text("Some are in more than one place, so the numbers on the map add up to {sum}."),
        "searched": text("You searched here: {place}"),
        "miles": plural_forms("{n} mile", "{n} miles"),
        "yards": plural_forms("{n} yard", "{n} yards"),
        "close": text("Close"),
        "note": text("Every place on this map is also in the list."),
        "nothing": text("None of these has a place on the map."),
        "failed": text("The map could not be loaded. The list below has every place."),
        "streetsAsk": text(
            "Show streets from {host}? Your device will ask them for pictures of the parts you look at, "
            "so they will know which parts those are."
        ),
        "streetsShow": text("Show streets"),
        "streetsShown": text("The map now shows streets."),
        "streetsFailed": text("The streets could not be loaded."),
    }
