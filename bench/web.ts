import type { Figure } from "../eval/figure.ts";
import { measureReading } from "./web/reading.ts";

/** The workbench in a headless browser on a real server. A software renderer's frame rate says little, so what our own script takes of a frame is told as well. */
export async function measure(): Promise<Figure[]> {
  return measureReading();
}
