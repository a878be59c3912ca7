#!/usr/bin/env bash
# rrule 2.8.1 (npm): a series of whole days begins on the day it is read, and not on its first day. And a late session on a
# summer evening loses its last day.
#
# A good guess: DTSTART;VALUE=DATE:20200107 is the first day, as RFC 5545 writes days without a time. What happens: rrule
# does not know VALUE=DATE, takes the line for none, and begins today, so old days are missing and every other week is the
# wrong week half of the time. Nothing is said.
# The same package compares UNTIL, which is in UTC, with the clock of the place. A session at 23:30 that ends at the end of
# 7 July in London (UNTIL=20260707T225959Z) is not there on 7 July.
#
# What to do: give rrule the first day without VALUE=DATE; let UNTIL be after the start by both clocks.
#
# Seen on 29 November 2026, Node 20.20.2, with TZ=Europe/London:
#> VALUE=DATE: begins in 2020: false, has a day before today: false
#> without:    begins in 2020: true, has a day before today: true
#> UNTIL=20260707T225959Z: last on 30 June
#> UNTIL=20260707T233100Z: last on 7 July
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --silent --no-audit --no-fund rrule@2.8.1
cat > "$dir/run.mjs" <<'JS'
import rrule from 'rrule';

const now = new Date();
for (const [name, start] of [['VALUE=DATE:', 'DTSTART;VALUE=DATE:20200107'], ['without:   ', 'DTSTART:20200107']]) {
  const days = rrule.rrulestr(`${start}\nRRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=400`).all();
  const before = days.some((day) => now - day > 86400000);
  console.log(`${name} begins in 2020: ${days[0].getUTCFullYear() === 2020}, has a day before today: ${before}`);
}
for (const until of ['20260707T225959Z', '20260707T233100Z']) {
  const rule = `DTSTART;TZID=Europe/London:20260602T233000\nRRULE:FREQ=WEEKLY;BYDAY=TU;UNTIL=${until}`;
  const last = rrule.rrulestr(rule).all().at(-1);
  console.log(`UNTIL=${until}: last on ${last.toLocaleString('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long' })}`);
}
JS
(cd "$dir" && TZ=Europe/London node run.mjs) > "$dir/out"
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
