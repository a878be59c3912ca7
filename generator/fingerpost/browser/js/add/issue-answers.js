/** The answers to the questions of the form on GitHub, by their ids (intake/issue_form.py). */

import { capital, sayDay, sayTime } from "./check/dates.js";

/** @typedef {import("./check/sessions.js").Fields} Fields */

const WANTS = /** @type {Record<string, string>} */ ({
  add: "Add something new",
  change: "Change an entry",
  right: "Say that an entry is still right",
  ended: "Say that something has ended",
});

/**
 * Boxes to tick cannot be filled in by an address, so how people join is said in the description.
 * @param {string} want
 * @param {string} address
 * @param {string} name
 * @param {Fields} activity
 * @returns {Record<string, string>}
 */
export function answersOf(want, address, name, activity) {
  const { contact = {}, cost = {}, first_visit: visit } = activity;
  const price = [cost.amount !== undefined ? money(cost.amount) : "", cost.per ? `per ${cost.per}` : "", cost.concession !== undefined ? `(${money(cost.concession)} reduced)` : "", cost.notes ?? ""];
  return {
    want: WANTS[want] ?? "",
    address,
    name,
    summary: activity["summary"] ?? "",
    description: [activity["description"] ?? "", activity["join"]?.steps ?? ""].filter(Boolean).join("\n\n"),
    categories: (activity["categories"] ?? []).join(", "),
    sessions: (activity["sessions"] ?? []).map(saySession).join("\n"),
    "cost-kind": cost.kind ? capital(String(cost.kind).replace(/-/g, " ")) : "",
    "cost-notes": price.filter(Boolean).join(" "),
    "who-summary": activity["who"]?.summary ?? "",
    first_visit: typeof visit === "string" ? visit : [visit?.met_by ?? "", ...(visit?.steps ?? []), visit?.bring ?? ""].filter(Boolean).join("\n"),
    "access-notes": sayAccess(activity["access"] ?? {}),
    "contact-name": contact["name"] ?? contact["role"] ?? "",
    "contact-phone": contact.phone ?? "",
    "contact-email": contact.email ?? "",
    "contact-website": contact.website ?? "",
  };
}

/** @param {Fields} session */
function saySession(session) {
  const days = (session["days"] ?? []).map(capital).join(", ");
  const weeks = (session["weeks"] ?? []).join(", ");
  const dates = [session["repeats"] === "once" ? session["starts_on"] : "", ...(session["dates"] ?? [])].filter(Boolean).map(sayDay).join(", ");
  const every = /** @type {Record<string, string>} */ ({ weekly: (session["every"] ?? 1) > 1 ? `Every ${session["every"]} weeks` : "Every week", monthly: "Every month", "by-arrangement": "By arrangement", unknown: "" });
  const at = session["from"] ? `${sayTime(session["from"])}${session["to"] ? ` to ${session["to"] === "24:00" ? "midnight" : sayTime(session["to"])}` : ""}` : "";
  const where = session["place"] ?? session["online"] ?? session["area"] ?? (session["phone"] ? "by phone" : "");
  const terms = [session["term_time"] ? "term time only" : "", session["school_holidays"] ? "school holidays only" : "", session["bank_holidays"] === "closed" ? "not on bank holidays" : ""];
  return [every[session["repeats"]] ?? "", weeks, days || dates, at, where, ...terms, session["notes"] ?? ""].filter(Boolean).join(", ");
}

/** @param {Fields} access */
function sayAccess(access) {
  const features = Object.entries(access).filter(([feature]) => feature !== "notes");
  const lines = features.map(([feature, answer]) => `${capital(feature.replace(/_/g, " "))}: ${typeof answer === "string" ? answer : [answer?.answer, answer?.note].filter(Boolean).join(", ")}`);
  return [...lines, access["notes"] ?? ""].filter(Boolean).join("\n");
}

/** @param {number} amount */
function money(amount) {
  return `£${amount.toFixed(2)}`;
}
