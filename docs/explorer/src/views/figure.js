/** What the pictures share: made anew when the room or the words change, and one picture to a screen reader. */

/** Draw when a view can be seen, and again when its room gets another width. */
export function whenSeen(box, draw) {
  let width = 0;
  new ResizeObserver(() => {
    const now = Math.floor(box.clientWidth);
    if (now && now !== width) {
      width = now;
      draw(now);
    }
  }).observe(box);
  return () => {
    width = Math.floor(box.clientWidth);
    if (width) draw(width);
  };
}

/**
 * Make a picture of Plot one image with a name. Its own groups have labels but no role, which no screen reader
 * may read; the table has the same events for everybody.
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
