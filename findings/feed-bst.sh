#!/usr/bin/env bash
# feedparser 6.0.14 (PyPI): 10:00 BST in a feed is read as 10:00 UTC, an hour late, though EST and EDT are understood.
#
# A good guess: the names of zones that are understood are those of the United States (RFC 822 has no others), and one that
# is not gives no date, as a date it cannot read does. What happens: BST, and CET, CEST, WEST and IST with it, count as UTC
# in silence; "GMT+1" gives no date. British councils' and libraries' feeds that say BST all summer are an hour out, and
# what is on at half past eleven in the evening may be on the next day. Python's email.utils does the same.
#
# What to do: when the text ends in BST take an hour off, or take only the day; write feeds with +0100.
#
# Seen on 28 November 2026, Python 3.11.7, for Tuesday 7 July 2026, 10:00, as UTC:
#> +0100  09:00
#> BST    10:00
#> GMT+1  no date
#> GMT    10:00
#> EDT    14:00
#> CEST   10:00
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check feedparser==6.0.14
"$dir/venv/bin/python" - > "$dir/out" <<'PY'
import feedparser

FEED = "<rss version='2.0'><channel><title>News</title><item><title>Tea</title><pubDate>{}</pubDate></item></channel></rss>"
for zone in ("+0100", "BST", "GMT+1", "GMT", "EDT", "CEST"):
    entry = feedparser.parse(FEED.format(f"Tue, 07 Jul 2026 10:00:00 {zone}")).entries[0]
    when = entry.get("published_parsed")
    print(f"{zone:6}", f"{when.tm_hour:02}:{when.tm_min:02}" if when else "no date")
PY
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
