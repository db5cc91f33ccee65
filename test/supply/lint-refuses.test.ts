import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { importScript } from "./run-script.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const lines = (count: number, line: (at: number) => string): string => Array.from({ length: count }, (_, at) => `${line(at)}\n`).join("");
const functionOf = (count: number): string => `export function add(out: number[]): void {\n${lines(count - 2, (at) => `  out.push(${at});`)}}\n`;

/** A file each, with the rule that refuses it; null where it may stay. */
const files: Readonly<Record<string, readonly [string | null, string]>> = {
  "packages/core/src/text/between-packages.ts": ["no-restricted-imports", 'export { readSource } from "@rapporteur/reader/sources";\n'],
  "packages/engines/src/graph/up.ts": ["no-restricted-imports", 'export { parseOptions } from "../network/parse-options.ts";\n'],
  "packages/app/src/store/history/up.ts": ["no-restricted-imports", 'export { openApp } from "../../application/open-app.ts";\n'],
  "packages/app/src/store/history/follower.ts": ["no-restricted-imports", 'export { indexSearch } from "../search/search-index.ts";\n'],
  "packages/app/src/store/history/assembled.ts": ["no-restricted-imports", 'export { projections } from "../projections.ts";\n'],
  "packages/app/src/store/search/follows.ts": [null, 'export { stepsOf } from "../history/commit-work.ts";\n'],
  "packages/app/src/application/down.ts": [null, 'export { openStore } from "../store/open-store.ts";\n'],
  "packages/core/src/model/not-pure.ts": ["no-restricted-imports", 'export { readFileSync } from "node:fs";\n'],
  "web/src/parts/server.ts": ["no-restricted-imports", 'export { openStore } from "@rapporteur/app/store";\n'],
  "packages/app/src/library/one.ts": ["no-cycle", 'import type { Two } from "./two.ts";\n\nexport interface One {\n  readonly two: Two;\n}\n'],
  "packages/app/src/library/two.ts": ["no-cycle", 'import type { One } from "./one.ts";\n\nexport interface Two {\n  readonly one: One;\n}\n'],
  "packages/app/src/library/long-file.ts": ["max-lines", lines(401, (at) => `export const number${at} = ${at};`)],
  "packages/app/src/library/file.ts": [null, lines(400, (at) => `export const number${at} = ${at};`)],
  "packages/app/src/library/long-function.ts": ["max-lines-per-function", functionOf(61)],
  "packages/app/src/library/function.ts": [null, functionOf(60)],
  "packages/app/src/library/asserting.ts": ["consistent-type-assertions", "export const text = (value: unknown): string => value as string;\n"],
  "packages/app/src/library/constant.ts": [null, "export const pair = [1, 2] as const;\n"],
};

let folder = "";
let refused: ReadonlyMap<string, readonly string[]>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "lint-"));
  // A checkout of its own: what lies in an ignored folder of another one is not looked at.
  mkdirSync(join(folder, ".git"));
  for (const [path, [, text]] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const { writeLintConfig } = (await importScript("make-lint-config.mjs")) as { writeLintConfig: (at: string) => string };
  writeLintConfig(folder);
  const lint = join(root, "node_modules", "oxlint", "bin", "oxlint");
  const { stdout } = spawnSync(process.execPath, [lint, "--format", "json", "."], { cwd: folder, encoding: "utf8" });
  const { diagnostics } = JSON.parse(stdout) as { diagnostics: { filename: string; code: string }[] };
  const found = Map.groupBy(diagnostics, ({ filename }) => filename.replaceAll("\\", "/"));
  refused = new Map([...found].map(([path, all]) => [path, all.map(({ code }) => code.replace(/^.*\((.*)\)$/, "$1"))]));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each(Object.entries(files))("%s", (path, [rule]) => {
  expect(refused.get(path) ?? []).toEqual(rule === null ? [] : [rule]);
});
