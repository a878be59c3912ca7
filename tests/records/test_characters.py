"""What nobody can see may not be in a text, unless writing needs it."""

from __future__ import annotations

import pytest

from fingerpost.records.characters import find_fault, without_faults

WALES = "\U0001f3f4\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073\U000e007f"

VISIBLE = {
    "Welsh": "Tŷ Gwyn, Llŷn a’r Môr",
    "letters and marks apart": "Cafe\u0301, e\u0323\u0302, \u03c9\u0314\u0342\u0345",
    "two marks that are no one letter": "i\u0307\u0301 and e\u0323\u0300\u0304",
    "Persian, where a joiner keeps letters apart": "می\u200cخواهم",
    "Hindi, where a joiner makes half a letter": "नमस\u094d\u200dते",
    "Arabic with all its vowels": "بِسْمِ ٱللَّهِ",
    "Hebrew with its points": "שָׁלוֹם",
    "Thai": "ที่นี่ ก็",
    "a family of several pictures": "\U0001f469\u200d\U0001f469\u200d\U0001f467",
    "a flag of two pictures": "\U0001f3f3\ufe0f\u200d\U0001f308",
    "a picture with a colour of skin": "\U0001f468\U0001f3fd\u200d\u2695\ufe0f",
    "the flag of Wales": WALES,
    "a key": "1\ufe0f\u20e3",
    "a heart in colour": "\u2764\ufe0f",
    "a picture newer than Python": "\U0001faee",
    "a rare letter of Chinese": "\U00020bb7",
    "a soft hyphen, which is warned of elsewhere": "tea\u00adcup",
    "line ends and a tab": "one\n\ttwo",
}
UNSEEN = {
    "zero-width space": ("Chair\u200byoga", 5, "zero width space (U+200B)"),
    "a joiner in Latin": ("Chair\u200dyoga", 5, "U+200D"),
    "a non-joiner in Latin": ("Chair\u200cyoga", 5, "U+200C"),
    "a joiner at the end of a picture": ("\U0001f469\u200d", 1, "U+200D"),
    "left-to-right mark": ("Chair\u200eyoga", 5, "left-to-right mark (U+200E)"),
    "right-to-left mark": ("Chair\u200fyoga", 5, "U+200F"),
    "Arabic letter mark": ("Chair\u061cyoga", 5, "U+061C"),
    "an override": ("Chair\u202eyoga", 5, "right-to-left override"),
    "word joiner": ("Chair\u2060yoga", 5, "U+2060"),
    "unseen plus": ("Chair\u2064yoga", 5, "U+2064"),
    "byte order mark inside": ("Chair\ufeffyoga", 5, "U+FEFF"),
    "grapheme joiner": ("Chair\u034fyoga", 5, "U+034F"),
    "filler of Korean": ("\u3164", 0, "filler"),
    "blank of braille": ("Chair\u2800yoga", 5, "blank"),
    "in place of a picture": ("Chair\ufffcyoga", 5, "U+FFFC"),
    "private use": ("Chair\ue000yoga", 5, "one font's own (U+E000)"),
    "private use, far away": ("Chair\U0010fffdyoga", 5, "one font's own"),
    "non-character": ("Chair\ufdd0yoga", 5, "does not exist (U+FDD0)"),
    "last of a plane": ("Chair\U0001ffffyoga", 5, "does not exist"),
    "given to nobody": ("Chair\u0378yoga", 5, "does not exist"),
    "letters of a tag": ("Chair\U000e0061yoga", 5, "U+E0061"),
    "a flag of nowhere": ("\U0001f3f4\U000e0061\U000e0062\U000e007f", 1, "tag"),
    "a selector on a letter": ("Chair\ufe0fyoga", 5, "variation selector"),
    "a selector on nothing": ("\U000e0100", 0, "variation selector"),
    "a mark on nothing": ("Chair \u0301yoga", 6, "no letter under it"),
    "a pile of marks": ("ChaZ\u0300\u0301\u0302\u0303r", 3, "pile of marks"),
    "one mark over and over": ("Cha\u0e01\u0e47\u0e47\u0e47", 3, "pile of marks"),
    "a control character": ("Chair\x1byoga", 5, "control character (U+001B)"),
    "a hidden line break": ("Chair\u2028yoga", 5, "hidden line break"),
    "half a pair": ("Chair\ud800yoga", 5, "U+D800"),
}


@pytest.mark.parametrize("text", VISIBLE.values(), ids=VISIBLE)
def test_what_people_write_passes(text: str) -> None:
    assert find_fault(text) is None
    assert without_faults(text) == text.replace("\u00ad", "")


@pytest.mark.parametrize("case", UNSEEN)
def test_what_nobody_sees_is_found_named_and_can_be_left_out(case: str) -> None:
    text, at, words = UNSEEN[case]

    fault = find_fault(text)

    assert fault is not None
    assert (fault.at, words in fault.words) == (at, True), fault.words
    assert find_fault(without_faults(text)) is None
    assert without_faults(text).startswith(text[:at])
