#!/usr/bin/env bash
# recurring-ical-events 3.8.2, icalevents 0.3.1 (PyPI), node-ical 0.26.1, ical.js 2.2.1 (npm): a Tuesday that was called off is in
# the list of what is on, in all four.
#
# A good guess: a library that works out which days a series is on leaves out one that its organiser has called off. What
# happens: STATUS:CANCELLED, which Google and Outlook write for one day of a series, is a property like any other; the day
# comes as all the others do, and who does not ask for its status sends people to a closed door. Only a day that is left
# out of the rule (EXDATE) is away.
#
# What to do: in what you write, leave the day out, as Fingerpost does with not_on; in what you read, look at the status
# of each day: fingerpost import ical makes not_on of it.
#
# Seen on 29 November 2026, Python 3.11.7, Node 20.20.2:
#> every Tuesday, the second called off
#>   recurring-ical-events: 20.10. 10:00, 27.10. 10:00 CANCELLED, 03.11. 10:00, 10.11. 10:00
#>   icalevents:            20.10. 10:00, 27.10. 10:00 CANCELLED, 03.11. 10:00, 10.11. 10:00
#>   node-ical:             20.10. 10:00, 27.10. 10:00 CANCELLED, 03.11. 10:00, 10.11. 10:00
#>   ical.js:               20.10. 10:00, 27.10. 10:00 CANCELLED, 03.11. 10:00, 10.11. 10:00
#> the same, left out
#>   recurring-ical-events: 20.10. 10:00, 03.11. 10:00, 10.11. 10:00
#>   icalevents:            20.10. 10:00, 03.11. 10:00, 10.11. 10:00
#>   node-ical:             20.10. 10:00, 03.11. 10:00, 10.11. 10:00
#>   ical.js:               20.10. 10:00, 03.11. 10:00, 10.11. 10:00
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check icalendar==7.3.2 recurring-ical-events==3.8.2 icalevents==0.3.1
npm install --prefix "$dir" --silent --no-audit --no-fund node-ical@0.26.1 ical.js@2.2.1
cat > "$dir/run.py" <<'PY'
import sys
from datetime import date
from pathlib import Path

import icalendar
import recurring_ical_events
from icalevents.icalevents import events

ZONE = """BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:BST
DTSTART:19700329T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:GMT
DTSTART:19701025T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE"""
CASES = {
    "every Tuesday, the second called off": [
        "DTSTART;TZID=Europe/London:20261020T100000\nDTEND;TZID=Europe/London:20261020T110000\nRRULE:FREQ=WEEKLY",
        "RECURRENCE-ID;TZID=Europe/London:20261027T100000\nDTSTART;TZID=Europe/London:20261027T100000\n"
        "DTEND;TZID=Europe/London:20261027T110000\nSTATUS:CANCELLED",
    ],
    "the same, left out": ["DTSTART;TZID=Europe/London:20261020T100000\nDTEND;TZID=Europe/London:20261020T110000\nRRULE:FREQ=WEEKLY\nEXDATE;TZID=Europe/London:20261027T100000"],
}
FIRST, END = date(2026, 10, 18), date(2026, 11, 12)
folder = Path(sys.argv[1])
for number, (name, parts) in enumerate(CASES.items()):
    tea = [f"BEGIN:VEVENT\nUID:tea@example.org\nDTSTAMP:20260901T090000Z\nSUMMARY:Tea\n{part}\nEND:VEVENT" for part in parts]
    text = "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//example//EN", ZONE, *tea, "END:VCALENDAR", ""])
    raw = text.replace("\n", "\r\n").encode()
    (folder / f"{number}.ics").write_bytes(raw)
    days = recurring_ical_events.of(icalendar.Calendar.from_ical(raw)).between(FIRST, END)
    say = lambda when: f"{when:%d.%m. %H:%M}"
    print(name)
    print("  recurring-ical-events:", ", ".join(sorted((say(event["DTSTART"].dt) + ("" if event.get("STATUS") is None else " " + str(event["STATUS"])) for event in days), key=lambda d: (d[3:5], d))))
    found = events(string_content=raw, start=FIRST, end=END)
    print("  icalevents:           ", ", ".join(say(event.start) + (" " + str(event.status) if event.status else "") for event in sorted(found, key=lambda each: each.start)))
PY
cat > "$dir/run.mjs" <<'JS'
import { readFileSync } from 'node:fs';
import nodeIcal from 'node-ical';
import ICAL from 'ical.js';

const text = readFileSync(process.argv[2], 'utf8');
const say = (day) => `${String(day.getDate()).padStart(2, '0')}.${day.getMonth() + 1}. ${day.toTimeString().slice(0, 5)}`;
const tea = Object.values(nodeIcal.sync.parseICS(text)).find(({ type }) => type === 'VEVENT');
const days = nodeIcal.expandRecurringEvent(tea, { from: new Date(2026, 9, 18), to: new Date(2026, 10, 12) });
console.log('  node-ical:             ' + days.map(({ start, event }) => say(start) + (event?.status ? ` ${event.status}` : '')).join(', '));

const all = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
const main = all.find((each) => !each.isRecurrenceException());
for (const each of all) if (each !== main) main.relateException(each);
const next = main.iterator();
const said = [];
for (let at = next.next(); at && at.toString() < '2026-11-12'; at = next.next()) {
  const { startDate, item } = main.getOccurrenceDetails(at);
  const status = item.component.getFirstPropertyValue('status');
  said.push(say(startDate.toJSDate()) + (status ? ` ${status}` : ""));
}
console.log('  ical.js:               ' + said.join(', '));
JS
export TZ=Europe/London
"$dir/venv/bin/python" "$dir/run.py" "$dir" | while IFS= read -r line; do
  echo "$line"
  case $line in *icalevents:*) n=${n:-0}; (cd "$dir" && node run.mjs "$n.ics"); n=$((n + 1)) ;; esac
done > "$dir/out"
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
