// The one way in which this page makes elements. Words are set as text, never as markup.

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Readonly<Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>>} properties
 *   attributes; a function is a listener (`onclick`), `true` an attribute without value, null and false none
 * @param {readonly (Node | string | null)[]} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

/**
 * Words in whatever script they are written.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} text
 * @param {Readonly<Record<string, string | null>>} properties
 */
export function words(tag, text, properties = {}) {
  return make(tag, { dir: "auto", ...properties }, text);
}

/**
 * An element that the page's markup promises.
 * @template {HTMLElement} Kind
 * @param {string} id
 * @param {new () => Kind} kind
 * @returns {Kind}
 */
export function byId(id, kind) {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`no ${kind.name} with the id ${id}`);
  return element;
}

let made = 0;

/** @param {string} stem */
export function newId(stem) {
  made += 1;
  return `${stem}-${made}`;
}

/**
 * How words are compared when somebody searches: without case and accents.
 * @param {string} text
 */
export function folded(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

const MAX_ANNOUNCEMENTS = 8;

/**
 * Says it to those who listen to the page instead of looking at it. Several in a row are all heard.
 * @param {string} text
 */
export function announce(text) {
  const place = byId("announcements", HTMLElement);
  place.append(words("p", text));
  while (place.children.length > MAX_ANNOUNCEMENTS) place.firstElementChild?.remove();
}
