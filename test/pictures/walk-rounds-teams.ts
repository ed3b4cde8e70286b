// The way around a round in Teams: the secretariat and a focal point at one Playground each, and everybody else at a
// connector on this computer, to whom the same round goes.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { startTeamsClient } from "../support/teams-client.ts";
import { startBrowser } from "./browser.ts";
import { startPlayground } from "./playground-process.ts";
import { PlaygroundSeat } from "./playground-seat.ts";
import { type ScenePerson, writeRoundScene } from "./rounds-scene.ts";
import { walkRounds } from "./rounds-walk.ts";
import { giveCommand, openFolder, startServer } from "./running-server.ts";

const USAGE = `node test/pictures/walk-rounds-teams.ts PLAYGROUND FOLDER [PORT]
PLAYGROUND is the cli.js of @microsoft/m365agentsplayground, see the README; the pictures are written to FOLDER.
`;
const FOCAL_POINTS = 48;
/** These have never written to the app. */
const STRANGERS = 3;

const [program, pictures, port = "3978"] = process.argv.slice(2);
if (program && pictures) await walk(path.resolve(program), path.resolve(pictures), port);
else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}

async function walk(cli: string, folder: string, serverPort: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await using temporary = await openFolder();
  const scene = await writeRoundScene(temporary.path, FOCAL_POINTS);
  await giveCommand(temporary.path, ["roster", "import", scene.roster]);
  await giveCommand(temporary.path, ["meeting", "import", scene.meetings]);
  const [first, viktor] = [scene.focalPoints[0], scene.secretariat[0]];
  if (!first || !viktor) throw new Error("the scene is empty");
  await using server = await startServer(temporary.path, { PORT: serverPort, TEAMS_UNAUTHENTICATED: "loopback" });
  await using closing = new AsyncDisposableStack();
  const others = await startTeamsClient(() => `${server.url}/api/messages`, { signed: false });
  closing.defer(() => others.close());
  for (const { name, email } of [...scene.focalPoints.slice(1, -STRANGERS), scene.colleague])
    await others.person(name, { email }).say("hello");

  await using browser = await startBrowser();
  const seat = async (person: ScenePerson): Promise<PlaygroundSeat> => {
    const playground = await startPlayground(cli, person, { bot: server.url, folder: temporary.path });
    closing.use(playground);
    const own = await PlaygroundSeat.open(browser, playground.url, person.name, folder);
    await own.type("home");
    await own.hear(`Good day, ${person.name}`);
    return own;
  };
  const secretariat = await seat(viktor);
  const focalPoint = await seat(first);
  const { name: focalPointName } = first;
  await walkRounds({ secretariat, focalPoint, focalPointName, colleagueName: scene.colleague.name });
  if (others.connector.faults.length > 0) throw new Error(others.connector.faults.join("\n"));
  process.stdout.write(`The pictures are in ${folder}\n`);
}
