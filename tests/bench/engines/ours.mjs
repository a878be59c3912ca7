// Fingerpost's own search: the modules that the finder uses, over the files of /search/.

/**
 * @param {{modules: string, today: string, counts: boolean, read?: (name: string) => Promise<any>}} settings
 *   `counts`: whether to work out too how many results each option of each filter would leave, which no other engine
 *   here does. `read`: when there is no server.
 */
export async function open({ modules, today, counts, read }) {
  const [{ SearchFiles, fetchFrom }, { search, resultOf }] = await Promise.all([
    import(`${modules}files.js`),
    import(`${modules}search.js`),
  ]);
  const files = await SearchFiles.open(read ?? fetchFrom("/search/"));
  if (files.index.small) await files.fetchAll();
  return async (query) => {
    const answer = await search(files, { q: query }, today, { counts });
    const best = answer.results.slice(0, 10);
    const shown = await Promise.all(best.map((result) => resultOf(files, result, answer, today)));
    return shown.map(({ address }) => address);
  };
}
