// Draws the sample pictures into a folder, to be looked at: node test/pictures/draw-samples.ts FOLDER
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import { drawPicture } from "../../adapters/pictures/draw-picture.ts";
import { SAMPLES } from "./sample-pictures.ts";

const folder = process.argv[2] ?? ".";
await mkdir(folder, { recursive: true });
for (const { name, picture } of SAMPLES) {
  const begun = performance.now();
  const { png, width, height } = await drawPicture(picture);
  await writeFile(path.join(folder, `${name}.png`), png);
  const milliseconds = Math.round(performance.now() - begun);
  process.stdout.write(`${name}.png ${width} × ${height}, ${png.length} bytes, ${milliseconds} ms\n`);
}
