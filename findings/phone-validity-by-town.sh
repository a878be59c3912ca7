#!/usr/bin/env bash
# phonenumbers 9.0.43 (PyPI) and libphonenumber-js 1.13.16 (npm): is_valid_number knows how far Ofcom has given numbers out in
# some British towns, and in others takes whatever has an area code and enough figures.
#
# A good guess: the library is as exact everywhere, so what it refuses in a landline is a slip of the pen. What happens: of
# the 800 blocks that an area code can have (its next three digits), every one is valid in Manchester, Liverpool and Frome,
# but 500 in Nottingham, 400 in Bristol and 320 in Leicester. A wrong digit is noticed only in the second kind of town, and only
# there a new number, of a block that came into use after the version one has, is refused although its owner prints it.
#
# What to do: ask for the length and a real area code; where only the block is not known, take the number and say that it
# is worth ringing. Fingerpost does so in records/telephone.py, and never leaves a group out for it.
#
# Seen on 1 December 2026, Python 3.11.7 and Node 20.20.2 (blocks beginning with 200 to 999, of 800):
#> 0113 Leeds      Python 506  JavaScript 506
#> 0115 Nottingham Python 500  JavaScript 500
#> 0116 Leicester  Python 320  JavaScript 320
#> 0117 Bristol    Python 400  JavaScript 400
#> 0121 Birmingham Python 640  JavaScript 640
#> 0151 Liverpool  Python 800  JavaScript 800
#> 0161 Manchester Python 800  JavaScript 800
#> 01373 Frome     Python 800  JavaScript 800
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check phonenumbers==9.0.43
npm install --prefix "$dir" --silent --no-audit --no-fund libphonenumber-js@1.13.16
cat > "$dir/towns" <<'TXT'
113 Leeds
115 Nottingham
116 Leicester
117 Bristol
121 Birmingham
151 Liverpool
161 Manchester
1373 Frome
TXT
"$dir/venv/bin/python" - "$dir/towns" > "$dir/python" <<'PY'
import sys
from pathlib import Path

import phonenumbers

for line in Path(sys.argv[1]).read_text().splitlines():
    code, town = line.split()
    numbers = (f"+44{code}{block}".ljust(13, "0") for block in range(200, 1000))
    valid = sum(phonenumbers.is_valid_number(phonenumbers.parse(number)) for number in numbers)
    print(f"0{code} {town.ljust(14 - len(code))} Python {valid}")
PY
cat > "$dir/run.mjs" <<'JS'
import { readFileSync } from 'node:fs';
import { parsePhoneNumber } from 'libphonenumber-js/max';

for (const line of readFileSync('towns', 'utf8').trim().split('\n')) {
  const [code] = line.split(' ');
  const blocks = Array.from({ length: 800 }, (_, at) => `+44${code}${at + 200}`.padEnd(13, '0'));
  console.log(`JavaScript ${blocks.filter((number) => parsePhoneNumber(number).isValid()).length}`);
}
JS
(cd "$dir" && node run.mjs) > "$dir/javascript"
paste -d ' ' "$dir/python" "$dir/javascript" > "$dir/out"
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
