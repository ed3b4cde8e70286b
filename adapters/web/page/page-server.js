// What the page asks of the server, and how it keeps asking when the server is away.

/** @import { BoardSeen, Entry, Form, Option, TurnAnswer, TurnState, Inbound, Visitor } from "./page-types.ts" */

const TRY_OUT = { "x-rapporteur-try-out": "1", "content-type": "application/json" };
/** Then the person is asked, or the connection comes back. */
const RETRY_AFTER_MILLISECONDS = [400, 1200, 3000];
const SILENT_FOR_MILLISECONDS = 40_000;

/**
 * @param {string} path
 * @returns {Promise<any>} what the caller's own type says: both sides are one version of one program
 */
async function get(path) {
  const response = await fetch(path, { headers: { accept: "application/json" } });
  if (!response.ok) throw new Error(`${path.split("?")[0]} answered ${response.status}`);
  return response.json();
}

/** @returns {Promise<readonly Visitor[]>} */
export async function readPeople() {
  return (await get("/try-out/people")).people;
}

/** @returns {Promise<BoardSeen>} */
export function readBoard() {
  return get("/try-out/board");
}

/**
 * @param {string} person
 * @param {string} choices
 * @param {string} words
 * @returns {Promise<readonly Option[]>}
 */
export async function suggestOptions(person, choices, words) {
  return (await get(`/try-out/options?${new URLSearchParams({ person, choices, words })}`)).options;
}

/**
 * @param {string} person
 * @param {string} form
 * @returns {Promise<Form | null>} null where the form as it was sent will do
 */
export async function readForm(person, form) {
  try {
    return (await get(`/try-out/form?${new URLSearchParams({ person, form })}`)).form;
  } catch {
    return null;
  }
}

/**
 * Sends turns until each is answered. The id is made once: a turn that arrived, but whose answer was lost, is the
 * same event when it is sent again.
 * @param {string} person
 */
export function createOutgoing(person) {
  /** @type {Set<() => void>} */
  const waiting = new Set();
  return {
    /**
     * @param {Inbound} inbound
     * @param {(state: TurnState) => void} report
     * @param {string} id
     * @returns {Promise<TurnAnswer>}
     */
    async act(inbound, report, id = crypto.randomUUID()) {
      for (let tries = 0; ; tries += 1) {
        report({ state: "sending" });
        const answer = await postTurn({ id, person, inbound });
        if (answer) {
          report({ state: "done" });
          return answer;
        }
        const pause = RETRY_AFTER_MILLISECONDS[tries];
        if (pause === undefined) {
          await askedAgain(waiting, report);
        } else {
          // Said before the pause as well: what the server took back meanwhile stays in sight.
          report({ state: "sending" });
          await new Promise((resolve) => setTimeout(resolve, pause));
        }
      }
    },
    /** The server is back: what waits is sent again. */
    wake() {
      for (const retry of waiting) retry();
    },
  };
}

/**
 * @param {Set<() => void>} waiting
 * @param {(state: TurnState) => void} report
 * @returns {Promise<void>}
 */
function askedAgain(waiting, report) {
  return new Promise((resolve) => {
    const retry = () => {
      waiting.delete(retry);
      resolve();
    };
    waiting.add(retry);
    report({ state: "failed", retry });
  });
}

/**
 * @param {{ id: string, person: string, inbound: Inbound }} turn
 * @returns {Promise<TurnAnswer | null>} null when it may be sent again
 */
async function postTurn(turn) {
  try {
    const response = await fetch("/try-out/turn", { method: "POST", headers: TRY_OUT, body: JSON.stringify(turn) });
    if (response.ok) return await response.json();
    return response.status >= 500 ? null : { kind: "refused", status: response.status };
  } catch {
    return null;
  }
}

/**
 * Listens until closed. The browser connects again by itself, but gives up when it meets an error page; then we begin
 * anew, where we were.
 * @param {string | null} person
 * @param {{ entry(entry: Entry): void, removed(id: string): void, ready(ids: readonly string[]): void, board(): void,
 *   connected(is: boolean): void }} told
 */
export function listen(person, told) {
  let after = "";
  let closed = false;
  /** @type {EventSource} */
  let source;
  /** @type {ReturnType<typeof setTimeout>} */
  let silence;

  const reopen = () => {
    clearTimeout(silence);
    told.connected(false);
    source.close();
    if (!closed) silence = setTimeout(open, 1500);
  };
  /** @param {(data: any) => void} take */
  const on = (take) => (/** @type {MessageEvent<string>} */ event) => {
    clearTimeout(silence);
    silence = setTimeout(reopen, SILENT_FOR_MILLISECONDS);
    if (event.lastEventId) after = event.lastEventId;
    take(JSON.parse(event.data));
  };
  const open = () => {
    source = new EventSource(`/try-out/events?${new URLSearchParams({ ...(person && { person }), after })}`);
    source.addEventListener("entry", on(told.entry));
    source.addEventListener(
      "removed",
      on(({ id }) => told.removed(id)),
    );
    source.addEventListener("board", on(told.board));
    source.addEventListener(
      "alive",
      on(() => {}),
    );
    source.addEventListener(
      "ready",
      on(({ ids }) => {
        told.connected(true);
        told.ready(ids);
      }),
    );
    source.addEventListener("error", () => {
      told.connected(false);
      if (source.readyState === EventSource.CLOSED) reopen();
    });
  };
  open();
  return () => {
    closed = true;
    clearTimeout(silence);
    source.close();
  };
}
