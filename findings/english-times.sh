#!/usr/bin/env bash
# recurrent 0.4.1 and timefhuman 0.1.5 (PyPI), which read times in English: a club on Tuesdays and Thursdays is over
# before it meets, the 1st and 3rd Monday are every third week, and 10-12pm begins at ten at night.
#
# A good guess: a plain sentence, such as a poster has, gives the rule that it says, or none. What happens: recurrent
# takes "from 10am to 12pm" for a beginning and an end of the whole series, both today, so it never meets; of two weeks of
# a month it keeps the larger number, as weeks from one to the next; "except in August" takes out next year's Tuesdays
# only; noon is lost. timefhuman gives 10-12pm and 10pm-2am as ranges that end before they begin, on one day. All of it is
# well formed, and no error says so.
#
# What to do: never pass such an answer on unseen. Say the rule again in words and let a person compare; refuse a range
# that ends before it begins, and a series without a day. Fingerpost reads hours with a grammar of its own
# (generator/fingerpost/schedule/hours), which leaves in words what is not certain; a property test says each rule in
# words and reads it back.
#
# Seen on 30 November 2026, Python 3.11.7, with that day as today; the script fails when it is no longer so:
#> recurrent   every tuesday and thursday from 10am to 12pm   DTSTART:20261130 RRULE:BYDAY=TU,TH;INTERVAL=1;FREQ=WEEKLY;UNTIL=20261130
#> recurrent   every 1st and 3rd monday                       RRULE:BYDAY=MO;INTERVAL=3;FREQ=WEEKLY
#> recurrent   every tuesday except in august                 5 days left out, all of 2027
#> recurrent   every day at noon                              RRULE:INTERVAL=1;FREQ=DAILY
#> recurrent   last friday of every month at 7pm              RRULE:BYDAY=-1FR;BYHOUR=19;BYMINUTE=0;INTERVAL=1;FREQ=MONTHLY
#> timefhuman  Tuesday 10-12pm                                Tue 22:00 to Tue 12:00
#> timefhuman  Tuesday 11am-1                                 Tue 11:00 to Tue 01:00
#> timefhuman  Friday 10pm-2am                                Fri 22:00 to Fri 02:00
#> timefhuman  Tuesday 12-2pm                                 Tue 12:00 to Tue 14:00
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check recurrent==0.4.1 parsedatetime==2.6 timefhuman==0.1.5
"$dir/venv/bin/python" - > "$dir/out" <<'PY'
from datetime import datetime

from recurrent.event_parser import RecurringEvent
from timefhuman import tfhConfig, timefhuman

TODAY = datetime(2026, 11, 30)
for text in (
    "every tuesday and thursday from 10am to 12pm",
    "every 1st and 3rd monday",
    "every tuesday except in august",
    "every day at noon",
    "last friday of every month at 7pm",
):
    rule = str(RecurringEvent(now_date=TODAY).parse(text)).replace("\n", " ")
    if "EXDATE:" in rule:
        days = rule.split("EXDATE:")[1].split(",")
        rule = f"{len(days)} days left out, all of {' and '.join(sorted({day[:4] for day in days}))}"
    print(f"recurrent   {text:47}{rule}")
for text in ("Tuesday 10-12pm", "Tuesday 11am-1", "Friday 10pm-2am", "Tuesday 12-2pm"):
    ((starts, ends),) = timefhuman(text, config=tfhConfig(now=TODAY))
    print(f"timefhuman  {text:47}{starts:%a %H:%M} to {ends:%a %H:%M}")
PY
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
