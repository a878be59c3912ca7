#!/usr/bin/env bash
# ics 3.12.0 (npm): a weekly club at 10:00, put into a calendar in July, is at 9:00 from the end of October.
#
# A good guess: the package is given the local time and a weekly rule, so the club is at ten all year. What happens: it
# writes the first day in UTC (DTSTART:20260707T090000Z), and a rule that starts in UTC repeats in UTC. With
# startOutputType 'local' it writes a time without a zone, which ical.js 2.2.1 then keeps at ten; but node-ical 0.26.1
# repeats that one in UTC too, and is an hour early again. No option of the package writes a TZID.
#
# What to do: write DTSTART;TZID=Europe/London with a VTIMEZONE, whatever the package offers; in tests look at a day on the
# other side of the clock change, since every day of the same half year is right.
#
# Seen on 28 November 2026, Node 20.20.2 with TZ=Europe/London:
#> DTSTART:20260707T090000Z
#>   node-ical: 7 July at 10:00, 24 November at 09:00
#>   ical.js:   7 July at 10:00, 24 November at 09:00
#> DTSTART:20260707T100000
#>   node-ical: 7 July at 10:00, 24 November at 09:00
#>   ical.js:   7 July at 10:00, 24 November at 10:00
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --silent --no-audit --no-fund ics@3.12.0 node-ical@0.26.1 ical.js@2.2.1
cat > "$dir/run.mjs" <<'JS'
import ics from 'ics';
import ical from 'node-ical';
import ICAL from 'ical.js';

const say = (day) => day.toLocaleString('en-GB', { timeZone: 'Europe/London', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });
for (const startOutputType of ['utc', 'local']) {
  const club = { start: [2026, 7, 7, 10, 0], duration: { hours: 2 }, title: 'Lunch club', recurrenceRule: 'FREQ=WEEKLY;COUNT=30' };
  const text = ics.createEvent({ ...club, startOutputType }).value;
  console.log(text.match(/DTSTART.*/)[0].trim());
  const all = Object.values(ical.sync.parseICS(text)).find(({ type }) => type === 'VEVENT').rrule.all();
  console.log(`  node-ical: ${say(all[0])}, ${say(all[20])}`);
  const event = new ICAL.Event(new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vevent'));
  const next = event.iterator();
  const days = Array.from({ length: 21 }, () => next.next().toJSDate());
  console.log(`  ical.js:   ${say(days[0])}, ${say(days[20])}`);
}
JS
(cd "$dir" && TZ=Europe/London node run.mjs) > "$dir/out"
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
