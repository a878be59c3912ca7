"""Where somebody lives is held back in every field; halls, homes for the elderly and phrases with "home" are not."""

from __future__ import annotations

import pytest

from fingerpost.checks.personal_homes import tells_home
from tests.checks.test_each_code import activity, place

HOMES = """\
Call round to Ann at 8 Mill Lane.
call round to ann at 8 mill lane
Call round to *Ann* at 8, Mill Lane
We meet at Ann's house.
at Ann\u2019s house
in Doris' front room
We sit in my front room.
my front room
Come to my house.
12 Mill Lane (my home)
Our home is 12 Mill Lane.
Ann Smith, 8 Mill Lane
Mrs Smith, 8 Mill Lane
Ann lives at 8 Mill Lane
8 Mill Lane, ask for Ann
Ring Ann first, then come to 8 Mill Lane
We meet at Sue's house, 12 Orchard Close.
a private house, 12 Orchard Close
We meet at her house.
in our living room
at my flat
Knock at 8 Mill Lane, it is my place
round at Sue's bungalow
in my k\u200bitchen
12 Mill Lane is the home address of the secretary
We meet at Ann's place, 9 Quennell Street.
We meet at Ann\u2019s place.
9 Quennell Street is where Ann lives.
9 quennell street, where ann smith lives
Come to mine: 9 Quennell Street, BA11 1BE.
Coffee at mine
Pop round to mine
at the Smiths' (9 Quennell Street)
It's at our house, number 9.
Hosted by Ann Smith at home.
Ann meets in her own home
Run by Ann from home
""".splitlines()
NO_HOMES = """\
The hall is at 8 Mill Lane.
Market Hall, 8 Mill Lane, Frome
at the care home
Home Start
a nursing home in Wells
Home Farm cafe, 3 Bath Road
Age UK at home service
We visit people in their own homes.
A volunteer visits each person at his or her home.
St Ann's House
St. Anne's Home, 4 Bath Road
Dorothy House hospice
home cooked meals
our home town
Our garden is open to all
in the garden
Help to stay in your own home.
8 Victoria Road
5 Albert Street
a tin mine, and a coal mine museum
Their story is like mine.
at the Scouts' hut, 9 Quennell Street
Grace and hope at home
Books for you to read at home
Our house has number plates.
Age UK at home, 9 Quennell Street
12 St John's Road
Frome Town Hall, 8 Mill Lane: ask for Ann
Ask for Ann at the hall, 8 Mill Lane
Ann will meet you at the door
Jean, who wears a yellow scarf
We may move to 8 Mill Lane
open house
Full house
drop in at any time
The cafe at 8 Mill Lane is run by Ann
a home from home
live music in the kitchen
We live in Frome
Come to the library, 5 Market Street
home of the Frome ukulele club
At home with dementia
Children's home
Coleford house group
The youth club, 12 Church Street. Ask Sue.
In May at 8 Mill Lane
St Ann's Place, 9 Bath Road
The group takes place at 8 Mill Lane
A place of our own
8 Mill Lane, near where people live
""".splitlines()
HOME = "Call round to Ann at 8 Mill Lane."
FIELDS = {
    "summary": {"summary": f'"{HOME}"'},
    "description": {"description": f'"{HOME}"'},
    "notes of a session": {"sessions": f'[{{repeats: by-arrangement, phone: true, notes: "{HOME}"}}]'},
    "cost": {"cost": f'{{kind: free, notes: "{HOME}"}}'},
    "who": {"who": f'{{summary: "{HOME}"}}'},
    "join": {"join": f'{{ways: [phone], steps: "{HOME}"}}'},
    "first visit": {"first_visit": f'"{HOME}"'},
    "met by": {"first_visit": f'{{met_by: "{HOME}", steps: [Ring.]}}'},
    "bring": {"first_visit": f'{{steps: [Ring.], bring: "{HOME}"}}'},
    "getting there": {"getting_there": f'{{parking: "{HOME}"}}'},
    "access": {"access": f'{{notes: "{HOME}"}}'},
    "closed": {"closed": f'{{on: 2026-10-01, reason: "{HOME}"}}'},
}
HOUSES = {
    "home of": {"name": "Home of Ann Smith"},
    "home of, without a kind": {"name": "Home of the bell ringers", "kind": "other"},
    "somebody's": {"name": "Ann's", "kind": "other"},
    "a number": {"name": "8 mill lane", "kind": "other"},
    "a name and a number": {"name": "Ann Smith", "kind": "other", "address": "[8 Mill Lane]"},
    "a line of the address": {"address": '["8 Mill Lane (my home)"]'},
    "a description": {"description": "It is in my front room."},
}
HALLS = {
    "a hall": {"name": "Market Hall", "address": "[8 Mill Lane]"},
    "the home of a club": {"name": "Home of the Robins", "kind": "leisure-centre"},
    "a park": {"name": "Victoria Park", "kind": "other", "address": "[8 Mill Lane]"},
    "a care home": {"name": "Rose Court care home", "kind": "other", "address": "[8 Mill Lane]"},
}


@pytest.mark.parametrize("text", HOMES, ids=ascii)
def test_a_home_is_found(text: str) -> None:
    assert tells_home(text)


@pytest.mark.parametrize("text", NO_HOMES, ids=ascii)
def test_what_is_no_home_is_left_in_peace(text: str) -> None:
    assert not tells_home(text)


@pytest.mark.parametrize("field", FIELDS)
def test_a_home_holds_the_record_whatever_field_it_is_in(field: str, site) -> None:
    assert "held-home-address" in site(activity(**FIELDS[field])).codes()


def test_a_home_may_be_shown_once_somebody_agreed(site) -> None:
    agreed = activity(summary=f'"{HOME}"', confirmed="[held-home-address]")

    assert "held-home-address" not in site(agreed).codes()


@pytest.mark.parametrize("house", HOUSES)
def test_a_place_that_is_a_home_is_held(house: str, site) -> None:
    assert "held-home-address" in site(place(**HOUSES[house])).codes()


@pytest.mark.parametrize("hall", HALLS)
def test_a_place_that_is_none_is_not(hall: str, site) -> None:
    assert "held-home-address" not in site(place(**HALLS[hall])).codes()
