"""Where a refuge is, in every way of writing it, and sentences that only look as if they said so."""

from __future__ import annotations

import pytest

from fingerpost.checks.plain_text import readable, words_of
from fingerpost.checks.whereabouts import address_tells_where, tells_where
from tests.checks.test_each_code import activity, described, group, place, session

SAY_WHERE = """\
Next to St John's
opposite st john's
We are two doors down from Tesco.
Over the chip shop in Quennell Bottom
Meet at the bus stop by Boots
Half a mile up the hill from the station
We are at Flat 2, Zebulon.
The Zebulon Building, third floor
Quennell Rise Nr 9
Quennell Str. 9
Quennell Hill, top floor
quennell street. Ring the bell.
9 Heol y Bont
9 rue de Bath
ul. Kwiatowa 9
улица Мира 9
Quennellstraße 9
BA11 lBE
BAll 1BE
N51.2336 W2.3201
51 14 1 N 2 19 12 W
51,2336; -2,3201
grid ref 776 479
[x](https://example.org/9quennellstreet)
[x](https://www.google.com/search?q=9+quennell)
9 ǫᴜᴇɴɴᴇʟʟ sᴛʀᴇᴇᴛ
12 Mill Lane
12 mill lane
12, Mill Lane
12, mill lane.
12 *Mill* Lane
**12** Mill **Lane**
12 _Mill_ Lane
12\\. Mill Lane
12 M*il*l Lane
[12 Mill Lane](https://example.org)
12\u00a0Mill\u2009Lane
12 Mi\u200bll La\u00adne
12 Mi\u0301ll Lane
\uff11\uff12 \uff2d\uff49\uff4c\uff4c Lane
12 Mill L\u0430ne
12 MILL LANE
12a Mill Lane
12 a mill lane
Flat 2, 14 Orchard Close
14 orchard close
14 Orchard-Close
No. 12 Mill Ln
Number twelve, Mill Lane
twelve mill lane
12 The Street
12 St John's Road
12 St. John\u2019s Rd
3 Upper Bristol Road
12 &#77;ill Lane
Come to Mill Lane
We are on Mill Lane
we are in market yard
Market Yard
at market yard, frome
on the corner of mill lane and cork street
Rose Cottage
The Old Rectory
Ask for Hope House
Manor Farm
BA11 1AA
ba11 1aa
BA11  1AA
BA111AA
BA11-1AA
b a 1 1 1 a a
B.A.1.1 1.A.A
BA11 *1AA*
BA1\u200b1 1AA
\uff22\uff21\uff11\uff11 1AA
51.2308, -2.3201
51.2308 -2.3201
51.23,-2.32
51.2308N 2.3201W
lat 51.23
lat: 51.2308 lon: -2.3201
51° 13' 51" N
ST 778 480
ST778480
st778480
ST 77812 48033
easting 377812
9C3V6MVP+2X
6MVP+2X
what3words: filled count soap
///filled.count.soap
filled.count.soap
https://maps.app.goo.gl/abc
https://www.google.com/maps/place/x
google.co.uk/maps?q=x
https://osm.org/go/abc
https://www.openstreetmap.org/#map=19/51.2/-2.3
https://goo.gl/maps/x
opposite the station
behind Tesco
next door to the fire station
just past the church
round the corner from the library
two minutes' walk from the bus station
near the hospital
We are based in the old dairy
above the chip shop
Get off the bus at the cinema
take bus 77
the number 20 bus
first left after the bridge
turn left at the lights
off the A361
junction 23
in the former chapel opposite Boots
Behind the Co-op
behind the co op
The bungalow opposite the Spar
next to the spar
In the basement of the Guildhall
in the basement of the guildhall
We share a drive with the Rugby Club.
we share a wall with the rugby club
It is the old convent.
In the former convent on the hill
in a converted priory
Our building is the one with green shutters.
facing the war memorial
The red door
by number 12
on the High St
up the high st
No. 9 Quennell
We are at 9 Quennell.
House number 9
zebulon rd
Come in. zebulon rd, at any hour
quennell street. Ring the bell.
we are on quennell st
Zebulon Trading Estate
on the zebulon trading estate
At the end of Zebulon Drove
past the kennels
Second turning after the viaduct
the next turning
Ask the driver for Quennell Turn
beside the Legion
at the back of Argos
overlooking the reservoir
/filled.count.soap
//filled.count.soap
""".splitlines()
SAY_NOTHING = """\
open 24 hours 7 days a week
Ring 12 hours a day, close to you.
call 999
1 in 4 women is hurt by a partner
since 1984 at the heart of the county
Ring at any hour. A woman will answer.
We have 12 beds and a garden
12 rooms with a court order
aged 16 and over, close to home
20 years of experience on the road to recovery
from life on the street
We can meet you in a safe place
ring from a friend's, from the surgery or from a call box
come with you to the police, court or the housing office
come with you to Crown Court
Family Court
Help with a 2 way conversation
3 ways to reach us
One close friend may come
We never give the address
a safe house for women
Safe House
Open House
Women's House
Your own room, with a lock on the door
There is a park for the children? We have a play room
Frome, Wells, Glastonbury and Street
for people in Street
Men and women can use the line.
Monday 9am to 5pm
9.30 to 11.30
9:00-17:00
0808 2000 247
01632 960578
From 1 July 2026
2 nights free, then rent
Rent is covered by benefits: £120.50, 52.25 a week
A4 form
Section 21
Children 5 to 11
5 women at a time
we speak 14 languages
50 per cent of callers
Pets can often be looked after too.
If you think somebody checks your phone, ring from a friend's
hear more at www.example.org
write to help@example.org
1 to 1 support along the way
24 7 support
one to one
Ring us, or text 07700 900123
We go with you every step of the way
Anyone of 13 or over. Friends and parents can ring too.
first visit: we agree a place to meet and somebody comes for you
12 week programme
a 10 week course, then a drop in
the 3 Rs
Bring ID if you have it.
no 1 priority
We are there on Christmas Day, 25 December
4 stars
We are open on bank holidays
You are not alone. 1 call can change it
We are based in Somerset
Work with Somerset County Council
10 weeks in, most people feel close to normal
If you are at work, ring later
in the middle of the night
A walk in the park is not for everyone
You are near the end
at the end of the line
The first night is free
Our 2 houses are for women only
Nobody will turn you away at the door
In the past the police did not listen.
The charity behind the Freedom Programme
We are next to you all the way.
Your worker stays beside Women's Aid staff and you
at the end of Ramadan
Staff from the old Yugoslavia, and her former partner
in the former partner's home
it is no 9 to 5 service
Ring the number 3 times.
Number 1 for women
White Ribbon and the Red Cross
A health walk, the Memory Walk and the Third Way
wear black or a green scarf
We share a kitchen with the other women.
You can share a car park pass.
Your next step, and the turn of the year
We go to court near the end of your stay.
Norton St Philip, Frome and Shepton Mallet
We leave no woman behind.
Real Estate
www.example.org and mail.example.org.uk
Come at 9 Monday to Friday.
life in the slow lane
""".splitlines()

ADDRESSES_THAT_SAY_WHERE = """\
https://example.org/12-mill-lane
https://12milllane.example.org/
mill-lane-refuge
mill.lane@example.org
12milllane@example.org
https://example.org/?q=BA11%201AA
https://example.org/ba111aa
https://example.org/@51.2308,-2.3201,17z
https://example.org/?ll=51.2,-2.3
https://example.org/a/51.2308%2C-2.3201
https://maps.app.goo.gl/abc
https://osm.org/go/abc
https://www.openstreetmap.org/way/123
https://www.google.co.uk/maps/place/x
orchard-close
""".splitlines()
ADDRESSES_THAT_SAY_NOTHING = """\
https://example.org/safe-and-sound/professionals
https://www.example.org/on-the-street
https://somewhere.example.org/way/to/safety
moorland-refuge
after-the-silence
in-street
help@example.org
refuge.line@example.org
""".splitlines()


@pytest.mark.parametrize("text", SAY_WHERE, ids=ascii)
def test_what_says_where_is_found(text: str) -> None:
    assert tells_where(text)
    assert tells_where(f"Ring first. {text}")


@pytest.mark.parametrize("text", SAY_NOTHING, ids=ascii)
def test_what_only_looks_like_it_is_left_in_peace(text: str) -> None:
    assert not tells_where(text)


@pytest.mark.parametrize("address", ADDRESSES_THAT_SAY_WHERE)
def test_addresses_and_ids_are_read_too(address: str) -> None:
    assert address_tells_where(address)


@pytest.mark.parametrize("address", ADDRESSES_THAT_SAY_NOTHING)
def test_ordinary_addresses_and_ids_pass(address: str) -> None:
    assert not address_tells_where(address)


def test_a_word_of_the_record_s_own_name_before_street_is_the_village_of_street() -> None:
    assert address_tells_where("moorland-street")
    assert not address_tells_where("moorland-street", {"moorland"})


def test_a_street_on_a_line_of_its_own_is_found() -> None:
    assert tells_where("Women only\nquennell street")
    assert not tells_where("Women only\nno street")


def test_the_plain_form_undoes_what_hides_words() -> None:
    assert words_of("12 *M*i\u200bll &#76;\u00e1ne") == "12 mill lane"
    assert readable("[Mill](https://example.org) Lane") == "Mill https://example.org Lane"


STREET = "12, mill lane"
FIELDS = {
    "name": {"name": f'"{STREET}"'},
    "summary": {"summary": f'"Ring us at {STREET}."'},
    "description": {"description": f'"Ring us at {STREET}."'},
    "notes of a session": {"sessions": f'[{{repeats: by-arrangement, phone: true, notes: "{STREET}"}}]'},
    "notes on the cost of a session": {
        "sessions": f'[{{repeats: by-arrangement, phone: true, cost: {{kind: free, notes: "{STREET}"}}}}]'
    },
    "notes on the cost": {"cost": f'{{kind: free, notes: "{STREET}"}}'},
    "who": {"who": f'{{summary: "{STREET}"}}'},
    "join": {"join": f'{{ways: [phone], steps: "{STREET}"}}'},
    "referral": {"join": f'{{ways: [phone], referral: {{by: [gp], criteria: "{STREET}"}}}}'},
    "referral address": {"join": "{ways: [phone], referral: {by: [gp], url: https://example.org/12-mill-lane}}"},
    **{
        f"referral {name}": {"join": f'{{ways: [phone], referral: {{by: [gp], {name}: "{STREET}"}}}}'}
        for name in ("how", "what_happens", "feedback")
    },
    "imported hours": {"imported": f'{{hours: "{STREET}"}}'},
    "first visit": {"first_visit": f'"{STREET}"'},
    "met by": {"first_visit": f'{{met_by: "{STREET}", steps: [Ring.]}}'},
    "first steps": {"first_visit": f'{{steps: ["{STREET}"]}}'},
    "bring": {"first_visit": f'{{steps: [Ring.], bring: "{STREET}"}}'},
    "access notes": {"access": f'{{notes: "{STREET}"}}'},
    "access note": {"access": f'{{step_free_entrance: {{answer: yes, note: "{STREET}"}}}}'},
    "contact name": {"contact": f'{{name: "{STREET}", phone: 01632 960125}}'},
    "contact role": {"contact": f'{{role: "{STREET}", phone: 01632 960125}}'},
    "website": {"contact": "{phone: 01632 960125, website: https://example.org/12-mill-lane}"},
    "map": {"contact": "{phone: 01632 960125, website: https://maps.app.goo.gl/abc}"},
    "e-mail": {"contact": "{phone: 01632 960125, email: 12milllane@example.org}"},
    "online": {"sessions": "[{repeats: by-arrangement, online: https://example.org/12-mill-lane}]"},
    "former ids": {"former_ids": "[refuge-12-mill-lane]"},
    "closed": {"closed": f'{{on: 2026-10-01, reason: "Moved to {STREET}"}}'},
}


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_of_a_sensitive_record_is_looked_at_and_never_repeated(field: str, site) -> None:
    files = activity(**FIELDS[field])
    open_to_all, secret = site(files), activity(sensitive="true", **FIELDS[field])

    codes = set(open_to_all.codes())
    problems = [each for each in site(secret).check().problems if each.code not in codes]

    assert {each.code for each in problems} <= {"sensitive-words", "sensitive-name"}
    assert problems
    assert all(each.is_error and not each.quote for each in problems)
    assert not any("ill" in f"{each.message} {each.hint}".lower().split("12")[-1][:8] for each in problems)


def test_the_name_of_the_file_may_not_say_where(site) -> None:
    text = activity(sensitive="true")["activities/yoga.yaml"]

    assert "sensitive-name" in site({"activities/12-mill-lane.yaml": text}).codes()


@pytest.mark.parametrize("field", ["name", "summary", "description", "website", "e-mail", "former ids", "closed"])
def test_the_group_of_a_sensitive_record_may_not_say_where(field: str, site) -> None:
    files = activity(sensitive="true", group="yoga") | group(**FIELDS[field])

    assert "sensitive-group" in site(files).codes()


def test_the_group_of_an_ordinary_record_may(site) -> None:
    files = activity(sensitive="false", group="yoga") | group(**FIELDS["summary"])

    assert "sensitive-group" not in site(files).codes()


def test_a_place_of_the_directory_may_not_be_named(site) -> None:
    assert "sensitive-place-name" in site(described("Ask inside The *Old* dairy.", sensitive="true")).codes()
    allowed = site(described("Ask at the old people's club.", sensitive="true")).codes()
    assert not {"sensitive-words", "sensitive-place-name"} & set(allowed)


def test_a_place_renamed_later_is_seen_though_the_record_was_settled(site, tmp_path) -> None:
    """The cache of checks remembers records without fault, but not what their places are called."""
    from fingerpost.cache.folder import Cache
    from fingerpost.publish.prepare import prepare
    from tests.conftest import TODAY

    refuge = described("We sit in the yellow drawing room.", sensitive="true")
    first = site(refuge | place(name="Market Hall"))
    before = prepare(first.assets, today=TODAY, cache=Cache(tmp_path / "cache", site=tmp_path / "site"), jobs=1)
    site(refuge | place(name="Yellow Drawing Room"))
    after = prepare(first.assets, today=TODAY, cache=Cache(tmp_path / "cache", site=tmp_path / "site"), jobs=1)

    assert [each.code for each in before.errors] == []
    assert "sensitive-place-name" in [each.code for each in after.errors]


def test_below_a_sensitive_category_everything_is_sensitive(site) -> None:
    words = "arts: {name: Arts}\nsafety: {name: Safety, sensitive: true}\nhouses: {name: Houses, parent: safety}\n"
    files = session("repeats: weekly, days: [tuesday], from: 10:00, place: old-dairy", categories="[houses]")
    vocabulary = {"vocabulary/categories.yaml": words + "talking-cafe: {name: Cafes}\n"}

    assert "sensitive-place" in site(files | vocabulary).codes()


def test_what_a_sensitive_group_does_is_sensitive_unless_it_says_otherwise(site) -> None:
    where = "repeats: weekly, days: [tuesday], from: 10:00, place: old-dairy"
    secret = group(sensitive="true")

    assert "sensitive-place" in site(session(where, group="yoga") | secret).codes()
    assert "sensitive-place" not in site(session(where, group="yoga", sensitive="false") | secret).codes()
