/** The outlines of the map, which the package's own pictures draw too: TopoJSON to GeoJSON. */

import { geoArea } from "d3-geo";

import text from "../../../src/eucentralasia/pictures/outlines.json";

const topology = JSON.parse(text);
const { scale, translate } = topology.transform;
const arcs = topology.arcs.map((steps) => {
  let [x, y] = [0, 0];
  return steps.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
});

/** Return a ring of points from the numbers of arcs; `~n` is the arc n from its end. */
function ring(numbers) {
  return numbers.flatMap((number, at) => {
    const arc = number >= 0 ? arcs[number] : arcs[~number].toReversed();
    return at ? arc.slice(1) : arc;
  });
}

/** Return a polygon whose rings go round as d3 wants them; otherwise it would be the rest of the Earth. */
function wound(rings) {
  const isInverse = geoArea({ type: "Polygon", coordinates: rings }) > 2 * Math.PI;
  return isInverse ? rings.map((one) => one.toReversed()) : rings;
}

/** Countries, with their ids where the registry has them. */
export const outlines = topology.objects.countries.geometries.map((one) => ({
  type: "Feature",
  id: one.id,
  properties: {},
  geometry: { type: "MultiPolygon", coordinates: one.arcs.map((polygon) => wound(polygon.map(ring))) },
}));
