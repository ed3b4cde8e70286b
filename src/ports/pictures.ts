// What is asked of whoever draws the pictures of messages. A picture that cannot be drawn or shown never holds a
// message back: its alternative text and the table beside it say the same.
import type { Picture } from "../chat/picture.ts";

/** `width` and `height` are what it is meant to be shown at; the PNG has up to twice as many pixels each way. */
export type DrawnPicture = { readonly png: Uint8Array; readonly width: number; readonly height: number };

export interface Pictures {
  /** Null when it cannot be drawn, which is logged. The same picture gives the same bytes. */
  draw(picture: Picture): Promise<DrawnPicture | null>;
  /** Where on this server it can be fetched, for a year at least; null when its data are too long for an address. */
  pathOf(picture: Picture): string | null;
  /** The same for the world; null where this server has no public https address. */
  addressOf(picture: Picture): string | null;
  /** What a path of ours shows; null for one that was not made here, is too long or has expired. */
  readPath(path: string): Picture | null;
  /** Ends the drawing; nothing is drawn afterwards. */
  close(): Promise<void>;
}
