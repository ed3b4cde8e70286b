// The pixels of a PNG, read by the library that draws.
import { Resvg } from "@resvg/resvg-js";

export type Pixels = {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity of each pixel, row by row. */
  readonly data: Uint8Array;
};

export function readPng(png: Uint8Array): Pixels {
  const header = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  const [width, height] = [header.readUInt32BE(16), header.readUInt32BE(20)];
  const href = `data:image/png;base64,${header.toString("base64")}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" href="${href}"/></svg>`;
  return { width, height, data: new Uint8Array(new Resvg(svg).render().pixels) };
}

/** Where this colour is, of the form #rrggbb and opaque: x and y of each pixel. */
export function findColour({ data, width }: Pixels, colour: string): readonly (readonly [number, number])[] {
  const wanted = Number.parseInt(colour.slice(1), 16);
  const found: [number, number][] = [];
  for (let at = 0; at < data.length; at += 4) {
    const seen = ((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0);
    if (seen === wanted && data[at + 3] === 255) found.push([(at / 4) % width, Math.floor(at / 4 / width)]);
  }
  return found;
}
