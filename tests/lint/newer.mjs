// What is newer than the oldest browsers and used all the same, each with what they show instead. A key is the path of
// the feature in MDN's data, with the file where the answer differs from file to file. A line that nothing needs any
// more fails the check.

const NEWER = {
  // Only the look.
  "properties.text-wrap": "a heading of two lines may end in a single word",
  "properties.text-wrap.balance": "the same",
  "properties.outline": "iOS 15.4 draws the ring of the focus with square corners",
  "properties.cursor.pointer": "a phone has no pointer",
  "properties.text-size-adjust": "only phones need it, and iOS knows it with a prefix",
  "properties.forced-color-adjust": "iOS has no forced colours",
  "properties.forced-color-adjust.preserve-parent-color": "utilities.css gives icons the colour of text",
  "at-rules.media.forced-colors": "iOS has no forced colours",
  "at-rules.media.scripting": "the page moves once when the script has come",
  "at-rules.font-face.size-adjust": "the page moves a little when the typeface has come",
  "at-rules.container in cards.css": "cards and facts stay in one column on a wide screen",
  "properties.container-type in cards.css": "the same",
  "properties.container-type.inline-size in cards.css": "the same",
  "at-rules.container in home.css": "very large text breaks the words of a table instead of its rows",
  "properties.container-type in home.css": "the same",
  "properties.container-type.inline-size in home.css": "the same",
  "selectors.has in base.css": "the size of text is the reader's all the same; a link within a page ends at the edge",
  "selectors.has in finder.css": "what is below the results moves once, when they have come",
  "selectors.has in folds.css": "more room between folded days",
  "selectors.has in home.css": "as for @container",
  "selectors.has in layout.css": "more room above the way back",
  "selectors.has in map.css": "the pin under the pointer may lie below its neighbour; the list has all",
  "selectors.has in notices.css": "what has the focus may lie under the button to leave, until one scrolls",

  // Only on paper.
  "at-rules.page": "the phone chooses the margins",
  "at-rules.page.size": "the phone chooses the paper",
  "properties.break-after.avoid": "a heading may end a sheet",
  "properties.break-before.avoid": "an address may begin a sheet",
  "properties.orphans": "a single line may end a sheet",
  "properties.widows": "a single line may begin a sheet",
  "selectors.has in print.css": "helplines and address twice, what is not known in full: more paper, nothing lost",

  // Scripts.
  "script.connection": "only Chromium says that somebody wants to save data; the others fetch the finder while one types",
  "script.inert": "the closed list of the handbook's pages keeps its stops for the Tab key",
  "script.requestIdleCallback": "find/yield.js asks first, and waits a little instead",

  // Leaflet's own.
  "selectors.selection in leaflet.css": "what is chosen has the phone's own colour",
  "properties.cursor.crosshair": "a phone has no pointer",
  "properties.cursor.move": "a phone has no pointer",
  "properties.cursor.default": "a phone has no pointer",
  "properties.behavior": "for Internet Explorer alone",
};

const used = new Set();

/**
 * Whether a feature has its line; that it was needed is remembered.
 * @param {string} feature  Its path in MDN's data, or "script." and its name.
 * @param {string} file  Where it is used, with or without folders.
 */
export function isKnowinglyNewer(feature, file) {
  const keys = [feature, `${feature} in ${file.split(/[\\/]/).at(-1)}`];
  for (const key of keys) used.add(key);
  return keys.some((key) => Object.hasOwn(NEWER, key));
}

/** Forget which lines were needed: other files follow. */
export function beginAnew() {
  used.clear();
}

/** The lines that nothing needed. */
export function needless() {
  return Object.keys(NEWER).filter((feature) => !used.has(feature));
}
