"""Hostile values, names of files, text, contacts, places and people."""

from __future__ import annotations

import pytest

from fingerpost.publish.report import render
from tests.hostile.conftest import GOOD, line


def contact(text: str) -> bytes:
    return line(f"contact: {{{text}}}")


def session(text: str) -> bytes:
    return line(f"sessions: [{{repeats: weekly, days: [tuesday], {text}}}]")


def described(text: str) -> bytes:
    return line("description: |\n  " + text)


REFUSED = {
    "C1 unknown key": (line("nmae: x"), "key-unknown"),
    "C2 a field is missing": (GOOD.replace(b"categories: [arts]\n", b""), "missing"),
    "C3 wrong type": (line("who: {ages: {from: sixty}}"), "value-unclear"),
    "C4 teusday": (GOOD.replace(b"tuesday", b"teusday"), "choice-unknown"),
    "C5 a name of one letter": (line("name: A"), "too-short"),
    "C5 a name of 500 letters": (line("name: " + "a" * 500), "too-long"),
    "C5 a name of spaces": (line('name: "     "'), "name-unclear"),
    "C5 a name of dots": (line('name: "....."'), "name-unclear"),
    "C7 description over 5,000": (line("description: " + "word " * 1100), "too-long"),
    "C8 nothing where something must be": (line("name:"), "missing"),
    "C9 end before start": (session("from: 19:00, to: 09:00"), "session-ends-first"),
    "C10 9.30am": (session("from: 9.30am"), "time-unclear"),
    "C10 9:30": (session("from: 9:30"), "time-unclear"),
    "C10 0930": (session("from: 0930"), "time-unclear"),
    "C11 past midnight": (session("from: 22:00, to: 01:00"), "session-ends-first"),
    "C13 checked tomorrow": (line("checked: {on: 2026-11-22}"), "checked-in-future"),
    "C15 an id with a line end": (line('group: "connectors\\n"'), "value-unclear"),
    "C16 Arabic digits": (contact("phone: ٠١٦٣٢ ٩٦٠١٢٣"), "phone-characters"),
    "C16 wide digits": (contact("phone: ０１６３２ ９６０１２３"), "phone-characters"),
    "C16 wide digits in a time": (session("from: １０:００"), "time-unclear"),
    "C16 Hindi digits in a number for texts": (
        contact("text: \u0966\u0967\u096c\u0969\u0968 \u096f\u096c\u0966\u0967\u0968\u0969"),
        "phone-characters",
    ),
    "E16 an image": (described("![x](https://example.org/pixel.gif)"), "image-in-description"),
    "E16 an image by reference": (described("![x][1]\n\n  [1]: https://example.org/p.gif"), "image-in-description"),
    "F1 javascript": (contact('website: "javascript:alert(1)"'), "website-not-web"),
    "F1 data": (contact('website: "data:text/html,x"'), "website-not-web"),
    "F1 file": (contact('website: "file:///etc/passwd"'), "website-not-web"),
    "F1 ftp": (contact('website: "ftp://example.org"'), "website-not-web"),
    "F1 no scheme": (contact('website: "//example.org"'), "website-not-web"),
    "F1 two slashes in a link": (contact("website: /\\\\example.org"), "website-not-web"),
    "F2 a password": (contact("website: https://user:pw@example.org/"), "website-password"),
    "F3 a space": (contact("website: https://example.org/a b"), "website-characters"),
    "F3 a line end": (contact('website: "https://example.org/\\n"'), "website-characters"),
    "F3 a backslash": (contact("website: https://example.org\\\\evil"), "website-characters"),
    "F3 a quote": (contact("website: https://example.org/\"'"), "website-characters"),
    "F3 an angle": (contact("website: https://example.org/<b>"), "website-characters"),
    "F5 over 2,000 characters": (contact("website: https://example.org/" + "a" * 2000), "too-long"),
    "F7 no dot": (contact("email: a@b"), "email-unclear"),
    "F7 two ats": (contact("email: a@b@c.org"), "email-unclear"),
    "F7 a line end": (contact('email: "a@example.org\\n"'), "email-unclear"),
    "F7 a tag": (contact("email: a@example.org<script>"), "email-unclear"),
    "F7 quotes": (contact("email: '\"x y\"@example.com'"), "email-unclear"),
    "F7 a formula": (contact("email: =cmd@example.org"), "email-unclear"),
    "H5 National Insurance number": (described("Sue, AB123456C"), "national-insurance-number"),
    "H5 NHS number": (described("Quote 9434765919."), "nhs-number"),
    "H5 date of birth": (described("DOB 01/02/1950"), "birth-date"),
    "H5 sort code and account": (described("12-34-56 12345678"), "bank-account"),
    "H5 passport": (described("Passport no. 123456789"), "passport-number"),
}
WARNED = {
    "A14 emoji in a name": (line("name: Chair yoga 🧘"), "name-emoji"),
    "C6 capitals": (line("name: CHAIR YOGA CLUB"), "name-shouting"),
    "C12 a day that is over": (line("sessions: [{repeats: once, starts_on: 2026-01-02, from: 10:00}]"), "once-past"),
    "E1 script": (line("summary: <script>alert(1)</script> and more"), "html-in-text"),
    "E2 image tag": (described("<img src=x onerror=alert(1)>"), "html-in-text"),
    "E3 svg": (described("<svg onload=alert(1)>"), "html-in-text"),
    "E4 frame": (described("<iframe src=//example.org>"), "html-in-text"),
    "E9 unclosed end": (described("</div></article>"), "html-in-text"),
    "E10 javascript link": (described("[a](javascript:alert(1))"), "link-unsafe"),
    "E10 mixed case": (described("[a](JaVaScRiPt:alert(1))"), "link-unsafe"),
    "E10 tab as an entity": (described("[a](java&#9;script:alert(1))"), "link-unsafe"),
    "E10 line end as an entity": (described("[a](java&NewLine;script:alert(1))"), "link-unsafe"),
    "E10 colon as an entity": (described("[a](javascript&colon;alert(1))"), "link-unsafe"),
    "E10 by reference": (described("[a][1]\n\n  [1]: javascript:alert(1)"), "link-unsafe"),
    "E11 vbscript": (described("[a](vbscript:x)"), "link-unsafe"),
    "E11 data": (described("[a](data:text/html,x)"), "link-unsafe"),
    "E17 title trick": (line("name: </title><script>x</script>"), "html-in-text"),
    "F1 http": (contact("website: http://example.org"), "website-not-secure"),
    "F4 short address": (contact("website: https://bit.ly/3x"), "website-shortened"),
    "F5 tracking": (contact("website: https://example.org/?utm_source=x&fbclid=y"), "website-tracking"),
    "F6 Facebook group": (contact("website: https://www.facebook.com/groups/123/"), "website-needs-account"),
    "F8 personal mailbox": (contact("email: fromeyoga@gmail.com"), "held-personal-email"),
    "F8 first and last name": (contact("email: ngozi.adeyemi@example.org"), "held-personal-email"),
    "F9 premium 09": (contact("phone: 0909 879 0123"), "phone-premium"),
    "F9 premium 070": (contact("phone: 070 1234 5678"), "phone-premium"),
    "F9 extra 0843": (contact("phone: 0843 123 4567"), "phone-premium"),
    "F9 extra 0845": (contact("phone: 0845 123 4567"), "phone-premium"),
    "F9 premium 087": (contact("phone: 0871 234 5678"), "phone-premium"),
    "F9 directory enquiries": (contact("phone: 118 500"), "phone-premium"),
    "F9 another country": (contact("phone: +33 1 42 68 53 00"), "phone-foreign"),
    "F10 mobile": (contact("phone: 07700 900123"), "held-personal-phone"),
    "F10 mobile with +44 (0)": (contact("phone: +44 (0)7700 900123"), "held-personal-phone"),
    "F10 mobile through Relay UK": (contact("phone: 18001 07700 900123"), "held-personal-phone"),
    "F10 mobile with an extension": (contact("phone: 07700 900123 ext 2"), "held-personal-phone"),
    "F10 mobile for texts": (contact("text: 07700-900-123"), "held-personal-phone"),
    "F10 mobile of another country": (contact("phone: +353 87 123 4567"), "held-personal-phone"),
    "H1 a refuge that does not say so": (line("summary: A women's refuge for the whole county."), "sensitive-unclear"),
    "H6 a named child": (described("Little Alfie, aged 7, painted the sign."), "held-child-named"),
    "H7 a person and a number": (described("Contact Sue Smith 07700 900123"), "held-named-person"),
    "H8 somebody's health": (described("Our volunteer Margaret has dementia."), "held-health-details"),
    "O3 a long sentence": (described("word " * 60), "sentence-long"),
}
LITERAL = {
    "E12 attribute list": described("Words {: onclick=alert(1) style=x }"),
    "E14 snippet": described('--8<-- "/etc/passwd"'),
    "E15 Jinja": described("{{ config }} {% raw %}"),
    "E18 lists 9 deep": described("1. - - " * 3),
    "E18 lists 200 deep": described("1. - - " * 66 + "- - "),
    "E19 brackets": described("[" * 200),
    "E19 image starts": described("![\\" * 200),
    "E19 links": described("[a](" * 200),
}
FILES = {
    "D1 dots": ("activities/...yaml", "file-ignored"),
    "D1 percent": ("activities/%2e%2e.yaml", "id-shape"),
    "D1 backslash": ("activities/a\\b.yaml", "id-shape"),
    "D1 stream": ("activities/name:stream.yaml", "id-shape"),
    "D4 capital": ("activities/Knit.yaml", "id-shape"),
    "D5 Windows": ("activities/con.yaml", "id-reserved"),
    "D5 trailing space": ("activities/yoga .yaml", "id-shape"),
    "D6 the site's own": ("activities/search.yaml", "id-reserved"),
    "D8 too long": ("activities/" + "a" * 61 + ".yaml", "id-shape"),
    "A14 emoji": ("activities/yoga-🧘.yaml", "id-shape"),
}
PRIVATE = {
    "H5 National Insurance number": (described("Sue, AB123456C"), "AB123456C"),
    "H5 NHS number": (described("Quote 9434765919."), "9434765919"),
    "H5 date of birth": (described("DOB 01/02/1950"), "01/02/1950"),
    "H5 bank account": (described("12-34-56 12345678"), "12345678"),
    "H5 on a line with another fault": (described("<b> AB123456C ![x](y)"), "AB123456C"),
    "F2 password": (contact("website: https://user:pw7f3a@example.org/"), "pw7f3a"),
    "F10 mobile": (contact("phone: 07700 900123"), "900123"),
    "F10 mobile beside another": (contact("phone: 01632 960123 or 07700 900123"), "900123"),
    "F10 mobile without its 0": (contact("phone: 7700900123"), "900123"),
    "F10 mobile with words": (contact("phone: 07700 900123 (Jo)"), "900123"),
    "F10 mobile with a digit too few": (contact("phone: 07700 90012"), "90012"),
    "F2 password with a space": (contact("website: 'https://user:pw7f3a x@example.org/'"), "pw7f3a"),
    "F2 password of another scheme": (contact("website: ftp://user:pw7f3a@example.org/"), "pw7f3a"),
    "H7 a person": (described("Contact Sue Smith 07700 900123"), "Sue Smith"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_it_is_refused(case: str, ask) -> None:
    content, code = REFUSED[case]

    assert code in [problem.code for problem in ask(content) if problem.is_error]


@pytest.mark.parametrize("postcode", ["\uff22A11 1AA", "BA\u0661\u0661 1AA", "BA11 \uff11AA"])
def test_c16_a_postcode_has_plain_digits_and_capitals(postcode: str, ask) -> None:
    place = f"name: Market Hall\nkind: hall\ntown: Frome\npostcode: {postcode}\n"

    assert [problem.code for problem in ask(place.encode(), "places/hostile.yaml")] == ["postcode-shape"]


@pytest.mark.parametrize("case", WARNED)
def test_it_is_taken_and_reported(case: str, ask) -> None:
    content, code = WARNED[case]

    problems = ask(content)

    assert code in [problem.code for problem in problems]
    assert not any(problem.is_error for problem in problems)


@pytest.mark.parametrize("case", LITERAL)
def test_it_is_only_text(case: str, ask) -> None:
    assert not any(problem.is_error for problem in ask(LITERAL[case]))


@pytest.mark.parametrize("case", FILES)
def test_the_name_of_the_file_is_refused(case: str, ask) -> None:
    name, code = FILES[case]

    assert [problem.code for problem in ask(GOOD, name)] == [code]


@pytest.mark.parametrize("form", ["text", "json", "github"])
@pytest.mark.parametrize("case", PRIVATE)
def test_what_must_stay_private_is_in_no_report(case: str, form: str, site) -> None:
    content, private = PRIVATE[case]
    report = site({"activities/hostile.yaml": content}).check()

    assert report.problems
    assert private not in render(report, form)
