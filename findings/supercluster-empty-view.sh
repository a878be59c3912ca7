#!/usr/bin/env bash
# supercluster 9.1.0 (npm): a map can show nothing where there are groups, lists ten of a crowd of fifty, and offers to zoom
# into a crowd that no zoom takes apart.
#
# A good guess: getClusters gives what stands for the points in the view; getLeaves gives the points; the expansion zoom
# is one at which a crowd comes apart on the map. What happens: a crowd is found by where its mean lies, so a view with
# two groups near its edge is answered with nothing when their crowd's mean is just outside; getLeaves stops at ten unless asked for more; and for several groups in one village hall
# getClusterExpansionZoom says 17, one more than maxZoom, where they are given as points in the very same place.
#
# What to do: count groups in view from the points, never from getClusters; ask getLeaves for Infinity; join what stands in
# one place before it is handed over, and treat a zoom above the map's own as "cannot be taken apart". Fingerpost does
# the last two and the join (browser/js/map/pins.js); its list, not the map, says what there is.
#
# Seen on 28 November 2026, Node 20.20.2:
#> zoom 8: 2 groups in view, 0 shown
#> zoom 14: 2 groups in view, 2 shown
#> crowd of 50: getLeaves gives 10
#> 3 groups in one hall: expansion zoom 17, then in 1 place
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --silent --no-audit --no-fund supercluster@9.1.0
cat > "$dir/run.mjs" <<'JS'
import Supercluster from 'supercluster';

const point = ([lat, lon]) => ({ type: 'Feature', properties: {}, geometry: { type: 'Point', coordinates: [lon, lat] } });
const indexOf = (points) => new Supercluster({ radius: 60, maxZoom: 16 }).load(points.map(point));
const count = (clusters) => clusters.reduce((sum, { properties }) => sum + (properties.point_count ?? 1), 0);

const groups = [[51.10, -2.10], [51.11, -2.11], [51.20, -2.20], [51.15, -2.20], [51.21, -2.21]];
const view = [-2.13, 51.09, -2.05, 51.12];
const inside = groups.filter(([lat, lon]) => lon > view[0] && lat > view[1] && lon < view[2] && lat < view[3]).length;
for (const zoom of [8, 14]) console.log(`zoom ${zoom}: ${inside} groups in view, ${count(indexOf(groups).getClusters(view, zoom))} shown`);

const fifty = indexOf(Array.from({ length: 50 }, (_, n) => [51.2 + n / 10000, -2.3]));
const [crowd] = fifty.getClusters([-180, -85, 180, 85], 3);
console.log(`crowd of ${crowd.properties.point_count}: getLeaves gives ${fifty.getLeaves(crowd.id).length}`);

const hall = indexOf(Array(3).fill([51.23, -2.32]));
const [three] = hall.getClusters([-180, -85, 180, 85], 16);
const apart = hall.getClusterExpansionZoom(three.id);
const places = new Set(hall.getClusters([-180, -85, 180, 85], apart).map(({ geometry }) => geometry.coordinates.join()));
console.log(`3 groups in one hall: expansion zoom ${apart}, then in ${places.size} place`);
JS
(cd "$dir" && node run.mjs) > "$dir/out"
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
