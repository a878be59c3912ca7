/** Wheel, fingers and keys: the map moves when somebody means it, and otherwise lets the page scroll by. */

/**
 * @typedef {import("./controls.js").Move} Move
 * @typedef {import("leaflet").Map} LeafletMap
 */

/** @type {Record<string, Move>} */
const KEYS = {
  ArrowLeft: "left",
  ArrowRight: "right",
  ArrowUp: "up",
  ArrowDown: "down",
  "+": "in",
  "=": "in", // + without Shift
  "-": "out",
};

/**
 * @param {LeafletMap} map
 * @param {HTMLElement} ground
 * @param {(move: Move) => void} move
 */
export function listen(map, ground, move) {
  const around = ground.parentElement ?? ground;
  // Before Leaflet hears of it: the wheel zooms only with Ctrl, or when the map has been chosen by a click or a key.
  around.addEventListener(
    "wheel",
    (event) => {
      const meant = event.ctrlKey || event.metaKey || ground.contains(document.activeElement);
      if (meant) map.scrollWheelZoom.enable();
      else map.scrollWheelZoom.disable();
    },
    { capture: true, passive: false }, // or the browser would scroll before Leaflet can say no
  );
  // A mouse drags the map; one finger scrolls the page, as anywhere. Two fingers move and zoom the map.
  ground.addEventListener(
    "pointerdown",
    (event) => {
      if (event.pointerType === "touch") map.dragging.disable();
      else map.dragging.enable();
    },
    { capture: true },
  );
  ground.addEventListener("keydown", (event) => {
    const way = KEYS[event.key];
    if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(way);
  });
}

/**
 * @param {LeafletMap} map
 * @param {Move} way
 * @param {boolean} animate
 */
export function moveMap(map, way, animate) {
  const { x, y } = map.getSize().divideBy(3);
  if (way === "in") map.zoomIn(1, { animate });
  else if (way === "out") map.zoomOut(1, { animate });
  else if (way === "left") map.panBy([-x, 0], { animate });
  else if (way === "right") map.panBy([x, 0], { animate });
  else if (way === "up") map.panBy([0, -y], { animate });
  else if (way === "down") map.panBy([0, y], { animate });
}
