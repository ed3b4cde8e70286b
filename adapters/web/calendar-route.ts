// The days of a meeting as a calendar file, under an address that a digest gives out: the meeting's id and a signature, so
// that nobody finds the other meetings by counting.
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { MeetingId } from "../../src/domain/ids.ts";
import type { Addresses } from "../../src/ports/addresses.ts";
import { answerJson } from "./answers.ts";
import type { Route } from "./http-server.ts";

const CALENDAR_PATH = "/calendar/";
const ENDING = ".ics";
const KEY_BYTES = 32;
const MAC_BYTES = 16;
const TOKEN = /^(.{1,200})\.([A-Za-z0-9_-]{22})$/;

export type CalendarOptions = {
  readonly secretKey: Uint8Array;
  /** Where the world reaches this server, or where this machine does; null: nowhere. */
  readonly baseUrl: string | null;
  /** The calendar file; null where there is no such meeting. */
  readonly readCalendar: (meetingId: MeetingId) => Promise<string | null>;
};

export function createCalendar(options: CalendarOptions): { readonly route: Route; readonly addresses: Addresses } {
  const { baseUrl, readCalendar } = options;
  const key = Buffer.from(hkdfSync("sha256", options.secretKey, "", "rapporteur calendar address 1", KEY_BYTES));
  const sign = (id: string) => createHmac("sha256", key).update(id).digest().subarray(0, MAC_BYTES);

  function readPath(path: string): MeetingId | null {
    if (!path.startsWith(CALENDAR_PATH) || !path.endsWith(ENDING)) return null;
    const [, name, mac] = TOKEN.exec(path.slice(CALENDAR_PATH.length, -ENDING.length)) ?? [];
    if (name === undefined || mac === undefined) return null;
    const id = Buffer.from(name, "base64url").toString("utf8");
    return timingSafeEqual(Buffer.from(mac, "base64url"), sign(id)) ? MeetingId.parse(id) : null;
  }

  async function send(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const meetingId = readPath(request.url?.split("?", 1)[0] ?? "");
    const calendar = meetingId === null ? null : await readCalendar(meetingId);
    if (calendar === null) return answerJson(response, 404, { error: "not-found" });
    response.setHeader("content-type", "text/calendar; charset=utf-8");
    response.setHeader("content-disposition", `attachment; filename="meeting${ENDING}"`);
    response.setHeader("content-length", Buffer.byteLength(calendar));
    response.end(request.method === "HEAD" ? undefined : calendar);
  }

  return {
    route: { method: "GET", path: `${CALENDAR_PATH}*`, handle: send },
    addresses: {
      calendarOf(meetingId) {
        if (baseUrl === null) return null;
        const name = Buffer.from(meetingId).toString("base64url");
        const path = `${CALENDAR_PATH}${name}.${sign(meetingId).toString("base64url")}${ENDING}`;
        return new URL(path, baseUrl).href;
      },
    },
  };
}
