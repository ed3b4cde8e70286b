// The pictures that the server shows: those whose addresses it made, and nothing else.
import { request as send } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createHttpServer, type HttpServer } from "../../../adapters/web/http-server.ts";
import { picturesRoute } from "../../../adapters/web/pictures-route.ts";
import type { Picture } from "../../../src/chat/picture.ts";
import { silentLog } from "../../support/silent-log.ts";
import { createTestPictures, PIXEL_PNG } from "../../support/test-pictures.ts";

let server: HttpServer;
let url: string;
const picture = (title: string): Picture => ({ kind: "bars", language: "en", title, unit: "", rows: [] });
const KNOWN = new Map([
  ["/pictures/good.png", picture("Good")],
  ["/pictures/bad.png", picture("Undrawable")],
]);

beforeAll(async () => {
  const pictures = { ...createTestPictures(null), readPath: (path: string) => KNOWN.get(path) ?? null };
  server = createHttpServer({ host: "127.0.0.1", port: 0, routes: [picturesRoute(pictures)], log: silentLog });
  ({ url } = await server.listen());
});
afterAll(() => server.close({ withinSeconds: 1 }));

test("a picture is a PNG that may be kept, shown on other pages, and run nothing", async () => {
  const response = await fetch(`${url}/pictures/good.png`);

  expect(response.status).toBe(200);
  expect(new Uint8Array(await response.arrayBuffer())).toEqual(PIXEL_PNG);
  expect(Object.fromEntries(response.headers)).toMatchObject({
    "content-type": "image/png",
    "content-length": String(PIXEL_PNG.length),
    "cache-control": "public, max-age=31536000, immutable",
    "content-security-policy": "default-src 'none'",
    "cross-origin-resource-policy": "cross-origin",
    "x-content-type-options": "nosniff",
  });
});

test("HEAD says the same without the picture", async () => {
  const response = await fetch(`${url}/pictures/good.png`, { method: "HEAD" });

  expect(response.status).toBe(200);
  expect(response.headers.get("content-length")).toBe(String(PIXEL_PNG.length));
  expect((await response.arrayBuffer()).byteLength).toBe(0);
});

describe("is not shown", () => {
  test.each([
    ["/pictures/other.png", 404],
    ["/pictures/", 404],
    ["/pictures/../pictures/other.png", 404],
    ["/pictures/%67ood.png", 404],
    ["/pictures/bad.png", 503],
  ])("%s: %d", async (path, status) => {
    const answered = await new Promise<{ status: number | undefined; kept: string | undefined }>((resolve, reject) => {
      send(url + path, { path }, (response) => {
        response.resume();
        resolve({ status: response.statusCode, kept: response.headers["cache-control"] });
      })
        .on("error", reject)
        .end();
    });
    expect(answered).toEqual({ status, kept: "no-store" });
  });

  test("what is sent to it is refused", async () => {
    expect((await fetch(`${url}/pictures/good.png`, { method: "POST" })).status).toBe(405);
  });
});
