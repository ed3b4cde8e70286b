// A person in Teams, for end-to-end scripts: says words, presses what the bot's cards show, and chooses in their lists.
// Behind it stands a connector on this machine, to which the bot posts as it would to Teams.
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { CARD } from "../../adapters/teams/render-message.ts";
import { type SentBody, startTeamsConnector, type TeamsConnector } from "./teams-connector.ts";
import { fillInputs, type TeamsFields } from "./teams-form.ts";
import { createTokenIssuer, TENANT } from "./teams-tokens.ts";
import { listElements } from "./teams-validators.ts";

export type TeamsPerson = {
  /** The answer's status to a message; what the bot says arrives at the connector. With an id, it is that message again. */
  say(text: string, id?: string): Promise<number>;
  /** Presses the button with this label on the latest card that has one, with everything that is chosen on that card. */
  press(label: string, inputs?: Readonly<Record<string, string>>): Promise<unknown>;
  /** Chooses options by their labels, in the latest list that has them all, and sends them. */
  choose(labels: readonly string[]): Promise<unknown>;
  /** Fills the form of the latest card that has all these fields, by their labels, and sends it. */
  fill(fields: TeamsFields): Promise<unknown>;
  /** The text of what the bot last said here, newest last. */
  lastMessages(count?: number): readonly string[];
  /** The newest message: its lines, and the labels of what can be pressed. */
  screen(): { readonly text: string; readonly buttons: readonly string[] };
  /** How many messages the bot has posted here; updates of earlier ones do not count. */
  countPosts(): number;
  /** Anything else that Teams sends. */
  send(activity: object): Promise<{ readonly status: number; readonly body: unknown }>;
};

export type TeamsClient = {
  readonly connector: TeamsConnector;
  readonly issuer: ReturnType<typeof createTokenIssuer>;
  /** A person in a personal conversation with the bot; `oid` is the directory object. */
  person(name: string, options?: { readonly oid?: string; readonly email?: string }): TeamsPerson;
  readonly close: () => Promise<void>;
};

type Shown = { id: string; body: SentBody };
const Action = z.object({
  type: z.literal("Action.Execute"),
  title: z.string(),
  verb: z.string(),
  data: z.record(z.string(), z.unknown()),
});
type Action = z.infer<typeof Action>;
const ChoiceSet = z.object({
  type: z.literal("Input.ChoiceSet"),
  id: z.string(),
  choices: z.array(z.object({ title: z.string(), value: z.string() })),
});
const CardAnswer = z.object({ type: z.literal(CARD), value: z.unknown() });

const BOT = "28:rapporteur";

/** `endpoint` is the address of /api/messages, asked for when it is needed; `signed` sends a token with every activity. */
export async function startTeamsClient(
  endpoint: () => string,
  options: { readonly signed: boolean },
): Promise<TeamsClient> {
  const issuer = createTokenIssuer();
  const connector = await startTeamsConnector(issuer.publicKeys);
  const post = async (activity: object) => {
    const authorization = options.signed ? { authorization: `Bearer ${issuer.issue(connector.serviceUrl)}` } : {};
    const response = await fetch(endpoint(), {
      method: "POST",
      headers: { "content-type": "application/json", ...authorization },
      body: JSON.stringify(activity),
    });
    const text = await response.text();
    const body: unknown = text ? JSON.parse(text) : null;
    return { status: response.status, body };
  };
  return {
    connector,
    issuer,
    person: (name, { oid = randomUUID(), email } = {}) => createPerson({ name, oid, email }, connector, post),
    close: () => connector.close(),
  };
}

function createPerson(
  { name, oid, email }: { name: string; oid: string; email: string | undefined },
  connector: TeamsConnector,
  post: TeamsPerson["send"],
): TeamsPerson {
  const conversation = `a:${oid}`;
  const member = {
    id: `29:${oid}`,
    aadObjectId: oid,
    name,
    tenantId: TENANT,
    userRole: "user",
    ...(email ? { email } : {}),
  };
  for (const id of [oid, member.id]) connector.members.set(id, member);
  const send = (activity: object) => post({ ...envelope(name, oid, conversation, connector.serviceUrl), ...activity });

  const { shown, replace } = createScreen(conversation, connector);

  const execute = async ({ id }: Shown, action: Action, inputs: Readonly<Record<string, string>>) => {
    const value = {
      action: { type: action.type, verb: action.verb, data: { ...action.data, ...inputs } },
      trigger: "manual",
    };
    const answer = await send({ type: "invoke", name: "adaptiveCard/action", replyToId: id, value });
    const card = CardAnswer.safeParse(answer.body);
    if (card.success) replace(id, card.data.value);
    return answer.body;
  };

  return {
    send,
    say: async (text, id = randomUUID()) => (await send({ type: "message", id, text, textFormat: "plain" })).status,
    async press(label, inputs = {}) {
      const found = findLast(shown(), ({ body }) => actionsOf(body).find(({ title }) => title === label));
      if (!found) throw new Error(`no button "${label}" on the screen`);
      return execute(found.message, found.found, { ...defaultsOf(found.message.body), ...inputs });
    },
    async choose(labels) {
      const found = findLast(shown(), ({ body }) => findList(body, labels));
      if (!found) throw new Error(`no list with ${labels.join(", ")} on the screen`);
      const { input, codes } = found.found;
      const action = actionsOf(found.message.body).find(({ data }) => data["input"] === input);
      if (!action) throw new Error(`no button sends the list ${input}`);
      return execute(found.message, action, { [input]: codes.join(",") });
    },
    async fill(fields) {
      const found = findLast(shown(), ({ body }) => fillInputs(elementsOf(body), fields));
      if (!found) throw new Error(`no form with ${Object.keys(fields).join(", ")} on the screen`);
      const action = actionsOf(found.message.body).find(({ data }) => "form" in data);
      if (!action) throw new Error("no button sends the form");
      return execute(found.message, action, { ...defaultsOf(found.message.body), ...found.found });
    },
    screen() {
      const newest = shown().at(-1);
      if (!newest) throw new Error("the screen is empty");
      const { body } = newest;
      return { text: body.text ?? textOf(body), buttons: actionsOf(body).map(({ title }) => title.replace("✓ ", "")) };
    },
    countPosts: () =>
      connector.sent.filter((each) => each.method === "POST" && each.conversation === conversation).length,
    lastMessages: (count = 1) =>
      shown()
        .slice(-count)
        .map(({ body }) => body.text ?? textOf(body)),
  };
}

/** What is on the screen: posts, later updates of them, and what took their place when a button was pressed. */
function createScreen(conversation: string, connector: TeamsConnector) {
  const replaced = new Map<string, { readonly content: unknown; readonly after: number }>();
  return {
    replace: (id: string, content: unknown) => replaced.set(id, { content, after: connector.sent.length }),
    shown: (): Shown[] => {
      const messages = new Map<string, SentBody>();
      for (const { id, body, conversation: where } of connector.sent)
        if (where === conversation) messages.set(id, body);
      for (const [id, { content, after }] of replaced) {
        if (connector.sent.slice(after).some((later) => later.id === id)) continue;
        messages.set(id, { type: "message", attachments: [{ contentType: CARD, content }] });
      }
      return [...messages].map(([id, body]) => ({ id, body }));
    },
  };
}

function envelope(name: string, oid: string, conversation: string, serviceUrl: string) {
  return {
    id: randomUUID(),
    timestamp: new Date().toISOString(),
    channelId: "msteams",
    serviceUrl,
    from: { id: `29:${oid}`, name, aadObjectId: oid },
    recipient: { id: BOT, name: "Rapporteur" },
    conversation: { id: conversation, conversationType: "personal", tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    entities: [{ type: "clientInfo", locale: "en-GB", timezone: "Europe/Zurich" }],
  };
}

function findLast<Found>(messages: readonly Shown[], find: (message: Shown) => Found | undefined) {
  for (const message of messages.toReversed()) {
    const found = find(message);
    if (found !== undefined) return { message, found };
  }
  return null;
}

function elementsOf(body: SentBody): readonly Record<string, unknown>[] {
  return (body.attachments ?? []).flatMap(({ content }) => listElements(content));
}

function actionsOf(body: SentBody): readonly Action[] {
  return elementsOf(body).flatMap((element) => Action.safeParse(element).data ?? []);
}

function defaultsOf(body: SentBody): Record<string, string> {
  const inputs = elementsOf(body).filter(
    ({ type, value }) => String(type).startsWith("Input.") && typeof value === "string",
  );
  return Object.fromEntries(inputs.map(({ id, value }) => [String(id), String(value)]));
}

function findList(body: SentBody, labels: readonly string[]) {
  for (const element of elementsOf(body)) {
    const { id, choices = [] } = ChoiceSet.safeParse(element).data ?? {};
    // A title carries the hint of its option in parentheses.
    const codes = labels.flatMap(
      (label) => choices.find(({ title }) => title === label || title.startsWith(`${label} (`))?.value ?? [],
    );
    if (id !== undefined && codes.length === labels.length) return { input: id, codes };
  }
  return undefined;
}

function textOf(body: SentBody): string {
  return elementsOf(body)
    .flatMap(({ type, text, title, label }) => (type === "TextRun" ? [text] : [title ?? label ?? []].flat()))
    .join("\n");
}
