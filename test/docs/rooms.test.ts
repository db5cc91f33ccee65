import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { importScript, runScript } from "../supply/run-script.ts";

const { roomProblems } = (await importScript("check-rooms.mjs")) as { roomProblems: (base: string) => string[] };
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** What the gate says of a checkout with so many files of an ending in each folder. */
function complaints(rooms: Readonly<Record<string, readonly [count: number, ending: string]>>): string[] {
  const checkout = mkdtempSync(join(tmpdir(), "rapporteur-rooms-"));
  folders.push(checkout);
  for (const [room, [count, ending]] of Object.entries(rooms)) {
    mkdirSync(join(checkout, room), { recursive: true });
    for (let number = 0; number < count; number++) writeFileSync(join(checkout, room, `file-${number}${ending}`), "");
  }
  return roomProblems(checkout);
}

test("the checkout as it is passes", () => {
  expect(runScript("check-rooms.mjs")).toEqual({ code: 0, out: "" });
});

test.each([
  "packages/app/src",
  "packages/app/src/http/site",
  "web/src/scenes/read",
  "eval",
  "corpus/tool/words",
  "training",
  "test/support",
  "scripts",
])("26 files in %s are refused, 25 pass", (room) => {
  expect(complaints({ [room]: [25, ".ts"] })).toEqual([]);
  expect(complaints({ [room]: [26, ".tsx"] })).toEqual([
    `${room} holds 26 source files, and 25 is the most; move those of one concept into a folder of its own, named for the concept`,
  ]);
});

test.each([".test.ts", ".property.test.ts", ".test-data.ts", "-for-tests.ts", ".css", ".json", ".md"])("files with %s are not counted", (ending) => {
  expect(complaints({ eval: [30, ending] })).toEqual([]);
});

test("files in a subfolder and of other places are not counted", () => {
  expect(complaints({ eval: [20, ".ts"], "eval/figures": [20, ".ts"], "docs/made": [30, ".ts"], "web/src/testing": [30, ".ts"] })).toEqual([]);
});
