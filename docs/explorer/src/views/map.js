/** The places of the events on a map, each as large as it had events, and the same places as a list. */

import { dot, geo, plot, text } from "@observablehq/plot";
import { geoConicEqualArea } from "d3-geo";

import { el } from "../dom.js";
import { outlines } from "../outlines.js";
import { asImage, clickable, whenSeen } from "./figure.js";
import { told } from "./names.js";

// The projection of the package's own map: of Europe and Central Asia together it bends the edges least.
const projection = ({ width, height }) => geoConicEqualArea()
  .parallels([40, 60]).rotate([-40, 0]).center([0, 48])
  .fitExtent([[0, 0], [width, height]], { type: "MultiPoint", coordinates: FRAME });
const FRAME = [[-9, 37], [3, 59], [82, 54], [88, 44], [70, 35]];
const HIGH = 0.56; // of the width
const NARROW = 560;

export function mapView(explorer) {
  const box = document.getElementById("map");
  const draw = whenSeen(box, (width) => { if (explorer.found) show(explorer, box, width); });
  return () => { if (explorer.state.view === "map") draw(); };
}

function show(explorer, box, width) {
  const { found, words } = explorer;
  const places = placesOf(explorer);
  const without = found.rows.length - places.reduce((sum, one) => sum + one.n, 0);
  const rest = without ? el("p", {}, words.say("mapWithout", { n: words.number(without) })) : "";
  const note = el("p", { class: "quiet" }, words.say("mapNote"));
  box.replaceChildren(map(explorer, places, width), note, rest, el("h2", {}, words.say("mapPlaces")), list(explorer, places));
}

/** Return the cities of the events that have coordinates, the largest first so that small ones lie above. */
function placesOf({ found, registry, state }) {
  const counts = new Map();
  for (const { event } of found.rows) {
    const city = event.place?.city;
    if (registry.coordinates(city)) counts.set(city, (counts.get(city) ?? 0) + 1);
  }
  return [...counts]
    .map(([city, n]) => ({ ...registry.coordinates(city), city, n, name: registry.label(city, state.lang, "cities") }))
    .sort((a, b) => b.n - a.n);
}

function map(explorer, places, width) {
  const { words } = explorer;
  const at = { x: "longitude", y: "latitude" };
  const figure = plot({
    className: "plot", width, height: Math.round(width * HIGH), margin: 0, projection,
    r: { range: [0, Math.min(26, 8 + width / 45)] },
    marks: [
      geo(outlines, { fill: "var(--land)", stroke: "var(--border)", strokeWidth: 0.6 }),
      dot(places, { ...at, r: "n", fill: "var(--institutional)", fillOpacity: 0.75, stroke: "var(--paper)", title: (one) => `${one.name.text}: ${words.number(one.n)}` }),
      text(labelled(places, width), { ...at, text: (one) => one.name.text, dy: (one) => -radius(one), fill: "var(--ink)", stroke: "var(--paper)", strokeWidth: 3, fontSize: 12 }),
    ],
  });
  clickable(figure, "circle", places, (one) => explorer.toggle("place", one.city));
  return asImage(figure, words.say("mapLabel", { n: words.number(explorer.found.rows.length) }));
}

/** Return the places that get a label: none whose label would touch that of a larger place. */
function labelled(places, width) {
  const project = projection({ width, height: width * HIGH });
  const taken = [];
  return places.slice(0, width < NARROW ? 8 : 40).filter((one) => {
    const [x, y] = project([one.longitude, one.latitude]);
    const half = one.name.text.length * 3.6;
    const isFree = taken.every((other) => Math.abs(other.x - x) > other.half + half || Math.abs(other.y - y) > 15);
    if (isFree) taken.push({ x, y, half });
    return isFree;
  });
}

function list(explorer, places) {
  const { state, words } = explorer;
  const one = (place) => {
    const isTaken = state.chosen.place.includes(place.city);
    const given = { type: "button", "aria-pressed": String(isTaken), on: { click: () => explorer.toggle("place", place.city) } };
    return el("li", {}, el("button", given, told(place.name, state.lang), ` ${words.number(place.n)}`));
  };
  return el("ul", { class: "places" }, places.map(one));
}
