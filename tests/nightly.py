"""What is tried every night and not at each push: each of these tries once more what a test that stays holds already.

To open a page of the finder takes more than half a second of a processor's time, and the suite opens it some 400 times.
"""

from __future__ import annotations

# The beginnings of the names of tests, by file, and what is tried at each push instead.
BY_FILE = {
    # The handbook by night in a wide window, and a page of each template, are looked at each time.
    "browser/test_every_kind_of_page.py": (
        "test_axe_finds_nothing_wrong_with_the_handbook[light-360]",
        "test_nothing_is_wrong_with_pages_that_differ_in_words_alone",
    ),
    # At each push: files of the finder that are gone, cut off, of another build, or hold something else; the first
    # script of the map; and what is on without its files, in test_whats_on.py.
    "browser/test_find_damaged.py": (
        "test_what_is_on_keeps_the_days_it_was_made_with",
        "test_without_a_file_that_only_the_numbers_beside_the_filters_need_there_are_results[cut off]",
        "test_without_a_file_that_only_the_numbers_beside_the_filters_need_there_are_results[gone]",
        "test_without_a_file_that_only_the_numbers_beside_the_filters_need_there_are_results[of another",
        "test_without_the_map_and_the_icons_the_list_stays[leaflet",
        "test_without_the_map_and_the_icons_the_list_stays[map",
        "test_without_the_map_and_the_icons_the_list_stays[supercluster]",
    ),
    # Escaping is tried without the help of the policy at each push; and that any link is answered and does no harm.
    "browser/test_find_hostile.py": (
        "test_after_any_link_something_else_can_be_asked",
        "test_record_pages_run_nothing_that_was_written_into_a_record[with the policy]",
        "test_rows_of_what_is_on_show_markup_as_text[with the policy]",
        "test_the_finder_shows_markup_as_text[with the policy]",
    ),
    # What somebody means by keyboard, and by keyboard the map and the way back, each time; a filter by keyboard in
    # test_keyboard_journeys.py; a link with a search is where other tests begin.
    "browser/test_find_journeys.py": (
        "test_a_link_worker_sends_the_results_to_a_colleague",
        "test_by_keyboard_a_filter_is_chosen_and_taken_away",
        "test_by_keyboard_jo_asks_what_is_on_tomorrow",
        "test_by_keyboard_priya_finds_something_for_her_mum",
        "test_by_keyboard_somebody_bereaved_is_understood",
        "test_des_wants_free_exercise_near_him_on_tuesday",
        "test_sam_opens_the_map_picks_a_cluster_and_comes_back",
    ),
    # The way back, slips, numbers and the letters of an option are tried in the example, and the example as a large
    # directory has its map, its cards and its parts; that what was typed is gone for the next test, beside all other
    # boxes; few bytes and where no town has a position, in tests/search; that the libraries come in, in tests/exchange.
    "browser/test_find_large.py": (
        "test_a_library_is_found_by_its_town_and_with_two_slips",
        "test_a_search_among_the_libraries_asks_for_few_files",
        "test_back_leads_to_as_many_libraries_as_before",
        "test_one_of_two_thousand_towns_is_found_by_its_letters",
        "test_the_numbers_beside_the_filters_of_the_libraries_are_right",
        "test_what_was_typed_beside_a_long_list_is_gone_for_the_next_test",
    ),
    # Axe looks at results, filters and numbers to ring each time.
    "browser/test_find_page.py": ("test_everybody_can_use_it[#q=choir",),
    # That nothing moves when the results come is looked at each time; the typeface stays the same for years.
    "browser/test_find_start.py": ("test_what_is_on_a_telephone_does_not_move_when_the_typeface_comes",),
    # One is a measure of make bench. That results do not wait for numbers is tried in test_find_start.py each time.
    "browser/test_first_search.py": (
        "test_results_need_no_column_of_a_filter_that_is_not_set_and_the_numbers_follow",
        "test_what_came_before_the_first_result_is_separated_from_what_followed",
    ),
    # A record and the finder each time; the handbook is searched in test_keyboard_journeys.py.
    "browser/test_headers_of_hosts.py": (
        "test_an_ordinary_page_reports_no_fault[home]",
        "test_an_ordinary_page_reports_no_fault[whats-on]",
        "test_the_search_of_the_handbook_finds_its_pages",
    ),
    # The front page is gone through each time; the three have one head, one foot and one look of what has the focus.
    "browser/test_keyboard.py": (
        "test_tab_leads_through_the_whole_page_and_out_of_it_and_every_stop_shows[activity]",
        "test_tab_leads_through_the_whole_page_and_out_of_it_and_every_stop_shows[town]",
    ),
    # With a place the stops are counted each time; with nothing asked from the first link.
    "browser/test_keyboard_journeys.py": (
        "test_the_first_result_is_at_most_12_stops_away_for_who_skips_nothing_in_the_order_that_is_seen[]",
        "test_the_first_result_is_at_most_12_stops_away_for_who_skips_nothing_in_the_order_that_is_seen[#q=singing]",
    ),
    # One page that has the button is left each time; it is the same script on all.
    "browser/test_leaving.py": (
        "test_the_button_leaves_no_way_back_to_the_page[/a/harbour",
        "test_the_button_leaves_no_way_back_to_the_page[/browse/",
    ),
    # By keyboard each time; the buttons of the menu by mouse: test_menu.py.
    "browser/test_link_worker.py": ("test_three_for_a_lonely_widower_in_six_clicks_and_by_keyboard_alone[mouse]",),
    # What is meant by thirty addresses is asked of the function itself; capitals and a comma are asked for each time.
    "browser/test_lost.py": (
        "test_the_page_that_was_meant_is_offered[/a/frome-talking-cafe)%20]",
        "test_the_page_that_was_meant_is_offered[/A/Frome-Talking-Cafe.html]",
    ),
    # The ways opposite to those that are pressed each time.
    "browser/map/test_pins.py": (
        "test_every_move_has_a_button_large_enough_for_a_thumb[Move left]",
        "test_every_move_has_a_button_large_enough_for_a_thumb[Move up]",
    ),
    # Another damage of the same kind; the yes to a provider is asked for in test_privacy.py.
    "browser/map/test_streets.py": (
        "test_a_damaged_list_of_streets_leaves_the_drawn_ground[[",
        "test_a_damaged_list_of_streets_leaves_the_drawn_ground[{",
        "test_a_provider_is_asked_for_streets_only_after_a_yes",
        "test_damaged_streets_leave_the_pins_in_use[a ",
        "test_damaged_streets_leave_the_pins_in_use[zeros]",
        "test_names_on_streets_of_our_own_can_be_read[light]",
    ),
    # What oldest browsers cannot read is a fault of style at each push; this is what they show instead.
    "browser/test_oldest_browsers.py": ("test_the_map_is_shown_and_chosen_where_styles_know_no_has",),
    # The front page, a record and the finder each time.
    "browser/test_own_settings.py": (
        "test_nothing_moves_for_those_who_want_no_motion[home]",
        "test_with_colours_of_the_readers_own_all_words_show[closed]",
        "test_with_colours_of_the_readers_own_all_words_show[town]",
        "test_with_colours_of_the_readers_own_all_words_show[whats-on]",
    ),
    # Each time one looks from Los Angeles, and those nights are looked at from home.
    "browser/test_next_dates.py": ("test_on_those_nights_it_is_that_sunday_wherever_the_reader_is",),
    # The three whose pages say most are printed each time.
    "browser/test_menu.py": ("test_three_of_the_shortest_fit_on_one_side",),
    # They have the templates of other pages; on a telephone they are looked at each time.
    "browser/test_pages_of_imports.py": ("test_nothing_is_wrong_with_them_by_day_and_by_night[1280]",),
    # The list beside the map is the list.
    "browser/test_paper.py": ("test_each_entry_beside_a_map_has_its_number_and_the_address_of_its_page",),
    # One script of the finder that does not come is tried where it cannot be reached, no script at all in each form,
    # and what a link asks where each file comes by itself.
    "browser/test_privacy.py": (
        "test_what_a_link_asks_does_not_choose_what_is_fetched_first[as_it_is",
        "test_when_the_finder_does_not_come_links_take_its_place[/js/find/finder",
        "test_words_are_not_sent_when_scripts_do_not_come[/js/",
    ),
    # Each way by one of the two widths each time.
    "browser/test_rich_entries.py": (
        "test_by_keyboard_too_and_the_heading_is_read_out[telephone]",
        "test_by_mouse_the_filter_says_how_many_and_keeps_those[desk]",
    ),
    # In a wide window it is looked at each time, and on the front page: all pages have one head.
    "browser/test_urgent_help.py": (
        "test_the_handbook_has_it_too_and_leads_to_the_front_page[360]",
        "test_urgent_help_leads_to_the_numbers[/a",
    ),
    # The finder each time.
    "browser/test_ways_back.py": ("test_a_page_that_is_loaded_again_after_a_return_stays_where_it_was[/whats-on/",),
    # Another choice, another day and another width are tried each time; a page of the day before and of a month ago;
    # the way back by test_ways_back.py, and what was published meanwhile in the finder, by the same script.
    "browser/test_whats_on.py": (
        "test_a_page_made_three_days_ago_keeps_the_days_to_come_and_gets_the_rest",
        "test_an_empty_choice_leaves_nothing_that_shuts_people_out",
        "test_today_and_tomorrow_are_open_and_the_rest_is_folded[1280-365]",
        "test_today_and_tomorrow_are_open_and_the_rest_is_folded[360-30]",
        "test_what_was_published_while_the_page_was_open_is_shown_without_a_word",
        "test_whoever_comes_back_finds_the_day_open_and_the_link_in_focus",
    ),
    # A word, nothing, and the name of no column take the place of each part each time.
    "exchange/test_broken_mappings.py": ("test_one_wrong_part_is_answered_in_words[new",),
    # Our own open data is brought in as a table each time; and food banks, 306 and not 4,231 rows, are twice.
    "exchange/test_here_already.py": ("test_our_own_open_data_brings_nothing_in[json]",),
    "exchange/test_real_tables.py": (
        "test_every_open_library_but_one_typed_twice_becomes_a_record",
        "test_libraries_that_are_brought_in_again_are_the_same",
    ),
    # One with an error in a record is run each time.
    "github/test_workflows.py": ("test_a_record_with_an_error_does_not_stop_a_night[files1",),
    # Seven other changes are made each time.
    "pages/test_inputs.py": (
        "test_a_page_that_changes_is_made_from_something_else[another summary]",
        "test_a_page_that_changes_is_made_from_something_else[another telephone]",
        "test_a_page_that_changes_is_made_from_something_else[other access]",
    ),
    # Each time what is on is looked at on that night, and a week on the front page, a town and the finder.
    "browser/test_past_midnight.py": ("test_on_what_is_on_it_comes_first_under_today_until_it_ends[a week on]",),
    # All 402 records have 10,200 values, and to change each takes 13 s of a processor's time; every fifth is changed at
    # each push, in less than 3.
    "writing/test_edit.py": ("test_any_value_of_all_other_examples_can_be_changed_alone",),
    # One that is installed builds what it has started each time, and a checkout a folder of nothing but records.
    "test_packaging.py": ("test_an_installed_fingerpost_builds_a_folder_of_nothing_but_records",),
    # Another time zone, language, folder and seed give the same bytes in the list of hostile inputs (L5) each time.
    "publish/test_build.py": ("test_the_same_day_and_records_give_the_same_bytes",),
    # Settings that nobody may read stop a build in the same way.
    "publish/test_environment.py": ("test_a_build_that_cannot_write_or_read_leaves_the_old_site[unreadable sheet]",),
    # A build without what Windows lacks is tried each time: a preview begins with one.
    "publish/test_on_windows.py": ("test_a_preview_starts_without_what_windows_lacks",),
}
NIGHTLY = tuple(f"{file}::{name}" for file, names in BY_FILE.items() for name in names)
