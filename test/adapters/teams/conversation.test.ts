// A person in Teams and a small bot, end to end: with tokens and without, through the same cards.
import { afterEach, expect, test } from "vitest";
import type { InboundEvent } from "../../../src/chat/inbound.ts";
import type { OutboundMessage } from "../../../src/chat/outbound.ts";
import { DeliveryId } from "../../../src/domain/ids.ts";
import type { Received } from "../../../src/ports/bot.ts";
import { startTeamsClient, type TeamsClient } from "../../support/teams-client.ts";
import { startTeamsServer, type TeamsServer } from "../../support/teams-server.ts";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** The keys are published before the server starts, and its address is known after. */
async function meet(signed: boolean): Promise<{ client: TeamsClient; server: TeamsServer }> {
  let endpoint = "";
  const client = await startTeamsClient(() => endpoint, { signed });
  const server = await startTeamsServer(signed ? client.connector.cloudUrl : null);
  endpoint = server.endpoint;
  closing.push(server.close, client.close);
  return { client, server };
}

const START: OutboundMessage = {
  parts: [
    { kind: "paragraph", text: "Shall we start?" },
    { kind: "buttons", buttons: [{ id: "start", label: "Start", style: "primary" }] },
  ],
};
const AREAS: OutboundMessage = {
  parts: [
    {
      kind: "choices",
      id: "areas",
      label: "Which areas?",
      select: "several",
      options: Array.from({ length: 248 }, (_, index) => ({ code: `A${index}`, label: `Area ${index}` })),
      chosen: [],
      submitLabel: "Send",
    },
  ],
};
const said = (text: string): OutboundMessage => ({ parts: [{ kind: "paragraph", text }] });

/** A bot of three turns: greets, asks for areas in the place of the greeting, and says what it heard. */
function play(server: TeamsServer): void {
  const taken = (settled: OutboundMessage | null): Received => ({ kind: "taken", settled, formProblems: null });
  let deliveries = 0;
  const deliver = (event: InboundEvent, message: OutboundMessage) => {
    deliveries += 1;
    const id = DeliveryId.parse(`d-${deliveries}`);
    return server.teams.platform.deliver({ id, conversation: event.conversation, message, replaces: null });
  };
  server.teams.connect({
    ...server.bot,
    async receive(event) {
      server.bot.events.push(event);
      const { inbound } = event;
      if (inbound.kind === "pressed") return taken(AREAS);
      if (inbound.kind === "chose") return taken(said(`Noted: ${inbound.codes.join(" and ")}.`));
      await deliver(event, START);
      return taken(null);
    },
  });
}

test.each([{ signed: true }, { signed: false }])(
  "Ana is asked and answers (with tokens: $signed)",
  async ({ signed }) => {
    const { client, server } = await meet(signed);
    play(server);
    const ana = client.person("Ana", { oid: "ana", email: "ana@example.org" });
    expect(await ana.say("hello")).toBe(200);
    expect(ana.lastMessages()).toEqual(["Shall we start?\nStart"]);
    await ana.press("Start");
    expect(ana.lastMessages()[0]).toContain("Which areas?");
    await ana.choose(["Area 7", "Area 247"]);
    expect(ana.lastMessages()).toEqual(["Noted: A7 and A247."]);
    expect(server.bot.events.map(({ inbound }) => inbound.kind)).toEqual(["said", "pressed", "chose"]);
    expect(client.connector.faults).toEqual([]);
    expect(client.connector.sent.map(({ authorization }) => authorization)).toEqual([
      signed ? "Bearer test-token" : undefined,
    ]);
  },
);

test("a button that is not on the screen cannot be pressed", async () => {
  const { client, server } = await meet(false);
  play(server);
  const ana = client.person("Ana");
  await ana.say("hello");
  await expect(ana.press("Stop")).rejects.toThrow('no button "Stop"');
  await expect(ana.choose(["Area 7"])).rejects.toThrow("no list with Area 7");
});

test("two people have two conversations", async () => {
  const { client, server } = await meet(false);
  play(server);
  const [ana, ben] = [client.person("Ana"), client.person("Ben")];
  await ana.say("hello");
  expect(ben.lastMessages()).toEqual([]);
  expect(ana.lastMessages()).toHaveLength(1);
});
