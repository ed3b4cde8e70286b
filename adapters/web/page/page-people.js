// Who to be: the roster, by role, to search in.
import { folded, make, words } from "./page-dom.js";

/** @import { Visitor } from "./page-types.ts" */

/** @type {readonly (readonly [Visitor["group"], string, string])[]} */
const GROUPS = [
  ["focal_point", "Focal points", "answer for their organization"],
  ["alternate", "Alternates", "answer where the focal point cannot"],
  ["secretariat", "Secretariat", "services the meeting: status, reminders, digests"],
  ["participant", "Participants", "attend and read"],
];

/**
 * @param {HTMLElement} place
 * @param {readonly Visitor[]} people
 */
export function renderPicker(place, people) {
  const none = make("p", { class: "note", role: "status" });
  const groups = GROUPS.map(([group, title, does]) =>
    renderGroup(
      people.filter((each) => each.group === group),
      title,
      does,
    ),
  );
  const input = make("input", {
    type: "search",
    id: "person-search",
    autocomplete: "off",
    placeholder: "Name or organization",
    "aria-label": "Search people by name or organization",
  });
  input.addEventListener("input", () => {
    const typed = folded(input.value.trim());
    const found = groups.reduce((sum, group) => sum + group.filter(typed), 0);
    none.textContent = found === 0 ? "Nobody of the roster is called so." : "";
  });
  place.replaceChildren(
    make("h2", {}, "Whose place do you take?"),
    make(
      "p",
      { class: "lead" },
      "Answer as a focal point, and watch the secretariat’s table fill beside you. Everything works as it does in Slack and in Microsoft Teams.",
    ),
    make("div", { class: "person-search", role: "search" }, input),
    none,
    ...groups.map(({ element }) => element),
  );
}

/**
 * @param {readonly Visitor[]} people
 * @param {string} title
 * @param {string} does
 */
function renderGroup(people, title, does) {
  const rows = people.map((person) => ({
    text: folded(`${person.name} ${person.roleWords} ${person.organizations.join(" ")}`),
    element: make(
      "li",
      {},
      make(
        "a",
        { class: "person-row", href: `#person=${encodeURIComponent(person.id)}` },
        words("span", person.name, { class: "person-name" }),
        words("span", person.organizations.join(", ") || person.roleWords, { class: "person-role" }),
      ),
    ),
  }));
  const heading = make("h3", {}, title, " ", make("span", { class: "note" }, does));
  const list = make("ul", { class: "person-list" }, ...rows.map((row) => row.element));
  const element = make("section", { class: "person-group", hidden: people.length === 0 }, heading, list);
  return {
    element,
    /** @param {string} typed @returns {number} how many are left */
    filter(typed) {
      for (const row of rows) row.element.hidden = !row.text.includes(typed);
      const left = rows.filter((row) => !row.element.hidden).length;
      element.hidden = left === 0;
      return left;
    },
  };
}
