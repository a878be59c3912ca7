"""A directory in which every name and every text is markup that would do harm, if a page took it for such."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from tests.browser.site import build_records

IMAGE = "<img src=x onerror=window.hit=1>"
BREAK_OUT = '"><script>window.hit=1</script>'
POLICY = re.compile(r'<meta http-equiv="?Content-Security-Policy"?[^>]*>')


def build_hostile(folder: Path) -> Path:
    """Build the directory; gives the folder of its site."""
    return build_records(folder, records())


def without_policy(site: Path, copy: Path) -> Path:
    """Copy a site and take the policy out of its pages: what is escaped needs no second fence."""
    shutil.copytree(site, copy)
    for page in copy.rglob("*.html"):
        page.write_text(POLICY.sub("", page.read_text(encoding="utf-8")), encoding="utf-8")
    return copy


def records() -> dict[str, str]:
    image, script = (lambda words: json.dumps(f"{words} {IMAGE}")), (lambda words: json.dumps(f"{words} {BREAK_OUT}"))
    files = {
        "directory.yaml": f"title: {image('Hills')}\nsite: https://directory.example.org/\n"
        f"area: {{name: {image('Mendip')}, bounds: {{south: 51.0, west: -2.9, north: 51.4, east: -2.2}}}}\n"
        f"example: yes\neditors: {{name: {image('Team')}, email: hello@example.org, phone: 01632 960001}}\n"
        f"crisis: [{{name: {image('Line')}, phone: 116 123}}]\n",
        "vocabulary/categories.yaml": f"talking-cafe: {{name: {image('Cafes')}, words: [{image('cuppa')}]}}\n"
        f"arts: {{name: {script('Arts')}, parent: talking-cafe}}\n",
        "vocabulary/needs.yaml": f"loneliness: {{name: {image('Company')}, words: [lonely]}}\n",
        "vocabulary/audiences.yaml": f"carers: {{name: {script('Carers')}}}\n",
        "vocabulary/areas.yaml": f"frome: {{name: {image('Frome')}, location: {{lat: 51.23, lon: -2.32}}}}\n",
        "vocabulary/access.yaml": f"step_free_entrance: {{name: {image('Step-free')}}}\n",
        "groups/connectors.yaml": f"name: {image('Connectors')}\nsummary: {script('People who know what is on near')}\n"
        "contact: {phone: 01632 960123}\nchecked: {on: 2026-10-01}\n",
        "places/old-dairy.yaml": f"name: {image('Dairy')}\nkind: hall\naddress: [{image('Lane')}]\n"
        f"town: {image('Frome')}\nlocation: {{lat: 51.23, lon: -2.32, from: by-hand}}\n"
        "access: {step_free_entrance: yes}\n",
    }
    for number, day in enumerate(["monday", "monday", "tuesday"]):
        who = "" if number == 2 else ", for: [carers]"
        files[f"activities/cafe-{number}.yaml"] = (
            f"name: {(script if number % 2 else image)(f'Cafe {number}')}\nsummary: {image('Meet over a cuppa')}\n"
            f"description: {script('Words [a](javascript:window.hit=1)')}\ngroup: connectors\n"
            "categories: [talking-cafe, arts]\nneeds: [loneliness]\n"
            f"sessions: [{{place: old-dairy, repeats: weekly, days: [{day}], from: 11:00, to: 13:00}}]\n"
            f"cost: {{kind: varies, notes: {image('Pay')}}}\nwho: {{summary: {image('All')}{who}}}\n"
            f"first_visit: {image('Come')}\ncontact: {{phone: 01632 960124}}\nchecked: {{on: 2026-10-01, how: phone}}\n"
        )
    return files
