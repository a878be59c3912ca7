/**
 * Where the finder shows a search. The words come after the #, so they are never sent to a server.
 * @param {string} finder  The finder's address.
 * @param {string} what
 * @param {string} near
 * @param {Record<string, string>} chosen  Filters, such as a need.
 * @returns {string}
 */
export function findAddress(finder, what, near, chosen = {}) {
  const state = new URLSearchParams();
  if (what.trim()) state.set("q", what.trim());
  if (near.trim()) state.set("near", near.trim());
  for (const [facet, value] of Object.entries(chosen)) state.set(facet, value);
  const page = finder.replace(/[?#].*$/, "");
  const words = state.toString();
  return words ? `${page}#${words}` : page;
}
