/**
 * What a record must be: empty in the source. The build puts the schemas here, the words of the checks, and what they look for
 * (intake/rules.py), so that nothing is said twice.
 * @typedef {Record<string, any>} Schema  JSON Schema 2020-12, without any $ref and without what is only for people to read
 * @typedef {object} Rules
 * @property {Record<string, Schema>} schemas  by kind of record: activity, group, place
 * @property {Record<string, string[]>} words  by code: the messages of a problem, in the order of the source, with gaps like {name}
 * @property {Record<string, string[]>} said  the same in the language of the site; nothing where that is English
 * @property {Record<string, string>} severities  by code, where it is only a warning
 * @property {Record<string, string[]>} patterns  by name: a regular expression and its flags
 * @property {Record<string, string[]>} lists  by name: words that the checks know
 * @property {Record<string, any>} phones  the numbers of the United Kingdom, as the library "phonenumbers" has them
 * @property {number} longestLine  characters: a text that may have no more is on one line
 */

/** @type {Rules} */
export const rules = { schemas: {}, words: {}, said: {}, severities: {}, patterns: {}, lists: {}, phones: {}, longestLine: 0 };
