import { addAbortSignal, Readable } from "node:stream";
import { type FileHandle, open } from "node:fs/promises";
import { isRapporteurError, RapporteurError } from "@rapporteur/core/base";
import type { ReadOptions } from "@rapporteur/reader/reading";
import { fileError, openBytes } from "@rapporteur/reader/sources";
import { openReadingPool } from "../jobs/reading-pool.ts";
import { type AnswerShape, headLine } from "../jobs/stream/answer-lines.ts";
import { readDoneList, readOutput } from "../jobs/stream/done-ids.ts";
import type { IdSet } from "../jobs/stream/id-set.ts";
import { readStream } from "../jobs/stream/read-stream.ts";
import type { StreamFlags } from "./flags/stream-flags.ts";
import type { CommandIo } from "./io.ts";
import { refuseLibrary } from "./refuse-library.ts";
import { outputError } from "./write-output.ts";

type StreamRequest = StreamFlags & { readonly reading: ReadOptions };

/**
 * Reads a stream of documents and writes the answers as they come. With `--out` it continues a file that an earlier run began: what was cut off is written
 * again, and documents that stand in it are left out.
 *
 * @param source a file, or "-" for standard input
 * @throws RAP_READ_RESUME, RAP_CLI_OUT, RAP_SOURCE_* where input or output cannot be used; RAP_READ_STOPPED where the user stops it
 */
export async function readJsonl(source: string, flags: StreamRequest, io: CommandIo): Promise<void> {
  const shape = flags.rows ?? "readouts";
  const done = flags.done === undefined ? null : await readDoneList(flags.done);
  const output = flags.out === undefined ? terminalOutput(io, shape, done !== null) : await fileOutput(flags.out, shape);
  const pool = (io.openReaders ?? openReadingPool)(flags.workers);
  const stop = new AbortController();
  const forgetStop = io.onStop?.(() => stop.abort());
  const counts = { read: 0, failed: 0, skipped: 0 };
  const showsProgress = io.stdout.isTTY === true && flags.out !== undefined;
  try {
    const isDone = (id: string): boolean => output.ids?.has(id) === true || done?.has(id) === true;
    const rules = { file: source === "-" ? "standard input" : source, fetches: flags.urls === true };
    for await (const { kind, lines } of readStream(await openInput(source, io, stop.signal), pool, {
      ...rules,
      shape,
      isDone,
      reading: flags.reading,
      signal: stop.signal,
    })) {
      counts[kind] += 1;
      if (lines !== "") await output.write(lines);
      if (showsProgress) io.stderr.write(`\r${countsText(counts)}`);
    }
    io.stderr.write(`${showsProgress ? "\r" : ""}${countsText(counts)}\n`);
  } catch (thrown) {
    if (stop.signal.aborted) throw new RapporteurError("RAP_READ_STOPPED", { count: counts.read + counts.failed }, { cause: thrown });
    throw isRapporteurError(thrown) || !isFileError(thrown) ? thrown : fileError(source, thrown);
  } finally {
    forgetStop?.();
    await pool.close();
    await output.close();
  }
}

function countsText({ read, failed, skipped }: Record<"read" | "failed" | "skipped", number>): string {
  return `${read} read, ${failed} could not be read${skipped === 0 ? "" : `, ${skipped} done before`}`;
}

/** The stream; it is closed when the work is stopped, since an open one is waited for. */
async function openInput(source: string, io: CommandIo, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>> {
  const input = source === "-" ? (io.stdin ?? nothing()) : await openBytes(source, { highWaterMark: 256 * 1024 });
  return input instanceof Readable ? (addAbortSignal(signal, input) as AsyncIterable<Uint8Array>) : input;
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

function isFileError(thrown: unknown): boolean {
  return typeof (thrown as NodeJS.ErrnoException | null)?.code === "string";
}

/** Where answers go, and the ids that stand there already. */
interface Output {
  readonly ids: IdSet | null;
  write(lines: string): Promise<void>;
  close(): Promise<void>;
}

function terminalOutput({ stdout }: CommandIo, shape: AnswerShape, continues: boolean): Output {
  let head = continues ? null : headLine(shape);
  const write = async (lines: string): Promise<void> => {
    if (!stdout.write((head ?? "") + lines) && stdout.once !== undefined) {
      const { promise, resolve } = Promise.withResolvers<void>();
      stdout.once("drain", resolve);
      await promise;
    }
    head = null;
  };
  return { ids: null, write, close: async () => undefined };
}

async function fileOutput(path: string, shape: AnswerShape): Promise<Output> {
  refuseLibrary(path);
  const file = await openForAppending(path);
  try {
    const isPlain = (await file.stat()).isFile();
    const before = isPlain ? await readOutput(path) : null;
    const other = before?.shape ?? shape;
    if (other !== shape) throw new RapporteurError("RAP_READ_RESUME", { path, problem: `it holds ${other}, and ${shape} are asked for` });
    if (before !== null) await file.truncate(before.completeBytes);
    const write = async (lines: string): Promise<void> => {
      await file.appendFile(lines, "utf8").catch((thrown: unknown) => Promise.reject(outputError(path, thrown)));
    };
    const head = headLine(shape);
    if (head !== null && (before?.completeBytes ?? 0) === 0) await write(head);
    return { ids: before?.ids ?? null, write, close: () => file.close() };
  } catch (thrown) {
    await file.close();
    throw thrown;
  }
}

function openForAppending(path: string): Promise<FileHandle> {
  return open(path, "a").catch((thrown: unknown) => Promise.reject(outputError(path, thrown)));
}
