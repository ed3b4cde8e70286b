import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // Generous, for machines that do other things as well; no test measures time.
    testTimeout: 90_000,
    hookTimeout: 120_000,
    globalSetup: "test/support/prepare-database.ts",
    pool: "forks",
    // More than two cores: many tests wait for servers of their own.
    maxWorkers: 3,
  },
});
