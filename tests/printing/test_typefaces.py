"""The typefaces that we ship are as they were published."""

from __future__ import annotations

from hashlib import sha256

import typst

from fingerpost.printing.fonts import FAMILIES, FOLDER, printable

PUBLISHED = {
    "AtkinsonHyperlegible-Bold.ttf": "5a3b0c8cc8ca545155150b4512a1fa248298df121c50d6557e651e61fbdab92f",
    "AtkinsonHyperlegible-Regular.ttf": "7fb917c89019896d0b52ee84b7cbb3304c18cb90b19a62f5e32712bd23e97669",
    "NotoSans-Regular.ttf": "89c3c497f618fdaa0b2d1e98fef93582f28c71debd2c4a8cdf41f190ced2909d",
    "NotoSansArabic-Regular.ttf": "504d7407d86875acf7d04dfaa0fd7524d0b8797723bc4aa18022f29db25b0b6e",
    "NotoSansBengali-Regular.ttf": "9bb35b3547829ecc42041b6017e87fd4c5f1da1edcd00f59171777050f346018",
    "NotoSansDevanagari-Regular.ttf": "79a470365ccb210fa3c7d8d8ff2e005ef9d983cfd067f735a0caf7e15070ca9f",
    "NotoSansGujarati-Regular.ttf": "4468a3a24516831874fb4a867b760a22257944584e478d32a97e3c4d4bfc6400",
    "NotoSansGurmukhi-Regular.ttf": "1db960ff6f506a98f5b3ece78f54618388c6187e7edf8ceee5ab63389c0db3ab",
    "NotoSansTamil-Regular.ttf": "a7bb7f92f165479af2f0556c4fd669b74c5959f464f603e18389b532f4d07a71",
}


def test_each_typeface_is_the_file_that_was_published() -> None:
    assert {path.name: sha256(path.read_bytes()).hexdigest() for path in FOLDER.glob("*.ttf")} == PUBLISHED


def test_typst_knows_every_family_that_is_named() -> None:
    families = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER]).families()

    assert set(FAMILIES) <= set(families)


def test_words_in_many_scripts_are_printed_as_they_are() -> None:
    for words in ("Dŵr a thŷ, Łódź, Iași", "Ελλάδα", "Київ", "اردو", "বাংলা", "ਪੰਜਾਬੀ", "ગુજરાતી", "हिन्दी", "தமிழ்"):
        assert printable(words) == (words, "")
