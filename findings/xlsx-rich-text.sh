#!/usr/bin/env bash
# xlsxwriter 3.3.1, openpyxl 3.1.5, python-calamine 0.9.1 (PyPI): a text that looks like the inside of a rich text is not
# written as a text.
#
# A good guess: write_string writes the text that it is given, whatever is in it, as it does with & and <b>, and a workbook
# that holds people's own words cannot be changed by them. What happens: a text that begins with <r> and ends with </r>
# goes into the file as it is, without escapes, because that is how rich texts come from within the library. The tags are
# gone when it is read, and what is between them is markup of the workbook.
#
# What to do: put a space behind a text that begins with <r>, and take it off when it comes back, or use openpyxl for texts
# of strangers. Fingerpost does the first (generator/fingerpost/writing/sheet_text.py).
#
# Seen on 29 November 2026, Python 3.11.7:
#> shared:
#>   '<b>Tea & cake</b>' is '<b>Tea & cake</b>'
#>   '<r><t>Tea</t></r>' is 'Tea'
#>   '<r><t>Tea</t></r> ' is '<r><t>Tea</t></r> '
#> in the cell:
#>   '<b>Tea & cake</b>' is '<b>Tea & cake</b>'
#>   '<r><t>Tea</t></r>' is 'Tea'
#>   '<r><t>Tea</t></r> ' is '<r><t>Tea</t></r> '
#> openpyxl:
#>   '<b>Tea & cake</b>' is '<b>Tea & cake</b>'
#>   '<r><t>Tea</t></r>' is '<r><t>Tea</t></r>'
#>   '<r><t>Tea</t></r> ' is '<r><t>Tea</t></r> '
set -euo pipefail
script=$(realpath "$0"); dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check openpyxl==3.1.5 xlsxwriter==3.3.1 python-calamine==0.9.1
cd "$dir"
venv/bin/python - > out <<'PY'
import openpyxl
import xlsxwriter
from python_calamine import CalamineWorkbook

TEXTS = ("<b>Tea & cake</b>", "<r><t>Tea</t></r>", "<r><t>Tea</t></r> ")


def show(words):
    print(f"{words}:")
    for text, row in zip(TEXTS, CalamineWorkbook.from_path("one.xlsx").get_sheet_by_index(0).to_python(), strict=True):
        print(f"  {text!r} is {row[0]!r}")


for words, inline in (("shared", False), ("in the cell", True)):
    with xlsxwriter.Workbook("one.xlsx", {"constant_memory": inline}) as book:
        sheet = book.add_worksheet()
        for row, text in enumerate(TEXTS):
            sheet.write_string(row, 0, text)
    show(words)
book = openpyxl.Workbook()
for text in TEXTS:
    book.active.append([text])
book.save("one.xlsx")
show("openpyxl")
PY
cat out
diff -b <(sed -n 's/^#> //p' "$script") out
