/** Says the state of a check for each row of a table: test_check_state.py runs this. */

import { readFileSync } from "node:fs";

const shared = new URL("../../generator/fingerpost/browser/js/shared/", import.meta.url);
const { checkState, nameOf, takenOff, stateInText } = await import(new URL("check-state.js", shared));

const number = (day) => Date.parse(day) / 86_400_000;
const answers = JSON.parse(readFileSync(0, "utf8")).map(([today, again, old]) => {
  const state = checkState(number(today), number(again), number(old));
  return [nameOf(state), takenOff(state), nameOf(stateInText(`2000-01-01 ${again} ${old}`, today))];
});
process.stdout.write(JSON.stringify(answers));
