// A digest of the Sixth Coordination Meeting, from the binding of a channel to a late answer: what the channel sees, and what
// only the secretariat sees.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type DigestScene, openDigestScene, type Posted, words } from "./digest-scene.ts";

const VIKTOR = "demonstration-viktor-vargas";
const XENIA = "demonstration-xenia-xavier";
const BEN = "demonstration-ben-bakker";

let scene: DigestScene;
beforeAll(async () => {
  scene = await openDigestScene();
  for (const { organizationId, answers } of firstOfEach(scene.demonstration.surveys).slice(0, 10))
    await scene.arrive(organizationId, "surveys-2007", answers);
  await scene.arrive("ilo", "activity-report", REPORT);
});
afterAll(() => scene.close());

/** One survey for each organization, so that ordinals do not meet. */
function firstOfEach<Survey extends { readonly organizationId: string }>(
  surveys: readonly Survey[],
): readonly Survey[] {
  return surveys.filter(
    (survey, place) => surveys.findIndex((each) => each.organizationId === survey.organizationId) === place,
  );
}

const REPORT = {
  reporting_period: [{ label: null, start: "2006-11", end: "2007-11" }],
  activities: [
    activity("Labour migration statistics in West Africa", {
      themes: ["data", "labour_migration"],
      new_initiative: true,
    }),
    activity("Costs of sending remittances", { themes: ["remittances"], best_practice: true }),
  ],
  language: "en",
  visibility: "participating_organizations",
};
const CONFIDENTIAL = {
  ...REPORT,
  activities: [activity("A confidential matter", { themes: ["security"] })],
  visibility: "secretariat_only",
};

function activity(
  title: string,
  { themes, ...details }: { themes: string[]; new_initiative?: true; best_practice?: true },
) {
  return {
    title,
    type: "research",
    time: "ongoing",
    start: "2007",
    description: "What is done, in a sentence that is long enough to be one.",
    themes,
    coverage: [{ m49: "686", name: "Senegal", role: null }],
    add_details: true,
    details,
  };
}

const inChannel = () => scene.posted.filter(({ to }) => to === "C1");

describe("before a channel is bound", () => {
  test("a digest is posted in channels only, and by the secretariat alone", async () => {
    expect(words(await scene.say(VIKTOR, "digest here"))).toContain("write this in the channel that is meant");
    expect(words(await scene.sayInChannel(BEN, "digest here"))).toContain("for the secretariat");
    expect(words(await scene.say(VIKTOR, "digest"))).toContain("No channel is bound to this meeting yet");
    expect(inChannel().filter(({ message }) => words([{ message }]).includes("Digest:"))).toEqual([]);
  });
});

describe("in a channel", () => {
  let posts: readonly Posted[];
  beforeAll(async () => {
    await scene.sayInChannel(VIKTOR, "digest here");
    const before = scene.posted.length;
    await scene.say(VIKTOR, "digest");
    await scene.press(VIKTOR, "Post it now");
    posts = scene.posted.slice(before).filter(({ to }) => to === "C1");
  });

  test("there is one message, and everything else stands beneath it", () => {
    const [post, ...details] = posts;
    expect(post?.beneath).toBeNull();
    expect(details.length).toBeGreaterThanOrEqual(2);
    expect(new Set(details.map(({ beneath }) => beneath))).toEqual(new Set([post?.ref]));
  });

  test("it says how many have reported, when things are due, and as at when", () => {
    const text = words(posts.slice(0, 1));
    expect(text).toContain("Of 76 organizations asked, 11 have reported, none of them everything.");
    expect(text).toContain("2 activities and 10 surveys");
    expect(text).toContain("Friday, 9 November 2007");
    expect(text).toContain("26–27 November 2007, New York");
    expect(text).toMatch(/As at 5 November 2007, 10\.\d\d a\.m\. \(New York\)/);
    expect(text).toContain("https://example.org/calendar/cmim-06.ics");
  });

  test("it shows what arrived by theme, new initiatives and best practices, countries and themes", () => {
    const text = words(posts);
    expect(text).toMatch(/New initiatives \(1\)\n+- ILO: Labour migration statistics in West Africa/);
    expect(text).toMatch(/Put forward as best practices \(1\)\n+- ILO: Costs of sending remittances/);
    expect(text).toMatch(/Africa \| \d+ \| \d+/);
    expect(text).toContain("do not imply official endorsement");
  });

  test("nobody who is late is named in it; the secretariat reads that in private", async () => {
    const silent = scene.demonstration.roster.organizations.find(({ id }) => id === "oecd")?.acronym ?? "OECD";
    expect(words(inChannel())).not.toContain(silent);
    const [, owing] = /still owed([\s\S]*)/.exec(words(await scene.say(VIKTOR, "digest"))) ?? [];
    expect(owing).toContain(silent);
    expect(owing).toMatch(/Submitted in part \(\d+\):.*\bINED\b/);
    expect(owing).not.toMatch(/Nothing so far.*\bINED\b/);
    expect(words(await scene.say(XENIA, "digest"))).not.toContain("still owed");
  });

  test("a late answer is taken into the message where it stands, once", async () => {
    const [post] = posts;
    const before = { messages: inChannel().length, edits: post?.edits ?? 0 };
    await scene.tick("2007-11-06T15:00:00Z");
    expect(post?.edits).toBe(before.edits);
    const late = firstOfEach(scene.demonstration.surveys).slice(10)[0];
    if (!late) throw new Error("there are more surveys");
    await scene.arrive(late.organizationId, "surveys-2007", late.answers);
    await scene.tick("2007-11-06T15:02:00Z");
    expect(post?.edits).toBe(before.edits + 1);
    expect(words(post ? [post] : [])).toContain("12 have reported");
    expect(inChannel().length).toBe(before.messages);
    await scene.tick("2007-11-06T15:05:00Z");
    expect(post?.edits).toBe(before.edits + 1);
  });

  test("what is for the secretariat alone never comes into the channel", async () => {
    await scene.arrive("iom", "activity-report", CONFIDENTIAL);
    await scene.tick("2007-11-07T15:00:00Z");
    expect(words(inChannel())).toContain("13 have reported");
    expect(words(inChannel())).not.toContain("confidential");
    expect(words(await scene.say(XENIA, "digest"))).not.toContain("confidential");
  });
});

describe("the plan", () => {
  const posted = () =>
    inChannel().filter(({ beneath, message }) => beneath === null && words([{ message }]).includes("Digest:"));
  let before = 0;
  beforeEach(() => {
    before = posted().length;
  });

  test("nothing is posted that was not approved", async () => {
    await scene.tick("2007-11-19T15:01:00Z");
    expect(posted().length).toBe(before);
  });

  test("approved, it is posted in the morning, once, though several look at once", async () => {
    await scene.tick("2007-11-19T14:00:00Z");
    await scene.say(VIKTOR, "digest");
    expect(words(await scene.press(VIKTOR, "Approve those that are planned"))).toContain(
      "M−7, on 19 November 2007, 10 a.m. (New York)",
    );
    await scene.tick("2007-11-19T14:59:00Z");
    expect(posted().length).toBe(before);
    await scene.tick("2007-11-19T15:00:00Z");
    await scene.tick("2007-11-19T15:01:00Z");
    expect(posted().length).toBe(before + 1);
  });

  test("one whose day has passed is not posted, and the secretariat can see that", async () => {
    await scene.tick("2007-11-24T15:00:00Z");
    expect(posted().length).toBe(before);
    expect(words(await scene.say(VIKTOR, "digest"))).toContain("not posted: its day has passed");
  });
});

describe("a digest of one's own", () => {
  test("comes in the morning when there is something new, and not otherwise", async () => {
    await scene.tick("2007-11-25T15:00:00Z");
    expect(words(await scene.say(XENIA, "subscribe daily"))).toContain("on every working day in the morning");
    const mine = () => scene.posted.filter(({ to }) => to === XENIA).length;
    const before = mine();
    await scene.tick("2007-11-26T14:30:00Z");
    expect(mine()).toBe(before);
    await scene.tick("2007-11-26T20:00:00Z");
    await scene.arrive("unhcr", "activity-report", REPORT);
    await scene.tick("2007-11-27T14:30:00Z");
    expect(mine()).toBe(before + 1);
    expect(words(scene.posted.slice(-1))).toContain("UNHCR: Costs of sending remittances");
    await scene.tick("2007-11-27T15:30:00Z");
    expect(mine()).toBe(before + 1);
    expect(words(await scene.say(XENIA, "unsubscribe"))).toContain("no digest of your own any more");
  });
});
