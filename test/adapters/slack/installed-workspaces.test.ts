// Whose token is taken: chosen by the place of a request, or by the tenant and the mark of a conversation.
import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { chooseByPlace, chooseByTenant, chooseRemoved } from "../../../adapters/slack/installed-workspaces.ts";
import type { SlackInstallation } from "../../../src/ports/slack-installations.ts";

const at = Temporal.Instant.from("2026-03-02T12:00:00Z");
const make = (id: string, enterpriseId: string | null = null): SlackInstallation => ({
  id,
  kind: id.startsWith("E") ? "enterprise" : "workspace",
  enterpriseId,
  name: id,
  botUserId: `U${id}`,
  botId: null,
  scopes: [],
  sealedToken: `sealed ${id}`,
  invitation: null,
  installedAt: at,
});
const alone = make("T1");
const org = make("E1", "E1");
const [first, second] = [make("T11", "E1"), make("T12", "E1")];

test.each([
  { there: [alone], place: { teamId: "T1" }, found: "T1", because: "the workspace of the request" },
  { there: [alone], place: { teamId: "T2" }, found: null, because: "another workspace has no installation" },
  {
    there: [first, second],
    place: { teamId: "T12", enterpriseId: "E1" },
    found: "T12",
    because: "one of two of an enterprise",
  },
  {
    there: [first],
    place: { teamId: "T12", enterpriseId: "E1" },
    found: null,
    because: "a sister in the enterprise is another workspace",
  },
  {
    there: [first, org],
    place: { teamId: "T11", enterpriseId: "E1" },
    found: "T11",
    because: "the workspace's own goes first",
  },
  {
    there: [first, org],
    place: { teamId: "T99", enterpriseId: "E1" },
    found: "E1",
    because: "the organization's stands for the others",
  },
  {
    there: [first, org],
    place: { teamId: "T11", enterpriseId: "E1", isEnterpriseInstall: true },
    found: "E1",
    because: "Slack says that it is the organization's",
  },
  {
    there: [first],
    place: { teamId: "T11", enterpriseId: "E1", isEnterpriseInstall: true },
    found: null,
    because: "the organization's is gone",
  },
  {
    there: [org],
    place: { enterpriseId: "E1", isEnterpriseInstall: true },
    found: "E1",
    because: "no workspace is named",
  },
  { there: [], place: {}, found: null, because: "nothing is said" },
])("a request: $because", ({ there, place, found }) => {
  expect(chooseByPlace(there, { isEnterpriseInstall: false, ...place })?.id ?? null).toBe(found);
});

test.each([
  { there: [alone], tenant: "T1", mark: null, found: "T1", because: "a tenant that is a workspace" },
  { there: [alone], tenant: "T1", mark: "T1", found: "T1", because: "a mark that says the same" },
  { there: [alone], tenant: "T2", mark: null, found: null, because: "not installed" },
  { there: [first, second], tenant: "E1", mark: "T12", found: "T12", because: "the marked one of the enterprise" },
  {
    there: [first],
    tenant: "E1",
    mark: "T12",
    found: null,
    because: "the marked one is gone, and no other may speak there",
  },
  { there: [first, org], tenant: "E1", mark: "T12", found: "E1", because: "the organization's may speak in all of it" },
  {
    there: [first, second],
    tenant: "E1",
    mark: null,
    found: "T11",
    because: "without a mark the newest, which stands first",
  },
  { there: [first, org], tenant: "E1", mark: null, found: "E1", because: "the organization's goes before" },
])("a conversation: $because", ({ there, tenant, mark, found }) => {
  expect(chooseByTenant(there, tenant, mark)?.id ?? null).toBe(found);
});

test.each([
  { there: [alone], place: { teamId: "T1" }, found: "T1", because: "the workspace's own" },
  {
    there: [first, org],
    place: { teamId: "T99", enterpriseId: "E1" },
    found: null,
    because: "one workspace of many, and the organization goes on",
  },
  {
    there: [first, org],
    place: { teamId: "T11", enterpriseId: "E1", isEnterpriseInstall: true },
    found: "E1",
    because: "the organization's",
  },
  {
    there: [org],
    place: { enterpriseId: "E1" },
    found: "E1",
    because: "the organization's, where no workspace is named",
  },
])("a removal: $because", ({ there, place, found }) => {
  expect(chooseRemoved(there, { isEnterpriseInstall: false, ...place })?.id ?? null).toBe(found);
});

test("never is the token of a workspace taken for one that is neither it nor of its enterprise", () => {
  const Id = fc.constantFrom("T1", "T2", "T11", "T12", "E1", "E2");
  const there = fc.uniqueArray(fc.constantFrom(alone, make("T2"), first, second, org, make("E2", "E2")));
  fc.assert(
    fc.property(there, Id, fc.option(Id), fc.boolean(), (installations, tenant, mark, isEnterpriseInstall) => {
      const written = chooseByTenant(installations, tenant, mark);
      expect([null, tenant, mark]).toContain(written && (written.enterpriseId === tenant ? tenant : written.id));
      const place = { teamId: mark ?? undefined, enterpriseId: tenant, isEnterpriseInstall };
      expect([null, tenant, mark]).toContain(chooseByPlace(installations, place)?.id ?? null);
    }),
  );
});
