// What people come for, gone through once in each engine. Those of `make test` are marked; `make engines` has them all.

import assert from "node:assert/strict";

const HEADING = "[data-fp-heading]";
const CARDS = "[data-fp-list] .fp-card";
const OPENED = ".fp-map__open:not([hidden]) h4";

const PAGES = [
  ...["/", "/find/", "/whats-on/", "/a/frome-talking-cafe/", "/a/safe-and-sound-support/", "/g/kind-company/"],
  ...["/p/tanyard-centre/", "/a/butleigh-gentle-stroll/", "/browse/", "/browse/needs/loneliness/", "/browse/towns/frome/"],
  ...["/browse/a-to-z/s/", "/new/", "/accessibility/", "/no-such-page/"],
];

async function ask(visitor, what, where = "") {
  await visitor.open("/find/");
  await visitor.until("the finder is ready", (it) => document.querySelector(it).innerText !== "Looking…", HEADING);
  await visitor.fill("What would you like to do?", what);
  if (where) await visitor.fill("Where?", where);
  await visitor.press("Find", "[data-fp-finder] form");
}

const count = (selector) => document.querySelectorAll(selector).length;

/** @type {Record<string, {inTest?: boolean, start?: object, go: (visitor: import("./visitor.mjs").Visitor) => Promise<void>}>} */
export const JOURNEYS = {
  "opens the front page": {
    async go(visitor) {
      await visitor.open("/");
    },
  },
  "finds company for her mum in Wells, by keyboard": {
    inTest: true,
    async go(visitor) {
      await visitor.open("/");
      await visitor.key("Tab");
      assert.equal(await visitor.evaluate(() => getComputedStyle(document.activeElement).outlineWidth), "4px");
      await visitor.tabTo("#q-what");
      await visitor.type("something for my mum who is lonely");
      await visitor.tabTo("#q-where");
      await visitor.type("Wells");
      await visitor.key("Enter");

      await visitor.reads(HEADING, "[0-9]+ .*near Wells");
      await visitor.reads(CARDS, "Wells Talking Cafe");
    },
  },
  "spells it wrong and is understood": {
    inTest: true,
    async go(visitor) {
      await ask(visitor, "bereavment", "BA11");

      await visitor.reads("[data-fp-notices]", "We looked for “bereavement”");
      await visitor.shows(CARDS);
    },
  },
  "narrows the results and takes that back": {
    inTest: true,
    async go(visitor) {
      await visitor.open("/find/#q=walking");
      await visitor.shows(CARDS);
      const before = await visitor.evaluate(count, "[data-fp-list] .fp-card");
      await visitor.pressFirst(".fp-filters__title");
      await visitor.pressFirst("details[data-fp-group=when] > summary");
      await visitor.press("Mornings", "details[data-fp-group=when]");
      await visitor.press("Apply filters");
      await visitor.reads("[data-fp-tags]", "Mornings");
      await visitor.pressFirst("[data-fp-tags] a");

      await visitor.until("no filter is left", () => document.querySelectorAll("[data-fp-tags] li").length === 0);
      await visitor.until("as many as before", (many) => document.querySelectorAll("[data-fp-list] .fp-card").length === many, before);
    },
  },
  "reads an entry and comes back to where he was": {
    inTest: true,
    async go(visitor) {
      await visitor.open("/find/#q=tea");
      await visitor.shows(`${CARDS}:nth-child(4)`);
      const name = await visitor.evaluate(() => document.querySelector("[data-fp-list] .fp-card:nth-child(4) h3 a").innerText);
      await visitor.pressFirst("[data-fp-list] .fp-card:nth-child(4) h3 a");
      await visitor.until("the entry", (words) => document.querySelector("h1").innerText.trim() === words.trim(), name);
      await visitor.back();

      await visitor.until("the link has the focus", (words) => document.activeElement.innerText === words, name);
      const { top, height } = await visitor.evaluate(() => {
        const box = document.activeElement.getBoundingClientRect();
        return { top: box.top, height: innerHeight };
      });
      assert.ok(top > 0 && top < height, `the link is at ${top} of ${height}`);
    },
  },
  "sees what is on in Frome, and folds a day": {
    inTest: true,
    async go(visitor) {
      await visitor.open("/whats-on/");
      await visitor.choose("Town or village", "Frome");
      await visitor.press("Show these");
      await visitor.reads("[data-fp-status]", "Frome: ");
      await visitor.reads(".fp-slot", "Frome");
      assert.equal(await visitor.evaluate(() => [...document.querySelectorAll(".fp-slot")].filter((each) => /\bWells\b/.test(each.innerText)).length), 0);

      const isOpen = () => document.querySelector("[data-fp-days-room] details").open;
      const before = await visitor.evaluate(isOpen);
      await visitor.pressFirst("[data-fp-days-room] details > summary");
      assert.equal(await visitor.evaluate(isOpen), !before);
    },
  },
  "opens the map, picks a place and goes back to the list": {
    inTest: true,
    async go(visitor) {
      await visitor.open("/find/#q=walking&near=Frome");
      await visitor.shows(CARDS);
      await visitor.press("Map", "[data-fp-ways]");
      for (let times = 0; times < 8 && !(await visitor.evaluate(count, OPENED)); times += 1) {
        await visitor.shows(".fp-pin");
        await visitor.pressFirst(await visitor.evaluate(choosePin));
        await visitor.until("the map answers", (it) => Boolean(document.querySelector(it)) || !document.querySelector(".fp-pin[data-next]"), OPENED);
      }
      await visitor.shows(".fp-map__open h3 a");
      await visitor.press("Best match", "[data-fp-ways]");

      await visitor.shows(CARDS);
    },
  },
  "goes from what matters to an entry": {
    inTest: true,
    async go(visitor) {
      await visitor.open("/browse/needs/");
      await visitor.pressFirst("main a[href$='/loneliness/']");
      await visitor.until("the page of a need", () => /loneliness\/$/.test(location.pathname));
      await visitor.shows("main a[href*='/a/']");
      const name = await visitor.evaluate(() => document.querySelector("main a[href*='/a/']").innerText);
      await visitor.pressFirst("main a[href*='/a/']");

      await visitor.until("the entry", (words) => /^\/a\//.test(location.pathname) && words.includes(document.querySelector("h1").innerText.trim()), name);
      await visitor.shows("main a[href^='tel:']");
    },
  },
  "copies the words for a record, and prints the page": {
    inTest: true,
    async go(visitor) {
      await visitor.open("/a/frome-talking-cafe/");
      await visitor.press("Copy for the record");
      await visitor.reads("[data-fp-status]", "Copied");
      await visitor.press("Print this page");

      await visitor.until("the printer is asked for", () => document.documentElement.dataset.printed);
    },
  },
  "puts two in a menu from a list, takes one out and back, and prints them": {
    async go(visitor) {
      await visitor.open("/browse/towns/frome/");
      for (const count of [1, 2]) {
        await visitor.pressFirst("main .fp-addit:not(.fp-btn--in)");
        await visitor.reads("[data-fp-menu-count]", `\\(${count}\\)`);
      }
      await visitor.open("/menu/");
      await visitor.shows("[data-fp-shows=all]");
      await visitor.pressFirst("[data-fp-do=out]");
      await visitor.pressFirst("[data-fp-put-back]");
      await visitor.until("both again", () => document.querySelectorAll("[data-fp-items] h2").length === 2);
      await visitor.shows(".fp-mini__screen");
      await visitor.press("Large print");
      await visitor.press("Print these");
      await visitor.until("the printer is asked for", () => document.documentElement.dataset.printed);
    },
  },
  "looks something up in the handbook": {
    inTest: true,
    async go(visitor) {
      await visitor.open("/handbook/");
      // Material opens its search for a press that comes after its script, which has this to say.
      const isReady = () => document.querySelector(".md-search-result__meta").textContent.includes("Type to start");
      await visitor.until("the search is ready", isReady);
      if (await visitor.evaluate(() => innerWidth < 960)) await visitor.pressFirst("label[for=__search]");
      await visitor.pressFirst(".md-search__input");
      await visitor.type("postcode");

      await visitor.reads(".md-search-result__meta", "[0-9]+ matching");
    },
  },
  "finds every kind of page as wide as the window": {
    inTest: true,
    async go(visitor) {
      const wide = [];
      for (const page of PAGES) {
        await visitor.open(page);
        const beyond = await visitor.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (beyond > 0) wide.push(`${page} by ${beyond}`);
      }
      assert.deepEqual(wide, []);
    },
  },
  "says that she is hit, and sees whom to ring first": {
    async go(visitor) {
      await ask(visitor, "he hits me");

      await visitor.until("the numbers have the focus", () => document.activeElement.matches("[data-fp-crisis]"));
      await visitor.reads("[data-fp-crisis]", "999");
    },
  },
  "asks for more, and goes on where that begins": {
    async go(visitor) {
      await visitor.open("/find/#q=tea");
      await visitor.shows("[data-fp-pager]");
      const before = await visitor.evaluate(count, CARDS);
      await visitor.pressFirst("[data-fp-pager] [data-fp-more]");

      await visitor.until("there are more", (many) => document.querySelectorAll("[data-fp-list] .fp-card").length > many, before);
      await visitor.until("the focus is in a new one", (many) => {
        const cards = [...document.querySelectorAll("[data-fp-list] .fp-card")];
        return cards.findIndex((card) => card.contains(document.activeElement)) === many;
      }, before);
    },
  },
  "asks twice, and the way back leads to the first answer": {
    async go(visitor) {
      await ask(visitor, "choir");
      await visitor.reads(HEADING, "choir");
      await visitor.evaluate(() => { location.hash = "q=walking&near=Wells"; });
      await visitor.reads(HEADING, "near Wells");
      await visitor.back();

      await visitor.reads(HEADING, "choir");
      assert.equal(await visitor.evaluate(() => document.querySelector("#q-what").value), "choir");
    },
  },
  "does not say where she is": {
    async go(visitor) {
      await visitor.open("/find/#q=tea");
      await visitor.shows(CARDS);
      // Both browsers would ask in a window of their own, where no driver can press: this is what "no" comes to.
      await visitor.evaluate(() => { navigator.geolocation.getCurrentPosition = (_, no) => no({ code: 1 }); });
      await visitor.press("Nearest", "[data-fp-ways]");
      await visitor.press("Use where I am");

      await visitor.reads("[data-fp-located]", "Type a town or postcode instead");
    },
  },
  "opens a page that is broken": {
    inTest: true, // what test_journeys.py looks for in the others would be seen
    async go(visitor) {
      await visitor.open("/broken.html");
    },
  },
  "has it dark": {
    start: { dark: true },
    async go(visitor) {
      for (const page of ["/", "/find/", "/whats-on/", "/a/frome-talking-cafe/"]) {
        await visitor.open(page);
        const [ground, ink] = await visitor.evaluate(() => {
          const { backgroundColor, color } = getComputedStyle(document.body);
          return [backgroundColor, color].map((each) => Math.max(...each.match(/\d+/g).slice(0, 3).map(Number)));
        });
        assert.ok(ground < 60 && ink > 200, `${page}: ${ink} on ${ground}`);
      }
    },
  },
};

/** A selector for the next pin to press: one that is a place if there is one, else a crowd. */
function choosePin() {
  const pins = [...document.querySelectorAll(".fp-pin")];
  const isPlace = (pin) => /show (it|them)$|, at /.test(pin.textContent.trim());
  const isCrowd = (pin) => /zoom in$/.test(pin.textContent.trim());
  for (const each of pins) delete each.dataset.next;
  (pins.find(isPlace) ?? pins.find(isCrowd)).dataset.next = "";
  return ".fp-pin[data-next]";
}
