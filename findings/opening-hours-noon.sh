#!/usr/bin/env bash
# jsonify-opening-hours 0.4.0 (PyPI): "Monday 10am-12pm" ends at midnight, and a second day is dropped without a word.
#
# A good guess: 12pm is noon, as everywhere, so the lunch club closes at 12:00; and a text of two parts gives two days,
# or an error. What happens: 12pm becomes 24:00, as the end and as the beginning, while the word "noon" is 12:00; and what
# follows a comma, "Sat 10am-1pm", is not read at all. Nobody notices: the answer is well formed.
#
# What to do: never pass such an answer on unseen. Read noon yourself, refuse a text of which any part is left over, and
# compare how many days went in and came out. Fingerpost reads hours with its own pattern
# (generator/fingerpost/exchange/tables/hours/opening_hours.py), where 12pm is 12:00 and what is not understood is left out and said.
#
# Seen on 28 November 2026, Python 3.11.7; the script fails when it is no longer so:
#> Monday 10am-12pm        -> monday 10:00 to 24:00
#> Monday 10am-noon        -> monday 10:00 to 12:00
#> Monday 12pm-2pm         -> monday 24:00 to 14:00
#> Fri 9am-5pm, Sat 10am-1pm -> friday 9:00 to 17:00
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check jsonify-opening-hours==0.4.0
"$dir/venv/bin/python" - > "$dir/out" <<'PY'
from opening_hours import OpeningHours

for text in ("Monday 10am-12pm", "Monday 10am-noon", "Monday 12pm-2pm", "Fri 9am-5pm, Sat 10am-1pm"):
    days = OpeningHours.parse(text).json()
    print(f"{text:23} ->", ", ".join(f"{day['day']} {day['opens']} to {day['closes']}" for day in days))
PY
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
