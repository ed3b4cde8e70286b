// The pictures of a message as Slack can show them: by the address of this server where the world reaches it, else as a
// file that is uploaded once for each workspace. Whatever fails here, the message goes, with words for the picture.
import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import type { WebClient } from "@slack/web-api";
import { z } from "zod";
import type { OutboundMessage, Part } from "../../src/chat/outbound.ts";
import type { Picture } from "../../src/chat/picture.ts";
import type { Log } from "../../src/ports/log.ts";
import type { Pictures } from "../../src/ports/pictures.ts";
import { MAX_IMAGE_URL_CHARACTERS } from "./limits.ts";
import { readFailure } from "./outcomes.ts";

export type ShownPicture =
  | { readonly kind: "address"; readonly url: string }
  | { readonly kind: "file"; readonly id: string };

/** By the part of the message; one that is missing is told in words. */
export type ShownPictures = ReadonlyMap<Part, ShownPicture>;

export const IN_WORDS: ShownPictures = new Map();

export type ShowPictures = (message: OutboundMessage, client: WebClient) => Promise<ShownPictures>;

/** The files of one workspace, by what they show; null once it is known that this bot may upload nothing there. */
type Uploads = { files: Map<string, Promise<string | null>> | null };

const MAX_UPLOADS = 200;
const MAX_TITLE = 200;

/**
 * A file can be shown once Slack has looked through it, which its media type tells; until then a message with it is
 * refused. https://github.com/slackapi/java-slack-sdk/issues/1349
 */
const LOOK_AFTER_MILLISECONDS = [250, 500, 1000, 2000, 3000];

const Uploaded = z.object({
  files: z.tuple([z.object({ files: z.tuple([z.object({ id: z.string().regex(/^F[A-Z0-9]+$/) })]) })]),
});
const Looked = z.object({ file: z.object({ mimetype: z.string().optional() }) });

/** Every picture of a message must be drawable before its address is given away, so that nobody meets a broken one. */
export function createShowPictures(pictures: Pictures, log: Log): ShowPictures {
  const workspaces = new WeakMap<WebClient, Uploads>();
  return async (message, client) => {
    const shown = new Map<Part, ShownPicture>();
    for (const part of message.parts) {
      if (part.kind !== "picture") continue;
      const drawn = await pictures.draw(part.picture);
      if (!drawn) continue;
      const url = pictures.addressOf(part.picture);
      if (url !== null && url.length <= MAX_IMAGE_URL_CHARACTERS) {
        shown.set(part, { kind: "address", url });
        continue;
      }
      const uploads = workspaces.get(client) ?? { files: new Map() };
      workspaces.set(client, uploads);
      const id = await uploadOnce(part.picture, drawn.png, uploads, client, log);
      if (id !== null) shown.set(part, { kind: "file", id });
    }
    return shown;
  };
}

/** A digest goes to many people: the same picture is one file for all of them. */
async function uploadOnce(
  picture: Picture,
  png: Uint8Array,
  uploads: Uploads,
  client: WebClient,
  log: Log,
): Promise<string | null> {
  const { files } = uploads;
  if (files === null) return null;
  const key = createHash("sha256").update(png).digest("base64url");
  const upload = files.get(key) ?? tryToUpload(picture, png, uploads, client, log);
  files.set(key, upload);
  for (const oldest of files.keys()) {
    if (files.size <= MAX_UPLOADS) break;
    files.delete(oldest);
  }
  const id = await upload;
  if (id === null) files.delete(key);
  return id;
}

async function tryToUpload(
  { kind, title }: Picture,
  png: Uint8Array,
  uploads: Uploads,
  client: WebClient,
  log: Log,
): Promise<string | null> {
  try {
    const answer = await client.files.uploadV2({
      file: Buffer.from(png),
      filename: `${kind}.png`,
      title: title.slice(0, MAX_TITLE),
    });
    const id = Uploaded.parse(answer).files[0].files[0].id;
    if (await becomesReady(id, client)) return id;
    log.warn("slack picture not ready", { kind });
  } catch (error) {
    const failure = readFailure(error);
    if (failure?.code === "missing_scope") uploads.files = null;
    if (failure) log.warn("slack picture not uploaded", { kind, code: failure.code });
    else log.error("slack picture not uploaded", { kind }, error);
  }
  return null;
}

async function becomesReady(file: string, client: WebClient): Promise<boolean> {
  for (const milliseconds of LOOK_AFTER_MILLISECONDS) {
    const { mimetype = "" } = Looked.parse(await client.files.info({ file })).file;
    if (mimetype !== "") return true;
    await wait(milliseconds);
  }
  return false;
}
