/**
 * The handbook uses Material's page, whose menu button on a narrow screen is a label that no keyboard reaches,
 * over a drawer whose links stay in the tab order while it is closed. This puts a button in its place and
 * takes the closed drawer out of the order. It also names what Material leaves without a name: the dialog of its search,
 * and the buttons over a piece of code, which are no landmark.
 */

const NARROW = window.matchMedia("(max-width: 76.2344em)"); // where Material turns the side navigation into a drawer

/**
 * @param {HTMLInputElement} box  The hidden tick box that Material opens the drawer with.
 * @param {HTMLElement} label
 * @param {HTMLElement} drawer
 */
export function correctDrawer(box, label, drawer) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = `${label.className} fp-drawer`;
  button.setAttribute("aria-label", "Pages of the handbook");
  button.append(...label.childNodes);
  const show = () => {
    drawer.inert = NARROW.matches && !box.checked;
    button.setAttribute("aria-expanded", String(box.checked));
  };
  const turn = (/** @type {boolean} */ isOpen) => {
    box.checked = isOpen;
    box.dispatchEvent(new Event("change"));
  };
  button.addEventListener("click", () => {
    turn(!box.checked);
    if (box.checked) drawer.querySelector("a")?.focus();
  });
  drawer.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box.checked) return;
    turn(false);
    button.focus();
  });
  box.addEventListener("change", show);
  NARROW.addEventListener("change", show);
  label.replaceWith(button);
  show();
}

/** @param {ParentNode} page */
function nameParts(page) {
  page.querySelector("[data-md-component=search][role=dialog]")?.setAttribute("aria-label", "Search the handbook");
  const quieten = () => {
    for (const nav of page.querySelectorAll("nav.md-code__nav:not([role])")) nav.setAttribute("role", "none");
  };
  quieten();
  const content = page.querySelector(".md-content");
  if (content) new MutationObserver(quieten).observe(content, { childList: true, subtree: true }); // they come as one scrolls
}

const box = document.querySelector("input#__drawer");
const label = document.querySelector("label.md-header__button[for='__drawer']");
const drawer = document.querySelector(".md-sidebar--primary");
if (box instanceof HTMLInputElement && label instanceof HTMLElement && drawer instanceof HTMLElement) {
  correctDrawer(box, label, drawer);
}
nameParts(document);
