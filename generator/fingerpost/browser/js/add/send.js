/** The ways to send an entry, as ways.js gives them: links, a file, or a button that posts it. */

import { make, part } from "../shared/dom.js";
import { fill } from "../shared/say.js";
import { problemsOf } from "./check.js";
import { postSubmission, waysOut } from "../shared/ways-to-send.js";
import { toYaml } from "./yaml.js";

/** @typedef {import("../shared/ways-to-send.js").Way} Way */
/** @typedef {import("./entry-form.js").Entry} Entry */
/** @typedef {import("./entry-form.js").EntryForm} EntryForm */
/** @typedef {{at: HTMLElement, message: string, isError: boolean, code: string}} Judgement */
/** @typedef {import("./check/say-problem.js").Problem} Problem */

const PUBLIC = ["issue", "pull-request"];

/**
 * What the rules of a record say of an entry, each at its box.
 * @param {EntryForm} form
 * @param {Entry} entry
 * @returns {Judgement[]}
 */
export function judge(form, { record, place, group }) {
  const context = { today: form.today, country: form.words.country };
  const all = problemsOf(form.kind, record, { ...context, id: form.original?.id ?? "" });
  const own = all.filter(({ path }) => path !== "contact"); // the form itself asks for one way to reach somebody
  /** @type {Judgement[]} */
  const others = [];
  for (const [kind, beside] of /** @type {[string, Record<string, any> | undefined][]} */ ([["place", place], ["group", group]])) {
    if (!beside) continue;
    const there = form.form.querySelector(`[data-fp-new="${kind}"]`) ?? form.form;
    const problems = problemsOf(kind, { ...beside, checked: record.checked }, context);
    others.push(...problems.filter(({ path }) => !path.startsWith("contact")).map((problem) => judged(problem, there)));
  }
  return [...own.map((problem) => judged(problem)), ...others];

  /** @param {Problem} problem @param {ParentNode} [there] */
  function judged({ path, code, message, severity }, there) {
    return { at: form.boxAt(path, there), message, isError: severity !== "warning", code };
  }
}

/**
 * @param {HTMLElement} page
 * @param {EntryForm} form
 * @param {Entry} entry
 * @param {boolean} mayBePublic  Not where it may say where somebody lives.
 * @param {() => void} onSent
 */
export function showWays(page, form, entry, mayBePublic, onSent) {
  const { words } = form;
  const ways = waysFor(form, entry).filter(({ id }) => mayBePublic || !PUBLIC.includes(id));
  part(page, "sent").textContent = "";
  part(page, "ways").replaceChildren(
    ...ways.map((way, index) => {
      const style = index ? "fp-btn fp-btn--plain" : "fp-btn fp-btn--big";
      /** @type {HTMLElement[]} */
      const parts = [controlOf(way, style), make("p", { class: "fp-soft" }, way.note)];
      if (way.copy) parts.push(...toCopy(way, words.says));
      return make("div", { "data-fp-way": way.id }, ...parts);
    }),
  );

  /** @param {Way} way @param {string} style */
  function controlOf(way, style) {
    const label = make("span", {}, way.label);
    if (way.file) {
      const href = URL.createObjectURL(new Blob([way.file.text], { type: "text/plain" }));
      return make("a", { class: style, href, download: way.file.name }, label);
    }
    if (way.href) return make("a", { class: style, href: way.href, rel: "noreferrer nofollow" }, label);
    const button = make("button", { class: style, type: "button" }, label);
    button.addEventListener("click", () => void post(button, way));
    return button;
  }

  /** @param {HTMLButtonElement} button @param {Way} way */
  async function post(button, { submission }) {
    const status = part(page, "sent");
    if (!submission) return;
    button.disabled = true;
    status.textContent = words.says.sending;
    const { state, message, problems, notTaken } = await postSubmission(words.settings.endpoint ?? "", submission);
    const why = [message, ...problems.map((problem) => problem.message)].filter(Boolean).join(" ");
    status.textContent = fill(words.says[state] ?? "", { message: why });
    if (notTaken.length) {
      const lines = notTaken.map((sentence) => make("li", {}, sentence));
      status.append(make("p", {}, words.says.leftOut), make("ul", {}, ...lines));
    }
    if (state === "taken") onSent();
    else button.disabled = false;
  }
}

/**
 * What everybody can read at GitHub goes there without what somebody wrote for us alone.
 * @param {EntryForm} form
 * @param {Entry} entry
 */
function waysFor(form, { record, place, group }) {
  const { words, original, kind } = form;
  const yaml = toYaml(kind, record);
  const id = record.sessions?.find((/** @type {any} */ session) => session.place)?.place ?? "";
  const beside = (/** @type {string} */ of, /** @type {string} */ as, /** @type {Record<string, any> | undefined} */ other) => {
    const checked = other && { ...other, checked: record.checked };
    return checked ? { [of]: { id: as, record: checked, yaml: toYaml(of, checked) } } : {};
  };
  const more = {
    ...beside("place", id, place),
    ...beside("group", record["group"] ?? "", group),
    consent: Boolean(record.contact?.consent_on),
  };
  const out = (/** @type {string[]} */ notes) => waysOut(words.settings, kind, record, yaml, original, { ...more, note: form.notes(notes) });
  const open = out([]);
  const all = out(["source", "reply", "message"]);
  return all.map((way) => (PUBLIC.includes(way.id) ? (open.find(({ id: other }) => other === way.id) ?? way) : way));
}

/**
 * @param {Way} way
 * @param {Record<string, any>} says
 */
function toCopy({ id, copy = "" }, says) {
  const text = make("pre", { class: "fp-record", id: `copy-${id}`, tabindex: "0" }, copy);
  const button = make("button", { class: "fp-textbtn", type: "button", "data-fp-copy": `copy-${id}` }, make("span", {}, says.copy));
  return [text, button];
}
