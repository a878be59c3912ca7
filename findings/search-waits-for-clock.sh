#!/usr/bin/env bash
# mkdocs-material 9.8.1 (PyPI), rxjs 7.8.2, which its search waits with, and lodash.debounce 4.0.8 (npm): a search that does nothing while
# the clock of a phone is behind the moment of the last key.
#
# A good guess: what waits a millisecond for the next key counts it with a timer, and the time of day has no part in it. What happens:
# rxjs asks Date.now() when the timer ends, and waits again for as long as that is before the key plus a millisecond. So when a phone sets
# its clock back by two seconds after a key, the search of a handbook takes two seconds; with a clock that a test holds still, it
# never comes, and nothing opens when the box is pressed. lodash notices a clock that was set back, and waits for ever at one that rests.
#
# What to do: count with performance.now(), which only goes on; in tests let the clock go on from the day that was chosen. Fingerpost's own
# search asks for no time between keys; the clock of its journeys in other browsers goes on (tests/browser/engines/probe.js).
#
# Seen on 30 November 2026, Node 20:
#> mkdocs-material asks the time of day where it waits: yes
#> the clock goes on: rxjs answers, lodash answers
#> the clock rests: rxjs waits, lodash waits
#> the clock is set back by two seconds: rxjs waits, lodash answers
#> two and a half seconds later: rxjs answers, lodash answers
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check --no-deps mkdocs-material==9.8.1
map=$(find "$dir/venv" -path '*assets/javascripts/bundle.*.js.map')
(cd "$dir" && npm install --silent --no-fund --no-audit rxjs@7.8.2 lodash.debounce@4.0.8 >/dev/null 2>&1)
cat > "$dir/run.mjs" <<'JS'
import fs from "node:fs";
import debounce from "lodash.debounce";
import { Subject, debounceTime } from "rxjs";

const { sources, sourcesContent } = JSON.parse(fs.readFileSync(process.argv[2], "utf8"));
const waiting = sourcesContent[sources.findIndex((name) => name.endsWith("operators/debounceTime.ts"))];
const provider = sourcesContent[sources.findIndex((name) => name.endsWith("dateTimestampProvider.ts"))];
const asks = /now < targetTime/.test(waiting) && /\|\| Date\)\.now\(\)/.test(provider);
console.log(`mkdocs-material asks the time of day where it waits: ${asks ? "yes" : "no"}`);

const real = Date.now;
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const said = (answers) => Object.entries(answers).map(([name, is]) => `${name} ${is ? "answers" : "waits"}`).join(", ");

/** One key in two boxes that wait a millisecond for the next; `before` and `after` change the clock around it. */
function press({ before = () => {}, after = () => {} }) {
  Date.now = real;
  const answers = { rxjs: false, lodash: false };
  const keys = new Subject();
  keys.pipe(debounceTime(1)).subscribe(() => { answers.rxjs = true; });
  const pressed = debounce(() => { answers.lodash = true; }, 1);
  before();
  keys.next("p");
  pressed();
  after();
  return answers;
}

let answers = press({});
await pause(300);
console.log(`the clock goes on: ${said(answers)}`);
const still = real();
answers = press({ before: () => { Date.now = () => still; } });
await pause(300);
console.log(`the clock rests: ${said(answers)}`);
answers = press({ after: () => { Date.now = () => real() - 2000; } });
await pause(300);
console.log(`the clock is set back by two seconds: ${said(answers)}`);
await pause(2500);
console.log(`two and a half seconds later: ${said(answers)}`);
process.exit();
JS
(cd "$dir" && node run.mjs "$map") > "$dir/out"
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
