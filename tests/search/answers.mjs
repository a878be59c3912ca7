// Answers searches with the browser's modules, for Python to compare.
// node answers.mjs SITE MODULES < searches.json, a list of [state, today]

import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

const [site, modules] = process.argv.slice(2);
const from = (name) => import(pathToFileURL(`${modules}/${name}.js`));
const { SearchFiles } = await from("files");
const { search, resultOf } = await from("search");
const { takeFilters } = await from("take-filters");

const asked = [];
const files = await SearchFiles.open(async (name) => {
  asked.push(name);
  return JSON.parse(await readFile(`${site}/search/${name}`, "utf8"));
});
let text = "";
for await (const part of process.stdin) text += part;
const answers = [];
for (const [typed, today] of JSON.parse(text)) {
  const before = asked.length;
  const state = await takeFilters(typed, files, today);
  const answer = await search(files, state, today);
  const first = await search(files, state, today, { counts: false });
  const shown = await Promise.all(answer.results.slice(0, 10).map((result) => resultOf(files, result, answer, today)));
  answers.push({ ...answer, state, first: first.results, shown: shown.map(({ card, sessions, metres, unsaid, ...rest }) => rest), asked: asked.slice(before) });
}
process.stdout.write(JSON.stringify(answers));
