"use strict";
const saving = document.getElementById("saving");
if (saving) {
  saving.hidden = false;
  document.getElementById("save").addEventListener("click", () => {
    const answers = Array.from(document.querySelectorAll(".boxes"), (boxes) => {
      const of = (name) => boxes.querySelector(`[name=${name}]`);
      const answer = { key: boxes.dataset.key, facts: boxes.dataset.facts, same: of("same").checked };
      for (const name of ["how", "on", "changed", "ended", "nobody"]) answer[name] = of(name).value;
      return answer;
    });
    const main = document.querySelector("main");
    const list = { fingerpost: main.dataset.mark, made_on: main.dataset.day, answers };
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(list, null, 1)], { type: "application/json" }));
    link.download = `ringing-${main.dataset.day}.json`;
    link.click();
    document.getElementById("saved").textContent = `Saved as ${link.download}.`;
  });
}
