// What every store of Slack installations keeps, whatever the database behind it.
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "../../adapters/database/open-database.ts";
import type { SlackInstallation } from "../../src/ports/slack-installations.ts";
import { after, NOON } from "./store-world.ts";

const conversation = (tenant: string, account: string) =>
  ({ platform: "slack", tenant, kind: "personal", id: account, reference: {} }) as const;

let count = 0;
/** A workspace whose id occurs nowhere else. */
function makeInstallation(changes: Partial<SlackInstallation> = {}): SlackInstallation {
  count += 1;
  return {
    id: `T${count}`,
    kind: "workspace",
    enterpriseId: null,
    name: "Coordination",
    botUserId: "UBOT",
    botId: "B1",
    scopes: ["chat:write", "im:write"],
    sealedToken: `sealed-${count}`,
    invitation: `invitation-${count}`,
    installedAt: NOON,
    ...changes,
  };
}

export function slackInstallationsContract(openDatabase: () => Promise<Database>): void {
  let opened: Database | null = null;
  const open = (): Database => {
    if (!opened) throw new Error("the database could not be opened");
    return opened;
  };
  beforeAll(async () => {
    opened = await openDatabase();
  });
  afterAll(async () => {
    await opened?.store.close();
  });

  const meet = (tenant: string, account: string) =>
    open().store.transaction((transaction) =>
      transaction.lockAccount({ platform: "slack", tenant, account }, conversation(tenant, account), NOON),
    );

  it("gives back what was kept, by its workspace and by no other", async () => {
    const { slackInstallations } = open();
    const [first, second] = [makeInstallation(), makeInstallation()];
    expect(await slackInstallations.keep(first)).toBe("kept");
    expect(await slackInstallations.keep(second)).toBe("kept");
    expect(await slackInstallations.listPresent([first.id])).toEqual([first]);
    expect(await slackInstallations.listPresent([second.id, "T0OTHER"])).toEqual([second]);
    expect(await slackInstallations.listPresent([])).toEqual([]);
  });

  it("lists the workspaces of an enterprise, the newest first", async () => {
    const { slackInstallations } = open();
    const older = makeInstallation({ enterpriseId: "E1" });
    const newer = makeInstallation({ enterpriseId: "E1", installedAt: after(60) });
    for (const each of [older, newer]) await slackInstallations.keep(each);
    expect(await slackInstallations.listPresent(["E1"])).toEqual([newer, older]);
  });

  it("puts a new installation of a workspace in the place of the earlier one", async () => {
    const { slackInstallations } = open();
    const first = makeInstallation();
    const again = { ...first, sealedToken: "sealed-anew", invitation: null, installedAt: after(60) };
    await slackInstallations.keep(first);
    expect(await slackInstallations.keep(again)).toBe("kept");
    expect(await slackInstallations.listPresent([first.id])).toEqual([again]);
  });

  it("takes an invitation for one workspace, also when two use it together, and for the same one again", async () => {
    const { slackInstallations } = open();
    const invitation = "one-for-two";
    const pair = [makeInstallation({ invitation }), makeInstallation({ invitation })];
    const kept = await Promise.all(pair.map((each) => slackInstallations.keep(each)));
    expect(kept.toSorted()).toEqual(["invitation-used", "kept"]);
    const [winner] = await slackInstallations.listPresent(pair.map(({ id }) => id));
    expect(winner && (await slackInstallations.keep(winner))).toBe("kept");
    expect(await slackInstallations.listPresent(pair.map(({ id }) => id))).toHaveLength(1);
    expect(winner && (await slackInstallations.remove(winner.id, after(1), after(1)))).toBe(true);
    const late = makeInstallation({ invitation });
    expect(await slackInstallations.keep(late)).toBe("invitation-used");
  });

  it("deletes the token with the installation, at once", async () => {
    const { slackInstallations } = open();
    const installation = makeInstallation();
    await slackInstallations.keep(installation);
    expect(await slackInstallations.remove(installation.id, after(1), after(2))).toBe(true);
    expect(await slackInstallations.listPresent([installation.id])).toEqual([]);
    const known = (await slackInstallations.listAll()).find(({ id }) => id === installation.id);
    expect(known).toEqual({ ...installation, sealedToken: null, removedAt: after(2) });
    expect(await slackInstallations.remove(installation.id, after(3), after(3))).toBe(false);
  });

  it("leaves an installation that is newer than the news of its removal", async () => {
    const { slackInstallations } = open();
    const installation = makeInstallation({ installedAt: after(60) });
    await slackInstallations.keep(installation);
    expect(await slackInstallations.remove(installation.id, after(59), after(61))).toBe(false);
    expect(await slackInstallations.listPresent([installation.id])).toEqual([installation]);
  });

  it("suspends the accounts of a workspace that is gone, and of no other, and wakes them when it is back", async () => {
    const { slackInstallations } = open();
    const [gone, other] = [makeInstallation(), makeInstallation()];
    for (const each of [gone, other]) await slackInstallations.keep(each);
    await meet(gone.id, "UANA");
    await meet(gone.id, "UBEN");
    await meet(other.id, "UANA");
    const ben = { platform: "slack", tenant: gone.id, account: "UBEN" } as const;
    await open().store.transaction((transaction) => transaction.setAccountState(ben, "suspended"));
    const states = async () => [
      (await meet(gone.id, "UANA")).state,
      (await meet(gone.id, "UBEN")).state,
      (await meet(other.id, "UANA")).state,
    ];
    await slackInstallations.remove(gone.id, after(1), after(1));
    expect(await states()).toEqual(["suspended", "suspended", "active"]);
    await slackInstallations.keep({ ...gone, installedAt: after(60) });
    // Ben was suspended for a reason of his own.
    expect(await states()).toEqual(["active", "suspended", "active"]);
  });

  it("suspends the accounts of an enterprise with the last of its workspaces only", async () => {
    const { slackInstallations } = open();
    const pair = [makeInstallation({ enterpriseId: "E2" }), makeInstallation({ enterpriseId: "E2" })] as const;
    for (const each of pair) await slackInstallations.keep(each);
    await meet("E2", "UANA");
    await slackInstallations.remove(pair[0].id, after(1), after(1));
    expect((await meet("E2", "UANA")).state).toBe("active");
    await slackInstallations.remove(pair[1].id, after(1), after(1));
    expect((await meet("E2", "UANA")).state).toBe("suspended");
    await slackInstallations.keep({ ...pair[0], installedAt: after(60) });
    expect((await meet("E2", "UANA")).state).toBe("active");
  });

  it("notes in the audit log what was installed and removed, without a token", async () => {
    const { slackInstallations, store } = open();
    const installation = makeInstallation({ sealedToken: "sealed-and-secret" });
    await slackInstallations.keep(installation);
    await slackInstallations.remove(installation.id, after(1), after(1));
    const noted = (await store.listAudit(20)).filter(({ subject }) => subject === installation.id);
    expect(noted.map(({ action }) => action)).toEqual(["slack workspace removed", "slack workspace installed"]);
    expect(JSON.stringify(noted)).not.toContain("sealed-and-secret");
  });
}
