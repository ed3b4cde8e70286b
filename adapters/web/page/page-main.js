// Puts the page together: who one is (in the address), the conversation, and what the secretariat sees of it.
import { createBoard } from "./page-board.js";
import { createComposer } from "./page-composer.js";
import { createConversation } from "./page-conversation.js";
import { byId } from "./page-dom.js";
import { renderPicker } from "./page-people.js";
import { createOutgoing, listen, readBoard, readForm, readPeople, suggestOptions } from "./page-server.js";
import { startTabs } from "./page-tabs.js";

/** @import { Visitor } from "./page-types.ts" */
/** @typedef {ReturnType<typeof createConversation>} Conversation */
/** @typedef {ReturnType<typeof createOutgoing>} Outgoing */

const BOARD_AFTER_MILLISECONDS = 150;
/** Where there is only touch, the focus would bring up a keyboard that nobody asked for. */
const HAS_KEYBOARD = matchMedia("(pointer: fine)").matches;
const COMMAND = /^\/rapporteur(?:\s+|$)/i;

const picker = byId("picker", HTMLElement);
const chat = byId("chat", HTMLElement);
const board = createBoard();
/** @type {readonly Visitor[]} */
let people = [];
let leave = () => {};

/** @param {boolean} is */
function showConnection(is) {
  const line = byId("connection", HTMLElement);
  line.textContent = is ? "Connected" : "Reconnecting…";
  line.classList.toggle("away", !is);
}

/**
 * Reads the board once for several changes that come together.
 * @param {() => readonly string[]} readOwn
 */
function createBoardReader(readOwn) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  return () => {
    timer ??= setTimeout(async () => {
      timer = undefined;
      // Without an answer the board stays as it was; the stream says when to ask again.
      const seen = await readBoard().catch(() => null);
      if (seen) board.show(seen, readOwn());
    }, BOARD_AFTER_MILLISECONDS);
  };
}

/**
 * @param {Visitor} person
 * @returns {() => void} leaves the conversation
 */
function enter(person) {
  byId("conversation-title", HTMLElement).textContent = person.name;
  byId("conversation-role", HTMLElement).textContent = person.roleWords;
  const outgoing = createOutgoing(person.id);
  const conversation = createConversation({
    scroller: byId("messages", HTMLElement),
    list: byId("message-list", HTMLElement),
    language: person.language,
    edit: (id, text) => composer.edit(id, text),
    around: (messageId) => ({
      messageId,
      act: outgoing.act,
      suggestOptions: (choices, words) => suggestOptions(person.id, choices, words),
      readForm: (form) => readForm(person.id, form),
    }),
  });
  const composer = startComposer(conversation, outgoing);
  const stop = follow(person, conversation, outgoing);
  return () => {
    stop();
    conversation.close();
  };
}

/**
 * @param {Conversation} conversation
 * @param {Outgoing} outgoing
 */
function startComposer(conversation, outgoing) {
  return createComposer({
    findLast() {
      const last = conversation.findLast();
      return last?.said.from === "person" ? { id: last.id, text: last.said.text } : null;
    },
    saveEdit: (messageId, text) => void outgoing.act({ kind: "edited", text, messageId }, showSending),
    send({ text, files }) {
      const id = crypto.randomUUID();
      const names = files.map(({ name }) => name);
      const report = conversation.putPending(id, text, names);
      const words = text.replace(COMMAND, "");
      const isCommand = COMMAND.test(text);
      void outgoing.act(isCommand ? { kind: "commanded", words } : { kind: "said", text, files }, report, id);
    },
  });
}

/**
 * @param {Visitor} person
 * @param {Conversation} conversation
 * @param {Outgoing} outgoing
 */
function follow(person, conversation, outgoing) {
  let greeted = false;
  return listen(person.id, {
    entry: conversation.put,
    removed: conversation.remove,
    board: createBoardReader(() => person.organizationIds),
    connected(is) {
      showConnection(is);
      if (is) outgoing.wake();
    },
    ready(ids) {
      conversation.ready(ids);
      // An empty screen is a first visit, as opening the app is in Slack and in Teams.
      if (ids.length === 0 && !greeted) void outgoing.act({ kind: "met" }, () => {});
      greeted = true;
    },
  });
}

/** @param {import("./page-types.ts").TurnState} turn */
function showSending(turn) {
  byId("composer-note", HTMLElement).textContent = turn.state === "done" ? "" : "Sending your change…";
}

function showWhoeverIsInTheAddress() {
  leave();
  const id = new URLSearchParams(location.hash.slice(1)).get("person");
  const person = people.find((each) => each.id === id);
  picker.hidden = person !== undefined;
  chat.hidden = person === undefined;
  document.title = person ? `${person.name}: Rapporteur, try-out` : "Rapporteur: try-out";
  if (person) {
    leave = enter(person);
    if (HAS_KEYBOARD) byId("composer-text", HTMLElement).focus({ preventScroll: true });
    return;
  }
  const reread = createBoardReader(() => []);
  leave = listen(null, { entry() {}, removed() {}, ready() {}, board: reread, connected: showConnection });
  if (HAS_KEYBOARD) byId("person-search", HTMLElement).focus({ preventScroll: true });
}

async function start() {
  people = await readPeople();
  renderPicker(picker, people);
  addEventListener("hashchange", showWhoeverIsInTheAddress);
  showWhoeverIsInTheAddress();
}

/** @returns {Promise<void>} */
async function startUntilItWorks() {
  await start().catch(() => new Promise((resolve) => setTimeout(resolve, 2000)).then(startUntilItWorks));
}

startTabs();
showConnection(false);
byId("change-person", HTMLElement).addEventListener("click", () => {
  location.hash = "";
});
await startUntilItWorks();
