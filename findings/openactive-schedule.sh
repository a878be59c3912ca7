#!/usr/bin/env bash
# @openactive/data-model-validator 3.0.3 (npm): hours written as Open Referral UK asks fail for OpenActive, and so do two of
# three ways to write Tuesday, and an address without a county.
#
# A good guess: one schedule can be published in both standards by renaming its fields. What happens:
# - HSDS and Open Referral UK say that opens_at should have an offset (10:00+00:00 or 10:00Z); OpenActive refuses it.
# - byDay takes https://schema.org/Tuesday and TU, 2TU or -1TU, but neither http://schema.org/Tuesday nor schema:Tuesday,
#   although schema.org's own context says http.
# - A British address without a county fails: addressRegion is required, though the post needs none.
# - An end of 24:00 passes, and so does one before the start (past midnight); both standards leave those to the writer.
#
# What to do: write each standard from the record and none from the other; ask for a region once for the whole directory,
# and leave an address out that has none. Nothing here may be made up to please a validator.
#
# Seen on 28 November 2026, Node 20.20.2, without its remote lists (loadRemoteJson: false); only what changes is shown:
#> startTime 10:00                   passes
#> startTime 10:00Z                  invalid_format startTime
#> startTime 10:00+00:00             invalid_format startTime
#> endTime 24:00                     passes
#> endTime 01:00                     passes
#> byDay https://schema.org/Tuesday  passes
#> byDay http://schema.org/Tuesday   invalid_format byDay
#> byDay schema:Tuesday              invalid_format byDay
#> byDay -1TU                        passes
#> address without a county          missing_required_field addressRegion
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --silent --no-audit --no-fund @openactive/data-model-validator@3.0.3
cat > "$dir/run.cjs" <<'JS'
const { validate } = require('@openactive/data-model-validator');

const address = { '@type': 'PostalAddress', streetAddress: '1 High Street', addressLocality: 'Frome', postalCode: 'BA11 1AA', addressCountry: 'GB' };
const region = { ...address, addressRegion: 'Somerset' };
const series = (times, where = region) => ({
  '@context': 'https://openactive.io/', '@type': 'SessionSeries', name: 'Walking football', url: 'https://example.org/a/1',
  location: { '@type': 'Place', name: 'Hall', address: where, geo: { '@type': 'GeoCoordinates', latitude: 51.2307, longitude: -2.319 } },
  eventSchedule: [{ '@type': 'PartialSchedule', startTime: '10:00', endTime: '12:00', repeatFrequency: 'P1W', byDay: ['TU'], ...times }],
});
const cases = {
  'startTime 10:00': series({}),
  'startTime 10:00Z': series({ startTime: '10:00Z' }),
  'startTime 10:00+00:00': series({ startTime: '10:00+00:00' }),
  'endTime 24:00': series({ endTime: '24:00' }),
  'endTime 01:00': series({ startTime: '22:00', endTime: '01:00' }),
  'byDay https://schema.org/Tuesday': series({ byDay: ['https://schema.org/Tuesday'] }),
  'byDay http://schema.org/Tuesday': series({ byDay: ['http://schema.org/Tuesday'] }),
  'byDay schema:Tuesday': series({ byDay: ['schema:Tuesday'] }),
  'byDay -1TU': series({ byDay: ['-1TU'], repeatFrequency: 'P1M' }),
  'address without a county': series({}, address),
};
(async () => {
  for (const [name, event] of Object.entries(cases)) {
    const faults = (await validate(event, { loadRemoteJson: false })).filter(({ severity, path }) => severity === 'failure' && /eventSchedule|address/.test(path));
    console.log(name.padEnd(34) + ([...new Set(faults.map(({ type, path }) => `${type} ${path.split('.').at(-1)}`))].join(', ') || 'passes'));
  }
})();
JS
(cd "$dir" && node run.cjs) > "$dir/out"
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
