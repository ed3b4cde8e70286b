// What the secretariat sees: what is asked, where each organization stands, what was answered last.
import { writeDay, writeDays, writeMoment } from "./page-dates.js";
import { byId, make, words } from "./page-dom.js";

/** @import { BoardSeen, Standing } from "./page-types.ts" */

/** @type {Readonly<Record<Standing, string>>} */
const STANDING_WORDS = {
  not_started: "Not started",
  draft: "In draft",
  submitted: "Submitted",
  nothing_to_report: "Nothing to report",
  no_survey: "No survey",
};
/** In the order of the bar: what is final first. @type {readonly (readonly [string, readonly Standing[]])[]} */
const SUMMARY = [
  ["submitted", ["submitted"]],
  ["declared that there is nothing", ["nothing_to_report", "no_survey"]],
  ["in draft", ["draft"]],
  ["not started", ["not_started"]],
];
const NEWEST_SHOWN = 4;

export function createBoard() {
  const title = byId("board-title", HTMLElement);
  const body = byId("board-body", HTMLElement);
  const answers = createAnswers();
  const place = { head: make("div"), rows: make("div"), foot: make("p", { class: "note" }) };
  body.replaceChildren(place.head, answers.element, place.rows, place.foot);
  /** @type {Map<string, string>} */
  let before = new Map();

  return {
    /**
     * @param {BoardSeen} board
     * @param {readonly string[]} ownOrganizations ids
     */
    show(board, ownOrganizations) {
      const { meeting, deliveries } = board;
      title.textContent = meeting?.title ?? "No meeting is open";
      place.head.replaceChildren(...renderHead(board));
      answers.show(board.newestAnswers);
      const now = new Map(board.rows.map((row) => [row.organizationId, JSON.stringify(row.cells)]));
      const changed = board.rows.filter(({ organizationId: id }) => before.has(id) && before.get(id) !== now.get(id));
      before = now;
      place.rows.replaceChildren(
        renderRows(board, new Set(ownOrganizations), new Set(changed.map(({ organizationId }) => organizationId))),
      );
      place.foot.textContent = `Messages: ${deliveries.sent} sent, ${deliveries.waiting} waiting, ${deliveries.failed} not delivered.`;
    },
  };
}

/** @param {BoardSeen} board */
function renderHead({ meeting, asks, rows }) {
  const when = meeting && `${meeting.city}, ${writeDays(meeting.startsOn, meeting.endsOn)}`;
  const cards = asks.map((ask) => {
    const standings = rows.flatMap(({ cells }) => cells.filter((cell) => cell.instrumentId === ask.instrumentId));
    const counts = SUMMARY.map(([label, among], index) => ({
      label,
      index,
      count: standings.filter(({ standing }) => among.includes(standing)).length,
    })).filter(({ count }) => count > 0);
    const bar = make("div", { class: "bar", "aria-hidden": "true" });
    for (const { index, count } of counts) {
      const piece = make("span", { class: `piece piece-${index}` });
      piece.style.flexGrow = String(count);
      bar.append(piece);
    }
    const items = counts.map(({ label, index, count }) =>
      make("li", { class: `piece-${index}` }, make("b", {}, String(count)), ` ${label}`),
    );
    return make(
      "section",
      { class: "ask" },
      make("h3", {}, words("span", ask.title), make("span", { class: "note" }, `due ${writeDay(ask.dueOn)}`)),
      bar,
      make("ul", { class: "counts" }, ...items, make("li", { class: "asked" }, `of ${standings.length} asked`)),
    );
  });
  return [
    make("p", { class: "when" }, when ?? "Import a meeting, and it is shown here."),
    make("div", { class: "asks" }, ...cards),
  ];
}

function createAnswers() {
  const list = make("ol", { class: "answers" });
  const more = make("button", { type: "button", class: "quiet", hidden: true });
  const none = make("p", { class: "note" }, "Nothing yet. The first answer appears here as it is given.");
  let all = false;
  /** @type {BoardSeen["newestAnswers"]} */
  let shown = [];
  let newest = "";

  const draw = () => {
    const fresh = shown[0]?.at ?? "";
    const isNew = newest !== "" && fresh !== newest;
    newest = fresh;
    list.replaceChildren(
      ...shown
        .slice(0, all ? undefined : NEWEST_SHOWN)
        .map((answer, index) => renderAnswer(answer, isNew && index === 0)),
    );
    none.hidden = shown.length > 0;
    more.hidden = shown.length <= NEWEST_SHOWN;
    more.textContent = all ? "Show fewer" : `Show all ${shown.length}`;
    more.setAttribute("aria-expanded", String(all));
  };
  more.addEventListener("click", () => {
    all = !all;
    draw();
  });
  return {
    element: make("section", { class: "newest" }, make("h3", {}, "Newest answers"), none, list, more),
    /** @param {BoardSeen["newestAnswers"]} answers */
    show(answers) {
      shown = answers;
      draw();
    },
  };
}

/**
 * @param {BoardSeen["newestAnswers"][number]} answer
 * @param {boolean} isNew
 */
function renderAnswer({ organization, question, understood, typed, person, at }, isNew) {
  const source = make(
    "p",
    { class: "source" },
    words("bdi", person),
    ", ",
    make("time", { datetime: at }, writeMoment(at)),
  );
  return make(
    "li",
    { class: isNew ? "changed" : null },
    make("p", { class: "asked-what" }, words("b", organization), " ", words("span", question)),
    words("p", understood, { class: "understood" }),
    typed === null ? null : make("p", { class: "typed" }, "typed ", words("bdi", typed)),
    source,
  );
}

/**
 * @param {BoardSeen} board
 * @param {ReadonlySet<string>} own
 * @param {ReadonlySet<string>} changed
 */
function renderRows({ asks, rows }, own, changed) {
  const head = make(
    "tr",
    {},
    make("th", { scope: "col" }, "Organization"),
    ...asks.map(({ title }) => words("th", title, { scope: "col" })),
  );
  const ordered = [...rows].sort(
    (one, other) => Number(own.has(other.organizationId)) - Number(own.has(one.organizationId)),
  );
  const lines = ordered.map((row) => {
    const isOwn = own.has(row.organizationId);
    const name = make(
      "th",
      { scope: "row", title: row.officialName },
      words("bdi", row.organization),
      isOwn ? make("span", { class: "own" }, "yours") : null,
    );
    const cells = asks.map(({ instrumentId }) =>
      renderCell(row.cells.find((cell) => cell.instrumentId === instrumentId)),
    );
    return make("tr", { class: changed.has(row.organizationId) ? "changed" : null }, name, ...cells);
  });
  return make(
    "table",
    { class: "standings", hidden: rows.length === 0 },
    make("caption", {}, "Where each organization stands"),
    make("thead", {}, head),
    make("tbody", {}, ...lines),
  );
}

/** @param {BoardSeen["rows"][number]["cells"][number] | undefined} cell */
function renderCell(cell) {
  if (!cell) return make("td", { class: "note" }, "Not asked");
  const { standing, progress, lastAnswerAt } = cell;
  const detail = standing === "draft" && progress ? `${progress.answered} of ${progress.of}` : null;
  return make(
    "td",
    {},
    make("span", { class: `standing standing-${standing}` }, STANDING_WORDS[standing]),
    detail === null ? null : make("span", { class: "progress" }, detail),
    lastAnswerAt === null ? null : make("time", { datetime: lastAnswerAt }, writeMoment(lastAnswerAt)),
  );
}
