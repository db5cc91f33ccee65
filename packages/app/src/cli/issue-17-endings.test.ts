import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import { runCommand } from "../../../../test/support/run-command.ts";

const desk = mkdtempSync(join(tmpdir(), "rapporteur-exchange-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));
const at = (name: string): string => join(desk, name);
const written = (name: string, text: string): string => {
  writeFileSync(at(name), text);
  return at(name);
};
const readout = written("readout.json", JSON.stringify(sampleReadout));

describe("the ending of --out", () => {
  const library = at("study.rapporteur");
  beforeAll(async () => {
    await runCommand(["import", readout, "--library", library]);
  });
  const exported = (what: string, out: string, ...more: string[]) =>
    runCommand(["export", "--library", library, "--drafts", "--what", what, "--out", at(out), ...more]);

  it.each([
    ["map", "m.graphml", "<graphml"],
    ["map", "m.dot", "digraph"],
    ["network", "n.gexf", "<gexf"],
    ["network", "n.edges.csv", "source,target,weight"],
    ["statements", "s.jsonl", "{"],
    ["readouts", "r.json", "["],
  ])("tells the format of %s in %s", async (what, out, start) => {
    const { code, err } = await exported(what, out);
    expect([code, err]).toEqual([0, ""]);
    expect(readFileSync(at(out), "utf8")).toContain(start);
  });

  it("that a part cannot be written in is refused with those that it can", async () => {
    const { code, err } = await exported("map", "m.jsonl");
    expect([code, existsSync(at("m.jsonl")), err]).toEqual([2, false, expect.stringContaining(".graphml")]);
  });

  it("gives way to --format", async () => {
    await exported("map", "named.txt", "--format", "graphml");
    expect(readFileSync(at("named.txt"), "utf8")).toContain("<graphml");
  });
});
