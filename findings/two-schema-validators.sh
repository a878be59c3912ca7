#!/usr/bin/env bash
# jsonschema 4.26.0 and jsonschema-rs 0.61.2 (PyPI), ajv 8.20.0 with ajv-formats 3.0.1 (npm): one schema of a session is
# three schemas. Each accepts something that another refuses.
#
# A good guess: a schema says what is right, so validators of one draft agree but for formats. What happens, with formats
# checked wherever they can be:
# - A price of a whole number of pence, multipleOf 0.01: jsonschema and ajv refuse £4.35 and 1,363 of the first 9,999
#   prices, jsonschema-rs none.
# - Patterns are Python's in jsonschema, so that $ lets a last line end by (as YAML's | gives it) and \d takes Bengali
#   digits; in the others neither.
# - jsonschema without its extra knows no time, date-time, uri or duration and lets everything by without a word, though a
#   FormatChecker was given; ajv-formats takes a date-time with a space instead of the T, jsonschema-rs does not.
#
# What to do: let one validator decide and never explain its refusal with another's reasons alone; write [0-9] and no \d;
# give money as pence or text; keep formats to date and check the rest in code. Fingerpost decides with jsonschema-rs,
# explains with jsonschema, and has words for the case that jsonschema finds nothing (reading/explain.py).
#
# Seen on 28 November 2026, Python 3.11.7 and Node 20.20.2:
#> jsonschema: refuses 1363 of 9999 prices
#>   takes 3.5 as 0.01
#>   refuses 4.35 as 0.01
#>   takes "10:00\n" as ^[0-9]{2}:[0-9]{2}$
#>   takes "১০:০০" as ^\d{2}:\d{2}$
#>   takes "10 o'clock" as time
#>   takes "P" as duration
#>   takes "2026-11-28 10:00:00Z" as date-time
#>   refuses "2026-02-30" as date
#> jsonschema-rs: refuses 0 of 9999 prices
#>   takes 3.5 as 0.01
#>   takes 4.35 as 0.01
#>   refuses "10:00\n" as ^[0-9]{2}:[0-9]{2}$
#>   refuses "১০:০০" as ^\d{2}:\d{2}$
#>   refuses "10 o'clock" as time
#>   refuses "P" as duration
#>   refuses "2026-11-28 10:00:00Z" as date-time
#>   refuses "2026-02-30" as date
#> ajv: refuses 1363 of 9999 prices
#>   takes 3.5 as 0.01
#>   refuses 4.35 as 0.01
#>   refuses "10:00\n" as ^[0-9]{2}:[0-9]{2}$
#>   refuses "১০:০০" as ^\d{2}:\d{2}$
#>   refuses "10 o'clock" as time
#>   refuses "P" as duration
#>   takes "2026-11-28 10:00:00Z" as date-time
#>   refuses "2026-02-30" as date
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check jsonschema==4.26.0 jsonschema-rs==0.61.2
npm install --prefix "$dir" --silent --no-audit --no-fund ajv@8.20.0 ajv-formats@3.0.1
cat > "$dir/cases.json" <<'JSON'
[[{"multipleOf": 0.01}, 3.5], [{"multipleOf": 0.01}, 4.35],
 [{"type": "string", "pattern": "^[0-9]{2}:[0-9]{2}$"}, "10:00\n"],
 [{"type": "string", "pattern": "^\\d{2}:\\d{2}$"}, "১০:০০"],
 [{"type": "string", "format": "time"}, "10 o'clock"], [{"type": "string", "format": "duration"}, "P"],
 [{"type": "string", "format": "date-time"}, "2026-11-28 10:00:00Z"], [{"type": "string", "format": "date"}, "2026-02-30"]]
JSON
cat > "$dir/run.py" <<'PY'
import json
import sys
from pathlib import Path

import jsonschema_rs
from jsonschema import Draft202012Validator

def plain(schema, value):
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER).is_valid(value)

def rust(schema, value):
    return jsonschema_rs.Draft202012Validator(schema, validate_formats=True).is_valid(value)

cases = json.loads(Path(sys.argv[1]).read_text())
for name, ask in (("jsonschema", plain), ("jsonschema-rs", rust)):
    prices = Draft202012Validator({"multipleOf": 0.01}) if ask is plain else jsonschema_rs.Draft202012Validator({"multipleOf": 0.01})
    refused = sum(not prices.is_valid(pence / 100) for pence in range(1, 10_000))
    print(f"{name}: refuses {refused} of 9999 prices")
    for schema, value in cases:
        print(f"  {'takes' if ask(schema, value) else 'refuses'} {json.dumps(value, ensure_ascii=False)} as {list(schema.values())[-1]}")
PY
cat > "$dir/run.mjs" <<'JS'
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const ajv = addFormats(new Ajv());
const price = ajv.compile({ multipleOf: 0.01 });
const refused = Array.from({ length: 9999 }, (_, pence) => (pence + 1) / 100).filter((amount) => !price(amount)).length;
console.log(`ajv: refuses ${refused} of 9999 prices`);
for (const [schema, value] of JSON.parse(readFileSync('cases.json', 'utf8'))) {
  console.log(`  ${ajv.compile(schema)(value) ? 'takes' : 'refuses'} ${JSON.stringify(value)} as ${Object.values(schema).at(-1)}`);
}
JS
"$dir/venv/bin/python" "$dir/run.py" "$dir/cases.json" > "$dir/out"
(cd "$dir" && node run.mjs) >> "$dir/out"
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
