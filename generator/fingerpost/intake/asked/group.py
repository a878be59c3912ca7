"""What the form asks about a group: who they are and how to reach them."""

from __future__ import annotations

from fingerpost.intake.asked.choices import CONTACT
from fingerpost.intake.question import Choice, Question, Section
from fingerpost.language import mark

# The first of them also where an activity is run by a group that is not listed yet.
NAME = (
    Question(
        path="name",
        label=mark("Name of the group"),
        hint=mark("As people would see it on a poster."),
        must=mark("Write what the group is called"),
        autocomplete="off",
    ),
)
WHAT_IT_IS = (
    Question(
        path="summary",
        label=mark("Say who you are to someone who has never heard of you"),
        hint=mark("One or two sentences. At most 200 characters."),
        widget="long",
        must=mark("Say in a sentence or two what the group does"),
    ),
    Question(
        path="kind",
        label=mark("What kind of group is it?"),
        widget="pick",
        choices=(
            Choice(value="community-group", words=mark("Community group or club")),
            Choice(value="charity", words=mark("Charity")),
            Choice(value="cic", words=mark("Community interest company")),
            Choice(value="company", words=mark("Company")),
            Choice(value="co-operative", words=mark("Co-operative")),
            Choice(value="faith-group", words=mark("Faith group")),
            Choice(value="council", words=mark("Council")),
            Choice(value="nhs", words=mark("Part of the NHS")),
            Choice(value="school", words=mark("School or college")),
            Choice(value="other", words=mark("Something else")),
        ),
    ),
)
WHO_THEY_ARE = (*NAME, *WHAT_IT_IS)

SECTIONS = (
    Section(name="name", heading=mark("What is the group called?"), questions=NAME),
    Section(name="what", heading=mark("What does the group do?"), questions=WHAT_IT_IS),
    Section(name="contact", heading=mark("How can people reach the group?"), questions=CONTACT),
    Section(
        name="more",
        heading=mark("More about the group"),
        is_optional=True,
        questions=(
            Question(
                path="description",
                label=mark("More for those who want to know more"),
                hint=mark("Leave an empty line between paragraphs. No health details, and no names of those who come."),
                widget="long",
            ),
            Question(
                path="identifiers",
                label=mark("Registered numbers"),
                hint=mark("A line for each, such as GB-CHC-1234567 for a charity."),
                widget="lines",
            ),
        ),
    ),
)

LEFT_OUT = {
    "contact.role": "One name is enough: a role can be written as that name.",
    "assurance": "Editors write down what they have seen, not what somebody says they have.",
    "checked": "The form writes the day, and that the group said so.",
    "sensitive": "Whoever keeps a place secret rings or writes instead: the form says so first.",
    "language": "Editors see which language it is in.",
    "former_ids": "Keeps old addresses alive: for editors.",
    "closed": "An ending is a message to the editors.",
    "imported": "Written by imports.",
    "confirmed": "A person who keeps the directory confirms, never a form.",
    "kept_by": "Written by editors.",
    "github": "Written by editors.",
    "since": "Written by editors.",
    "private": "Notes of editors.",
}
