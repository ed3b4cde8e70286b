// An account is bound by a verified e-mail or a one-time code, and by nothing else; strangers learn nothing.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { channel, openScene, type Scene, vouched } from "../support/bot-scene.ts";

let scene: Scene;
beforeAll(async () => {
  scene = await openScene();
});
beforeEach(() => scene.heard("nobody"));
afterAll(() => scene.close());

async function codeFor(email: string): Promise<string> {
  scene.profiles.set("U-viktor", vouched("viktor.vargas@example.org"));
  const words = await scene.say("U-viktor", `code ${email}`);
  return /link ([A-Z0-9]{4}-[A-Z0-9]{4})/.exec(words)?.[1] ?? "";
}

describe("strangers", () => {
  test.each([
    "hello",
    "status",
    "survey",
    "report",
    "missing",
    "code ana.almeida@example.org",
    "link ABCD-EFGH",
    "<!channel>",
  ])("%j teaches a stranger nothing", async (words) => {
    const answer = await scene.say("U-stranger", words);
    expect(answer).toMatch(/ask the secretariat|code cannot be used|tried too often/);
    expect(answer).not.toMatch(/INED|UNHCR|Sixth|Ana/);
  });

  test("a stranger in a channel is told to write in private", async () => {
    expect(await scene.say("U-stranger", "hello", { conversation: channel("C1") })).toContain("direct message");
  });

  test("an e-mail for which the platform does not vouch binds nobody", async () => {
    scene.profiles.set("U-guest", {
      name: "Ana Almeida",
      verifiedEmail: null,
      unverifiedBecause: "guest",
      timeZone: null,
    });
    expect(await scene.say("U-guest", "survey")).toContain("I do not know yet for whom you speak");
  });
});

describe("a verified e-mail of the roster", () => {
  test("binds the account, and the word is taken at once", async () => {
    scene.profiles.set("U-ana", vouched("ana.almeida@example.org"));
    const words = await scene.say("U-ana", "survey");
    expect(words).toContain("You speak for Institut national d'études démographiques");
    expect(words).toContain("[Start]");
    expect(await scene.say("U-ana", "link ABCD-EFGH")).toContain("linked already");
  });
});

describe("a one-time code", () => {
  test("links once, however it is typed, and only in a direct message", async () => {
    const code = await codeFor("ben.bakker@example.org");
    expect(code).not.toBe("");
    expect(await scene.say("U-ben", `link ${code}`, { conversation: channel("C1") })).toContain("not in a channel");
    expect(await scene.say("U-ben", `link ${code.toLowerCase().replace("-", "")}`)).toContain(
      "You speak for World Bank",
    );
    expect(await scene.say("U-other", `link ${code}`)).toContain("cannot be used");
  });

  test("is refused after a week", async () => {
    const code = await codeFor("chidi.chukwu@example.org");
    scene.now = scene.now.add({ hours: 24 * 7 + 1 });
    expect(await scene.say("U-chidi", `link ${code}`)).toContain("cannot be used");
  });

  test("cannot be guessed: after five wrong tries even the right one is refused for an hour", async () => {
    const code = await codeFor("dalia.darwish@example.org");
    for (let tries = 0; tries < 5; tries += 1) await scene.say("U-dalia", "link AAAA-AAAA");
    expect(await scene.say("U-dalia", `link ${code}`)).toContain("tried too often");
    scene.now = scene.now.add({ hours: 2 });
    expect(await scene.say("U-dalia", `link ${code}`)).toContain("You speak for");
  });

  test("is kept only as a hash, and never logged or audited", async () => {
    const code = (await codeFor("elena.escobar@example.org")).replace("-", "");
    expect(JSON.stringify(await scene.store.listAudit(100))).not.toContain(code);
  });

  test("is given by the secretariat alone", async () => {
    scene.profiles.set("U-ana", vouched("ana.almeida@example.org"));
    expect(await scene.say("U-ana", "code farid.fahmi@example.org")).toContain("This is for the secretariat");
  });
});

describe("a second account of one person", () => {
  test("is told to the first", async () => {
    scene.profiles.set("U-hugo", vouched("hugo.hernandez@example.org"));
    await scene.say("U-hugo", "hello");
    scene.profiles.set("U-hugo-2", vouched("hugo.hernandez@example.org"));
    await scene.send("U-hugo-2", { kind: "said", text: "hello", messageId: "second", files: [] });
    expect(scene.heard("U-hugo")).toContain("was just linked to an account in Slack");
  });
});

describe("in a channel", () => {
  test("what names people is answered in private", async () => {
    scene.profiles.set("U-viktor", vouched("viktor.vargas@example.org"));
    await scene.say("U-viktor", "hello");
    const here = channel("C9");
    await scene.send("U-viktor", { kind: "commanded", words: "status" }, { conversation: here });
    const inChannel = scene.sent
      .filter(({ to }) => to === "C9")
      .map(({ words }) => words)
      .join("\n");
    expect(inChannel).toContain("direct message");
    expect(inChannel).not.toContain("INED");
    expect(scene.heard("U-viktor")).toContain("INED");
  });

  test("a question is put in private", async () => {
    scene.profiles.set("U-ana", vouched("ana.almeida@example.org"));
    await scene.say("U-ana", "hello");
    await scene.send("U-ana", { kind: "commanded", words: "report" }, { conversation: channel("C8") });
    expect(
      scene.sent
        .filter(({ to }) => to === "C8")
        .map(({ words }) => words)
        .join("\n"),
    ).toBe("I have sent you a direct message.");
    expect(scene.heard("U-ana")).toContain("Activity report");
  });
});

describe("an appointment that has ended", () => {
  test("makes a stranger again", async () => {
    scene.profiles.set("U-grace", vouched("grace.gyamfi@example.org"));
    expect(await scene.say("U-grace", "hello")).toContain("You speak for");
    const people = await scene.store.listPeople(scene.now.toZonedDateTimeISO("UTC").toPlainDate());
    const grace = people.find(({ email }) => email === "grace.gyamfi@example.org");
    if (!grace) throw new Error("Grace is not in the roster");
    const until = scene.now.toZonedDateTimeISO("UTC").toPlainDate().subtract({ days: 1 }).toString();
    const appointments = grace.appointments.map((each) => ({ ...each, since: null, until }));
    await scene.store.importRoster({ organizations: [], people: [{ ...grace, appointments }] }, scene.now);
    expect(await scene.say("U-grace", "status")).toContain("I do not know yet for whom you speak");
  });
});
