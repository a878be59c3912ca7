"""Questions, values and reasons that several kinds of record share."""

from __future__ import annotations

from fingerpost.intake.question import Question
from fingerpost.language import mark

CONTACT = (
    Question(
        path="contact.name",
        label=mark("Who answers?"),
        hint=mark("A team or a first name is enough. Everybody can see it."),
        autocomplete="off",
        size="m",
    ),
    Question(
        path="contact.phone",
        label=mark("Phone number"),
        hint=mark("Everybody can see it. The group’s own number is better than yours. Such as 01632 960123."),
        kind_of_text="tel",
        autocomplete="tel",
        size="m",
    ),
    Question(
        path="contact.text",
        label=mark("Number for text messages"),
        hint=mark("Only if it is another number."),
        kind_of_text="tel",
        autocomplete="off",
        size="m",
    ),
    Question(
        path="contact.email",
        label=mark("Email address"),
        hint=mark("Everybody can see it. Best is one that belongs to the group."),
        kind_of_text="email",
        autocomplete="email",
    ),
    Question(
        path="contact.website",
        label=mark("Website or Facebook page"),
        hint=mark("The whole address. It begins with https://"),
        kind_of_text="url",
        autocomplete="url",
    ),
    Question(
        path="contact.consent_on",
        label=mark("The person whose name, number or email address this is said yes to it being on the web"),
        hint=mark("Leave this empty if you have not asked. We then ask first, and show nothing till we know."),
        widget="consent",
    ),
)

GETTING_THERE = (
    Question(
        path="getting_there.walking",
        label=mark("On foot"),
        hint=mark("Hills, kerbs, crossings, lighting."),
        widget="long",
    ),
    Question(
        path="getting_there.bus",
        label=mark("By bus"),
        hint=mark("Which bus, which stop, how far to walk."),
        widget="long",
    ),
    Question(
        path="getting_there.train",
        label=mark("By train"),
        hint=mark("The nearest station and how far it is."),
        widget="long",
    ),
    Question(
        path="getting_there.parking",
        label=mark("Parking"),
        hint=mark("Where to park, Blue Badge spaces, what it costs."),
        widget="long",
    ),
    Question(
        path="getting_there.community_transport",
        label=mark("Lifts"),
        hint=mark("A door-to-door bus, or somebody who gives a lift."),
        widget="long",
    ),
)

ACCESS = (
    Question(
        path="access",
        label=mark("What can people count on?"),
        hint=mark("“No” and “not sure” are good answers. They save somebody a wasted trip."),
        widget="answers",
    ),
    Question(
        path="access.notes",
        label=mark("Anything else about getting in"),
        hint=mark("Such as: heavy front door, ring the bell."),
        widget="long",
    ),
)

DESCRIPTION = Question(
    path="description",
    label=mark("More for those who want to know more"),
    hint=mark("Leave an empty line between paragraphs. No health details, and no names of those who come."),
    widget="long",
)
