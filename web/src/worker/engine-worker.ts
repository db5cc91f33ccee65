import { answerFigure, type FigureTask, packAnswer, type PackedAnswer, packedBuffers } from "@rapporteur/app/analysis/figures";
import { askServer } from "./ask-server.ts";
import { libraryData } from "./library-data.ts";
import { nextQuestion } from "./question-rank.ts";
import type { FromWorker, Question, ToWorker, WorkerFailure } from "./protocol.ts";

const waiting: Question[] = [];
/** The question at work, and how it is called off. */
let running: { readonly id: number; readonly abort: AbortController } | null = null;
let isBusy = false;

// The page's side of the channel is Engine; nobody else can reach a worker.
self.addEventListener("message", (event: MessageEvent<ToWorker>) => {
  for (const said of event.data) {
    if (said.kind === "cancel") callOff(said.id);
    else waiting.push(said);
  }
  if (!isBusy) void work();
});

function callOff(called: number): void {
  const at = waiting.findIndex(({ id }) => id === called);
  if (at >= 0) waiting.splice(at, 1);
  else if (running?.id === called) running.abort.abort();
}

async function work(): Promise<void> {
  isBusy = true;
  // Messages that are already here come first: a question may have been taken back.
  await breathe();
  const take = (): Question | undefined => waiting.splice(nextQuestion(waiting), 1)[0];
  for (let next = take(); next !== undefined; next = take()) {
    await answer(next);
    await breathe();
  }
  isBusy = false;
}

/** One turn of the event loop, by a message: a timer would wait longer. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener("message", () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(null);
  });
}

const breathMs = 12;

async function answer(question: Question): Promise<void> {
  const { id } = question;
  const abort = new AbortController();
  running = { id, abort };
  try {
    const answered = await made(question, abort.signal);
    if (!abort.signal.aborted) post({ id, answer: answered }, packedBuffers(answered));
  } catch (thrown) {
    // Who called it off waits for nothing.
    if (!abort.signal.aborted) post({ id, failure: failureOf(thrown) });
  } finally {
    running = null;
  }
}

async function made(question: Question, signal: AbortSignal): Promise<PackedAnswer> {
  const { project, version, task, request } = question;
  const data = await libraryData(project, version);
  signal.throwIfAborted();
  if (data === null) return askServer(question, signal);
  let last = performance.now();
  const pause = async (): Promise<void> => {
    if (performance.now() - last < breathMs) return;
    await breathe();
    last = performance.now();
    signal.throwIfAborted();
  };
  return packAnswer(await answerFigure<FigureTask>(task, { data, request, pause }));
}

function post(message: FromWorker, transfer: ArrayBuffer[] = []): void {
  self.postMessage(message, { transfer });
}

function failureOf(thrown: unknown): WorkerFailure {
  if (!(thrown instanceof Error)) return { code: null, message: String(thrown), cure: null };
  const { code, cure, problem } = thrown as { code?: unknown; cure?: unknown; problem?: unknown };
  const words = (value: unknown): string | null => (typeof value === "string" ? value : null);
  return { code: words(code), message: words(problem) ?? thrown.message, cure: words(cure) };
}
