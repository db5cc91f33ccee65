import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** One numeric case of the reference data: what goes in, what must come out, how near. */
export interface SharedCase {
  readonly id: string;
  readonly input: never;
  readonly expected: never;
  readonly tolerance: number;
}

const folder = join(process.env["RAPPORTEUR_SHARED"] ?? fileURLToPath(new URL("../../../shared", import.meta.url)), "cases");

/**
 * A JSON file of the reference cases, which live in a folder "shared" beside the checkout (or where RAPPORTEUR_SHARED says) and are no part of
 * the repository. Null where it is absent: tests that need it are then skipped.
 */
export function readSharedFile(name: string): unknown {
  const path = join(folder, name);
  return existsSync(path) ? JSON.parse(readFileSync(path, "utf8")) : null;
}

/** The cases of a file by id; empty where the file is absent. */
export function sharedCases(name: string): ReadonlyMap<string, SharedCase> {
  const cases = (readSharedFile(name) ?? []) as readonly SharedCase[];
  return new Map(cases.map((one) => [one.id, one]));
}
