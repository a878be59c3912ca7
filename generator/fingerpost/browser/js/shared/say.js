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

/**
 * Names after a colon: English writes the first word small, unless it is part of a name, such as "Blue Badge parking".
 * The same as in_a_row in edition/wording/plain_text.py.
 * @param {string} language
 * @param {string[]} names
 */
export function inARow(language, names) {
  if (!/^en(-|$)/i.test(language)) return names.join(", ");
  const small = names.map((name) => {
    const rest = name.slice(1);
    return rest === rest.toLowerCase() ? name.charAt(0).toLowerCase() + rest : name;
  });
  return small.join(", ");
}
