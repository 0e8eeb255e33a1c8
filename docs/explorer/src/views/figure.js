/** What the pictures share: when they are made anew, and that each is one picture to a screen reader. */

/**
 * Return what updates a view: it is drawn while it can be seen, and again when its events, its words or its
 * room have changed.
 *
 * @param {HTMLElement} box
 * @param {object} explorer
 * @param {(width: number) => void} draw
 */
export function whenSeen(box, explorer, draw) {
  let drawn = "";
  let found = null;
  const update = () => {
    const width = Math.floor(box.clientWidth); // none while it is hidden
    const now = `${width} ${explorer.state.lang}`;
    if (!width || !explorer.found || (now === drawn && found === explorer.found)) return;
    drawn = now;
    found = explorer.found;
    draw(width);
  };
  new ResizeObserver(update).observe(box);
  return update;
}

/**
 * Make a picture of Plot one image with a name. Its own groups have labels but no role, which no screen
 * reader may read; the table has the same events for everybody.
 */
export function asImage(figure, label) {
  const svg = figure.matches?.("svg") ? figure : figure.querySelector("svg");
  for (const part of svg.querySelectorAll("[aria-label], [aria-description], [aria-hidden]"))
    for (const name of ["aria-label", "aria-description", "aria-hidden"]) part.removeAttribute(name);
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  return figure;
}

/** Let marks be clicked; Plot binds to each the number of its datum. */
export function clickable(figure, selector, data, act) {
  for (const mark of figure.querySelectorAll(selector)) {
    const datum = data[mark.__data__];
    if (datum === undefined) continue;
    mark.classList.add("clickable");
    mark.addEventListener("click", () => act(datum));
  }
}
