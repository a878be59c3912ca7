#!/usr/bin/env bash
# price-parser 0.5.1 and money-parser 0.0.1 (PyPI): "18+ £6" costs £18, "2 for £5" costs £2 and "Aged 50+: £3" £50 by the one; the other
# refuses whatever has two numbers, and both make 50 of "50p".
#
# A good guess: a library that finds the price in a text takes the number that the sign of the currency is at, and knows pence.
# What happens: price-parser takes the first number it meets and any sign it meets, so an age, a count or a number of weeks becomes
# the price, in pounds; "First session free, then £4" is £4, and of £3-£5 only the lower is left. The words of British leaflets
# are nearly all of this kind. money-parser raises an error instead, also for "Free".
#
# What to do: take a number only with its own sign, and where there are two keep the words. Fingerpost does (read_price in
# generator/fingerpost/exchange/tables/values/value_ways.py): one amount becomes a price, all else "varies", with what was written.
#
# Seen on 30 November 2026, Python 3.11.7:
#> £3.50                           price-parser 3.50 £     money-parser 3.50
#> 50p                             price-parser 50         money-parser 50
#> 18+ £6                          price-parser 18 £       money-parser refuses
#> Aged 50+: £3                    price-parser 50 £       money-parser refuses
#> 2 for £5                        price-parser 2 £        money-parser refuses
#> 6 sessions £36                  price-parser 6 £        money-parser refuses
#> Under 5s free, adults £2        price-parser 5 £        money-parser refuses
#> £3-£5                           price-parser 3 £        money-parser refuses
#> First session free, then £4     price-parser 4 £        money-parser 4
#> Free                            price-parser 0          money-parser refuses
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check price-parser==0.5.1 money-parser==0.0.1
"$dir/venv/bin/python" - > "$dir/out" <<'PY'
from money_parser import price_dec
from price_parser import Price


def strict(text):
    try:
        return price_dec(text)
    except ValueError:
        return "refuses"


for text in (
    *("£3.50", "50p", "18+ £6", "Aged 50+: £3", "2 for £5", "6 sessions £36", "Under 5s free, adults £2", "£3-£5"),
    *("First session free, then £4", "Free"),
):
    price = Price.fromstring(text)
    words = " ".join(filter(None, (str(price.amount), price.currency)))
    print(f"{text:31} price-parser {words:10} money-parser {strict(text)}")
PY
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
