#!/usr/bin/env bash
# @mozilla/readability 0.6.0 (npm), which Firefox's reader view is made of: a page whose facts are in divs loses when it is
# on and whom to ring, and the view is offered all the same.
#
# A good guess: a reader view leaves out navigation, buttons and what is beside the page, and keeps what is in main below
# its headings. What happens: a div, ul or table that has fewer than ten commas is thrown away when more than a fifth of
# its letters are in links, with its heading. That is every "Where" with a link to the hall, every "How to join" with a
# telephone and a mailbox. The same words in a section are never looked at. Whether the view is offered is asked of the
# page as it is, so nobody is warned.
#
# What to do: put the facts of a record into sections, and ask the real library what is left of a page. Fingerpost's pages
# do (tests/browser/test_reader_view.py): before, 209 of the 243 pages of activities of the example had lost "When".
#
# Seen on 30 November 2026, Node 20.20.2:
#> div:     offered true, has When true, Where false, How to join false, the telephone false
#> section: offered true, has When true, Where true, How to join true, the telephone true
set -euo pipefail
dir=$(mktemp -d); trap 'rm -rf "$dir"' EXIT
npm install --prefix "$dir" --silent --no-audit --no-fund @mozilla/readability@0.6.0 jsdom@26.1.0
cat > "$dir/run.mjs" <<'JS'
import { JSDOM } from 'jsdom';
import { Readability, isProbablyReaderable } from '@mozilla/readability';

const LONG = 'Drop in any time you like. Somebody is always there to talk to, and nobody minds if you only stay for a cup of tea. ';
const FACTS = [
  ['When', '<p>Every Tuesday from 10am to midday, all through the year.</p>'],
  ['Where', '<p><a href="/hall">The Old Dairy</a>, High Street, <a href="/way">how to get there</a></p>'],
  ['How to join', '<p>Just come, or ring:</p><p><a href="tel:+441632960123">01632 960123</a></p><p><a href="mailto:tea@example.org">tea@example.org</a></p>'],
];
for (const tag of ['div', 'section']) {
  const facts = FACTS.map(([name, words]) => `<${tag}><h2>${name}</h2><${tag}>${words}</${tag}></${tag}>`).join('');
  const html = `<!doctype html><title>Tea and talk</title><main><h1>Tea and talk</h1><${tag}>${facts}</${tag}><h2>More about it</h2>${`<p>${LONG.repeat(2)}</p>`.repeat(3)}</main>`;
  const { document } = new JSDOM(html, { url: 'https://directory.example.org/' }).window;
  const offered = isProbablyReaderable(document);
  const { textContent } = new Readability(document).parse();
  const has = (words) => textContent.includes(words);
  console.log(`${`${tag}:`.padEnd(8)} offered ${offered}, has When ${has('Every Tuesday')}, Where ${has('The Old Dairy')}, How to join ${has('How to join')}, the telephone ${has('960123')}`);
}
JS
(cd "$dir" && node run.mjs) > "$dir/out"
cat "$dir/out"
diff -b <(sed -n 's/^#> //p' "$0") "$dir/out"
