"""What is on: the coming two weeks, true without a script on the day they were worked out."""

from __future__ import annotations

import re
from datetime import date

from tests.published import SINGERS, Publish


def days(html: str) -> dict[str, str]:
    """The section of each day."""
    return dict(re.findall(r'<section [^>]*data-fp-day="([^"]*)"[^>]*>(.*?)</section>', html, re.DOTALL))


def test_there_is_a_section_for_each_of_fourteen_days(publish: Publish) -> None:
    sections = list(days(publish().html("/whats-on/")))

    assert (sections[0], sections[-1], len(sections)) == ("2026-11-21", "2026-12-04", 14)


def test_a_thing_is_on_its_day_and_no_other(publish: Publish) -> None:
    sections = days(publish({"activities/singers.yaml": SINGERS}).html("/whats-on/"))

    assert [day for day, html in sections.items() if "/a/singers/" in html] == ["2026-11-25", "2026-12-02"]


def test_each_day_is_written_in_full_with_its_year(publish: Publish) -> None:
    assert "Wednesday 25 November 2026" in days(publish().html("/whats-on/"))["2026-11-25"]


def test_the_page_says_when_it_was_worked_out(publish: Publish) -> None:
    assert "These dates were worked out on Saturday 21 November 2026." in publish().words("/whats-on/")


def test_a_day_with_nothing_says_so(publish: Publish) -> None:
    assert "Nothing that we know of." in days(publish().html("/whats-on/"))["2026-11-22"]


def test_a_very_full_day_shows_forty_from_morning_to_evening(publish: Publish) -> None:
    files = {
        f"activities/n-{each:02}.yaml": SINGERS.replace("Everyday Singers", f"Group {each:02}").replace(
            "from: 14:00, to: 15:30", f"from: '{8 + each // 6:02}:{each % 6 * 10:02}'"
        )
        for each in range(80)
    }
    day = days(publish(files).html("/whats-on/"))["2026-11-25"]

    assert day.count("<h3>") == 40
    assert "40 of 80 activities" in day
    assert "/a/n-00/" in day
    assert "/a/n-78/" in day


def test_help_lines_and_what_is_there_all_day_are_no_outing(publish: Publish) -> None:
    line = SINGERS.replace("place: old-dairy", "phone: true")
    always = SINGERS.replace(
        "days: [wednesday]", "days: [monday, tuesday, wednesday, thursday, friday, saturday, sunday]"
    )
    files = {
        "activities/line.yaml": line,
        "activities/always.yaml": always.replace("from: 14:00, to: 15:30", "from: 00:00, to: 23:59"),
    }
    html = publish(files).html("/whats-on/")

    assert "/a/line/" not in html
    assert "/a/always/" not in html


def test_a_refuge_is_never_on_show(publish: Publish) -> None:
    hidden = SINGERS.replace("place: old-dairy, ", "") + "sensitive: true\n"

    assert "/a/hidden/" not in publish({"activities/hidden.yaml": hidden}).html("/whats-on/")


def test_a_bank_holiday_nobody_was_asked_about_says_to_ask(publish: Publish) -> None:
    site = publish({"activities/singers.yaml": SINGERS.replace("[wednesday]", "[friday]")}, today=date(2026, 12, 20))

    assert "bank holiday. Ask if it is on." in days(site.html("/whats-on/"))["2026-12-25"]


def test_every_link_to_a_day_leads_to_a_section(publish: Publish) -> None:
    html = publish().html("/whats-on/")

    for day in re.findall(r'href="#(\d[^"]*)"', html):
        assert f'id="{day}"' in html


LATE = SINGERS.replace(
    "days: [wednesday], from: 14:00, to: 15:30", "days: [friday], from: '22:00', to: '02:00', ends_next_day: yes"
)


def test_what_began_the_evening_before_says_until_when_on_the_day_of_the_build(publish: Publish) -> None:
    sections = days(publish({"activities/singers.yaml": LATE}).html("/whats-on/"))

    assert 'data-fp-until="120"' in sections["2026-11-21"]  # a Saturday
    assert "Until 2am" in sections["2026-11-21"]
    assert "Until 2am" not in sections["2026-11-28"]


def test_it_is_not_counted_among_what_begins_on_that_day(publish: Publish) -> None:
    assert (
        "Nothing that we know of." in days(publish({"activities/singers.yaml": LATE}).html("/whats-on/"))["2026-11-21"]
    )


def test_on_other_days_nothing_is_said_of_the_evening_before(publish: Publish) -> None:
    site = publish({"activities/singers.yaml": LATE}, today=date(2026, 11, 22))

    assert "Until 2am" not in site.html("/whats-on/")


def test_today_and_tomorrow_are_open_where_there_is_much(publish: Publish) -> None:
    files = {
        f"activities/n-{each:02}.yaml": SINGERS.replace("Everyday Singers", f"Group {each:02}").replace(
            "days: [wednesday]", "days: [saturday, sunday, wednesday]"
        )
        for each in range(6)
    }
    sections = days(publish(files).html("/whats-on/"))

    assert [day for day, html in sections.items() if "<details open>" in html] == ["2026-11-21", "2026-11-22"]
    assert "<details>" in sections["2026-11-25"]


def test_where_there_is_little_every_day_is_open(publish: Publish) -> None:
    html = publish({"activities/singers.yaml": SINGERS}).html("/whats-on/")

    assert "<details open>" in html
    assert "<details>" not in html.partition("<template")[0]


def test_a_day_says_how_much_it_holds(publish: Publish) -> None:
    sections = days(publish({"activities/singers.yaml": SINGERS}).html("/whats-on/"))

    assert "Show 1 activity<" in sections["2026-11-25"]
