/** The card of one record, over the page, with everything that is known of it. */

import { el } from "../dom.js";
import { DRAWERS } from "../shape.js";
import { told } from "../views/names.js";
import { eventParts } from "./event.js";
import { otherParts } from "./others.js";
import { reportPart } from "./report.js";
import { claims, otherNames, sources } from "./sources.js";

export function cardView(explorer) {
  const dialog = document.getElementById("card");
  const close = () => {
    if (explorer.state.record) explorer.set({ record: null });
  };
  dialog.addEventListener("close", close);
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  }); // beside the card
  document.getElementById("card-close").addEventListener("click", () => dialog.close());
  let shown = null;
  return () => {
    const { record, lang } = explorer.state;
    if (!record) {
      shown = null;
      if (dialog.open) dialog.close();
      return;
    }
    const key = `${record} ${lang} ${explorer.registry.events.length}`;
    if (key === shown && dialog.open) return;
    shown = key;
    document.getElementById("card-body").replaceChildren(...parts(explorer, record));
    document.getElementById("card-close").setAttribute("aria-label", explorer.words.say("close"));
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
    document.getElementById("card-title").focus();
  };
}

function parts(explorer, id) {
  const { registry, state, words } = explorer;
  // a word before a slash says the drawer, where two drawers have the same id
  const [drawer, key] = id.includes("/") ? id.split("/") : [null, id];
  const found = DRAWERS.includes(drawer) ? registry.find(key, drawer) : registry.find(id);
  if (!found) return [el("h2", { id: "card-title", tabindex: -1 }, words.say("unknownRecord", { id }))];
  const { record } = found;
  const name = registry.name(record, state.lang);
  const inside =
    found.drawer === "events" ? eventParts(explorer, record) : otherParts(explorer, found.drawer, record);
  return [
    el(
      "p",
      { class: "quiet" },
      words.word(found.drawer === "events" ? (record.kind ?? "event") : singular(found.drawer, words)),
      " · ",
      el("code", {}, record.id),
    ),
    told(name, state.lang, "h2", { id: "card-title", tabindex: "-1" }),
    ...inside,
    otherNames(explorer, record),
    claims(explorer, record),
    sources(explorer, record),
    reportPart(explorer, record, name.text),
  ].filter(Boolean);
}

// English has no word for one of a drawer by itself; other languages have it in their tables.
const SINGULAR = {
  regions: "region",
  countries: "country",
  cities: "city",
  organisations: "organisation",
  officials: "official",
  series: "series",
  topics: "topic",
  documents: "document",
};

function singular(drawer, words) {
  return words.lang === "en" ? SINGULAR[drawer] : drawer;
}
