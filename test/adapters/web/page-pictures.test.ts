// Pictures on the page, drawn for real: in the light, in the dark, on a telephone, and for who does not see them.
import type { Browser } from "playwright-core";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createPictures } from "../../../adapters/pictures/pictures.ts";
import type { OutboundMessage } from "../../../src/chat/outbound.ts";
import { DeliveryId } from "../../../src/domain/ids.ts";
import { SAMPLES } from "../../pictures/sample-pictures.ts";
import { silentLog } from "../../support/silent-log.ts";
import { findBarriers, openPage, passOverInBrowser, startChromium } from "../../support/web-browser.ts";
import { startTryOut } from "../../support/web-try-out.ts";

const NAMES = ["progress-en", "map-ar"];
const message: OutboundMessage = {
  parts: SAMPLES.filter(({ name }) => NAMES.includes(name)).map(({ name, picture }) => ({
    kind: "picture",
    alt: `What ${name} says.`,
    picture,
  })),
};

describe.skipIf(passOverInBrowser("pictures on the page"))("pictures on the page", { timeout: 60_000 }, () => {
  let browser: Browser;
  let tryOut: Awaited<ReturnType<typeof startTryOut>>;
  const clock = { now: () => Temporal.Now.instant() };
  const pictures = createPictures({ secretKey: new Uint8Array(32), publicUrl: null, clock, log: silentLog });
  beforeAll(async () => {
    browser = await startChromium();
    tryOut = await startTryOut(0, pictures);
    await tryOut.tryOut.platform.deliver({
      id: DeliveryId.parse("d-1"),
      conversation: { platform: "web", tenant: "try-out", kind: "personal", id: "ana", reference: {} },
      message,
      replaces: null,
    });
  });
  afterAll(async () => {
    await browser.close();
    await tryOut.stop();
    await pictures.close();
  });

  test.each([
    ["a laptop in the light", { viewport: { width: 1280, height: 900 }, colorScheme: "light" }],
    ["a telephone in the dark", { viewport: { width: 360, height: 780 }, colorScheme: "dark" }],
  ] as const)("are there on %s, sharp, with their words and without barriers", async (_where, device) => {
    const { page, faults } = await openPage(browser, `${tryOut.url}/#person=ana`, device);
    const images = page.locator(".message.bot figure img");
    await images.nth(1).waitFor();
    await page.evaluate("Promise.all([...document.images].map((image) => image.decode()))");

    const seen = await images.evaluateAll((all: { naturalWidth: number; alt: string }[]) =>
      all.map(({ naturalWidth, alt }) => ({ naturalWidth, alt })),
    );
    expect(seen).toEqual(NAMES.map((name) => ({ naturalWidth: 720, alt: `What ${name} says.` })));
    const box = await images.first().boundingBox();
    expect(box?.width).toBeLessThanOrEqual(360);
    expect(box?.width).toBeGreaterThan(290);
    const sideways = await page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
    expect(sideways).toBe(0);
    await page.locator("figcaption").getByText("لا تعني الحدود", { exact: false }).waitFor();
    expect(await findBarriers(page)).toMatchObject({ barriers: [] });
    expect(faults).toEqual([]);
    await page.close();
  });
});
