"""The photograph of the door: whose it is, what is said of it, and that a secret one gets out nowhere."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from pathlib import Path

import pytest

from fingerpost.checks.project.picture_size import size_of
from fingerpost.checks.project.pictures import PictureBroken
from fingerpost.edition.load import Loaded, load
from fingerpost.pages.kinds import page_of
from fingerpost.pages.render.inputs import Inputs
from fingerpost.pages.render.render import render_main
from tests.conftest import OWN_PAGES, TODAY, USUAL_FILES, OpenSite
from tests.published import SINGERS

DAIRY = USUAL_FILES["places/old-dairy.yaml"]
DOOR = "photo: {file: pictures/door.png, shows: The green door, by: The connectors}\n"


def png(width: int, height: int, more: bytes = b"") -> bytes:
    def part(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", head) + part(b"IDAT", zlib.compress(b"\0") + more) + part(b"IEND", b"")


def loaded(site: OpenSite, files: Mapping[str, str | bytes]) -> Loaded:
    pictures = {"../docs/pictures/door.png": png(1200, 900), "../docs/pictures/gate.png": png(600, 800)}
    return load(site({**OWN_PAGES, **pictures, **files}).assets, today=TODAY)


def shown(site: Loaded, kind: str, record_id: str) -> str:
    directory = site.edition.directory
    record = {"a": directory.activities, "p": directory.places}[kind][record_id]
    html = render_main(page_of(site.edition, record), site.edition)
    return html.partition('<figure class="fp-photo">')[2].partition("</figure>")[0]


def faults(site: Loaded) -> list[tuple[str, str]]:
    return [(problem.code, str(problem.span)) for problem in site.problems if problem.code.find("photo") >= 0]


def test_a_place_shows_its_door_and_so_does_what_happens_at_no_other(site: OpenSite) -> None:
    two = SINGERS.replace("to: 15:30}]", "to: 15:30}, {place: mill, repeats: weekly, days: [monday], from: 10:00}]")
    directory = loaded(
        site,
        {
            "places/old-dairy.yaml": DAIRY + DOOR,
            "places/mill.yaml": DAIRY.replace("The Old Dairy", "Tower Mill"),
            "activities/singers.yaml": SINGERS,
            "activities/own.yaml": SINGERS.replace("Everyday", "Early")
            + "photo: {file: pictures/gate.png, shows: 'The gate & bell'}\n",
            "activities/two.yaml": two.replace("Everyday", "Evening"),
        },
    )

    door = (
        '<img src="/pictures/door.png" alt="The green door" width="1200" height="900" loading="lazy" decoding="async">'
        '<figcaption class="fp-soft">Photograph: The connectors</figcaption>'
    )
    assert faults(directory) == []
    assert shown(directory, "p", "old-dairy") == door
    assert shown(directory, "a", "singers") == door
    assert 'src="/pictures/gate.png" alt="The gate &amp; bell" width="600" height="800"' in shown(directory, "a", "own")
    assert shown(directory, "a", "two") == shown(directory, "p", "mill") == ""


def test_without_a_photograph_a_page_says_nothing_of_one(site: OpenSite) -> None:
    directory = loaded(site, {})

    assert shown(directory, "p", "old-dairy") == shown(directory, "a", "chat") == ""


@pytest.mark.parametrize(
    ("photo", "code"),
    [
        ("{file: pictures/dor.png, shows: The green door}", "photo-gone"),
        ("{file: pictures/Door.png, shows: The green door}", "photo-gone"),
        ("{file: pictures/large.png, shows: The green door}", "photo-too-large"),
        ("{file: pictures/wide.png, shows: The green door}", "photo-too-large"),
        ("{file: pictures/door.png, shows: Photo of the green door}", "photo-words"),
        ("{file: pictures/door.png, shows: A picture showing the door}", "photo-words"),
        ("{file: pictures/door.png, shows: IMG_2041.jpg}", "photo-words"),
        ("{file: pictures/door.png, shows: The door below the photographer's sign}", ""),
        ("{file: pictures/door.png, shows: The picture house has a green door}", ""),
    ],
)
def test_what_is_wrong_with_a_photograph_is_said_where_it_is_named(site: OpenSite, photo: str, code: str) -> None:
    large = {
        "../docs/pictures/large.png": png(800, 600, b"x" * 400_001),
        "../docs/pictures/wide.png": png(2401, 600),
    }
    directory = loaded(site, {**large, "places/old-dairy.yaml": f"{DAIRY}photo: {photo}\n"})

    key = "shows" if code == "photo-words" else "file"
    column = len("photo: ") + photo.index(f"{key}: ") + len(f"{key}: ") + 1
    assert faults(directory) == ([(code, f"assets/places/old-dairy.yaml:5:{column}")] if code else [])
    assert all(problem.is_error != (code == "photo-words") for problem in directory.problems if code in problem.code)


@pytest.mark.parametrize("file", ["door.heic", "../door.jpg", "https://example.org/door.jpg", "pictures/door.svg"])
def test_a_photograph_is_a_picture_in_docs_and_nothing_else(site: OpenSite, file: str) -> None:
    directory = loaded(site, {"places/old-dairy.yaml": f"{DAIRY}photo: {{file: '{file}', shows: The green door}}\n"})

    assert [str(each.span) for each in directory.problems if each.is_error] == ["assets/places/old-dairy.yaml:5:15"]


def test_the_door_of_what_is_secret_is_refused_and_its_file_left_out_even_when_the_rest_goes_on(
    site: OpenSite,
) -> None:
    files = {
        "places/old-dairy.yaml": DAIRY + DOOR,
        "activities/harbour.yaml": SINGERS.replace("place: old-dairy", "area: frome")
        .replace("getting_there: {bus: Routes 91 and 94 stop outside.}\n", "sensitive: yes\n")
        .replace("the green door", "us")
        + "photo: {file: pictures/gate.png, shows: The gate}\n",
    }
    assert loaded(site, {"places/old-dairy.yaml": DAIRY + DOOR}).edition.hidden_pictures == frozenset()
    stopped = loaded(site, files)
    rest = load(stopped.edition.directory.assets, today=TODAY, keep_going=True)

    assert faults(stopped) == [("sensitive-photo", f"assets/activities/harbour.yaml:{SINGERS.count(chr(10)) + 1}:1")]
    assert "gate" not in str([problem.message for problem in stopped.problems])
    assert rest.edition.hidden_pictures == {"pictures/gate.png"}


def test_the_picture_of_a_record_that_cannot_be_read_is_left_out_unless_another_shows_it(site: OpenSite) -> None:
    broken = f"{SINGERS}photo: {{file: pictures/gate.png, shows: The gate}}\nname: twice\n"
    files = {"places/old-dairy.yaml": DAIRY + DOOR, "activities/harbour.yaml": broken}

    assets = loaded(site, files).edition.directory.assets
    rest = load(assets, today=TODAY, keep_going=True)
    assert rest.left_out.ids("activity") == {"harbour"}
    assert rest.edition.hidden_pictures == {"pictures/gate.png"}

    (assets / "activities/harbour.yaml").write_text(broken.replace("gate.png", "door.png"), encoding="utf-8")
    assert load(assets, today=TODAY, keep_going=True).edition.hidden_pictures == frozenset()


def test_a_page_is_made_again_when_the_size_of_its_photograph_has_changed(site: OpenSite) -> None:
    files = {"places/old-dairy.yaml": DAIRY + DOOR}
    fingerprints = []
    for height in (900, 901, 900):
        edition = loaded(site, {**files, "../docs/pictures/door.png": png(1200, height)}).edition
        inputs = Inputs(edition, {}, "")
        records = (edition.directory.places["old-dairy"], edition.directory.activities["chat"])
        fingerprints.append([inputs.of_record(record) for record in records])

    first, second, third = fingerprints
    assert first == third
    assert not set(first) & set(second)


def test_the_size_is_read_from_each_kind_of_picture(tmp_path: Path) -> None:
    lying = b"\xff\xd8\xff\xe1\x00\x22Exif\0\0MM\0*\0\0\0\x08\0\1\x01\x12\0\3\0\0\0\1\0\6\0\0\0\0\0\0"
    frame = b"\xff\xc0\x00\x11\x08\x02\x58\x03\x20\x03" + bytes(9)
    lossless = b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f" + (799 | 599 << 14).to_bytes(4, "little") + bytes(5)
    lossy = b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a" + struct.pack("<HH", 800, 600)
    extended = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0" + (799).to_bytes(3, "little") + (599).to_bytes(3, "little")
    pictures = {"standing.jpg": lying + frame, "jfif.jpg": b"\xff\xd8\xff\xff\xe0\0\x04ab" + frame}
    pictures |= {"lossless.webp": lossless, "lossy.webp": lossy, "extended.webp": extended, "a.png": png(800, 600)}

    sizes = {}
    for name, content in pictures.items():
        (tmp_path / name).write_bytes(content)
        sizes[name] = size_of(tmp_path / name)

    assert sizes == {name: (600, 800) if name == "standing.jpg" else (800, 600) for name in pictures}


@pytest.mark.parametrize(
    "content", [b"", b"GIF89a", b"\xff\xd8\xff", b"\xff\xd8\xff\xda\0\2", png(0, 9), b"RIFF1234WEBP"]
)
def test_what_is_no_picture_has_no_size(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.jpg").write_bytes(content)

    with pytest.raises(PictureBroken):
        size_of(tmp_path / "a.jpg")
