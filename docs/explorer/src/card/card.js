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
    const key = `${record} ${lang} ${explorer.file}`;
    if (key === shown && dialog.open) return;
    shown = key;
    const found = foundBy(explorer.registry, record);
    document.getElementById("card-kind").replaceChildren(...kindOf(explorer, found));
    document.getElementById("card-body").replaceChildren(...parts(explorer, record, found));
    document.getElementById("card-close").setAttribute("aria-label", explorer.words.say("close"));
    if (!dialog.open) dialog.showModal();
    dialog.scrollTop = 0;
    document.getElementById("card-title").focus();
  };
}

/** Return the record of an id; a word before a slash says its drawer, where two drawers have the same id. */
function foundBy(registry, id) {
  const [drawer, key] = id.split("/");
  return DRAWERS.includes(drawer) && key ? registry.find(key, drawer) : registry.find(id);
}

/** Return what sort of record it is, and its id. */
function kindOf({ words }, found) {
  if (!found) return [];
  const { drawer, record } = found;
  return [
    words.word(drawer === "events" && record.kind ? record.kind : drawer),
    " · ",
    el("code", {}, record.id),
  ];
}

function parts(explorer, id, found) {
  const { registry, state, words } = explorer;
  if (!found) return [el("h2", { id: "card-title", tabindex: -1 }, words.say("unknownRecord", { id }))];
  const { record } = found;
  const name = registry.name(record, state.lang);
  const inside =
    found.drawer === "events" ? eventParts(explorer, record) : otherParts(explorer, found.drawer, record);
  return [
    told(name, state.lang, "h2", { id: "card-title", tabindex: "-1" }),
    ...inside,
    otherNames(explorer, record),
    claims(explorer, record),
    sources(explorer, record),
    reportPart(explorer, record, name.text),
  ].filter(Boolean);
}
