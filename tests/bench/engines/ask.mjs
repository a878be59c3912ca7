// Asks an engine every search, and keeps the time. The same program runs in the browser and under Node.

/**
 * @param {(query: string) => Promise<string[]>} search
 * @param {{queries: string[], timed: string[], times: number}} job  `times`: how often each of `timed` is asked again;
 *   the quickest counts, so that a moment when the machine had something else to do does not.
 */
export async function askAll(search, { queries, timed, times }) {
  const found = [];
  const first = [];
  for (const query of queries) {
    const [ms, addresses] = await clocked(search, query);
    first.push(ms);
    found.push(addresses);
  }
  const again = [];
  for (const query of timed) {
    let quickest = Infinity;
    for (let n = 0; n < times; n += 1) quickest = Math.min(quickest, (await clocked(search, query))[0]);
    again.push(quickest);
  }
  return { found, first, again };
}

async function clocked(search, query) {
  const before = performance.now();
  const addresses = await search(query);
  return [performance.now() - before, addresses];
}
