// Help that is read in every platform.
import { expect, test } from "vitest";
import { english } from "../../src/wording/english.ts";

test("says of the command that only Slack has it: in Teams it would be words to nobody", () => {
  expect(english.helpTail).toContain("mention me");
  expect(english.helpTail).toContain("Slack also has the command /rapporteur");
});
