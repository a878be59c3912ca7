// Makes an index of lunr or MiniSearch.  node build.mjs ENGINE PACKAGES TEXTS FOLDER WITH_WORDS  prints the seconds it took.

import { createReadStream, createWriteStream, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { once } from "node:events";
import { createInterface } from "node:readline";

const [engine, packages, source, folder, words] = process.argv.slice(2);
const { build } = await import(`./${engine}.mjs`);
const library = createRequire(`${packages}/`)(engine);

const texts = [];
for await (const line of createInterface({ input: createReadStream(source) })) texts.push(JSON.parse(line));

const before = performance.now();
const index = build(library.default ?? library, texts, words === "words").toJSON();
const seconds = (performance.now() - before) / 1000;

// Written piece by piece: the text of a large index is longer than one string may be.
mkdirSync(folder, { recursive: true });
const out = createWriteStream(`${folder}/index.json`);
await write("{");
let first = true;
for (const [name, value] of Object.entries(index)) {
  await write(`${first ? "" : ","}${JSON.stringify(name)}:`);
  first = false;
  await writeValue(value);
}
await write("}");
out.end();
await once(out, "finish");
console.log(JSON.stringify({ seconds }));

async function writeValue(value) {
  if (!Array.isArray(value)) return write(JSON.stringify(value));
  await write("[");
  for (let n = 0; n < value.length; n += 1000) {
    const part = JSON.stringify(value.slice(n, n + 1000)).slice(1, -1);
    await write(`${n ? "," : ""}${part}`);
  }
  return write("]");
}

async function write(text) {
  if (!out.write(text)) await once(out, "drain");
}
