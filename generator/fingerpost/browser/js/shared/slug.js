/** The name of a record's file, made from its name as records/slug.py makes it. */

const LONGEST = 60;
const SPELT_OUT = /** @type {Record<string, string>} */ ({
  ß: "ss", æ: "ae", Æ: "ae", œ: "oe", Œ: "oe", ø: "o", Ø: "o", ł: "l", Ł: "l", đ: "d", Đ: "d", ð: "d", þ: "th", ı: "i",
  "&": " and ", "+": " and ", "@": " at ", "'": "", "\u2019": "", "\u2018": "", "\x60": "", "\u00b4": "",
});

/**
 * "" where a name has no letter or figure of the Latin alphabet.
 * @param {string} name
 */
export function slugOf(name) {
  const spelt = Array.from(name, (letter) => SPELT_OUT[letter] ?? letter).join("");
  const plain = spelt.normalize("NFKD").replace(/[^\0-\x7f]/g, "").toLowerCase();
  const slug = (plain.match(/[a-z0-9]+/g) ?? []).join("-");
  if (slug.length <= LONGEST) return slug;
  const end = slug.slice(0, LONGEST + 1).lastIndexOf("-");
  return end > 0 ? slug.slice(0, end) : slug.slice(0, LONGEST);
}
