/** What the rules in the browser say of records: read from the standard input, written to the standard output. */

import { readFileSync } from "node:fs";

const js = new URL("../../generator/fingerpost/browser/js/add/", import.meta.url);
const { rules } = await import(new URL("rules.js", js));
const { problemsOf } = await import(new URL("check.js", js));

const { rules: filled, context, cases } = JSON.parse(readFileSync(0, "utf8"));
Object.assign(rules, filled);
process.stdout.write(JSON.stringify(cases.map(({ kind, record }) => problemsOf(kind, record, context))));
