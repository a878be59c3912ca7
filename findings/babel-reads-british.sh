#!/usr/bin/env bash
# Babel 2.19.0 (PyPI), locale en_GB: parse_time reads "2pm" as 02:00, and parse_decimal reads "3,50" as 350.
#
# A good guess: Babel writes "2:15 pm" for en_GB, so it reads it back, or refuses; a price with a comma is refused. What
# happens: the British pattern for a short time has 24 hours, so pm is dropped without a word, and a lunch club is at two
# in the morning. Commas are taken out wherever they are, unless strict=True. So what is read is well formed and wrong.
#
# What to do: use Babel to write, never to read what people type. With parse_decimal say strict=True. Fingerpost reads
# times and amounts with patterns of its own (reading/corrections.py, exchange/tables/hours/opening_hours.py), and has Babel only write.
#
# Seen on 28 November 2026, Python 3.11.7:
#> written: 2:15 pm, read back: 02:15:00
#> 2pm        02:00:00   in en_US 14:00:00
#> 2.15pm     02:15:00   in en_US 14:15:00
#> 7.30 p.m.  07:30:00   in en_US 07:30:00
#> 3.50       3.50   strict 3.50
#> 3,50       350   strict refused
#> 10,00      1000   strict refused
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check babel==2.19.0
"$dir/venv/bin/python" - > "$dir/out" <<'PY'
from datetime import datetime

from babel.dates import format_skeleton, parse_time
from babel.numbers import NumberFormatError, parse_decimal

written = format_skeleton("hm", datetime(2026, 11, 28, 14, 15), locale="en_GB")
print(f"written: {written}, read back: {parse_time(written, locale='en_GB')}")
for text in ("2pm", "2.15pm", "7.30 p.m."):
    print(f"{text:10} {parse_time(text, locale='en_GB')}   in en_US {parse_time(text, locale='en_US')}")
for text in ("3.50", "3,50", "10,00"):
    try:
        strict = parse_decimal(text, locale="en_GB", strict=True)
    except NumberFormatError:
        strict = "refused"
    print(f"{text:10} {parse_decimal(text, locale='en_GB')}   strict {strict}")
PY
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
