"""Addresses of pages and files. No other file writes one but js/shared/addresses.js, for what scripts make up.

Each begins at the root of the site, wherever that is mounted; ``Edition.url`` and ``Edition.absolute`` turn them
into links. The addresses of records are in patients' notes and on paper, so none of them may ever change.
"""

from __future__ import annotations

import re
from urllib.parse import urlencode

from fingerpost.records.directory import Record

HOME = "/"
URGENT_HELP = "#help-now"  # the crisis lines: at the foot of every page, or at the top of one about danger
FIND = "/find/"
WHATS_ON = "/whats-on/"
MENU = "/menu/"
NEW = "/new/"
INSIGHT = "/insight/"
INSIGHT_NEEDS = f"{INSIGHT}needs.csv"
INSIGHT_CATEGORIES = f"{INSIGHT}categories.csv"
INSIGHT_TOWNS = f"{INSIGHT}towns.csv"
ADD = "/add/"
ADD_DATA = "/add/data/"
PARTNERS = "/partners/"
FOR_GROUPS = "/for-groups/"
FOR_PROFESSIONALS = "/for-professionals/"
HOW_WE_CHECK = "/how-we-check/"
ABOUT = "/about/"
ACCESSIBILITY = "/accessibility/"
PRIVACY = "/privacy/"
HANDBOOK = "/handbook/"
BROWSE = "/browse/"
NEEDS = f"{BROWSE}needs/"
CATEGORIES = f"{BROWSE}categories/"
TOWNS = f"{BROWSE}towns/"
A_TO_Z = f"{BROWSE}a-to-z/"
GROUPS = f"{BROWSE}groups/"
PLACES = f"{BROWSE}places/"
LOST = "/404.html"
ROBOTS = "/robots.txt"
SEARCH = "/search/"
SEARCH_START = f"{SEARCH}start.json"  # what a browser asks for first
SHORT_CODES = f"{SEARCH}short-codes.json"
STREET_TILES = "/basemap/tiles.json"
PRINT = "/print/"
DATA = "/data/"
FEED = f"{DATA}feed.xml"
API = "/api/"
HSDS = f"{API}hsds/"

# In the order of the search files, which name a kind by its number.
PREFIXES = {"activity": "a", "group": "g", "place": "p"}
CODES = "/c/"
GO = "/go/"


def of_record(kind: str, record_id: str) -> str:
    """The page of a record, by its kind and id.

    >>> of_record("activity", "frome-talking-cafe")
    '/a/frome-talking-cafe/'
    """
    return f"/{PREFIXES[kind]}/{record_id}/"


def of(record: Record) -> str:
    """The page of a record."""
    return of_record(record.kind, record.id)


def of_activity(record_id: str) -> str:
    """The page of an activity."""
    return of_record("activity", record_id)


def of_group(record_id: str) -> str:
    """The page of a group."""
    return of_record("group", record_id)


def of_place(record_id: str) -> str:
    """The page of a place."""
    return of_record("place", record_id)


def of_doc(path: str) -> str:
    """A file of docs that is not a page, such as a picture."""
    return f"/{path}"


def of_letter(letter: str) -> str:
    """The page of a letter, in the list of everything."""
    return f"{A_TO_Z}{letter}/"


def of_category(category_id: str) -> str:
    """The page of a category."""
    return f"{CATEGORIES}{category_id}/"


def of_need(need_id: str) -> str:
    """The page of a need."""
    return f"{NEEDS}{need_id}/"


def of_town(area_id: str, need_id: str = "") -> str:
    """The page of a town or, with a need, of what that town has for it.

    >>> of_town("frome"), of_town("frome", "lonely")
    ('/browse/towns/frome/', '/browse/towns/frome/lonely/')
    """
    return f"{TOWNS}{area_id}/{need_id}/" if need_id else f"{TOWNS}{area_id}/"


def of_partner(group_id: str) -> str:
    """The page of the entries that a group keeps."""
    return f"{PARTNERS}{group_id}/"


def of_code(code: str) -> str:
    """The page of a short code, in lower case, as people type addresses.

    >>> of_code("C4F7KV")
    '/c/c4f7kv/'
    """
    return f"{CODES}{code.lower()}/"


def of_change(kind: str, record_id: str) -> str:
    """The form with what a record says, to be changed: which one is in the fragment, which is never sent to a server.

    >>> of_change("activity", "frome-talking-cafe")
    '/add/#change=a/frome-talking-cafe'
    """
    return f"{ADD}#change={PREFIXES[kind]}/{record_id}"


def of_new_activity(category_id: str = "", area_id: str = "") -> str:
    """The form for a new activity, begun: what for and where are in the fragment, which is never sent to a server.

    >>> of_new_activity("carers", "street"), of_new_activity()
    ('/add/#new=activity&category=carers&area=street', '/add/')
    """
    answers = {"category": category_id, "area": area_id}
    fragment = urlencode({name: value for name, value in answers.items() if value})
    return f"{ADD}#new=activity&{fragment}" if fragment else ADD


def of_insight(area_id: str) -> str:
    """The page of what is missing in a town.

    >>> of_insight("street")
    '/insight/street/'
    """
    return f"{INSIGHT}{area_id}/"


def of_confirmation(kind: str, record_id: str) -> str:
    """Where somebody says in one press that nothing has changed.

    >>> of_confirmation("activity", "frome-talking-cafe")
    '/add/#same=a/frome-talking-cafe'
    """
    return f"{ADD}#same={PREFIXES[kind]}/{record_id}"


def of_looked_for() -> str:
    """Where somebody sends a search that found nothing to the editors; the words of it follow, in the fragment.

    >>> of_looked_for()
    '/add/#looked-for='
    """
    return f"{ADD}#looked-for="


def of_form_data(name: str) -> str:
    """A file that the form fetches: the list of places, or a part of the records.

    >>> of_form_data("places")
    '/add/data/places.json'
    """
    return f"{ADD_DATA}{name}.json"


def of_search_file(name: str) -> str:
    """A file of the search.

    >>> of_search_file("postcodes/BA.json")
    '/search/postcodes/BA.json'
    """
    return f"{SEARCH}{name}"


def of_search(need_id: str, near: str) -> str:
    """Where the finder shows what there is for a need near a place. Links in patients' notes have this form for ever.

    >>> of_search("loneliness", "BA11 1AB")
    '/find/#need=loneliness&near=BA11+1AB'
    """
    return f"{FIND}#{urlencode({'need': need_id, 'near': near})}"


def of_map(near: str) -> str:
    """Where the finder shows its map at a place.

    >>> of_map("BA11 1AB")
    '/find/#near=BA11+1AB&view=map'
    """
    return f"{FIND}#{urlencode({'near': near, 'view': 'map'})}"


def of_go(need_id: str, near: str) -> str:
    """The same as a path, for systems that cut what follows a "#"; ``near`` is an outcode or the id of a practice.

    >>> of_go("loneliness", "BA11")
    '/go/loneliness/ba11/'
    """
    return f"{GO}{need_id}/{near.lower()}/"


_LISTS = {"need": NEEDS, "category": CATEGORIES, "town": TOWNS, "letter": A_TO_Z}
_WHOLE_LISTS = (GROUPS, PLACES, NEW)
_SHEET = re.compile(r"[2-9]|[1-9][0-9]+")  # the number of a further page of a list


def list_of(address: str) -> tuple[str, str] | None:
    """The kind and the id of a list, or of a way into the finder, that has this address; None for anything else.

    These come and go with what is in them, so the ledger keeps them; further pages of a list have its id.

    >>> list_of("/browse/towns/frome/lonely/2/"), list_of("/browse/groups/3/"), list_of("/browse/towns/")
    (('town', 'frome/lonely'), ('list', 'groups'), None)
    """
    for start in _WHOLE_LISTS:
        if address.startswith(start) and _SHEET.fullmatch(address.removeprefix(start).rstrip("/")):
            return ("list", start.strip("/").rpartition("/")[2])
    if address.startswith(GO) and address.count("/") == 4:
        return ("go", address.removeprefix(GO).rstrip("/"))
    for kind, start in _LISTS.items():
        if address.startswith(start) and (steps := address.removeprefix(start).rstrip("/").split("/")) != [""]:
            if len(steps) > 1 and _SHEET.fullmatch(steps[-1]):
                steps.pop()
            return (kind, "/".join(steps)) if len(steps) <= (2 if kind == "town" else 1) else None
    return None


def of_town_menu(area_id: str, *, large: bool = False) -> str:
    """The printed menu of a town. The name of the file is what somebody keeps it as.

    >>> of_town_menu("frome"), of_town_menu("frome", large=True)
    ('/print/towns/frome/frome-menu.pdf', '/print/towns/frome/frome-menu-large-print.pdf')
    """
    return _menu("towns", area_id, large=large)


def of_need_menu(need_id: str, *, large: bool = False) -> str:
    """The printed menu of a need."""
    return _menu("needs", need_id, large=large)


def of_place_menu(place_id: str, *, large: bool = False) -> str:
    """The printed menu of what is near a GP practice."""
    return _menu("places", place_id, large=large)


def of_place_poster(place_id: str) -> str:
    """The poster of a GP practice."""
    return f"{PRINT}places/{place_id}/{place_id}-poster.pdf"


def of_activity_poster(activity_id: str) -> str:
    """The poster of an activity."""
    return f"{PRINT}activities/{activity_id}/{activity_id}-poster.pdf"


def of_data(name: str) -> str:
    """A file of the open data, such as activities.csv."""
    return f"{DATA}{name}"


def of_calendar(kind: str, of: str) -> str:
    """The calendar of an activity, a group, a town or a category. Calendars ask there for years.

    >>> of_calendar("towns", "frome")
    '/data/calendars/towns/frome.ics'
    """
    return f"{DATA}calendars/{kind}/{of}.ics"


def of_hsds(name: str) -> str:
    """A file of the API for other systems, which builds its addresses itself: clients know their form, not ours.

    >>> of_hsds("services/index.html")
    '/api/hsds/services/index.html'
    """
    return f"{HSDS}{name}"


def _menu(kind: str, of: str, *, large: bool) -> str:
    return f"{PRINT}{kind}/{of}/{of}-menu{'-large-print' if large else ''}.pdf"
