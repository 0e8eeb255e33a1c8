/** The parts of the card of an event. */

import { el } from "../dom.js";
import { lines, link, part } from "./parts.js";

export function eventParts(explorer, event) {
  const { registry, words } = explorer;
  const { say, word } = words;
  const place = event.place ?? {};
  const where = [
    place.venue,
    place.city && link(explorer, place.city, "cities"),
    place.country && link(explorer, place.country, "countries"),
  ].filter(Boolean);
  const around = editions(explorer, event);
  return [
    event.status && event.status !== "held" ? el("p", { class: "status" }, word(event.status)) : null,
    event.summary ? el("p", { lang: "en" }, event.summary) : null,
    lines([
      [say("dates"), event.dates && el("time", { title: event.dates }, words.day(event.dates))],
      [say("rescheduled_from"), event.rescheduled_from && words.day(event.rescheduled_from)],
      [say("place"), where],
      [say("parties"), (event.parties ?? []).map((id) => link(explorer, id, "countries", "regions"))],
      [
        say("hosts"),
        (event.hosts ?? []).map((id) => link(explorer, id, "countries", "regions", "organisations")),
      ],
      [say("series"), event.series && link(explorer, event.series, "series")],
      [say("edition"), event.edition && words.number(event.edition)],
      [say("category"), event.category && word(event.category)],
      [say("level"), event.level && word(event.level)],
      [say("mode"), event.mode && word(event.mode)],
      [say("topics"), (event.topics ?? []).map((id) => link(explorer, id, "topics"))],
    ]),
    part(
      say("participants"),
      (event.participations ?? []).map((one) => participant(explorer, one)),
    ),
    part(
      say("outcomes"),
      (event.outcomes ?? []).map((one) => outcome(explorer, one)),
    ),
    part(
      say("documents"),
      (event.documents ?? []).map((one) => documentOf(explorer, one)),
    ),
    part(
      say("related"),
      registry
        .relations(event)
        .map((one) => [
          el("span", { class: "quiet" }, word(one.how), ": "),
          link(explorer, one.event, "events"),
        ]),
    ),
    lines([
      [say("editionBefore"), around.before],
      [say("editionAfter"), around.after],
    ]),
  ];
}

function participant(explorer, one) {
  const { say, word } = explorer.words;
  const who = one.official ? link(explorer, one.official, "officials") : el("em", {}, say("unnamed"));
  const more = [
    one.title && el("span", { lang: "en" }, one.title),
    one.organisation && link(explorer, one.organisation, "organisations"),
    one.represents && link(explorer, one.represents, "countries", "regions"),
  ].filter(Boolean);
  return [
    who,
    ...more.flatMap((part) => [", ", part]),
    one.role ? el("span", { class: "tag" }, word(one.role)) : null,
  ];
}

function outcome(explorer, one) {
  const { word, number } = explorer.words;
  const amount = one.amount ? `${number(one.amount)} ${one.currency ?? ""}`.trim() : null;
  return [
    one.kind ? [el("span", { class: "tag first" }, word(one.kind)), " "] : null,
    el("span", { lang: "en" }, one.text ?? one.id ?? ""),
    amount && el("strong", {}, ` ${amount}`),
    one.party && [" · ", link(explorer, one.party, "countries", "regions")],
    one.document && [" · ", link(explorer, one.document, "documents")],
  ];
}

function documentOf(explorer, one) {
  const { say, word } = explorer.words;
  const found = explorer.registry.find(one.document, "documents");
  const section = one.section && (found?.record.sections ?? []).find((each) => each.id === one.section);
  return [
    link(explorer, one.document, "documents"),
    one.section ? `, ${say("section", { what: section?.title ?? one.section })}` : null,
    one.how ? el("span", { class: "tag" }, word(one.how)) : null,
  ];
}

/** Return the links to the editions of the series before and after an event. */
function editions(explorer, event) {
  if (!event.series) return {};
  const all = explorer.registry.events.filter((one) => one.event.series === event.series);
  const at = all.findIndex((one) => one.event.id === event.id);
  const to = (row) => row && link(explorer, row.event.id, "events");
  return at < 0 ? {} : { before: to(all[at - 1]), after: to(all[at + 1]) };
}
