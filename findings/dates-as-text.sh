#!/usr/bin/env bash
# python-dateutil 2.9.0 and holidays 0.109 (PyPI): the British setting makes 10 January of 2026-10-01, "10.30am" loses its
# half hour, "10-12" is a day in December; and holidays reads dates in text the American way, for Britain too.
#
# A good guess: dayfirst=True is for 01/10/2026 and leaves a date with the year first alone; 10.30am is half past ten, and
# hours without am or pm are refused; a list of British holidays reads 04/05/2026 as 4 May. What happens: dayfirst turns
# month and day of an ISO date too, silently whenever the day is 12 or less; after a full stop the minutes are dropped;
# hours become days; and "04/05/2026" in holidays asks about 5 April, so the bank holiday of 4 May is none. What is
# missing is taken from today, so that the answer changes from one day to the next.
#
# What to do: give dateutil dayfirst only when the text does not begin with a year, and yearfirst when it does; parse twice
# with two different days as default, and refuse what comes out different; never hand holidays a text. Fingerpost does so
# (generator/fingerpost/reading/corrections.py), and only to suggest a date, never to take one.
#
# Seen on 28 November 2026, Python 3.11.7:
#> dateutil 2026-10-01   10 January 2026 00:00
#> dateutil 2026-10-13   13 October 2026 00:00
#> dateutil 2026/10/01   10 January 2026 00:00
#> dateutil 20261001     10 January 2026 00:00
#> dateutil 10-12        10 December 2026 00:00    another day 10 December 2027 00:00
#> dateutil 10.30        10 November 2026 00:00    another day 10 February 2027 00:00
#> dateutil 10.30am      28 November 2026 10:00    another day 03 February 2027 10:00
#> dateutil 1000         28 November 1000 00:00    another day 03 February 1000 00:00
#> dateutil 2 - 4 pm     02 November 2026 16:00    another day 02 February 2027 16:00
#> holidays '04/05/2026'                 no bank holiday
#> holidays '2026-05-04'                 May Day
#> holidays datetime.date(2026, 5, 4)    May Day
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check python-dateutil==2.9.0.post0 holidays==0.109
"$dir/venv/bin/python" - > "$dir/out" <<'PY'
from datetime import date, datetime

import holidays
from dateutil import parser

for text in ("2026-10-01", "2026-10-13", "2026/10/01", "20261001", "10-12", "10.30", "10.30am", "1000", "2 - 4 pm"):
    one, other = (parser.parse(text, dayfirst=True, default=day) for day in (datetime(2026, 11, 28), datetime(2027, 2, 3)))
    print(f"dateutil {text:12} {one:%d %B %Y %H:%M}", "" if one == other else f"   another day {other:%d %B %Y %H:%M}")
british = holidays.country_holidays("GB", subdiv="ENG", years=2026)
for text in ("04/05/2026", "2026-05-04", date(2026, 5, 4)):
    print(f"holidays {text!r:28} {british.get(text, 'no bank holiday')}")
PY
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
