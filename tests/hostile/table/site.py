"""One directory with everything hostile that can be published, beside what is harmless; built once."""

from __future__ import annotations

import json

from tests.conftest import USUAL_FILES
from tests.hostile.conftest import GOOD
from tests.hostile.table.desk import Built, Desk, Files

TRACKED = "https://example.org/club?utm_source=x&page=2&fbclid=y"
PUBLIC = "the control: what is harmless is published"
MOBILE, CHILD, HEALTH = "07700 900987", "Alfie", "Margaret"
SECRETS = ("BA11 9ZQ", "51.2345", "Orchard Close")  # of the refuge, where only its editors see them
EVERYWHERE = ("name", "summary", "description", "join", "cost", "who", "first visit", "getting there", "access", "role")

MARKUP = {
    "E1": "<script>alert(1)</script>",
    "E2": "<img src=x onerror=alert(1)>",
    "E3": "<svg onload=alert(1)>",
    "E4": "<iframe src=https://example.org></iframe>",
    "E5": "<style>main {display: none}</style>",
    "E6": '<meta http-equiv=refresh content="0">',
    "E7": "<object data=x></object><embed src=x>",
    "E8": '<noscript><p title="</noscript>">',
    "E9": "</div></article></main>",
    "E12": "{: onclick=alert(1) style=x id=main target=_top }",
    "E13": '<div markdown="1">x</div>',
    "E14": '--8<-- "canary.txt"',
    "E15": "{{ config }} {{7*7}} {% raw %}",
    "E17": '</title>"><script>alert(1)</script>',
    "E20": "</script><!--<script>",
}
LINKS = {
    "E10": ["javascript:x", "JaVaScRiPt:x", "java&#9;script:x", "java&NewLine;script:x", "javascript&colon;x"],
    "E11": ["vbscript:x", "data:text/html,x"],
}
DEEP = ["1. - - " * 3, "1. - - " * 66 + "- - ", "- 1. " * 4 + "x", "- 1. " * 100]
OPENINGS = ["![\\" * 200, "[" * 200, "[a](" * 200]


def public(desk: Desk) -> Built:
    """The site of that directory."""
    return desk.site("public", _files)


def _files() -> Files:
    files: dict[str, str | bytes] = {"activities/plain.yaml": GOOD}
    for number, text in MARKUP.items():
        files[f"activities/{number.lower()}.yaml"] = _activity(f"{number} {text}")
        files[f"activities/{number.lower()}-twin.yaml"] = _activity(f"{number} twin")
        files[f"places/{number.lower()}.yaml"] = _place(f"{number} {text}")
    for number, addresses in LINKS.items():
        files[f"activities/{number.lower()}.yaml"] = _described(" ".join(f"[press {a}]({a})" for a in addresses))
    for number, text in enumerate([*DEEP, *OPENINGS]):
        files[f"activities/deep-{number}.yaml"] = _described(text)
    return files | _PEOPLE | _TIME | _PLACES


def _activity(words: str) -> str:
    text = json.dumps(f"Words {words}")
    return (
        f"name: {json.dumps(words)}\nsummary: {json.dumps(f'For anybody who likes it {words}')}\n"
        f"description: {text}\ncategories: [arts]\n"
        f"sessions: [{{place: old-dairy, repeats: weekly, days: [monday], from: 11:00, notes: {text}}}]\n"
        f"cost: {{kind: fixed, amount: 2, notes: {text}}}\nwho: {{summary: {text}}}\n"
        f"join: {{ways: [drop-in], steps: {text}}}\nfirst_visit: {text}\ngetting_there: {{bus: {text}}}\n"
        f"access: {{notes: {text}}}\ncontact: {{role: {text}, phone: 01632 960124}}\nchecked: {{on: 2026-10-01}}\n"
    )


def _place(words: str) -> str:
    return f"name: {json.dumps(words)}\nkind: hall\naddress: [{json.dumps(words)}]\ntown: Frome\n"


def _described(text: str) -> str:
    return GOOD.decode() + f"description: {json.dumps(text)}\n"


def _good(**fields: str) -> str:
    rest = [each for each in GOOD.decode().splitlines() if each.split(":")[0] not in fields]
    return "\n".join([*rest, *(f"{key}: {value}" for key, value in fields.items())]) + "\n"


_PEOPLE = {
    "directory.yaml": USUAL_FILES["directory.yaml"]
    + "crisis: [{when: Someone to listen, name: Samaritans, phone: 116 123}]\n",
    "vocabulary/categories.yaml": "talking-cafe: {name: Talking cafes}\narts: {name: Arts}\n"
    "refuge: {name: Refuges, sensitive: true, crisis: true}\n",
    "activities/moorland.yaml": _good(
        name="Moorland Refuge",
        categories="[refuge]",
        sessions="[{repeats: by-arrangement, phone: true}]",
        serves="[frome]",
        private=f"{{notes: '{SECRETS[2]}, {SECRETS[0]}, {SECRETS[1]}'}}",
    ),
    "activities/mobile.yaml": _good(name="Held mobile", contact=f"{{phone: {MOBILE}}}"),
    "activities/child.yaml": _good(name="Held child", description=f"Little {CHILD}, aged 7, painted the sign."),
    "activities/health.yaml": _good(name="Held health", description=f"Our volunteer {HEALTH} has dementia."),
}
_TIME = {
    "activities/once-over.yaml": _good(
        name="Once and over", sessions="[{repeats: once, starts_on: 2026-01-02, from: 10:00}]"
    ),
    "activities/closed-club.yaml": _good(name="Closed club", closed="{on: 2026-09-01, reason: The hall was sold.}"),
    "activities/new-name.yaml": _good(name="New name", former_ids="[old-name, older-name]"),
    **{
        f"activities/checked-{months}.yaml": _good(name=f"Checked {months} months ago", checked=f"{{on: {on}}}")
        for months, on in {6: "2026-05-20", 12: "2025-11-20", 18: "2025-05-20"}.items()
    },
    "activities/welsh.yaml": _good(name="Clwb cinio", language="cy", summary="Cinio poeth i bawb bob dydd Mawrth."),
    "activities/tracked.yaml": _good(
        name="Tracked", contact=f"{{website: '{TRACKED}'}}", description=f"Look at [our page]({TRACKED})."
    ),
}
_PLACES = {"places/small-letters.yaml": "name: Small letters\nkind: hall\ntown: Frome\npostcode: ba111aa\n"}
