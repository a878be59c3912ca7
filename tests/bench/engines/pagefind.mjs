// Pagefind: an index in pieces, made by its command line from one HTML page of each record.

export async function open({ folder }) {
  const pagefind = await import(`${folder}pagefind.js`);
  await pagefind.init();
  return async (query) => {
    const { results } = await pagefind.search(query);
    const shown = await Promise.all(results.slice(0, 10).map((result) => result.data()));
    return shown.map(({ raw_url, url }) => raw_url ?? url);
  };
}
