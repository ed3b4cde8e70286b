// The figures that operators watch: names, labels and form are a contract.
import { register } from "prom-client";
import { expect, test } from "vitest";
import { writeMetrics } from "../../src/app/metrics.ts";

const DELIVERIES = { waiting: 2, sending: 0, sent: 41, unreachable: 1, refused: 0, dropped: 0, unknown: 0 };

type Backlog = Awaited<ReturnType<Parameters<typeof writeMetrics>[0]["countBacklog"]>>;

function storeWith(...backlog: Backlog) {
  return {
    countDeliveries: async () => DELIVERIES,
    countBacklog: async () => backlog,
    countFiles: async () => ({ waiting: 1, kept: 7, lost: 2 }),
  };
}

test("each state of a delivery and each tenant for which something waits has its line", async () => {
  const text = await writeMetrics(
    storeWith(
      { platform: "slack", tenant: "T0123ABCD", waiting: 3 },
      { platform: "teams", tenant: 'a\\b"c\nd', waiting: 1 },
    ),
  );
  expect(text.split("\n").filter((line) => line !== "")).toEqual([
    "# HELP rapporteur_deliveries Messages of the bot by what became of them.",
    "# TYPE rapporteur_deliveries gauge",
    'rapporteur_deliveries{state="waiting"} 2',
    'rapporteur_deliveries{state="sending"} 0',
    'rapporteur_deliveries{state="sent"} 41',
    'rapporteur_deliveries{state="unreachable"} 1',
    'rapporteur_deliveries{state="refused"} 0',
    'rapporteur_deliveries{state="dropped"} 0',
    'rapporteur_deliveries{state="unknown"} 0',
    "# HELP rapporteur_broadcasts_waiting Reminders and digests that wait for their slot, by workspace or tenant.",
    "# TYPE rapporteur_broadcasts_waiting gauge",
    'rapporteur_broadcasts_waiting{platform="slack",tenant="T0123ABCD"} 3',
    'rapporteur_broadcasts_waiting{platform="teams",tenant="a\\\\b\\"c\\nd"} 1',
    "# HELP rapporteur_shared_files Files that were shared as answers, by what became of the copy.",
    "# TYPE rapporteur_shared_files gauge",
    'rapporteur_shared_files{state="waiting"} 1',
    'rapporteur_shared_files{state="kept"} 7',
    'rapporteur_shared_files{state="lost"} 2',
  ]);
  expect(text.endsWith("\n")).toBe(true);
});

test("a tenant for which nothing waits any more is gone, and the process keeps no figures", async () => {
  await writeMetrics(storeWith({ platform: "slack", tenant: "T0123ABCD", waiting: 3 }));
  const later = await writeMetrics(storeWith());
  expect(later).not.toContain("T0123ABCD");
  expect(later).toContain("# TYPE rapporteur_broadcasts_waiting gauge");
  expect(register.getMetricsAsArray()).toEqual([]);
});
