import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sampleReadout } from "../../../../../test/fixtures/sample-readout.ts";
import type { AppContext } from "../../application/app-context.ts";
import { runAnalysis } from "../../application/library-analyse.ts";
import { analyseLibrary, type AnalysisRequest } from "./analyse-library.ts";
import { gatherAnalysis } from "./gather-analysis.ts";
import { importReadout } from "../../documents/import-readout.ts";
import { openReadingPool, type ReadingPool } from "../../jobs/reading-pool.ts";
import { openDesk, type TestDesk } from "../../library/testing/desk.ts";

let desk: TestDesk;
let pool: ReadingPool;
beforeEach(async () => {
  desk = await openDesk();
  await importReadout(desk.workplace, { readout: sampleReadout });
  pool = openReadingPool(1);
});
afterEach(async () => {
  await pool.close();
  await desk.close();
});

const ask = (analysis: AnalysisRequest["analysis"], options: AnalysisRequest["options"] = {}): AnalysisRequest => ({
  analysis,
  options,
  countsDrafts: true,
});

describe("limits of analyses", () => {
  it("a few statements are analysed in a process of their own, with the same answer", { tags: "long" }, async () => {
    let asked = 0;
    const counted: ReadingPool = { ...pool, analyse: (...given) => ((asked += 1), pool.analyse(...given)) };
    const app = { store: desk.workplace.store, work: { pool: counted, wake: () => undefined } } as unknown as AppContext;
    const answer = await runAnalysis(app, desk.workplace, ask("causes"));
    expect(asked).toBe(1);
    expect(answer).toEqual({ report: await analyseLibrary(desk.workplace, ask("causes")) });
  });

  it("what takes too long is ended with a word, and the next analysis is answered", async () => {
    const input = await gatherAnalysis(desk.workplace, ask("causes"));
    await expect(pool.analyse(input, ask("causes"), { mostMs: 0.001 })).rejects.toMatchObject({
      code: "RAP_LIBRARY_TOO_MUCH",
      details: { analysis: "causes" },
    });
    expect((await pool.analyse(input, ask("causes"))).title).not.toBe("");
  });

  it("what nobody waits for any more is ended", { tags: "long" }, async () => {
    const input = await gatherAnalysis(desk.workplace, ask("causes"));
    const gone = new AbortController();
    const asked = [pool.analyse(input, ask("causes"), { signal: gone.signal }), pool.analyse(input, ask("causes"), { signal: gone.signal })];
    gone.abort();
    for (const one of await Promise.allSettled(asked)) expect(one).toMatchObject({ status: "rejected", reason: { code: "RAP_LIBRARY_WORK" } });
    expect((await pool.analyse(input, ask("causes"))).title).not.toBe("");
  });

  it.each<[AnalysisRequest["analysis"], AnalysisRequest["options"], RegExp]>([
    [
      "network",
      { windows: "seconds", kernel: "gaussian", isolates: true, from: "2020-01-01", to: "2030-01-01" },
      /windows of seconds would be about \d+/,
    ],
    ["network", { show: "polarization", windows: "minutes", "window-size": 1, from: "2020-01-01", to: "2030-01-01" }, /more than 10000/],
    ["network", { show: "ideal-points", draws: 20_001 }, /draws is 20001; give a whole number from 1 to 20000/],
    ["network", { show: "communities", runs: 1_000_000_000 }, /runs is 1000000000; give a whole number from 1 to 10000/],
    ["whatif", { push: Array.from({ length: 21 }, (_, at) => `c${at}=+1`).join(",") }, /push names 21 concepts/],
  ])("%s %o is more than may be asked for", async (analysis, options, words) => {
    await expect(analyseLibrary(desk.workplace, ask(analysis, options))).rejects.toMatchObject({
      code: "RAP_LIBRARY_OPTION",
      message: expect.stringMatching(words) as string,
    });
  });

  it("the view of a network is an option like the others", async () => {
    const edges = await analyseLibrary(desk.workplace, ask("network", { show: "edges" }));
    expect(edges.result).toMatchObject({ view: "edges" });
    await expect(analyseLibrary(desk.workplace, ask("network", { shwo: "edges" }))).rejects.toThrow(/show/);
  });
});
