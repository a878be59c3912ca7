/** What the schema refuses, in the words of `fingerpost check` (reading/explain.py, reading/corrections.py). */

import { refusalsOf } from "./schema.js";
import { asPath, say } from "./say-problem.js";

/** @typedef {import("./schema.js").Refusal} Refusal */
/** @typedef {import("./say-problem.js").Problem} Problem */
/** @typedef {import("../rules.js").Schema} Schema */

const HOUR = "([0-9]{1,2})(?:[:.h]?([0-9]{2}))?(?::[0-9]{2})?\\s*(?:o'?clock)?\\s*(am|pm|a\\.m\\.?|p\\.m\\.?)?(?:\\s*(?:sharp|ish))?";
const TIME = new RegExp(`^(?:at|from)?\\s*${HOUR}$`, "i");
const TWO_TIMES = new RegExp(`^(?:from)?\\s*${HOUR}\\s*(?:-|–|—|to|till|until)\\s*${HOUR}$`, "i");
const PAST = /^(half|quarter) (past|to) ([0-9]{1,2})\s*(am|pm)?$/i;
const TIMES_IN_WORDS = new Set(["noon", "midday", "12 noon", "midnight", "12 midnight"]);
const MONTHS = "January February March April May June July August September October November December".split(" ");
// How the sentence ends for each type: its first words, as reading/explain.py has them.
const AS_WORDS = /** @type {Record<string, string>} */ ({ array: "a list", object: "fields", number: "a number", integer: "a whole", boolean: "yes or" });

/**
 * Every reason why a schema refuses a record.
 * @param {Schema} schema
 * @param {any} record
 * @returns {Problem[]}
 */
export function explain(schema, record) {
  return refusalsOf(schema, record).flatMap((refusal) => explainOne(refusal));
}

/**
 * @param {Refusal} refusal
 * @returns {Problem[]}
 */
function explainOne({ rule, steps, schema, value, limit, within }) {
  const path = asPath(steps);
  const named = steps.filter((step) => typeof step === "string");
  const label = String(schema["title"] ?? named[named.length - 1] ?? "This record");
  if (isSaidElsewhere(rule, schema, value)) return [];
  switch (rule) {
    case "propertyNames":
      return [say("id-shape", 0, asPath([...steps, value]), { name: printable(value) })];
    case "additionalProperties":
      return limit.map((/** @type {string} */ key) => say("key-unknown", 0, asPath([...steps, key]), { key: printable(key) }));
    case "required": {
      const title = schema["properties"]?.[limit]?.title ?? limit;
      return [say("missing", 0, asPath([...steps, limit]), { label: title, of: typeof value.name === "string" ? ` of ${value.name}` : "" })];
    }
    case "anyOf":
      return [say("when-missing", 0, "sessions", { 1: value.name ?? "it" })];
    case "oneOf":
      return oneOf(within ?? [], path, label);
    case "enum":
      return [say("choice-unknown", 0, path, { value: printable(value), what: /^[0-9]/.test(label) ? "choice" : label.toLowerCase() })];
    case "type":
      return [wrongType(limit, path, label)];
    case "pattern":
      return [explainPattern(value, path, label, schema)];
    case "format":
      return [explainDay(value, path)];
    case "line":
      return [say("two-lines", 0, path, { number: limit })];
    case "maxLength":
      return [say("too-long", 0, path, { label, length: grouped(Array.from(value).length), limit: grouped(limit) })];
    case "minLength": {
      const length = Array.from(value).length;
      return [say("too-short", 0, path, { label, length, 1: length === 1 ? "" : "s", limit })];
    }
    case "minimum":
    case "maximum":
      return [say("number-out-of-range", 0, path, { label, word: rule === "minimum" ? "at least" : "at most", limit, value: general(value) })];
    case "uniqueItems":
      return [say("listed-twice", 0, path, { label })];
    case "minItems":
    case "minProperties":
      return [say("list-empty", 0, path, { label })];
    default:
      return [say("list-too-long", 0, path, { label, validator_value: limit })];
  }
}

/**
 * Whether a value of the wrong length or year is first of all not written as it should be: one fault, one sentence.
 * @param {string} rule
 * @param {Schema} schema
 * @param {any} value
 */
function isSaidElsewhere(rule, schema, value) {
  if (typeof value !== "string" || !["maxLength", "minLength", "pattern"].includes(rule)) return false;
  if (schema["format"] === "date" && refusalsOf({ format: "date" }, value).length) return true;
  return rule !== "pattern" && "pattern" in schema && !new RegExp(schema["pattern"], "u").test(value);
}

/**
 * By the form that was meant: the one of the same type as what was written.
 * @param {Refusal[]} within
 * @param {string} path
 * @param {string} label
 * @returns {Problem[]}
 */
function oneOf(within, path, label) {
  const isInside = (/** @type {Refusal} */ inner) => asPath(inner.steps) !== path;
  const meant = within.filter(
    (inner) => isInside(inner) || (inner.rule !== "type" && !(inner.rule === "enum" && typeof inner.value === "object")),
  );
  if (!meant.length) return [wrongType("text", path, label)];
  return meant.flatMap((inner) =>
    explainOne(isInside(inner) || inner.schema["title"] ? inner : { ...inner, schema: { ...inner.schema, title: label } }),
  );
}

/**
 * @param {string} type
 * @param {string} path
 * @param {string} label
 */
function wrongType(type, path, label) {
  const begins = AS_WORDS[type];
  return say("wrong-type", 0, path, { label, 1: begins ? say("_wrong_type", begins, path, {}).message : "words" });
}

/**
 * @param {string} value
 * @param {string} path
 * @param {string} label
 * @param {Schema} schema
 * @returns {Problem}
 */
function explainPattern(value, path, label, schema) {
  const pattern = String(schema["pattern"]);
  if (schema["format"] === "date") return say("date-out-of-range", 0, path, { label, FIRST_YEAR: 1990, YEARS_AHEAD: 10 });
  if (pattern.includes("weeks?") && isLikeAge(value)) return say("value-unclear", 1, path, { value: printable(value) });
  if (pattern.includes("[01][0-9]|2[0-3]")) return explainTime(value, path);
  if (pattern.startsWith("^[a-z0-9]+(-")) return say("id-shape", 1, path, { value: printable(value) });
  if (/(^|[.[])languages?($|[.[\]])/.test(path)) return say("language-unknown", 0, path, { value: printable(value) });
  return say("value-unclear", 3, path, { label, value: printable(value) });
}

/**
 * Whether a text is an age as people write one, for which Python knows what to type instead.
 * @param {string} value
 */
function isLikeAge(value) {
  const text = value.trim().toLowerCase().replace(/\s+/g, " ");
  const unit = "(?:w|wks?|weeks?|m|mo|mths?|mos?|months?|(?:y|yrs?|years?)?)";
  return text.length <= 60 && new RegExp(`^(?:from|aged?|over|under|up to)? *[0-9]{1,3} *${unit}(?: old)? *(?:\\+|and over|or over|or under)?$`).test(text);
}

/**
 * @param {string} value
 * @param {string} path
 * @returns {Problem}
 */
export function explainTime(value, path) {
  const shown = Array.from(value).slice(0, 20).join("");
  let text = value.replace(/’/g, "'").trim().replace(/\s+/g, " ").toLowerCase();
  if (text === "24:00" || text === "2400") return say("time-unclear", "There is no 24:00", path, {});
  if (TIMES_IN_WORDS.has(text)) return say("time-unclear", "{shown} is not a time on", path, { shown });
  if (TWO_TIMES.test(text)) return say("time-unclear", "{shown} is two", path, { shown });
  const past = PAST.exec(text);
  if (past) {
    const minutes = Number(past[3]) * 60 + (past[1] === "half" ? 30 : 15) * (past[2] === "past" ? 1 : -1);
    text = `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}${past[4] ?? ""}`;
  }
  const match = TIME.exec(text);
  if (!match) return say("time-unclear", "{shown} is not a time.", path, { shown });
  let hour = Number(match[1]);
  if (match[3]?.startsWith("p") && hour < 12) hour += 12;
  const isTime = (hour < 24 || (hour === 12 && match[3]?.startsWith("a"))) && Number(match[2] ?? 0) < 60;
  return say("time-unclear", isTime ? "{shown} is not a time on" : "There is no time", path, { shown });
}

/**
 * @param {string} value
 * @param {string} path
 * @returns {Problem}
 */
function explainDay(value, path) {
  const shown = Array.from(value).slice(0, 30).join("");
  const yearFirst = /^([0-9]{4})-([0-9]{2})-([0-9]{2})$/.exec(value);
  if (yearFirst) {
    const [year, month, day] = yearFirst.slice(1).map(Number);
    const name = MONTHS[(month ?? 0) - 1] ?? `month ${month}`;
    return { ...say("date-unclear", "There is no such day", path, { day: day ?? 0, name, year: year ?? 0 }), code: "date-impossible" };
  }
  const dayFirst = /^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-](?:[0-9]{2})?[0-9]{2}$/.exec(value);
  if (dayFirst) {
    const [day, month] = [Number(dayFirst[1]), Number(dayFirst[2])];
    if (day <= 12 && month <= 12 && day !== month) {
      const [one, other] = [`${day} ${MONTHS[month - 1]}`, `${month} ${MONTHS[day - 1]}`];
      return say("date-unclear", "{shown} could be", path, { shown, one, other });
    }
  }
  return say("date-unclear", "{shown} is not a date", path, { shown });
}

/**
 * What was typed, short and without anything that could upset a screen.
 * @param {any} value
 */
function printable(value) {
  if (typeof value === "boolean" || typeof value === "number") return String(value);
  if (typeof value !== "string") return "This";
  const shown = Array.from(value, (letter) => (letter !== " " && /[\p{C}\p{Z}]/u.test(letter) ? "\ufffd" : letter));
  return shown.length <= 40 ? shown.join("") : `${shown.slice(0, 39).join("")}…`;
}

/** @param {number} number */
function grouped(number) {
  return String(number).replace(/\B(?=(?:[0-9]{3})+$)/g, ",");
}

/**
 * With six figures at most, as Python's "g" has it.
 * @param {number} number
 */
function general(number) {
  if (Math.abs(number) < 1e6) return String(Number(number.toPrecision(6)));
  return String(Number(number.toPrecision(6)).toExponential()).replace(/\+([0-9])$/, "+0$1");
}
