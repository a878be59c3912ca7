"""What the form asks about a group: who they are and how to reach them."""

from __future__ import annotations

from fingerpost.intake.form.choices import CONTACT, DESCRIPTION
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
            DESCRIPTION,
            Question(
                path="identifiers",
                label=mark("Registered numbers"),
                hint=mark("A line for each, such as GB-CHC-1234567 for a charity."),
                widget="lines",
            ),
        ),
    ),
)
