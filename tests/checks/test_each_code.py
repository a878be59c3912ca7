"""For each code, one record that has the problem and one that nearly does."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from fingerpost import checks

ACTIVITY = {
    "name": "Chair yoga",
    "summary": "Gentle stretches in a chair, for anyone.",
    "categories": "[arts]",
    "sessions": "[{repeats: weekly, days: [tuesday], from: 10:00, to: 11:30}]",
    "contact": "{phone: 01632 960125}",
    "checked": "{on: 2026-10-01, how: phone}",
}
GROUP = {
    "name": "Yoga friends",
    "summary": "People who like to stretch together.",
    "contact": "{phone: 01632 960126}",
    "checked": "{on: 2026-10-01}",
}
PLACE = {"name": "Market Hall", "kind": "hall", "town": "Frome"}
BOUNDS = (
    "title: Hills and Levels\nsite: https://directory.example.org/\n"
    "area: {name: Mendip, bounds: {south: 51.0, west: -3.0, north: 51.4, east: -2.1}}\n"
)
REFUGE = "refuge: {name: Refuges, sensitive: true}\narts: {name: Arts}\ntalking-cafe: {name: Talking cafes}\n"


def write(fields: dict[str, str]) -> str:
    return "".join(f"{key}: {value}\n" for key, value in fields.items())


def activity(**changes: str) -> dict[str, str]:
    return {"activities/yoga.yaml": write(ACTIVITY | changes)}


def session(inside: str, **changes: str) -> dict[str, str]:
    return activity(sessions=f"[{{{inside}}}]", **changes)


def group(**changes: str) -> dict[str, str]:
    return {"groups/yoga.yaml": write(GROUP | changes)}


def place(**changes: str) -> dict[str, str]:
    return {"places/hall.yaml": write(PLACE | changes)}


def described(text: str, **changes: str) -> dict[str, str]:
    return activity(description="|\n  " + text.replace("\n", "\n  "), **changes)


def settings(more: str) -> dict[str, str]:
    return {"directory.yaml": "title: Hills and Levels\nsite: https://directory.example.org/\n" + more}


def calendar(terms: str) -> dict[str, str]:
    return {"calendars/somerset.yaml": f"name: Somerset school terms\nterms: [{terms}]\n"}


def chain(levels: int) -> str:
    rest = "".join(f"level-{n}: {{name: Level {n}, parent: level-{n - 1}}}\n" for n in range(2, levels + 1))
    return f"carers: {{name: Carers}}\nlevel-1: {{name: Level 1}}\n{rest}"


WEEKLY = "repeats: weekly, days: [tuesday], from: 10:00"
LONG = " ".join(["word"] * 45)
HARD = " ".join(["Multidisciplinary practitioners facilitate comprehensive psychoeducational interventions."] * 12)


def ledger(*lines: str) -> dict[str, str]:
    return {"ledger.csv": "\n".join(["address,code,kind,id,since,state,target", *lines, ""])}


PUBLISHED = ledger("/a/chat/,,activity,chat,2026-10-01,published,")

# Code: what has it, and what nearly has it.
CASES: dict[str, tuple[dict[str, str], dict[str, str]]] = {
    # References
    "group-unknown": (activity(group="connectrs"), activity(group="connectors")),
    "place-unknown": (session(WEEKLY + ", place: new-dairy"), session(WEEKLY + ", place: old-dairy")),
    "category-unknown": (activity(categories="[art]"), activity(categories="[arts]")),
    "need-unknown": (activity(needs="[lonely]"), activity(needs="[loneliness]")),
    "audience-unknown": (activity(who="{for: [carer]}"), activity(who="{for: [carers]}")),
    "area-unknown": (activity(serves="[from]"), activity(serves="[frome]")),
    "access-unknown": (activity(access="{step_free: yes}"), activity(access="{step_free_entrance: yes}")),
    "calendar-unknown": (session(WEEKLY + ", term_time: devon"), session(WEEKLY + ", term_time: somerset")),
    "instead-unknown": (
        activity(closed="{on: 2026-10-01, instead: [gone]}"),
        activity(closed="{on: 2026-10-01, instead: [chat]}"),
    ),
    "instead-itself": (
        activity(closed="{on: 2026-10-01, instead: [yoga]}"),
        activity(closed="{on: 2026-10-01, instead: [chat]}"),
    ),
    "keeper-unknown": (activity(kept_by="nobody"), activity(kept_by="connectors")),
    "keeper-closed": (
        group(closed="{on: 2026-10-01}") | activity(kept_by="yoga"),
        group() | activity(kept_by="yoga"),
    ),
    "category-to-confirm": (activity(categories="[uncategorised]"), activity(categories="[arts]")),
    # Ids and doubles
    "former-id-own": (activity(former_ids="[yoga]"), activity(former_ids="[old-yoga]")),
    "former-id-taken": (activity(former_ids="[chat]"), activity(former_ids="[connectors]")),
    "former-id-twice": (
        activity(former_ids="[old]")
        | {"activities/tai-chi.yaml": write(ACTIVITY | {"name": "Tai chi", "former_ids": "[old]"})},
        activity(former_ids="[old]")
        | {"activities/tai-chi.yaml": write(ACTIVITY | {"name": "Tai chi", "former_ids": "[older]"})},
    ),
    "probable-duplicate": (
        activity() | {"activities/yoga-two.yaml": write(ACTIVITY | {"name": "The chair yoga"})},
        activity() | {"activities/yoga-two.yaml": write(ACTIVITY | {"name": "Mat yoga"})},
    ),
    "identifier-twice": (
        group(identifiers="[GB-CHC-1]")
        | {"groups/other.yaml": write(GROUP | {"name": "Other", "identifiers": "[GB-CHC-1]"})},
        group(identifiers="[GB-CHC-1]")
        | {"groups/other.yaml": write(GROUP | {"name": "Other", "identifiers": "[GB-CHC-2]"})},
    ),
    # Sessions
    "session-ends-first": (
        session("repeats: weekly, days: [tuesday], from: 19:00, to: 09:00"),
        session("repeats: weekly, days: [tuesday], from: 19:00, to: 09:00, ends_next_day: yes"),
    ),
    "session-start-missing": (session("repeats: weekly, days: [tuesday], to: 11:00"), session(WEEKLY + ", to: 11:00")),
    "session-time-missing": (session("repeats: weekly, days: [tuesday]"), session("repeats: by-arrangement")),
    "time-unclear": (session(WEEKLY + ", to: 24:00"), session("repeats: by-arrangement, from: 00:00, to: 24:00")),
    "session-over-a-day": (
        session(WEEKLY + ", to: 11:00, ends_next_day: yes"),
        session(WEEKLY + ", to: 10:00, ends_next_day: yes"),
    ),
    "session-early": (
        session("repeats: weekly, days: [tuesday], from: 05:59, to: 07:00"),
        session("repeats: weekly, days: [tuesday], from: 06:00, to: 07:00"),
    ),
    "session-long": (
        session("repeats: weekly, days: [tuesday], from: 20:00, to: 08:01, ends_next_day: yes"),
        session("repeats: weekly, days: [tuesday], from: 08:00, to: 20:00"),
    ),
    "session-days-missing": (session("repeats: weekly, from: 10:00"), session(WEEKLY)),
    "session-weeks-missing": (
        session("repeats: monthly, days: [tuesday], from: 10:00"),
        session("repeats: monthly, weeks: [first], days: [tuesday], from: 10:00"),
    ),
    "session-weeks-unused": (
        session(WEEKLY + ", weeks: [first]"),
        session("repeats: monthly, weeks: [first], days: [tuesday], from: 10:00"),
    ),
    "session-field-unused": (
        session(WEEKLY + ", month_days: [1]"),
        session("repeats: monthly, month_days: [1], from: 10:00"),
    ),
    "session-month-days-and-weeks": (
        session("repeats: monthly, days: [tuesday], month_days: [1], from: 10:00"),
        session("repeats: monthly, month_days: [1, 31], from: 10:00"),
    ),
    "session-term-and-holidays": (
        session(WEEKLY + ", term_time: somerset, school_holidays: somerset"),
        session(WEEKLY + ", school_holidays: somerset"),
    ),
    "session-dates-missing": (
        session("repeats: dates, from: 18:00"),
        session("repeats: dates, dates: [2026-12-05], from: 18:00"),
    ),
    "session-unknown": (session("repeats: unknown"), session("repeats: by-arrangement")),
    "dates-past": (
        session("repeats: dates, dates: [2026-11-06, 2026-11-20], from: 10:00"),
        session("repeats: dates, dates: [2026-11-06, 2026-11-21], from: 10:00"),
    ),
    "ages-reversed": (
        activity(who="{ages: {from: 6 weeks, to: 1 week}}"),
        activity(who="{ages: {from: 6 weeks, to: 18 months}}"),
    ),
    "session-first-date-missing": (
        session(WEEKLY + ", every: 2"),
        session(WEEKLY + ", every: 2, starts_on: 2026-01-06"),
    ),
    "session-date-missing": (
        session("repeats: once, from: 10:00"),
        session("repeats: once, from: 10:00, starts_on: 2026-12-01"),
    ),
    "session-dates-reversed": (
        session(WEEKLY + ", starts_on: 2026-12-01, ends_on: 2025-12-16"),
        session(WEEKLY + ", starts_on: 2026-12-01, ends_on: 2026-12-01"),
    ),
    "session-start-off-day": (session(WEEKLY + ", starts_on: 2026-12-02"), session(WEEKLY + ", starts_on: 2026-12-01")),
    "session-not-on-unused": (
        session(WEEKLY + ", every: 2, starts_on: 2026-12-01, not_on: [2026-12-08]"),
        session(WEEKLY + ", every: 2, starts_on: 2026-12-01, not_on: [2026-12-15]"),
    ),
    "session-date-both": (
        session(WEEKLY + ", not_on: [2026-12-01], also_on: [2026-12-01]"),
        session(WEEKLY + ", not_on: [2026-12-01], also_on: [2026-12-02]"),
    ),
    "session-over": (session(WEEKLY + ", ends_on: 2026-11-17"), session(WEEKLY + ", ends_on: 2026-11-24")),
    "once-past": (
        session("repeats: once, from: 10:00, starts_on: 2026-11-20"),
        session("repeats: once, from: 10:00, starts_on: 2026-11-21"),
    ),
    "session-two-places": (
        session(WEEKLY + ", place: old-dairy, online: https://example.org/meet"),
        session(WEEKLY + ", online: https://example.org/meet"),
    ),
    # Dates
    "checked-in-future": (activity(checked="{on: 2026-11-22}"), activity(checked="{on: 2026-11-21}")),
    "overdue": (activity(checked="{on: 2026-05-20}"), activity(checked="{on: 2026-05-21}")),
    "closed-not-yet": (activity(closed="{on: 2026-11-22}"), activity(closed="{on: 2026-11-21}")),
    "consent-in-future": (
        activity(contact="{phone: 01632 960125, consent_on: 2026-11-22}"),
        activity(contact="{phone: 01632 960125, consent_on: 2026-11-21}"),
    ),
    "since-in-future": (activity(since="2026-11-22"), activity(since="2026-11-21")),
    "assurance-in-future": (
        activity(assurance="[{what: first-aider, on: 2027-01-01}]"),
        activity(assurance="[{what: first-aider, on: 2026-01-01}]"),
    ),
    "assurance-expired": (
        activity(assurance="[{what: first-aider, expires: 2026-11-20}]"),
        activity(assurance="[{what: first-aider, expires: 2026-11-21}]"),
    ),
    "capacity-in-future": (
        activity(capacity="{state: full, as_of: 2026-11-22}"),
        activity(capacity="{state: full, as_of: 2026-11-21}"),
    ),
    "capacity-stale": (
        activity(capacity="{state: full, as_of: 2026-05-01}"),
        activity(capacity="{state: full, as_of: 2026-06-01}"),
    ),
    # Words
    "name-unclear": (activity(name='"?!..."'), activity(name="A1")),
    "name-shouting": (activity(name="CHAIR YOGA"), activity(name="NHS U3A")),
    "text-shouting": (activity(summary="COME AND STRETCH IN A CHAIR"), activity(summary="COME and stretch in a chair")),
    "name-emoji": (activity(name="Chair yoga \U0001f600"), activity(name="Chair yoga, café")),
    "hidden-character": (
        activity(summary='"Gentle stretches \u202e in a chair."'),
        activity(summary="Gentle stretches \u2019 in a chair."),
    ),
    "invisible-character": (
        activity(summary="Gentle stre\u00adtches in a chair."),
        activity(summary="Gentle\u00a0stretches in a chair."),
    ),
    "broken-letter": (
        activity(summary="Gentle stretches in a cafÃ\u00a9 chair."),
        activity(summary="Gentle stretches in a café."),
    ),
    "lookalike-letter": (activity(name="Ch\u0430ir yoga"), activity(name="Йога chair")),
    "html-in-text": (
        activity(summary="Gentle <b>stretches</b> in a chair."),
        activity(summary="Gentle stretches <3 in a chair."),
    ),
    "image-in-description": (
        described("A ![cat](https://example.org/c.png) here."),
        described("Wow! [A cat](https://example.org/c) here."),
    ),
    "link-unsafe": (
        described("[a](JaVa\tscript:alert(1))".replace("\t", "&Tab;")),
        described("[a](https://example.org/javascript:)"),
    ),
    "heading-in-description": (described("# Come in\nAll welcome."), described("#1 in town, they say.")),
    "table-in-description": (described("| a | b |\n|---|---|\n| 1 | 2 |"), described("Tea | coffee | cake")),
    "sentence-long": (described(f"{LONG}."), described(f"{LONG[:150]}. {LONG[:150]}.")),
    "hard-to-read": (described(HARD), described("We sit and chat and drink tea. " * 12)),
    # Contact
    "phone-short": (activity(contact="{phone: 1632960123}"), activity(contact="{phone: 01632 960123}")),
    "phone-unknown": (activity(contact="{phone: 01632 96012}"), activity(contact="{phone: 116 123}")),
    "phone-range": (activity(contact="{phone: 0115 387 0000}"), activity(contact="{phone: 0115 496 0123}")),
    "phone-characters": (activity(contact="{phone: 01632 ٩60123}"), activity(contact="{phone: (01632) 960-123}")),
    "phone-two": (activity(contact="{phone: 01632 960123 / 960124}"), activity(contact="{phone: 01632/960124}")),
    "phone-emergency": (
        activity(contact="{phone: 999}"),
        activity() | settings("crisis: [{name: Emergency services, phone: 999}]\n"),
    ),
    "phone-texts-only": (activity(contact="{phone: 85258}"), activity(contact="{text: 85258}")),
    "phone-text-more": (
        activity(contact="{text: 01632 960123 ext 204}"),
        activity(contact="{phone: 01632 960123 ext 204}"),
    ),
    "phone-premium": (activity(contact="{phone: 0909 879 0123}"), activity(contact="{phone: 0808 157 0123}")),
    "phone-foreign": (activity(contact="{phone: +353 1 677 1234}"), activity(contact="{phone: +44 1632 960123}")),
    "email-unclear": (activity(contact="{email: a@b}"), activity(contact="{email: hello@example.org}")),
    "website-not-web": (
        activity(contact='{website: "javascript:alert(1)"}'),
        activity(contact="{website: https://example.org}"),
    ),
    "website-characters": (
        activity(contact="{website: https://example.org/a b}"),
        activity(contact="{website: https://example.org/a-b}"),
    ),
    "website-password": (
        activity(contact="{website: https://sue:pw@example.org/}"),
        activity(contact="{website: https://example.org/@sue}"),
    ),
    "website-host": (
        activity(contact="{website: https://example/a}"),
        activity(contact="{website: https://café.example.org/a}"),
    ),
    "website-lookalike": (
        activity(contact="{website: https://ex\u0430mple.org/}"),
        activity(contact="{website: https://t\u0177.example.org/}"),
    ),
    "website-private": (
        activity(contact="{website: https://printer.local/}"),
        activity(contact="{website: https://local.example.org/}"),
    ),
    "website-in-code": (
        activity(contact="{website: https://xn--t-foa.example.org/}"),
        activity(contact="{website: https://example.org/xn--t-foa}"),
    ),
    "website-port": (
        activity(contact="{website: https://example.org:8080/}"),
        activity(contact="{website: https://example.org:443/}"),
    ),
    "link-letter": (
        described("[Write](mailto:hello@example.org?cc=other@example.org)"),
        described("[Write](mailto:hello@example.org)"),
    ),
    "link-words-differ": (
        described("[www.nhs.uk](https://example.org/)"),
        described("[www.example.org](https://cafe.example.org/)"),
    ),
    "website-not-secure": (
        activity(contact="{website: http://example.org/}"),
        activity(contact="{website: https://example.org/}"),
    ),
    "website-shortened": (
        activity(contact="{website: https://bit.ly/abc}"),
        activity(contact="{website: https://rabbit.ly/abc}"),
    ),
    "website-tracking": (
        activity(contact="{website: https://example.org/?utm_source=x}"),
        activity(contact="{website: https://example.org/?page=2}"),
    ),
    "website-needs-account": (
        activity(contact="{website: https://www.facebook.com/groups/yoga}"),
        activity(contact="{website: https://www.facebook.com/yoga}"),
    ),
    # Places
    "postcode-shape": (place(postcode="BA111A"), place(postcode="BA11 1AA")),
    "location-zero": (place(location="{lat: 0, lon: 0}"), place(location="{lat: 51.23, lon: -2.32}")),
    "place-far-away": (
        place(location="{lat: -2.3190, lon: 51.2310}") | {"directory.yaml": BOUNDS},
        place(location="{lat: 51.2310, lon: -2.3190}") | {"directory.yaml": BOUNDS},
    ),
    "town-spelling": (
        place(town="Fromme") | {"vocabulary/areas.yaml": "frome: {name: Frome}\n"},
        place(town="Rome") | {"vocabulary/areas.yaml": "frome: {name: Frome, also: [Rome]}\n"},
    ),
    "place-outside-area": (
        place(location="{lat: 51.45, lon: -2.58}") | {"directory.yaml": BOUNDS},
        place(location="{lat: 51.39, lon: -2.36}") | {"directory.yaml": BOUNDS},
    ),
    # Sensitive
    "sensitive-place": (
        session(WEEKLY + ", place: old-dairy", sensitive="true"),
        activity(sensitive="true", serves="[frome]"),
    ),
    "sensitive-address": (place(sensitive="true", postcode="BA11 1AA"), place(sensitive="true")),
    "sensitive-directions": (
        activity(sensitive="true", getting_there="{bus: The 20.}"),
        activity(getting_there="{bus: The 20.}"),
    ),
    "sensitive-photo": (
        activity(sensitive="true", photo="{file: door.jpg, shows: The green door by the post box}"),
        activity(photo="{file: door.jpg, shows: The green door by the post box}"),
    ),
    "photo-words": (
        activity(photo="{file: door.jpg, shows: A photo of our hall}"),
        activity(photo="{file: door.jpg, shows: The hall with its green door}"),
    ),
    "sensitive-words": (
        activity(sensitive="true", summary="Come to 12 Orchard Close at any hour."),
        activity(sensitive="true", summary="Ring 12 hours a day, close to you."),
    ),
    "sensitive-name": (
        activity(sensitive="true", contact="{phone: 01632 960125, website: https://example.org/12-mill-lane}"),
        activity(sensitive="true", contact="{phone: 01632 960125, website: https://example.org/mill-people}"),
    ),
    "sensitive-group": (
        activity(sensitive="true", group="yoga") | group(summary="People who meet at 12 mill lane."),
        activity(sensitive="true", group="yoga") | group(summary="People who meet 12 times a year."),
    ),
    "editor-note": (
        activity(summary='"Tea and a chat. Editor: do not publish until May."'),
        activity(summary='"Tea and a chat. We do not publish our address."'),
    ),
    "sensitive-area": (
        activity(sensitive="true", serves="[mill-lane]") | {"vocabulary/areas.yaml": "mill-lane: {name: Mill Lane}\n"},
        activity(sensitive="true", serves="[street]") | {"vocabulary/areas.yaml": "street: {name: Street}\n"},
    ),
    "personal-in-list": (
        {"vocabulary/needs.yaml": "loneliness: {name: Company, description: Ring Ann on 07700 900123.}\n"},
        {"vocabulary/needs.yaml": "loneliness: {name: Company, description: Ring us on 01632 960123.}\n"},
    ),
    "secret-key": (
        activity(private='{notes: "wifi password: sunshine1"}'),
        activity(private='{notes: "The password is in the letter you get."}'),
    ),
    "access-code": (
        activity(summary='"The key safe is 2580, under the sign."'),
        activity(summary='"The door code is in your letter. 2580 people."'),
    ),
    "sensitive-place-name": (
        activity(sensitive="true", description="Ask at the Old Dairy."),
        activity(sensitive="true", description="Ask at the Old Dairy.", confirmed="[sensitive-place-name]"),
    ),
    "confirmed-too-early": (
        activity(sensitive="true", confirmed="[held-no-longer-sensitive]"),
        activity(confirmed="[held-no-longer-sensitive]"),
    ),
    "held-sensitive-place": (
        activity(sensitive="true", name="Market Hall") | place(postcode="BA11 1AA"),
        activity(sensitive="true", name="Market Hall") | place(postcode="BA11 1AA", sensitive="false"),
    ),
    "sensitive-unclear": (
        activity(summary="A safe house for women and children."),
        activity(summary="A safe house for women and children.", sensitive="false"),
    ),
    # People
    "held-personal-phone": (
        activity(contact="{phone: 07700 900123}"),
        activity(contact="{phone: 07700 900123, consent_on: 2026-10-01}"),
    ),
    "held-personal-email": (
        activity(contact="{email: sue.smith@example.org}"),
        activity(contact="{email: lunch.club@example.org}"),
    ),
    "held-named-person": (
        activity(contact="{name: Sue Smith, phone: 01632 960125}"),
        activity(contact="{name: Sue, phone: 01632 960125}"),
    ),
    "held-home-address": (
        place(name="14 Orchard Close", kind="other", address="[14 Orchard Close]"),
        place(name="Orchard Hall", kind="other", address="[14 Orchard Close]"),
    ),
    "held-health-details": (
        described("Our member Doris has dementia and loves to sing."),
        described("Doris runs a dementia friendly cafe. Anyone who has dementia may come."),
    ),
    "held-child-named": (
        described("Thanks to little Alfie, aged 7, who made the sign."),
        described("For children aged 7 to 11. Alfie Road hall."),
    ),
    "held-withdrawn": (
        activity(imported="{source: A list, withdrawn: 2026-11-20}"),
        activity(imported="{source: A list, withdrawn: 2026-11-20}", confirmed="[held-withdrawn]"),
    ),
    "birth-date": (
        described("Margaret, born on 3 March 1948, is our oldest member."),
        described("The club was born in March 1948."),
    ),
    "national-insurance-number": (
        described("Bring AB 12 34 56 C with you."),
        described("Bring form AB 12 34 with you."),
    ),
    "nhs-number": (described("Quote 943 476 5919 at the door."), described("Quote 943 476 5918 at the door.")),
    "bank-account": (
        described("Pay 12-34-56, account 12345678."),
        described("We met on 12-34-56, ref 1234567."),
    ),
    "passport-number": (
        described("Her passport is 123456789."),
        described("Bring a passport and form 1234567."),
    ),
    # Settings, lists and calendars
    "site-not-secure": (
        {"directory.yaml": "title: A\nsite: http://directory.example.org/\n"},
        {"directory.yaml": "title: A\nsite: https://directory.example.org/\n"},
    ),
    "country-unknown": (settings("country: QQ\n"), settings("country: IE\n")),
    "timezone-unknown": (settings("timezone: Europe/Frome\n"), settings("timezone: Europe/Dublin\n")),
    "language-unknown": (activity(languages="[xx]"), activity(languages="[cy, bfi]")),
    "site-address": (
        {"directory.yaml": "title: Hills and Levels\nsite: https://directory.example.org:99999/\n"},
        {"directory.yaml": "title: Hills and Levels\nsite: https://directory.example.org:8443/wells/\n"},
    ),
    "streets-address": (
        settings("map: {streets: {url: 'http://tiles.example.org/{z}/{x}/{y}.png', attribution: Example maps}}\n"),
        settings("map: {streets: {url: 'https://tiles.example.org/{z}/{x}/{y}.png', attribution: Example maps}}\n"),
    ),
    "repository-shape": (
        settings("submissions: {github: 'your-town/directory\"'}\n"),
        settings("submissions: {github: your-town/directory}\n"),
    ),
    "bounds-reversed": (
        settings("area: {bounds: {south: 51.4, west: -3.0, north: 51.0, east: -2.1}}\n"),
        settings("area: {bounds: {south: 51.0, west: -3.0, north: 51.4, east: -2.1}}\n"),
    ),
    "cost-free-amount": (activity(cost="{kind: free, amount: 3}"), activity(cost="{kind: free, amount: 0}")),
    "cost-concession-above": (
        activity(cost="{kind: fixed, amount: 3, concession: 3.50}"),
        activity(cost="{kind: fixed, amount: 3, concession: 3}"),
    ),
    "cost-unlikely": (activity(cost="{kind: fixed, amount: 500}"), activity(cost="{kind: fixed, amount: 499.99}")),
    "marks-in-text": (activity(name="The *best* cafe"), described("The *best* cafe")),
    "link-words-vague": (
        described("See [here](https://example.org/)."),
        described("See [the menu here](https://example.org/)."),
    ),
    "colour-alone": (described("The items in red are free."), described("The people in red hats are free.")),
    "postcode-outside-area": (
        settings("area: {name: Mendip, outcodes: [BA11]}\n") | place(postcode="BA12 1AA"),
        settings("area: {name: Mendip, outcodes: [ba11]}\n") | place(postcode="BA11 1AA"),
    ),
    "held-private-number": (described("Ref AB123456 C."), described("Walk from ST776480 a mile.")),
    "settings-placeholder": (
        settings("editors: {name: Ann's team}\n"),
        settings("editors: {name: Ann's team, phone: 01632 960001}\nexample: yes\n"),
    ),
    "crisis-lines-missing": (
        {"vocabulary/needs.yaml": "loneliness: {name: Company, crisis: self}\n"},
        {"vocabulary/needs.yaml": "loneliness: {name: Company, crisis: self}\n"}
        | settings("crisis: [{name: Samaritans, phone: 116 123}]\n"),
    ),
    "parent-unknown": (
        {"vocabulary/audiences.yaml": "carers: {name: Carers, parent: people}\n"},
        {"vocabulary/audiences.yaml": "carers: {name: Carers, parent: all}\nall: {name: All}\n"},
    ),
    "parent-loop": (
        {"vocabulary/audiences.yaml": "a: {name: A, parent: b}\nb: {name: B, parent: a}\n"},
        {"vocabulary/audiences.yaml": "a: {name: A, parent: b}\nb: {name: B}\n"},
    ),
    "parent-too-deep": ({"vocabulary/audiences.yaml": chain(9)}, {"vocabulary/audiences.yaml": chain(8)}),
    "date-out-of-range": (
        session("repeats: weekly, days: [tuesday], from: 10:00, ends_on: 2036-11-22"),
        session("repeats: weekly, days: [tuesday], from: 10:00, ends_on: 2036-11-21"),
    ),
    "name-twice": (
        {"vocabulary/audiences.yaml": "a: {name: Carers}\nb: {name: carers}\n"},
        {"vocabulary/audiences.yaml": "a: {name: Carers}\nb: {name: Parents}\n"},
    ),
    "calendar-over": (
        calendar("{name: Autumn, from: 2026-09-01, to: 2026-11-20}"),
        calendar("{name: Autumn, from: 2026-09-01, to: 2026-11-21}"),
    ),
    "term-reversed": (
        calendar("{name: Autumn, from: 2026-12-18, to: 2026-09-01}"),
        calendar("{name: Autumn, from: 2026-12-18, to: 2026-12-18}"),
    ),
    "terms-overlap": (
        calendar("{name: A, from: 2026-09-01, to: 2026-12-18}, {name: B, from: 2026-12-18, to: 2027-03-01}"),
        calendar("{name: A, from: 2026-09-01, to: 2026-12-18}, {name: B, from: 2026-12-19, to: 2027-03-01}"),
    ),
    "break-outside-term": (
        calendar("{name: A, from: 2026-09-01, to: 2026-12-18, breaks: [{from: 2026-12-18, to: 2026-12-19}]}"),
        calendar("{name: A, from: 2026-09-01, to: 2026-12-18, breaks: [{from: 2026-12-17, to: 2026-12-18}]}"),
    ),
}
CASES |= {
    # The ledger
    "address-lost": (ledger("/a/tai-chi/,,activity,tai-chi,2026-10-01,published,"), PUBLISHED),
    "address-used-again": (
        ledger("/a/chat/,,activity,chat,2026-10-01,moved,/a/yoga/", "/a/yoga/,,activity,yoga,2026-10-01,published,")
        | activity(),
        ledger("/a/chat/,,activity,chat,2026-10-01,moved,/a/yoga/", "/a/yoga/,,activity,yoga,2026-10-01,published,")
        | {"activities/chat.yaml": write(ACTIVITY | {"former_ids": "[yoga]"})},
    ),
    "ledger-line": (ledger("/a/chat/,,activity,chat,1/10/2026,published,"), PUBLISHED),
    "ledger-unreadable": ({"ledger.csv": b"\xff\xfe"}, PUBLISHED),
    "table-line": (
        {"deprivation.csv": "postcode,decile\nBA11 1AA,eleven\n"},
        {"deprivation.csv": "postcode,decile\nBA11 1AA,10\n", "reads.csv": "page,views\n/a/chat/,12\n"},
    ),
}
# Tested elsewhere, because they need a postcode table or an earlier version.
ELSEWHERE = {
    "postcode-unknown",
    "postcode-far-away",
    # tests/checks/test_history.py
    "held-no-longer-sensitive",
    "erased-once",
    "held-erased-again",
    "history-short",
    "history-unreadable",
    # tests/checks/test_names_kept_for_the_site.py
    "id-reserved",
    "git-file",
    "other-repository",
    # tests/pages/test_erased.py
    "former-id-erased",
}


def halls(other: str, phone: str, postcode: str = "BA11 1AA") -> dict[str, str]:
    mill = {"name": "Mill Centre", "kind": "hall", "town": "Frome", "postcode": "BA11 1AA"}
    one = mill | {"contact": "{phone: 01632 960130}"}
    two = mill | {"name": other, "contact": f"{{phone: {phone}}}", "postcode": postcode}
    return {"places/mill.yaml": write(one), "places/other.yaml": write(two)}


@pytest.mark.parametrize(
    ("files", "codes"),
    [
        (halls("Old Mill Community Centre", '"+44 1632 960130"'), ["probable-duplicate"]),
        (halls("Old Mill Community Centre", "01632 960131"), []),
        (halls("Old Mill Community Centre", "01632 960130", "BA11 1AB"), []),
        (halls("Weavers Centre", "01632 960130"), []),
    ],
)
def test_places_with_one_postcode_one_phone_and_a_name_in_common(files: dict[str, str], codes: list[str], site) -> None:
    assert site(files).codes() == codes


@pytest.mark.parametrize(
    ("name", "contact", "codes"),
    [
        ("Old Mill Community Centre", "{phone: '+44 1632 960130'}", ["probable-duplicate"]),
        ("Old Mill Community Centre", "{website: https://mill.example.org/}", ["probable-duplicate"]),
        ("Old Mill Community Centre", "{phone: 01632 960131}", []),
        ("Weavers Centre", "{phone: 01632 960130}", []),  # one office answers for both
    ],
)
def test_groups_with_one_phone_or_website_and_the_same_name_but_for_a_word(
    name: str, contact: str, codes: list[str], site
) -> None:
    mill = {"name": "Mill Centre", "summary": "People who know what is on near you.", "checked": "{on: 2026-10-01}"}
    one = mill | {"contact": "{phone: 01632 960130, website: https://mill.example.org/}"}
    two = mill | {"name": name, "contact": contact}

    assert site({"groups/mill.yaml": write(one), "groups/other.yaml": write(two)}).codes() == codes


def test_the_usual_files_have_no_problem(site) -> None:
    assert site({}).codes() == []


@pytest.mark.parametrize("code", CASES)
def test_a_record_with_the_problem_gets_a_report_of_it(code: str, site) -> None:
    assert code in site(CASES[code][0]).codes()


@pytest.mark.parametrize("code", CASES)
def test_a_record_that_nearly_has_it_is_left_in_peace(code: str, site) -> None:
    assert code not in site(CASES[code][1]).codes()


def test_a_note_that_is_meant_for_everybody_can_be_confirmed(site) -> None:
    rule = '"Tea and a chat. Do not publish pictures of others."'

    assert site(activity(summary=rule)).codes() == ["editor-note"]
    assert site(activity(summary=rule, confirmed="[editor-note]")).codes() == []


def test_every_code_of_the_checks_has_a_case() -> None:
    codes = set()
    for file in sorted(Path(checks.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "code" and isinstance(node.value, ast.Constant):
                codes.add(node.value.value)

    when_reading = {"date-out-of-range", "ledger-line", "ledger-unreadable", "table-line"}
    assert codes - ELSEWHERE == set(CASES) - when_reading
