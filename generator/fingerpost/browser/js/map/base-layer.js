/**
 * The map that needs nobody: the coast, the towns with their names, the scale. It can be drawn at once, from what
 * the directory knows, and goes away when streets are shown in its place.
 */

import { townRadius } from "../shared/map-areas.js";
import { boxAround, namesThatFit } from "../shared/map-boxes.js";
import { make } from "./controls.js";
import { isCovered, ringsOf } from "./outline.js";
import { fill, sayNumber } from "../shared/say.js";
import { sayLength, scaleBar } from "../shared/map-scale.js";

// The coast is right to about a mile. Nearer than this it would put a seaside hall in the sea.
const COAST_ZOOM = 11;
const LETTER_WIDTH = 0.56; // of the size of the letters, on average
const BAR_PIXELS = 130;

/**
 * @typedef {import("../shared/map-areas.js").Area} Area
 * @typedef {import("../shared/map-boxes.js").Box} Box
 * @typedef {import("./load.js").Leaflet} Leaflet
 * @typedef {import("./controls.js").Frame} Frame
 * @typedef {import("../map.js").Words} Words
 * @typedef {import("leaflet").Map} LeafletMap
 */

/**
 * @param {Leaflet} L
 * @param {LeafletMap} map
 * @param {Frame} frame
 * @param {{areas: readonly Area[], words: Words, language: string}} options
 */
export function layGround(L, map, frame, { areas, words, language }) {
  const byPeople = [...areas].sort((one, other) => other.population - one.population);
  const names = L.layerGroup().addTo(map);
  const discs = L.layerGroup(
    byPeople.map((area) =>
      L.circle([area.lat, area.lon], {
        radius: townRadius(area.population),
        interactive: false,
        stroke: false,
        className: "fp-map__town",
      }),
    ),
  ).addTo(map);
  /** @type {import("leaflet").LayerGroup | null} */
  let coast = null;
  let hidden = false;

  /** @param {import("./outline.js").Outline} outline */
  function drawCoast(outline) {
    coast = L.layerGroup(
      ringsOf(outline).map((ring) => L.polygon(ring, { interactive: false, className: "fp-map__land" })),
    );
    show();
  }

  function show() {
    const near = map.getZoom() > COAST_ZOOM;
    const sea = coast !== null && !near && !hidden;
    frame.ground.classList.toggle("fp-map__ground--sea", sea);
    if (coast) toggle(coast, sea);
    toggle(discs, !hidden);
    if (coast && sea) coast.eachLayer((layer) => /** @type {import("leaflet").Polygon} */ (layer).bringToBack());
  }

  /**
   * Write the names of towns, the bigger ones first, where no pin is.
   * @param {readonly Box[]} boxes  Pixels of the ground.
   * @param {ReadonlySet<string>} titles  Names that a pin says already.
   */
  function writeNames(boxes, titles) {
    names.clearLayers();
    if (hidden) return;
    const view = map.getBounds();
    const inView = byPeople.filter((area) => !titles.has(area.name) && view.contains([area.lat, area.lon]));
    const sized = inView.map((area) => {
      const big = area.population >= 5000;
      const letters = (big ? 19 : 17) * LETTER_WIDTH;
      const middle = map.latLngToContainerPoint([area.lat, area.lon]);
      return { area, big, box: boxAround(middle, area.name.length * letters + 12, 26) };
    });
    for (const { area, big } of namesThatFit(sized, boxes)) {
      const className = `fp-map__name${big ? " fp-map__name--big" : ""}`;
      const icon = L.divIcon({ className, html: make("span", { "aria-hidden": "true" }, area.name), iconSize: [0, 0] });
      L.marker([area.lat, area.lon], { icon, interactive: false, keyboard: false, pane: "overlayPane" }).addTo(names);
    }
  }

  function measure() {
    const { n, unit, pixels } = scaleBar(map.getCenter().lat, map.getZoom(), BAR_PIXELS);
    frame.bar.style.width = `${pixels}px`;
    const forms = unit === "miles" ? words.miles : words.yards;
    // A part of a mile is said as one: ½ mile.
    frame.barWords.textContent =
      n < 1 ? fill(forms.one ?? "", { n: sayLength(n, language) }) : sayNumber(forms, n, language);
  }

  /**
   * @param {import("leaflet").Layer} layer
   * @param {boolean} on
   */
  function toggle(layer, on) {
    if (on) layer.addTo(map);
    else layer.remove();
  }

  map.on("zoomend", show);
  map.on("moveend", measure);

  return {
    drawCoast,
    measure,
    writeNames,
    /** Whether the coast would be of use here. */
    wantsCoast: () => isCovered({ lat: map.getCenter().lat, lon: map.getCenter().lng }),
    /** Take it away, because streets are shown. */
    hide: () => {
      hidden = true;
      names.clearLayers();
      show();
    },
  };
}
