import { expect, test } from "vitest";
import { judge } from "../../../adapters/slack/read-profile.ts";

const ana = {
  team_id: "T1",
  tz: "Africa/Cairo",
  real_name: "Ana",
  deleted: false,
  is_bot: false,
  is_email_confirmed: true,
  profile: { email: "Ana@OECD.example.org" },
};
const installation = { teamId: "T1", enterpriseId: null };

test("an e-mail that Slack has confirmed counts, in lower case", () => {
  expect(judge(ana, installation, [])).toEqual({
    name: "Ana",
    verifiedEmail: "ana@oecd.example.org",
    unverifiedBecause: null,
    timeZone: "Africa/Cairo",
  });
});

test.each([
  ["bot", { is_bot: true }],
  ["stranger", { is_stranger: true, team_id: "T2" }],
  ["tenant", { team_id: "T2" }],
  ["guest", { is_restricted: true }],
  ["guest", { is_ultra_restricted: true }],
  ["absent", { profile: {} }],
  ["absent", { profile: { email: " " } }],
  ["unconfirmed", { is_email_confirmed: false }],
  ["deleted", { deleted: true }],
])("no e-mail counts: %s %j", (why, difference) => {
  expect(judge({ ...ana, ...difference }, installation, [])).toMatchObject({
    verifiedEmail: null,
    unverifiedBecause: why,
  });
});

test("where Slack is silent about confirmation, the e-mail counts", () => {
  const { is_email_confirmed: _silent, ...user } = ana;

  expect(judge(user, installation, []).verifiedEmail).toBe("ana@oecd.example.org");
});

test("where the app is installed for an organization, somebody without a workspace is not taken for one of it", () => {
  const orgWide = { teamId: null, enterpriseId: "E1" };

  expect(judge({ ...ana, team_id: null }, orgWide, []).unverifiedBecause).toBe("tenant");
  const user = { ...ana, team_id: "T2", enterprise_user: { enterprise_id: "E1" } };
  expect(judge(user, orgWide, []).unverifiedBecause).toBeNull();
});

test("another workspace of the same enterprise is no foreign one", () => {
  const user = { ...ana, team_id: "T2", enterprise_user: { enterprise_id: "E1" } };

  expect(judge(user, { teamId: "T1", enterpriseId: "E1" }, []).unverifiedBecause).toBeNull();
  expect(judge(user, { teamId: "T1", enterpriseId: "E2" }, []).unverifiedBecause).toBe("tenant");
});

test("only the domains that were allowed bind an account, not those that end like them", () => {
  const evil = { ...ana, profile: { email: "ana@not-oecd.example.org" } };

  expect(judge(ana, installation, ["oecd.example.org"]).unverifiedBecause).toBeNull();
  expect(judge(evil, installation, ["oecd.example.org"]).unverifiedBecause).toBe("domain");
});
