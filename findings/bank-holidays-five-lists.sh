#!/usr/bin/env bash
# Five packages with the bank holidays of England and Scotland give five lists: holidays 0.109, govuk-bank-holidays 0.19
# and opening_hours_py 2.1.4 (PyPI); date-holidays 3.37.0 and opening_hours 3.15.0 (npm).
#
# A good guess: the days are law, so a package has them or is out of date. What happens:
# - opening_hours_py, which takes only the country GB, has no New Year's Day, no Easter Monday and no August day.
# - govuk-bank-holidays holds GOV.UK's own list. It ends with 2028, and from then on the package calls Christmas Day a
#   working day without a word. Asked without a nation it gives the days that all share, so Easter Monday is none.
# - All but these two give the Saturday or Sunday beside its substitute day.
# - Only holidays has Monday 15 June 2026 in Scotland, given once for the World Cup.
# - When 1 and 2 January 2028 are Saturday and Sunday, Scotland's Tuesday 4 January is the 2nd's substitute on GOV.UK and
#   in holidays, but New Year's Day's in date-holidays.
#
# What to do: ask for the nation and not the country; look whether the list reaches the year that is asked for; never
# build "not on bank holidays" on a name. Fingerpost uses holidays with the nation, and counts the weekend day as well as
# its substitute (docs/decisions/0018-boxing-day-on-a-saturday.md).
#
# Seen on 28 November 2026, Python 3.11.7 and Node 20.20.2 (yes: it is a bank holiday):
#>                          2027-01-01 2027-03-29 2026-08-31 2026-12-26 2026-12-28 2029-12-25
#> GOV.UK, England          yes        yes        yes        no         yes        no
#> GOV.UK, no nation        yes        no         no         no         yes        no
#> holidays, England        yes        yes        yes        yes        yes        yes
#> opening_hours_py, GB     no         no         no         no         yes        yes
#> Scotland, 2026-06-15: GOV.UK no; holidays Scotland's participation in the FIFA World Cup final
#> Scotland, 2028-01-04: GOV.UK 2nd January; holidays New Year Holiday (observed)
#> date-holidays, England   yes        yes        yes        yes        yes        yes
#> opening_hours, England   yes        yes        yes        yes        yes        yes
#> Scotland, 2026-06-15: date-holidays no
#> Scotland, 2028-01-04: date-holidays New Year's Day (substitute day)
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install -qq --disable-pip-version-check holidays==0.109 govuk-bank-holidays==0.19 opening_hours_py==2.1.4
npm install --prefix "$dir" --silent --no-audit --no-fund date-holidays@3.37.0 opening_hours@3.15.0
cat > "$dir/run.py" <<'PY'
from datetime import date, datetime

import holidays
from govuk_bank_holidays.bank_holidays import BankHolidays
from opening_hours import OpeningHours

DAYS = "2027-01-01 2027-03-29 2026-08-31 2026-12-26 2026-12-28 2029-12-25".split()
official = BankHolidays(use_cached_holidays=True)
england = holidays.country_holidays("GB", subdiv="ENG")
country = OpeningHours("PH 10:00-12:00", country="GB")
asked = {
    "GOV.UK, England": lambda day: official.is_holiday(day, division="england-and-wales"),
    "GOV.UK, no nation": official.is_holiday,
    "holidays, England": england.__contains__,
    "opening_hours_py, GB": lambda day: country.is_open(datetime(day.year, day.month, day.day, 11)),
}
print(f"{'':24}", *DAYS)
for name, ask in asked.items():
    print(f"{name:24}", *(f"{'yes' if ask(date.fromisoformat(day)) else 'no':10}" for day in DAYS))
scotland = holidays.country_holidays("GB", subdiv="SCT", years=(2026, 2028))
names = {day["date"]: day["title"] for day in official.get_holidays(division="scotland")}
for day in (date(2026, 6, 15), date(2028, 1, 4)):
    print(f"Scotland, {day}: GOV.UK {names.get(day, 'no')}; holidays {scotland.get(day, 'no')}")
PY
cat > "$dir/run.mjs" <<'JS'
import Holidays from 'date-holidays';
import OpeningHours from 'opening_hours';

const DAYS = '2027-01-01 2027-03-29 2026-08-31 2026-12-26 2026-12-28 2029-12-25'.split(' ');
const england = new Holidays('GB', 'ENG');
const where = { lat: 51.2, lon: -2.3, address: { country_code: 'gb', state: 'England' } };
const hours = new OpeningHours('PH 10:00-12:00', where);
const asked = {
  'date-holidays, England': (day) => [england.isHoliday(new Date(`${day}T11:00`)) || []].flat().some(({ type }) => type === 'public'),
  'opening_hours, England': (day) => hours.getState(new Date(`${day}T11:00`)),
};
for (const [name, ask] of Object.entries(asked)) {
  console.log(name.padEnd(24), DAYS.map((day) => (ask(day) ? 'yes' : 'no').padEnd(10)).join(' '));
}
const scotland = new Holidays('GB', 'SCT');
const name = (day) => scotland.getHolidays(day.slice(0, 4)).find(({ date }) => date.startsWith(day))?.name ?? 'no';
for (const day of ['2026-06-15', '2028-01-04']) console.log(`Scotland, ${day}: date-holidays ${name(day)}`);
JS
"$dir/venv/bin/python" "$dir/run.py" > "$dir/out"
(cd "$dir" && TZ=Europe/London node run.mjs) >> "$dir/out"
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
