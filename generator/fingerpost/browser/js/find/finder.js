/**
 * The finder: a state in the address, an answer from the search files, results on the page.
 *
 * Whatever somebody does becomes a new fragment, and whatever the fragment says is shown: so a link that was sent,
 * the back button and a bookmark all show the same.
 */

import { todayIn } from "../shared/days.js";
import { SearchFiles, fetchFrom } from "../search/files.js";
import { dayNumber } from "../shared/day-patterns.js";
import { search } from "../search/search.js";
import { takeFilters } from "../search/take-filters.js";
import { copyOf, make, part } from "../shared/dom.js";
import { fill } from "../shared/say.js";
import { Forms } from "./form.js";
import { isReloaded, pageState, remember, returnTo } from "../shared/history-state.js";
import { canLocate, locate } from "./own-position.js";
import { MapView } from "./map-view.js";
import { placeMessage } from "./place-notice.js";
import { hasArrived, leadTo } from "./arriving.js";
import { sortOf } from "./headline.js";
import { minuteIn } from "../shared/next-on.js";
import { AT_ONCE, chooseIn, listsOf, showResults, showWays } from "./results.js";
import { asksForHere, dateOf, fragmentOf, isState, spotAt, stateOf, unfiltered, without } from "../search/state.js";
import { offerLink } from "./share.js";
import { giveWay, whenIdle } from "./yield.js";
import { wordsOf } from "../shared/find-words.js";

const CODE = /[-\d]/; // what has neither may as well be a word
const PATIENCE_MS = 600; // after which the page says that it is looking

/** @typedef {import("../search/state.js").FinderState} FinderState */

export class Finder {
  /** @type {FinderState} */
  #state = {};
  #wasAsked = false; // by something on this page, and not by the back button
  #wasLooked = false; // at the same results, in another order or on the map
  #turn = 0;
  #patience = 0; // a timer
  /** @type {{files: SearchFiles, done: Promise<void>} | undefined} */
  #whole; // those that are fetched as a whole

  /**
   * @param {HTMLElement} element
   * @param {SearchFiles} files
   * @param {(words: string) => void} announce
   */
  constructor(element, files, announce) {
    this.element = element;
    this.files = files;
    this.announce = announce;
    this.words = wordsOf(element);
    this.language = document.documentElement.lang || "en-GB";
    this.forms = new Forms(element, this.words, this.language);
    this.map = new MapView(element, (map) => remember({ map }));
    this.looking = part(element, "heading").textContent ?? "";
  }

  /**
   * Fetch what every search needs.
   * @param {HTMLElement} element
   * @param {boolean} [isAgain]  Whether what the browser has is too old.
   */
  static openFiles(element, isAgain = false) {
    const { fpSearch = "", fpVersion } = element.dataset;
    return SearchFiles.open(fetchFrom(fpSearch, isAgain ? "" : fpVersion));
  }

  async start() {
    const { ask, filters } = this.forms;
    for (const form of [ask, filters]) {
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        this.go(this.forms.read(this.#state));
      });
    }
    for (const button of this.element.querySelectorAll("button[data-fp-ready]")) button.removeAttribute("disabled");
    document.addEventListener("click", (event) => this.#clicked(event));
    part(this.element, "ways").addEventListener("change", (event) => void this.#look(event));
    window.addEventListener("hashchange", () => {
      if (!this.#wasAsked) this.forms.forgetTyped(); // the back button
      void this.show();
    });
    part(this.element, "more").addEventListener("click", () => void this.#showMore());
    part(this.element, "change").addEventListener("click", () => this.#lengthen());
    this.#wasAsked = hasArrived(); // with a search, from the front page or a link that was sent
    await this.show();
    this.#comeBack();
  }

  /**
   * A small directory is fetched as a whole, once, so that no search asks the network. What does not come now is asked
   * for when it is needed.
   * @returns {Promise<void>}
   */
  #fetchWhole() {
    const { files } = this;
    if (!files.index.small) return Promise.resolve();
    if (this.#whole?.files !== files) this.#whole = { files, done: fetchQuietly(files, this.element) };
    return this.#whole.done;
  }

  /**
   * Ask something else.
   * @param {FinderState} state
   */
  go(state) {
    this.#wasAsked = true;
    this.forms.forgetTyped();
    const fragment = fragmentOf(state);
    if (fragment === location.hash || (fragment === "#" && !location.hash)) void this.show();
    else location.hash = fragment;
  }

  /** Show what the fragment says; the name of a part of this page says nothing. */
  async show() {
    if (this.#turn && !isState(location.hash)) return;
    this.#turn += 1;
    const turn = this.#turn;
    const wasAsked = this.#wasAsked;
    this.#wasAsked = false;
    const wasLooked = this.#wasLooked;
    this.#wasLooked = false;
    const isLast = () => turn === this.#turn; // nothing else was asked meanwhile
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => (part(this.element, "heading").textContent = this.looking), PATIENCE_MS);
    try {
      await this.#showOrReopen(isLast, wasAsked, wasLooked);
    } catch (error) {
      console.warn(error); // for whoever looks into it
      if (isLast()) this.#sayBroken();
    }
  }

  /**
   * Somebody may have published while this page was open, and then the files that it knows of are gone.
   * @param {() => boolean} isLast
   * @param {boolean} wasAsked
   * @param {boolean} wasLooked
   */
  async #showOrReopen(isLast, wasAsked, wasLooked) {
    try {
      await this.#showState(isLast, wasAsked, wasLooked);
    } catch {
      this.files = await Finder.openFiles(this.element, true);
      await this.#showState(isLast, wasAsked, wasLooked);
    }
    void this.#fetchWhole();
  }

  /**
   * Everything that the results need is fetched before anything changes. The numbers beside the filters follow: they
   * take longer to work out, and in a large directory they need far more files.
   * @param {() => boolean} isLast
   * @param {boolean} wasAsked
   * @param {boolean} wasLooked
   */
  async #showState(isLast, wasAsked, wasLooked) {
    const typed = stateOf(location.hash);
    const now = new Date();
    const { timezone } = this.files.index;
    const today = todayIn(timezone, now);
    // Which files come first would tell the server something of the question. Where nothing is asked there is none.
    if (fragmentOf(typed) !== "#") await this.#fetchWhole();
    const state = await takeFilters(typed, this.files, today);
    const minute = minuteIn(timezone, now);
    const answer = await search(this.files, state, today, { counts: false, minute });
    if (!isLast()) return;
    // What could be a postcode as well as a short code is a place; the id of a page may begin with the name of a town.
    if (answer.goTo && (answer.codes.length ? !answer.place : CODE.test(answer.query))) {
      location.replace(this.#root + answer.goTo.slice(1));
      return;
    }
    const here = {
      files: this.files,
      finder: this.element,
      words: this.words,
      language: this.language,
      root: this.#root,
      icons: this.element.dataset.fpIcons ?? "",
      today,
      minute,
      on: state.on || state.soon ? dateOf(dayNumber(this.files.patterns.first) + answer.begins) : "",
      weekdays: answer.weekdays,
      begins: answer.begins,
      place: answer.place,
    };
    const without = answer.total ? undefined : await search(this.files, unfiltered(state), today, { counts: false, minute });
    await giveWay();
    const lists = await listsOf(this.files, answer, state, here);
    await giveWay();
    if (!isLast()) return;
    this.#state = state;
    if (state !== typed) history.replaceState(history.state, "", fragmentOf(state));
    this.forms.write(state);
    await giveWay();
    if (!isLast()) return;
    this.#endWait();
    const heading = showResults(lists, answer, state, this.forms.chosen(state), without?.total ?? 0, here);
    const notices = state === typed ? [] : [make("p", { class: "fp-soft fp-noprint" }, this.words.taken)];
    const nearest = this.#askForHere(state, answer);
    part(this.element, "notices").append(...notices, ...nearest);
    this.#shorten(state, answer);
    const wrong = placeMessage(answer, state, here);
    this.forms.sayOfPlace(wrong);
    leadTo(answer.total > 0, this.words.skip);
    await this.#showView(answer, here);
    if (!isLast()) return;
    offerLink(this.element, typed);
    document.title = `${heading} - ${this.element.dataset.fpSite ?? ""}`;
    const ask = nearest.map((notice) => notice.firstChild?.textContent?.trim() ?? "");
    this.announce([heading, wrong, wasLooked ? this.#way() : "", ...ask].filter(Boolean).join(". "));
    if (wasAsked) this.#lead(answer.crisis ? "crisis" : wrong ? "where" : "heading");
    void this.#countLater(state, here, isLast);
  }

  /** What is said of the order, or of the map. */
  #way() {
    if (this.#state.view === "map") return part(this.element, "map-title").textContent ?? "";
    return part(this.element, "ways").querySelector(".fp-switch__on")?.textContent?.trim() ?? "";
  }

  /**
   * What follows a heading is of more use than what is above it, such as the open filters on a telephone: so it is never
   * left at the foot of the window.
   * @param {"crisis" | "where" | "heading"} to  Where somebody is led who has asked.
   */
  #lead(to) {
    if (to === "where") {
      this.forms.where?.focus();
      return;
    }
    const target = part(this.element, to);
    target.focus();
    if (target.getBoundingClientRect().top > innerHeight / 2) target.scrollIntoView();
  }

  /**
   * What was asked takes little room once it has an answer; on a phone it is one line, and the form is behind "Change".
   * Where something is to be put right, the form stays.
   * @param {FinderState} state
   * @param {import("../search/search.js").Answer} answer
   */
  #shorten(state, answer) {
    const isShort = fragmentOf(state) !== "#" && answer.total > 0 && !answer.placeUnknown;
    this.element.classList.toggle("fp-asked", isShort);
    part(this.element, "asked").hidden = !isShort;
    const where = state.near || (state.spot ? this.words.here : "");
    const what = state.q || this.words.anything;
    part(this.element, "asked-words").textContent = where ? fill(this.words.asked, { what, where }) : what;
  }

  /** Show the whole form again, to change what was asked. */
  #lengthen() {
    this.element.classList.remove("fp-asked");
    part(this.element, "asked").hidden = true;
    this.forms.ask.querySelector("input")?.focus();
  }

  /**
   * The results are there: if this fails they stay, and the filters only have no numbers.
   * @param {FinderState} state
   * @param {import("./cards.js").Here} here
   * @param {() => boolean} isLast
   */
  async #countLater(state, here, isLast) {
    try {
      await whenIdle();
      if (!isLast()) return;
      const { counts } = await search(this.files, state, here.today, { minute: here.minute });
      if (!isLast()) return;
      for (const _ of this.forms.count(counts)) {
        await giveWay();
        if (!isLast()) return;
      }
    } catch (error) {
      console.warn(error); // for whoever looks into it
    }
  }

  /**
   * "Near me" and "Nearest" say nothing until somebody says where that is.
   * @param {FinderState} state
   * @param {import("../search/search.js").Answer} answer
   */
  #askForHere(state, answer) {
    const isWanted = asksForHere(state, this.words.nearMe) || (state.sort === "distance" && !answer.place && !answer.placeUnknown);
    if (!isWanted || !canLocate()) return [];
    const notice = copyOf(this.element, "nearest");
    part(notice, "here").addEventListener("click", () => void this.#useLocation(part(notice, "located")));
    return [notice];
  }

  /** What somebody typed stays in the form, to be tried again. */
  #sayBroken() {
    this.#endWait();
    const notice = copyOf(this.element, "broken");
    notice.querySelector("button")?.addEventListener("click", () => {
      this.#wasAsked = true;
      void this.show();
    });
    this.element.classList.remove("fp-asked"); // what somebody typed is seen again
    for (const name of ["asked", "straight"]) part(this.element, name).hidden = true;
    for (const name of ["line", "list", "tags"]) part(this.element, name).replaceChildren();
    for (const name of ["ways", "tagbox", "pager"]) part(this.element, name).hidden = true;
    part(this.element, "notices").replaceChildren(notice);
    const heading = part(this.element, "heading");
    heading.textContent = this.words.broken;
    heading.focus();
  }

  #endWait() {
    clearTimeout(this.#patience);
    part(this.element, "waiting").hidden = true;
  }

  get #root() {
    return this.element.dataset.fpRoot ?? "/";
  }

  /**
   * A link to another state is something asked; one to a part of this page must leave the state where it is.
   * @param {MouseEvent} event
   */
  #clicked(event) {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null;
    if (!(link instanceof HTMLAnchorElement)) {
      this.#leaving(event);
      return;
    }
    const fragment = link.getAttribute("href") ?? "#";
    event.preventDefault();
    if (isState(fragment)) {
      this.go(stateOf(fragment));
      return;
    }
    const target = document.getElementById(fragment.slice(1));
    target?.scrollIntoView();
    target?.focus();
  }

  /**
   * Whoever comes back finds the page as it was, at the link that was followed.
   * @param {MouseEvent} event
   */
  #leaving({ target }) {
    const link = target instanceof Element ? target.closest("a[href]") : null;
    if (link instanceof HTMLAnchorElement && part(this.element, "results").contains(link)) {
      remember({ link: link.getAttribute("href") ?? "", scrolled: scrollY });
    }
  }

  #comeBack() {
    if (isReloaded()) return;
    const { link, scrolled } = pageState();
    const links = [...part(this.element, "results").querySelectorAll("a[href]")];
    const followed = links.find((each) => each.getAttribute("href") === link && each.checkVisibility?.() !== false);
    if (!(followed instanceof HTMLElement)) return;
    returnTo(followed, scrolled ?? scrollY);
  }

  /**
   * @param {import("../search/search.js").Answer} answer
   * @param {import("./cards.js").Here} here
   */
  async #showView(answer, here) {
    const isMap = this.#state.view === "map";
    part(this.element, "results").classList.toggle("fp-results--map", isMap);
    showWays(answer, this.#state, this.element);
    if (isMap) await this.map.show(this.files, answer, here, pageState().map);
  }

  /**
   * Another look at the same results is not another search: the choice keeps the focus, and the back button leads past it.
   * @param {Event} event
   */
  #look({ target }) {
    if (!(target instanceof HTMLInputElement)) return Promise.resolve();
    const { value } = target;
    const before = stateOf(location.hash); // and not what is shown yet: the arrow keys are quick
    const isMap = value === "map";
    part(this.element, "results").classList.toggle("fp-results--map", isMap);
    chooseIn(part(this.element, "ways"), value);
    const isSameOrder = isMap || value === sortOf(before);
    const after = { ...(isSameOrder ? before : { ...without(before, "show"), sort: value }), view: isMap ? value : undefined };
    history.replaceState(history.state, "", fragmentOf(after));
    this.#wasLooked = true;
    return this.show();
  }

  /** More of the same is not another search, so the back button still leads to the one before. */
  async #showMore() {
    const before = Math.max(this.#state.show ?? 0, AT_ONCE);
    history.replaceState(history.state, "", fragmentOf({ ...this.#state, show: before + AT_ONCE }));
    await this.show();
    const links = this.element.querySelectorAll("[data-fp-list] h3 a");
    const next = links[before];
    if (next instanceof HTMLElement) next.focus();
  }

  /** @param {HTMLElement} line  What is shown while the device is asked, and when it does not say. */
  async #useLocation(line) {
    const turn = this.#turn;
    const say = (/** @type {string} */ text) => {
      line.textContent = text;
      this.announce(text);
    };
    say(this.words.locating);
    const place = await locate(() => say(this.words.notLocated));
    if (place || line.textContent !== this.words.notLocated) say(place ? "" : this.words.notLocated);
    if (!place || turn !== this.#turn) return; // a late answer does not take the place of what was asked since
    const { near: _, ...rest } = this.forms.read(this.#state);
    this.go({ ...rest, spot: spotAt(place.lat, place.lon) });
  }
}

/**
 * @param {SearchFiles} files
 * @param {HTMLElement} finder  Is marked when no search will ask the network again.
 */
async function fetchQuietly(files, finder) {
  try {
    await Promise.all([files.fetchAll(), files.index.outcodes.length && files.postcodes("sectors.json")]);
    finder.dataset.fpWhole = "";
  } catch (error) {
    console.warn(error); // for whoever looks into it
  }
}
