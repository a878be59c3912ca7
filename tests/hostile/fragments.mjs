// Reads fragments, one a line as JSON, and answers each with what the finder makes of it.
// node fragments.mjs SITE JS

import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const [site, js] = process.argv.slice(2);
const from = (name) => import(pathToFileURL(`${js}/${name}.js`));
const { SearchFiles } = await from("search/files");
const { search } = await from("search/search");
const { fragmentOf, stateOf } = await from("search/state");

const files = await SearchFiles.open(async (name) => JSON.parse(await readFile(`${site}/search/${name}`, "utf8")));
await files.fetchAll();
for await (const line of createInterface({ input: process.stdin })) {
  const { fragment, state: given } = JSON.parse(line);
  const state = given ?? stateOf(fragment);
  const began = performance.now();
  let told;
  try {
    const { total } = await search(files, state, "2026-11-23");
    told = { state, again: stateOf(fragmentOf(state)), total, ms: performance.now() - began };
  } catch (error) {
    told = { state, error: String(error) };
  }
  process.stdout.write(`${JSON.stringify(told)}\n`);
}
