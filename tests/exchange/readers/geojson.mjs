// Asks a checker of RFC 7946 what is wrong in a file. Takes the file and the folder of node_modules; prints its faults.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [file, packages] = process.argv.slice(2);
const { check, HintError } = createRequire(`${packages}/package.json`)("@placemarkio/check-geojson");
let faults = [];
try {
  check(readFileSync(file, "utf8"));
} catch (error) {
  if (!(error instanceof HintError)) throw error;
  faults = error.issues.map((issue) => issue.message);
}
console.log(JSON.stringify(faults));
