/**
 * What the address asks is in the boxes at once: the finder itself, and what it looks in, take longer to come. What
 * somebody does to a box meanwhile is marked, and form.js leaves it as it is.
 */

const LONGEST = 300; // characters of a text, as state.js has it

/**
 * Nothing is taken for right here: once the finder has come, it shows what it made of the address.
 * @param {HTMLElement} finder
 * @param {string} fragment  Such as "#q=singing&near=Frome"
 */
export function fillForms(finder, fragment) {
  finder.addEventListener("input", ({ target }) => target instanceof HTMLInputElement && mark(target));
  const parameters = new URLSearchParams(fragment.replace(/^#/, ""));
  for (const field of finder.querySelectorAll("form input")) {
    if (!(field instanceof HTMLInputElement)) continue;
    if (field === document.activeElement && field.value !== field.defaultValue) mark(field); // before this script was there
    if (!parameters.has(field.name) || "fpTyped" in field.dataset) continue;
    const values = parameters.getAll(field.name);
    if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
    else field.value = [...(values[0] ?? "")].slice(0, LONGEST).join("");
  }
}

/** @param {HTMLInputElement} field */
function mark(field) {
  field.dataset.fpTyped = "";
}
