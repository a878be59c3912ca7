"""What was in the way of an office worker who began a directory with the list of a council."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from fingerpost.cli import import_list
from fingerpost.cli.import_ import command
from fingerpost.exchange.tables.propose.draft import Answers
from fingerpost.exchange.tables.propose.preview import as_comments, first_records
from fingerpost.exchange.tables.propose.proposal import propose
from fingerpost.exchange.tables.propose.vocabulary import words_of_categories
from fingerpost.exchange.tables.propose.write_categories import nearest_category
from fingerpost.exchange.tables.table import MappingError
from fingerpost.exchange.tables.table_import import import_table
from fingerpost.exchange.tables.values.address_parts import address_part
from fingerpost.exchange.tables.values.value_ways import read_price
from fingerpost.reading.read import read_directory

ALL = Answers(source="A list", licence="CC0", checked_on="2026-10-01")


def proposed(path: Path, text: str, answers: Answers = ALL) -> str:
    path.write_text(text, "utf-8")
    return propose(path).text(answers, words_of_categories(path.parent / "assets"))


def shown(path: Path, text: str, answers: Answers) -> str:
    path.write_text(text, "utf-8")
    records = first_records(propose(path), answers, {}, path.parent / "assets")
    return "\n".join(as_comments(records))


FOOD = """\
Name,Referral method,Opening times,Address,Postcode,Contact,Area name
The Lodge Larder,Not known,Wednesday 10am - 4pm,"The Lodge, Green Lane, Bolton",BL3 2HP,admin@example.org,Bolton
Citadel Parcels,Voucher,Wednesday 9:30am - 12noon,"102 George Road, Bolton",BL1 2BZ,01204 385848,Bolton
Farnworth Table,Self-referral,NA,"54 Brackley Street, Farnworth, Stockport Road",BL4 9DR,help@example.org,Bolton
Harvest Shelf,Referral,Friday 1pm - 2pm,"5 Park Hill, Leigh",WN7 1AA,01942 673322 or rota@example.org,Wigan
"""


@pytest.mark.parametrize("words", ["Not known", "N/A", "tbc", "(none)", "-", "To be confirmed."])
def test_a_cell_that_says_nobody_knows_is_an_empty_one(desk, words: str) -> None:
    desk.mapping(
        desk.plain_mapping.replace("{ways: [drop-in]}", "{ways: [drop-in], steps: <Ended>}")
        .replace("{phone: <Phone>}", "{phone: <Phone>, website: {first_of: [<Ended>, 'https://www.example.com/']}}")
        .replace("Ended: filled", "Ended: {contains: ended}")
    )

    outcome = desk.run(desk.headers + desk.frome.replace(",\n", f",{words}\n"))

    record = desk.values("activities", "tea-and-talk-frome")
    assert "steps" not in record["join"]
    assert record["contact"]["website"] == "https://www.example.com/"
    assert outcome.problems == []


def test_such_a_cell_is_not_filled(desk) -> None:
    outcome = desk.run(desk.headers + desk.frome.replace(",\n", ",N/A\n"))

    assert (outcome.rows_used, outcome.skipped) == (1, {})


@pytest.mark.parametrize("words", ["unknown", "Not stated", "TBC", "?"])
def test_a_row_is_skipped_as_well_where_nobody_knows_since_when(desk, words: str) -> None:
    outcome = desk.run(desk.headers + desk.frome.replace(",\n", f",{words}\n"))

    assert (outcome.rows_used, outcome.skipped) == (0, {"it has ended": 1})


@pytest.mark.parametrize("test", ["filled", "[filled]", "empty"])
@pytest.mark.parametrize("words", ["not stated", "N/A", "unknown"])
def test_a_condition_of_what_is_secret_takes_no_answer_for_either(desk, words: str, test: str) -> None:
    sensitive = f"    sensitive: {{when: {{Ended: {test}}}, then: yes}}\n    join:"
    desk.mapping(desk.plain_mapping.replace("Ended: filled", "Ended: gone").replace("    join:", sensitive))

    desk.run(desk.headers + desk.frome.replace(",\n", f",{words}\n"))

    assert desk.values("activities", "tea-and-talk-frome")["sensitive"] is True


@pytest.mark.parametrize("name", ["NA", "Nil"])
def test_an_activity_may_be_called_so(desk, name: str) -> None:
    outcome = desk.run(desk.headers + desk.frome.replace("Tea and talk", name))

    assert outcome.rows_used == 1
    assert desk.values("activities", f"{name.lower()}-frome")["name"] == name


def test_a_date_that_is_to_be_confirmed_is_none(desk) -> None:
    desk.mapping(
        desk.plain_mapping.replace("Ended: filled", "Ended: gone").replace(
            "{ways: [drop-in]}", "{ways: [drop-in]}\n    since: {date: <Ended>, written: day month year}"
        )
    )

    outcome = desk.run(desk.headers + desk.frome.replace(",\n", ",TBC\n"))

    assert [problem.code for problem in outcome.problems] == []


def test_whether_a_refuge_is_secret_is_never_not_known(desk) -> None:
    desk.mapping(
        desk.plain_mapping.replace("    join:", "    sensitive: <Ended>\n    join:").replace(
            "Ended: filled", "Ended: gone"
        )
    )

    desk.run(desk.headers + desk.frome.replace(",\n", ",Not known\n"))

    assert desk.values("activities", "tea-and-talk-frome")["sensitive"] is True


def test_a_price_that_nobody_knows_is_no_price_and_none_is_free() -> None:
    assert read_price("Not known") == read_price("TBC") == {}
    assert read_price("nil") == {"kind": "free"}
    assert read_price("None") == {"kind": "free"}


def test_one_column_with_phones_and_mailboxes_gives_both(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("food.mapping.yaml").write_text(proposed(Path("food.csv"), FOOD), "utf-8")

    done = CliRunner().invoke(command, ["list", "food.csv", "--all"])

    assert "unclear" not in done.output and "and-more" not in done.output
    contact = {path.stem: path.read_text("utf-8") for path in Path("assets/activities").glob("*.yaml")}
    assert "phone: 01204 385848" in contact["citadel-parcels"] and "ways: [phone]" in contact["citadel-parcels"]
    assert "email: admin@example.org" in contact["the-lodge-larder"]
    assert "ways: [email]" in contact["the-lodge-larder"]
    assert "phone: 01942 673322" in contact["harvest-shelf"] and "rota@example.org" in contact["harvest-shelf"]


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("01632 960123 / 01632 960124 / a@example.org", ["phone-and-more"]),
        ("01632 960123 / a@example.org / b@example.org", ["email-and-more"]),
        ("01632 960123 or a@example.org", []),
        ("Tel: 01632 960123; Email: a@example.org", []),
        ("(01632) 960 123, mailto:A@example.org", []),
        ("01632 960123 a@example.org ask for the key", ["phone-and-more", "email-and-more"]),
    ],
)
def test_what_is_left_in_such_a_column_is_named(desk, cell: str, codes: list[str]) -> None:
    desk.mapping(desk.plain_mapping.replace("{phone: <Phone>}", "{phone: <Phone>, email: <Phone>}"))

    outcome = desk.run(desk.headers + desk.frome.replace("01632 960123", f'"{cell}"'))

    contact = desk.values("activities", "tea-and-talk-frome")["contact"]
    assert contact["phone"].replace(" ", "").strip("()").startswith("01632") and "@" in contact["email"]
    codes_here = [each.code for each in outcome.problems if each.code.endswith("-and-more")]
    assert bool(codes_here) == bool(codes) and set(codes) <= set(codes_here)


def test_what_is_neither_in_such_a_column_is_still_named(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = proposed(Path("food.csv"), FOOD)
    Path("food.mapping.yaml").write_text(text, "utf-8")
    Path("food.csv").write_text(FOOD.replace("01204 385848", "ask at the desk"), "utf-8")

    output = CliRunner().invoke(command, ["list", "food.csv", "--all"]).output
    assert "food.csv:3:6 contact-words (warning): There is no phone number, email address or web address" in output


def test_an_address_that_ends_in_a_street_has_its_town_from_the_area(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("food.mapping.yaml").write_text(proposed(Path("food.csv"), FOOD), "utf-8")

    CliRunner().invoke(command, ["list", "food.csv"])

    towns = {line for path in Path("assets/places").glob("*.yaml") for line in path.read_text("utf-8").splitlines()}
    assert {line for line in towns if line.startswith("town:")} == {"town: Bolton", "town: Leigh"}


@pytest.mark.parametrize(
    ("address", "town"),
    [
        ("The Hall, 5 Mill Lane, Old Moat Lane", ""),
        ("The Hall, Please note the building is just inside the gate", ""),
        ("The Hall, Mather Avenue Entrance", ""),
        ("The Hall, opposite Mill Rise", ""),
        ("The Hall, (entrance via Mill Avenue)", ""),
        ("The Hall, Newcastle-under-Lyme", "Newcastle-under-Lyme"),
        ("Crispin Hall, 83 High Street, Street", "Street"),
        ("Park View, Front Street, Chester-le-Street", "Chester-le-Street"),
        ("The Hall, Stow on the Wold", "Stow on the Wold"),
    ],
)
def test_a_street_or_a_sentence_is_no_town(address: str, town: str) -> None:
    assert address_part(address, "town") == town
    assert town or len(address_part(address, "lines")) == address.count(",") + 1


@pytest.mark.parametrize(
    ("address", "lines", "town", "postcode"),
    [
        ("12 High Street, Bristol BS1 1AA", ["12 High Street"], "Bristol", "BS1 1AA"),
        ("Trinity Centre, Trinity Rd, Bristol BS2 0NW, UK", ["Trinity Centre", "Trinity Rd"], "Bristol", "BS2 0NW"),
        ("Trinity Centre, Trinity Rd, Bristol BS2 0NW UK", ["Trinity Centre", "Trinity Rd"], "Bristol", "BS2 0NW"),
        ("1 Main St, Durham DH1 3AA", ["1 Main St"], "Durham", "DH1 3AA"),
        ("St Nicholas Church, Durham", ["St Nicholas Church"], "Durham", ""),
        ("1 Main St, Seaham, Durham SR7 7AA", ["1 Main St"], "Seaham", "SR7 7AA"),
        ("1 Main St, Seaham, Co. Durham", ["1 Main St"], "Seaham", ""),
        ("Chester, UK", [], "Chester", ""),
        ("Inverness IV3 8JL", [], "Inverness", "IV3 8JL"),
        ("Village Hall, Somerset", ["Village Hall"], "", ""),
        ("Trinity Centre BS2 0NW", ["Trinity Centre"], "", "BS2 0NW"),
        ("12 High Street BS2 0NW, UK", ["12 High Street"], "", "BS2 0NW"),
        ("23 Salisbury Grove, Mytchett, Camberley GU16", ["23 Salisbury Grove", "Mytchett"], "Camberley", ""),
        ("East Avenue, Hayes, Middlesex UB3", ["East Avenue"], "Hayes", ""),
        ("Services, Old London Road, A38", ["Services", "Old London Road", "A38"], "", ""),
        ("Delph, Delph", [], "Delph", ""),
        ("The Library, Delph, Delph OL3 5DB", ["The Library"], "Delph", "OL3 5DB"),
        ("5 The Square, Dublin 8", ["5 The Square"], "Dublin 8", ""),
        ("5 The Square, Swords, Co. Dublin, Ireland", ["5 The Square"], "Swords", ""),
        ("1 Quay St, Cork T12 XY00", ["1 Quay St"], "Cork", "T12 XY00"),
        ("12 Main Street, Portland, OR 97201, USA", ["12 Main Street"], "Portland", "97201"),
        ("Hauptstr. 5, 10115 Berlin, Germany", ["Hauptstr. 5"], "Berlin", "10115"),
        ("The Parade, St Helier, Jersey", ["The Parade"], "St Helier", ""),
    ],
)
def test_a_town_is_found_among_counties_countries_and_postcodes(
    address: str, lines: list[str], town: str, postcode: str
) -> None:
    parts = [address_part(address, part) for part in ("lines", "town", "postcode")]

    assert parts == [lines, town, postcode]


@pytest.mark.parametrize(
    ("address", "lines", "town"),
    [
        ("The Old Dairy, Somerset BA11 1AA", ["The Old Dairy"], ""),
        ("The Lodge, Hampshire", ["The Lodge"], ""),
        ("Red Lion, Avon", ["Red Lion"], ""),
        ("Oakfield, Devon EX1", ["Oakfield"], ""),
        ("Chester, Cheshire, UK", ["Chester"], ""),
        ("Red Lion, UK", ["Red Lion"], ""),
        ("Bandstand, Jersey", ["Bandstand"], "Jersey"),
        ("The Hut, Upshire, Essex", ["The Hut"], "Upshire"),
        ("Café, County Hall, BA14 8JN", ["Café", "County Hall"], ""),
        ("Pavilion, County Ground", ["Pavilion", "County Ground"], ""),
        ("Shop, Mill Lane, Co Op, BA11 1AA", ["Shop", "Mill Lane"], "Co Op"),
        ("Community Hall, Georgia, Cornwall TR26 3JA", ["Community Hall"], "Georgia"),
        ("Community Hall, Mill Lane, Georgia TR26 3JA", ["Community Hall", "Mill Lane"], "Georgia"),
        ("Library, Old Elvet, Durham, DH1 1AA", ["Library", "Old Elvet"], "Durham"),
        ("Church Hall, Neville's Cross, Durham, County Durham", ["Church Hall", "Neville's Cross"], "Durham"),
        ("The Barn, Durham", ["The Barn"], "Durham"),
        ("Library, Old Elvet, Durham", ["Library", "Old Elvet"], "Durham"),
        ("Village Hall, Quebec, Durham", ["Village Hall", "Quebec"], "Durham"),
        ("Civic Hall, Stanley, Durham", ["Civic Hall"], "Stanley"),
        ("Library, Chester le Street, Durham", ["Library"], "Chester le Street"),
        ("Somerset, BA11 1AA", ["Somerset"], ""),
        ("Arnos Vale BS4 3EW", ["Arnos Vale"], ""),
        ("Meadowlands BA11 1AA", ["Meadowlands"], ""),
        ("Oakfield GU16", ["Oakfield"], ""),
        ("Rosedene SO41", ["Rosedene"], ""),
    ],
)
def test_a_house_is_no_town_and_no_line_is_lost(address: str, lines: list[str], town: str) -> None:
    assert [address_part(address, part) for part in ("lines", "town")] == [lines, town]


@pytest.mark.parametrize(
    ("address", "town"),
    [
        ("Camberley GU16", "Camberley"),
        ("Mansfield NG18", "Mansfield"),
        ("Durham DH1 3AA", "Durham"),
        ("Belfast, Northern Ireland", "Belfast"),
        ("Dublin, Ireland", "Dublin"),
        ("Dublin 8, Ireland", "Dublin 8"),
    ],
)
def test_a_town_that_has_no_line_before_it_is_one(address: str, town: str) -> None:
    assert [address_part(address, part) for part in ("lines", "town")] == [[], town]


def test_an_address_does_not_repeat_the_town_of_another_column(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    table = "Name,Address,Village,Phone,When\n" + "".join(
        f'Club {n},"{address}",Delph,01632 96000{n},Monday 10am to 11am\n'
        for n, address in enumerate(["5 Hill End, Delph", "7 Hill End, Delph, OL3 5DB", "9 Hill End, Delph", "Delph"])
    )
    Path("t.mapping.yaml").write_text(proposed(Path("t.csv"), table), "utf-8")

    CliRunner().invoke(command, ["list", "t.csv"])

    places = [path.read_text("utf-8") for path in Path("assets/places").glob("*.yaml")]
    assert len(places) == 4
    addresses = sorted(line for text in places for line in text.splitlines() if line.startswith("address"))
    assert addresses == ["address: [5 Hill End]", "address: [7 Hill End]", "address: [9 Hill End]"]


def test_a_word_that_lists_use_for_all_kinds_of_things_is_no_category() -> None:
    starter = words_of_categories(Path("nowhere"))

    assert "community" in starter["belonging"]
    assert [nearest_category(word, starter) for word in ("Community", "community", "Diversity")] == [
        "",
        "",
        "belonging",
    ]
    assert nearest_category("Community", {"community": ["community", "Community", "club"]}) == "community"


def test_an_id_is_not_made_longer_by_what_it_says_already(tmp_path: Path) -> None:
    text = proposed(tmp_path / "list.csv", "Name,Town,About\n" + "".join(f"Club {n},Wells,A club\n" for n in range(9)))

    assert "if_taken" not in text
    assert "if_taken: [<Postcode>]" in proposed(tmp_path / "food.csv", FOOD)


def test_an_example_in_a_mapping_names_no_town_of_somebody_else(tmp_path: Path) -> None:
    rows = "".join(f"Club {n},{'Wells' if n % 3 else ''},BA5 2A{'ABDEFGHJL'[n]}\n" for n in range(9))

    text = proposed(tmp_path / "list.csv", f"Name,Town,Postcode\n{rows}")

    assert "empty in" in text and "Frome" not in text


def test_blanks_are_shown_as_blanks(tmp_path: Path) -> None:
    text = shown(tmp_path / "list.csv", "Name,Postcode\n" + "".join(f"Club {n},BA5 2AA\n" for n in range(4)), Answers())

    assert "example.org" not in text and "given" not in text
    for line in ("website: (blank)", "town: (blank)", "source: (blank)", "checked: {on: (blank), how: list}"):
        assert line in text


def test_what_was_answered_is_shown_as_it_was(tmp_path: Path) -> None:
    answers = Answers("A list", "CC0", "2026-10-01", town="Wells", contact="https://www.example.com/")

    text = shown(tmp_path / "list.csv", "Name,Postcode\nClub,BA5 2AA\nTea,BA5 2AB\nChat,BA5 2AD\n", answers)

    assert "(blank)" not in text
    assert "town: Wells" in text and "on: 2026-10-01" in text


def output_of(monkeypatch: pytest.MonkeyPatch, path: Path, *answers: str) -> str:
    monkeypatch.chdir(path.parent)
    monkeypatch.setattr(import_list.sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(import_list, "is_asked", lambda **_: True)
    monkeypatch.setattr("fingerpost.cli.import_tables.is_asked", lambda **_: True)
    return CliRunner().invoke(command, ["list", path.name], input="\n".join(answers) + "\n").output


def test_what_all_are_is_asked_with_what_the_name_of_the_list_says(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "gm_food_banks.csv"
    path.write_text(FOOD, "utf-8")

    output = output_of(monkeypatch, path, "Us", "CC0", "2026-10-01", "bananas", "")

    assert "No category is called bananas" in output
    assert "[food-banks]" in output
    assert "categories: [food-banks]" in (tmp_path / "gm_food_banks.mapping.yaml").read_text("utf-8")


def test_none_is_an_answer_and_is_not_asked_for_again(tmp_path: Path, monkeypatch) -> None:
    path = tmp_path / "list.csv"
    path.write_text(FOOD, "utf-8")

    output = output_of(monkeypatch, path, "Us", "CC0", "2026-10-01", "none")

    assert "Fill in what is blank" not in output


def test_the_column_of_kinds_that_the_directory_knows_best_is_offered(tmp_path: Path, monkeypatch) -> None:
    kinds = ("Choirs", "Yoga and Pilates", "Swimming")
    rows = "".join(f"Club {n},{('Regular', 'Once')[n % 2]},{kinds[n % 3]},01632 96012{n}\n" for n in range(9))
    path = tmp_path / "list.csv"
    path.write_text(f"Name,Service Type,Category,Phone\n{rows}", "utf-8")

    assert "[Category]" in output_of(monkeypatch, path, "Us", "CC0", "2026-10-01", "")


@pytest.mark.parametrize(
    "spec",
    [
        "[talking-caf]",
        "{look_up: <Town>, in: {Frome: talking-caf}, otherwise: uncategorised}",
        "{when: {Town: Frome}, then: talking-caf}",
    ],
)
def test_a_category_that_is_misspelt_in_the_mapping_stops_the_import(desk, spec: str) -> None:
    desk.mapping(desk.plain_mapping.replace("[talking-cafe]", spec))

    with pytest.raises(MappingError) as error:
        desk.run(desk.headers + desk.frome)

    (problem,) = error.value.problems
    assert (problem.code, problem.hint) == ("mapping-word-unknown", "Write talking-cafe.")
    assert not (desk.assets / "activities").exists()


def test_an_old_workbook_is_to_be_saved_as_a_new_one_with_all_its_sheets(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("list.xls").write_bytes(b"\xd0\xcf\x11\xe0" + b"\0" * 600)

    output = CliRunner().invoke(command, ["list", "list.xls"]).output

    assert "(.xlsx)" in output and "CSV UTF-8" not in output


def test_the_tax_number_of_a_charity_is_no_telephone(tmp_path: Path) -> None:
    rows = "".join(f"Pantry {n},8{n}-033944{n},Salem,https://p{n}.example.org/\n" for n in range(8))

    assert "<EIN>" not in proposed(tmp_path / "list.csv", f"Name,EIN,City,Website\n{rows}")


def test_columns_with_yes_or_no_for_each_kind_of_people_say_who_may_come(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    rows = (("Chess", "Yes,No,No"), ("Choir", "No,Yes,Y"), ("Tea", "No,No,"), ("Yoga", "y,1,n"))
    text = "Name,Venue,Opening hours,Children,Adults,Older people,Phone\n" + "".join(
        f"{name},Hall {n},Monday {n}pm-9pm,{who},01632 96012{n}\n" for n, (name, who) in enumerate(rows, 2)
    )
    (tmp_path / "clubs.csv").write_text(text, "utf-8")
    proposal = propose(tmp_path / "clubs.csv")
    answers = Answers(
        source="Clubs", licence="CC0", checked_on="2026-10-01", town="Wells", contact="https://a.example/"
    )
    (tmp_path / "map.yaml").write_text(proposal.text(answers, {}), "utf-8")

    import_table("csv", tmp_path / "clubs.csv", tmp_path / "map.yaml", tmp_path / "assets")

    directory, _ = read_directory(tmp_path / "assets")
    assert {one.name: one.who.summary for one in directory.activities.values()} == {
        "Chess": "Children",
        "Choir": "Adults, Older people",
        "Tea": "",
        "Yoga": "Children, Adults",
    }


def test_the_rows_that_a_mapping_shows_name_nobody_and_have_no_mobile_or_mailbox(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    rows = (
        "Name,About,Day,Contact name,Phone,Email\n"
        "Shed,Woodwork and tea for men. Text 07700 900123.,Monday 10am-1pm,Jean Sample,07700 900123,jean@example.com\n"
        "Choir,Sing together in the hall on Tuesdays.,Tuesday 7pm-9pm,The office,01632 960124,office@example.org\n"
    )

    words = shown(Path("clubs.csv"), rows, ALL)

    assert "# activity shed" in words
    assert not [each for each in ("Jean", "900123", "jean@") if each in words]
    assert "01632 960124" in words
