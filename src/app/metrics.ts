// The figures of the running server, in the text format of Prometheus.
// https://prometheus.io/docs/instrumenting/exposition_formats/
import type { Store } from "../ports/store.ts";

export async function writeMetrics(store: Pick<Store, "countDeliveries">): Promise<string> {
  const counts = await store.countDeliveries();
  const lines = Object.entries(counts).map(([state, count]) => `rapporteur_deliveries{state="${state}"} ${count}`);
  return [
    "# HELP rapporteur_deliveries Messages of the bot by what became of them.",
    "# TYPE rapporteur_deliveries gauge",
    ...lines,
    "",
  ].join("\n");
}
