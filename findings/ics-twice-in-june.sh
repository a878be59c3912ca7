#!/usr/bin/env bash
# ical.js 2.2.1 (npm, and in Thunderbird): two sessions of a group that meets in January and June are there twice.
#
# A good guess: FREQ=MONTHLY;BYMONTH=1,6;BYDAY=4TU,4SA gives the fourth Tuesday and the fourth Saturday of January and June,
# each once. What happens: when the first day is not in the first month that is named, the days of its month come twice, so
# Thunderbird shows the club twice on the same evening. As a yearly rule with the same months and days, each is there once;
# so it is with one weekday, and when the series begins in January. recurring-ical-events, node-ical and rrule have each
# once either way.
#
# What to do: write a monthly rule that has months and several weekdays as FREQ=YEARLY.
#
# Seen on 29 November 2026, Node 20.20.2:
#> MONTHLY 4TU,4SA from June: 23 Jun, 27 Jun, 23 Jun, 27 Jun, 23 Jan, 26 Jan
#> MONTHLY 4TU from June: 23 Jun, 26 Jan
#> YEARLY 4TU,4SA from June: 23 Jun, 27 Jun, 23 Jan, 26 Jan
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --silent --no-audit --no-fund ical.js@2.2.1
cat > "$dir/run.mjs" <<'JS'
import ICAL from 'ical.js';

for (const [freq, days] of [['MONTHLY', '4TU,4SA'], ['MONTHLY', '4TU'], ['YEARLY', '4TU,4SA']]) {
  const rule = ICAL.Recur.fromString(`FREQ=${freq};BYMONTH=1,6;BYDAY=${days};UNTIL=20270131T000000Z`);
  const next = rule.iterator(ICAL.Time.fromString('2026-06-23T19:00:00'));
  const found = [];
  for (let day = next.next(); day; day = next.next()) found.push(`${day.day} ${day.month === 6 ? 'Jun' : 'Jan'}`);
  console.log(`${freq} ${days} from June: ${found.join(', ')}`);
}
JS
(cd "$dir" && node run.mjs) > "$dir/out"
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
