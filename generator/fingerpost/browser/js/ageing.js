/** What a page says of its own age, and what was true only on the day it was made: a check that is due, and what is over. */

/** @typedef {import("./coming.js").Here} Here */

/**
 * @param {ParentNode} page
 * @param {Here} here
 */
export function showAge(page, here) {
  const moment = `${here.today}T${clock(here.minute)}`;
  for (const box of page.querySelectorAll("[data-fp-again]")) if (box instanceof HTMLElement) showCheck(page, box, here);
  for (const notice of page.querySelectorAll("[data-fp-over]")) {
    if (!(notice instanceof HTMLElement)) continue;
    notice.hidden = moment < (notice.dataset.fpOver ?? "");
    for (const each of page.querySelectorAll(".fp-plate [data-fp-next], .fp-plate :is([data-fp-then], [data-fp-holiday])")) {
      if (each instanceof HTMLElement && !notice.hidden) each.hidden = true;
    }
  }
  for (const each of page.querySelectorAll("[data-fp-gone]")) {
    if (each instanceof HTMLElement) each.hidden = moment >= (each.dataset.fpGone ?? "");
  }
}

/**
 * Say that a check is overdue, in the place of the day by which it was to be made. After a year that is said on top as well.
 * @param {ParentNode} page
 * @param {HTMLElement} box
 * @param {Here} here
 */
function showCheck(page, box, { today, told }) {
  const [again = "", year = ""] = (box.dataset.fpAgain ?? "").split(" ");
  const advice = box.querySelector("p:last-of-type");
  if (today <= again || !advice) return;
  box.removeAttribute("data-fp-again"); // so that it is done once
  const isOld = today > year;
  box.classList.add(isOld ? "fp-checked--old" : "fp-checked--due");
  box.querySelector(".fp-i")?.classList.replace("i-shield", isOld ? "i-alert" : "i-clock");
  advice.textContent = told.fpOverdue ?? "";
  const phone = page.querySelector("main a.fp-tel"); // and no line for a crisis
  if (phone) advice.append(" ", copyOf(phone));
  const plate = page.querySelector(".fp-plate");
  const notices = plate?.parentElement?.querySelectorAll(":scope > .fp-notice:not([hidden])") ?? [];
  if (!isOld || !plate || notices.length > 1) return; // more than two are not read
  const notice = document.createElement("div");
  notice.className = "fp-notice fp-notice--warn fp-mt";
  const words = document.createElement("div");
  words.append(...[...box.querySelectorAll("p")].map((line) => line.cloneNode(true)));
  notice.append(...[box.querySelector(".fp-i")?.cloneNode(true), words].filter((each) => each !== undefined));
  plate.before(notice);
}

/**
 * A telephone number as a plain link.
 * @param {Element} phone
 */
function copyOf(phone) {
  const link = document.createElement("a");
  link.href = phone.getAttribute("href") ?? "";
  const words = document.createElement("strong");
  words.textContent = (phone.textContent ?? "").trim();
  link.append(words);
  return link;
}

/** @param {number} minute  Of the day. */
function clock(minute) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
