/**
 * Elements made of texts. Nothing here parses markup, so that no name of a record can become any.
 */

/**
 * Return an element.
 *
 * @param {string} tag
 * @param {Record<string, any>} [given] Attributes; `on` holds listeners by their event, and a value that is
 *   null, undefined or false leaves the attribute out.
 * @param {...(Node | string | null | undefined | Array)} children Texts stay texts.
 */
export function el(tag, given = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given)) {
    if (name === "on") for (const [type, heard] of Object.entries(value)) made.addEventListener(type, heard);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value);
  }
  made.append(...children.flat(Infinity).filter((one) => one !== null && one !== undefined && one !== ""));
  return made;
}

/** Whether an address is one of the web; any other, such as `javascript:`, is shown and not linked. */
export function isWeb(address) {
  try {
    return ["http:", "https:"].includes(new URL(address).protocol);
  } catch {
    return false;
  }
}

/** Return a link to a page outside, or the text alone where the address is none of the web. */
export function outside(address, text, given = {}) {
  if (!isWeb(address)) return el("span", given, text);
  const own = {
    href: address,
    rel: "noopener noreferrer nofollow",
    target: "_blank",
    "data-bare": text === address,
  };
  return el("a", { ...own, ...given }, text);
}
