/**
 * @typedef {Record<string, string>} Forms
 *   A sentence for each plural category of the language (CLDR: one, two, few, many, other), with gaps like {n}.
 * @typedef {Record<string, string | number>} Gaps
 */

/**
 * Fill the gaps of a sentence.
 * @param {string} sentence
 * @param {Gaps} gaps
 */
export function fill(sentence, gaps) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => String(gaps[name] ?? whole));
}

/**
 * Say a sentence about a number.
 * @param {Forms} forms
 * @param {number} n
 * @param {string} language
 * @param {Gaps} [gaps]
 */
export function sayNumber(forms, n, language, gaps = {}) {
  return fill(formFor(forms, n, language), { n: n.toLocaleString(language), ...gaps });
}

/**
 * @param {Forms} forms
 * @param {number} n
 * @param {string} language
 * @returns {string}
 */
function formFor(forms, n, language) {
  return forms[new Intl.PluralRules(language).select(n)] ?? forms.other ?? "";
}
