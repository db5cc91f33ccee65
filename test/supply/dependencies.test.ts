import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { runScript } from "./run-script.ts";

const folder = mkdtempSync(join(tmpdir(), "rapporteur-lockfile-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Entry = Record<string, unknown>;
const lockfile = readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8");

/** What the gate says of the lockfile with one entry changed. */
function complaints(at: string, change: Entry): string[] {
  const changed = JSON.parse(lockfile) as { packages: Record<string, Entry> };
  const path = join(folder, "package-lock.json");
  writeFileSync(path, JSON.stringify({ ...changed, packages: { ...changed.packages, [at]: { ...changed.packages[at], ...change } } }));
  const { code, out } = runScript("check-dependencies.mjs", [path]);
  expect(code).toBe(out === "" ? 0 : 1);
  return out.split("\n").filter((line) => line !== "");
}

const fastify = "node_modules/fastify";
const vitest = "node_modules/vitest";

test("the lockfile as it is passes", () => {
  expect(complaints(fastify, {})).toEqual([]);
});

test.each([
  [fastify, "GPL-3.0-only"],
  [fastify, "(MIT AND GPL-3.0-only)"],
  [fastify, "MPL-2.0"],
  [fastify, null],
  [vitest, "AGPL-3.0-or-later"],
  [vitest, "SEE LICENSE IN LICENSE.txt"],
])("%s under %s is refused", (at, license) => {
  expect(complaints(at, { license })).toEqual([expect.stringContaining(`has the licence ${license ?? "(none)"}`)]);
});

test.each(["(MIT OR GPL-3.0-only)", "(MIT AND (Zlib OR GPL-2.0-only))", "Apache-2.0"])("a released package under %s passes", (license) => {
  expect(complaints(fastify, { license })).toEqual([]);
});

test("weak copyleft passes where it only builds or tests", () => {
  expect(complaints(vitest, { license: "MPL-2.0" })).toEqual([]);
});

test("an install script is refused unless it is on the list, and one that is gone is taken off it", () => {
  expect(complaints(vitest, { hasInstallScript: true })).toEqual([expect.stringContaining("list it with its reason")]);
  expect(complaints(fastify, { hasInstallScript: true })).toEqual([expect.stringContaining("the release needs it")]);
  expect(complaints("node_modules/node", { hasInstallScript: false })).toEqual([expect.stringContaining("take it off the list")]);
});
