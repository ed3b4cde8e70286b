// The address of a picture holds the picture's data, signed, so that nothing is stored and any server with the same
// key can draw it. The data are no secret: they are counts and words of the message that the address stands in.
import { createHmac, hkdfSync, timingSafeEqual } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { Picture } from "../../src/chat/picture.ts";

export type Addresses = {
  /** Null when the data are too long. Within one month the same picture has the same path. */
  readonly pathOf: (picture: Picture, now: Temporal.Instant) => string | null;
  /** Null for what was not made with this key, is too long or has expired. */
  readonly readPath: (path: string, now: Temporal.Instant) => Picture | null;
};

export const PICTURES_PATH = "/pictures/";
const ENDING = ".png";

/** Slack takes addresses of 3,000 characters; the rest is for the name of the host. https://docs.slack.dev/reference/block-kit/blocks/image-block */
const MAX_PATH_CHARACTERS = 2_800;
/** Far more than fits an address when packed, so that a small token cannot unpack to a large one. */
const MAX_DATA_BYTES = 64 * 1024;
const GOOD_FOR_MONTHS = 13;
const KEY_BYTES = 32;
const MAC_BYTES = 16;
const TOKEN = /^([A-Za-z0-9_-]+)\.([A-Za-z0-9_-]{22})$/;

/** The month after which the address is no longer good, and what it shows. */
const Content = z.tuple([z.string().regex(/^\d{4}-\d{2}$/), Picture]);

/** `secretKey` is the server's; what signs here is derived from it and signs nothing else. */
export function createAddresses(secretKey: Uint8Array): Addresses {
  const key = Buffer.from(hkdfSync("sha256", secretKey, "", "rapporteur picture address 1", KEY_BYTES));
  const sign = (data: string) => createHmac("sha256", key).update(data).digest().subarray(0, MAC_BYTES);
  return {
    pathOf(picture, now) {
      const content: z.infer<typeof Content> = [monthOf(now).add({ months: GOOD_FOR_MONTHS }).toString(), picture];
      const data = deflateRawSync(JSON.stringify(content), { level: 9 }).toString("base64url");
      const path = `${PICTURES_PATH}${data}.${sign(data).toString("base64url")}${ENDING}`;
      return path.length <= MAX_PATH_CHARACTERS ? path : null;
    },
    readPath(path, now) {
      if (path.length > MAX_PATH_CHARACTERS || !path.startsWith(PICTURES_PATH) || !path.endsWith(ENDING)) return null;
      const [, data, mac] = TOKEN.exec(path.slice(PICTURES_PATH.length, -ENDING.length)) ?? [];
      if (data === undefined || mac === undefined) return null;
      if (!timingSafeEqual(Buffer.from(mac, "base64url"), sign(data))) return null;
      const content = Content.safeParse(unpack(data));
      if (!content.success) return null;
      const [until, picture] = content.data;
      return Temporal.PlainYearMonth.compare(monthOf(now), until) > 0 ? null : picture;
    },
  };
}

/** Null where a version of this program with another format made it. */
function unpack(data: string): unknown {
  try {
    const json = inflateRawSync(Buffer.from(data, "base64url"), { maxOutputLength: MAX_DATA_BYTES });
    return JSON.parse(json.toString("utf8"));
  } catch {
    return null;
  }
}

function monthOf(now: Temporal.Instant): Temporal.PlainYearMonth {
  return now.toZonedDateTimeISO("UTC").toPlainDate().toPlainYearMonth();
}
