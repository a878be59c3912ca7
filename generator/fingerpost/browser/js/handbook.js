/**
 * The handbook uses Material's page, whose menu button on a narrow screen is a label that no keyboard reaches,
 * over a drawer whose links stay in the tab order while it is closed. This makes the label a button and
 * takes the closed drawer out of the order.
 */

const NARROW = window.matchMedia("(max-width: 76.2344em)"); // where Material turns the side navigation into a drawer

/**
 * @param {HTMLInputElement} box  The hidden tick box that Material opens the drawer with.
 * @param {HTMLElement} label
 * @param {HTMLElement} drawer
 */
export function mendDrawer(box, label, drawer) {
  const show = () => {
    drawer.inert = NARROW.matches && !box.checked;
    label.setAttribute("aria-expanded", String(box.checked));
  };
  label.setAttribute("role", "button");
  label.setAttribute("tabindex", "0");
  label.setAttribute("aria-label", "Pages of the handbook");
  label.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    box.checked = !box.checked;
    box.dispatchEvent(new Event("change"));
    if (box.checked) drawer.querySelector("a")?.focus();
  });
  drawer.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !box.checked) return;
    box.checked = false;
    box.dispatchEvent(new Event("change"));
    label.focus();
  });
  box.addEventListener("change", show);
  NARROW.addEventListener("change", show);
  show();
}

const box = document.querySelector("input#__drawer");
const label = document.querySelector("label.md-header__button[for='__drawer']");
const drawer = document.querySelector(".md-sidebar--primary");
if (box instanceof HTMLInputElement && label instanceof HTMLElement && drawer instanceof HTMLElement) {
  mendDrawer(box, label, drawer);
}
