#!/usr/bin/env bash
# opening_hours_py 2.1.4 (PyPI) and opening_hours 3.15.0 (npm): "by appointment" is open all night to one, unknown to the
# other. Both read the opening_hours of OpenStreetMap.
#
# A good guess: a rule that is only a comment in quotes says that nobody can know, and two libraries of one notation
# agree on it. What happens: the Python one rewrites it as 24/7 "by appointment" and answers that it is open at three in
# the morning; the JavaScript one says unknown. OsmAnd had the Python reading once, and says there that the notation is
# not clear about this case (github.com/osmandapp/OsmAnd, issue 6400).
#
# What to do: writing hours for others, add the word, as in: unknown "by appointment"; both then agree. Reading them,
# treat a rule that has a comment and no times as "ask", whatever a library says of its state. Fingerpost has a value of
# its own, `repeats: by-arrangement`, and never makes hours of it.
#
# Seen on 28 November 2026, Python 3.11.7 and Node 20.20.2, for 3 a.m. on Tuesday 1 December 2026:
#> Python      "by appointment"                          open      rewritten as 24/7 "by appointment"
#> Python      Mo 10:00-12:00 || "by appointment"        open      rewritten as Mo 10:00-12:00 || 24/7 "by appointment"
#> Python      unknown "by appointment"                  unknown   rewritten as 24/7 unknown "by appointment"
#> JavaScript  "by appointment"                          unknown
#> JavaScript  Mo 10:00-12:00 || "by appointment"        unknown
#> JavaScript  unknown "by appointment"                  unknown
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check opening_hours_py==2.1.4
npm install --prefix "$dir" --silent --no-audit --no-fund opening_hours@3.15.0
"$dir/venv/bin/python" - > "$dir/out" <<'PY'
from datetime import datetime

from opening_hours import OpeningHours

for text in ('"by appointment"', 'Mo 10:00-12:00 || "by appointment"', 'unknown "by appointment"'):
    hours = OpeningHours(text)
    night = datetime(2026, 12, 1, 3)
    state = "open" if hours.is_open(night) else "unknown" if hours.is_unknown(night) else "closed"
    print(f"Python      {text:42}{state:10}rewritten as {hours}")
PY
cat > "$dir/run.mjs" <<'JS'
import OpeningHours from 'opening_hours';

for (const text of ['"by appointment"', 'Mo 10:00-12:00 || "by appointment"', 'unknown "by appointment"']) {
  const hours = new OpeningHours(text);
  const night = new Date(2026, 11, 1, 3);
  const state = hours.getState(night) ? 'open' : hours.getUnknown(night) ? 'unknown' : 'closed';
  console.log(`JavaScript  ${text.padEnd(42)}${state}`);
}
JS
(cd "$dir" && node run.mjs) >> "$dir/out"
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
