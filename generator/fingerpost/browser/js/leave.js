/** "Leave this page quickly": on pages that somebody may not be safe to be seen with. Escape three times does the same. */

const PRESSES = 3;
const PAUSE = 5000; // milliseconds between two presses: after a longer one they are counted anew

const box = document.querySelector("[data-fp-leave]");
if (box instanceof HTMLElement) startLeaving(box);

/** @param {HTMLElement} box */
function startLeaving(box) {
  const link = box.querySelector("a");
  const status = box.querySelector("[data-fp-leaving]");
  if (!link || !status) return;
  let count = 0;
  let last = 0;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave(link.href);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.repeat) return;
    count = event.timeStamp - last > PAUSE ? 1 : count + 1;
    last = event.timeStamp;
    if (count >= PRESSES) leave(link.href);
    else status.textContent = (count === 1 ? box.dataset.fpTwice : box.dataset.fpOnce) ?? "";
  });
}

/**
 * The page is blank at once, however slow the other one is, and "Back" does not lead to it.
 * @param {string} address
 */
function leave(address) {
  document.title = "\u200b"; // without one, browsers show the address
  document.body.replaceChildren();
  document.body.hidden = true;
  try {
    sessionStorage.clear();
    localStorage.clear();
  } catch {
    // Where a browser forbids storage, nothing is kept.
  }
  location.replace(address);
}
