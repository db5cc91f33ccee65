import { readFileSync } from "node:fs";
import { sharedFile } from "./shared-folder.ts";

/** One numeric case of the reference data: what goes in, what must come out, how near. */
export interface SharedCase {
  readonly id: string;
  readonly input: never;
  readonly expected: never;
  readonly tolerance: number;
}

/**
 * A JSON file of the reference cases, which live in a folder "shared" beside the checkout (or where RAPPORTEUR_SHARED says) and are no part of
 * the repository. Null where it is absent: tests that need it are then skipped.
 */
export function readSharedFile(name: string): unknown {
  const path = sharedFile("cases", name);
  return path === null ? null : JSON.parse(readFileSync(path, "utf8"));
}

/** The cases of a file by id; empty where the file is absent. */
export function sharedCases(name: string): ReadonlyMap<string, SharedCase> {
  const cases = (readSharedFile(name) ?? []) as readonly SharedCase[];
  return new Map(cases.map((one) => [one.id, one]));
}
