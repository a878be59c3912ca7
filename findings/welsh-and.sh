#!/usr/bin/env bash
# Babel 2.19.0 (PyPI): a Welsh list says "Llun a(c) Iau", and Welsh hours "10:00 11:30 AM" have no dash between them.
#
# A good guess: the library that writes English and Gaelic lists writes Welsh ones too. What happens: "and" is a or ac in
# Welsh, as the next word begins with a consonant or a vowel, and the pattern of Unicode's data has both: "a(c)". In the
# hm pattern for a span of hours in one half of the day the dash is left out altogether. Node 20.20.2's Intl, with the same
# data (CLDR 48), writes both the same; Debian's Chromium 156 has no Welsh and writes "Llun and Iau" on a Welsh page.
#
# What to do: after the library, write a before a consonant and ac before a vowel; join two times yourself; let the build
# write Welsh words and not the browser. Fingerpost does the first in language/language.py, and has its own "{starts} to
# {ends}" in the catalogue.
#
# Seen on 28 November 2026, Python 3.11.7 (thin and narrow spaces written as plain ones):
#> cy: Llun a(c) Mercher | Llun, Mercher, a(c) Iau | 10:00 11:30 AM | 10:00 AM – 2:00 PM
#> gd: DiLuain agus DiCiadain | DiLuain, DiCiadain agus Diardaoin | 10:00 – 11:30m | 10:00m – 2:00f
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check babel==2.19.0
"$dir/venv/bin/python" - > "$dir/out" <<'PY'
from datetime import datetime

from babel.dates import format_interval
from babel.lists import format_list

ten, half_past_eleven, two = (datetime(2026, 11, 28, *at) for at in ((10,), (11, 30), (14,)))
for locale, days in (("cy", ["Llun", "Mercher", "Iau"]), ("gd", ["DiLuain", "DiCiadain", "Diardaoin"])):
    spans = (format_interval(ten, end, "hm", locale=locale) for end in (half_past_eleven, two))
    line = " | ".join((format_list(days[:2], locale=locale), format_list(days, locale=locale), *spans))
    print(f"{locale}: {line}".replace("\u2009", " ").replace("\u202f", " "))
PY
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
