import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/support/longest-first.ts";

const TESTS = "test/**/*.test.ts";
/**
 * These need a process of their own: they put something else in the place of a module, or of a part of one, for as long as
 * it lives, or look at how long it is busy.
 */
const ALONE = [
  "test/questionnaire/read-hostile.test.ts",
  "test/adapters/teams/{deliver,door}.test.ts",
  "test/adapters/pictures/pictures.test.ts",
];

const common = {
  pool: "forks",
  // Generous, for machines that do other things as well; no test measures time.
  testTimeout: 90_000,
  hookTimeout: 120_000,
} as const;

export default defineConfig({
  test: {
    globalSetup: "test/support/prepare-database.ts",
    // More than two cores: many tests wait for servers of their own.
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    projects: [
      // Loading the program and the database for each file anew would take as long as the tests.
      { test: { ...common, name: "together", include: [TESTS], exclude: ALONE, isolate: false } },
      { test: { ...common, name: "alone", include: ALONE } },
    ],
  },
});
