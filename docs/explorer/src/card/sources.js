/** Who says so, what others say, and what a record is called elsewhere. */

import { el, outside } from "../dom.js";
import { known } from "../shape.js";
import { part } from "./parts.js";

/** Return every source of a record, with what it supports. */
export function sources({ registry, words }, record) {
  return part(
    words.say("sources"),
    (record.sources ?? []).map((one) => [
      outside(one.url ?? "", one.title || one.url || "", { lang: one.lang ?? null, dir: "auto" }),
      el("div", { class: "quiet" }, about(one, registry, words)),
      one.supports?.length
        ? el("div", { class: "quiet" }, words.say("supports", { what: one.supports.join(", ") }))
        : null,
      one.note ? el("div", { class: "note", lang: "en" }, one.note) : null,
    ]),
    "ol",
  );
}

function about(one, registry, words) {
  const kind = known(registry.publishers, one.publisher ?? "");
  return [
    one.publisher && (kind ? `${one.publisher} (${words.word(kind)})` : one.publisher),
    one.published && words.day(one.published),
    one.accessed && words.say("accessed", { day: words.day(one.accessed) }),
    one.lang,
  ]
    .filter(Boolean)
    .join(" · ");
}

/** Return every claim that another page makes. */
export function claims({ words }, record) {
  return part(
    words.say("disputes"),
    (record.disputes ?? []).map((one) => [
      el("span", { class: "quiet" }, words.say("disputeOf", { what: one.field ?? "" }), " "),
      el("q", { dir: "auto" }, one.claim ?? ""),
      (one.urls ?? []).map((url) => el("div", {}, outside(url, url))),
      one.note ? el("div", { class: "note", lang: "en" }, one.note) : null,
    ]),
  );
}

/** Return the other names of a record, folded away as they can be many. */
export function otherNames({ words }, record) {
  const names = record.names ?? [];
  if (!names.length) return null;
  const one = ({ value, lang, dates }) =>
    el(
      "li",
      {},
      el("span", { lang: lang ?? null, dir: "auto" }, value ?? ""),
      el("span", { class: "quiet" }, ` ${[lang, dates && words.day(dates)].filter(Boolean).join(", ")}`),
    );
  return el(
    "details",
    { class: "names" },
    el("summary", {}, `${words.say("names")} (${names.length})`),
    el("ul", {}, names.map(one)),
  );
}
