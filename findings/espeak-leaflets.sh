#!/usr/bin/env bash
# eSpeak NG 1.52-dev (espeak-ng 1.0.2, npm), the voice that NVDA and Orca come with: what it makes of the shorthand of leaflets.
#
# A good guess: a British voice says "ten thirty", "three pounds", "Tuesday to Friday" and "Saint John's Street", because
# everybody writes so. What happens: 10.30am is "ten point three zero a m" and 10:30am is "ten thirty a m"; the dash of a
# range is silent, so Tue–Fri is two days and 10am–12pm two times, while a hyphen between figures is the word "dash"; St is
# "saint" at both ends; a postcode and a CIC are read as words, "bar eleven one ebb" and "sick"; £3 is "pound three".
# A telephone number is groups: 116 123 is "one hundred and sixteen, one hundred and twenty-three", and of 01632 960307 the
# second half is "nine hundred and sixty thousand three hundred and seven". (A screen reader may do something before.)
#
# What to do: write a colon in times, "to" in ranges, whole names of days and streets, "community interest company", and ask
# a voice rather than a colleague. Fingerpost's own words do ("10:30am to midday", "Tuesdays"); what groups write stays
# theirs, and the handbook says how it sounds. No other spelling of a number is both read by its figures and known on sight.
#
# Seen on 30 November 2026, Node 20.20.2, in the letters of eSpeak for sounds:
#> 10.30am             t'En pOInt Tr'i: z'i@roU ,eI'Em
#> 10:30am             t'En T'3:ti; ,eI'Em
#> 10am–12pm           t'En ,eI'Em tw'Elv p,i:;'Em
#> 10am to 12pm        t'En ,eI'Em t@ tw'Elv p,i:;'Em
#> 10-11:30am          t'En d'aS Il'Ev@n T'3:ti; ,eI'Em
#> Tue–Fri             tj'u: fr'aI
#> £3                  p'aUnd Tr'i:
#> 3 pounds            Tr'i: p'aUndz
#> St John's St        s@nt dZ'0nz s@nt
#> Mon, Wed            m'0n w'Ed
#> BA11 1EB            b'A:r- Il'Ev@n w'0n 'Eb
#> CIC                 s'Ik
#> 116 123             w'0nh'VndrI2d@n s'Iksti:n w'0nh'VndrI2d@n tw'Enti Tr'i:
#> 01632 960307        z'i@roUw'0n_! s'IksTr'i:_!t'u: n'aInh'VndrI2d@n s'Iksti T'aUz@nd_! Tr'i:h'VndrI2d@n s'Ev@n
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --silent --no-audit --no-fund espeak-ng@1.0.2
cat > "$dir/run.mjs" <<'JS'
import ESpeakNg from 'espeak-ng';

const LEAFLETS = ['10.30am', '10:30am', '10am–12pm', '10am to 12pm', '10-11:30am', 'Tue–Fri', '£3', '3 pounds', "St John's St", 'Mon, Wed', 'BA11 1EB', 'CIC', '116 123', '01632 960307'];
for (const words of LEAFLETS) {
  const voice = await ESpeakNg({ arguments: ['--phonout', 'sounds', '-q', '-b', '1', '-x', '-v', 'en-gb', words], print() {}, printErr() {} });
  console.log(words.padEnd(19), voice.FS.readFile('sounds', { encoding: 'utf8' }).trim().replace(/\s+/g, ' '));
}
JS
(cd "$dir" && node run.mjs 2> /dev/null) > "$dir/out"
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
