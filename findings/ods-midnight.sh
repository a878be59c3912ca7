#!/usr/bin/env bash
# pandas 3.1.1 with odfpy 1.4.1, polars 2.1.0 with fastexcel 0.21.0, python-calamine 0.9.1, pyexcel-ods3 0.6.1 (PyPI): one hall that closes
# at 24:00, and a list saved by LibreOffice cannot be read at all, or the hall has no closing time, or it is the text PT24H00M00S.
#
# A good guess: in an OpenDocument spreadsheet a time is a duration (office:time-value="PT24H00M00S"), so a reader gives 24 hours, or
# refuses that cell. What happens: pandas reads the time as it is shown, and stops with the whole file, because there is no hour 24;
# polars leaves the cell empty without a word; calamine hands on what is in the file, as a text among times of the day. Only pyexcel
# gives a day. All four agree on 22:00, so nobody sees it until a hall is open until midnight. A time with a part left out (PT9H), which
# the standard allows as well, is a text to calamine, empty to polars, and missing with its cell to pyexcel.
#
# What to do: read the duration, not the text beside it, and count hours beyond 23. Fingerpost makes hours and minutes of such a text
# (generator/fingerpost/exchange/tables/files/sheets.py).
#
# Seen on 30 November 2026, Python 3.11.7:
#> PT23H30M00S shown as 23:30
#>   pandas   Mill 22:00:00, Dairy datetime.time(23, 30)
#>   polars   Mill 22:00:00, Dairy datetime.timedelta(seconds=84600)
#>   calamine Mill 22:00:00, Dairy datetime.time(23, 30)
#>   pyexcel  Mill 22:00:00, Dairy datetime.time(23, 30)
#> PT24H00M00S shown as 24:00
#>   pandas   DateParseError
#>   polars   Mill 22:00:00, Dairy None
#>   calamine Mill 22:00:00, Dairy 'PT24H00M00S'
#>   pyexcel  Mill 22:00:00, Dairy datetime.timedelta(days=1)
#> PT9H shown as 09:00
#>   pandas   Mill 22:00:00, Dairy datetime.time(9, 0)
#>   polars   Mill 22:00:00, Dairy None
#>   calamine Mill 22:00:00, Dairy 'PT9H'
#>   pyexcel  Mill 22:00:00, Dairy 'nothing'
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pandas==3.1.1 odfpy==1.4.1 polars==2.1.0 fastexcel==0.21.0 \
  python-calamine==0.9.1 pyexcel-ods3==0.6.1
(cd "$dir" && venv/bin/python - 2>/dev/null) > "$dir/out" <<'PY'
import zipfile

import pandas
import polars
import pyexcel_ods3
import python_calamine

NAMES = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text", "manifest"))
KIND = "application/vnd.oasis.opendocument.spreadsheet"


def write(closes, shown):
    def cell(text, more='office:value-type="string"'):
        return f"<table:table-cell {more}><text:p>{text}</text:p></table:table-cell>"

    time = f'office:value-type="time" office:time-value="{closes}"'
    rows = "".join(
        f"<table:table-row>{''.join(cells)}</table:table-row>"
        for cells in (
            (cell("hall"), cell("closes")),
            (cell("Mill"), cell("22:00", 'office:value-type="time" office:time-value="PT22H00M00S"')),
            (cell("Dairy"), cell(shown, time)),
        )
    )
    with zipfile.ZipFile("halls.ods", "w") as archive:
        archive.writestr("mimetype", KIND)
        archive.writestr(
            "META-INF/manifest.xml",
            f'<manifest:manifest {NAMES}><manifest:file-entry manifest:full-path="/" manifest:media-type="{KIND}"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
        )
        archive.writestr(
            "content.xml",
            f'<office:document-content {NAMES} office:version="1.3"><office:body><office:spreadsheet>'
            f'<table:table table:name="Halls">{rows}</table:table></office:spreadsheet></office:body></office:document-content>',
        )


READERS = {
    "pandas": lambda: pandas.read_excel("halls.ods", engine="odf").values.tolist(),
    "polars": lambda: polars.read_excel("halls.ods").rows(),
    "calamine": lambda: python_calamine.CalamineWorkbook.from_path("halls.ods").get_sheet_by_index(0).to_python()[1:],
    "pyexcel": lambda: pyexcel_ods3.get_data("halls.ods")["Halls"][1:3],
}
for closes, shown in (("PT23H30M00S", "23:30"), ("PT24H00M00S", "24:00"), ("PT9H", "09:00")):
    write(closes, shown)
    print(closes, "shown as", shown)
    for name, read in READERS.items():
        try:
            mill, dairy = (row[1] if len(row) > 1 else "nothing" for row in read())
            print(f"  {name:8} Mill {mill}, Dairy {dairy!r}")
        except ValueError as error:
            print(f"  {name:8} {type(error).__name__}")
PY
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
