// Asks an engine every search, and keeps the time. The same program runs in the browser and under Node.

/**
 * @param {(query: string) => Promise<string[]>} search
 * @param {{queries: string[], timed: string[], times: number}} job  `times`: how often each of `timed` is asked again.
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
    const took = [];
    for (let n = 0; n < times; n += 1) took.push((await clocked(search, query))[0]);
    again.push(took.sort((one, other) => one - other)[times >> 1]);
  }
  return { found, first, again };
}

async function clocked(search, query) {
  const before = performance.now();
  const addresses = await search(query);
  return [performance.now() - before, addresses];
}
