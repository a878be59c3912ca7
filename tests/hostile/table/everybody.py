"""O: what a page says and how it can be used, whoever reads it and with whatever."""

from __future__ import annotations

import re

from tests.hostile.table.desk import Desk, same, true
from tests.hostile.table.row import REJECT, WARN, Trial, row
from tests.hostile.table.site import public
from tests.hostile.table.trials import described, line, refused, warned

LONG = " ".join(["word"] * 60)
HARD = " ".join(["Multidisciplinary practitioners facilitate comprehensive psychoeducational interventions."] * 12)
BROWSER = "tests/browser/"


def _in_welsh(desk: Desk) -> None:
    page = public(desk).page("/a/welsh/")
    true(re.search(r'<h1[^>]* lang="?cy', page), "the heading does not say its language")
    true(re.search(r'lang="?cy"?[^>]*>Cinio poeth', page), "the summary does not")
    true('lang="cy"' not in public(desk).page("/a/plain/"), "the control: an English one does not")


def _not_known(desk: Desk) -> None:
    words = public(desk).words("/a/plain/")
    access = words[words.index("Getting in and taking part") :][:300]
    true("know" in access or "told us" in access, access)
    same([answer for answer in ("Step-free entrance No", "Hearing loop No") if answer in words], [])


ROWS = [
    row("O1", "a Welsh record in an English directory", "its language is said", Trial("build", _in_welsh)),
    row("O2", "an image without words", REJECT,
        *refused("image-in-description", described("![](https://example.org/us.jpg)"))),
    row("O3", "capitals, a sentence of 60 words, hard words", WARN,
        *warned("text-shouting", line("summary: COME AND STRETCH IN A CHAIR")),
        *warned("sentence-long", described(f"{LONG}.")), *warned("hard-to-read", described(HARD))),
    row("O4", "nothing known about access", "not known", Trial("build", _not_known), held=(
        "tests/pages/test_activity_page.py::test_what_nobody_has_told_us_about_access_is_one_line_after_yes_and_no",
        "tests/pages/test_activity_page.py::test_one_sentence_says_that_nothing_at_all_is_known_about_access")),
    row("O5", "without map, scripts or motion; zoom, 320 pixels, paper, keyboard, own colours", "everything in reach",
        held=(
            BROWSER + "test_without_scripts.py::test_somebody_without_scripts_gets_to_an_activity_by_links_alone",
            BROWSER + "test_find_damaged.py::test_without_the_map_and_the_icons_the_list_stays",
            BROWSER + "test_every_kind_of_page.py::test_nothing_is_wrong_with_any_kind_of_page_in_any_window",
            BROWSER + "test_every_kind_of_page.py::test_nothing_is_wrong_with_pages_that_differ_in_words_alone",
            BROWSER + "test_every_kind_of_page.py::test_a_fault_in_one_window_alone_would_be_seen",
            BROWSER + "test_paper.py::test_the_fullest_record_on_paper",
            BROWSER + "test_keyboard.py::test_tab_leads_through_the_whole_page_and_out_of_it_and_every_stop_shows",
            BROWSER + "test_own_settings.py::test_with_colours_of_the_readers_own_all_words_show",
            BROWSER + "test_own_settings.py::test_nothing_moves_for_those_who_want_no_motion"),
        short="Without style sheets, and at 400 %, pages are looked at by hand only."),
]  # fmt: skip
