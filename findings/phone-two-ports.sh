#!/usr/bin/env bash
# phonenumbers 9.0.43 (PyPI) and libphonenumber-js 1.13.16 (npm), two ports of one library, read the same cell differently:
# a first name after a number is dialled by one, and two numbers are one long number or none.
#
# A good guess: both are ports of Google's libphonenumber, so a check in Python and a check in the browser agree. What
# happens: only the Python one turns letters into the digits of a keypad, as the original does, so (Ann) adds 266; two
# numbers with "or" between them become one of 16 figures for it, and no number at all for the other; and the tel: links
# have hyphens in one and none in the other, so that comparing links as texts finds no twins.
#
# What to do: take out words and split two numbers before either library sees the text; compare E.164 and never the link;
# make links from E.164. Fingerpost parses in Python alone (records/telephone.py) and never in the browser.
#
# Seen on 28 November 2026, Python 3.11.7 and Node 20.20.2 (numbers from Ofcom's list for drama):
#> Python      020 7946 0123                 valid      tel:+44-20-7946-0123
#> Python      020 7946 0123 (Ann)           not valid  tel:+44-2079460123266
#> Python      01632 960123 or 960124        not valid  tel:+44-1632960123960124
#> Python      (01632) 960123 or 960124      not valid  tel:+44-1632960123960124
#> Python      020 7946 0123 ext 2           valid      tel:+44-20-7946-0123;ext=2
#> JavaScript  020 7946 0123                 valid      tel:+442079460123
#> JavaScript  020 7946 0123 (Ann)           valid      tel:+442079460123
#> JavaScript  01632 960123 or 960124        NOT_A_NUMBER
#> JavaScript  (01632) 960123 or 960124      NOT_A_NUMBER
#> JavaScript  020 7946 0123 ext 2           valid      tel:+442079460123;ext=2
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check phonenumbers==9.0.43
npm install --prefix "$dir" --silent --no-audit --no-fund libphonenumber-js@1.13.16
cat > "$dir/cells" <<'TXT'
020 7946 0123
020 7946 0123 (Ann)
01632 960123 or 960124
(01632) 960123 or 960124
020 7946 0123 ext 2
TXT
"$dir/venv/bin/python" - "$dir/cells" > "$dir/out" <<'PY'
import sys
from pathlib import Path

import phonenumbers
from phonenumbers import PhoneNumberFormat

for text in Path(sys.argv[1]).read_text().splitlines():
    number = phonenumbers.parse(text, "GB")
    valid = "valid" if phonenumbers.is_valid_number(number) else "not valid"
    print(f"Python      {text:30}{valid:11}{phonenumbers.format_number(number, PhoneNumberFormat.RFC3966)}")
PY
cat > "$dir/run.mjs" <<'JS'
import { readFileSync } from 'node:fs';
import { parsePhoneNumber } from 'libphonenumber-js/max';

for (const text of readFileSync('cells', 'utf8').trim().split('\n')) {
  let answer;
  try {
    const number = parsePhoneNumber(text, 'GB');
    answer = `${(number.isValid() ? 'valid' : 'not valid').padEnd(11)}${number.getURI()}`;
  } catch (refusal) {
    answer = refusal.message;
  }
  console.log(`JavaScript  ${text.padEnd(30)}${answer}`);
}
JS
(cd "$dir" && node run.mjs) >> "$dir/out"
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
