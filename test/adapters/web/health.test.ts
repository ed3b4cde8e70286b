// Health is told apart: alive, ready, and how it does.
import { expect, test } from "vitest";
import { healthRoutes } from "../../../adapters/web/health.ts";
import { createHttpServer } from "../../../adapters/web/http-server.ts";
import { createTestLog } from "../../support/web-log.ts";

test("ready names what is missing, and the log hears of changes alone", async () => {
  const log = createTestLog();
  let databaseAnswers = false;
  const routes = healthRoutes({
    log,
    readMetrics: async () => "turns_total 3\n",
    checks: [
      { name: "database", check: () => (databaseAnswers ? Promise.resolve() : Promise.reject(new Error("away"))) },
      { name: "slack", check: () => Promise.resolve() },
    ],
  });
  const server = createHttpServer({ host: "127.0.0.1", port: 0, routes, log });
  const { url } = await server.listen();
  const ready = async () => {
    const response = await fetch(`${url}/readyz`);
    return [response.status, await response.json()];
  };

  expect(await ready()).toEqual([503, { ready: false, notReady: ["database"] }]);
  expect(await ready()).toEqual([503, { ready: false, notReady: ["database"] }]);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  databaseAnswers = true;
  expect(await ready()).toEqual([200, { ready: true, notReady: [] }]);

  const metrics = await fetch(`${url}/metrics`);
  expect(metrics.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  expect(await metrics.text()).toBe("turns_total 3\n");
  expect(log.lines.map(({ event, facts }) => [event, facts["notReady"]])).toEqual([
    ["readiness changed", "database"],
    ["readiness changed", ""],
  ]);
  await server.close({ withinSeconds: 1 });
});

test("a check that never answers counts as not ready", async () => {
  const log = createTestLog();
  const checks = [{ name: "database", check: () => new Promise<void>(() => {}) }];
  const routes = healthRoutes({ log, checks, readMetrics: async () => "" });
  const server = createHttpServer({ host: "127.0.0.1", port: 0, routes, log });
  const { url } = await server.listen();

  expect((await fetch(`${url}/readyz`)).status).toBe(503);

  await server.close({ withinSeconds: 1 });
});
