// A file that somebody shared with the bot. Slack tells its address and gives it to whoever has the token of the workspace:
// https://docs.slack.dev/reference/objects/file-object#urls
import type { WebClient } from "@slack/web-api";
import { z } from "zod";
import { type Download, type FetchedFile, MOST_FILE_BYTES } from "../../src/ports/shared-files.ts";
import { readFailure } from "./outcomes.ts";

const Told = z.object({
  file: z.object({
    size: z.number().optional(),
    mimetype: z.string().optional(),
    url_private_download: z.url().optional(),
    /** `visible`, or why it cannot be read, such as `file_not_found`. */
    file_access: z.string().optional(),
  }),
});

const AGAIN_SECONDS = 30;

/** `apiUrl`: a local Slack keeps its files where its methods are. */
export async function fetchFile(
  id: string,
  { client, apiUrl, download }: { readonly client: WebClient; readonly apiUrl: string; readonly download: Download },
): Promise<FetchedFile> {
  const told = await tell(id, client);
  if ("kind" in told) return told;
  const { size, mimetype, url_private_download: address, file_access: access = "visible" } = told;
  if (access !== "visible") return { kind: "refused", code: access };
  if (size !== undefined && size > MOST_FILE_BYTES) return { kind: "refused", code: "too-large" };
  const url = address === undefined ? null : new URL(address);
  if (url === null || !isOfSlack(url, apiUrl) || !client.token) return { kind: "refused", code: "no-address" };
  const fetched = await download(url, `Bearer ${client.token}`);
  // Without the right to read files, Slack gives a page to sign in with.
  if (fetched.kind === "fetched" && isPage(fetched.mediaType) && !isPage(mimetype ?? null))
    return { kind: "refused", code: "missing_scope" };
  return fetched;
}

async function tell(file: string, client: WebClient): Promise<z.infer<typeof Told>["file"] | FetchedFile> {
  try {
    return Told.parse(await client.files.info({ file })).file;
  } catch (error) {
    const failure = readFailure(error);
    if (!failure) throw error;
    if (failure.kind === "try-later") return failure;
    return failure.kind === "lost"
      ? { kind: "try-later", afterSeconds: AGAIN_SECONDS, code: failure.code }
      : { kind: "refused", code: failure.code };
  }
}

/** The token goes to Slack alone. */
function isOfSlack(url: URL, apiUrl: string): boolean {
  const api = new URL(apiUrl);
  if (url.origin === api.origin) return true;
  return url.protocol === "https:" && /(^|\.)slack\.com$/.test(url.hostname) && /(^|\.)slack\.com$/.test(api.hostname);
}

function isPage(mediaType: string | null): boolean {
  return mediaType?.startsWith("text/html") ?? false;
}
