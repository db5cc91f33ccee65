import { parentPort, workerData } from "node:worker_threads";
import { isRapporteurError, RapporteurError } from "@rapporteur/core/base";
import { answerFigure } from "../figures/answer-figure.ts";
import { packAnswer } from "../figures/pack-answer.ts";
import { figureData, type FigureData } from "../figures/figure-data.ts";
import type { FigureTask } from "../figures/figure-tasks.ts";
import { packColumns } from "@rapporteur/core/model";
import type { FigureThreadData, FromFigureThread, ToFigureThread } from "./figure-message.ts";

/* A thread that keeps what it was given of projects and makes figures from it, one after the other. */

const { calledOff } = workerData as FigureThreadData;
const held = new Map<string, FigureData>();

parentPort?.on("message", (message: ToFigureThread) => {
  switch (message.kind) {
    case "hold":
      return hold(message);
    case "forget":
      return void held.delete(message.view);
    case "ask":
      return void answer(message);
  }
});

function hold({ view, reading }: ToFigureThread & { kind: "hold" }): void {
  const before = held.get(view) ?? null;
  const table = reading.table ?? before?.table;
  if (table !== undefined) held.set(view, figureData({ ...reading, table }, before));
}

async function answer(asked: ToFigureThread & { kind: "ask" }): Promise<void> {
  const { id } = asked;
  try {
    const bytes = await made(asked);
    post({ id, bytes }, [bytes.buffer]);
  } catch (thrown) {
    const isKnown = isRapporteurError(thrown);
    const stack = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    post({ id, code: isKnown ? thrown.code : null, details: isKnown ? { ...thrown.details } : {}, stack }, []);
  }
}

const utf8 = new TextEncoder();

async function made({ id, view, task, request, lists }: ToFigureThread & { kind: "ask" }): Promise<Uint8Array<ArrayBuffer>> {
  const data = held.get(view);
  if (data === undefined) throw new Error(`nothing is held of ${view}`);
  const pause = async (): Promise<void> => {
    if (Atomics.load(calledOff, 0) === id) throw new RapporteurError("RAP_FIGURE_GONE");
  };
  // Task and request were paired when they were asked.
  const answered = await answerFigure<FigureTask>(task, { data, request, pause });
  return utf8.encode(JSON.stringify({ revision: data.revision, ...packColumns(lists === "columns" ? packAnswer(answered) : answered) }));
}

function post(message: FromFigureThread, transfer: ArrayBuffer[]): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
  parentPort?.postMessage(message, transfer);
}
