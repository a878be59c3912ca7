"""People are found however they are written of, and groups, roles and rules are left in peace."""

from __future__ import annotations

import pytest

from tests.checks.test_each_code import activity, described


def contact(name: str) -> dict[str, str]:
    return activity(contact=f'{{name: "{name}", phone: 01632 960125}}')


def of_list(name: str, **more: str) -> dict[str, str]:
    """A contact that an import has brought in."""
    beside = "".join(f", {field}: {value}" for field, value in more.items())
    return activity(contact=f'{{name: "{name}", phone: 01632 960125{beside}}}', imported="{source: A list}")


NAMING_PEOPLE = {
    "NI number with spaces": (described("Bring QQ 12 34 56 C."), "national-insurance-number"),
    "NI number in small letters": (described("His is ab123456c."), "national-insurance-number"),
    "what could be an NI number": (described("Ref AB123456 C."), "held-private-number"),
    "what could be an account": (described("Pay 60-83-71 and 31926819."), "held-private-number"),
    "an account in words": (described("Account number 31926819, sort code 12-10-26."), "bank-account"),
    "NHS number with hyphens": (described("NHS no. 943-476-5919"), "nhs-number"),
    "born in words": (described("Doris was born on the 3rd of March 1948."), "birth-date"),
    "dotted d.o.b.": (described("D.O.B. 3.3.1948"), "birth-date"),
    "year first": (described("Date of birth: 1948-03-03"), "birth-date"),
    "sort code in words": (described("Sort code 123456, account 12345678."), "bank-account"),
    "IBAN": (described("GB29 NWBK 6016 1331 9268 19"), "bank-account"),
    "a child in brackets": (described("Alfie (7) painted the sign."), "held-child-named"),
    "a child of ours": (described("My son Jack loves it."), "held-child-named"),
    "seven years old": (described("Emily is 7 years old and comes each week."), "held-child-named"),
    "somebody's illness": (described("Bob's dementia was hard on all of us."), "held-health-details"),
    "a member's illness": (described("One of our members is recovering from a stroke."), "held-health-details"),
    "a helper with a history": (described("You meet Owen, who had a stroke himself."), "held-health-details"),
    "a name on no list": (activity(contact="{name: Ngozi Adeyemi, phone: 01632 960125}"), "held-named-person"),
    "Mrs": (activity(contact="{name: Mrs Adeyemi, phone: 01632 960125}"), "held-named-person"),
    "a hyphen": (activity(contact="{name: Anne-Marie O'Neill, phone: 01632 960125}"), "held-named-person"),
    "a name and an address": (described("Write to Sue Smith, sue@example.org."), "held-named-person"),
    "first name and mobile": (described("Ring Sue on 07700 900123."), "held-personal-phone"),
    "mobile with +44": (activity(contact='{phone: "+44 7700 900123"}'), "held-personal-phone"),
    "free mailbox": (activity(contact="{email: Chair.Yoga@Hotmail.co.uk}"), "held-personal-email"),
    "accents": (described("Ring Zoë Ashford on 01632 960123."), "held-named-person"),
    "a name on no English list": (described("Małgorzata Nowak answers: 01632 960123."), "held-named-person"),
    "in capitals": (described("To book, ring SUE ASHFORD on 01632 960123."), "held-named-person"),
    "all of it in capitals": (described("RING SUE ASHFORD ON 01632 960123 to book."), "held-named-person"),
    "in small letters": (described("ring sue ashford on 01632 960123"), "held-named-person"),
    "an accent in small letters": (described("call zoë ashford: 01632 960123"), "held-named-person"),
    "two ways of one accent": (described("Ring Zoe\u0308 Ashford on 01632 960123."), "held-named-person"),
    "a title": (described("Ring Mrs Ashford on 01632 960123."), "held-named-person"),
    "somebody to ask for": (described("Ask for Ngozi Adeyemi, 01632 960123."), "held-named-person"),
    "a child with an accent": (described("Zoë is 7 years old and comes each week."), "held-child-named"),
    "a title and a phone": (described("Ask Mrs Smith on 01632 960111."), "held-named-person"),
    "the last name first": (described("Ask SMITH, ANN on 01632 960111."), "held-named-person"),
    "a small name": (described("Ask ann smith on 01632 960111."), "held-named-person"),
    "two last names": (described("Ask Oluwaseun Adebayo-Okafor on 01632 960111."), "held-named-person"),
    "two last names, nobody asked": (described("Oluwaseun Adebayo-Okafor: 01632 960111"), "held-named-person"),
    "book with": (described("Book with Ngozi Adeyemi on (01632) 960111."), "held-named-person"),
    "mail a name": (described("E-mail Ngozi Adeyemi at yoga@example.org."), "held-named-person"),
    "a Scottish name": (described("Contact Morven MacAskill: 01632 960111."), "held-named-person"),
    "the name in a mailbox": (
        activity(contact="{name: Quentina Fotheringay, phone: 01632 960125, email: quentina.foth61@gmail.com}"),
        "held-named-person",
    ),
    "a death": (described("My husband Bob died of cancer here."), "held-health-details"),
    "an age between": (described("Little Tom, six, has autism."), "held-health-details"),
    "a child and an age in a word": (described("Little Tom, six, has autism."), "held-child-named"),
    "six in words": (described("Emily is six years old and comes each week."), "held-child-named"),
    "a nephew": (described("My nephew Jack paints here."), "held-child-named"),
    "a house": (described("We meet at Sue's house, 12 Orchard Close."), "held-home-address"),
    "a sentence in the name": (contact("Call Margaret Ashford: 0115 496 0799"), "held-named-person"),
    "a long sentence in the name": (
        contact("No need to book. Any money is given to charity. Call Sue Marr on 01632 960155"),
        "held-named-person",
    ),
    "whom to ring, the number elsewhere": (contact("Please ring Ngozi Adeyemi"), "held-named-person"),
    "a name and an office": (contact("Sue Ashford (Secretary)"), "held-named-person"),
    "a name on no list and an office": (contact("Ngozi Adeyemi, Treasurer"), "held-named-person"),
    "a name on no list and its number": (contact("Ngozi Adeyemi 01632 960125"), "held-named-person"),
    "two names": (contact("Sue Ashford and Geoff Marr"), "held-named-person"),
    "an office and a name": (contact("Secretary: Sue Ashford"), "held-named-person"),
    "a name as a role": (activity(contact="{role: Sue Ashford, phone: 01632 960125}"), "held-named-person"),
    "a priest": (activity(contact="{name: Rev Clare, phone: 01632 960125}"), "held-named-person"),
    "a priest with a mailbox of that name": (
        activity(contact="{name: Rev Clare, phone: 01632 960125, email: clare@example.org}"),
        "held-named-person",
    ),
    "a priest in a sentence": (described("Speak to Revd. Ngozi on 01632 960125."), "held-named-person"),
    "a councillor in a sentence": (described("Ring Cllr Adeyemi on 01632 960125."), "held-named-person"),
    "a major": (contact("Major Sue at the Salvation Army"), "held-named-person"),
    "in touch, the number elsewhere": (
        described("You should get in touch with Nikky Lewin, our Young Persons Worker."),
        "held-named-person",
    ),
    "a name on no list and an office behind it": (
        described("Get in touch with Quentina Fotheringay, our Youth Worker."),
        "held-named-person",
    ),
    "an office before a name on no list": (
        described("Contact our Youth Worker Quentina Fotheringay."),
        "held-named-person",
    ),
    "contact, the mailbox elsewhere": (described("Please contact Graham Ashford via email."), "held-named-person"),
    "whom to ask for": (activity(join="{ways: [phone], steps: Ask for Bronwen Ashford.}"), "held-named-person"),
    "whom to speak to": (described("Speak to Sue Smith at the desk."), "held-named-person"),
    "in touch in capitals": (described("CONTACT SUE ASHFORD FOR DETAILS"), "held-named-person"),
    "whom to ring in Welsh": (described("Ffoniwch Dafydd ap Gwilym cyn dod."), "held-named-person"),
    "in touch in Welsh": (described("Cysylltwch \u00e2 Si\u00e2n Prydderch am fwy."), "held-named-person"),
    "Mrs, the number elsewhere": (described("Ring Mrs Ashford before you come."), "held-named-person"),
    "enquiries, a dash": (described("Enquiries \u2013 Janet Ormsby."), "held-named-person"),
    "give her a ring": (described("If you fancy it, give Sue Ashford a ring."), "held-named-person"),
    "drop him a line": (described("Drop Bob Ashford a line."), "held-named-person"),
    "two who share a surname": (described("Contact John or Jean Ashford."), "held-named-person"),
    "an organiser": (described("Organiser: Sue Ashford. Ring the hall."), "held-named-person"),
    "an initial behind a title": (described("Contact Mr J Ashford."), "held-named-person"),
    "a title and both names": (described("Contact Cllr Sue Ashford."), "held-named-person"),
    "with a kind word": (described("Email our lovely Helen Ashford for a form."), "held-named-person"),
    "a first name of a list": (of_list("Bob"), "held-named-person"),
    "two first names of a list": (of_list("Gwen & Bob"), "held-named-person"),
    "a first name of a list on no list": (of_list("Sioned"), "held-named-person"),
}
NAMING_NOBODY = {
    "an advice bureau": described("Contact the Citizens Advice Bureau."),
    "a hall of a saint": described("Contact St Mary Hall for the key."),
    "a house with a name": described("Ask for Jo Cox House, or ring Hazel Court."),
    "a charity with a name": described("Contact Marie Curie or Sue Ryder."),
    "an adviser of a body": described("Contact Family Rights Group, an adviser will ring you."),
    "a first name to ask for": described("Ask for Bronwen at the desk."),
    "a word to send": described("Text HERON to 85258. Speak to Frome Town Council."),
    "a school to write to": described("Email Thomas More Catholic School. Contact Bryony House."),
    "a street to ask for": described("Ask for George Street entrance. Contact Lady Margaret Hall."),
    "what to drop": described("Drop in. Give us a ring. Drop Tea Towels at the door."),
    "a council in Welsh": described("Ffoniwch Cyngor Gwynedd. Gofynnwch am Neuadd Goffa Talgarth."),
    "the group's own name to ring": activity(name="Sue Ashford Dancers", description="Ring Sue Ashford Dancers first."),
    "a person to reach who agreed": activity(
        description="Please contact Sue Ashford.", contact="{phone: 01632 960125, consent_on: 2026-10-01}"
    ),
    "a hall to ask": described("Ask Market Hall on 01632 960111, or ring the Old Dairy on 01632 960112."),
    "a service to ask": described("Contact Healthy Minds Service on 01632 960111. Book with Age UK on 01632 960112."),
    "a day and a name": described("On Tuesday, Ann on 01632 960111 answers."),
    "a group at a free mailbox": activity(
        name="Kind Company",
        contact="{name: Kind Company, phone: 01632 960125, email: kindcompany@gmail.com}",
        confirmed="[held-personal-email]",
    ),
    "a death of many": described("For people whose husband or wife died of cancer."),
    "a little of something": described("A little time for Jack of all trades, six of us, has begun."),
    "ages in words": described("For children aged two to five, with a parent."),
    "Ann and a number": described("Ring Ann, six weeks before, and bring a friend."),
    "a grid reference": described("Meet at ST776480 a short walk from the bridge."),
    "dates and a helpline": described("Closed from 21-12-26 to 04-01-27. Somebody to talk to: 0800 1111. All sorts."),
    "a number that was confirmed": described("Ref AB123456 C.", confirmed="[held-private-number]"),
    "a team to ring": described("Ring the connectors on 01632 960123, or call Market Hall on 01632 960124."),
    "a charity to ring": described("Speak to Citizens Advice on 01632 960123."),
    "an accent in a group's name": activity(name="Côr Merched Frome", description="Ring Côr Merched on 01632 960123."),
    "shouted, but no name": described("Please RING TO BOOK: 01632 960123. BRING A MAT."),
    "a name that is a word": described("call will be answered on 01632 960123"),
    "a first name alone": described("Ring Zoë on 01632 960123."),
    "a first name": activity(contact="{name: Sue, phone: 01632 960125}"),
    "a first name of a list that agreed": of_list("Bob", consent_on="2026-10-01"),
    "an office in a list": of_list("Reception"),
    "a role in a list": of_list("Organiser"),
    "the group's own name in a list": activity(
        name="Grace Church lunch", contact="{name: Grace, phone: 01632 960125}", imported="{source: A list}"
    ),
    "a team": activity(contact="{name: The connectors, phone: 01632 960125}"),
    "a role": activity(contact="{name: Duty Manager, phone: 01632 960125}"),
    "the group's own name": activity(name="Kind Company", contact="{name: Kind Company, phone: 01632 960125}"),
    "a role at a mailbox": activity(contact="{email: lunch.club@example.org}"),
    "the group's name at a mailbox": activity(name="Blue Heron singers", contact="{email: blue.heron@example.org}"),
    "ages of children": described("For children aged 7 to 11, with a parent."),
    "an age from": described("Anyone aged 16 or over."),
    "a condition that is the subject": described("For people who have had a stroke, and their carers."),
    "a landline in a text": described("Ring the library on 01632 960125."),
    "a person without details": described("Sue Smith started the group in 1988."),
    "a charity number": described("Registered charity 1234567."),
    "a phone number of ten digits": described("Ring +44 1632 960125 or 0800 1111."),
    "when it began": described("Born in 1948 as a sewing circle."),
    "a street in a text": described("The hall is at 12 Orchard Close."),
    "a library with a name": contact("Ask at The Ivan Glover Library"),
    "a foundation with a name": contact("John Howard Association of Wells"),
    "a team with a number": contact("County Mobile 1"),
    "two offices": contact("Secretary or treasurer"),
    "a team and what it is": contact("Blue Heron office (bookings)"),
    "how to book": contact("Call the office on 01632 960125, or just turn up."),
    "a role that is none but that": activity(contact="{role: Group organiser, phone: 01632 960125}"),
    "a father of anybody": described("For a father or sister, ring 01632 960125. Major works are on."),
}


@pytest.mark.parametrize("case", NAMING_PEOPLE)
def test_a_person_is_found(case: str, site) -> None:
    files, code = NAMING_PEOPLE[case]

    assert code in site(files).codes()


@pytest.mark.parametrize("case", NAMING_NOBODY)
def test_what_is_not_a_person_is_left_in_peace(case: str, site) -> None:
    assert site(NAMING_NOBODY[case]).codes() == []
