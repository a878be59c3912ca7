"""A person's own mobile or mailbox in a text is held like one under contact, however it is written."""

from __future__ import annotations

import pytest

from fingerpost.checks.personal_reach import mobiles_in
from tests.checks.test_each_code import activity, described
from tests.conftest import OpenSite

MOBILES = """\
Ring 0044 7700 900 123.
Ring (07700) 900123.
Ring 07700.900.123
07700/900123
07700\u2013900123
07700\u2011900\u2011123
Ring 07700 *900* 123
Ring **07700** 900123
Ring 07700, 900123
Ring 0 7 7 0 0 9 0 0 1 2 3
Ring 7700 900123
7700900123 is the number
https://wa.me/447700900123
[chat](https://wa.me/447700900123)
[chat](https://wa.me/+447700900123)
[ring](tel:07700900123)
[ring](tel:+44-7700-900123)
[text](sms:+447700900123)
https://api.whatsapp.com/send?phone=447700900123
+44 (0)7700 900123
+44 (0) 7700 900 123
44 7700 900123
\uff10\uff17\uff17\uff10\uff10 900123
Ring 01632 960123 or 07700 900123
Ring 01632 960123 / 07700 900123
Ring O7700 900123
Ring o7700 900 123
07700 9OO123
07700 9OO l23
oh double seven double oh nine double oh one two three
Ring zero seven seven zero zero, nine zero zero, one two three.
Ring 07700 nine hundred 123
07700 nine hundred and 123
07700 nine hundred, one two three
07700, then nine hundred, then 123
07700 nine hundred one hundred and twenty-three
077 double oh nine hundred one twenty three
seven seven double oh nine hundred 123
Ring +44 7700 nine hundred 123
Ring 0044 seven seven double oh nine double zero one two three
Room two, 07700 900123
O seven seven zero zero nine hundred 123
""".splitlines()
NO_MOBILES = """\
0770 or call us
Room 0700, Lilo ill oil
Ring 01632 960123 / 960124
Ring (01632) 960123, or 020 7946 0123.
0800 1111 and 0300 123 4567
Ring 116 123, 111 or 999
18001 01632 960147
https://example.org/e/tickets-447123456789
https://example.org/groups/7412345678/
10:00-11:30, 12:00-13:30, 07:45-08:00
07.30-08.30 9.45-10.45
from 07:30 to 09:00 on 14/11/2026
07 11 2026, 07 12 2026 and 07 01 2027
2026-11-07 10:00 to 2026-11-08 12:00
Fridays 7, 14, 21 and 28 in 2026
Registered charity 1234567, company 07123456
NHS 943 476 5919
7.30 8.30 9.30 10.30
It costs \u00a37.70, \u00a39.00 or \u00a31.23 for 90 minutes
1 2 3 4 5 6 7 8 9 10 11 12
one two three four five six seven eight nine
Open seven to nine, then one to two
Ages seven, eight, nine, ten and eleven
Ring 01632 nine six zero 123
Seven hundred and fifty people came, and 900 the year after
07:30 to nine, one 30 to three
""".splitlines()
MAILBOXES = """\
Mail ann.smith61@gmail.com
ann.smith61@gmail . com
ann.smith61@gmail. com
ann@smithfamily.me.uk
Mail ANN@Hotmail.co.uk.
[mail](mailto:ann.smith61@gmail.com)
[mail](mailto:ann.smith61%40gmail.com?subject=Tea)
<ann61@btinternet.com>
ann&#64;gmail.com
ann61 (at) gmail (dot) com
ann.smith [at] gmail.com
ann.smith61 at gmail dot com
mail ann.smith at gmail.com
ann @ gmail.com
Mail ann.smith@example.org
ann*smith*@gmail.com
Mail v.annjones.4ct@example.org
Mail ann.smith2@example.org
Mail ann.e.smith@example.org
Mail ann-smith@example.org
Mail annsmith@example.org
Mail richannbrowning@example.org or annbrowning61@example.org
Mail ann@example.org
Mail rachelannfarthingay@example.org
Mail annjo.smith@annjosmith.example.org
""".splitlines()
NO_MAILBOXES = """\
Mail hello@example.org
Mail lunch.club@example.org
Mail chair.yoga@example.org
Mail lunch.club2@example.org
Mail frome-singers@example.org
Mail christchurch@example.org
Mail markethall@example.org
Mail rosehill@example.org
Mail samaritans@example.org
Mail benefits@example.org or patients@example.org
Mail grace@example.org
Mail sue@sueyoga.example.org
Mail potters@example.org or walkers@example.org, and pottery@example.org
Mail grants@example.org or parking@example.org
Mail rachelhouse@example.org
Mail rhubarb@example.org
Mail all.saints@example.org or st.marys@example.org, ty.heron@example.org, green.gym@example.org
Mail hsmith-hall@example.org
Mail longtown.lib@example.org or long.townlibrary@example.org
Mail stevenage@example.org or charlestown@example.org
Meet at 10am (at the hall)
We use gmail and outlook.
Look at live.com for the film
Find us at yahoo.com/groups
@chairyoga on social media
Frome dot art is a festival
""".splitlines()
EVERYWHERE = {
    "summary": {"summary": '"{}"'},
    "notes of a session": {"sessions": '[{{repeats: by-arrangement, phone: true, notes: "{}"}}]'},
    "cost": {"cost": '{{kind: free, notes: "{}"}}'},
    "join": {"join": '{{ways: [phone], steps: "{}"}}'},
    "first visit": {"first_visit": '{{steps: ["{}"]}}'},
    "parking": {"getting_there": '{{parking: "{}"}}'},
    "the name of the contact": {"contact": '{{name: "{}", phone: 01632 960125}}'},
    "the role of the contact": {"contact": '{{role: "{}", phone: 01632 960125}}'},
    "closed": {"closed": '{{on: 2026-10-01, reason: "{}"}}'},
}


@pytest.mark.parametrize("text", MOBILES, ids=ascii)
def test_a_mobile_is_held_however_it_is_written(text: str, site: OpenSite) -> None:
    report = site(described(text)).check()

    assert "held-personal-phone" in [problem.code for problem in report.problems]
    assert not any("00" in problem.message + problem.hint for problem in report.problems)


@pytest.mark.parametrize("text", NO_MOBILES, ids=ascii)
def test_another_number_is_left_in_peace(text: str) -> None:
    assert mobiles_in(text, "GB") == ()


@pytest.mark.parametrize("text", MAILBOXES, ids=ascii)
def test_a_mailbox_is_held_however_it_is_written(text: str, site: OpenSite) -> None:
    report = site(described(text)).check()

    assert "held-personal-email" in [problem.code for problem in report.problems]
    assert not any("ann" in (problem.message + problem.hint).lower() for problem in report.problems)


@pytest.mark.parametrize("text", NO_MAILBOXES, ids=ascii)
def test_another_mailbox_is_left_in_peace(text: str, site: OpenSite) -> None:
    assert "held-personal-email" not in site(described(text)).codes()


@pytest.mark.parametrize("field", EVERYWHERE)
@pytest.mark.parametrize(
    ("text", "code"),
    [("Text us on 07700.900.123", "held-personal-phone"), ("Mail ann61@gmail.com", "held-personal-email")],
    ids=["mobile", "mailbox"],
)
def test_it_is_held_in_every_field(field: str, text: str, code: str, site: OpenSite) -> None:
    fields = {key: value.format(text) for key, value in EVERYWHERE[field].items()}

    assert code in site(activity(**fields)).codes()


def test_a_website_that_opens_a_chat_with_a_person_is_held(site: OpenSite) -> None:
    chat = "{phone: 01632 960125, website: https://wa.me/447700900123}"
    held = [each for each in site(activity(contact=chat)).check().problems if each.code == "held-personal-phone"]

    assert [problem.field for problem in held] == ["contact.website"]


@pytest.mark.parametrize(
    "agreed",
    [
        {"confirmed": "[held-personal-phone, held-personal-email]"},
        {"contact": "{phone: 01632 960125, consent_on: 2026-10-01}"},
    ],
    ids=["the group's own", "agreed"],
)
def test_it_may_be_shown_once_somebody_agreed(agreed: dict[str, str], site: OpenSite) -> None:
    text = "Ring (07700) 900123, or mail ann61@gmail.com."
    assert site(described(text)).codes() == ["held-personal-email", "held-personal-phone"]  # the control

    assert site(described(text, **agreed)).codes() == []


def test_a_mobile_of_another_country_is_known_there() -> None:
    assert mobiles_in("Ring 085 012 3456.", "IE")
    assert not mobiles_in("Ring (01) 234 5678.", "IE")


@pytest.mark.parametrize(
    "mailbox",
    [
        *("jsmith", "smithj", "richsmith", "v.jones.4ct", "pat.jones1952", "andrew", "d-patel"),
        *(
            "mlewin",
            "rachellewin",
            "rachelfarthingay",
            "priyafarthingay",
            "j.b.hartwell",
            "kateaislingjones",
            "e.farthingay",
        ),
    ],
)
def test_a_mailbox_with_a_name_is_held_under_contact(mailbox: str, site: OpenSite) -> None:
    assert site(activity(contact=f"{{email: {mailbox}@example.org}}")).codes() == ["held-personal-email"]


@pytest.mark.parametrize("mailbox", ["jenni@jennismith.co.uk", "jenni.smith@jenni-smith.org", "sue@suelewin.com"])
def test_a_mailbox_at_the_same_persons_name_is_held(mailbox: str, site: OpenSite) -> None:
    assert site(activity(contact=f"{{email: {mailbox}}}")).codes() == ["held-personal-email"]


@pytest.mark.parametrize("mailbox", ["mquill", "quillm", "quill-m"])
def test_a_mailbox_is_held_with_a_name_that_is_on_no_list_where_a_text_has_it(mailbox: str, site: OpenSite) -> None:
    contact = f"{{email: {mailbox}@example.org}}"
    assert site(activity(contact=contact, description="Della helps.")).codes() == []  # the control

    named = activity(contact=contact, description="Della Quill began it in 1988.")
    assert site(named).codes() == ["held-personal-email"]


def test_the_mailbox_of_a_hall_that_a_text_names_is_its_own(site: OpenSite) -> None:
    described_hall = activity(contact="{email: heronhall@example.org}", description="We meet in Heron Hall.")
    assert site(described_hall).codes() == []


def test_the_mailbox_of_a_group_that_is_called_so_is_its_own(site: OpenSite) -> None:
    assert site(activity(name="The Andrew Browning singers", contact="{email: andrew@example.org}")).codes() == []
