// The HTTP server keeps its limits whatever a handler does, and drains before it closes.
import { request as send } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { answerText } from "../../../adapters/web/answers.ts";
import { createHttpServer, type HttpServer, type Route } from "../../../adapters/web/http-server.ts";
import { createTestLog } from "../../support/web-log.ts";

const running: HttpServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close({ withinSeconds: 0.2 })));
});

async function start(routes: readonly Route[]) {
  const log = createTestLog();
  const server = createHttpServer({ host: "127.0.0.1", port: 0, routes, log });
  running.push(server);
  return { server, log, ...(await server.listen()) };
}

const echo: Route = {
  method: "POST",
  path: "/echo",
  handle: async (request, response) => answerText(response, 200, String((await text(request)).length)),
};
const hello: Route = {
  method: "GET",
  path: "/hello",
  handle: async (_request, response) => answerText(response, 200, "hello"),
};
const below: Route = {
  method: "GET",
  path: "/f/*",
  handle: async (request, response) => answerText(response, 200, request.url ?? ""),
};

test.each([
  { method: "GET", path: "/hello", status: 200, because: "the path is exact" },
  { method: "GET", path: "/hello?x=1", status: 200, because: "a query is no part of the path" },
  { method: "HEAD", path: "/hello", status: 200, because: "what answers GET answers HEAD" },
  { method: "GET", path: "/hello/", status: 404, because: "the path is exact" },
  { method: "GET", path: "/HELLO", status: 404, because: "paths have case" },
  { method: "GET", path: "/f/token", status: 200, because: "a star takes what is below" },
  { method: "GET", path: "/f", status: 404, because: "and only what is below" },
  { method: "POST", path: "/hello", status: 405, because: "the path is there for GET" },
  { method: "DELETE", path: "/echo", status: 405, because: "the path is there for POST" },
  { method: "GET", path: `/hello?${"x".repeat(5000)}`, status: 414, because: "a URL has an end" },
])("$method $path.length characters is $status: $because", async ({ method, path, status }) => {
  const { url } = await start([echo, hello, below]);

  const response = await fetch(url + path, { method });

  expect(response.status).toBe(status);
  if (status === 405) expect(response.headers.get("allow")).toMatch(/^(GET|POST)$/);
});

test("a handler that throws is a 500 without details, and one line in the log", async () => {
  const broken: Route = { method: "GET", path: "/broken", handle: () => Promise.reject(new Error("secret")) };
  const { url, log } = await start([broken]);

  const response = await fetch(`${url}/broken`);

  expect([response.status, await response.text()]).toEqual([500, '{"error":"internal"}']);
  expect(log.lines).toEqual([{ level: "error", event: "request failed", facts: { method: "GET", route: "/broken" } }]);
});

test("every answer forbids foreign content, sniffing and frames", async () => {
  const { url } = await start([hello]);

  for (const path of ["/hello", "/nowhere"]) {
    const { headers } = await fetch(url + path);
    expect(headers.get("content-security-policy")).toContain("default-src 'none';script-src 'self'");
    expect(headers.get("content-security-policy")).not.toContain("unsafe");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("x-frame-options")).toBe("DENY");
  }
});

test("a body that says it is too long is refused before it is read", async () => {
  const { url } = await start([echo]);

  const response = await fetch(`${url}/echo`, { method: "POST", body: "x".repeat(4 * 1024 * 1024 + 1) });

  expect(response.status).toBe(413);
});

test("a body that turns out too long is cut, and is no failure of the handler", async () => {
  const { port, log } = await start([echo]);

  const status = await new Promise<number | undefined>((resolve, reject) => {
    const request = send({ port, host: "127.0.0.1", path: "/echo", method: "POST" }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    // The server hangs up on what it no longer reads.
    request.on("error", (error) => ("code" in error ? undefined : reject(error)));
    for (let part = 0; part < 70; part += 1) request.write("x".repeat(65_536));
    request.end();
  });

  expect(status).toBe(413);
  expect(log.lines).toEqual([]);
});

test("a body within the limit reaches the handler whole, in parts or at once", async () => {
  const { url } = await start([echo]);

  const whole = await fetch(`${url}/echo`, { method: "POST", body: "x".repeat(300_000) });

  expect(await whole.text()).toBe("300000");
});

test("headers beyond the limit are refused by the parser", async () => {
  const { url } = await start([hello]);

  const response = await fetch(`${url}/hello`, { headers: { "x-long": "x".repeat(20_000) } });

  expect(response.status).toBe(431);
});

test("closing lets what is in flight end, and takes nothing new", async () => {
  let finish = (): void => {};
  let begun = (): void => {};
  const started = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const slow: Route = {
    method: "GET",
    path: "/slow",
    async handle(_request, response) {
      begun();
      await new Promise<void>((resolve) => {
        finish = resolve;
      });
      answerText(response, 200, "done");
    },
  };
  const { server, url } = await start([slow, hello]);
  const inFlight = fetch(`${url}/slow`);
  await started;

  const closed = server.close({ withinSeconds: 5 });
  await expect(fetch(`${url}/hello`)).rejects.toThrow("fetch failed");
  finish();

  expect(await (await inFlight).text()).toBe("done");
  expect(await closed).toEqual({ cutOff: 0 });
});

test("what does not end in time is cut and counted", async () => {
  let begun = (): void => {};
  const started = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const stuck: Route = {
    method: "GET",
    path: "/stuck",
    async handle() {
      begun();
      await new Promise(() => {});
    },
  };
  const { server, url } = await start([stuck]);
  const outcome = fetch(`${url}/stuck`).then(
    () => "answered",
    () => "cut",
  );
  await started;

  expect(await server.close({ withinSeconds: 0.1 })).toEqual({ cutOff: 1 });
  expect(await outcome).toBe("cut");
});

test("an open stream is told that the server closes", async () => {
  const stream: Route = {
    method: "GET",
    path: "/stream",
    async handle(_request, response, closing) {
      response.write("open\n");
      closing.addEventListener("abort", () => response.end("bye\n"));
    },
  };
  const { server, url } = await start([stream]);
  const response = await fetch(`${url}/stream`);

  expect(await server.close({ withinSeconds: 5 })).toEqual({ cutOff: 0 });
  expect(await response.text()).toBe("open\nbye\n");
});

test("an idle connection does not hold the closing up", async () => {
  const { server, port } = await start([hello]);
  const socket = connect(port, "127.0.0.1");
  await new Promise((resolve) => socket.once("connect", resolve));
  socket.write("GET /hello HTTP/1.1\r\nhost: localhost\r\n\r\n");
  await new Promise((resolve) => socket.once("data", resolve));
  const gone = new Promise((resolve) => socket.once("close", resolve));

  const began = performance.now();
  expect(await server.close({ withinSeconds: 10 })).toEqual({ cutOff: 0 });

  await gone;
  expect(performance.now() - began).toBeLessThan(5_000);
});

test("closing twice is closing once", async () => {
  const { server } = await start([hello]);

  const both = await Promise.all([server.close({ withinSeconds: 1 }), server.close({ withinSeconds: 1 })]);

  expect(both).toEqual([{ cutOff: 0 }, { cutOff: 0 }]);
});

test("an address that is taken is said so", async () => {
  const { port } = await start([hello]);
  const second = createHttpServer({ host: "127.0.0.1", port, routes: [], log: createTestLog() });

  await expect(second.listen()).rejects.toMatchObject({ code: "EADDRINUSE" });
});
