#!/usr/bin/env bash
# MkDocs 1.6.1 (PyPI): a theme or hook that wants no sitemap.xml publishes its template instead.
#
# A good guess: static_templates lists what a theme renders besides pages, so a project that makes its own sitemap takes
# sitemap.xml off that list, and there is none. What happens: whatever of a theme is not on the list, and does not end in
# .html, is copied as a file. So the template goes out as it is, with "{%- for file in pages -%}" in it, at the address where
# search engines look, with no warning even in --strict. 404.html, which is on the same list, does stay away.
#
# What to do: take the file out of the files as well, in on_files. Fingerpost does both (plugin.py). Its own sitemap takes the
# place of the template, so that the pages of docs never were in the site as MkDocs had left them, and no cache could use them.
# Where it is: mkdocs/structure/files.py, add_files_from_theme.
#
# Seen on 29 November 2026, Python 3.11.7:
#> as it is: sitemap.xml rendered, 404.html rendered
#> without both: sitemap.xml a template, 404.html none
#> without the file too: sitemap.xml none, 404.html none
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check mkdocs==1.6.1
mkdir "$dir/docs"
printf '# Lunch club\n\nCome as you are.\n' > "$dir/docs/index.md"
cat > "$dir/hook.py" <<'PY'
import os

WAY = os.environ["WAY"]

def on_config(config):
    if WAY != "as it is":
        config.theme.static_templates -= {"sitemap.xml", "404.html"}
    return config

def on_files(files, config):
    if WAY == "without the file too":
        files.remove(files.get_file_from_path("sitemap.xml"))
    return files
PY
printf 'site_name: Clubs\nsite_url: https://directory.example.org/\nhooks: [hook.py]\nplugins: []\n' > "$dir/mkdocs.yml"
look() {
  if [ ! -e "$1" ]; then echo none; elif grep -q '{%' "$1"; then echo a template; else echo rendered; fi
}
for way in "as it is" "without both" "without the file too"; do
  WAY="$way" "$dir/venv/bin/mkdocs" build --strict --quiet -f "$dir/mkdocs.yml" -d "$dir/site" 2> "$dir/err" ||
    cat "$dir/err" >&2
  echo "$way: sitemap.xml $(look "$dir/site/sitemap.xml"), 404.html $(look "$dir/site/404.html")"
  rm -r "$dir/site"
done > "$dir/out"
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
