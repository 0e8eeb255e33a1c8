/** The words around everything: title, language, tabs of the views, count, and what stands below. */

import { LANGUAGES, wordsOf } from "../labels.js";
import { el } from "../dom.js";
import { VIEWS } from "../address.js";

const byId = (id) => document.getElementById(id);

export function frameView(explorer) {
  const language = byId("language");
  language.append(
    ...LANGUAGES.map((lang) => el("option", { value: lang, lang }, wordsOf(lang).say("language"))),
  );
  language.addEventListener("change", () => explorer.set({ lang: language.value }));
  const tabs = VIEWS.map((view) =>
    el("button", { type: "button", id: `to-${view}`, on: { click: () => explorer.set({ view }) } }),
  );
  byId("views").append(...tabs);
  byId("permalink").addEventListener("click", () =>
    copy(location.href, byId("copied"), explorer, location.href),
  );
  byId("open-filters").addEventListener("click", () => {
    const open = document.body.classList.toggle("filters-open");
    byId("open-filters").setAttribute("aria-expanded", String(open));
  });
  return () => show(explorer, language, tabs);
}

function show({ state, words, registry, found, given }, language, tabs) {
  const { say, number } = words;
  document.documentElement.lang = state.lang;
  document.body.classList.toggle("embedded", state.embed);
  const title = given.title || say("title");
  document.title = title;
  byId("title").textContent = title;
  for (const node of document.querySelectorAll("[data-say]")) node.textContent = say(node.dataset.say);
  for (const node of document.querySelectorAll("[data-label]"))
    node.setAttribute("aria-label", say(node.dataset.label));
  language.value = state.lang;
  VIEWS.forEach((view, at) => {
    tabs[at].textContent = say(view);
    tabs[at].setAttribute("aria-pressed", String(view === state.view));
    byId(view).hidden = view !== state.view;
  });
  byId("count").textContent = say("count", {
    n: number(found.rows.length),
    all: number(registry.events.length),
  });
  byId("copied").textContent = ""; // it is another link now
  byId("nothing").hidden = found.rows.length > 0;
  byId("about").textContent = registry.version
    ? say("about", { version: words.day(registry.version) })
    : say("aboutUnknown");
}

/**
 * Copy a text, and say so on a line; where the browser does not let us, as inside another page, say instead
 * what the reader can do.
 */
export async function copy(text, line, { words }, instead = words.say("notCopied")) {
  try {
    await navigator.clipboard.writeText(text);
    line.textContent = words.say("copied");
  } catch {
    line.textContent = instead;
  }
}
