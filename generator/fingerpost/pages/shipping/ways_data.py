"""Where the form can send an entry, by the settings, and the words of it: browser/js/shared/ways-to-send.js."""

from __future__ import annotations

from typing import Any

from fingerpost.edition import addresses
from fingerpost.edition.edition import Edition
from fingerpost.intake.issue_form import WANTS
from fingerpost.intake.submission import Want
from fingerpost.language import Language
from fingerpost.pages.shipping.form_data import parts_of


def ways_data(edition: Edition) -> dict[str, Any]:
    """The ``Settings`` of browser/js/shared/ways-to-send.js; what is not set is ""."""
    settings = edition.settings
    submissions = settings.submissions
    endpoint = submissions.get("endpoint", "")
    return {
        "github": submissions.get("github", ""),
        "branch": submissions.get("branch", "main"),
        "email": submissions.get("email") or settings.editors.email,
        "endpoint": endpoint if endpoint.startswith("https://") else "",
        "site": settings.site,
        "words": ways_words(edition.language),
        "wants": wants(),
    }


def wants() -> dict[str, str]:
    """What the form on GitHub, which has one language, calls each thing that people want."""
    return dict(zip((want.value for want in Want), WANTS, strict=True))


def same_data(edition: Edition) -> dict[str, Any]:
    """What browser/js/same.js needs to say that nothing has changed in an entry."""
    text = edition.language.text
    return {
        "settings": ways_data(edition),
        "data": edition.url(addresses.ADD_DATA),
        "shards": parts_of(edition),
        "root": edition.url(addresses.HOME),
        "says": {
            "asks": text("{name}: is it all still right?"),
            "gone": text("This entry is not in the directory, or is kept in another way. Ring us or write to us."),
            "page": text("Look at the page of {name}"),
            "right": text("Yes, it is all still right."),
            "taken": text("Thank you. An editor writes down the day."),
            "refused": text("It was not accepted. Ring us or write to us."),
            "busy": text("That did not work just now. Try again in a few minutes."),
            "failed": text("It could not be sent. Are you online? Try again, or choose another way."),
        },
    }


def looked_for_data(edition: Edition) -> dict[str, Any]:
    """What browser/js/looked-for.js says and knows."""
    text = edition.language.text
    return {
        "endpoint": edition.settings.submissions.get("endpoint", ""),
        "subject": text("Nothing found"),
        "lead": text("I looked for this in the directory, and nothing was found:"),
        "says": {
            "empty": text("Write what you looked for first."),
            "sending": text("Sending…"),
            "taken": text("Thank you. We have it. It helps us to see what is missing here."),
            "refused": text("It was not accepted. {message}"),
            "busy": text("The editors’ computer is busy. Try again in a few minutes, or choose another way."),
            "failed": text("It could not be sent. Are you online? Try again, or choose another way."),
        },
    }


def ways_words(language: Language) -> dict[str, str]:
    """The words of browser/js/shared/ways-to-send.js, by the names it uses."""
    text = language.text
    return {
        "post": text("Send it to the editors"),
        "postNote": text("It goes to the editors, and to nobody else. No account is needed."),
        "email": text("Send it by email"),
        "emailNote": text(
            "Your email program opens with everything filled in. Nothing is sent until you send it there."
        ),
        "emailPaste": text("Your email program opens. It is too long for that: copy the text below, and paste it in."),
        "issue": text("Fill in a form at github.com"),
        "issueNote": text(
            "You need an account there. Everybody can read it, for ever. What you wrote only for us is not sent there."
        ),
        "issuePaste": text(
            "You need an account there. Everybody can read it, for ever. What you wrote only for us is not sent there. "
            "Copy the text below, and paste it into the empty box below Which entry?"
        ),
        "pullRequest": text("Propose the file at github.com"),
        "pullRequestNote": text(
            "You need an account there. Everybody can read it, for ever. What you wrote only for us is not sent there. "
            "The file is ready to be proposed."
        ),
        "download": text("Save it as a file"),
        "downloadNote": text("To send later, or to give to the editors in another way."),
        "addSubject": text("Add {name}"),
        "changeSubject": text("Change {name}"),
        "rightSubject": text("{name} is still right"),
        "addLead": text("This is a new entry for the directory: {name}."),
        "changeLead": text("This entry has changed: {name}."),
        "pasteHere": text("(Paste the text here.)"),
    }
