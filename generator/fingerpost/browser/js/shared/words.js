/**
 * What scripts say on every page, in the language of the directory: the build puts its words here (pages/shipping/script_words.py),
 * so that no page has to carry them. By the names they would have as data of a page.
 * @type {Record<string, string>}
 */
export const words = {};
