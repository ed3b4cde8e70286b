// A file that somebody shared with the bot. Teams gives an address at which it can be had without a token, for some minutes:
// https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4#message-activity-with-file-attachment-example
import type { Download, FetchedFile } from "../../src/ports/shared-files.ts";

/** Where people of Teams keep their files, in each of Microsoft's clouds. */
const HOSTS = /\.(?:sharepoint\.(?:com|us|cn)|sharepoint-mil\.us|sharepoint\.de)$/;
const LOOPBACK = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** `isLoopback`: the Playground on this machine, which gives addresses of its own. */
export async function fetchFile(address: string, download: Download, isLoopback: boolean): Promise<FetchedFile> {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null || !isOfTeams(url, isLoopback)) return { kind: "refused", code: "unknown-address" };
  return download(url);
}

/** Whatever else stands in a message, this server is not sent to an address of somebody's choice. */
function isOfTeams({ protocol, hostname }: URL, isLoopback: boolean): boolean {
  if (isLoopback && LOOPBACK.has(hostname)) return true;
  return protocol === "https:" && HOSTS.test(hostname);
}
