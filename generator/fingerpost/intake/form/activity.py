"""What the form asks about an activity: eight short parts, and more for those who have time."""

from __future__ import annotations

from fingerpost.intake.form.choices import ACCESS, CONTACT, DESCRIPTION, GETTING_THERE
from fingerpost.intake.question import Choice, Question, Section
from fingerpost.language import mark

SHORT = (
    Section(
        name="name",
        heading=mark("What is it called?"),
        questions=(
            Question(
                path="name",
                label=mark("Name of the group or activity"),
                hint=mark("As people would see it on a poster."),
                must=mark("Write what it is called"),
                autocomplete="off",
            ),
        ),
    ),
    Section(
        name="what",
        heading=mark("What happens?"),
        questions=(
            Question(
                path="summary",
                label=mark("Say what it is to someone who has never been"),
                hint=mark("One or two sentences, in the words you would use on the phone. At most 200 characters."),
                widget="long",
                must=mark("Say in a sentence or two what happens"),
            ),
            Question(
                path="categories",
                label=mark("Which heading fits it best?"),
                hint=mark("The nearest will do. We put it right if it does not fit."),
                in_words="In your own words. We find the right heading.",
                widget="category",
                must=mark("Choose the heading that fits it best"),
            ),
        ),
    ),
    Section(
        name="when",
        heading=mark("When is it?"),
        questions=(
            Question(
                path="sessions",
                label=mark("Days and times"),
                in_words="Say if it stops for school holidays or bank holidays.",
                widget="sessions",
                must=mark("Say when it is"),
            ),
        ),
    ),
    Section(
        name="where",
        heading=mark("Where is it?"),
        questions=(
            Question(
                path="sessions.place",
                label=mark("Where do people go?"),
                in_words="The place, its street and its postcode. Leave the address out if it is somebody’s home, "
                "or if it must stay secret.",
                widget="where",
                must=mark("Say where it is"),
            ),
        ),
    ),
    Section(
        name="cost",
        heading=mark("What does it cost?"),
        questions=(
            Question(
                path="cost.kind",
                label=mark("What do people pay?"),
                widget="one",
                must=mark("Say what it costs. Free is an answer too"),
                choices=(
                    Choice(value="free", words=mark("Nothing, it is free")),
                    Choice(value="donation", words=mark("Nothing, but people can give something")),
                    Choice(value="pay-what-you-can", words=mark("What they can")),
                    Choice(value="fixed", words=mark("A set price")),
                    Choice(value="varies", words=mark("It varies")),
                ),
            ),
            Question(
                path="cost.amount",
                only_if="cost.kind=donation pay-what-you-can fixed varies",
                label=mark("How much, in pounds?"),
                hint=mark("Such as 3 or 3.50. For gifts: what most people give."),
                widget="number",
                size="s",
            ),
            Question(
                path="cost.per",
                only_if="cost.kind=fixed varies",
                label=mark("How often do they pay it?"),
                widget="pick",
                choices=(
                    Choice(value="session", words=mark("Each time")),
                    Choice(value="visit", words=mark("Each visit")),
                    Choice(value="week", words=mark("Each week")),
                    Choice(value="month", words=mark("Each month")),
                    Choice(value="term", words=mark("Each term")),
                    Choice(value="year", words=mark("Each year")),
                ),
            ),
            Question(
                path="cost.concession",
                only_if="cost.kind=fixed varies",
                label=mark("Lower price for people with little money, in pounds"),
                hint=mark("Leave it empty if there is none."),
                widget="number",
                size="s",
            ),
            Question(
                path="cost.first_visit_free",
                only_if="cost.kind=pay-what-you-can fixed varies",
                label=mark("The first visit is free"),
                widget="tick",
            ),
            Question(
                path="cost.notes",
                label=mark("Anything else about money"),
                hint=mark("Such as: tea and biscuits included."),
            ),
        ),
    ),
    Section(
        name="who",
        heading=mark("Who is it for?"),
        questions=(
            Question(
                path="who.summary",
                label=mark("Who can come?"),
                hint=mark("Such as: anyone aged 18 or over. Leave it empty if it is for everybody."),
            ),
            Question(
                path="who.ages.from",
                label=mark("From what age?"),
                hint=mark("In years. For babies, such as 6 weeks. Leave it empty if it does not matter."),
                size="s",
            ),
            Question(path="who.ages.to", label=mark("Up to what age?"), size="s"),
        ),
    ),
    Section(
        name="join",
        heading=mark("How does somebody come for the first time?"),
        questions=(
            Question(
                path="join.ways",
                label=mark("What can they do?"),
                hint=mark("Tick every way that works."),
                widget="several",
                choices=(
                    Choice(value="drop-in", words=mark("Just turn up")),
                    Choice(value="book", words=mark("Book a place")),
                    Choice(value="phone", words=mark("Ring first")),
                    Choice(value="email", words=mark("Email first")),
                    Choice(value="website", words=mark("Join on a website")),
                    Choice(value="membership", words=mark("Join as a member")),
                    Choice(value="self-referral", words=mark("Ask to join, without being referred")),
                    Choice(value="professional-referral", words=mark("Be referred by a doctor, nurse or link worker")),
                ),
            ),
            Question(
                path="join.steps",
                label=mark("What should they know before?"),
                hint=mark("Such as: ask for the person in the green lanyard."),
                widget="long",
            ),
        ),
    ),
    Section(
        name="contact",
        heading=mark("Who can people ring or write to?"),
        lede=mark("One way is enough: a phone number, an email address or a website."),
        questions=CONTACT,
    ),
)

MORE = (
    Section(
        name="group",
        heading=mark("Which group runs it?"),
        lede=mark("A group has a page of its own, with everything that it runs."),
        is_optional=True,
        questions=(
            Question(
                path="group",
                label=mark("Who runs it?"),
                widget="group",
            ),
        ),
    ),
    Section(
        name="visit",
        heading=mark("The first visit"),
        lede=mark(
            "People who are nervous read this first: who says hello, where the door is, whether they can leave early."
        ),
        is_optional=True,
        questions=(
            Question(
                path="first_visit.met_by",
                label=mark("Does somebody meet new people at the door?"),
                hint=mark("Who, and how to know them. Such as: Jean, who wears a yellow scarf."),
            ),
            Question(
                path="first_visit.steps",
                label=mark("What happens, step by step"),
                hint=mark("A line for each step, in the order they happen."),
                widget="lines",
            ),
            Question(
                path="first_visit.bring",
                label=mark("What should they bring?"),
                hint=mark("Such as: nothing, or your reading glasses."),
            ),
            Question(
                path="first_visit.companion",
                label=mark("Can a friend or carer come too?"),
                widget="one",
                choices=(
                    Choice(value="free", words=mark("Yes, for nothing")),
                    Choice(value="pays", words=mark("Yes, and pays the same")),
                    Choice(value="ask", words=mark("Ask first")),
                    Choice(value="", words=mark("Not sure")),
                ),
            ),
        ),
    ),
    Section(
        name="access",
        heading=mark("Getting in and taking part"),
        is_optional=True,
        questions=ACCESS,
    ),
    Section(
        name="travel",
        heading=mark("Getting there"),
        is_optional=True,
        questions=GETTING_THERE,
    ),
    Section(
        name="more",
        heading=mark("More about it"),
        is_optional=True,
        questions=(
            DESCRIPTION,
            Question(
                path="who.for",
                label=mark("Is it only for some people?"),
                hint=mark("Tick nothing if it is for everybody."),
                widget="audiences",
            ),
            Question(
                path="languages",
                label=mark("Which languages are spoken?"),
                hint=mark("Leave it empty if it is only English."),
                widget="languages",
            ),
            Question(
                path="capacity.state",
                label=mark("Is there room for new people just now?"),
                widget="one",
                choices=(
                    Choice(value="open", words=mark("Yes, there is room")),
                    Choice(value="waiting-list", words=mark("There is a waiting list")),
                    Choice(value="full", words=mark("No, it is full")),
                    Choice(value="paused", words=mark("It has stopped for now")),
                    Choice(value="", words=mark("Not sure")),
                ),
            ),
        ),
    ),
)

SECTIONS = (*SHORT, *MORE)
