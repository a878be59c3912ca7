/** The text of each record's file, as js/add/yaml.js writes it: read from the standard input, written to the standard output. */

import { readFileSync } from "node:fs";

const js = new URL("../../generator/fingerpost/browser/js/add/", import.meta.url);
const { rules } = await import(new URL("rules.js", js));
const { toYaml } = await import(new URL("yaml.js", js));

const { schemas, cases } = JSON.parse(readFileSync(0, "utf8"));
rules.schemas = schemas;
process.stdout.write(JSON.stringify(cases.map(({ kind, record }) => toYaml(kind, record))));
