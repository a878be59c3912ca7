// Go through journeys in one engine:  node run.mjs '{"engine": "firefox", "url": …, "width": 360, "all": true, …}'
// Prints a line of JSON for each journey: its name, and what went wrong.

import { firefox } from "./firefox.mjs";
import { JOURNEYS } from "./journeys.mjs";
import { Visitor } from "./visitor.mjs";
import { webkit } from "./webkit.mjs";

const { engine, url, width, all, ...programs } = JSON.parse(process.argv[2]);
const chosen = Object.entries(JOURNEYS).filter(([, { inTest }]) => all || inTest);
const starts = new Map(); // one start for all journeys that begin alike
for (const journey of chosen) {
  const start = JSON.stringify(journey[1].start ?? {});
  starts.set(start, [...(starts.get(start) ?? []), journey]);
}
for (const [start, journeys] of starts) {
  const browser = await { firefox, webkit }[engine]({ ...programs, ...JSON.parse(start) });
  try {
    print({ version: await browser.version() });
    for (const [name, { go }] of journeys) print({ name, faults: await faultsOf(browser, go) });
  } finally {
    await browser.close();
  }
}

/** What goes wrong on a journey: in the page, in the browser's console, or with what should be there. */
async function faultsOf(browser, go) {
  const faults = [];
  try {
    await browser.begin(width, width < 600 ? 740 : 900);
    await go(new Visitor(browser, url));
  } catch (error) {
    faults.push(error.message);
  }
  const kept = await browser.evaluate(() => {
    if (location.protocol === "about:") return "";
    const before = sessionStorage.getItem("engines-faults") ?? "";
    sessionStorage.removeItem("engines-faults");
    return before;
  });
  const reports = [...kept.split("\n"), ...browser.faults.splice(0)];
  // The browsers ask for a picture that the site does not name, and a journey for a page that is not there.
  return [...faults, ...reports.filter((fault) => fault && !/favicon\.ico|no-such-page/.test(fault))];
}

function print(line) {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
