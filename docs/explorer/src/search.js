/**
 * Events by the words in them and in the records that they lead to, such as series, topics and people.
 *
 * The names of those records are indexed once and not with each event, as there are many fewer of them.
 */

import MiniSearch from "minisearch";

// A slip of the finger in a shorter word makes another word.
const LEAST_FUZZY = 5;
// Events that are indexed before the page may answer something else: some hundredths of a second of work.
const CHUNK = 500;

export class Search {
  /** @param {import("./registry.js").Registry} registry */
  constructor(registry) {
    this.registry = registry;
    this.rows = new Map();
    registry.events.forEach(({ event }, row) => {
      for (const key of leadsTo(event)) {
        if (!this.rows.has(key)) this.rows.set(key, []);
        this.rows.get(key).push(row);
      }
    });
    this.names = index(namesOf);
    this.names.addAll([...this.rows.keys()].map((id) => ({ id, ...registry.find(id)?.record })));
    this.own = index(({ event }) => textOf(event));
  }

  /** Index all events, in small steps, once. */
  ready() {
    const documents = () => this.registry.events.map(({ event }, id) => ({ id, event }));
    this.filled ??= this.own.addAllAsync(documents(), { chunkSize: CHUNK });
    return this.filled;
  }

  /** Return the numbers of the events that have all words of a text, or null where the text has no word. */
  async find(text) {
    const asked = words(text);
    if (!asked.length) return null;
    await this.ready();
    return asked
      .map((word) => this.having(word))
      .reduce((some, more) => new Set([...some].filter((row) => more.has(row))));
  }

  /** Return the numbers of the events that have a word, or one that begins with it. */
  having(word) {
    const options = { prefix: true, fuzzy: word.length >= LEAST_FUZZY ? 1 : false };
    const found = new Set(this.own.search(word, options).map((one) => one.id));
    for (const { id } of this.names.search(word, options))
      for (const row of this.rows.get(id)) found.add(row);
    return found;
  }
}

function index(textOfOne) {
  return new MiniSearch({
    fields: ["text"],
    extractField: (one, field) => (field === "text" ? textOfOne(one) : one.id),
    tokenize: words,
    processTerm: (word) => word,
  });
}

/** Return the words of a text without their marks, which people leave out. */
function words(text) {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

function leadsTo(event) {
  return new Set(
    [
      event.series,
      event.place?.city,
      event.place?.country,
      ...(event.parties ?? []),
      ...(event.topics ?? []),
      ...(event.participations ?? []).map((one) => one.official),
      ...(event.documents ?? []).map((one) => one.document),
    ].filter(Boolean),
  );
}

function textOf(event) {
  const outcomes = (event.outcomes ?? []).map((one) => one.text);
  return [namesOf(event), event.summary, event.place?.venue, ...outcomes].filter(Boolean).join(" ");
}

function namesOf(record) {
  const names = (record.names ?? []).map((one) => one.value);
  return [record.id, record.name, record.title, ...names].filter(Boolean).join(" ");
}
