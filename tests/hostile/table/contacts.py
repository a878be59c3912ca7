"""F and G: web addresses, mailboxes, telephones; postcodes, coordinates and the geocoder."""

from __future__ import annotations

from tests.checks.test_places_and_postcodes import TABLE
from tests.hostile.table.desk import Desk, same, true
from tests.hostile.table.row import HOLD, NORM, REJECT, WARN, Trial, row
from tests.hostile.table.site import MOBILE, public
from tests.hostile.table.trials import contact, refused, refused_files, warned

PLACE = "name: Market Hall\nkind: hall\ntown: Frome\n"
AREA = (
    "title: Hills and Levels\nsite: https://directory.example.org/\n"
    "area: {name: Mendip, bounds: {south: 51.0, west: -3.0, north: 51.4, east: -2.1}}\n"
)
LOCATE = "tests/geography/test_locate.py::"


def place(more: str) -> dict[str, str]:
    return {"places/hall.yaml": PLACE + more}


def website(*addresses: str) -> tuple[bytes, ...]:
    return tuple(contact(f'website: "{address}"') for address in addresses)


def _stripped(desk: Desk) -> None:
    page = public(desk).page("/a/tracked/")
    # The button, how to join, and the link that somebody wrote.
    same(page.count('href="https://example.org/club?page=2"'), 3, "the rest of the address is gone")
    same([word for word in ("utm_source", "fbclid") if word in page], [], "kept")


def _not_published(desk: Desk) -> None:
    site = public(desk)
    same(site.holds(MOBILE), [], "published in")
    true(site.holds("01632 960125"), "the control: other numbers are published")


def _with_area(files: dict[str, str]) -> dict[str, str | bytes]:
    return {**files, "directory.yaml": AREA}


def _far_away(code: str, more: str, *, is_error: bool, files: dict[str, str | bytes] | None = None) -> Trial:
    def run(desk: Desk) -> None:
        report = desk.check({**place(more), **(files or {"directory.yaml": AREA})})
        ours = [each for each in report.problems if each.span.file.startswith("assets/places/")]
        same([(each.code, each.is_error) for each in ours], [(code, is_error)])
        same([each for each in report.problems if each not in ours], [], "others")

    return Trial("check", run)


def _tidy(desk: Desk) -> None:
    words = public(desk).words("/p/small-letters/").replace("\u00a0", " ")
    true("BA11 1AA" in words, words[:400])
    true("ba111aa" not in words, "as it was typed")


def _unknown(desk: Desk) -> None:
    report = desk.check({**place("postcode: BA11 9ZZ\n"), **TABLE})
    same([(each.code, each.is_error) for each in report.problems], [("postcode-unknown", False)])


ROWS = [
    row("F1", "addresses that are not on the web; one that is not secure", f"{REJECT}; {WARN}",
        *refused("website-not-web", *website("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd",
                                             "ftp://example.org", "//example.org")),
        *warned("website-not-secure", *website("http://example.org"))),
    row("F2", "a password in an address", REJECT,
        *refused("website-password", *website("http://user:pw@example.org/", "https://user:pw@example.org/"))),
    row("F3", "spaces, line ends, backslashes, brackets, quotes", REJECT,
        *refused("website-characters", *website("https://example.org/a b", "https://example.org/\\n",
                                                "https://example.org\\\\evil", "https://example.org/<b>")),
        *refused("website-characters", contact("website: 'https://example.org/\"'"))),
    row("F4", "an address that was made short", WARN,
        *warned("website-shortened", *website("https://bit.ly/3x"), words="full")),
    row("F5", "2,000 letters; marks of who sent it", f"{REJECT}; {NORM}",
        *refused("too-long", *website("https://example.org/" + "a" * 2000)),
        *warned("website-tracking", *website("https://example.org/?utm_source=x&fbclid=y")),
        Trial("build", _stripped)),
    row("F6", "a group that needs an account", WARN,
        *warned("website-needs-account", *website("https://www.facebook.com/groups/123/"))),
    row("F7", "what is no mailbox", REJECT,
        *refused("email-unclear", *(contact(f"email: {text}") for text in (
            "a@b", "a@b@c.org", '"a@example.org\\n"', "a@example.org<script>", "'\"x y\"@example.com'",
            "=cmd@example.org")))),
    row("F8", "somebody's own mailbox", HOLD,
        *warned("held-personal-email", *(contact(f"email: {text}") for text in (
            "fromeyoga@gmail.com", "yoga@hotmail.com", "yoga@icloud.com", "yoga@outlook.com",
            "ngozi.adeyemi@example.org")))),
    row("F9", "dear numbers; one from abroad", WARN,
        *warned("phone-premium", *(contact(f"phone: {text}") for text in (
            "0909 879 0123", "0871 234 5678", "118 500"))),
        *warned("phone-foreign", contact("phone: +33 1 42 68 53 00"))),
    row("F10", "a mobile number", HOLD,
        *warned("held-personal-phone", contact("phone: 07700 900123"), contact("phone: +44 7700 900123")),
        Trial("build", _not_published)),
    row("G1", "a postcode in small letters without its space", NORM, Trial("build", _tidy)),
    row("G2", "no postcode; one that is not in the list", f"{REJECT}; {WARN}",
        *(refused_files("postcode-shape", place(f"postcode: {text}\n")) for text in ("BA111A", "frome", "1AA BA11")),
        Trial("check", _unknown)),
    row("G3", "0, 0", REJECT, refused_files("location-zero", place("location: {lat: 0, lon: 0}\n"))),
    row("G4", "far from the area; near it; far from the postcode", f"{REJECT}; {WARN}",
        _far_away("place-far-away", "location: {lat: 55.95, lon: -3.19}\n", is_error=True),
        _far_away("place-outside-area", "location: {lat: 51.45, lon: -2.58}\n", is_error=False),
        _far_away("postcode-far-away", "postcode: BA11 1AA\nlocation: {lat: 51.29, lon: -2.32}\n",
                  is_error=False, files=dict(TABLE))),
    row("G5", "a geocoder that does not answer, or nonsense", WARN, held=(
        LOCATE + "test_an_outage_is_reported_and_changes_no_file",
        LOCATE + "test_a_geocoder_that_is_not_there_is_reported",
        LOCATE + "test_a_place_that_is_not_known_stays_as_it_is",
        LOCATE + "test_an_answer_in_another_country_or_outside_the_area_is_not_believed")),
    row("G6", "an outage is no answer", "not kept", held=(
        LOCATE + "test_an_outage_is_reported_and_changes_no_file",
        LOCATE + "test_what_was_found_before_an_outage_is_kept_and_the_run_exits_with_one")),
    row("G7", "very many new addresses", "a limit", held=(
        LOCATE + "test_a_run_stops_at_its_limit_and_goes_on_after_it",)),
]  # fmt: skip
