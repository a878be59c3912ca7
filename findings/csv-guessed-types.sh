#!/usr/bin/env bash
# pandas 3.1.1, polars 2.1.0, duckdb 2.0.1 (PyPI): one CSV of groups is three tables. A club called None has no name in one, every
# telephone has lost its zero in two, and "yes" has become true in the third.
#
# A good guess: a reader that guesses types turns figures into numbers and leaves words alone, and all do about the same. What
# happens: pandas reads "None", "NA" and "n/a" as nothing, and a number missing in one row makes 1.37e+09 of the telephones;
# polars keeps the words and loses the zeros; duckdb keeps the zeros, because it looks whether a number would be written as it
# was, but makes truth values of yes and no, and times of the day of 10:00, also of 24:00. One "ask" among the answers, or one
# space in a telephone, and the same column is words again: the type hangs on what the other rows say.
#
# What to do: write telephones with a space, publish a description of the columns beside the file (datapackage.json), and read
# with dtype=str, infer_schema=False or all_varchar=true. Fingerpost does the first two, and its own import guesses nothing.
#
# Seen on 29 November 2026, Python 3.11.7:
#> pandas
#>   name: Tea and talk, nan, nan
#>   phone: 1373468368.0, 1749123456.0, nan
#>   spaced: 01373 468368, 01749 123456, nan
#>   from: 10:00, 19:30, 24:00
#>   step_free: yes, no, yes
#>   asked: yes, ask, no
#> polars
#>   name: Tea and talk, None, NA
#>   phone: 1373468368, 1749123456, None
#>   spaced: 01373 468368, 01749 123456, None
#>   from: 10:00, 19:30, 24:00
#>   step_free: yes, no, yes
#>   asked: yes, ask, no
#> duckdb
#>   name: Tea and talk, None, NA
#>   phone: 01373468368, 01749123456, None
#>   spaced: 01373 468368, 01749 123456, None
#>   from: 10:00:00, 19:30:00, 24:00:00
#>   step_free: True, False, True
#>   asked: yes, ask, no
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check pandas==3.1.1 polars==2.1.0 duckdb==2.0.1
cat > "$dir/groups.csv" <<'CSV'
name,phone,spaced,from,step_free,asked
Tea and talk,01373468368,01373 468368,10:00,yes,yes
None,01749123456,01749 123456,19:30,no,ask
NA,,,24:00,yes,no
CSV
(cd "$dir" && venv/bin/python -) > "$dir/out" <<'PY'
import duckdb
import pandas
import polars

tables = {
    "pandas": pandas.read_csv("groups.csv").to_dict("list"),
    "polars": polars.read_csv("groups.csv").to_dict(as_series=False),
}
columns = duckdb.sql("from read_csv('groups.csv')")
tables["duckdb"] = dict(zip(columns.columns, zip(*columns.fetchall())))
for name, table in tables.items():
    print(name)
    for column, values in table.items():
        print(f"  {column}: {', '.join(map(str, values))}")
PY
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
