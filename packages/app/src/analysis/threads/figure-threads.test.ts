import { afterEach, describe, expect, test } from "vitest";
import { figureSamples } from "../../../../../test/support/samples/figure-samples.ts";
import { answerFigure } from "../figures/answer-figure.ts";
import { figureData } from "../figures/figure-data.ts";
import type { WindowAnswer } from "../figures/statements/statement-types.ts";
import { buildStatementTable, type StatementTable } from "@rapporteur/core/model";
import { packColumns, unpackColumns, type Packed } from "../../../../core/src/model/pack-columns.ts";
import type { FigureSource } from "./worker-queue.ts";
import type { FigureAsked } from "./figure-message.ts";
import { openFigureThreads, type FigureThreadOptions, type FigureThreads } from "./figure-threads.ts";

const opened: FigureThreads[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((threads) => threads.close()));
});
function open(options: FigureThreadOptions = {}): FigureThreads {
  const threads = openFigureThreads({ size: 1, ...options });
  opened.push(threads);
  return threads;
}

const schema = {
  variables: { quote: "text", speaker: "entity", concept: "entity", agreement: "boolean" },
  documentFields: { title: "text" },
} as const;
function tableOf(quotes: readonly string[], speakerCount = 4): StatementTable {
  const rows = quotes.map((quote, index) => ({
    id: `s${index}`,
    type: "position",
    document: `d${index % 7}`,
    start: index,
    end: index + 1,
    time: Date.UTC(2026, index % 12, 1 + (index % 28)),
    review: "accepted" as const,
    reviewedByPerson: true,
    values: { quote, speaker: `person:p${index % speakerCount}`, concept: `concept:c${index % 5}`, agreement: index % 3 === 0 },
  }));
  const documents = Array.from({ length: 7 }, (_, index) => ({ id: `d${index}`, values: { title: `T${index}` } }));
  return buildStatementTable(schema, rows, documents);
}

/** A project at a revision that the test moves, which counts how often it is read. */
function projectOf(table: StatementTable, { project = "main", visibility = "all" } = {}) {
  const state = { revision: 1, table, reads: 0 };
  const source: FigureSource = {
    project,
    view: `${project} ${visibility}`,
    head: async () => state.revision,
    read: async () => {
      state.reads++;
      return { table: state.table, revision: state.revision, entities: [] };
    },
  };
  return { state, source };
}

const filter = { chosen: {}, entities: [], words: "", from: "", to: "", isUnseen: false };
const everything: FigureAsked = {
  task: "statementWindow",
  request: { filter, order: { key: "place", isDescending: false }, first: 0, size: 100 },
};
const many = Array.from({ length: 4000 }, (_, index) => `word ${index}`);
/** A window a day over a year: some seconds of work, with a pause after each. */
const long: FigureAsked = {
  task: "polarization",
  request: { ...figureSamples.polarization, settings: { ...figureSamples.polarization.settings, from: "" }, unit: "days", size: 30 },
};
const never = new AbortController().signal;

type Written = Packed & { revision: number };
const read = (bytes: Uint8Array): Written => JSON.parse(Buffer.from(bytes).toString()) as Written;
const quotesOf = (bytes: Uint8Array): string[] => (unpackColumns(read(bytes)) as WindowAnswer).lines.map(({ quote }) => quote);
const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "answered",
    (error: { code?: string }) => error.code ?? error,
  );

describe("threads of figures", () => {
  test("answer what the engines answer, and say of which revision", async () => {
    const table = tableOf(["One thing", "Another"]);
    const bytes = await open().answer(projectOf(table).source, { task: "network", request: figureSamples.network }, never);
    const data = figureData({ table, revision: 1, entities: [] }, null);
    const wanted = await answerFigure("network", { data, request: figureSamples.network, pause: async () => undefined });
    expect(Buffer.from(bytes).toString()).toBe(JSON.stringify({ revision: 1, ...packColumns(wanted) }));
  });

  test("read a project once a revision, and show the newest", async () => {
    const threads = open();
    const { state, source } = projectOf(tableOf(["Before"]));
    expect(quotesOf(await threads.answer(source, everything, never))).toEqual(["Before"]);
    expect(quotesOf(await threads.answer(source, everything, never))).toEqual(["Before"]);
    expect(state.reads).toBe(1);
    const [once, again] = [await threads.answer(source, everything, never), await threads.answer(source, everything, never)];
    expect(again).toBe(once);
    state.revision = 2;
    // Something else was changed: the table is the same one, and is not sent again.
    const same = await threads.answer(source, everything, never);
    expect([read(same).revision, quotesOf(same)]).toEqual([2, ["Before"]]);
    Object.assign(state, { revision: 3, table: tableOf(["After"]) });
    expect(quotesOf(await threads.answer(source, everything, never))).toEqual(["After"]);
    expect(state.reads).toBe(3);
  });

  test("keep what several see of several projects apart, and read again what they had no room for", { tags: "long" }, async () => {
    const threads = open();
    const views = ["a", "b", "c", "d"].map((visibility) => projectOf(tableOf([`Seen by ${visibility}`]), { visibility }));
    for (const { source } of [...views, ...views]) {
      const [quote] = quotesOf(await threads.answer(source, everything, never));
      expect(quote).toBe(`Seen by ${source.view.slice(-1)}`);
    }
    expect(views.map(({ state }) => state.reads)).toEqual([2, 2, 2, 2]);
  });

  test("call off what is under way and what waits, and go on with the next", async () => {
    const threads = open();
    const { source } = projectOf(tableOf(many));
    const [first, second] = [new AbortController(), new AbortController()];
    const asked = [threads.answer(source, long, first.signal), threads.answer(source, long, second.signal)].map(codeOf);
    const last = threads.answer(source, everything, never);
    second.abort();
    expect(await asked[1]).toBe("RAP_FIGURE_GONE");
    first.abort();
    expect(await asked[0]).toBe("RAP_FIGURE_GONE");
    expect(quotesOf(await last)).toHaveLength(100);
    expect(await codeOf(threads.answer(source, everything, first.signal))).toBe("RAP_FIGURE_GONE");
  });

  test("give up what takes too long, and answer the next question from a new thread", async () => {
    const threads = open({ mostMs: 1 });
    const { source, state } = projectOf(tableOf(many));
    expect(await codeOf(threads.answer(source, long, never))).toBe("RAP_FIGURE_LONG");
    expect(await codeOf(threads.answer(source, long, never))).toBe("RAP_FIGURE_LONG");
    expect(state.reads).toBe(2);
  });

  test("end a thread that does not hear that it is called off", async () => {
    const threads = open({ graceMs: 1 });
    // Placing so many nodes takes a second or more, without a pause.
    const { source, state } = projectOf(tableOf(many, 900));
    const gone = new AbortController();
    const request = { ...figureSamples.network, settings: { ...figureSamples.network.settings, from: "" } };
    const asked = codeOf(threads.answer(source, { task: "layout", request }, gone.signal));
    await expect.poll(() => state.reads, { timeout: 60_000 }).toBe(1);
    gone.abort();
    expect(await asked).toBe("RAP_FIGURE_GONE");
    expect(quotesOf(await threads.answer(source, everything, never))).toHaveLength(100);
    // The new thread had to be given the project again.
    expect(state.reads).toBe(2);
  });

  test("turn away more than may wait", async () => {
    const threads = open({ mostWaiting: 1 });
    const { source } = projectOf(tableOf(["One"]));
    const answers = [1, 2, 3].map(() => codeOf(threads.answer(source, everything, never)));
    expect(await Promise.all(answers)).toEqual(["answered", "answered", "RAP_FIGURE_BUSY"]);
  });

  test("tell what the engines refuse in their words, and what broke with its place", async () => {
    const threads = open();
    const { source } = projectOf(tableOf(["One"]));
    const settings = { ...figureSamples.network.settings, variable1: "nobody-knows" };
    await expect(threads.answer(source, { task: "network", request: { settings, period: null } }, never)).rejects.toMatchObject({
      code: expect.stringMatching(/^RAP_/) as string,
      problem: expect.stringContaining("nobody-knows") as string,
    });
    await expect(threads.answer(source, { task: "network", request: null as never }, never)).rejects.toMatchObject({
      name: "Error",
      stack: expect.stringContaining("analysis/figures/") as string,
    });
    const broken = {
      ...source,
      head: () => Promise.reject(new Error("the store is away")),
      read: () => Promise.reject(new Error("the store is away")),
    };
    await expect(threads.answer(broken, everything, never)).rejects.toThrow("the store is away");
    expect(quotesOf(await threads.answer(source, everything, never))).toEqual(["One"]);
  });

  test("go on after a time in which nothing was asked", { tags: "long" }, async () => {
    const threads = open({ idleMs: 1 });
    const { source, state } = projectOf(tableOf(["One"]));
    await threads.answer(source, everything, never);
    await expect
      .poll(
        async () => {
          await threads.answer(source, everything, never);
          return state.reads;
        },
        { timeout: 60_000 },
      )
      .toBeGreaterThan(1);
  });

  test("end with the server: who waits is told, and nothing is begun", async () => {
    const threads = open();
    const { source } = projectOf(tableOf(many));
    const asked = [threads.answer(source, long, never), threads.answer(source, long, never)].map(codeOf);
    await threads.close();
    expect(await Promise.all(asked)).toEqual(["RAP_FIGURE_WORK", "RAP_FIGURE_WORK"]);
    expect(await codeOf(threads.answer(source, everything, never))).toBe("RAP_FIGURE_WORK");
  });
});
