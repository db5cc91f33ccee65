import { readFileSync } from "node:fs";

/** Width and height of a PNG file, or of an SVG file that says them, in pixels. @throws Error naming the file where it is neither */
export function pictureSize(path: string): { width: number; height: number } {
  const bytes = readFileSync(path);
  if (bytes.toString("latin1", 1, 4) === "PNG") return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  const drawn = /^<svg [^>]*?width="(?<width>\d+)" height="(?<height>\d+)"/.exec(bytes.toString("utf8", 0, 400))?.groups;
  if (drawn === undefined)
    throw new Error(`${path} is neither a PNG file nor an SVG file with a width and a height; the manual shows no other pictures.`);
  return { width: Number(drawn["width"]), height: Number(drawn["height"]) };
}
