"""Links of version 1 into the finder, as they are in the templates of surgeries: they mean the same for ever.

A line may be added. None may be changed or removed.
"""

from __future__ import annotations

import json
from typing import Any

from tests.search.node import MODULES, node

LINKS: list[tuple[str, dict[str, Any]]] = [
    ("#need=loneliness&near=BA11", {"need": ["loneliness"], "near": "BA11"}),
    ("#need=loneliness&near=BA5+1AA", {"need": ["loneliness"], "near": "BA5 1AA"}),
    ("#need=loneliness&near=BA5%201AA", {"need": ["loneliness"], "near": "BA5 1AA"}),
    ("#near=Shepton+Mallet&need=grief&need=worries", {"near": "Shepton Mallet", "need": ["grief", "worries"]}),
    ("#q=walking+group&near=Wells", {"q": "walking group", "near": "Wells"}),
    ("#q=walking+group&near=Wells&within=4828", {"q": "walking group", "near": "Wells", "within": 4828}),
    (
        "#category=talking-cafe&day=monday&part=morning",
        {"category": ["talking-cafe"], "day": ["monday"], "part": ["morning"]},
    ),
    (
        "#need=loneliness&soon=week&met=yes&open=yes",
        {"need": ["loneliness"], "soon": ["week"], "met": True, "open": True},
    ),
    (
        "#need=money&cost=free&access=step_free_entrance&unsaid=yes",
        {"need": ["money"], "cost": ["free"], "access": ["step_free_entrance"], "unsaid": True},
    ),
    ("#area=frome&on=2026-12-05", {"area": ["frome"], "on": 20792}),
    (
        "#audience=carers&age=70&language=pl&mode=phone",
        {"audience": ["carers"], "age": 70, "language": ["pl"], "mode": ["phone"]},
    ),
    ("#near=BA11&sort=distance&view=map", {"near": "BA11", "sort": "distance", "view": "map"}),
    ("#need=loneliness&near=BA11&v=1", {"need": ["loneliness"], "near": "BA11"}),
    ("#need=loneliness&near=BA11&from=emis", {"need": ["loneliness"], "near": "BA11"}),
]


def test_each_means_what_it_has_always_meant() -> None:
    read = f"""
        import {{ stateOf }} from {json.dumps((MODULES / "state.js").as_uri())};
        console.log(JSON.stringify({json.dumps([link for link, _ in LINKS])}.map(stateOf)));
    """
    done = node("--input-type=module", "--eval", read)

    assert done.returncode == 0, done.stderr
    assert dict(zip([link for link, _ in LINKS], json.loads(done.stdout), strict=True)) == dict(LINKS)
