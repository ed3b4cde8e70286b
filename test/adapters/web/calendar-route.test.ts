// The address of a calendar leads to that calendar and to nothing else.
import { afterAll, beforeAll, expect, test } from "vitest";
import { createCalendar } from "../../../adapters/web/calendar-route.ts";
import { createHttpServer } from "../../../adapters/web/http-server.ts";
import { MeetingId } from "../../../src/domain/ids.ts";
import { createTestLog } from "../../support/web-log.ts";

const MEETING = MeetingId.parse("cmim-06");
const readCalendar = async (id: MeetingId) => (id === MEETING ? "BEGIN:VCALENDAR\r\n" : null);
const made = (key: number, baseUrl: string | null) =>
  createCalendar({ secretKey: new Uint8Array(32).fill(key), baseUrl, readCalendar });

const server = createHttpServer({ host: "127.0.0.1", port: 0, routes: [made(1, null).route], log: createTestLog() });
let url = "";
beforeAll(async () => {
  ({ url } = await server.listen());
});
afterAll(() => server.close({ withinSeconds: 1 }));

const get = async (address: string | null) => await fetch(address ?? "");

test("the calendar, as a file", async () => {
  const response = await get(made(1, url).addresses.calendarOf(MEETING));
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("text/calendar; charset=utf-8");
  expect(await response.text()).toBe("BEGIN:VCALENDAR\r\n");
});

test("a meeting that is gone is not found", async () => {
  expect((await get(made(1, url).addresses.calendarOf(MeetingId.parse("cmim-99")))).status).toBe(404);
});

test("an address of another key, or of another meeting's signature, shows nothing", async () => {
  expect((await get(made(2, url).addresses.calendarOf(MEETING))).status).toBe(404);
  const [, signature] = /\.([^.]+)\.ics$/.exec(made(1, url).addresses.calendarOf(MEETING) ?? "") ?? [];
  const other = Buffer.from("cmim-05").toString("base64url");
  expect((await get(`${url}/calendar/${other}.${signature}.ics`)).status).toBe(404);
  expect((await get(`${url}/calendar/${other}.ics`)).status).toBe(404);
});

test("there is no address where the server cannot be reached", () => {
  expect(made(1, null).addresses.calendarOf(MEETING)).toBeNull();
});
