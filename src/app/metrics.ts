// The figures of the running server, in the text format of Prometheus.
// https://prometheus.io/docs/instrumenting/exposition_formats/
import { Gauge, Registry } from "prom-client";
import type { Store } from "../ports/store.ts";

/** Their names and labels are a contract with those who watch the server. */
export async function writeMetrics(
  store: Pick<Store, "countDeliveries" | "countBacklog" | "countFiles">,
): Promise<string> {
  const deliveries = Object.entries(await store.countDeliveries());
  const backlog = await store.countBacklog();
  // New each time, and never the one of the process: all is counted in the database, and a tenant for which nothing
  // waits any more is not to stay with its last figure.
  const registry = new Registry();
  const byState = new Gauge({
    name: "rapporteur_deliveries",
    help: "Messages of the bot by what became of them.",
    labelNames: ["state"],
    registers: [registry],
  });
  for (const [state, count] of deliveries) byState.set({ state }, count);
  const byTenant = new Gauge({
    name: "rapporteur_broadcasts_waiting",
    help: "Reminders and digests that wait for their slot, by workspace or tenant.",
    labelNames: ["platform", "tenant"],
    registers: [registry],
  });
  for (const { platform, tenant, waiting } of backlog) byTenant.set({ platform, tenant }, waiting);
  const filesByState = new Gauge({
    name: "rapporteur_shared_files",
    help: "Files that were shared as answers, by what became of the copy.",
    labelNames: ["state"],
    registers: [registry],
  });
  for (const [state, count] of Object.entries(await store.countFiles())) filesByState.set({ state }, count);
  return await registry.metrics();
}
