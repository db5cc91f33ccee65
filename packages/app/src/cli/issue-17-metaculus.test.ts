import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { runCommand } from "../../../../test/support/run-command.ts";

const desk = mkdtempSync(join(tmpdir(), "rapporteur-exchange-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));
const at = (name: string): string => join(desk, name);
const written = (name: string, text: string): string => {
  writeFileSync(at(name), text);
  return at(name);
};

describe("Metaculus' export", () => {
  const questions = "Question ID,Question Title,Question Type,Resolution\n7,Will it rain?,binary,\n";
  const header = "Question ID,Forecaster Username,Start Time,Forecaster Count,Probability Yes,Probability of Resolution,PDF at Resolution\n";

  it("lacks the last cell of forecasts on open questions", async () => {
    const forecasts = written("forecasts.csv", `${header}7,ada,2031-01-01T10:00:00Z,,0.9,\n7,bob,2031-01-02T10:00:00Z,,0.4,,\n`);
    const given = ["forecasts", "import", written("questions.csv", questions), forecasts, "--from", "metaculus", "--out", at("l.jsonl")];
    const { code, out, err } = await runCommand(given);
    expect([code, err, out]).toEqual([0, "", expect.stringContaining("1 question, 2 forecasts")]);
  });

  it("may lack no other cell", async () => {
    const forecasts = written("short.csv", `${header}7,ada,2031-01-01T10:00:00Z,,0.9\n`);
    const { code, err } = await runCommand(["forecasts", "import", at("questions.csv"), forecasts, "--from", "metaculus", "--out", at("m.jsonl")]);
    expect([code, err]).toEqual([1, expect.stringMatching(/short\.csv.*row 2/s)]);
  });
});
