// A paper that is shared is fetched and kept; one that cannot be had is said to its sender, who can share it again.
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { questionAction, requestAction } from "../../src/dialog/actions.ts";
import { MeetingId, OrganizationId, writeRequestId, writeResponseId } from "../../src/domain/ids.ts";
import type { FetchedFile } from "../../src/ports/shared-files.ts";
import { openScene, type Scene, vouched } from "../support/bot-scene.ts";
import { instrument } from "../support/reported.ts";

const ANA = "U-ana";
const MEETING = MeetingId.parse("cmim-06");
const REQUEST = writeRequestId(MEETING, OrganizationId.parse("ined"), instrument("activity-report").id);
const RESPONSE = writeResponseId(REQUEST, 1);
const PAPER = "paper.document";

let scene: Scene;
let count = 0;
const fetched: string[] = [];
beforeAll(async () => {
  scene = await openScene();
  scene.profiles.set(ANA, vouched("ana.almeida@example.org"));
  await scene.say(ANA, "hello");
  await scene.send(ANA, { kind: "pressed", button: requestAction("first", REQUEST), messageId: null });
});
afterAll(() => scene.close());
beforeEach(() => {
  fetched.length = 0;
});

const answering = (outcome: (reference: string) => FetchedFile) => {
  scene.file = (reference) => {
    fetched.push(reference);
    return outcome(reference);
  };
};

/** Shares files where the paper is asked for, and what was said to it. */
async function share(...names: readonly string[]): Promise<string> {
  await scene.send(ANA, { kind: "pressed", button: questionAction("ask", RESPONSE, PAPER), messageId: null });
  scene.heard(ANA);
  const files = names.map((name) => {
    count += 1;
    return { name, mediaType: "application/pdf", sizeBytes: 3, reference: `F${count}` };
  });
  await scene.send(ANA, { kind: "said", text: "", messageId: `paper-${count}`, files });
  await idle();
  return scene.heard(ANA);
}

/** Until nothing is being fetched. */
async function idle(): Promise<void> {
  for (let round = 0; round < 5; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    await scene.settle();
  }
}

async function later(seconds: number): Promise<string> {
  scene.now = scene.now.add({ seconds });
  await scene.bot().tick();
  await idle();
  return scene.heard(ANA);
}

const states = async () => (await scene.store.listFiles(MEETING)).map(({ name, state }) => `${name} ${state}`);

test("what is shared is kept, and goes on to the next question as before", async () => {
  answering(() => ({ kind: "fetched", bytes: Buffer.from("words"), mediaType: "application/pdf" }));
  expect(await share("Return migration.pdf")).toMatch(/In which language is the paper\?/);
  expect(fetched).toEqual([`F${count}`]);
  const [record] = await scene.store.listFiles(MEETING);
  expect(record).toMatchObject({ name: "Return migration.pdf", state: "kept", sizeBytes: 5 });
  expect(String(await scene.store.readFile(record?.id ?? ""))).toBe("words");
});

test("what cannot be had now is asked for again, and nothing is said until it is given up", async () => {
  answering(() => ({ kind: "try-later", afterSeconds: 1, code: "503" }));
  expect(await share("Later.pdf")).not.toContain("could not get");
  expect(await later(5)).toBe("");
  expect(fetched).toHaveLength(1);
  for (const seconds of [10, 60, 300, 900]) expect(await later(seconds)).toBe("");
  expect(fetched).toHaveLength(5);
  const said = await later(1_800);
  expect(fetched).toHaveLength(6);
  expect(said).toContain("I could not get the file “Later.pdf” from here");
  expect(said).toContain("[Change]");
  expect(await states()).toContain("Later.pdf lost");
});

test("the platform's own pause is kept", async () => {
  let answers = 0;
  answering(() =>
    ++answers === 1
      ? { kind: "try-later", afterSeconds: 3_000, code: "429" }
      : { kind: "fetched", bytes: Buffer.from("words"), mediaType: null },
  );
  await share("Patience.pdf");
  await later(2_900);
  expect(fetched).toHaveLength(1);
  await later(100);
  expect(await states()).toContain("Patience.pdf kept");
});

test("what is gone is said at once, and a press asks for it again", async () => {
  answering(() => ({ kind: "refused", code: "file_deleted" }));
  expect(await share("Gone.pdf")).toContain("I could not get the file “Gone.pdf” from here");
  answering(() => ({ kind: "fetched", bytes: Buffer.from("again"), mediaType: null }));
  expect(await share("Gone.pdf")).not.toContain("could not get");
  expect(await states()).toEqual(expect.arrayContaining(["Gone.pdf lost", "Gone.pdf kept"]));
});

test("nobody is told of a file that was replaced meanwhile", async () => {
  answering(() => ({ kind: "try-later", afterSeconds: 1, code: "503" }));
  await share("Old.pdf");
  const old = `F${count}`;
  answering((reference) =>
    reference === old
      ? { kind: "refused", code: "file_deleted" }
      : { kind: "fetched", bytes: Buffer.from("new"), mediaType: null },
  );
  expect(await share("New.pdf")).not.toContain("could not get");
  expect(await later(60)).not.toContain("could not get");
  expect(await states()).toEqual(expect.arrayContaining(["Old.pdf lost", "New.pdf kept"]));
});

test("one that cannot be dealt with holds up no other, and is given up in the end", async () => {
  answering((reference) => {
    if (reference === `F${count}`) throw new Error("a bug");
    return { kind: "fetched", bytes: Buffer.from("one"), mediaType: null };
  });
  await share("Fine.pdf", "Broken.pdf");
  expect(await states()).toEqual(expect.arrayContaining(["Fine.pdf kept", "Broken.pdf waiting"]));
  let said = "";
  for (let minutes = 0; minutes < 20 && said === ""; minutes += 3) said = await later(180);
  expect(said).toContain("“Broken.pdf”");
  expect(await states()).toContain("Broken.pdf lost");
});

test("several are kept, each for itself", async () => {
  answering((reference) =>
    reference === `F${count}`
      ? { kind: "refused", code: "too-large" }
      : { kind: "fetched", bytes: Buffer.from("one"), mediaType: null },
  );
  expect(await share("One.pdf", "Two.pdf")).toContain("“Two.pdf”");
  expect(await states()).toEqual(expect.arrayContaining(["One.pdf kept", "Two.pdf lost"]));
});
