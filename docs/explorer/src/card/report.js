/** How to tell that a fact is wrong: a text to copy, and a link where the host said where reports go. */

import { el, isWeb } from "../dom.js";
import { copy } from "../views/frame.js";

export function reportPart(explorer, record, name) {
  const { words, registry, given } = explorer;
  const link = new URL(explorer.address({}), location.href).href;
  const text = words.say("reportText", { id: record.id, name, version: registry.version ?? "?", link });
  const area = el("textarea", { rows: 8, "aria-label": words.say("report") });
  area.value = text;
  const line = el("span", { role: "status" });
  const act = () => {
    area.select();
    copy(area.value, line, explorer);
  };
  const form = given.report && address(given.report, record.id, text);
  return el(
    "details",
    { class: "report" },
    el("summary", {}, words.say("report")),
    el("p", {}, words.say("reportHint")),
    area,
    el("p", {}, el("button", { type: "button", on: { click: act } }, words.say("reportCopy")), " ", line),
    form && isWeb(form)
      ? el(
          "p",
          {},
          el("a", { href: form, target: "_blank", rel: "noopener noreferrer" }, words.say("reportOpen")),
        )
      : null,
  );
}

/** Return the address of the host's form: `{id}` and `{text}` in it stand for the record and the report. */
function address(template, id, text) {
  return template.replaceAll("{id}", encodeURIComponent(id)).replaceAll("{text}", encodeURIComponent(text));
}
