// The pixels of a PNG, read by the library that draws.
import { Resvg } from "@resvg/resvg-js";

export type Pixels = {
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity of each pixel, row by row. */
  readonly data: Uint8Array;
};

/** As its header says. https://www.w3.org/TR/png-3/#11IHDR */
export function sizeOf(png: Uint8Array): { readonly width: number; readonly height: number } {
  const header = new DataView(png.buffer, png.byteOffset, png.byteLength);
  return { width: header.getUint32(16), height: header.getUint32(20) };
}

export function readPng(png: Uint8Array): Pixels {
  const { width, height } = sizeOf(png);
  const href = `data:image/png;base64,${Buffer.from(png).toString("base64")}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" href="${href}"/></svg>`;
  return { width, height, data: new Uint8Array(new Resvg(svg, { font: { loadSystemFonts: false } }).render().pixels) };
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
