#!/usr/bin/env bash
# @openactive/data-model-validator 3.0.3 (npm): a class that is paid for by donation cannot be said at all.
#
# A good guess: isAccessibleForFree: true, or an offer without a price, says "give what you can". What happens: a SessionSeries
# must have offers, isAccessibleForFree does not stand in for them, an empty list is refused, and each offer must have a
# price that is one number: neither words nor a range pass. What passes is price 0, and readers show that as free.
#
# What to do: leave activities by donation out of OpenActive, and say how many are left out; a price of 0 would be a promise that
# nobody made.
#
# Seen on 29 November 2026, Node 20.20.2, without its remote lists (loadRemoteJson: false); only what concerns offers is shown:
#> no offers                  missing_required_field offers
#> isAccessibleForFree        missing_required_field offers
#> an empty list              field_is_empty offers, invalid_type offers
#> an offer without a price   missing_required_field price
#> price "donation"           invalid_type price
#> price from 0 to 5          invalid_type price
#> price 0                    passes
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --silent --no-audit --no-fund @openactive/data-model-validator@3.0.3
cat > "$dir/run.cjs" <<'JS'
const { validate } = require('@openactive/data-model-validator');

const address = { '@type': 'PostalAddress', streetAddress: '1 High Street', addressLocality: 'Frome', addressRegion: 'Somerset', postalCode: 'BA11 1AA', addressCountry: 'GB' };
const series = (more) => ({
  '@context': 'https://openactive.io/', '@type': 'SessionSeries', name: 'Walking football', url: 'https://example.org/a/1',
  organizer: { '@type': 'Organization', name: 'Walkers', url: 'https://example.org/g/1' },
  location: { '@type': 'Place', name: 'Hall', address, geo: { '@type': 'GeoCoordinates', latitude: 51.2307, longitude: -2.319 } },
  eventSchedule: [{ '@type': 'PartialSchedule', startTime: '10:00', endTime: '12:00', repeatFrequency: 'P1W', byDay: ['TU'] }],
  ...more,
});
const offer = (more) => ({ offers: [{ '@type': 'Offer', name: 'Give what you can', priceCurrency: 'GBP', ...more }] });
const cases = {
  'no offers': {},
  'isAccessibleForFree': { isAccessibleForFree: true },
  'an empty list': { offers: [] },
  'an offer without a price': offer({}),
  'price "donation"': offer({ price: 'donation' }),
  'price from 0 to 5': offer({ price: { '@type': 'PriceSpecification', minPrice: 0, maxPrice: 5 } }),
  'price 0': offer({ price: 0 }),
};
(async () => {
  for (const [name, more] of Object.entries(cases)) {
    const results = await validate(series(more), { loadRemoteJson: false });
    const faults = results.filter(({ severity, path }) => severity === 'failure' && /offers/.test(path));
    console.log(name.padEnd(27) + (faults.map(({ type, path }) => `${type} ${path.split('.').at(-1)}`).sort().join(', ') || 'passes'));
  }
})();
JS
(cd "$dir" && node run.cjs) > "$dir/out"
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
