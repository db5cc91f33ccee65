import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { repository } from "../api/resolve-module.ts";
import type { MeasuredTest } from "./measured-test.ts";

/** What tests did in an earlier run, so that they need not be measured again. */
export interface KeptMeasures {
  readonly find: (test: string) => MeasuredTest | undefined;
  readonly keep: (measured: MeasuredTest) => void;
}

const fileShape = z.object({
  /** Hash of the sources with probes: functions are known by their place in them. */
  sources: z.string(),
  tests: z.record(z.string(), z.object({ text: z.string(), ms: z.number(), entered: z.array(z.string()) })),
});

/**
 * Measures in a file, which is written after each test. They hold for the same sources; that of a test, while its own text is the same.
 *
 * @param path null where nothing is kept
 */
export function openKeptMeasures(path: string | null, sources: ReadonlyMap<string, string>): KeptMeasures {
  if (path === null) return { find: () => undefined, keep: () => undefined };
  const own = hashOf(JSON.stringify([...sources]));
  const found = existsSync(path) ? fileShape.parse(JSON.parse(readFileSync(path, "utf8"))) : null;
  const file: z.infer<typeof fileShape> = found?.sources === own ? found : { sources: own, tests: {} };
  const textOf = (test: string): string => hashOf(readFileSync(join(repository, test), "utf8"));
  return {
    find: (test) => {
      const known = file.tests[test];
      return known?.text === textOf(test) ? { test, ms: known.ms, entered: new Set(known.entered) } : undefined;
    },
    keep: ({ test, ms, entered }) => {
      file.tests[test] = { text: textOf(test), ms, entered: [...entered] };
      writeFileSync(path, JSON.stringify(file));
    },
  };
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
