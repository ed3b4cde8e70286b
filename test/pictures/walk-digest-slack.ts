// The digest of the Sixth Coordination Meeting in a channel of a local Slack: previewed, posted, and brought up to date by a late
// answer; then what people ask for. What is drawn is what the local Slack keeps, and nothing else can be pressed.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { createSlackPerson, type SlackPerson } from "../support/slack-client.ts";
import { type LocalSlack, OBSERVER_TOKEN, SIGNING_SECRET, startLocalSlack } from "../support/slack-emulator.ts";
import { wrapEvent } from "../support/slack-event.ts";
import { sendJson } from "../support/slack-send.ts";
import { startBrowser } from "./browser.ts";
import { type DigestHouse, openDigestHouse } from "./digest-house.ts";
import { openSlackDrawing, type SlackDrawing } from "./draw-slack.ts";
import { drawMessages, type Kept, readRoom, readThread } from "./slack-room.ts";

const USAGE = `node test/pictures/walk-digest-slack.ts PACKAGES FOLDER
PACKAGES is a folder with slack-blocks-to-jsx, see the README; the pictures are written to FOLDER.
`;
const VIKTOR = { name: "viktor", email: "viktor.vargas@example.org" };
const XENIA = { name: "xenia", email: "xenia.xavier@example.org" };
const LUCIE = { name: "lucie", email: "lucie.lambert@example.org" };
/** A digest is brought up to date once a minute. */
const WITHIN_MILLISECONDS = 150_000;
const LOOK_EVERY_MILLISECONDS = 300;
const QUIET_MILLISECONDS = 1_500;
const Home = z.object({ home: z.object({ blocks: z.array(z.unknown()) }).nullable() });
const BOTH = ["light", "dark"] as const;
/** What a participant asks, and what the picture of the answer is called. */
const QUESTIONS: readonly (readonly [string, string])[] = [
  ["summary", "20-summary"],
  ["search remittances in Senegal since 2005", "21-search"],
  ["who works on refugees in Africa", "22-who"],
  ["practices", "23-practices"],
  ["surveys Mexico", "24-surveys"],
  ["agenda", "25-agenda"],
  ["digest since fifth meeting", "26-since"],
  ["subscribe weekly", "27-subscribe"],
  ["help", "28-help"],
];

const [packages, pictures] = process.argv.slice(2);
if (packages && pictures) await walk(path.resolve(packages), path.resolve(pictures));
else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}

type Scene = {
  readonly local: LocalSlack;
  readonly house: DigestHouse;
  readonly drawing: SlackDrawing;
  readonly folder: string;
  readonly channel: string;
};

async function walk(packageFolder: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const local = await startLocalSlack([VIKTOR, XENIA, LUCIE]);
  await using closing = new AsyncDisposableStack();
  closing.defer(() => local.close());
  await using house = await openDigestHouse({ kind: "slack", apiUrl: local.apiUrl });
  await using browser = await startBrowser();
  const drawing = await openSlackDrawing(packageFolder, browser);
  const channel = await local.findChannel("coordination");
  const scene: Scene = { local, house, drawing, folder, channel };

  await prepare(scene);
  const before = await post(scene);
  await submitLate(scene);
  await seeUpdated(scene, before);
  await ask(scene);
  await openHomes(scene);
  process.stdout.write(`The pictures are in ${folder}\n`);
}

type Seat = { readonly person: SlackPerson; readonly room: string };

/** The channel is bound, and the secretariat looks at the preview in private. */
async function prepare(scene: Scene): Promise<void> {
  const viktor = await seat(scene, VIKTOR.name);
  await said(scene, viktor, "hello");
  const there = await seat(scene, VIKTOR.name, scene.channel);
  await there.person.say("digest here");
  await until("the channel to be bound", async () => {
    const asked = await readThread(scene.local, scene.channel, there.person.lastTs()).catch(() => []);
    const words = [...(await readRoom(scene.local, scene.channel)), ...asked].map(({ text }) => text).join("\n");
    return words.includes("are posted here from now on") || null;
  });
  await take(scene, await said(scene, viktor, "digest"), "01-preview");
}

async function post(scene: Scene): Promise<Kept> {
  const viktor = await seat(scene, VIKTOR.name);
  await viktor.person.press("Post it now");
  const digest = await until("the digest in the channel", async () => (await findDigests(scene))[0] ?? null);
  const thread = await until("its details beneath it", async () => {
    const replies = await readThread(scene.local, scene.channel, digest.ts);
    return replies.some(({ text }) => text.includes("Organization of work")) ? replies : null;
  });
  await take(scene, [digest], "02-channel", BOTH);
  await take(scene, thread, "03-thread", BOTH);
  return digest;
}

async function findDigests({ local, channel }: Scene): Promise<readonly Kept[]> {
  return (await readRoom(local, channel)).filter(({ text }) => text.includes("Digest:"));
}

async function submitLate(scene: Scene): Promise<void> {
  const lucie = await seat(scene, LUCIE.name);
  await said(scene, lucie, "hello");
  await said(scene, lucie, "survey");
  await said(scene, lucie, "review");
  await lucie.person.press("Submit");
  await until("the receipt", async () => {
    const messages = await lucie.person.lastMessages(3);
    return messages.some(({ text }) => text.includes("Submitted")) || null;
  });
}

/** The same message says more; nothing new stands in the channel. */
async function seeUpdated(scene: Scene, before: Kept): Promise<void> {
  const isNew = ({ text }: Kept) => text !== before.text;
  const after = await until(
    "the late answer in the digest",
    async () => (await findDigests(scene)).find(isNew) ?? null,
  );
  const all = await findDigests(scene);
  if (after.ts !== before.ts || all.length !== 1) throw new Error("the digest was not brought up to date in its place");
  process.stdout.write(`The message ${after.ts} was brought up to date in its place\n`);
  await take(scene, [after], "04-channel-with-the-late-answer", BOTH);
  await sleep(QUIET_MILLISECONDS);
  await take(scene, await readThread(scene.local, scene.channel, after.ts), "05-thread-with-the-late-answer");
}

async function ask(scene: Scene): Promise<void> {
  const xenia = await seat(scene, XENIA.name);
  await said(scene, xenia, "hello");
  for (const [words, picture] of QUESTIONS) await take(scene, await said(scene, xenia, words), picture);
  await said(scene, xenia, "search remittances in Senegal since 2005");
  const before = await newest(scene, xenia);
  await xenia.person.press("Source 1");
  await take(scene, await since(scene, xenia, before), "29-source");
  const viktor = await seat(scene, VIKTOR.name);
  await take(scene, await said(scene, viktor, "help"), "30-help-secretariat");
}

async function openHomes(scene: Scene): Promise<void> {
  const { local, house } = scene;
  for (const { name } of [VIKTOR, LUCIE, XENIA]) {
    const { room } = await seat(scene, name);
    const user = await local.findUser(name);
    const event = { type: "app_home_opened", user, channel: room, tab: "home", event_ts: "1.2" };
    await sendJson({ baseUrl: house.url, signingSecret: SIGNING_SECRET }, wrapEvent(local.team, event));
    const home = await until(
      `the home of ${name}`,
      async () => Home.parse(await (await fetch(`${local.url}/_homes/${user}`)).json()).home,
    );
    await take(scene, [home], `40-home-${name}`, name === VIKTOR.name ? BOTH : ["light"]);
  }
}

/** In the direct message with the bot, or in a channel. */
async function seat({ local, house }: Scene, name: string, channel?: string): Promise<Seat> {
  const user = await local.findUser(name);
  const room = channel ?? (await local.openDirect(user));
  const person = createSlackPerson({
    baseUrl: house.url,
    signingSecret: SIGNING_SECRET,
    team: local.team,
    user,
    channel: room,
    emulatorUrl: local.url,
    token: OBSERVER_TOKEN,
  });
  return { person, room };
}

/** What is answered to these words. */
async function said(scene: Scene, at: Seat, words: string): Promise<readonly Kept[]> {
  const before = await newest(scene, at);
  const { status } = await at.person.say(words);
  if (status !== 200) throw new Error(`“${words}” was answered with ${status}`);
  process.stdout.write(`“${words}”\n`);
  return since(scene, at, before);
}

async function newest({ local }: Scene, { room }: Seat): Promise<string> {
  return (await readRoom(local, room)).at(-1)?.ts ?? "";
}

/** Messages that came since then, once none has come for a while. */
async function since(scene: Scene, at: Seat, before: string): Promise<readonly Kept[]> {
  await until("an answer", async () => (await newest(scene, at)) !== before || null);
  for (let last = ""; last !== (await newest(scene, at)); await sleep(QUIET_MILLISECONDS))
    last = await newest(scene, at);
  return (await readRoom(scene.local, at.room)).filter(({ ts }) => ts > before);
}

/** Now and then: a local Slack takes 5,000 requests an hour. */
async function until<Found>(what: string, look: () => Promise<Found | null>): Promise<Found> {
  const end = Date.now() + WITHIN_MILLISECONDS;
  while (Date.now() < end) {
    const found = await look();
    if (found !== null) return found;
    await sleep(LOOK_EVERY_MILLISECONDS);
  }
  throw new Error(`waited in vain for ${what}`);
}

async function take(
  { local, drawing, folder }: Scene,
  messages: readonly { readonly blocks?: readonly unknown[] | undefined }[],
  name: string,
  themes?: readonly ("light" | "dark")[],
): Promise<void> {
  await drawMessages(messages, local, drawing, path.join(folder, name), themes);
}
