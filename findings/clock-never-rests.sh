#!/usr/bin/env bash
# Playwright 1.65.2 (PyPI): a page with a fixed time wakes up ten times a second for as long as it is open, also an empty one.
#
# A good guess: page.clock.set_fixed_time makes Date answer with one moment, and a page that does nothing goes on doing
# nothing. What happens: the clock moves its own time on in steps of 100 ms with a timer of the browser, in every document,
# whether or not anything waits for it. One page is not noticed. A suite of tests that keeps thirty tabs open for the next
# test gives half of a core to it, all the time. pause_at ends it; resume begins it again.
#
# What to do: close the tabs that are not used, or let their clock rest meanwhile. Fingerpost's tests do the latter
# (tests/browser/kept_tabs.py).
#
# The timers that the browser is asked for in two seconds are counted, by a script that runs before the clock comes.
# Needs a Chromium: the one named in CHROMIUM, or chromium-headless-shell or chromium on the PATH.
# Seen on 30 November 2026, Python 3.11.7, Chromium 156 (20 or 21 of them are "many"):
#> no clock:                 none
#> set_fixed_time:           many
#> set_fixed_time, empty:    many
#> and then pause_at:        none
#> and then resume:          many
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -q --disable-pip-version-check playwright==1.65.2
cat > "$dir/run.py" <<'PY'
import datetime
import os
import shutil
import sys
import time

from playwright.sync_api import sync_playwright

DAY = datetime.datetime(2026, 11, 21, 12, tzinfo=datetime.timezone.utc)
COUNT = "window.timers = 0; const ask = window.setTimeout; window.setTimeout = (...all) => { window.timers += 1; return ask(...all); };"


def show(name, page):
    before = page.evaluate("window.timers")
    time.sleep(2)
    count = page.evaluate("window.timers") - before
    print(f"{name + ':':<25} {'none' if count < 2 else 'many' if count > 8 else 'few'}")
    print(name, count, file=sys.stderr)


chromium = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or shutil.which("chromium")
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"] if os.getuid() == 0 else [])
    page = browser.new_page()
    page.add_init_script(COUNT)
    page.goto("data:text/html,<title>Tea</title><p>Tea")
    show("no clock", page)
    page = browser.new_page()
    page.add_init_script(COUNT)
    page.clock.set_fixed_time(DAY)
    page.goto("data:text/html,<title>Tea</title><p>Tea")
    show("set_fixed_time", page)
    page.goto("about:blank")
    show("set_fixed_time, empty", page)
    page.clock.pause_at(DAY + datetime.timedelta(hours=1))
    show("and then pause_at", page)
    page.clock.resume()
    show("and then resume", page)
    browser.close()
PY
(cd "$dir" && venv/bin/python run.py) > "$dir/out"
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
