/** A record as the text of its file: what our reader reads back is the same record, whatever is in its texts (writing/write.py). */

import { rules } from "./rules.js";

// Parts that read best on one line, as long as they fit on one.
const ON_ONE_LINE = new Set(["cost", "ages", "checked", "location", "capacity", "closed", "assurance"]);
const LINE = 100;

// What may not begin a word without quotes, what may not be in one, and what may not be in one between brackets.
const BEGINS = /^(?:[#,[\]{}&*!|>'"%@\x60]|[?:-](?:\s|$)|---|\.\.\.)/;
const INSIDE = /:(?:\s|$)|\s#/;
const IN_BRACKETS = /[,?[\]{}:]/;
const BEGINS_IN_BRACKETS = /^[?:]/;
// Nobody sees these, or sees a space: they are written as numbers. A line break is dealt with before.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;
const NOTHING = /^(?:|~|null)$/i; // what the reader takes for a blank

/** @typedef {import("./rules.js").Schema} Schema */

/**
 * The text of a file. What is empty is left out; a text of several lines ends in a line break when it is read again.
 * @param {string} kind  activity, group or place
 * @param {Record<string, unknown>} record
 */
export function toYaml(kind, record) {
  return mapping(record, "", rules.schemas[kind] ?? {}, 0, true).join("\n") + "\n";
}

/**
 * The lines of a mapping, each behind so many spaces.
 * @param {Record<string, unknown>} value
 * @param {string} name
 * @param {Schema} schema
 * @param {number} indent
 * @param {boolean} isFirst  whether the first line gets its spaces too, and not the dash of a list
 * @returns {string[]}
 */
function mapping(value, name, schema, indent, isFirst) {
  const fields = fieldsOf(schema);
  const lines = filled(value, fields).flatMap(([key, part]) => block(part, key, fields[key] ?? {}, indent, `${scalar(key, false)}:`));
  return isFirst ? lines : [(lines[0] ?? "{}").slice(indent), ...lines.slice(1)];
}

/**
 * The lines of one value behind what comes before it: "name:" or "-".
 * @param {unknown} value
 * @param {string} name
 * @param {Schema} schema
 * @param {number} indent
 * @param {string} before
 * @returns {string[]}
 */
function block(value, name, schema, indent, before) {
  const margin = " ".repeat(indent);
  if (Array.isArray(value)) {
    const items = value.filter((item) => !isEmpty(item));
    if (!items.some(isMapping) && fits(items, name)) return [`${margin}${before} ${flow(items, name, schema)}`];
    return [`${margin}${before}`, ...items.flatMap((item) => block(item, name, schema["items"] ?? {}, indent, "-"))];
  }
  if (isMapping(value)) {
    const parts = filled(value, fieldsOf(schema)).map(([, part]) => part);
    if (ON_ONE_LINE.has(name) && fits(parts, name)) return [`${margin}${before} ${flow(value, name, schema)}`];
    const inner = mapping(value, name, schema, indent + 2, before !== "-");
    return before === "-" ? [`${margin}- ${inner[0] ?? ""}`, ...inner.slice(1)] : [`${margin}${before}`, ...inner];
  }
  const text = plainText(value);
  if ((text.includes("\n") || text.length > 2 * LINE) && isBlock(text)) {
    const lines = text.replace(/\n+$/, "").split("\n");
    return [`${margin}${before} |`, ...lines.map((line) => (line ? `${margin}  ${line}` : ""))];
  }
  return [`${margin}${before} ${scalar(value, false)}`];
}

/**
 * A value on one line, between brackets if it has parts.
 * @param {unknown} value
 * @param {string} name
 * @param {Schema} schema
 * @returns {string}
 */
function flow(value, name, schema) {
  if (Array.isArray(value)) return `[${value.map((item) => flow(item, name, schema["items"] ?? {})).join(", ")}]`;
  if (!isMapping(value)) return scalar(value, true);
  const fields = fieldsOf(schema);
  return `{${filled(value, fields).map(([key, part]) => `${scalar(key, true)}: ${flow(part, key, fields[key] ?? {})}`).join(", ")}}`;
}

/**
 * The fields of a part in the order of the schema; of two forms allowed, the one that has fields.
 * @param {Schema} schema
 * @returns {Record<string, Schema>}
 */
function fieldsOf(schema) {
  const forms = [schema, ...(schema["oneOf"] ?? [])];
  return forms.map((form) => form["properties"]).find((fields) => fields) ?? {};
}

/**
 * What is not empty, in the order of the schema and then in its own.
 * @param {Record<string, unknown>} value
 * @param {Record<string, Schema>} fields
 * @returns {[string, unknown][]}
 */
function filled(value, fields) {
  const order = Object.keys(fields);
  const place = (/** @type {string} */ key) => (order.includes(key) ? order.indexOf(key) : order.length);
  const pairs = Object.entries(value).filter(([, part]) => !isEmpty(part));
  return pairs.sort(([one], [other]) => place(one) - place(other));
}

/**
 * One text, number or answer: with quotes where the reader would otherwise see something else.
 * @param {unknown} value
 * @param {boolean} inBrackets
 */
function scalar(value, inBrackets) {
  const text = plainText(value);
  if (/\n/.test(text) || UNSEEN.test(text)) return quoted(text);
  const isPlain =
    text === text.trim() && !BEGINS.test(text) && !INSIDE.test(text) && !(typeof value === "string" && NOTHING.test(text)) &&
    !(inBrackets && (IN_BRACKETS.test(text) || BEGINS_IN_BRACKETS.test(text)));
  return isPlain ? text : `'${text.replace(/'/g, "''")}'`;
}

/**
 * In double quotes, on one line whatever is in it.
 * @param {string} text
 */
function quoted(text) {
  const inside = Array.from(text, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (character === '"' || character === "\\") return `\\${character}`;
    if (character === "\n") return "\\n";
    if (!UNSEEN.test(character)) return character;
    return code > 0xffff ? `\\U${code.toString(16).padStart(8, "0")}` : `\\u${code.toString(16).padStart(4, "0")}`;
  });
  return `"${inside.join("")}"`;
}

/**
 * Whether a text can go on lines of its own as it is: none of them begins or ends with a space.
 * @param {string} text
 */
function isBlock(text) {
  const lines = text.replace(/\n+$/, "").split("\n");
  return text.trim() !== "" && lines.every((line) => line === line.trim() && !UNSEEN.test(line)) && lines[0] !== "";
}

/** @param {unknown} value */
function plainText(value) {
  return typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
function isMapping(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** @param {unknown} value */
function isEmpty(value) {
  if (value === null || value === undefined || value === "") return true;
  return Array.isArray(value) ? value.length === 0 : isMapping(value) && Object.keys(value).length === 0;
}

/**
 * @param {unknown[]} values
 * @param {string} name
 */
function fits(values, name) {
  const texts = values.map((value) => (isMapping(value) || Array.isArray(value) ? JSON.stringify(value) : plainText(value)));
  return texts.reduce((sum, text) => sum + text.length + 8, name.length) <= LINE && !texts.some((text) => text.includes("\n"));
}
