/** What is chosen, each with a button that takes it back. */

import { el } from "../dom.js";
import { FACETS } from "../facets.js";
import { nameOf } from "./names.js";

export function chipsView(explorer) {
  const box = document.getElementById("chips");
  return () => {
    const { state, words } = explorer;
    const made = FACETS.flatMap((facet) => state.chosen[facet.name].map((key) => chip(explorer, facet, key)));
    if (state.text.trim())
      made.unshift(button(`“${state.text.trim()}”`, words, () => explorer.set({ text: "" })));
    if (made.length > 1) {
      const nothing = Object.fromEntries(FACETS.map((facet) => [facet.name, []]));
      const clear = () => explorer.set({ chosen: nothing, text: "" }).then(goOn);
      made.push(
        el(
          "li",
          {},
          el("button", { type: "button", class: "clear", on: { click: clear } }, words.say("clear")),
        ),
      );
    }
    box.replaceChildren(...made);
    box.hidden = !made.length;
  };
}

function chip(explorer, facet, key) {
  const name = nameOf(explorer, facet, key);
  return button(`${explorer.words.say(facet.name)}: ${name.text}`, explorer.words, () =>
    explorer.toggle(facet.name, key),
  );
}

function button(text, words, undo) {
  const given = {
    type: "button",
    "aria-label": words.say("remove", { what: text }),
    on: { click: () => undo().then(goOn) },
  };
  return el("li", {}, el("button", given, text, el("span", { "aria-hidden": "true" }, " ×")));
}

/** Put the focus where it was about, as the button that had it is gone. */
function goOn() {
  (document.querySelector("#chips button") ?? document.getElementById("text")).focus();
}
