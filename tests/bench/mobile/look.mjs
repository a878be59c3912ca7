// Look at pages as Lighthouse does on a middling telephone, and print what it found as JSON.
// What it says of programs that read pages is left out: it counts speed a second time.
// node look.mjs CHROMIUM FLAGS-AS-JSON ADDRESS...

import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const ABOUT = ["performance", "accessibility", "best-practices", "seo"];
const [chromePath, flags, ...addresses] = process.argv.slice(2);
const chromium = await launch({ chromePath, chromeFlags: JSON.parse(flags) });
try {
  const found = [];
  for (const address of addresses) found.push(await look(address));
  console.log(JSON.stringify(found));
} finally {
  chromium.kill();
}

async function look(address, tries = 3) {
  const { lhr } = await lighthouse(address, { port: chromium.port, logLevel: "error", onlyCategories: ABOUT });
  // On a busy machine Chromium now and then misses the beginning of a page.
  if (lhr.runtimeError && tries > 1) return look(address, tries - 1);
  if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
  const scores = Object.fromEntries(Object.entries(lhr.categories).map(([id, { score }]) => [id, score * 100]));
  const bytes = lhr.audits["total-byte-weight"]?.numericValue ?? 0;
  return { scores, bytes, faults: faultsOf(lhr) };
}

// What keeps a page from 100, but for speed, where there is always something that could be quicker.
function faultsOf({ categories, audits }) {
  return Object.values(categories)
    .filter(({ id }) => id !== "performance")
    .flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0))
    .map(({ id }) => audits[id])
    .filter(({ score }) => score !== null && score < 1)
    .map(({ title }) => title);
}
