/**
 * What somebody has written so far, kept on the device and nowhere else, so that a closed page or a flat battery loses nothing.
 * A draft is by what it is about: a new entry of a kind, or a change of one entry.
 *
 * @typedef {{values: Record<string, string | string[]>, sessions: number, bases: unknown[], place: unknown, group?: unknown, original?: unknown}} Draft
 */

const PREFIX = "fp-draft:";

/** @param {string} about  Such as "activity", or "a/frome-talking-cafe". @returns {Draft | undefined} */
export function readDraft(about) {
  try {
    const draft = JSON.parse(localStorage.getItem(PREFIX + about) ?? "null");
    return draft && typeof draft.values === "object" ? draft : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {string} about
 * @param {Draft} draft
 * @returns {boolean}  Whether the browser kept it.
 */
export function writeDraft(about, draft) {
  try {
    localStorage.setItem(PREFIX + about, JSON.stringify(draft));
    return true;
  } catch {
    return false; // a private window, or no room left
  }
}

/** @param {string} about */
export function deleteDraft(about) {
  try {
    localStorage.removeItem(PREFIX + about);
  } catch {
    // Then there is none.
  }
}

/**
 * What every box of a form holds, by its name.
 * @param {HTMLFormElement} form
 * @returns {Draft["values"]}
 */
export function valuesOf(form) {
  /** @type {Draft["values"]} */
  const values = {};
  for (const box of form.elements) {
    if (!(box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement || box instanceof HTMLSelectElement)) continue;
    const isChoice = box instanceof HTMLInputElement && (box.type === "checkbox" || box.type === "radio");
    if (!isChoice) values[box.name] = box.value;
    else if (box.type === "radio") values[box.name] ??= "";
    else values[box.name] ??= [];
    if (isChoice && box.checked) {
      const before = values[box.name];
      values[box.name] = Array.isArray(before) ? [...before, box.value] : box.value;
    }
  }
  return values;
}

/**
 * Put them back. A box that the draft does not know stays as it is: the form may have a new question.
 * @param {HTMLFormElement} form
 * @param {Draft["values"]} values
 */
export function putValues(form, values) {
  for (const box of form.elements) {
    if (!(box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement || box instanceof HTMLSelectElement)) continue;
    const value = values[box.name];
    if (value === undefined) continue;
    if (box instanceof HTMLInputElement && (box.type === "checkbox" || box.type === "radio")) {
      box.checked = Array.isArray(value) ? value.includes(box.value) : value === box.value;
    } else if (typeof value === "string") box.value = value;
  }
}
