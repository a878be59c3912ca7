/** The few things the finder does with a page: find a part, copy a template, fill it with text. Never with HTML. */

/**
 * @param {ParentNode} root
 * @param {string} name  Of the data attribute, such as "heading" for data-fp-heading.
 * @returns {HTMLElement}
 * @throws {Error} When the template of the page and this script no longer fit together.
 */
export function part(root, name) {
  const element = root.querySelector(`[data-fp-${name}]`);
  if (!(element instanceof HTMLElement)) throw new Error(`The page has no data-fp-${name}.`);
  return element;
}

/**
 * A copy of what is in a template.
 * @param {ParentNode} root
 * @param {string} name
 * @returns {HTMLElement}
 */
export function copyOf(root, name) {
  const template = root.querySelector(`template[data-fp-template="${name}"]`);
  const first = template instanceof HTMLTemplateElement ? template.content.firstElementChild : null;
  if (!(first instanceof HTMLElement)) throw new Error(`The page has no template ${name}.`);
  return /** @type {HTMLElement} */ (document.importNode(first, true));
}

/**
 * Say something in an element; without words the element goes away.
 * @param {HTMLElement} element
 * @param {string} words
 */
export function sayOrRemove(element, words) {
  if (words) element.textContent = words;
  else element.remove();
}

/**
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, string>} attributes
 * @param {(string | Node)[]} content
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function make(name, attributes = {}, ...content) {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...content);
  return element;
}
