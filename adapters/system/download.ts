// Downloads with fetch: whatever goes wrong is an outcome. A redirect counts as an answer, since a token must not follow it.
import { type Download, type FetchedFile, MOST_FILE_BYTES } from "../../src/ports/shared-files.ts";

const TIMEOUT_MILLISECONDS = 60_000;
const AGAIN_SECONDS = 15;
const TOO_MANY = 429;
const FIRST_SERVER_ERROR = 500;

export const download: Download = async (address, authorization) => {
  try {
    const response = await fetch(address, {
      redirect: "manual",
      signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS),
      headers: authorization === undefined ? {} : { authorization },
    });
    if (response.ok && response.body) return await readBody(response, response.body);
    await response.body?.cancel();
    return readStatus(response);
  } catch (error) {
    return { kind: "try-later", afterSeconds: AGAIN_SECONDS, code: error instanceof Error ? error.name : "unknown" };
  }
};

async function readBody({ headers }: Response, body: ReadableStream<Uint8Array>): Promise<FetchedFile> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // To leave the loop cancels the body.
  for await (const chunk of body) {
    size += chunk.length;
    if (size > MOST_FILE_BYTES) return { kind: "refused", code: "too-large" };
    chunks.push(chunk);
  }
  return { kind: "fetched", bytes: Buffer.concat(chunks), mediaType: headers.get("content-type") };
}

function readStatus({ status, headers }: Response): FetchedFile {
  if (status !== TOO_MANY && status < FIRST_SERVER_ERROR) return { kind: "refused", code: String(status) };
  const seconds = Number(headers.get("retry-after") ?? Number.NaN);
  return { kind: "try-later", afterSeconds: seconds >= 0 ? seconds : AGAIN_SECONDS, code: String(status) };
}
