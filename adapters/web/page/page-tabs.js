// On a narrow screen the two sides take turns behind tabs; on a wide one they stand beside each other and there are none.
// https://www.w3.org/WAI/ARIA/apg/patterns/tabs/
import { byId } from "./page-dom.js";

const VIEWS = ["conversation", "board"];

export function startTabs() {
  const bar = byId("tabs", HTMLElement);
  const narrow = matchMedia("(max-width: 60rem)");
  const views = VIEWS.map((name) => ({ tab: byId(`tab-${name}`, HTMLButtonElement), panel: byId(name, HTMLElement) }));
  const labels = views.map(({ panel }) => panel.getAttribute("aria-labelledby") ?? "");
  let current = 0;

  const apply = () => {
    bar.hidden = !narrow.matches;
    bar.setAttribute("role", "tablist");
    for (const [index, { tab, panel }] of views.entries()) {
      const selected = index === current;
      tab.setAttribute("role", "tab");
      tab.setAttribute("aria-selected", String(selected));
      tab.tabIndex = selected ? 0 : -1;
      panel.hidden = narrow.matches && !selected;
      if (narrow.matches) panel.setAttribute("role", "tabpanel");
      else panel.removeAttribute("role");
      panel.setAttribute("aria-labelledby", narrow.matches ? tab.id : (labels[index] ?? ""));
    }
  };

  /** @param {number} index */
  const choose = (index) => {
    current = index;
    apply();
  };
  for (const [index, { tab }] of views.entries()) {
    tab.addEventListener("click", () => choose(index));
    tab.addEventListener("keydown", (event) => {
      if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
      choose(1 - index);
      views[current]?.tab.focus();
    });
  }
  narrow.addEventListener("change", apply);
  apply();
}
