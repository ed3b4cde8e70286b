// Files that were shared as answers: fetched by one at a time, kept whole, and told of when they are lost.
import { randomBytes } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import type { NewSharedFile, WantedFile } from "../../src/ports/shared-files.ts";
import type { Store } from "../../src/ports/store.ts";
import { after, makeWorld, NOON, talkWith, type World } from "./store-world.ts";

const PATH = "paper.document";

export function sharedFilesContract(open: () => Store): void {
  let world: World;
  beforeEach(async () => {
    world = await makeWorld(open());
    await open().transaction((within) => within.openResponse(world.requestId, 1, 1, world.ana, NOON));
  });

  const file = (reference: string): NewSharedFile => ({
    responseId: world.responseId,
    path: PATH,
    file: { name: "Paper.docx", mediaType: "application/msword", sizeBytes: 3, reference },
    address: `https://example.sharepoint.com/${"a".repeat(6_000)}?tempauth=secret`,
    personId: world.ana,
    conversation: talkWith(world.ana),
  });
  /** As a turn does: the answer, and what is to be fetched. */
  const share = (...references: readonly string[]) =>
    open().transaction(async (within) => {
      const files = references.map(file);
      await within.recordAnswer({
        responseId: world.responseId,
        path: PATH,
        answer: { state: "answered", value: { kind: "files", files: files.map((each) => each.file) } },
        typed: "",
        personId: world.ana,
        platform: "slack",
        messageId: null,
        at: NOON,
      });
      await within.expectFiles(files, NOON);
    });
  /** The tests share a store: what waits of others is not of this world. */
  const claim = async (seconds: number): Promise<readonly WantedFile[]> =>
    (await open().claimFiles(after(seconds), after(seconds + 100), 100)).filter(
      ({ responseId }) => responseId === world.responseId,
    );
  const only = async (seconds = 0): Promise<WantedFile> => {
    const [wanted, ...others] = await claim(seconds);
    if (!wanted || others.length > 0) throw new Error(`${others.length} others were claimed`);
    return wanted;
  };
  const records = () => open().listFiles(world.meeting.id);

  it("gives each to one that fetches, and again when that one was cut off", async () => {
    const reference = `slack:F${world.mark}`;
    await share(reference);
    const { id, ...wanted } = await only();
    expect(id).toMatch(/^\d+$/);
    expect(wanted).toEqual({
      responseId: world.responseId,
      path: PATH,
      address: file(reference).address,
      personId: world.ana,
      conversation: talkWith(world.ana),
      attempts: 0,
      file: { name: "Paper.docx", mediaType: "application/msword", sizeBytes: null, reference },
    });
    expect(await claim(99)).toEqual([]);
    expect(await only(100)).toMatchObject({ attempts: 1 });
    expect(await records()).toMatchObject([{ reference, state: "waiting", sizeBytes: null, sha256: null }]);
  });

  it.each([0, 1, 16 * 1024, 1_200_001])("keeps all of %i bytes, once", async (size) => {
    await share(`slack:F${world.mark}`);
    const { id } = await only();
    const bytes = randomBytes(size);
    expect(await open().readFile(id)).toBeNull();
    await open().keepFile(id, bytes, after(1));
    await open().keepFile(id, randomBytes(5), after(2));
    await open().postponeFile(id, after(3), "late");
    expect(Buffer.from((await open().readFile(id)) ?? []).equals(bytes)).toBe(true);
    expect(await records()).toMatchObject([{ state: "kept", sizeBytes: size, code: null, sharedAt: NOON }]);
    expect(await claim(10_000)).toEqual([]);
  });

  it("keeps what is answered again, at the next meeting too, without fetching it again", async () => {
    const reference = `slack:F${world.mark}`;
    await share(reference);
    await open().keepFile((await only()).id, Buffer.from("the paper"), after(1));
    await share(reference, `slack:G${world.mark}`);
    expect((await claim(200)).map((wanted) => wanted.file.reference)).toEqual([`slack:G${world.mark}`]);
    const copies = (await records()).filter(({ state }) => state === "kept");
    expect(copies).toHaveLength(2);
    for (const { id } of copies) expect(String(await open().readFile(id))).toBe("the paper");
  });

  it("takes a reference however long it is", async () => {
    const reference = `teams:${"a".repeat(6_000)}${world.mark}`;
    await share(reference);
    expect(await only()).toMatchObject({ file: { reference } });
  });

  it("waits until it is said to, and knows of a lost one whether it is still an answer", async () => {
    await share(`slack:F${world.mark}`);
    const { id } = await only();
    await open().postponeFile(id, after(500), "429");
    expect(await claim(499)).toEqual([]);
    expect(await only(500)).toMatchObject({ id, attempts: 1 });
    const lose = (of: string) => open().transaction((within) => within.loseFile(of, "file_deleted", after(501)));
    expect(await lose(id)).toBe(true);
    expect(await lose(id)).toBe(false);
    expect(await records()).toMatchObject([{ state: "lost", code: "file_deleted" }]);

    await share(`slack:G${world.mark}`);
    const replaced = await only();
    await share(`slack:H${world.mark}`);
    expect(await lose(replaced.id)).toBe(false);
  });

  it("expects nothing of a turn that came to nothing, and lists nothing of what was withdrawn", async () => {
    const failing = open().transaction(async (within) => {
      await within.expectFiles([file(`slack:F${world.mark}`)], NOON);
      throw new Error("the work failed");
    });
    await expect(failing).rejects.toThrow("the work failed");
    expect(await claim(0)).toEqual([]);
    const before = await open().countFiles();
    await share(`slack:F${world.mark}`);
    expect(await open().countFiles()).toEqual({ ...before, waiting: before.waiting + 1 });
    expect(await records()).toHaveLength(1);
    await open().transaction((within) => within.withdrawResponse(world.responseId, world.ana, after(1)));
    expect(await records()).toEqual([]);
  });
}
