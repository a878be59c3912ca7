/**
 * The page "Add your group, or change your entry". Which entry it is about is after the # of the address, and what is written
 * stays on the device until somebody chooses a way to send it.
 */

import { showAsked } from "./add/conditions.js";
import { deleteDraft, readDraft, writeDraft } from "./add/draft.js";
import { EntryForm } from "./add/entry-form.js";
import { clearFaults, goTo, showFaults } from "./add/errors.js";
import { fetchOriginal } from "./shared/original.js";
import { cardOf } from "./add/preview.js";
import { hereOf } from "./shared/next-dates.js";
import { KINDS, kindOf } from "./shared/addresses.js";
import { make, part } from "./shared/dom.js";
import { fill } from "./shared/say.js";

/** @typedef {import("./add/entry-form.js").Entry} Entry */
/** @typedef {import("./add/entry-form.js").Words} Words */

const CHECKING = "&step=check";

const page = document.querySelector("[data-fp-adding]");
if (page instanceof HTMLElement) void startAdding(page);

/** @param {HTMLElement} page */
async function startAdding(page) {
  /** @type {Words} */
  const words = JSON.parse(page.dataset.fpWords ?? "{}");
  const { today } = hereOf(document, new Date());
  const elements = /** @type {HTMLFormElement[]} */ ([...page.querySelectorAll("form[data-fp-form]")]);
  const forms = new Map(elements.map((form) => [form.dataset.fpForm ?? "", new EntryForm(page, form, words, today)]));
  const [first] = forms.values();
  if (!first) return;
  const title = part(page, "title");
  const lede = part(page, "lede");
  const [titleOfPage, ledeOfPage] = [title.textContent ?? "", lede.textContent ?? ""];
  let current = first;
  let about = current.kind;

  for (const form of forms.values()) {
    form.form.addEventListener("input", onInput);
    form.form.addEventListener("change", onInput);
    form.form.addEventListener("click", onPress);
    form.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void check();
    });
    for (const button of form.form.querySelectorAll("button")) button.disabled = false; // till now it would have asked the server
  }
  for (const button of page.querySelectorAll("[data-fp-delete]")) button.addEventListener("click", forget);
  part(page, "back").addEventListener("click", () => history.back());
  window.addEventListener("hashchange", () => void open());
  window.addEventListener("popstate", () => showStep());
  await open();

  /** Show the form of what the address is about: empty, filled in, or as it was left. */
  async function open() {
    const { kind, id, answers } = aboutOf(location.hash);
    const key = id ? `${kind}/${id}` : kind;
    if (page.dataset.fpShows === key) return showStep();
    about = key;
    current = forms.get(kind) ?? /** @type {EntryForm} */ (first);
    for (const form of forms.values()) form.form.hidden = form !== current;
    clearFaults(page);
    part(page, "errors").hidden = true;
    const draft = readDraft(key);
    const original = id && !draft ? await fetchOriginal(words, kind, id) : undefined;
    if (draft) current.restore(draft);
    else current.fill(original, answers);
    const name = current.original?.record.name;
    title.textContent = name ? fill(words.says.changing, { name }) : titleOfPage;
    lede.textContent = name ? words.says.changesOnly : ledeOfPage;
    if (id && !current.original) say(words.says.gone);
    showDraft(Boolean(draft));
    showLive();
    page.dataset.fpShows = key;
    showStep();
  }

  /** @param {Event} event */
  function onInput(event) {
    if (event.target instanceof HTMLTextAreaElement) current.countDown(event.target);
    showAsked(current.form);
    const isSafe = writeDraft(about, current.draft());
    showDraft(isSafe);
    if (!isSafe) say(words.says.unsaved);
    showLive();
  }

  /** @param {Event} event */
  function onPress(event) {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    const block = button?.closest("[data-fp-session]");
    if (button?.hasAttribute("data-fp-more-sessions") && current.sessions) {
      const added = current.sessions.add();
      showAsked(current.form);
      part(added, "session-name").focus();
    } else if (button?.hasAttribute("data-fp-take-out") && block instanceof HTMLElement) {
      current.sessions?.takeOut(block);
      say(words.says.takenOut);
    } else return;
    writeDraft(about, current.draft());
    showLive();
  }

  /** Show the faults, or else what was said, before it is sent. */
  async function check() {
    clearFaults(page);
    const entry = current.read();
    const sending = await import("./add/before-sending.js").catch(() => undefined);
    if (!sending) return say(words.says.notLoaded);
    const judged = sending.judge(current, entry);
    // What follows from an answer that could not be read is no second fault: a day and time, or one box.
    const aboutSame = (/** @type {HTMLElement} */ at) => at.closest("[data-fp-session]") ?? at;
    const places = new Set(entry.faults.map(({ at }) => aboutSame(at)));
    const faults = current.inOrder([...entry.faults, ...judged.filter(({ at, isError }) => isError && !places.has(aboutSame(at)))]);
    showFaults(part(page, "errors"), faults, words, words.schedule.language);
    if (faults.length) return;
    showDoubts(judged.map(({ message }) => message));
    sending.showCheck(page, current, entry.record, namesOf(entry), (at) => {
      history.back();
      showStep(false);
      goTo(at);
    });
    const mayBePublic = judged.every(({ code }) => !code.startsWith("held-"));
    sending.showWays(page, current, entry, mayBePublic, () => deleteDraft(about));
    history.pushState(null, "", `${location.hash || "#"}${CHECKING}`);
    showStep();
    part(page, "check-title").focus();
  }

  /** @param {string[]} doubts */
  function showDoubts(doubts) {
    part(page, "doubts").hidden = !doubts.length;
    part(page, "doubts-list").replaceChildren(...[...new Set(doubts)].map((doubt) => make("li", {}, doubt)));
  }

  /** @param {boolean} [isChecking] */
  function showStep(isChecking = location.hash.endsWith(CHECKING) && part(page, "answers").childElementCount > 0) {
    for (const step of page.querySelectorAll("[data-fp-step]")) {
      if (step instanceof HTMLElement) step.hidden = (step.dataset.fpStep === "check") !== isChecking;
    }
    part(page, "aside").hidden = isChecking; // what it says is in that step
    part(page, "live").hidden = current.kind !== "activity";
    page.dataset.fpStepNow = isChecking ? "check" : "write";
  }

  function showLive() {
    if (current.kind !== "activity") return;
    const entry = current.read();
    part(page, "card-live").replaceChildren(cardOf(page, entry.record, words, namesOf(entry), today));
  }

  /** @param {Entry} entry */
  function namesOf({ record, place, group }) {
    const chosen = current.where?.lookup.chosen;
    const runBy = current.runBy?.lookup.chosen;
    const names = { ...current.original?.places };
    if (chosen) names[chosen[0]] = { name: chosen[1], town: chosen[2] };
    const id = place && record.sessions?.find((/** @type {any} */ session) => session.place)?.place;
    if (id) names[id] = { name: place.name ?? "", town: place.town ?? "" };
    const groups = { ...current.original?.groups };
    if (runBy) groups[runBy[0]] = runBy[1];
    if (group) groups[record["group"]] = group["name"] ?? "";
    return { place: names, areas: words.areas, groups };
  }

  function forget() {
    if (!window.confirm(words.says.confirmDelete)) return;
    deleteDraft(about);
    page.dataset.fpShows = "";
    part(page, "answers").replaceChildren();
    history.replaceState(null, "", location.hash.replace(CHECKING, "") || location.pathname);
    void open().then(() => {
      say(words.says.deleted);
      title.focus();
    });
  }

  /** @param {boolean} isKept */
  function showDraft(isKept) {
    for (const button of page.querySelectorAll("[data-fp-delete]")) if (button instanceof HTMLElement) button.hidden = !isKept;
  }
}

/** @param {string} words */
function say(words) {
  const status = document.querySelector("[data-fp-status]");
  if (status) status.textContent = words;
}

/**
 * What the fragment says: #change=a/frome-talking-cafe, #new=group, or nothing. A new activity may be begun, as the page of
 * what is missing does: #new=activity&category=carers&area=street.
 * @param {string} hash
 */
function aboutOf(hash) {
  const values = new URLSearchParams(hash.slice(1));
  const [, letter = "", id = ""] = /^([agp])\/([a-z0-9-]{1,60})$/.exec(values.get("change") ?? "") ?? [];
  const kind = kindOf(letter) || (values.get("new") ?? "");
  const answers = { category: values.get("category") ?? "", area: values.get("area") ?? "" };
  return { kind: KINDS.includes(kind) ? kind : "activity", id, answers };
}
