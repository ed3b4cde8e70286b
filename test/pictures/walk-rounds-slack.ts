// The way around a round in Slack: the server as a process, and a local Slack that keeps its messages. What the secretariat
// and a focal point see is drawn from the blocks that are kept there, and nothing else can be pressed.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { openSlackPerson } from "../e2e/slack-chatter.ts";
import { BOT_TOKEN, SIGNING_SECRET, startLocalSlack } from "../support/slack-emulator.ts";
import { startBrowser } from "./browser.ts";
import { openSlackDrawing } from "./draw-slack.ts";
import { type ScenePerson, writeRoundScene } from "./rounds-scene.ts";
import { walkRounds } from "./rounds-walk.ts";
import { giveCommand, openFolder, startServer } from "./running-server.ts";
import { SlackSeat } from "./slack-seat.ts";

const USAGE = `node test/pictures/walk-rounds-slack.ts PACKAGES FOLDER [PORT]
PACKAGES is a folder with slack-blocks-to-jsx, see the README; the pictures are written to FOLDER.
`;
const FOCAL_POINTS = 62;
/** These have never written to the app. */
const STRANGERS = 4;

const [packages, pictures, port = "3979"] = process.argv.slice(2);
if (packages && pictures) await walk(path.resolve(packages), path.resolve(pictures), port);
else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}

async function walk(packageFolder: string, folder: string, serverPort: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await using temporary = await openFolder();
  const scene = await writeRoundScene(temporary.path, FOCAL_POINTS);
  await giveCommand(temporary.path, ["roster", "import", scene.roster]);
  await giveCommand(temporary.path, ["meeting", "import", scene.meetings]);
  const people = [...scene.secretariat, ...scene.focalPoints, scene.colleague];
  const local = await startLocalSlack(people.map(({ handle, email }) => ({ name: handle, email })));
  await using closing = new AsyncDisposableStack();
  closing.defer(() => local.close());
  const settings = {
    PORT: serverPort,
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    SLACK_API_URL: local.apiUrl,
  };
  const server = closing.use(await startServer(temporary.path, settings));
  await using browser = await startBrowser();
  const drawing = await openSlackDrawing(packageFolder, browser);
  const seat = async (who: ScenePerson) =>
    new SlackSeat(await openSlackPerson(local, server.url, who.handle), who.name, { drawing, folder });

  for (const person of [...scene.focalPoints.slice(0, -STRANGERS), scene.colleague]) await (await seat(person)).greet();
  const [first, viktor] = [scene.focalPoints[0], scene.secretariat[0]];
  if (!first || !viktor) throw new Error("the scene is empty");
  const secretariat = await seat(viktor);
  await secretariat.greet();
  const { name: focalPointName } = first;
  const { name: colleagueName } = scene.colleague;
  await walkRounds({ secretariat, focalPoint: await seat(first), focalPointName, colleagueName });
  process.stdout.write(`The pictures are in ${folder}\n`);
}
