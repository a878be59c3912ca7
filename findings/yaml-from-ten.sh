#!/usr/bin/env bash
# PyYAML 6.0.4, yamlfix 1.19.1, yq 4.4.5 (PyPI), js-yaml 3.14.1, yaml 2.8.2 (npm): a file that was opened and saved has other times,
# but only from ten o'clock on.
#
# A good guess: a time that is right in one line is right in the next. What happens: YAML 1.1 counts in sixties, and such a
# number may not begin with 0. So PyYAML and js-yaml 3 leave 09:30 a text and save 10:30 as 630 and 18:00 as 1080, a number
# that looks like half past six. yq, which is made of PyYAML, takes the 0 of a telephone instead; yamlfix leaves both and
# makes false of a summary that is No.
#
# What to do: read times as text, refuse 630, and offer 10:30 beside 06:30 (reading/corrections.py): our hint offered half past
# six in the morning or in the evening alone. Change records with an editor of text.
#
# Seen on 30 November 2026, Python 3.11.7, Node 20.20.2:
#> PyYAML  No: False, 09:30: 09:30, 10:30: 630, 18:00: 1080, 085258: 085258
#> js-yaml No: No, 09:30: 09:30, 10:30: 630, 18:00: 1080, 085258: 085258
#> yaml    No: No, 09:30: 09:30, 10:30: 10:30, 18:00: 18:00, 085258: 85258
#> yq      No: No, 09:30: 09:30, 10:30: 10:30, 18:00: 18:00, 085258: 85258
#> yamlfix No: false, 09:30: 09:30, 10:30: 10:30, 18:00: 18:00, 085258: 085258
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check PyYAML==6.0.4 yamlfix==1.19.1 yq==4.4.5
npm install --prefix "$dir" --silent --no-audit --no-fund js-yaml@3.14.1 yaml@2.8.2
script=$(realpath "$0"); cd "$dir"
printf 'a: No\nb: 09:30\nc: 10:30\nd: 18:00\ne: 085258\n' > tea.yaml
say='import sys; w = ["No", "09:30", "10:30", "18:00", "085258"]
values = [line.split(": ")[1].strip().strip(chr(39)) for line in sys.stdin if ": " in line]
print(f"{sys.argv[1]:7}", ", ".join(f"{a}: {b}" for a, b in zip(w, values)))'
{
  venv/bin/python -c 'import yaml; [print(f"{k}: {v}") for k, v in yaml.safe_load(open("tea.yaml")).items()]' | venv/bin/python -c "$say" PyYAML
  node -e 'const y = require("js-yaml"); console.log(y.safeDump(y.safeLoad(require("fs").readFileSync("tea.yaml", "utf8"))))' | venv/bin/python -c "$say" js-yaml
  node -e 'const y = require("yaml"); console.log(y.stringify(y.parse(require("fs").readFileSync("tea.yaml", "utf8"))))' | venv/bin/python -c "$say" yaml
  venv/bin/yq -y . tea.yaml | venv/bin/python -c "$say" yq
  cp tea.yaml fixed.yaml && venv/bin/yamlfix fixed.yaml 2> /dev/null && venv/bin/python -c "$say" yamlfix < fixed.yaml
} > out
cat out
diff -b <(sed -n 's/^#> //p' "$script") out
