"""What opens something is refused wherever it is in a file, and is never repeated."""

from __future__ import annotations

import pytest

from fingerpost.checks.secrets import opens_something
from fingerpost.publish.report import render
from tests.checks.test_each_code import ACTIVITY, activity, write
from tests.conftest import USUAL_FILES

# Made here of two halves, so that no scanner of repositories takes them for real.
OPEN_SOMETHING = [
    *"""\
the key safe is 2580
The key safe code is 2580.
key-safe: 2580
keysafe code 2580
door code 1234#
Door code: C1234Y
The code for the door is 4821
gate code is 1990
the alarm code is 123456
entry code = 4711
combination of the lock is 2468
press 1234 on the keypad
the key is under the mat
spare key is hidden under the flower pot
keys hang behind the drainpipe
wifi password: sunshine1
Wi-Fi password is sunshine
password=hunter22
password: hunter22
PASSWORD = "hunter22"
zoom passcode: 839201
api_key: 8f3a9c0d1e
secret: s3cr3tvalue
the secret is s3cr3tvalue
secret = "wellspring"
client secret: quietWellspring
api key is abcdefghijklmnopqrst
The password is wellspring
password: secret
PIN is 4321
access code 5566
# the key safe is 2580
private: {notes: the key safe is 2580}
sort code 12-34-56
Key safe by the door (2580)
The key safe is on the left wall, 2580
Type 2580 and push the door.
Punch in 2580# at the gate
Tap in C2580Y, then pull the handle
Code 2580# for the door
The lock opens with 2580.
The side door opens with the code 2580
Use 2580 to get in.
Press 2580 and come in
2580 opens the gate
Combination 2-5-8-0
combination: 2580
password - hunter22x
Login: admin / hunter22x
username: admin, hunter22x
log in: admin | hunter22x
Code: 2580 opens the gate
PIN 4411 for the gate
The door opens with code 2580.
Side gate - 2580#
Wi-Fi: Hall2020!
WiFi is Hall2020
The wifi is HallGuest / tea4two
wifi network: HallGuest, tea4two
The zoom passcode 998877
password tea4two
pw: tea4two
""".splitlines(),
    "-----BEGIN " + "RSA PRIVATE KEY-----",
    "-----BEGIN " + "OPENSSH PRIVATE KEY-----",
    "https://bob:" + "hunter22@example.org/",
    "AKIA" + "ABCDEFGHIJKLMNOP",
    "ghp_" + "a1B2" * 9,
    "github_pat_" + "a1B2" * 9,
    "glpat-" + "a1B2" * 5,
    "AIza" + "a1B2-" * 7,
    "xoxb-" + "1234567890-abc",
    "eyJ" + "hbGciOiJI" + ".eyJ" + "zdWIiOiIx" + "." + "abcdefghij",
    "Bearer " + "abcdefghij" * 3,
]
OPEN_NOTHING = """\
The show opens with 1200 voices
Use 2026 to get in shape
A combination of tai chi and 4 walks
password - ask at the desk
Login: members, 2nd floor
users: 1,234
log in at example.org / tea
the code is in your letter
the door code is in your letter
postcode: BA11 1AA
dress code: smart
1234 people
The door opens at 10
doors open 1030
doors: 10:30
the hall is safe
a safe place since 1984
pin badges cost 2.50
The password is in the letter you get
Ask for the password at the door
password: ask at the desk
Use the secret garden gate
The secret is never shown
The secret is patience, and tea
The secret: start before breakfast
The password is never sent by email
The password was changed on Monday
An access key is refused by the site
The access token is refreshed each night
Open secret: everybody is welcome
Code of conduct
key worker
keys: ask at the desk
the key is kept in the office
access: {step_free_entrance: yes}
Access is from 10am
door 4
Ring 01632 960123
the alarm clock group meets in 2026
secret: no
the highway code
sort code of clothes
outcodes: [BA11, BA12]
code club for 1000 children
gate 12
locks: 3
entry is 250 pence
entry: 1200 places
The entrance is 100 metres on
entrance is 1500 metres
safe: yes
token of thanks
lock in at 1900
Entry fee: 1000
alarm at 2026-10-01
SG. a note
Key safe for the hall since 2019
Ask about the key safe (ring 01632 960123)
The key safe was given in 2019
Type your name and push the door
Press 1 at the door
Dial 01632 960123 from the door
Dial 01632 960123, and we open the gate
Enter by the door at 10:30
Area code 01632 for the hall
Dress code 1940 for the hall
Door 4, gate 12
The gate opens at 1030
The door code changes each week
wifi: yes
Wi-Fi: free in the hall
Wi-Fi is free, 10am-4pm
Wi-Fi: 10am-4pm
wifi is fast: 100mbps
The wifi is on / ask at the desk
Ask for the passcode 2 days before
password at the door, from 10:30
We never ask for your PIN and look away
A PIN is 4 digits
Course code 4411 for the spring
Postcode BA11 1AA for the car park
""".splitlines()
CODE = "key safe is 2580"
PLACES = {
    "a text": activity(summary=f'"The {CODE}."'),
    "private": activity(private=f'{{notes: "{CODE}"}}'),
    "a comment": {"activities/yoga.yaml": write(ACTIVITY) + f"#  {CODE}\n"},
    "the settings": {"directory.yaml": USUAL_FILES["directory.yaml"] + f"#  {CODE}\n"},
    "a list": {"vocabulary/needs.yaml": f'loneliness: {{name: Company, description: "{CODE}"}}\n'},
    "a calendar": {"calendars/somerset.yaml": USUAL_FILES["calendars/somerset.yaml"] + f"#  {CODE}\n"},
    "a record that cannot be read": {"activities/yoga.yaml": f"name: [x\nsummary: {CODE}\n"},
    "marks": activity(summary='"The *key* s\u200bafe is 2580."'),
}


@pytest.mark.parametrize("text", OPEN_SOMETHING, ids=range(len(OPEN_SOMETHING)))
def test_what_opens_something_is_found(text: str) -> None:
    assert opens_something(f"    {text}")


@pytest.mark.parametrize("text", OPEN_NOTHING)
def test_what_opens_nothing_is_left_in_peace(text: str) -> None:
    assert not opens_something(text)


@pytest.mark.parametrize("where", PLACES)
def test_it_is_refused_wherever_it_is_and_never_repeated(where: str, site) -> None:
    report = site(PLACES[where]).check()

    assert "access-code" in [problem.code for problem in report.problems if problem.is_error]
    for form in ("text", "json", "github"):
        assert "2580" not in render(report, form)


def test_another_problem_on_the_same_line_does_not_quote_it(site) -> None:
    report = site(activity(private=f'{{notes: "{CODE}"}}', needs=f"[lonely]  # {CODE}")).check()

    assert "need-unknown" in [problem.code for problem in report.problems]
    assert "2580" not in render(report, "text")
