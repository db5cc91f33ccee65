import type { Figure, MeasureOptions } from "../eval/figure.ts";
import { measureNetwork } from "./web/network.ts";
import { measureReading } from "./web/reading.ts";
import { serveLibraries, type Served } from "./web/serve-libraries.ts";
import { measureScope } from "./web/scope.ts";
import { measureSettings } from "./web/settings.ts";
import { measureStatements } from "./web/statements.ts";

/** Measured on one large library. */
const served: Readonly<Record<string, (served: Served) => Promise<Figure[]>>> = {
  statements: measureStatements,
  network: measureNetwork,
  settings: measureSettings,
  scope: measureScope,
};

/**
 * The workbench in a headless browser on a real server. A software renderer's frame rate says little, so what our own script takes of a frame is told as
 * well. `--part reading`, `statements`, `network`, `settings` or `scope` measures that alone; `--library FILE` keeps the large library there, and takes it from there.
 */
export async function measure({ options }: MeasureOptions): Promise<Figure[]> {
  const { part, library } = options;
  const figures: Figure[] = [];
  if (part === undefined || part === "reading") figures.push(...(await measureReading()));
  const parts = Object.entries(served).filter(([name]) => part === undefined || part === name);
  if (parts.length === 0) return figures;
  const large = await serveLibraries(library);
  try {
    for (const [, measurePart] of parts) figures.push(...(await measurePart(large)));
  } finally {
    await large.close();
  }
  return figures;
}
