// The order of the test files: those that take longest begin, so that none of them is left over at the end while the
// other workers have nothing to do.
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** On a quiet machine these take more than ten seconds each. The longest stands first. */
const LONGEST = [
  "e2e/surveys-by-slack",
  "e2e/surveys-by-teams",
  "e2e/kill",
  "e2e/bad-input",
  "app/rehearse-orders",
  "e2e/slack-workspaces",
  "e2e/rounds",
  "adapters/database/copy-database",
  "adapters/database/embedded",
  "findings/sources",
  "lint/lint",
  "adapters/web/page",
  "adapters/documents/write-page",
].map((name) => `/test/${name}.test.ts`);

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rankOf = ({ moduleId }: TestSpecification): number => {
      const rank = LONGEST.findIndex((name) => moduleId.endsWith(name));
      return rank === -1 ? LONGEST.length : rank;
    };
    return (await super.sort(files)).sort((a, b) => rankOf(a) - rankOf(b));
  }
}
