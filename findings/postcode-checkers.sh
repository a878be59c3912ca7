#!/usr/bin/env bash
# uk-postcode-utils 1.1, UkPostcodeParser 1.1.2, postcodes-uk 1.0.2 (PyPI): three libraries that check British postcodes do not agree on that
# of the tax office, on the Falklands' or Gibraltar's, nor on one in small letters; two take "Z1 1ZZ" and half a postcode is whole to one.
#
# A good guess: the forms of a postcode are published, so they agree, but for the spacing. What happens: one refuses whatever area
# is not on its list of the areas of houses, and with it BX (HM Revenue and Customs) and Gibraltar; two refuse those of islands with
# letters only, and of the forces; one wants capitals and one space, but takes an outcode alone, areas that do not exist, and letters that the second
# half never has (C, I, K, M, O, V). None puts the letter O back into a nought, which is what people type wrong most often.
#
# What to do: tidy first (capitals, one space); check the form loosely; and ask a table of real postcodes whether there is such a one.
# Fingerpost does (generator/fingerpost/geography/postcode.py, table.py).
#
# Seen on 30 November 2026, Python 3.11.7:
#> BA11 1AA  a house in Frome              yes yes yes
#> ba111aa   the same, as it is typed      yes yes no
#> BX9 1AS   HM Revenue and Customs        yes no  yes
#> GX11 1AA  Gibraltar                     yes no  yes
#> FIQQ 1ZZ  the Falkland Islands          no  no  yes
#> BFPO 801  British forces                no  no  yes
#> GIR 0AA   a bank, once                  no  yes yes
#> BA11      half a postcode               no  no  yes
#> BA11 1CA  a letter that is never there  no  no  yes
#> Z1 1ZZ    no such area                  yes no  yes
#> BA11 OAA  the letter O for nought       no  no  no
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check uk-postcode-utils==1.1 UkPostcodeParser==1.1.2 postcodes-uk==1.0.2
"$dir/venv/bin/python" - > "$dir/out" <<'PY'
import postcodes_uk
from ukpostcodeparser import parse_uk_postcode
from ukpostcodeutils import validation


def parses(text):
    try:
        return all(parse_uk_postcode(text))
    except ValueError:
        return False


for text, what in {
    "BA11 1AA": "a house in Frome",
    "ba111aa": "the same, as it is typed",
    "BX9 1AS": "HM Revenue and Customs",
    "GX11 1AA": "Gibraltar",
    "FIQQ 1ZZ": "the Falkland Islands",
    "BFPO 801": "British forces",
    "GIR 0AA": "a bank, once",
    "BA11": "half a postcode",
    "BA11 1CA": "a letter that is never there",
    "Z1 1ZZ": "no such area",
    "BA11 OAA": "the letter O for nought",
}.items():
    answers = (validation.is_valid_postcode(text.replace(" ", "").upper()), parses(text), postcodes_uk.validate(text))
    print(f"{text:9} {what:29}", *("yes" if answer else "no " for answer in answers))
PY
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
