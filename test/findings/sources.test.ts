// Every sentence of a summary leads to its source: over all of the demonstration and the invented reports, for the meeting,
// every organization, theme, objective and area that occurs, and for each kind of reader.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OutboundMessage } from "../../src/chat/outbound.ts";
import { writePlainText } from "../../src/chat/plain-text.ts";
import { MeetingId } from "../../src/domain/ids.ts";
import { ASK_NOTHING, type Ask } from "../../src/findings/ask.ts";
import { readerFor } from "../../src/findings/rights.ts";
import { OBJECTIVES, THEMES } from "../../src/findings/themes.ts";
import { english } from "../../src/wording/english.ts";
import { actsIn, type FindingWorld, openFindingWorld } from "./finding-world.ts";

const meetingId = MeetingId.parse("cmim-06");
let world: FindingWorld;
beforeAll(async () => {
  world = await openFindingWorld();
});
afterAll(() => world.close());

async function asksOf(): Promise<readonly Ask[]> {
  const all = await world.store.transaction((within) =>
    within.searchFindings({ ...ASK_NOTHING, meetingId }, { all: true, own: [] }, { offset: 0, limit: 500 }),
  );
  expect(all.total).toBe(33);
  const areas = new Set(all.findings.flatMap((finding) => finding.areas));
  const organizations = new Set(all.findings.map(({ organization }) => organization.id));
  return [
    { ...ASK_NOTHING, meetingId },
    ...[...organizations].map((id) => ({ ...ASK_NOTHING, meetingId, organizations: [id] })),
    ...THEMES.map(({ code }) => ({ ...ASK_NOTHING, meetingId, themes: [{ code, typed: null }] })),
    ...OBJECTIVES.map(({ number }) => ({ ...ASK_NOTHING, meetingId, objectives: [number] })),
    ...[...areas].map((code) => ({ ...ASK_NOTHING, meetingId, areas: [code] })),
  ];
}

describe.each(["Viktor", "Chidi", "Xenia"])("the answers that %s reads", (name) => {
  test("cite what is there, letter for letter", async () => {
    const person = world.person(name);
    let cited = 0;
    for (const ask of await asksOf()) {
      const { message } = await world.act(person, { kind: "ask", command: "summary", ask, page: 1 });
      const acts = actsIn(message);
      for (const { number, words } of quotedIn(message)) {
        const act = acts.get(english.source(number));
        if (act?.kind !== "source" || act.path === null) throw new Error(`[${number}] has no source`);
        const { id, path } = act;
        const kept = await world.store.transaction(async (within) => {
          const finding = await within.findFinding(id, readerFor(person));
          const text = finding?.texts.find((each) => each.path === path);
          return text && finding ? within.readAnswerWords(finding.responseId, path, text.version) : null;
        });
        expect(kept).toContain(words);
        const source = await world.act(person, act);
        expect(writePlainText(source.message)).toContain(words);
        cited += 1;
      }
    }
    expect(cited).toBeGreaterThan(150);
  });

  test("count what their buttons list", async () => {
    const person = world.person(name);
    let counted = 0;
    for (const ask of await asksOf()) {
      const { message } = await world.act(person, { kind: "ask", command: "summary", ask, page: 1 });
      for (const [label, act] of actsIn(message)) {
        const count = label === "Show it" ? "1" : /^(?:Show all |.*\()(\d+)\)?$/.exec(label)?.[1];
        if (act.kind !== "ask" || count === undefined) continue;
        const found = await world.store.transaction((within) =>
          within.searchFindings(act.ask, readerFor(person), { offset: 0, limit: 1 }),
        );
        expect([label, found.total]).toEqual([label, Number(count)]);
        counted += 1;
      }
    }
    expect(counted).toBeGreaterThan(60);
  });

  test("show every title with the rest of what was reported under it", async () => {
    const ask = { ...ASK_NOTHING, meetingId };
    const { message } = await world.act(world.person(name), { kind: "ask", command: "summary", ask, page: 1 });
    const act = actsIn(message).get(english.source(1));
    if (!act) throw new Error("the summary has no source");
    const source = await world.act(world.person(name), act);
    const [title] = quotedIn(message);
    const words = writePlainText(source.message);
    expect(words).toContain(`> ${title?.words}`);
    expect(words.split("\n").filter((line) => line.startsWith("> ")).length).toBeGreaterThan(1);
    expect(words).toContain(`${english.sourceThemes}:`);
  });

  test("count for each organization that does something what its button lists", async () => {
    const person = world.person(name);
    let counted = 0;
    for (const { themes, areas } of await asksOf()) {
      const ask = { ...ASK_NOTHING, themes, areas };
      const { message } = await world.act(person, { kind: "ask", command: "who", ask, page: 1 });
      for (const [label, act] of actsIn(message)) {
        const count = /^\d+\. Show all (\d+)$/.exec(label)?.[1];
        if (act.kind !== "ask" || count === undefined) continue;
        const found = await world.store.transaction((within) =>
          within.searchFindings(act.ask, readerFor(person), { offset: 0, limit: 1 }),
        );
        expect([label, found.total]).toEqual([label, Number(count)]);
        counted += 1;
      }
    }
    expect(counted).toBeGreaterThan(5);
  });
});

/** What a summary quotes: `[3] Title (IOM)`, `[4] “Sentence.” (IOM)`. */
function quotedIn({ parts }: OutboundMessage): readonly { readonly number: number; readonly words: string }[] {
  return parts
    .flatMap((part) => (part.kind === "list" ? part.items : []))
    .map((item) => {
      const [, number = "", words = ""] = /^\[(\d+)\] (.*) \([^()]*\)$/s.exec(item) ?? [];
      if (words === "") throw new Error(`${item} is no quotation`);
      return { number: Number(number), words: words.replace(/^“(.*)”$/s, "$1") };
    });
}
