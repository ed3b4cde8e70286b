// A paper that a focal point shares in Teams comes out of the export as the file that it was, with a name that says whose it is.
import { randomBytes } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { listenLocally } from "../support/listen-locally.ts";
import { startTeamsClient, type TeamsClient } from "../support/teams-client.ts";
import { beginInstallation } from "./begin-installation.ts";
import type { Installation } from "./server-process.ts";
import { importMeeting, readFocalPoints } from "./survey-meeting.ts";
import { createTeamsChatter } from "./teams-chatter.ts";
import { waitFor } from "./wait-for.ts";

const PAPER = randomBytes(1_500_000);
const MOST_QUESTIONS = 25;

let installation: Installation;
let teams: TeamsClient;
let files: Server;
let address: string;

beforeAll(async () => {
  // SharePoint, as far as a bot sees it: busy at first.
  let asked = 0;
  files = createServer((_, response) => {
    asked += 1;
    if (asked === 1) response.writeHead(503, { "retry-after": "0" }).end();
    else response.writeHead(200, { "content-type": "application/octet-stream" }).end(PAPER);
  });
  address = `http://127.0.0.1:${await listenLocally(files)}/download.aspx?UniqueId=1`;
  installation = await beginInstallation({ TEAMS_UNAUTHENTICATED: "loopback" });
  teams = await startTeamsClient(() => `${installation.url}/api/messages`, { signed: false });
  await importMeeting(installation);
  await installation.start();
}, 240_000);

afterAll(async () => {
  await installation?.remove();
  await teams?.close();
  files?.close();
});

it("is kept, and handed over whole", { timeout: 120_000 }, async () => {
  const [focalPoint] = await readFocalPoints();
  if (!focalPoint) throw new Error("nobody speaks for an organization");
  const person = teams.person(focalPoint.name, { email: focalPoint.email });
  const ana = createTeamsChatter(person);
  await ana.say("hello");
  await ana.say("report");
  let { text } = await ana.press("Start");
  for (let asked = 0; !text.includes("contribute a paper") && asked < MOST_QUESTIONS; asked += 1)
    ({ text } = await ana.say(text.includes("period") ? "October 2006 to October 2007" : "skip"));

  await person.send({ type: "message", text: "", attachments: [attachment("Return migration.docx")] });
  await waitFor(
    () => `the next question after the paper: ${person.screen().text}`,
    () => (person.screen().text.includes("In which language") ? true : null),
  );
  await ana.choose(["French"]);
  await waitFor(
    () => "the paper to be kept",
    async () => {
      const metrics = await (await fetch(`${installation.url}/metrics`)).text();
      return /^rapporteur_shared_files\{state="kept"\} 1$/m.test(metrics) ? true : null;
    },
    60_000,
  );
  await installation.stop();

  const folder = join(installation.folder, "papers");
  await installation.must("export", "cmim-06", "--what", "files", "--include-drafts", "--out", folder);
  const [name = "", ...others] = (await readdir(folder)).filter((each) => each !== "files.csv");
  expect(name).toMatch(/^[a-z-]+_cmim-06_fr_1\.docx$/);
  expect(others).toEqual([]);
  expect((await readFile(join(folder, name))).equals(PAPER)).toBe(true);
  expect(await readFile(join(folder, "files.csv"), "utf8")).toContain("Return migration.docx");
});

/** https://learn.microsoft.com/microsoftteams/platform/bots/how-to/bots-filesv4#message-activity-with-file-attachment-example */
function attachment(name: string) {
  return {
    contentType: "application/vnd.microsoft.teams.file.download.info",
    contentUrl: `https://contoso.sharepoint.com/personal/ana/Documents/${name}`,
    name,
    content: { downloadUrl: address, uniqueId: "1", fileType: "docx", etag: "1" },
  };
}
