import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
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

it("GDELT is read without a header", async () => {
  const cells = Array.from({ length: 61 }, () => "");
  const known: [number, string][] = [
    [0, "1"],
    [1, "20310501"],
    [5, "JPN"],
    [6, "JAPAN"],
    [7, "JPN"],
    [15, "RUS"],
    [16, "RUSSIA"],
    [17, "RUS"],
    [26, "130"],
    [30, "-4.4"],
  ];
  for (const [place, value] of known) cells[place] = value;
  const events = written("20310501.export.CSV", `${cells.join("\t")}\n`);
  const { out, err } = await runCommand(["relations", readout, "--drafts", "--show", "compare", "--events", events, "--json"]);
  expect(err).toBe("");
  expect(JSON.parse(out)).toMatchObject({ pairs: expect.arrayContaining([expect.objectContaining({ source: "state:JPN", target: "state:RUS" })]) });
});
