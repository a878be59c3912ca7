#!/usr/bin/env bash
# openpyxl 3.1.5, pandas 3.1.1, polars 2.1.0 with fastexcel 0.21.0, python-calamine 0.9.1, pyexcel 0.7.6 with pyexcel-xlsx 0.6.1, xlsx2csv
# 0.8.6 (PyPI), xlsx (SheetJS) 0.18.5, exceljs 4.4.0 (npm): a club that was struck out of a list is on again, and a choir meets at both times.
#
# A good guess: who keeps a list in a workbook strikes through what has ended, and the old time beside the new one; a reader that gives
# values leaves the look away, and one that can be asked for it gives it. What happens: all eight read "7pm" with a line through it
# and "7.30pm" after it as "7pm 7.30pm", which is two meetings to whoever reads times. SheetJS writes the line into HTML where it is in a
# part of a cell, and leaves it out where all of the cell has it. And openpyxl, which does know both, takes the line out of the file where
# it is in a part of a cell: a list that a script has only opened and saved says from then on that both times hold.
#
# What to do: look into the styles and the texts of the file before any reader. In Fingerpost what is struck through is not there, and is
# named (generator/fingerpost/exchange/tables/files/struck_out.py, ods_strikes.py).
#
# Seen on 30 November 2026, Python 3.11.7, Node 20:
#> openpyxl Chess 7pm 7.30pm, Bowls 2pm
#> pandas   Chess 7pm 7.30pm, Bowls 2pm
#> polars   Chess 7pm 7.30pm, Bowls 2pm
#> calamine Chess 7pm 7.30pm, Bowls 2pm
#> pyexcel  Chess 7pm 7.30pm, Bowls 2pm
#> xlsx2csv Chess 7pm 7.30pm, Bowls 2pm
#> opened and saved by openpyxl: 7pm 7.30pm as str; a line through all of Bowls: True
#> SheetJS  Chess 7pm 7.30pm, Bowls 2pm; lines in its HTML: 7pm
#> exceljs  Chess 7pm 7.30pm, Bowls 2pm
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check openpyxl==3.1.5 pandas==3.1.1 polars==2.1.0 fastexcel==0.21.0 \
  python-calamine==0.9.1 pyexcel==0.7.6 pyexcel-xlsx==0.6.1 xlsx2csv==0.8.6 xlsxwriter==3.3.1
(cd "$dir" && npm install --silent --no-fund --no-audit xlsx@0.18.5 exceljs@4.4.0 >/dev/null 2>&1)
(cd "$dir" && venv/bin/python - 2>/dev/null) > "$dir/out" <<'PY'
import csv
import io

import openpyxl
import pandas
import polars
import pyexcel
import python_calamine
import xlsx2csv
import xlsxwriter

with xlsxwriter.Workbook("clubs.xlsx") as book:
    sheet, struck = book.add_worksheet("Clubs"), book.add_format({"font_strikeout": True})
    sheet.write_row(0, 0, ["club", "starts"])
    sheet.write(1, 0, "Chess")
    sheet.write_rich_string(1, 1, struck, "7pm ", "7.30pm")
    sheet.write_row(2, 0, ["Bowls", "2pm"], struck)


def say(name, rows):
    print(f"{name:8} " + ", ".join(" ".join(map(str, row)) for row in rows))


say("openpyxl", openpyxl.load_workbook("clubs.xlsx").active.iter_rows(min_row=2, values_only=True))
say("pandas", pandas.read_excel("clubs.xlsx").values.tolist())
say("polars", polars.read_excel("clubs.xlsx").rows())
say("calamine", python_calamine.CalamineWorkbook.from_path("clubs.xlsx").get_sheet_by_index(0).to_python()[1:])
say("pyexcel", pyexcel.get_array(file_name="clubs.xlsx")[1:])
text = io.StringIO()
xlsx2csv.Xlsx2csv("clubs.xlsx").convert(text)
say("xlsx2csv", list(csv.reader(text.getvalue().splitlines()))[1:])

openpyxl.load_workbook("clubs.xlsx").save("again.xlsx")
again = openpyxl.load_workbook("again.xlsx", rich_text=True).active
value = again["B2"].value
print(f"opened and saved by openpyxl: {value} as {type(value).__name__}; a line through all of Bowls: {again['A3'].font.strike}")
PY
cat > "$dir/run.mjs" <<'JS'
import fs from "node:fs";
import ExcelJS from "exceljs";
import XLSX from "xlsx";

const say = (name, rows, more = "") => console.log(`${name.padEnd(8)} ${rows.map((row) => row.join(" ")).join(", ")}${more}`);
const sheet = XLSX.read(fs.readFileSync("clubs.xlsx"), { cellStyles: true, cellHTML: true }).Sheets.Clubs;
const lines = [...XLSX.utils.sheet_to_html(sheet).matchAll(/<s>(.*?)<\/s>/g)].map((match) => match[1].trim());
say("SheetJS", XLSX.utils.sheet_to_json(sheet, { header: 1 }).slice(1), `; lines in its HTML: ${lines.join(", ")}`);
const book = new ExcelJS.Workbook();
await book.xlsx.readFile("clubs.xlsx");
const clubs = book.getWorksheet("Clubs");
say("exceljs", [2, 3].map((row) => [1, 2].map((column) => clubs.getCell(row, column).text)));
JS
(cd "$dir" && node run.mjs) >> "$dir/out"
cat "$dir/out"
sed -n 's/^#> //p' "$0" | diff - "$dir/out" || { echo "It no longer behaves so."; exit 1; }
