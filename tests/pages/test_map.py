"""What the finder's map is given, and whose pictures the page may show."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import fingerpost
from fingerpost.language import ENGLISH, language_for
from fingerpost.pages.render.policy import picture_sources, policy
from fingerpost.pages.shipping.map_words import map_words
from fingerpost.records.settings import MapSettings

SCRIPT = Path(fingerpost.__file__).parent / "browser" / "js" / "map.js"


def provider(url: str) -> MapSettings:
    return MapSettings(streets="url", url=url, attribution="Maps (example)")


def test_without_a_provider_only_our_own_pictures_are_shown() -> None:
    assert "img-src 'self' data:;" in policy(pictures=picture_sources(MapSettings()))


def test_with_a_provider_its_server_is_the_only_other_one() -> None:
    allowed = policy(pictures=picture_sources(provider("https://tiles.example.org:8443/{z}/{x}/{y}.png?key=1")))

    assert "img-src 'self' data: https://tiles.example.org:8443;" in allowed
    assert allowed.count("example.org") == 1


def test_each_of_a_providers_servers_is_named_and_no_others() -> None:
    assert picture_sources(provider("https://{s}.tiles.example.org/{z}/{x}/{y}.png")) == (
        "https://a.tiles.example.org",
        "https://b.tiles.example.org",
        "https://c.tiles.example.org",
    )


def test_the_script_finds_every_word_it_asks_for() -> None:
    names = set(
        re.findall(r"^ \* @property \{(?:string|Forms|Record<.*>)\} (\w+)", SCRIPT.read_text("utf-8"), re.MULTILINE)
    )

    assert names == set(map_words(ENGLISH))


@pytest.mark.parametrize("code", ["en", "cy"])
def test_the_words_can_be_written_into_a_page(code: str) -> None:
    words = map_words(language_for(code))

    assert json.loads(json.dumps(words)) == words
    assert all(words["crowd"].values())
