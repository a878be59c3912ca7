#!/usr/bin/env bash
# phonenumbers 9.0.43 (PyPI) and libphonenumber-js 1.13.16 (npm): three of the twenty ranges that Ofcom keeps for films and
# plays are not valid numbers, and 01632 960xxx and 07700 900xxx, the best known, are among them.
#
# A good guess: all of them are valid, since they look so, or none is, since nobody can have one. What happens: seventeen
# are valid, among them London's 020 7946 0xxx and the freephone range; only 01632 960, 07700 900 and Nottingham's
# 0115 496 0xxx are refused. Tests with 020 7946 numbers go through the code for real numbers, tests with 01632 numbers
# through the code for wrong ones; and a check that asks is_valid_number publishes most placeholder numbers.
#
# What to do: have Ofcom's list beside the library, both to let examples pass and to notice a number that was never
# anybody's in a real record. Fingerpost has it in records/telephone.py.
# The ranges: ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama
#
# Seen on 28 November 2026, Python 3.11.7 and Node 20.20.2:
#> phonenumbers: 17 of 20 valid, not 0115 496 0123, 01632 960123, 07700 900123
#> libphonenumber-js: 17 of 20 valid, not 0115 496 0123, 01632 960123, 07700 900123
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check phonenumbers==9.0.43
npm install --prefix "$dir" --silent --no-audit --no-fund libphonenumber-js@1.13.16
cat > "$dir/numbers" <<'TXT'
0113 496 0123
0114 496 0123
0115 496 0123
0116 496 0123
0117 496 0123
0118 496 0123
0121 496 0123
0131 496 0123
0141 496 0123
0151 496 0123
0161 496 0123
020 7946 0123
0191 498 0123
028 9649 6123
029 2018 0123
01632 960123
07700 900123
08081 570123
0909 879 0123
03069 990123
TXT
"$dir/venv/bin/python" - "$dir/numbers" > "$dir/out" <<'PY'
import sys
from pathlib import Path

import phonenumbers

numbers = Path(sys.argv[1]).read_text().splitlines()
refused = [text for text in numbers if not phonenumbers.is_valid_number(phonenumbers.parse(text, "GB"))]
print(f"phonenumbers: {len(numbers) - len(refused)} of {len(numbers)} valid, not {', '.join(refused)}")
PY
cat > "$dir/run.mjs" <<'JS'
import { readFileSync } from 'node:fs';
import { parsePhoneNumber } from 'libphonenumber-js/max';

const numbers = readFileSync('numbers', 'utf8').trim().split('\n');
const refused = numbers.filter((text) => !parsePhoneNumber(text, 'GB').isValid());
console.log(`libphonenumber-js: ${numbers.length - refused.length} of ${numbers.length} valid, not ${refused.join(', ')}`);
JS
(cd "$dir" && node run.mjs) >> "$dir/out"
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
