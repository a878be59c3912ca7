"""What the form asks about a place; the first of it also where an activity is at a place that is not listed yet."""

from __future__ import annotations

from fingerpost.intake.form.choices import ACCESS, CONTACT, DESCRIPTION, GETTING_THERE
from fingerpost.intake.question import Choice, Question, Section
from fingerpost.language import mark

WHERE_IT_IS = (
    Question(
        path="name",
        label=mark("Name of the building or place"),
        hint=mark("As it is on the door or on a map. For a walk: where you meet."),
        must=mark("Write what the place is called"),
        autocomplete="off",
    ),
    Question(
        path="address",
        label=mark("Street"),
        hint=mark("A line for each part. Not your home: ring us instead."),
        widget="lines",
        autocomplete="off",
    ),
    Question(
        path="town",
        label=mark("Town or village"),
        must=mark("Write which town or village it is in"),
        autocomplete="off",
        size="m",
    ),
    Question(
        path="postcode",
        label=mark("Postcode"),
        hint=mark("Leave it empty if you do not know it."),
        autocomplete="off",
        size="s",
    ),
    Question(
        path="kind",
        label=mark("What kind of place is it?"),
        widget="pick",
        choices=(
            Choice(value="hall", words=mark("Hall")),
            Choice(value="community-centre", words=mark("Community centre")),
            Choice(value="library", words=mark("Library")),
            Choice(value="gp-practice", words=mark("Doctor’s surgery")),
            Choice(value="hospital", words=mark("Hospital")),
            Choice(value="cafe", words=mark("Cafe")),
            Choice(value="pub", words=mark("Pub")),
            Choice(value="place-of-worship", words=mark("Church or other place of worship")),
            Choice(value="school", words=mark("School or college")),
            Choice(value="leisure-centre", words=mark("Leisure centre")),
            Choice(value="museum-or-theatre", words=mark("Museum or theatre")),
            Choice(value="outdoors", words=mark("Outdoors")),
            Choice(value="shop", words=mark("Shop")),
            Choice(value="office", words=mark("Office")),
            Choice(value="other", words=mark("Something else")),
        ),
    ),
)

SECTIONS = (
    Section(name="name", heading=mark("Which place is it?"), questions=WHERE_IT_IS),
    Section(
        name="what",
        heading=mark("What is there?"),
        questions=(
            Question(
                path="summary",
                label=mark("Say in a sentence what it is"),
                hint=mark("Leave it empty if the name says it. 20 to 200 characters."),
                widget="long",
            ),
        ),
    ),
    Section(name="access", heading=mark("Getting in"), questions=ACCESS),
    Section(name="contact", heading=mark("Who is responsible for the building?"), is_optional=True, questions=CONTACT),
    Section(name="travel", heading=mark("Getting there"), is_optional=True, questions=GETTING_THERE),
    Section(
        name="more",
        heading=mark("More about it"),
        is_optional=True,
        questions=(DESCRIPTION,),
    ),
)
