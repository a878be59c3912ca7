#!/usr/bin/env bash
# geopandas 1.2.0 with pyogrio 0.13.0 (GDAL 3.12.4; PyPI): a GeoJSON of groups that is opened and saved,
# with nothing changed, has other values in it.
#
# A good guess: GeoJSON in and GeoJSON out keeps the properties; at most the order changes. What happens: a day becomes a moment at
# midnight, but only if every row has one that can be read; "10:00" is "10:00:00"; yes, where one group has not answered, is 1.0, and a
# price or an age with a gap a fraction; a list of two is a text in NumPy's spelling, without commas, while a list of one in the next row
# stays a list; and the id of a point, which addresses hang on, has become a property. A telephone that is a text is left alone.
#
# What to do: what a list must keep goes into texts; whoever reads such a file back must take 1.0 for yes, 3.0 for £3, a moment for
# its day and "['walking' 'tea']" for a list. Fingerpost's import does so (generator/fingerpost/exchange/tables/values/cell_lists.py,
# value_ways.py), and its own GeoJSON is for maps: records go back and forth in the workbook.
#
# Seen on 30 November 2026, Python 3.11.7:
#> GDAL 3.12.4
#> id:        club-0 | club-1 -> in properties: club-0 | club-1
#> phone:     "01373 468300" | "01373 468301" -> "01373 468300" | "01373 468301"
#> checked:   "2026-10-01" | "2026-10-02" -> "2026-10-01T00:00:00" | "2026-10-02T00:00:00"
#> printed:   "2026-10-01" | "about 2026" -> "2026-10-01" | "about 2026"
#> starts:    "10:00" | "19:30" -> "10:00:00" | "19:30:00"
#> step_free: true | null -> 1.0 | null
#> free:      true | false -> true | false
#> price:     3 | null -> 3.0 | null
#> tags:      ["walking", "tea"] | ["walking"] -> "['walking' 'tea']" | ["walking"]
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check geopandas==1.2.0 pyogrio==0.13.0
(cd "$dir" && venv/bin/python -) > "$dir/out" <<'PY'
import json

import geopandas
import pyogrio

columns = {
    "phone": ["01373 468300", "01373 468301"],
    "checked": ["2026-10-01", "2026-10-02"],
    "printed": ["2026-10-01", "about 2026"],
    "starts": ["10:00", "19:30"],
    "step_free": [True, None],
    "free": [True, False],
    "price": [3, None],
    "tags": [["walking", "tea"], ["walking"]],
}
features = [
    {
        "type": "Feature",
        "id": f"club-{row}",
        "geometry": {"type": "Point", "coordinates": [-2.32 + row / 100, 51.23]},
        "properties": {name: values[row] for name, values in columns.items()},
    }
    for row in (0, 1)
]
with open("groups.geojson", "w") as file:
    json.dump({"type": "FeatureCollection", "features": features}, file)
geopandas.read_file("groups.geojson").to_file("again.geojson")
with open("again.geojson") as file:
    again = json.load(file)["features"]
print("GDAL", ".".join(map(str, pyogrio.__gdal_version__)))
assert not any("id" in feature for feature in again)
print("id:       ", " | ".join(one["id"] for one in features), "-> in properties:", " | ".join(one["properties"]["id"] for one in again))
for name in columns:
    old, new = ([json.dumps(one["properties"][name]) for one in made] for made in (features, again))
    print(f"{name + ':':10}", " | ".join(old), "->", " | ".join(new))
PY
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
