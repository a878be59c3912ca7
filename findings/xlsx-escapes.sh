#!/usr/bin/env bash
# openpyxl 3.1.5, xlsxwriter 3.3.1, python-calamine 0.9.1 (PyPI): a workbook that openpyxl opens and saves has other texts
# in it than before, though nothing was changed; and a text that begins with = becomes a formula when values are copied.
#
# A good guess: opening and saving keeps every text; the same text is read alike by both libraries; where it is kept in
# the file (among the shared texts, or in its cell, as programs write that save memory) makes no difference; a cell that
# was a text is a text in the copy. What happens: OOXML writes a sign that XML cannot hold as _xHHHH_, and an underscore
# before something like that as _x005F_. openpyxl takes back only the second, and only among shared texts. So a line end of
# Windows reads as "_x000D_" in the middle of a name; "photo_x0041_.jpg" is read rightly and saved as "photoA.jpg", or read
# with the escape in it; and "=1+1 chess club", a text to both, is a formula without a result in the copy.
#
# What to do: keep texts that look like such an escape, and carriage returns, out of workbooks that other people's programs
# will save; compare with what was written, never with what one library reads; copy cells with their type. Fingerpost writes
# "(kept in the file)" in place of such a text, and leaves it as it is (generator/fingerpost/exchange/workbook/cells.py).
#
# Seen on 29 November 2026, Python 3.11.7:
#> shared:
#>   'Back door\r\n(ring twice)'
#>     calamine  'Back door\r\n(ring twice)'
#>     openpyxl  'Back door_x000D_\n(ring twice)'
#>     saved     'Back door\r\n(ring twice)'
#>     copied    'Back door\r\n(ring twice)'
#>   'photo_x0041_.jpg'
#>     calamine  'photo_x0041_.jpg'
#>     openpyxl  'photo_x0041_.jpg'
#>     saved     'photoA.jpg'
#>     copied    'photoA.jpg'
#>   '=1+1 chess club'
#>     calamine  '=1+1 chess club'
#>     openpyxl  '=1+1 chess club'
#>     saved     '=1+1 chess club'
#>     copied    'nothing'
#> in the cell:
#>   'Back door\r\n(ring twice)'
#>     calamine  'Back door\r\n(ring twice)'
#>     openpyxl  'Back door_x000D_\n(ring twice)'
#>     saved     'Back door\r\n(ring twice)'
#>     copied    'Back door\r\n(ring twice)'
#>   'photo_x0041_.jpg'
#>     calamine  'photo_x0041_.jpg'
#>     openpyxl  'photo_x005F_x0041_.jpg'
#>     saved     'photo_x0041_.jpg'
#>     copied    'photo_x0041_.jpg'
#>   '=1+1 chess club'
#>     calamine  '=1+1 chess club'
#>     openpyxl  '=1+1 chess club'
#>     saved     '=1+1 chess club'
#>     copied    'nothing'
set -euo pipefail
script=$(realpath "$0"); dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check openpyxl==3.1.5 xlsxwriter==3.3.1 python-calamine==0.9.1
cd "$dir"
venv/bin/python - > out <<'PY'
import openpyxl
import xlsxwriter
from python_calamine import CalamineWorkbook

TEXTS = ("Back door\r\n(ring twice)", "photo_x0041_.jpg", "=1+1 chess club")


def read(name):
    sheet = CalamineWorkbook.from_path(name).get_sheet_by_index(0)
    rows = [row[0] for row in sheet.to_python(skip_empty_area=False)]
    return rows + ["nothing"] * (len(TEXTS) - len(rows))


for inline in (False, True):
    with xlsxwriter.Workbook("one.xlsx", {"constant_memory": inline}) as book:
        sheet = book.add_worksheet()
        for row, text in enumerate(TEXTS):
            sheet.write_string(row, 0, text)
    book = openpyxl.load_workbook("one.xlsx")
    cells = [cell.value for cell in book.active["A"]]
    book.save("saved.xlsx")
    copy = openpyxl.Workbook()
    for value in cells:
        copy.active.append([value])
    copy.save("copied.xlsx")
    print("in the cell:" if inline else "shared:")
    for text, *seen in zip(TEXTS, read("one.xlsx"), cells, read("saved.xlsx"), read("copied.xlsx"), strict=True):
        words = ("calamine", "openpyxl", "saved", "copied")
        print(f"  {text!r}", *(f"    {word:9} {what!r}" for word, what in zip(words, seen, strict=True)), sep="\n")
PY
cat out
diff -b <(sed -n 's/^#> //p' "$script") out
