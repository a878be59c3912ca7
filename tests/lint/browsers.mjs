// The oldest browsers we support, from tests/package.json, and what MDN's browser-compat-data says they lack.

import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const data = require("@mdn/browser-compat-data");

/** @type {string[]} As browserslist writes them: "firefox >= 115". */
export const OLDEST = require("../package.json").browserslist;

// A phone's browser is the same as the desk's in all that is asked here, and MDN lists them apart.
const NAMES = {
  ios_saf: { safari_ios: "iOS" },
  safari: { safari: "Safari" },
  firefox: { firefox: "Firefox", firefox_android: "Firefox on Android" },
  chrome: { chrome: "Chrome", chrome_android: "Chrome on Android" },
  edge: { edge: "Edge" },
};
const FLOORS = OLDEST.flatMap((line) => {
  const [id, version] = line.split(" >= ");
  return Object.entries(NAMES[id]).map(([browser, name]) => ({ browser, name, version }));
});

/** What MDN knows about a name below "css", "api" or "javascript", such as css.selectors.has; or nothing. */
export function known(path) {
  return path.reduce((node, step) => (node && Object.hasOwn(node, step) ? node[step] : undefined), data);
}

/**
 * The oldest browsers that lack a feature, as words; none if all have it.
 * @param {object} feature  As MDN describes it.
 * @param {string} prefix  What is written before the name, such as "-webkit-".
 */
export function lacking(feature, prefix = "") {
  const support = feature?.__compat?.support;
  if (!support) return [];
  return FLOORS.filter(({ browser, version }) => !has(support[browser], version, prefix)).map(
    ({ name, version }) => `${name} ${version}`,
  );
}

/** Who lacks a feature even where each of these prefixes is written too. */
export function lackingWith(feature, prefixes) {
  return [...prefixes].reduce((left, prefix) => {
    const lack = new Set(lacking(feature, prefix));
    return left.filter((browser) => lack.has(browser));
  }, lacking(feature));
}

function has(statements, version, prefix) {
  return [statements ?? []].flat().some(
    (one) =>
      (one.prefix ?? "") === prefix &&
      !one.alternative_name &&
      !one.flags &&
      !one.partial_implementation &&
      typeof one.version_added === "string" &&
      one.version_added !== "preview" &&
      !isAfter(one.version_added.replace("≤", ""), version) &&
      !(one.version_removed && !isAfter(one.version_removed, version)),
  );
}

/** Whether a version such as "15.4" came after another. */
function isAfter(one, other) {
  const [major = 0, minor = 0] = one.split(".").map(Number);
  const [oldMajor = 0, oldMinor = 0] = other.split(".").map(Number);
  return major > oldMajor || (major === oldMajor && minor > oldMinor);
}

// What scripts have in hand. Names of rarer interfaces, such as Font.level, are words that scripts use for their own.
const IN_HAND = [
  ...["Document", "DocumentFragment", "Element", "HTMLElement", "SVGElement", "Node", "EventTarget", "Event"],
  ...["HTMLAnchorElement", "HTMLLinkElement", "HTMLInputElement", "HTMLFormElement", "HTMLSelectElement", "HTMLDetailsElement"],
  "HTMLDialogElement",
  ...["Window", "Navigator", "History", "Location", "Range", "Selection", "Response", "Blob"],
];

/**
 * Names of methods and properties that nothing had when the oldest browsers came: startViewTransition, inert.
 * @returns {Map<string, string[]>} Who lacks each.
 */
export function newerNames() {
  const lacks = new Map();
  for (const { name, feature } of members()) {
    const lack = lacking(feature);
    const before = lacks.get(name);
    // A name that one interface had early may be meant; only what nobody had is certainly newer.
    lacks.set(name, before ? before.filter((browser) => lack.includes(browser)) : lack);
  }
  return new Map([...lacks].filter(([, lack]) => lack.length > 0));
}

// Iterator's drop, take and the like are words too; ESLint's es-x tells them apart by type.
function builtins() {
  const { Iterator: _, ...rest } = data.javascript.builtins;
  return Object.values(rest);
}

function* members() {
  for (const owner of [...IN_HAND.map((name) => data.api[name]), ...builtins()]) {
    for (const [name, feature] of Object.entries(owner)) {
      if (/^[a-z]\w*$/i.test(name) && feature.__compat) yield { name, feature };
    }
  }
}
