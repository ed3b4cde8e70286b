// Where one writes: a field that grows, files by name, and one's last message to edit.
import { byId, make } from "./page-dom.js";

/** @typedef {{ name: string, mediaType: string, sizeBytes: number | null }} FileOffer */
/** @typedef {{ text: string, files: FileOffer[] }} Draft */

const MAX_FILES = 10;

/**
 * @param {{ send(draft: Draft): void, saveEdit(id: string, text: string): void,
 *   findLast(): { id: string, text: string } | null }} does
 */
export function createComposer({ send, saveEdit, findLast }) {
  const form = byId("composer", HTMLFormElement);
  const text = byId("composer-text", HTMLTextAreaElement);
  const note = byId("composer-note", HTMLElement);
  const button = byId("composer-send", HTMLButtonElement);
  const files = createAttachments();
  /** @type {string | null} */
  let editing = null;

  const grow = () => {
    text.style.height = "auto";
    text.style.height = `${text.scrollHeight + 2}px`;
  };

  /**
   * @param {string | null} id
   * @param {string} words
   */
  const setEditing = (id, words) => {
    editing = id;
    text.value = words;
    button.textContent = id === null ? "Send" : "Save";
    const cancel = make("button", { type: "button", onclick: () => setEditing(null, "") }, "Cancel");
    note.replaceChildren(...(id === null ? [] : ["Editing your message. ", cancel]));
    grow();
    text.focus();
  };

  const submit = () => {
    const words = text.value.trim();
    const offered = files.read();
    if (words === "" && offered.length === 0) return;
    if (editing === null) send({ text: words, files: offered });
    else saveEdit(editing, words);
    files.clear();
    setEditing(null, "");
  };

  form.onsubmit = (event) => {
    event.preventDefault();
    submit();
  };
  text.oninput = grow;
  text.onkeydown = (event) => {
    // While an input method composes a word, Enter belongs to it.
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      submit();
    } else if (event.key === "Escape" && editing !== null) {
      setEditing(null, "");
    } else if (event.key === "ArrowUp" && text.value === "" && editing === null) {
      const last = findLast();
      if (!last) return;
      event.preventDefault();
      setEditing(last.id, last.text);
    }
  };
  files.clear();
  text.value = "";
  note.replaceChildren();
  button.textContent = "Send";
  grow();
  return { /** @type {(id: string, words: string) => void} */ edit: setEditing };
}

function createAttachments() {
  const input = byId("composer-files", HTMLInputElement);
  const attach = byId("composer-attach", HTMLButtonElement);
  const list = byId("attachments", HTMLUListElement);
  /** @type {FileOffer[]} */
  let offered = [];

  const show = () => {
    list.hidden = offered.length === 0;
    list.replaceChildren(
      ...offered.map((file) => {
        const remove = () => {
          offered = offered.filter((other) => other !== file);
          show();
          attach.focus();
        };
        const label = `Remove ${file.name}`;
        return make(
          "li",
          {},
          file.name,
          make("button", { type: "button", "aria-label": label, onclick: remove }, "Remove"),
        );
      }),
    );
  };
  attach.onclick = () => input.click();
  input.onchange = () => {
    const added = [...(input.files ?? [])].map(({ name, type, size }) => ({ name, mediaType: type, sizeBytes: size }));
    offered = [...offered, ...added].slice(0, MAX_FILES);
    input.value = "";
    show();
  };
  return {
    read: () => offered,
    clear() {
      offered = [];
      show();
    },
  };
}
