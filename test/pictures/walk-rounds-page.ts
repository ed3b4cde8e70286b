// The way around a round on the try-out page: the secretariat and a focal point, each on a telephone.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { startBrowser } from "./browser.ts";
import { PageSeat } from "./page-seat.ts";
import { type ScenePerson, writeRoundScene } from "./rounds-scene.ts";
import { walkRounds } from "./rounds-walk.ts";
import { giveCommand, openFolder, startServer } from "./running-server.ts";

const USAGE = `node test/pictures/walk-rounds-page.ts FOLDER [PORT]
The pictures are written to FOLDER.
`;
const FOCAL_POINTS = 24;

const [pictures, port = "3979"] = process.argv.slice(2);
if (pictures) await walk(path.resolve(pictures), port);
else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}

async function walk(folder: string, serverPort: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await using temporary = await openFolder();
  const scene = await writeRoundScene(temporary.path, FOCAL_POINTS);
  await giveCommand(temporary.path, ["roster", "import", scene.roster]);
  await giveCommand(temporary.path, ["meeting", "import", scene.meetings]);
  await using server = await startServer(temporary.path, { PORT: serverPort, TRY_OUT: "on" });
  await using browser = await startBrowser();
  const seat = ({ name }: ScenePerson) => PageSeat.open(browser, server.url, name, folder);
  const [first, second, late, viktor] = [...pick(scene.focalPoints, [0, 1, 5]), scene.secretariat[0]];
  if (!first || !second || !late || !viktor) throw new Error("the scene is empty");
  // Whoever has said nothing has no account here; one of them is still asleep.
  for (const each of [second, late, scene.colleague]) {
    const other = await seat(each);
    await other.type("hello");
    await other.close();
  }
  const focalPoint = await seat(first);
  await focalPoint.type("hello");
  const secretariat = await seat(viktor);
  const { name: focalPointName } = first;
  await walkRounds({ secretariat, focalPoint, focalPointName, colleagueName: scene.colleague.name });
  process.stdout.write(`The pictures are in ${folder}\n`);
}

function pick<Item>(items: readonly Item[], indexes: readonly number[]): readonly (Item | undefined)[] {
  return indexes.map((index) => items[index]);
}
