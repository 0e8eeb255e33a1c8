/** The places of the events on a map, each as large as it had events, and the same places as a list. */

import { dot, geo, plot, text } from "@observablehq/plot";
import { geoConicEqualArea } from "d3-geo";

import { el } from "../dom.js";
import { outlines } from "../outlines.js";
import { asImage, clickable, whenSeen } from "./figure.js";
import { told } from "./names.js";

// The projection of the package's own map: of Europe and Central Asia together it bends the edges least.
const projection = ({ width, height }) =>
  geoConicEqualArea()
    .parallels([40, 60])
    .rotate([-40, 0])
    .center([0, 48])
    .fitExtent(
      [
        [0, 0],
        [width, height],
      ],
      { type: "MultiPoint", coordinates: FRAME },
    );
const FRAME = [
  [-9, 37],
  [3, 59],
  [82, 54],
  [88, 44],
  [70, 35],
];
const HIGH = 0.56; // of the width

export function mapView(explorer) {
  const box = document.getElementById("map");
  return whenSeen(box, explorer, (width) => show(explorer, box, width));
}

function show(explorer, box, width) {
  const { found, words } = explorer;
  const places = placesOf(explorer);
  const without = found.rows.length - places.reduce((sum, one) => sum + one.n, 0);
  const rest = without ? el("p", {}, words.say("mapWithout", { n: words.number(without) })) : "";
  const note = el("p", { class: "quiet" }, words.say("mapNote"));
  box.replaceChildren(
    map(explorer, places, width),
    note,
    rest,
    el("h2", {}, words.say("mapPlaces")),
    list(explorer, places),
  );
}

/** Return the cities of the events that have coordinates, the largest first so that small ones lie above. */
function placesOf({ found, registry, state }) {
  const counts = new Map();
  for (const { event } of found.rows) {
    const city = event.place?.city;
    if (registry.coordinates(city)) counts.set(city, (counts.get(city) ?? 0) + 1);
  }
  return [...counts]
    .map(([city, n]) => ({
      ...registry.coordinates(city),
      city,
      n,
      name: registry.label(city, state.lang, "cities"),
    }))
    .sort((a, b) => b.n - a.n);
}

function map(explorer, places, width) {
  const { words } = explorer;
  const at = { x: "longitude", y: "latitude" };
  const most = Math.min(26, 8 + width / 45) / Math.sqrt(places[0]?.n ?? 1);
  const radius = (one) => Math.max(2.5, most * Math.sqrt(one.n)); // the area tells how many
  const label = ({ one, dx, dy, anchor }) =>
    text([one], {
      ...at,
      text: () => one.name.text,
      dx,
      dy,
      textAnchor: anchor,
      fill: "var(--ink)",
      stroke: "var(--paper)",
      strokeWidth: 3,
      fontSize: SIZE,
    });
  const figure = plot({
    className: "plot",
    width,
    height: Math.round(width * HIGH),
    margin: 0,
    projection,
    r: { type: "identity" },
    marks: [
      geo(outlines, { fill: "var(--land)", stroke: "var(--border)", strokeWidth: 0.6 }),
      dot(places, {
        ...at,
        r: radius,
        fill: "var(--institutional)",
        fillOpacity: 0.75,
        stroke: "var(--paper)",
        title: (one) => `${one.name.text}: ${words.number(one.n)}`,
      }),
      ...labelled(places, radius, width).map(label),
    ],
  });
  clickable(figure, "circle", places, (one) => explorer.toggle("place", one.city));
  return asImage(figure, words.say("mapLabel", { n: words.number(explorer.found.rows.length) }));
}

/** Return the places that get a label, and where it touches no label and no circle of another place. */
function labelled(places, radius, width) {
  const project = projection({ width, height: Math.round(width * HIGH) });
  const circles = places.map((one) => {
    const [x, y] = project([one.longitude, one.latitude]);
    const r = radius(one);
    return { left: x - r, right: x + r, top: y - r, bottom: y + r };
  });
  const taken = [];
  const found = [];
  places.forEach((one, at) => {
    const { left, right, top, bottom } = circles[at];
    const [x, y, r, wide] = [
      (left + right) / 2,
      (top + bottom) / 2,
      (right - left) / 2,
      one.name.text.length * LETTER,
    ];
    const ways = [
      { dx: 0, dy: -r - HALF, anchor: "middle", left: x - wide / 2 },
      { dx: r + 3, dy: 0, anchor: "start", left: x + r + 3 },
      { dx: -r - 3, dy: 0, anchor: "end", left: x - r - 3 - wide },
      { dx: 0, dy: r + HALF, anchor: "middle", left: x - wide / 2 },
    ];
    for (const way of ways) {
      const box = {
        left: way.left,
        right: way.left + wide,
        top: y + way.dy - HALF,
        bottom: y + way.dy + HALF,
      };
      const isInside = box.left > 0 && box.right < width;
      if (
        !isInside ||
        [...taken, ...circles.filter((_, other) => other !== at)].some((other) => touch(box, other))
      )
        continue;
      taken.push(box);
      found.push({ one, ...way });
      break;
    }
  });
  return found;
}

const SIZE = 12;
const LETTER = 7; // the width of a wide one, at that size
const HALF = 8; // of the height of a line

function touch(a, b) {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function list(explorer, places) {
  const { state, words } = explorer;
  const one = (place) => {
    const isTaken = state.chosen.place.includes(place.city);
    const given = {
      type: "button",
      "aria-pressed": String(isTaken),
      on: { click: () => explorer.toggle("place", place.city) },
    };
    return el("li", {}, el("button", given, told(place.name, state.lang), ` ${words.number(place.n)}`));
  };
  return el("ul", { class: "places" }, places.map(one));
}
