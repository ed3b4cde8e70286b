// Answers the whole questionnaire in the Microsoft 365 Agents Playground, as a focal point does it, and takes pictures.
import { mkdir } from "node:fs/promises";
import { startBrowser } from "./browser.ts";
import { writeDemonstrationFiles } from "./demonstration-files.ts";
import { act, hear, openChat, takePicture, WINDOW } from "./playground.ts";
import { ANSWERS } from "./playground-answers.ts";
import { giveCommand, openFolder, startServer } from "./running-server.ts";

const USAGE = `Start the Playground in another terminal, in a folder of its own:
  npx -y @microsoft/m365agentsplayground@0.2.28 start -e http://127.0.0.1:3978/api/messages -c msteams -p 56150 --disable-telemetry
Then: node test/pictures/walk-playground.ts http://127.0.0.1:56150 FOLDER
The pictures are written to FOLDER. Nothing else may listen on port 3978.
`;
const FOCAL_POINT = "ana.almeida@example.org";
const PORT = "3978";

const [address, pictures] = process.argv.slice(2);
if (address && pictures) await walk(address, pictures);
else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}

async function walk(playground: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await using temporary = await openFolder();
  const files = await writeDemonstrationFiles(temporary.path);
  await giveCommand(temporary.path, ["roster", "import", files.roster]);
  await giveCommand(temporary.path, ["meeting", "import", files.meetings]);
  const [code] = (await giveCommand(temporary.path, ["roster", "code", FOCAL_POINT])).split("\n");
  await using _server = await startServer(temporary.path, { PORT, TEAMS_UNAUTHENTICATED: "loopback" });
  await using browser = await startBrowser();
  const page = await browser.newPage({ viewport: WINDOW });
  await openChat(page, playground);

  await act(page, { kind: "type", words: `link ${code}` });
  await hear(page, "Thank you, Ana Almeida");
  await takePicture(page, folder, "00-linked");
  await act(page, { kind: "press", label: "Survey" });
  await hear(page, "14 items");
  await takePicture(page, folder, "01-introduction");
  await act(page, { kind: "press", label: "Start" });
  for (const [index, { asked, deed, picture }] of ANSWERS.entries()) {
    await hear(page, asked);
    process.stdout.write(`${asked}\n`);
    if (picture) await takePicture(page, folder, `${String(index + 2).padStart(2, "0")}-${picture}`);
    await act(page, deed);
  }
  await hear(page, "Review:");
  await takePicture(page, folder, "90-review");
  await act(page, { kind: "press", label: "Submit" });
  await hear(page, "Submitted:");
  await takePicture(page, folder, "91-receipt");
  process.stdout.write(`Submitted, with all 14 items. The pictures are in ${folder}\n`);
}
