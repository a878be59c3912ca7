/** A result as a card. What it says was composed when the site was built, but for the next date and how far it is. */

import { fill, sayNumber } from "../shared/say.js";
import { NOWHERE } from "../search/away.js";
import { resultOf } from "../search/search.js";
import { sayDate } from "../shared/days.js";
import { NONE } from "../shared/day-patterns.js";
import { showMenu } from "../shared/menu-buttons.js";
import { copyOf, make, part, sayOrRemove } from "../shared/dom.js";
import { nextOf, stillGoing } from "../shared/next-on.js";
import { onPaper } from "../shared/on-paper.js";
import { sayDay, sayHours, sayMiles, sayTime, sayWalk } from "../shared/say-times.js";

const NEXT_COURSE = "next-course"; // the course under way is full; edition/wording/joining.py writes it

/** @typedef {import("../search/files.js").SearchFiles} SearchFiles */
/** @typedef {import("../search/search.js").Result} Result */
/** @typedef {import("../shared/find-words.js").Words} Words */
/**
 * What every card needs to know. "root" is the address of the site, "finder" holds the templates, "on" is the day that
 * was asked for, if one was, and "place" where.
 * @typedef {{files: SearchFiles, finder: HTMLElement, words: Words, language: string, root: string, icons: string, today: string,
 *   minute: number, on: string, weekdays: number, begins: number, place: import("../search/near.js").Spot | undefined}} Here
 */

/**
 * @param {SearchFiles} files
 * @param {Result} result
 * @param {Here} here
 * @returns {Promise<HTMLElement>}
 */
export async function cardOf(files, result, here) {
  const { words, today, minute } = here;
  const [day, from] = here.on > today ? [here.on, 0] : [today, minute];
  const { kind, address, card, branch, sessions, metres, unsaid } = await resultOf(files, result, here, day, from);
  const [, id, name, lang, summary, whenAnywhere, , cost, accessAnywhere, met, checked, capacity, , branches, phone] = card;
  const [, town, when, access] = branches.length > 1 ? (branches[branch] ?? []) : ["", "", whenAnywhere, accessAnywhere];
  const element = copyOf(here.finder, "card");
  if (lang) [element.lang, element.dir] = [lang, "auto"]; // the name is the first of it, and says which way it runs
  const link = /** @type {HTMLAnchorElement} */ (element.querySelector("h3 a"));
  link.href = here.root + address.slice(1);
  link.textContent = name;
  const kindLine = part(element, "kind");
  kindLine.hidden = kind === "activity";
  sayOrRemove(kindLine, words.kinds[kind] ?? "");
  sayOrRemove(part(element, "summary"), summary);
  sayOrRemove(part(element, "when"), when ?? "");
  const label = capacity === NEXT_COURSE ? words.joinFrom : town && fill(words.nextIn, { town });
  if (label) part(element, "next-word").textContent = label;
  const [, , until] = sessions[stillGoing(files.patterns, sessions, day, from)] ?? [0, NONE, NONE];
  showNext(element, nextOf(files.patterns, sessions, day, from, here.weekdays), until, here);

  const facts = /** @type {HTMLElement} */ (element.querySelector(".fp-facts"));
  const where = whereOf(card, branch, here);
  const lines = [...(where ? [["pin", where]] : []), ...(cost ? [["cost", cost]] : []), ...(access ?? [])];
  for (const feature of unsaid) lines.push(["q", fill(words.notKnown, { feature: files.options.access[feature]?.[1] ?? "" })]);
  facts.prepend(...lines.map(([icon = "", fact = ""]) => factOf(icon, fact, here)));
  if (!met) part(element, "met").remove();
  if (!facts.childElementCount) facts.remove();
  sayOrRemove(part(element, "room"), words.capacity[capacity] ?? "");
  sayOrRemove(part(element, "checked"), checked && fill(words.checks[result.check] ?? "", { date: checked }));
  part(element, "paper").textContent = onPaper(phone, link);
  part(element, "add-name").textContent = ` ${name}`;
  showMenu(element);
  showAway(part(element, "away"), metres, here);
  return element;
}

/**
 * @param {HTMLElement} element
 * @param {ReturnType<typeof nextOf>} next
 * @param {number} until  When it ends, if it began the evening before; or NONE.
 * @param {Here} here
 */
function showNext(element, next, until, { words, today, on }) {
  const arm = part(element, "arm");
  const asks = part(element, "asks");
  if (next !== "ask") asks.remove();
  if (typeof next === "string" || !next.ask) part(element, "holiday").remove();
  if (typeof next === "string") {
    arm.remove();
    return;
  }
  const time = /** @type {HTMLTimeElement} */ (arm.querySelector("time"));
  const hours = sayHours(next.starts, next.ends, words.time);
  const withHours = (/** @type {string} */ day) => (hours ? fill(words.dated, { day, hours }) : day);
  const [near, date] = [sayDay(next.day, today, words), sayDate(next.day, today, words.date)];
  time.dateTime = next.at;
  if (until !== NONE && on <= today) {
    const now = fill(words.now, { time: sayTime(until, words.time) });
    part(arm, "next-word").className = "fp-printonly";
    time.append(make("span", { class: "fp-noprint" }, now), make("span", { class: "fp-printonly" }, withHours(date)));
    return;
  }
  if (on > today) part(arm, "next-word").remove(); // it may be on before the day that was asked for
  if (near === date) time.textContent = withHours(date);
  // Paper outlasts today and tomorrow.
  else time.append(make("span", { class: "fp-noprint" }, withHours(near)), make("span", { class: "fp-printonly" }, withHours(date)));
}

/**
 * How far it is, if that is known to where it happens, and not only to the town it is for.
 * @param {HTMLElement} away
 * @param {number} metres
 * @param {Here} here
 */
function showAway(away, metres, { words, language }) {
  if (metres === NOWHERE) {
    away.remove();
    return;
  }
  const [miles, walk] = away.children;
  if (miles) miles.textContent = fill(words.away, { distance: sayMiles(metres, words.miles, language) });
  if (walk instanceof HTMLElement) sayOrRemove(walk, sayWalk(metres, words, language));
}

/**
 * Where the sessions are of which the card says the next; of several places also where the others are.
 * @param {import("../search/files.js").Card} card
 * @param {number} branch
 * @param {Here} here
 */
function whereOf([, , , , , , where, , , , , , , branches], branch, { words, language }) {
  const own = branches[branch];
  if (branches.length < 2 || !own) return where;
  const [place, town] = own;
  const others = branches.filter((_, number) => number !== branch);
  const towns = new Set(others.map(([, other]) => other).filter((other) => other !== town));
  if (others.some(([, other]) => !other || other === town)) return sayNumber(words.otherPlaces, others.length, language, { place });
  return fill(words.alsoIn, { place, towns: new Intl.ListFormat(language).format(towns) });
}

/**
 * @param {string} icon
 * @param {string} text
 * @param {Here} here
 */
function factOf(icon, text, { finder, icons }) {
  const fact = copyOf(finder, "fact");
  fact.querySelector("use")?.setAttribute("href", `${icons}#i-${icon}`);
  const words = fact.querySelector("span");
  if (words) words.textContent = text;
  return fact;
}
