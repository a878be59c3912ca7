#!/usr/bin/env bash
# MkDocs 1.6.1 and ProperDocs 1.6.7 (PyPI): a page that begins "When: every Tuesday" loses that line, and all like it.
#
# A good guess: front matter stands between lines of ---, so a page without them is all text. What happens: without ---,
# the first lines that look like "Word: words", and set-in lines below them, are front matter of an older kind, up to the
# first line that is not. So the times and the place of a club, at the top where people write them, are on no page, with
# no warning even in --strict; and a first line "Title: ..." or "Template: ..." does something. A colon after a word of more
# than one part ("Where we meet: ...") or a heading above keeps all.
#
# What to do: look at the top of each page before MkDocs does and refuse a key nobody meant, or put a heading first.
# Fingerpost does the first (checks/project/front_matter.py).
# Where it is: mkdocs/utils/meta.py, get_data.
#
# Seen on 28 November 2026, Python 3.11.7, with Material 9.8.1:
#> mkdocs index: Come as you are.
#> mkdocs words/index: Where we meet: the village hall|Come as you are.
#> mkdocs heading/index: Lunch club|When: every Tuesday, 10am|Come as you are.
#> properdocs index: Come as you are.
#> properdocs words/index: Where we meet: the village hall|Come as you are.
#> properdocs heading/index: Lunch club|When: every Tuesday, 10am|Come as you are.
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check mkdocs==1.6.1 mkdocs-material==9.8.1 properdocs==1.6.7
mkdir "$dir/docs"
printf 'When: every Tuesday, 10am\nWhere: the village hall\n\nCome as you are.\n' > "$dir/docs/index.md"
printf 'Where we meet: the village hall\n\nCome as you are.\n' > "$dir/docs/words.md"
printf '# Lunch club\n\nWhen: every Tuesday, 10am\n\nCome as you are.\n' > "$dir/docs/heading.md"
printf 'site_name: Clubs\ntheme: {name: material, font: false}\nplugins: []\n' > "$dir/mkdocs.yml"
for tool in mkdocs properdocs; do
  DISABLE_MKDOCS_2_WARNING=true NO_MKDOCS_2_WARNING=1 \
    "$dir/venv/bin/$tool" build --strict --quiet -f "$dir/mkdocs.yml" -d "$dir/$tool" 2> "$dir/err" || cat "$dir/err" >&2
  for page in index words/index heading/index; do
    printf '%s %s: ' "$tool" "$page"
    grep -oE '<(p|h1[^>]*)>(When|Where|Come|Lunch)[^<]*' "$dir/$tool/$page.html" | sed 's/<[^>]*>//' | paste -sd '|' -
  done
done > "$dir/out"
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
