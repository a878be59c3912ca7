#!/usr/bin/env bash
# opening_hours 3.15.0 (npm), opening_hours_py 2.1.4 (PyPI): "week 1-53/2 We", the way to write every other Wednesday in
# OpenStreetMap's opening_hours, meets two weeks running over New Year 2026, and is in the other week from then on.
#
# A good guess: /2 means every second week. What happens: it means weeks with an odd number of ISO 8601, and 2026 has a
# week 53. So the group meets in week 53 (30 December) and in week 1 (6 January); from then on both readers send people
# on the Wednesdays between. It works in every year of 52 weeks, so nobody sees it until a year such as 2026 or 2032.
# python-dateutil 2.9.0, for a rule with an interval and a first day (iCalendar, Open Referral UK), keeps the fortnight.
#
# What to do: never translate "every other week" into week numbers, nor read week numbers as "every other week"; write a
# first day. Fingerpost asks for starts_on beside `every: 2`.
#
# Seen on 28 November 2026, Python 3.11.7 and Node 20.20.2:
#> opening_hours     Dec 02, Dec 16, Dec 30, Jan 06, Jan 20
#> opening_hours_py  Dec 02, Dec 16, Dec 30, Jan 06, Jan 20
#> dateutil          Dec 02, Dec 16, Dec 30, Jan 13, Jan 27
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check opening_hours_py==2.1.4 python-dateutil==2.9.0.post0
npm install --prefix "$dir" --silent --no-audit --no-fund opening_hours@3.15.0
cat > "$dir/run.mjs" <<'JS'
import OpeningHours from 'opening_hours';

const hours = new OpeningHours('week 1-53/2 We 10:00-12:00');
const days = hours.getOpenIntervals(new Date(2026, 11, 1), new Date(2027, 0, 31)).map(([from]) => from.toDateString().slice(4, 10));
console.log(`opening_hours     ${days.join(', ')}`);
JS
(cd "$dir" && node run.mjs) > "$dir/out"
"$dir/venv/bin/python" - >> "$dir/out" <<'PY'
from datetime import datetime

from dateutil.rrule import rrulestr
from opening_hours import OpeningHours

first, last = datetime(2026, 12, 1), datetime(2027, 1, 31)
spans = OpeningHours("week 1-53/2 We 10:00-12:00").intervals(first, last)
print("opening_hours_py ", ", ".join(f"{span[0]:%b %d}" for span in spans if str(span[2]) == "open"))
rule = rrulestr("DTSTART:20261202T100000\nRRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=WE")
print("dateutil         ", ", ".join(f"{day:%b %d}" for day in rule.between(first, last)))
PY
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
