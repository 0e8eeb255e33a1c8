/**
 * The events as the flat table that the Python package writes: RFC 4180, and nothing can become a formula.
 */

import { precision } from "../dates.js";
import { scope } from "../registry.js";

// What begins a cell that a spreadsheet reckons, at its start and where it may see the start of one.
const FORMULA = /^[=+\-@\t\r\n\0'＝＋－＠]/u;
const SPLIT = /[,;|\t\r\n][ "\0]*(?=[=+\-@'＝＋－＠])/gu;
const CHAIRS = ["chair", "co-chair"];

const once = (values) => [...new Set(values.filter(Boolean))];

/** Each column, and what it tells of an event. */
const COLUMNS = {
  id: ({ event }) => event.id,
  name: ({ event }) => event.name,
  series: ({ event }) => event.series,
  edition: ({ event }) => event.edition,
  kind: ({ event }) => event.kind,
  category: ({ event }) => event.category,
  level: ({ event }) => event.level,
  mode: ({ event }) => event.mode,
  status: ({ event }) => event.status,
  dates: ({ event }) => event.dates,
  hosts: ({ event }) => event.hosts,
  parties: ({ event }) => event.parties,
  topics: ({ event }) => event.topics,
  summary: ({ event }) => event.summary,
  first_day: ({ first }) => first,
  last_day: ({ last }) => last,
  precision: ({ event }) => precision(event.dates),
  sure_first_day: ({ first, sureFirst }) => (sureFirst ? first : null),
  sure_last_day: ({ last, sureLast }) => (sureLast ? last : null),
  city: ({ event }) => event.place?.city,
  country: ({ event }) => event.place?.country,
  scope: ({ event }) => scope(event),
  latitude: ({ event }, registry) => degrees(event, "latitude", registry),
  longitude: ({ event }, registry) => degrees(event, "longitude", registry),
  officials: ({ event }) => officials(event),
  chairs: ({ event }) =>
    once((event.participations ?? []).filter((one) => CHAIRS.includes(one.role)).map((one) => one.official)),
  cited: ({ event }) => once((event.documents ?? []).map((one) => one.document)),
  venue: ({ event }) => event.place?.venue,
  series_name: ({ event }, registry) => event.series && label(registry, event.series, "series"),
  country_name: ({ event }, registry) =>
    event.place?.country && label(registry, event.place.country, "countries"),
  party_names: ({ event }, registry) =>
    (event.parties ?? []).map((id) => label(registry, id, "countries", "regions")),
  topic_names: ({ event }, registry) => (event.topics ?? []).map((id) => label(registry, id, "topics")),
  official_names: ({ event }, registry) => officials(event).map((id) => label(registry, id, "officials")),
  sources: ({ event }) => (event.sources ?? []).map((one) => one.url),
};

const officials = (event) => once((event.participations ?? []).map((one) => one.official));
const label = (registry, id, ...drawers) => registry.label(id, "en", ...drawers).text;

/** Return one coordinate of the city of an event, where both are known. */
function degrees(event, which, registry) {
  const at = registry.coordinates(event.place?.city);
  // Python writes the point of a number that has no decimals, and a table is compared with its tables
  return at && { number: Number.isInteger(at[which]) ? at[which].toFixed(1) : String(at[which]) };
}

/** Return a text in which no spreadsheet finds a formula. */
export function guarded(text) {
  const inside = text.replace(SPLIT, "$&'");
  return FORMULA.test(inside) ? `'${inside}` : inside;
}

export function csv(rows, registry) {
  const heads = Object.keys(COLUMNS).map(cell);
  const lines = rows.map((row) => Object.values(COLUMNS).map((tell) => cell(tell(row, registry))));
  return [heads, ...lines].map((line) => `${line.join(",")}\r\n`).join("");
}

function cell(value) {
  if (value === null || value === undefined || value === "") return '""';
  if (value.number) return value.number;
  if (typeof value === "number") return String(value);
  const text = Array.isArray(value) ? value.join("; ") : value;
  return `"${guarded(text).replaceAll('"', '""')}"`;
}
