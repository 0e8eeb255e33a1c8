/** A host's own registry: a JSON file that is dropped on the page, or chosen. Nothing leaves the browser. */

import { page } from "./shape.js";

/** @param {object} explorer */
export function listenForFiles(explorer) {
  const input = document.getElementById("own-file");
  input.addEventListener("change", () => {
    if (input.files.length) open(explorer, input.files[0]);
    input.value = ""; // so that the same file can be chosen again, mended
  });
  addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    document.body.classList.add("dropping");
  });
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) document.body.classList.remove("dropping");
  });
  addEventListener("drop", (event) => {
    document.body.classList.remove("dropping");
    const file = event.dataTransfer?.files[0];
    if (!file) return;
    event.preventDefault();
    open(explorer, file);
  });
  document.getElementById("own-back").addEventListener("click", () => {
    told(explorer, null);
    explorer.showGiven();
    input.focus();
  });
}

async function open(explorer, file) {
  const { say } = explorer.words;
  const name = file.name;
  let text;
  try {
    text = await file.text();
  } catch {
    return told(explorer, say("unreadable", { file: name }), true);
  }
  let given;
  try {
    given = JSON.parse(text);
  } catch (error) {
    return told(explorer, say("notJson", { file: name, why: error.message }), true);
  }
  let made;
  try {
    made = page(given);
  } catch (error) {
    return told(explorer, say(error.message, { file: name }), true);
  }
  await explorer.showOwn(made.page, name);
  const shown = say("ownShown", { file: name, n: explorer.words.number(explorer.registry.events.length) });
  const refused = made.refused ? ` ${say("ownRefused", { n: made.refused })}` : "";
  return told(explorer, shown + refused);
}

/** Tell what became of a file, where all can see and hear it. */
function told(explorer, text, isFault = false) {
  const line = document.getElementById("own-told");
  line.textContent = text ?? "";
  line.classList.toggle("fault", isFault);
  document.getElementById("own").open ||= Boolean(text);
  document.getElementById("own-back").hidden = !explorer.file;
}
