#!/usr/bin/env bash
# typst 0.15.2, pypdf 7.1.0, pdfminer.six 20260107, pypdfium2 5.15.2 (PyPI), pdfjs-dist 5.6.205 (npm): one Welsh word in a PDF, and
# Monday is read as Mondaŷ to its end.
#
# A good guess: what looks right on paper and is tagged for PDF/UA can be copied, searched and read aloud, everywhere. What
# happens: Atkinson Hyperlegible, made for people who see badly, has no ŷ and no ŵ. typst puts them together from y and a
# circumflex, writes the word as ActualText, and notes "ŷ" for the y, the first time it is met. Chromium's reader
# (PDFium) takes ActualText; pdf.js, which is that of Firefox, pypdf and pdfminer take the note, for every y that follows.
# In Bangla each syllable of two parts is there twice, with any typeface, because its parts have the same note.
#
# What to do: where a typeface has a letter only in two parts, set it in one that has it whole (printing/fonts.py,
# not_of_the_first; tests/printing/test_menus.py), and look for words in a PDF with a reader that knows no ActualText. For
# Bangla, Hindi and the like nothing helps but another reader: the page on the web says the same.
#
# Seen on 30 November 2026, Python 3.11.7, Node 20.20.2:
#> pypdf    | Tŷŷ Gŵŷŷl | See ŷou on Mondaŷ | চাচা
#> pdfminer | Tŷŷ Gŵŷŷl | See ŷou on Mondaŷ | চাচা
#> PDFium   | Tŷ Gŵyl | See you on Monday | চা
#> pdf.js   | Tŷŷ Gŵŷŷl | See ŷou on Mondaŷ | চাচা
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check typst==0.15.2 pypdf==7.1.0 pdfminer.six==20260107 pypdfium2==5.15.2
npm install --prefix "$dir" --silent --no-audit --no-fund --ignore-scripts --omit=optional pdfjs-dist@5.6.205 \
  @expo-google-fonts/atkinson-hyperlegible@0.4.1 @expo-google-fonts/noto-sans-bengali@0.4.4
cat > "$dir/run.py" <<'PY'
import sys
from pathlib import Path

import pypdf
import pypdfium2
import typst
from pdfminer.high_level import extract_text

LINES = '#set document(title: "Menu")\n#set text(font: ("Atkinson Hyperlegible", "Noto Sans Bengali"))\nTŷ Gŵyl\n\nSee you on Monday\n\nচা'
folder = Path(sys.argv[1])
file = folder / "menu.pdf"
file.write_bytes(typst.compile(LINES.encode(), font_paths=[folder / "node_modules"], ignore_system_fonts=True, pdf_standards=["ua-1"]))
read = {
    "pypdf": pypdf.PdfReader(file).pages[0].extract_text(),
    "pdfminer": extract_text(file),
    "PDFium": pypdfium2.PdfDocument(file)[0].get_textpage().get_text_bounded(),
}
for reader, words in read.items():
    print(" | ".join([f"{reader:8}", *(line.strip() for line in words.splitlines() if line.strip())]))
PY
cat > "$dir/run.mjs" <<'JS'
import { readFileSync } from 'node:fs';

globalThis.DOMMatrix ??= class {}; // for drawing, which nobody asks for here
const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
const file = await getDocument({ data: new Uint8Array(readFileSync('menu.pdf')), verbosity: 0 }).promise;
const { items } = await (await file.getPage(1)).getTextContent();
const words = items.map(({ str, hasEOL }) => str + (hasEOL ? '\n' : '')).join('');
console.log(['pdf.js  ', ...words.split('\n').filter((line) => line.trim())].join(' | '));
JS
"$dir/venv/bin/python" "$dir/run.py" "$dir" > "$dir/out"
(cd "$dir" && node run.mjs 2> /dev/null | grep '^pdf.js') >> "$dir/out"
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
