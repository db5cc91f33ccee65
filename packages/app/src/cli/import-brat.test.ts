import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { runCommand } from "../../../../test/support/run-command.ts";

const desk = mkdtempSync(join(tmpdir(), "rapporteur-brat-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));
const at = (name: string): string => join(desk, name);

it("annotations of brat go into a library with the text beside them, and out as Web Annotations", async () => {
  writeFileSync(at("talk.txt"), "Ann backs the tax.\n");
  writeFileSync(at("talk.ann"), "T1\tPerson 0 3\tAnn\nT2\tTopic 14 17\ttax\nR1\tBacks Who:T1 What:T2\n");
  const imported = await runCommand(["import", at("talk.ann"), "--library", at("a.rapporteur")]);
  expect([imported.code, imported.out]).toEqual([0, expect.stringContaining("1 document with 3 statements")]);
  const exported = await runCommand(["export", "--library", at("a.rapporteur"), "--what", "statements", "--out", at("out.jsonld")]);
  expect([exported.code, exported.err]).toEqual([0, ""]);
  expect(readFileSync(at("out.jsonld"), "utf8")).toContain('"exact": "Ann backs the tax"');
  rmSync(at("talk.txt"));
  expect((await runCommand(["import", at("talk.ann"), "--library", at("a.rapporteur")])).out).toContain("RAP_EXCHANGE_BRAT");
});
