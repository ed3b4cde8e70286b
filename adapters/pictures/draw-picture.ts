// A picture as PNG: composed as layers of vega-lite, laid out and written as SVG by Vega, drawn by resvg. The same
// picture is the same bytes. Loading this file takes 700 milliseconds, so that only the drawing thread does.
import { parse, View } from "vega";
import type { Picture } from "../../src/chat/picture.ts";
import { unreachable } from "../../src/domain/unreachable.ts";
import type { DrawnPicture } from "../../src/ports/pictures.ts";
import { composeBars } from "./compose-bars.ts";
import { composeMap } from "./compose-map.ts";
import { composeProgress } from "./compose-progress.ts";
import { rasterize } from "./rasterize.ts";
import { compileSheet, type Sheet, WIDTH } from "./sheet.ts";

/** Sharp on the screens of telephones. */
const PIXELS_PER_UNIT = 2;
/** The most that Teams shows. https://learn.microsoft.com/microsoftteams/platform/resources/bot-v3/bots-message-format#picture-messages */
const MAX_PIXELS = 1024;

export async function drawPicture(picture: Picture): Promise<DrawnPicture> {
  const sheet = compose(picture);
  const svg = await new View(parse(compileSheet(sheet)), { renderer: "none" }).toSVG();
  const pixelsPerUnit = Math.min(PIXELS_PER_UNIT, MAX_PIXELS / sheet.height);
  return { png: rasterize(svg, pixelsPerUnit), width: WIDTH, height: sheet.height };
}

function compose(picture: Picture): Sheet {
  switch (picture.kind) {
    case "progress":
      return composeProgress(picture);
    case "bars":
      return composeBars(picture);
    case "map":
      return composeMap(picture);
    default:
      return unreachable(picture);
  }
}
