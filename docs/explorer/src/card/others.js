/** The parts of the cards of all records that are no event. */

import { el, outside } from "../dom.js";
import { eventsPart, lines, link, part } from "./parts.js";

export function otherParts(explorer, drawer, record) {
  return PARTS[drawer](explorer, record).concat(identifiers(explorer, record));
}

const has = (list, key) => (list ?? []).includes(key);

const PARTS = {
  officials: (explorer, one) => [
    part(
      explorer.words.say("appointments"),
      (one.appointments ?? []).map((each) => appointment(explorer, each)),
    ),
    events(explorer, (event) => (event.participations ?? []).some((each) => each.official === one.id), {
      person: [one.id],
    }),
  ],
  series: (explorer, one) => [
    lines([
      [explorer.words.say("kind"), one.kind && explorer.words.word(one.kind)],
      ...kinds(explorer, one),
      [explorer.words.say("cadence"), one.cadence && explorer.words.word(one.cadence)],
      [explorer.words.say("parties"), parties(explorer, one)],
    ]),
    part(
      explorer.words.say("gaps"),
      (one.gaps ?? []).map((each) => [String(each.edition), each.note ? `: ${each.note}` : null]),
    ),
    events(explorer, (event) => event.series === one.id, { series: [one.id] }),
  ],
  topics: (explorer, one) => {
    const narrower = [...explorer.registry.drawers.topics.values()].filter((each) => each.broader === one.id);
    return [
      lines([
        [explorer.words.say("broader"), one.broader && link(explorer, one.broader, "topics")],
        [explorer.words.say("narrower"), narrower.map((each) => link(explorer, each.id, "topics"))],
      ]),
      events(
        explorer,
        (event) => (event.topics ?? []).some((topic) => has(explorer.registry.broader(topic), one.id)),
        { topic: [one.id] },
      ),
    ];
  },
  documents: (explorer, one) => [
    lines([
      [explorer.words.say("kind"), one.kind && explorer.words.word(one.kind, "document")],
      [explorer.words.say("status"), one.status && explorer.words.word(one.status)],
      [explorer.words.say("parties"), parties(explorer, one)],
      [explorer.words.say("officialText"), one.text_url && outside(one.text_url, one.text_url)],
    ]),
    part(
      explorer.words.say("steps"),
      (one.steps ?? []).map((each) => step(explorer, each)),
    ),
    part(
      explorer.words.say("relations"),
      (one.relations ?? []).map((each) => [
        el("span", { class: "quiet" }, explorer.words.word(each.how), ": "),
        link(explorer, each.document, "documents"),
      ]),
    ),
    events(explorer, (event) => (event.documents ?? []).some((each) => each.document === one.id)),
  ],
  organisations: (explorer, one) => [
    lines([
      [explorer.words.say("kind"), one.kind && explorer.words.word(one.kind)],
      [explorer.words.say("parent"), one.parent && link(explorer, one.parent, "organisations")],
      [explorer.words.say("represents"), one.party && link(explorer, one.party, "countries", "regions")],
    ]),
    events(
      explorer,
      (event) =>
        has(event.hosts, one.id) || (event.participations ?? []).some((each) => each.organisation === one.id),
    ),
  ],
  cities: (explorer, one) => [
    lines([
      [explorer.words.say("country"), one.country && link(explorer, one.country, "countries")],
      [
        explorer.words.say("coordinates"),
        one.latitude !== undefined && one.longitude !== undefined
          ? `${one.latitude}, ${one.longitude}`
          : null,
      ],
    ]),
    events(explorer, (event) => event.place?.city === one.id, { place: [one.id] }),
  ],
  countries: (explorer, one) => [
    lines([
      [
        explorer.words.say("official_name"),
        one.official_name && el("span", { lang: "en" }, one.official_name),
      ],
      [explorer.words.say("capital"), one.capital && link(explorer, one.capital, "cities")],
    ]),
    events(explorer, (event) => has(event.parties, one.id), { party: [one.id] }),
  ],
  regions: (explorer, one) => [
    lines([
      [explorer.words.say("scheme"), one.scheme],
      [
        explorer.words.say("members"),
        (one.memberships ?? []).map((each) => [
          link(explorer, each.country, "countries"),
          each.dates ? ` (${explorer.words.day(each.dates)})` : "",
        ]),
      ],
    ]),
    events(explorer, (event) => has(event.parties, one.id), { party: [one.id] }),
  ],
};

const parties = (explorer, one) =>
  (one.parties ?? []).map((id) => link(explorer, id, "countries", "regions"));

function kinds({ words }, one) {
  return [
    [words.say("category"), one.category && words.word(one.category)],
    [words.say("level"), one.level && words.word(one.level)],
  ];
}

function events(explorer, test, filter) {
  return eventsPart(explorer, explorer.words.say("events"), explorer.registry.eventsWhere(test), filter);
}

function appointment(explorer, one) {
  const { words } = explorer;
  const days = (one.attested ?? []).map((day) => words.day(day)).join(", ");
  return [
    el("strong", { lang: "en" }, one.title ?? ""),
    one.organisation && [", ", link(explorer, one.organisation, "organisations")],
    one.represents && [", ", link(explorer, one.represents, "countries", "regions")],
    one.dates && [" · ", el("time", { title: one.dates }, words.day(one.dates))],
    days && el("span", { class: "quiet" }, ` (${words.say("attested", { days })})`),
  ];
}

function step(explorer, one) {
  const { words } = explorer;
  return [
    words.word(one.kind ?? ""),
    one.date && [" · ", words.day(one.date)],
    one.event && [" · ", link(explorer, one.event, "events")],
    one.note && el("span", { class: "quiet", lang: "en" }, ` (${one.note})`),
  ];
}

function identifiers({ words }, record) {
  return lines([[words.say("identifiers"), (record.identifiers ?? []).map((one) => el("code", {}, one))]]);
}
