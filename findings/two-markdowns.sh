#!/usr/bin/env bash
# Markdown 3.11.3 (what MkDocs runs) and markdown-it-py 4.3.0 (PyPI): what people type about times and money comes out
# differently in a page of docs and in a record of the same site.
#
# A good guess: small differences in corner cases. What happens with quite ordinary lines: the asterisks of footnotes after
# prices are taken for emphasis and vanish; a year that begins a line is lost ("2026." becomes "1."); a list under a line
# without an empty line between stays running text; and "#1 for tea" is a heading of the first rank.
#
# What to do: on a site with both, offer only what both agree on (an empty line before a list, no bare * after a price), or
# run one parser for both. Fingerpost's descriptions are markdown-it-py with paragraphs, lists, emphasis and links only
# (pages/render/markdown.py); the pages in docs are MkDocs's.
#
# Seen on 28 November 2026, Python 3.11.7:
#> 'Adults £3*, families £5** and tea £1*'
#>   Markdown       <p>Adults £3<em>, families £5</em>* and tea £1*</p>
#>   markdown-it-py <p>Adults £3*, families £5** and tea £1*</p>
#> '2026. A good year for us.'
#>   Markdown       <ol> <li>A good year for us.</li> </ol>
#>   markdown-it-py <ol start="2026"> <li>A good year for us.</li> </ol>
#> 'Bring:\n- a mug\n- a friend'
#>   Markdown       <p>Bring: - a mug - a friend</p>
#>   markdown-it-py <p>Bring:</p> <ul> <li>a mug</li> <li>a friend</li> </ul>
#> '#1 for tea'
#>   Markdown       <h1>1 for tea</h1>
#>   markdown-it-py <p>#1 for tea</p>
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check Markdown==3.11.3 markdown-it-py==4.3.0
"$dir/venv/bin/python" - > "$dir/out" <<'PY'
import markdown
from markdown_it import MarkdownIt

LINES = ["Adults £3*, families £5** and tea £1*", "2026. A good year for us.", "Bring:\n- a mug\n- a friend", "#1 for tea"]
for line in LINES:
    print(repr(line))
    print("  Markdown      ", markdown.markdown(line).replace("\n", " "))
    print("  markdown-it-py", MarkdownIt("commonmark").render(line).strip().replace("\n", " "))
PY
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
