/**
 * The events as a calendar (RFC 5545), as the Python package writes it: those whose day is sure, with the
 * same UIDs, so that one replaces the other.
 */

import { dayAfter, span } from "../dates.js";
import { isWeb } from "../dom.js";
import { known } from "../shape.js";

const STATUSES = { held: "CONFIRMED", planned: "TENTATIVE", postponed: "TENTATIVE", cancelled: "CANCELLED" };
const RELATIONS = { "part-of": "PARENT", alongside: "SIBLING" };
const TITLE = "EU–Central Asia dialogues";
// RFC 5545 asks for at most 75 octets; Python's icalendar writes one fewer.
const LONGEST = 74;

/** Return the calendar, and how many events it cannot show as their day is not sure. */
export function ics(rows, registry) {
  const shown = rows.filter((one) => one.sure);
  const stamp = `${dayOf(registry, shown).replaceAll("-", "")}T000000Z`;
  const related = relationsOf(shown);
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//eucentralasia//eucentralasia//EN",
    "CALSCALE:GREGORIAN",
    `NAME:${escaped(title(shown, registry))}`,
    `X-WR-CALNAME:${escaped(title(shown, registry))}`,
    "REFRESH-INTERVAL;VALUE=DURATION:P7D",
    "X-PUBLISHED-TTL:P7D",
    ...shown.flatMap((one) => component(one, registry, stamp, related.get(one.event.id))),
    "END:VCALENDAR",
  ];
  return {
    text: lines.map((line) => `${folded(line.replace(/[\r\n]/g, " "))}\r\n`).join(""),
    leftOut: rows.length - shown.length,
  };
}

/** Return the day of the data: their version, or the last day on which a source was looked up. */
function dayOf(registry, shown) {
  if (/^\d{4}-\d\d-\d\d$/.test(registry.version ?? "")) return registry.version;
  const days = shown.flatMap((one) =>
    (one.event.sources ?? []).map((source) => span(source.accessed).last ?? ""),
  );
  return days.reduce((one, other) => (one > other ? one : other), "") || "1970-01-01";
}

function title(shown, registry) {
  const series = new Set(shown.map((one) => one.event.series));
  const [only] = series;
  return series.size === 1 && only ? registry.label(only, "en", "series").text : TITLE;
}

/** Return the relations of each event to others of the calendar; the next edition is one. */
function relationsOf(shown) {
  const found = new Map(shown.map((one) => [one.event.id, []]));
  const editions = new Map();
  for (const { event } of shown) {
    for (const { event: to, how } of event.relations ?? [])
      if (known(RELATIONS, how ?? "") && found.has(to))
        found.get(event.id).push(`RELATED-TO;RELTYPE=${RELATIONS[how]}:${uid(to)}`);
    if (!event.series) continue;
    const earlier = editions.get(event.series);
    editions.set(event.series, event.id);
    if (earlier) found.get(earlier).push({ next: event.id });
  }
  for (const some of found.values())
    some.forEach((one, at) => {
      if (one.next) some[at] = `RELATED-TO;RELTYPE=NEXT:${uid(one.next)}`;
    });
  return found;
}

const uid = (id) => `${id}@eucentralasia`;

/** Return the lines of an event, in the order in which icalendar writes them. */
function component({ event, first, last }, registry, stamp, related) {
  const label = (id, ...drawers) => registry.label(id, "en", ...drawers).text;
  const place = event.place ?? {};
  const at = registry.coordinates(place.city);
  const where = [place.venue, place.city, place.country && label(place.country, "countries")].filter(Boolean);
  const topics = (event.topics ?? []).map((id) => escaped(label(id, "topics"))).join(",");
  const about = description(event, label);
  const status = known(STATUSES, event.status ?? "");
  const url = event.sources?.[0]?.url ?? "";
  return [
    "BEGIN:VEVENT",
    `SUMMARY:${escaped(event.name ?? event.id)}`,
    `DTSTART;VALUE=DATE:${first.replaceAll("-", "")}`,
    `DTEND;VALUE=DATE:${dayAfter(last).replaceAll("-", "")}`,
    `DTSTAMP:${stamp}`,
    `UID:${uid(event.id)}`,
    `SEQUENCE:${stamp.slice(0, 8)}`,
    topics && `CATEGORIES:${topics}`,
    about && `DESCRIPTION:${about}`,
    at && `GEO:${at.latitude.toFixed(6)};${at.longitude.toFixed(6)}`,
    `LAST-MODIFIED:${stamp}`,
    where.length ? `LOCATION:${escaped(where.join(", "))}` : null,
    ...related,
    status && `STATUS:${status}`,
    "TRANSP:TRANSPARENT",
    isWeb(url) && `URL:${address(url)}`,
    "END:VEVENT",
  ].filter(Boolean);
}

function description(event, label) {
  const people = (event.participations ?? [])
    .filter((one) => one.official)
    .map((one) => {
      const words = [one.role, one.title].filter(Boolean).join(", ");
      return label(one.official, "officials") + (words ? ` (${words})` : "");
    });
  const lines = [
    event.summary,
    event.parties?.length
      ? `Parties: ${event.parties.map((id) => label(id, "countries", "regions")).join(", ")}`
      : null,
    ...people,
    ...(event.sources ?? []).map((one) => `${one.publisher}: ${one.url}`),
  ];
  return escaped(lines.filter(Boolean).join("\n"));
}

/** Return a text as RFC 5545 escapes it. */
function escaped(text) {
  return text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");
}

/** Return an address with its letters of other scripts escaped; marks that have a meaning stay. */
function address(url) {
  // encodeURI leaves what Python's quote leaves, but for these
  return encodeURI(url.toWellFormed())
    .replace(/%25/g, "%")
    .replace(/%5B/g, "[")
    .replace(/%5D/g, "]")
    .replace(/[\r\n]/g, "");
}

/** Return a line cut into such as are short enough, never inside a letter or an escape. */
function folded(line) {
  const encoder = new TextEncoder();
  const lines = [];
  let held = [];
  let octets = 0;
  for (const letter of line) {
    const more = encoder.encode(letter).length;
    if (held.length && octets + more > LONGEST) {
      const escape = held.length > 1 && "\\^".includes(held.at(-1)) ? [held.pop()] : [];
      lines.push(held.join(""));
      held = escape;
      octets = escape.length;
    }
    held.push(letter);
    octets += more;
  }
  return [...lines, held.join("")].join("\r\n ");
}
