// First in every page that the journeys see: it is nine on the day of every test, and what goes wrong is kept for the
// tests to read, as WebKit's driver has no console. The clock goes on: one that rests keeps what waits a millisecond by
// it, such as the search of the handbook, waiting for ever.

const NOW = Date.parse("2026-11-23T09:00:00Z");

const now = () => NOW + Math.floor(performance.now());

globalThis.Date = class extends Date {
  constructor(...parts) {
    super(...(parts.length > 0 ? parts : [now()]));
  }

  static now() {
    return now();
  }
};

const FAULTS = "engines-faults"; // kept from page to page, not sent: a policy may forbid that too

function keep(fault) {
  const before = sessionStorage.getItem(FAULTS);
  sessionStorage.setItem(FAULTS, `${before ? `${before}\n` : ""}${location.pathname}: ${fault}`);
}

let isLeaving = false; // what has not come by then is given up
addEventListener("beforeunload", () => {
  isLeaving = true;
});
addEventListener(
  "error",
  (event) => {
    const from = event.target;
    if (event.message) keep(event.message);
    else if (!isLeaving) keep(`could not load ${from.src ?? from.href ?? from}`);
  },
  true, // what an element cannot load does not bubble
);
addEventListener("unhandledrejection", (event) => keep(event.reason));
addEventListener("securitypolicyviolation", (event) => keep(`${event.violatedDirective} forbids ${event.blockedURI}`));

// A printer would ask somebody something.
globalThis.print = () => {
  document.documentElement.dataset.printed = "yes";
};
