import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { analysisNames, analysisOptions, type AnalysisName } from "../../packages/app/src/contract/analysis-options.ts";
import { figureTasks, type FigureTask } from "../../packages/app/src/contract/figure-requests.ts";
import { createClient, type Client } from "../../packages/app/src/client/index.ts";
import { analyseLibrary } from "../../packages/app/src/analysis/library/analyse-library.ts";
import type { NetworkAnswer } from "../../packages/app/src/analysis/figures/networks/network-types.ts";
import type { ActorsAnswer } from "../../packages/app/src/analysis/figures/actors/actor-types.ts";
import type { CausesAnswer } from "../../packages/app/src/analysis/figures/causes/cause-types.ts";
import { importReadout } from "../../packages/app/src/documents/import-readout.ts";
import { openJobRunner } from "../../packages/app/src/jobs/job-runner.ts";
import { openWorkplace } from "../../packages/app/src/library/workplace.ts";
import { packColumns, unpackColumns } from "../../packages/core/src/model/pack-columns.ts";
import { debateReadouts } from "../e2e/debate-readouts.ts";
import { startSingleUser, type LibraryServer } from "../support/library-server.ts";
import { runCommand } from "../support/run-command.ts";
import { figureSamples } from "../support/samples/figure-samples.ts";
import { warmReaders } from "../support/warm-readers.ts";

/*
 * The same question has the same answer from the command, from the API, from a thread that works through jobs, and from the room that computes it. A figure has the
 * same bytes from the worker of the workbench and from a thread of the server, and says what the analysis says.
 */

/** Who asks for what: every analysis, and of the larger ones some view that is not the first. */
const questions: readonly (readonly [analysis: AnalysisName, command: readonly string[], options: Readonly<Record<string, string | number>>])[] = [
  ["network", ["network", "--show", "edges"], { show: "edges" }],
  [
    "network",
    ["network", "--type", "twomode", "--show", "nodes", "--aggregation", "subtract"],
    { networkType: "twomode", show: "nodes", aggregation: "subtract" },
  ],
  ["network", ["network", "--show", "polarization", "--windows", "months"], { show: "polarization", windows: "months" }],
  ["network", ["network", "--show", "communities", "--seed", "7"], { show: "communities", seed: 7 }],
  ["relations", ["relations"], {}],
  ["relations", ["relations", "--show", "balance", "--weighting", "weight"], { show: "balance", weighting: "weight" }],
  ["causes", ["causes"], {}],
  ["causes", ["causes", "--show", "loops"], { show: "loops" }],
  ["whatif", ["whatif", "--push", "tolls=+1", "--mode", "pulse"], { push: "tolls=+1", mode: "pulse" }],
  ["forecasts", ["forecasts", "list"], {}],
  ["forecasts", ["forecasts", "due", "--on", "2026-05-01", "--within", "90"], { show: "due", on: "2026-05-01", within: 90 }],
  ["forecasts", ["forecasts", "score", "--rule", "log"], { show: "score", rule: "log" }],
];

let server: LibraryServer & { project: string };
let client: Client;
beforeAll(async () => {
  server = await startSingleUser();
  client = createClient({ origin: server.origin });
  const workplace = openWorkplace(server.app.store, { project: server.project });
  for (const readout of debateReadouts()) await importReadout(workplace, { readout });
});
afterAll(() => server.end());

const workplaceOf = () => openWorkplace(server.app.store, { project: server.project });

/** What the command prints of the answer, without what it prints around it. */
async function asked(command: readonly string[]): Promise<unknown> {
  const drafts = command[1] === "score" ? [] : ["--drafts"];
  const { code, out, err } = await runCommand([...command, "--library", server.origin, ...drafts, "--json"]);
  expect([code, err]).toEqual([0, ""]);
  const printed = JSON.parse(out) as { result?: unknown };
  return command[0] === "network" ? printed.result : printed;
}

/** The engine's own result inside an answer of the API. */
function resultIn(analysis: AnalysisName, { result }: { readonly result?: unknown }): unknown {
  return analysis === "network" ? (result as { data: unknown }).data : result;
}

describe("one question has one answer", () => {
  it.each(questions)("%s: %j", async (analysis, command, options) => {
    const request = { analysis, options, countsDrafts: true };
    const here = JSON.stringify(resultIn(analysis, await analyseLibrary(workplaceOf(), request)));
    expect(here.length).toBeGreaterThan(20);
    expect(JSON.stringify(await asked(command))).toBe(here);
    const params = { project: server.project };
    const answer = await client.analyses[analysis]({ params, body: { options, countsDrafts: true } });
    expect(JSON.stringify(resultIn(analysis, "report" in answer ? answer.report : {}))).toBe(here);
  });

  it("in a thread that works through jobs, too", { tags: "long" }, async () => {
    const { store, by } = workplaceOf();
    const runner = openJobRunner(store, { pool: warmReaders(), pollMs: 20 });
    for (const [at, [analysis, , options]] of questions.entries()) {
      const request = { analysis, options, countsDrafts: true };
      const id = `job${at}`;
      await store.jobs.add({ id, project: server.project, kind: "analysis", request: {}, createdBy: "local", createdAt: new Date(0).toISOString() }, [
        { label: analysis, request: { task: "analysis", project: server.project, by, request } },
      ]);
      await store.jobs.seal(id);
      const job = await runner.runUntilDone(server.project, id);
      expect(job.result, analysis).toEqual(JSON.parse(JSON.stringify(await analyseLibrary(workplaceOf(), request))));
    }
    await runner.stop();
  });

  it("leaves no analysis out", () => {
    // Agreement and comparison need documents that two people coded, and texts: packages/app/src/analysis/library/analyse-library.test.ts.
    const here = new Set<AnalysisName>([...questions.map(([analysis]) => analysis), "agreement", "comparison"]);
    expect([...here].sort()).toEqual([...analysisNames].sort());
  });
});

it("every figure is the same, byte for byte, from the worker of the workbench and from a thread of the server", { tags: "long" }, async () => {
  const worker = new Worker(new URL("../support/servers/browser-worker.ts", import.meta.url), { workerData: { origin: server.origin } });
  const inServer = (task: FigureTask): Promise<unknown> =>
    client.figures.answer({ params: { project: server.project, task }, query: { lists: "columns" }, body: figureSamples[task] as never });
  try {
    expect((await client.figures.size({ params: { project: server.project } })).isForBrowser).toBe(true);
    const unlike: FigureTask[] = [];
    for (const [id, task] of figureTasks.entries()) {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
      worker.postMessage([{ kind: "ask", id, project: server.project, version: 1, task, request: figureSamples[task] }]);
      const [{ answer, failure }] = (await once(worker, "message")) as [{ answer?: unknown; failure?: unknown }];
      expect(failure, task).toBeUndefined();
      const { revision: _, ...fromServer } = (await inServer(task)) as Record<string, unknown>;
      if (JSON.stringify(packColumns(answer)) !== JSON.stringify(fromServer)) unlike.push(task);
    }
    expect(unlike).toEqual([]);
  } finally {
    await worker.terminate();
  }
});

describe("the workbench's figures say what the analyses say", () => {
  const figure = async (task: "network" | "actors" | "causes"): Promise<unknown> =>
    unpackColumns(await client.figures.answer({ params: { project: server.project, task }, body: figureSamples[task] as never }));

  it("of a network: ties and their strength", async () => {
    const { networkType, statementType, variable1, variable2, qualifier, aggregation, normalization, duplicates, from } =
      figureSamples.network.settings;
    const engine = { networkType, statementType, variable1, variable2, qualifier, aggregation, normalization, duplicates, from };
    const data = resultIn("network", await analyseLibrary(workplaceOf(), { analysis: "network", options: engine, countsDrafts: true })) as {
      rows: string[];
      columns: string[];
      values: number[][];
    };
    const drawn = (await figure("network")) as NetworkAnswer;
    expect(drawn.values.length).toBeGreaterThan(10);
    const strengths = data.values.flatMap((row, at) => row.slice(at + 1)).filter((value) => value !== 0);
    expect([...drawn.values].toSorted()).toEqual(strengths.toSorted());
  });

  it("of actors: who does how much to whom", async () => {
    const { level, weighting, rule } = figureSamples.actors;
    const request = { analysis: "relations", options: { level, weighting, rule }, countsDrafts: true } as const;
    const report = await analyseLibrary(workplaceOf(), request);
    const drawn = (await figure("actors")) as ActorsAnswer;
    expect(drawn.arcs.length).toBeGreaterThan(5);
    expect(drawn.arcs.length).toBe(report.rows.length);
    expect(drawn.basis.statements).toBe(report.basis?.statements);
  });

  it("of causes: which links, by whom left in", async () => {
    const whole = { ...figureSamples.causes, without: [] };
    const drawn = unpackColumns(
      await client.figures.answer({ params: { project: server.project, task: "causes" }, body: whole as never }),
    ) as CausesAnswer;
    const report = await analyseLibrary(workplaceOf(), { analysis: "causes", options: {}, countsDrafts: true });
    expect(drawn.links.length).toBeGreaterThan(5);
    expect(drawn.links.length + drawn.deniedOnly.length).toBe(report.rows.length);
    expect(drawn.basis.statements).toBe(report.basis?.statements);
  });
});

describe("the options of an analysis", () => {
  it.each(analysisNames.filter((name) => name !== "comparison"))("of %s are flags of the command, with the same sentence", async (name) => {
    const commands = name === "forecasts" ? ["list", "due", "score"].map((part) => ["forecasts", part]) : [[name]];
    const help = (await Promise.all(commands.map(async (command) => (await runCommand([...command, "--help"])).out))).join("\n").replace(/\s+/g, " ");
    for (const [option, { says }] of Object.entries(analysisOptions[name])) {
      if (name === "forecasts" && option === "show") continue;
      expect(help).toContain(`--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
      expect(help, option).toContain(says);
    }
  });
});
