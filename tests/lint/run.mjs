// Hold scripts and styles to the browsers in tests/package.json:  node tests/lint/run.mjs FOLDER
// And scripts alone, as the site ships them, joined, with none of our names to go by:  node tests/lint/run.mjs FOLDER SHIPPED
// Each by itself in one run, whose start takes as long as a look:  node tests/lint/run.mjs FOLDER SHIPPED -- FOLDER
// Needs no network. Prints each fault as file:line:column, and leaves with 1 if there is one.

import path from "node:path";
import { ESLint } from "eslint";
import css from "@eslint/css";
import compat from "eslint-plugin-compat";
import es from "eslint-plugin-es-x";
import { OLDEST } from "./browsers.mjs";
import { beginAnew, isKnowinglyNewer, needless } from "./newer.mjs";
import { newerMembers } from "./scripts.mjs";
import { newerStyles } from "./styles.mjs";

// What iOS 15.4 lacks of ES2022, and ES2023 but what it has: findLast and findLastIndex.
const SYNTAX = { "es-x/no-regexp-lookbehind-assertions": "error", "es-x/no-class-static-block": "error" };
const NEWER_LANGUAGE = Object.fromEntries(
  ["2023", "2024", "2025", "2026"].flatMap((year) =>
    Object.entries(es.configs[`flat/no-new-in-es${year}`]?.rules ?? {}).filter(([rule]) => !/find-?last/.test(rule)),
  ),
);

const rules = (isShipped) => new ESLint({
  overrideConfigFile: true,
  cwd: path.parse(process.cwd()).root, // files of any folder
  allowInlineConfig: false, // an exception has its line in newer.mjs
  overrideConfig: [
    {
      files: ["**/*.js"],
      plugins: { compat, "es-x": es },
      languageOptions: { ecmaVersion: 2022, sourceType: "module", globals: compat.configs["flat/recommended"].languageOptions.globals },
      settings: { browsers: OLDEST, lintAllEsApis: true },
      rules: { ...SYNTAX, ...NEWER_LANGUAGE, "compat/compat": "error" },
    },
    {
      files: ["**/*.js"],
      ignores: ["**/vendor/**", ...(isShipped ? ["**"] : [])], // vendors' scripts have short names of their own
      plugins: { oldest: { rules: { members: newerMembers } } },
      rules: { "oldest/members": "error" },
    },
    {
      files: ["**/*.css"],
      plugins: { css, oldest: { rules: { styles: newerStyles } } },
      language: "css/css",
      languageOptions: { tolerant: true }, // Leaflet has lines for Internet Explorer
      rules: { "oldest/styles": "error" },
    },
  ],
});

/** Whether eslint-plugin-compat, which has no list of its own, names a global that has its line. */
function isExcused({ ruleId, message }, file) {
  return ruleId === "compat/compat" && isKnowinglyNewer(`script.${message.split(/[ (]/)[0]}`, file);
}

/** Each fault of the files as a line. */
async function look(isShipped, ...files) {
  const results = await rules(isShipped).lintFiles(files);
  return results.flatMap(({ filePath, messages }) =>
    messages.filter((message) => !isExcused(message, filePath)).map(({ line, column, ruleId, message }) =>
      `${path.relative(process.cwd(), filePath)}:${line}:${column}: ${message} (${ruleId ?? "syntax"})`),
  );
}

/** What is wrong below a folder of sources, and with what is shipped. */
async function faultsOf(folder, shipped) {
  beginAnew();
  const faults = await look(false, `${folder}/**/*.js`, `${folder}/**/*.css`);
  for (const feature of needless()) faults.push(`tests/lint/newer.mjs: nothing needs ${feature} any more`);
  if (shipped) faults.push(...(await look(true, `${shipped}/**/*.js`)));
  return faults;
}

const words = process.argv.slice(2);
const cut = words.indexOf("--");
const groups = cut < 0 ? [words] : [words.slice(0, cut), words.slice(cut + 1)];
for (const [number, folders] of groups.entries()) {
  if (number) console.log("--");
  const faults = await faultsOf(...folders.map((each) => path.resolve(each)));
  for (const fault of faults) console.log(fault);
  if (faults.length > 0) process.exitCode = 1;
}
