import { readFileSync } from "node:fs";

/** Width and height of a PNG file, in pixels. @throws Error naming the file where it is not one */
export function pictureSize(path: string): { width: number; height: number } {
  const bytes = readFileSync(path);
  if (bytes.toString("latin1", 1, 4) !== "PNG") throw new Error(`${path} is not a PNG file; the manual shows no other pictures.`);
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}
