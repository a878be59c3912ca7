"""What is tried every night and not at each push: each of these tries once more what a test that stays holds already.

To open a page of the finder takes more than half a second of a processor's time, and the suite opens it some 400 times.
"""

from __future__ import annotations

# The beginning of a test's name, from ``tests/``.
NIGHTLY = (
    "browser/test_every_kind_of_page.py::test_axe_finds_nothing_wrong_with_the_handbook[light-360]",
    "browser/test_every_kind_of_page.py::test_nothing_is_wrong_with_pages_that_differ_in_words_alone",
    "browser/test_find_damaged.py::test_without_a_file_that_every_search_needs_there_are_links_and_a_second_try[search/",
    "browser/test_find_large.py::test_back_leads_to_as_many_libraries_as_before",
    "browser/test_find_large.py::test_one_of_two_thousand_towns_is_found_by_its_letters",
    "browser/test_map.py::test_a_damaged_list_of_streets_leaves_the_drawn_ground[[",
    "browser/test_map.py::test_a_damaged_list_of_streets_leaves_the_drawn_ground[{",
    "browser/test_map.py::test_damaged_streets_leave_the_pins_in_use[a ",
    "browser/test_map.py::test_damaged_streets_leave_the_pins_in_use[zeros]",
    "browser/test_next_dates.py::test_on_those_nights_it_is_that_sunday_wherever_the_reader_is[America/Los_Angeles]",
    "exchange/test_broken_mappings.py::test_one_wrong_part_is_answered_in_words[new",
    "github/test_workflows.py::test_a_record_with_an_error_does_not_stop_a_night[files1",
    "pages/test_inputs.py::test_a_page_that_changes_is_made_from_something_else[another summary]",
    "pages/test_inputs.py::test_a_page_that_changes_is_made_from_something_else[another telephone]",
    "pages/test_inputs.py::test_a_page_that_changes_is_made_from_something_else[other access]",
)
