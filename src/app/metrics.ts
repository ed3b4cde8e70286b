// The figures of the running server, in the text format of Prometheus.
// https://prometheus.io/docs/instrumenting/exposition_formats/
import type { Store } from "../ports/store.ts";

export async function writeMetrics(store: Pick<Store, "countDeliveries" | "countBacklog">): Promise<string> {
  const counts = Object.entries(await store.countDeliveries());
  const backlog = await store.countBacklog();
  return [
    "# HELP rapporteur_deliveries Messages of the bot by what became of them.",
    "# TYPE rapporteur_deliveries gauge",
    ...counts.map(([state, count]) => `rapporteur_deliveries{state="${state}"} ${count}`),
    "# HELP rapporteur_broadcasts_waiting Reminders and digests that wait for their slot, by workspace or tenant.",
    "# TYPE rapporteur_broadcasts_waiting gauge",
    ...backlog.map(
      ({ platform, tenant, waiting }) =>
        `rapporteur_broadcasts_waiting{platform="${platform}",tenant="${escapeLabel(tenant)}"} ${waiting}`,
    ),
    "",
  ].join("\n");
}

function escapeLabel(value: string): string {
  return value.replaceAll(/[\\"\n]/g, (character) => (character === "\n" ? "\\n" : `\\${character}`));
}
