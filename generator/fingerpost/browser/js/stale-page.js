/** What a page says of its own age, and what was true only on the day it was made: a check that is due, and what is over. */

import { nameOf, stateInText } from "./shared/check-state.js";
import { fill } from "./shared/say.js";

/** @typedef {import("./shared/next-dates.js").Here} Here */

/**
 * @param {ParentNode} page
 * @param {Here} here
 */
export function showAge(page, here) {
  const moment = `${here.today}T${clock(here.minute)}`;
  for (const notice of page.querySelectorAll("[data-fp-over-from]")) {
    if (!(notice instanceof HTMLElement)) continue;
    notice.hidden = moment < (notice.dataset.fpOverFrom ?? "");
    for (const each of page.querySelectorAll(".fp-plate [data-fp-next], .fp-plate :is([data-fp-then], [data-fp-holiday])")) {
      if (each instanceof HTMLElement && !notice.hidden) each.hidden = true;
    }
  }
  for (const each of page.querySelectorAll("[data-fp-gone]")) {
    if (each instanceof HTMLElement) each.hidden = moment >= (each.dataset.fpGone ?? "");
  }
  for (const box of page.querySelectorAll("[data-fp-again]")) if (box instanceof HTMLElement) showCheck(page, box, here);
  const shortly = (here.pageWords.fpShortly ?? "").split("|");
  for (const foot of page.querySelectorAll("[data-fp-check]")) {
    if (!(foot instanceof HTMLElement)) continue;
    const { fpCheck, fpCheckedOn: date = "" } = foot.dataset;
    foot.textContent = fill(shortly[stateInText(fpCheck, here.today)] ?? "", { date });
  }
}

/**
 * Say that a check is due or overdue, in the place of the day by which it was to be made. After a year it is said on top.
 * @param {ParentNode} page
 * @param {HTMLElement} box
 * @param {Here} here
 */
function showCheck(page, box, { today, pageWords }) {
  const advice = box.querySelector("p:last-of-type");
  const state = nameOf(stateInText(box.dataset.fpAgain, today));
  if (state === "checked" || !advice || box.classList.contains(`fp-checked--${state}`)) return;
  const isOld = state === "old";
  box.classList.remove("fp-checked--due", "fp-checked--overdue");
  box.classList.add(`fp-checked--${state}`);
  const icon = box.querySelector(".fp-i")?.classList;
  icon?.remove("i-shield", "i-clock");
  icon?.add(isOld ? "i-alert" : "i-clock");
  const phone = page.querySelector("main a.fp-tel[href^='tel:']"); // and no line for a crisis
  /** @type {Record<string, [string | undefined, string | undefined]>} */
  const words = {
    due: [pageWords.fpDue, pageWords.fpDueAsk],
    overdue: [pageWords.fpOverdue, pageWords.fpOverdueAsk],
    old: [pageWords.fpOld, pageWords.fpOldAsk],
  };
  advice.textContent = words[state]?.[phone ? 0 : 1] ?? "";
  if (phone) advice.append(" ", copyOf(phone));
  if (isOld && warn(page, box)) box.hidden = true; // one warning is enough, on paper too
}

/**
 * What was not checked for a year is said before the facts, where nothing graver is there, nor two things already.
 * @param {ParentNode} page
 * @param {HTMLElement} box
 * @returns {boolean} Whether it is.
 */
function warn(page, box) {
  const plate = page.querySelector(".fp-plate");
  const notices = [...(plate?.parentElement?.querySelectorAll(":scope > .fp-notice:not([hidden])") ?? [])];
  if (!plate || notices.length > 1 || notices.some((each) => each.matches("[data-fp-over-from]"))) return false;
  const [how = "", last = "", advice = ""] = [...box.querySelectorAll("p")].map((line) => [...line.cloneNode(true).childNodes]);
  const words = document.createElement("div");
  for (const content of [[...how, " ", ...last], advice]) {
    const line = document.createElement("p");
    line.append(...content);
    words.append(line);
  }
  const notice = document.createElement("div");
  notice.className = "fp-notice fp-notice--warn fp-mt";
  const icon = box.querySelector(".fp-i");
  if (icon) notice.append(icon.cloneNode(true));
  notice.append(words);
  plate.before(notice);
  return true;
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
