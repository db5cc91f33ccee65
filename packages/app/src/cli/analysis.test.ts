import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { sampleReadout } from "../../../../test/fixtures/sample-readout.ts";
import { runCommand, type CommandRun } from "../../../../test/support/run-command.ts";

const desk = mkdtempSync(join(tmpdir(), "analysis-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));
const readout = join(desk, "a.json");
writeFileSync(readout, JSON.stringify(sampleReadout));

const run = (...args: string[]): Promise<CommandRun> => runCommand(args);

describe("rapporteur relations", () => {
  it("shows acts with the words behind them and how many nobody reviewed", async () => {
    const { code, out } = await run("relations", readout, "--drafts");
    expect(code).toBe(0);
    expect(out).toMatch(/Ruritania → Graustark\s+1\s+0\s+1\s+THREATEN “Ruritania threatened Graustark on Monday”/);
    expect(out).toContain("Based on 1 statement; 1 of them (100 %) not reviewed by a person.");
  });

  it("counts accepted statements only, unless asked", async () => {
    const { out } = await run("relations", readout);
    expect(out).toContain("(nothing)");
    expect(out).toContain("No statements support this.");
  });

  it("takes names in any case, offers the nearest, and says what a view needs", async () => {
    expect((await run("relations", readout, "--drafts", "--show", "pair", "--between", "ruritania,GRA")).out).toContain("− THREATEN");
    expect((await run("relations", readout, "--drafts", "--show", "pair", "--between", "Ruritnia,Graustark")).err).toContain(
      "did you mean Ruritania?",
    );
    const missing = await run("relations", readout, "--drafts", "--show", "pair");
    expect([missing.code, missing.err]).toEqual([2, expect.stringContaining('--between "A,B"')]);
  });

  it("compares with event data, countries written as names", async () => {
    const events = join(desk, "events.tsv");
    const header = [
      "Event ID",
      "Event Date",
      "Source Name",
      "Source Sectors",
      "Source Country",
      "Event Text",
      "CAMEO Code",
      "Intensity",
      "Target Name",
      "Target Sectors",
      "Target Country",
    ];
    const row = ["1", "2031-05-01", "Japan", "", "Japan", "Threaten", "130", "-4.4", "Russia", "", "Russian Federation"];
    writeFileSync(events, [header, row].map((cells) => cells.join("\t")).join("\n"));
    const { out } = await run("relations", readout, "--drafts", "--show", "compare", "--events", events, "--json");
    expect(JSON.parse(out)).toMatchObject({
      pairs: [
        { source: "state:JPN", target: "state:RUS", verdict: "only in the second" },
        { source: "state:RUR", target: "state:GRA", verdict: "only in the first" },
      ],
    });
  });

  it("gives whole results as JSON", async () => {
    const { out } = await run("relations", readout, "--drafts", "--show", "balance", "--json");
    expect(JSON.parse(out)).toMatchObject({ rule: "sum-of-values", frustration: { isExact: true, upper: 0 } });
  });
});

describe("rapporteur causes and whatif", () => {
  it("shows who says what of a link", async () => {
    expect((await run("causes", readout)).out).toMatch(/trust →\(\+\) truce\s+Ada Example/);
    expect((await run("causes", readout, "--show", "paths", "--between", "trust,truce")).out).toContain("total effect plus");
  });

  it("pushes a concept and explains by quotes", async () => {
    const { out } = await run("whatif", readout, "--push", "trust=+1");
    expect(out).toMatch(/truce\s+rises\s+\d+ %\s+trust →\(\+\) truce\s+“The truce will probably collapse/);
    expect((await run("whatif", readout, "--push", "trust")).code).toBe(2);
  });

  it("writes maps that it can read again", async () => {
    for (const [format, name] of [
      ["csv", "m.csv"],
      ["graphml", "m.graphml"],
      ["dot", "m.dot"],
      ["sd-json", "m.sd.json"],
      ["mental-modeler", "m.mm.csv"],
    ]) {
      const path = join(desk, name ?? "");
      expect((await run("causes", readout, "--format", format ?? "", "--out", path)).err).toBe("");
      expect(readFileSync(path, "utf8")).toContain("trust");
      expect((await run("causes", path)).out).toMatch(/trust →\(\+\) truce/);
    }
  });
});
