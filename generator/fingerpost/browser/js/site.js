/**
 * What a script adds to a page that already works: buttons to print and copy, today's dates, and a
 * search whose words stay on the device.
 */

import { daysBetween, nearName, todayIn } from "./days.js";
import { findAddress } from "./find-address.js";

/** @typedef {{today: string, words: {today: string, tomorrow: string}, say: (words: string) => void}} Here */

start(document);

/** @param {Document} page */
function start(page) {
  const status = page.querySelector("[data-fp-status]");
  const told = status instanceof HTMLElement ? status.dataset : {};
  /** @type {Here} */
  const here = {
    today: todayIn(told.fpTimezone, new Date()),
    words: { today: told.fpToday ?? "", tomorrow: told.fpTomorrow ?? "" },
    say: (words) => {
      if (status) status.textContent = words;
    },
  };
  showNextDates(page, here);
  showNearDays(page, here);
  showComingDays(page, here);
  keepSearchOnTheDevice(page);
  addButtons(page, here, told);
  page.documentElement.classList.add("fp-js");
}

/**
 * Hide a next date that has gone by, and call a near one by its name.
 * @param {ParentNode} page
 * @param {Here} here
 */
export function showNextDates(page, here) {
  for (const element of page.querySelectorAll("[data-fp-next]")) {
    if (!(element instanceof HTMLElement) || !element.dataset.fpNext) continue;
    const away = daysBetween(here.today, element.dataset.fpNext);
    element.hidden = away < 0;
    const time = element.querySelector("time");
    const name = nearName(away, here.words);
    if (time && name && !time.dataset.fpNamed) {
      time.dataset.fpNamed = "yes";
      const near = document.createElement("span");
      near.className = "fp-noprint"; // paper outlasts the day
      near.textContent = `${name}, `;
      time.prepend(near);
    }
  }
}

/**
 * Show the days that are today and tomorrow now, whenever the page was built.
 * @param {ParentNode} page
 * @param {Here} here
 */
export function showNearDays(page, here) {
  const days = [...page.querySelectorAll("[data-fp-days] [data-fp-day]")].filter((each) => each instanceof HTMLElement);
  let shown = 0;
  for (const day of days) {
    const away = daysBetween(here.today, day.dataset.fpDay ?? "");
    const name = nearName(away, here.words);
    day.hidden = !name;
    if (!name) continue;
    shown += 1;
    const near = day.querySelector("[data-fp-near]");
    if (near) near.textContent = name;
  }
  const late = page.querySelector("[data-fp-late]");
  if (late instanceof HTMLElement) late.hidden = shown > 0 || days.length === 0;
}

/**
 * Hide the days of a list that have gone by, and call the near ones by their names.
 * @param {ParentNode} page
 * @param {Here} here
 */
export function showComingDays(page, here) {
  const list = page.querySelector("[data-fp-coming]");
  if (!list) return;
  let left = 0;
  for (const day of list.querySelectorAll("[data-fp-day]")) {
    if (!(day instanceof HTMLElement)) continue;
    const away = daysBetween(here.today, day.dataset.fpDay ?? "");
    day.hidden = away < 0;
    if (!day.hidden) left += 1;
    const near = day.querySelector("[data-fp-near]");
    const name = nearName(away, here.words);
    if (near && name) near.textContent = `${name},`;
    day.classList.toggle("fp-day--today", away === 0);
  }
  const late = list.querySelector("[data-fp-late]");
  if (late instanceof HTMLElement) late.hidden = left > 0;
}

/**
 * Send a search to the finder after the # of the address, which no server ever sees.
 * @param {ParentNode} page
 */
function keepSearchOnTheDevice(page) {
  for (const form of page.querySelectorAll("form[data-fp-find]")) {
    if (!(form instanceof HTMLFormElement)) continue;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const typed = new FormData(form);
      location.assign(findAddress(form.action, String(typed.get("q") ?? ""), String(typed.get("near") ?? "")));
    });
  }
}

/**
 * @param {Document} page
 * @param {Here} here
 * @param {DOMStringMap} told  What the page says in its own language.
 */
function addButtons(page, here, told) {
  page.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (!button) return;
    if (button.hasAttribute("data-fp-print")) window.print();
    if (button.dataset.fpCopy) copy(page, button, here, told);
  });
  window.addEventListener("beforeprint", () => datePaper(page));
}

/**
 * @param {Document} page
 * @param {HTMLButtonElement} button
 * @param {Here} here
 * @param {DOMStringMap} told
 */
async function copy(page, button, here, told) {
  const from = page.getElementById(button.dataset.fpCopy ?? "");
  const label = button.querySelector("span");
  if (!from || !label) return;
  try {
    await navigator.clipboard.writeText((from.textContent ?? "").trim());
  } catch {
    // An address without https, or a locked-down browser: show the words, so that they can be marked by hand.
    from.closest("details")?.setAttribute("open", "");
    here.say(told.fpNotCopied ?? "");
    return;
  }
  const before = label.textContent;
  label.textContent = told.fpCopied ?? "";
  here.say(told.fpCanPaste ?? "");
  setTimeout(() => {
    label.textContent = before;
    here.say("");
  }, 4000);
}

/** @param {Document} page */
function datePaper(page) {
  const language = page.documentElement.lang || "en-GB";
  const today = new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(new Date());
  for (const line of page.querySelectorAll("[data-fp-printed]")) {
    const date = line.querySelector("[data-fp-printed-on]");
    if (!(line instanceof HTMLElement) || !date) continue;
    date.textContent = today;
    line.hidden = false;
  }
}
