/** The card and the page as they will look, of what is written so far. Only text is put in, never HTML. */

import { copyOf, make, part } from "../shared/dom.js";
import { sayCost, sayCostShortly, sayWays, sayWhen, sayWhenShortly, sayWhere, sayWho } from "./say-record.js";

/** @typedef {Record<string, any>} RecordData */
/** @typedef {{preview: import("./say-record.js").Words, schedule: import("./say-session.js").Words}} Words */

// What has a place of its own above the rest, and what is on the page of the group.
const IN_ITS_PLACE = /^(?:first_visit\.(?!companion)|group$|name$|summary$|kind$)/;

/**
 * @param {HTMLElement} page  With the templates.
 * @param {RecordData} record
 * @param {Words} words
 * @param {import("./say-record.js").Names} names
 * @param {string} today
 */
export function cardOf(page, record, words, names, today) {
  const card = copyOf(page, "card");
  part(card, "c-name").textContent = record.name || words.preview.name;
  part(card, "c-summary").textContent = record.summary || words.preview.summary;
  part(card, "c-when").textContent = sayWhenShortly(record, words.schedule, today);
  part(card, "c-where").textContent = sayWhere(record, words.preview, names)[0] ?? "";
  part(card, "c-cost").textContent = sayCostShortly(record.cost, words.preview);
  if (!record.first_visit?.met_by) part(card, "c-met").remove();
  return card;
}

/**
 * @param {HTMLElement} page
 * @param {RecordData} record
 * @param {Words} words
 * @param {import("./say-record.js").Names} names
 * @param {string} today
 * @param {{label: string, answer: string, path: string, fold: string}[]} rows  What was answered, question by question.
 */
export function pageOf(page, record, words, names, today, rows) {
  const sample = copyOf(page, "page");
  const put = (/** @type {string} */ name, /** @type {string[]} */ lines) =>
    part(sample, name).replaceChildren(...lines.map((line) => make("p", {}, line)));
  const { contact = {}, first_visit: visit = {} } = record;
  part(sample, "p-name").textContent = record.name || words.preview.name;
  part(sample, "p-summary").textContent = record.summary ?? "";
  if (visit.met_by) part(sample, "p-met-by").textContent = visit.met_by;
  else part(sample, "p-met").remove();
  if (record.group) part(sample, "p-group").textContent = names.groups[record.group] ?? record.group;
  else part(sample, "p-run-by").remove();
  put("p-when", sayWhen(record, words.schedule, today));
  put("p-where", sayWhere(record, words.preview, names));
  put("p-cost", [sayCost(record.cost, words.preview)]);
  put("p-who", [sayWho(record, words.preview)]);
  const reach = [contact.name, contact.phone, contact.text, contact.email, contact.website];
  put("p-join", [...sayWays(record, words.preview), ...reach.filter(Boolean)]);
  const steps = /** @type {string[]} */ (visit.steps ?? []);
  if (steps.length || visit.bring) {
    part(sample, "p-steps").replaceChildren(...steps.map((step) => make("li", {}, make("p", {}, step))));
    part(sample, "p-bring").textContent = visit.bring ?? "";
  } else part(sample, "p-visit").remove();
  const rest = rows.filter(({ path, fold }) => fold && !IN_ITS_PLACE.test(path));
  const folds = [...new Set(rest.map(({ fold }) => fold))];
  part(sample, "p-rest").replaceChildren(
    ...folds.flatMap((fold) => {
      const own = rest.filter((row) => row.fold === fold);
      const answers = own.map(({ label, answer }) => make("div", {}, make("dt", {}, label), make("dd", {}, answer)));
      return [make("h5", { class: "fp-h3 fp-mt" }, fold), make("dl", { class: "fp-answers" }, ...answers)];
    }),
  );
  return sample;
}
