// Asks our own search under Node.  node node.mjs MODULES SITE TODAY < job.json

import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import { askAll } from "./ask.mjs";
import { open } from "./ours.mjs";

const [modules, site, today] = process.argv.slice(2);
let text = "";
for await (const part of process.stdin) text += part;

const before = performance.now();
const read = async (name) => JSON.parse(await readFile(`${site}/search/${name}`, "utf8"));
const search = await open({ modules: `${pathToFileURL(modules)}/`, today, counts: true, read });
const opened = performance.now() - before;
process.stdout.write(JSON.stringify({ opened, ...(await askAll(search, JSON.parse(text))) }));
