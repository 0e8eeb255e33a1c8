/** The buttons that save what is shown. */

import { el } from "../dom.js";
import { csv } from "./csv.js";
import { ics } from "./ics.js";
import { json } from "./json.js";
import { save } from "./save.js";

const NAME = "eu-central-asia";

const FORMATS = {
  CSV: (rows, registry) => save(`${NAME}.csv`, "text/csv", csv(rows, registry)),
  JSON: (rows, registry) => save(`${NAME}.json`, "application/json", json(rows, registry)),
  ICS: (rows, registry) => {
    const made = ics(rows, registry);
    save(`${NAME}.ics`, "text/calendar", made.text);
    return made.leftOut;
  },
};

export function downloadsView(explorer) {
  const box = document.getElementById("downloads");
  const told = document.getElementById("left-out");
  const buttons = Object.entries(FORMATS).map(([name, write]) => {
    const act = () => {
      const leftOut = write(explorer.found.rows, explorer.registry);
      told.textContent = leftOut ? explorer.words.say("leftOut", { n: explorer.words.number(leftOut) }) : "";
    };
    return el("button", { type: "button", id: `as-${name.toLowerCase()}`, on: { click: act } }, name);
  });
  box.append(...buttons);
  return () => {
    for (const button of buttons)
      button.setAttribute("aria-label", `${explorer.words.say("downloadHint")} ${button.textContent}`);
  };
}
