/** Other people's code, asked of this site's own server, and only when somebody opens the map. */

const VENDOR = new URL("../../vendor/", import.meta.url);
const OUTLINE = new URL("world-atlas-2.0.2/outline.json", VENDOR);
const SHEET = new URL("../../css/map.css", import.meta.url);

/** @type {Map<string, Promise<void>>} */
const requests = new Map();

/**
 * @typedef {{type: "Feature", id?: number, geometry: {type: "Point", coordinates: [number, number]},
 *   properties: {n: number, spot?: number, cluster?: boolean, cluster_id?: number}}} Feature
 * @typedef {{
 *   load(features: Feature[]): Clusters,
 *   getClusters(westSouthEastNorth: [number, number, number, number], zoom: number): Feature[],
 *   getLeaves(cluster: number, limit?: number): Feature[],
 *   getClusterExpansionZoom(cluster: number): number,
 * }} Clusters
 * @typedef {typeof import("leaflet")} Leaflet
 * @typedef {{
 *   L: Leaflet,
 *   Supercluster: new (options: object) => Clusters,
 *   protomapsL: {leafletLayer(options: object): import("leaflet").GridLayer & {paintRules: unknown[], backgroundColor: string},
 *     labelRules(colours: Record<string, string>, lang: string): unknown[]},
 * }} Globals  What the published files leave on the window.
 */

/**
 * Leaflet, supercluster and the map's style sheet.
 * @returns {Promise<{L: Leaflet, Supercluster: Globals["Supercluster"]}>}
 */
export async function loadMap() {
  await Promise.all([
    loadSheet(SHEET),
    loadScript("leaflet-1.9.4/leaflet.js"),
    loadScript("supercluster-9.1.0/supercluster.min.js"),
  ]);
  const { L, Supercluster } = globals();
  return { L, Supercluster };
}

/** What draws street maps out of vector tiles; needs Leaflet first. */
export async function loadProtomaps() {
  await loadScript("protomaps-leaflet-5.1.0/protomaps-leaflet.js");
  return globals().protomapsL;
}

/** @returns {Promise<import("./outline.js").Outline>} */
export async function loadOutline() {
  return loadJson(OUTLINE);
}

/**
 * @param {URL | string} address
 * @returns {Promise<any>}
 */
export async function loadJson(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${answer.status} for ${address}`);
  return answer.json();
}

/** @returns {Globals} */
function globals() {
  return /** @type {any} */ (window);
}

/** @param {string} name */
function loadScript(name) {
  const script = document.createElement("script");
  script.src = new URL(name, VENDOR).href;
  return once(script.src, script);
}

/** @param {URL} address */
function loadSheet(address) {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = address.href;
  return once(address.href, link);
}

/**
 * @param {string} address
 * @param {HTMLElement} element
 * @returns {Promise<void>}
 */
function once(address, element) {
  const before = requests.get(address);
  if (before) return before;
  const loaded = /** @type {Promise<void>} */ (
    new Promise((resolve, reject) => {
      element.addEventListener("load", () => resolve());
      element.addEventListener("error", () => {
        requests.delete(address); // so that the next try asks again
        element.remove();
        reject(new Error(`could not load ${address}`));
      });
    })
  );
  requests.set(address, loaded);
  document.head.append(element);
  return loaded;
}
