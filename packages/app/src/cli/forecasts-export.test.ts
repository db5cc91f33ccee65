import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { unpackParts } from "@rapporteur/reader/sources";
import { runCommand } from "../../../../test/support/run-command.ts";
import { parseCsv } from "../exchange/csv/parse-csv.ts";

const desk = mkdtempSync(join(tmpdir(), "rapporteur-forecasts-out-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));
const at = (name: string): string => join(desk, name);

const question = (id: string, text: string, more: object = {}): object => ({
  entry: "question",
  id,
  text,
  due: "2031-06-01",
  opens: "2031-01-01",
  ...more,
});
const forecast = (id: string, on: string, more: object = {}): object => ({
  entry: "forecast",
  id,
  question: on,
  forecaster: "ada",
  name: "Ada Lund",
  stated: "2031-02-01",
  chance: null,
  review: "accepted",
  ...more,
});
const exact = (share: number): object => ({ low: share, high: share });
const lines = [
  question("metaculus-7", "Will the gates, “all” of them, close?", { criteria: "as the ministry says" }),
  question("who", "Who wins?", { kind: "options", options: ["Red", "Bo's"] }),
  forecast("sure", "metaculus-7", { chance: exact(0.07) }),
  forecast("could", "metaculus-7", { words: "They could close." }),
  forecast("likely", "metaculus-7", { words: "They will likely close.", chance: { low: 0.55, high: 0.8, term: "likely", scale: "icd203" } }),
  forecast("draft", "metaculus-7", { chance: exact(0.5), review: "draft" }),
  forecast("nobody", "metaculus-7", { chance: exact(0.5), forecaster: null, name: null }),
  forecast("split", "who", { optionChances: [0.25, 0.75] }),
  ...["metaculus-7", "who"].map((asked) => ({
    entry: "outcome",
    question: asked,
    outcome: asked === "who" ? "option:Red" : "no",
    happened: "2031-05-01",
    recorded: "2031-05-02",
    by: "ada",
    reason: "seen",
    evidence: "https://example.org/x",
  })),
];
writeFileSync(at("ledger.jsonl"), lines.map((one) => `${JSON.stringify(one)}\n`).join(""));

async function exported(to: string, ...more: string[]) {
  const path = at(`${to}${more.length}.zip`);
  const { code, out, err } = await runCommand(["forecasts", "export", at("ledger.jsonl"), "--to", to, "--out", path, ...more]);
  expect([code, err]).toEqual([0, ""]);
  const parts = await unpackParts(readFileSync(path), { source: path, isWanted: () => true, maxBytes: 1e6, maxEntries: 10 });
  for (const [name, content] of parts) writeFileSync(at(name), content);
  const rows = (name: string) => parseCsv(readFileSync(at(name), "utf8"), name).records.map((row) => row.map((cell) => cell ?? ""));
  return { out, rows };
}

describe("forecasts for another program", () => {
  it("have no chance that nobody stated, and what is left out is told", async () => {
    for (const to of ["metaculus", "fatebook"]) {
      const { out, rows } = await exported(to);
      expect(out).toContain("2 forecasts");
      expect(out).toContain("Left out: 1, since its words state no chance");
      expect(out).toContain("Left out: 1, since its words stand for a range of chances");
      expect(rows("left-out.csv").map((row) => row.slice(1))).toEqual([
        ["Ada Lund", "They could close.", "", "", "its words state no chance"],
        ["Ada Lund", "They will likely close.", "0.55", "0.8", "its words stand for a range of chances"],
        ["Ada Lund", "", "0.5", "0.5", "no person has accepted it"],
        ["", "", "0.5", "0.5", "the text does not say whose it is"],
      ]);
    }
  });

  it("are in Metaculus' tables as they were, and come back", async () => {
    const { rows } = await exported("metaculus");
    expect(rows("forecast_data.csv")).toEqual([
      ["7", "Ada Lund", "2031-02-01", "", "0.07", ""],
      ["who", "Ada Lund", "2031-02-01", "", "", "[0.25, 0.75]"],
    ]);
    const given = ["forecasts", "import", at("question_data.csv"), at("forecast_data.csv"), "--from", "metaculus", "--out", at("back.jsonl")];
    const { code, out, err } = await runCommand(given);
    expect(err).toBe("");
    expect([code, out]).toEqual([0, expect.stringContaining("2 questions, 2 forecasts, 2 outcomes")]);
    const back = readFileSync(at("back.jsonl"), "utf8")
      .split("\n")
      .slice(1, -1)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(back).toMatchObject([
      { id: "metaculus-7", text: "Will the gates, “all” of them, close?", criteria: "as the ministry says", due: "2031-06-01", opens: "2031-01-01" },
      { text: "Who wins?", kind: "options", options: ["Red", "Bo's"] },
      { chance: exact(0.07), stated: "2031-02-01" },
      { optionChances: [0.25, 0.75] },
      { outcome: "no", happened: "2031-05-01", evidence: "https://example.org/x" },
      { outcome: "option:Red" },
    ]);
  });

  it("are in a table as Fatebook imports it, ranges by their middle where that is asked for", async () => {
    const { rows } = await exported("fatebook", "--ranges", "middle", "--drafts");
    const due = ["2031-05-01", "2031-06-01", "2031-02-01", "Ada Lund"];
    expect(rows("fatebook.csv").map((row) => row.slice(0, 8))).toEqual([
      ["Will the gates, “all” of them, close?", "7%", "2031-01-01", "NO", ...due],
      ["Will the gates, “all” of them, close?", "67.5%", "2031-01-01", "NO", ...due],
      ["Will the gates, “all” of them, close?", "50%", "2031-01-01", "NO", ...due],
      ["Who wins?: Red", "25%", "2031-01-01", "YES", ...due],
      ["Who wins?: Bo's", "75%", "2031-01-01", "NO", ...due],
    ]);
    expect(rows("left-out.csv").map((row) => row.at(-1))).toEqual(["its words state no chance", "the text does not say whose it is"]);
  });
});
