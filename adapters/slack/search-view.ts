// The window in which somebody types what to search for. It has one field, and what is sent is answered in the direct message.
import type { ModalView } from "@slack/types";
import type { SlackWords } from "./words.ts";

/** The shortcuts of the manifest that search: one opens the window, the other takes the words of a message. */
export const SEARCH = "search";
export const SEARCH_MESSAGE = "search-message";
export const SEARCH_VIEW = "search-view";
export const SEARCH_FIELD = "search-words";

export function renderSearch({
  searchTitle,
  searchLabel,
  searchExample,
  searchButton,
  searchClose,
}: SlackWords): ModalView {
  const plain = (text: string) => ({ type: "plain_text" as const, text, emoji: false });
  return {
    type: "modal",
    callback_id: SEARCH_VIEW,
    title: plain(searchTitle),
    submit: plain(searchButton),
    close: plain(searchClose),
    blocks: [
      {
        type: "input",
        block_id: "search",
        label: plain(searchLabel),
        element: {
          type: "plain_text_input",
          action_id: SEARCH_FIELD,
          max_length: 150,
          focus_on_load: true,
          placeholder: plain(searchExample),
        },
      },
    ],
  };
}
