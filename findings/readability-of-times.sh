#!/usr/bin/env bash
# textstat 0.7.13 (PyPI): one colon makes a sentence ten school years harder: with "10.30am" and "12.30pm" it reads like a text for
# seven-year-olds, with "10:30am" and "12:30pm" for people of sixteen.
#
# A good guess: a measure of readability counts a sentence where a full stop is followed by a space, and short sentences as well as
# long ones. What happens: any full stop ends one, so each time of the day, each price with pence and each "St." makes a text seem
# easier; sentences of one or two words ("Ring first.") are not counted at all, so writing them does not help. Texts of community groups
# are full of both. The grade here needs no syllables, so it comes from the count of sentences alone.
#
# What to do: end a sentence only where a space or the end follows, and look at a text only when it is long enough for the figure
# to be steady. Fingerpost does so (generator/fingerpost/checks/readability.py).
#
# Seen on 30 November 2026, Python 3.11.7:
#> sentences 3, grade  2.1: We meet from 10.30am to 12.30pm in the church hall and there is always somebody at the door to welcome you and to show you where the kettle is.
#> sentences 1, grade 11.7: We meet from 10:30am to 12:30pm in the church hall and there is always somebody at the door to welcome you and to show you where the kettle is.
#> sentences 3, grade  1.6: It costs £3.50 or £2.50 for members and there is always somebody at the door to welcome you and to show you where the kettle is.
#> sentences 1, grade  9.1: It costs £3 or £2 for members and there is always somebody at the door to welcome you and to show you where the kettle is.
#> sentences 2, grade  3.4: We meet in St. Mary's church hall and there is always somebody at the door to welcome you and to show you where the kettle is.
#> sentences 1, grade  9.7: We meet in St Mary's church hall and there is always somebody at the door to welcome you and to show you where the kettle is.
#> sentences 2, grade  3.0: Tea and cake. All welcome. Ring first. Children too. We meet in the church hall.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check textstat==0.7.13
"$dir/venv/bin/python" - > "$dir/out" <<'PY'
from textstat import automated_readability_index, sentence_count

WELCOME = "there is always somebody at the door to welcome you and to show you where the kettle is."
for text in (
    f"We meet from 10.30am to 12.30pm in the church hall and {WELCOME}",
    f"We meet from 10:30am to 12:30pm in the church hall and {WELCOME}",
    f"It costs £3.50 or £2.50 for members and {WELCOME}",
    f"It costs £3 or £2 for members and {WELCOME}",
    f"We meet in St. Mary's church hall and {WELCOME}",
    f"We meet in St Mary's church hall and {WELCOME}",
    "Tea and cake. All welcome. Ring first. Children too. We meet in the church hall.",
):
    print(f"sentences {sentence_count(text)}, grade {automated_readability_index(text):4.1f}: {text}")
PY
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
