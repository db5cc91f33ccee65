import { isRapporteurError } from "@rapporteur/core/base";
import type { ReadOptions } from "@rapporteur/reader/reading";
import type { DocumentReader } from "../../documents/reading-task.ts";
import { answerLines, type AnswerShape, failureLine } from "./answer-lines.ts";
import { lineId } from "./done-ids.ts";
import { mostLineBytes, parseRequest, type RequestRules } from "./parse-request.ts";
import { splitLines, type StreamLine } from "./split-lines.ts";

export interface ReadStreamOptions extends RequestRules {
  readonly shape: AnswerShape;
  /** What holds for every document; a document's own options come first. */
  readonly reading: ReadOptions;
  /** Whether a document was read before, and is left out. */
  readonly isDone: (id: string) => boolean;
  /** Ends the work when it aborts. */
  readonly signal?: AbortSignal;
}

/** What became of one line of the stream. */
export interface StreamAnswer {
  readonly kind: "read" | "failed" | "skipped";
  /** Whole lines, to be written as they are. */
  readonly lines: string;
}

/** So many documents a process are under way or wait for their turn to be written. */
const aheadPerProcess = 3;
/** Lines that are held meanwhile; a single one may be longer. */
const mostHeldBytes = 2 * mostLineBytes;

/**
 * Reads a stream of documents, one JSON object a line, and answers in the order of the stream: one answer a line, whatever is in it. Takes no more lines than can be
 * read while the slowest one is waited for, and none while nobody takes the answers, so that memory stays flat; an answer is handed over as soon as all before it were.
 *
 * @throws only what the stream itself throws, or the reason of the signal; failures of documents are answers
 * Cost: linear in the documents; three documents a process in memory.
 */
export async function* readStream(
  stream: AsyncIterable<Uint8Array>,
  reader: DocumentReader,
  options: ReadStreamOptions,
): AsyncGenerator<StreamAnswer> {
  const lines = splitLines(stream, mostLineBytes);
  const pending: Held[] = [];
  let heldBytes = 0;
  let next: Promise<IteratorResult<StreamLine>> | null = null;
  let isEnded = false;
  try {
    for (;;) {
      const takes = !isEnded && pending.length < aheadPerProcess * reader.size && heldBytes < mostHeldBytes;
      if (takes) next ??= lines.next();
      const head = pending[0];
      const taken = await firstOf(head, takes ? next : null);
      options.signal?.throwIfAborted();
      if (taken === null) {
        if (head === undefined) return;
        pending.shift();
        heldBytes -= head.bytes;
        yield await head.answer;
        continue;
      }
      next = null;
      if (taken.done === true) isEnded = true;
      else if (taken.value.bytes.length > 0) {
        const bytes = taken.value.bytes.length;
        heldBytes += bytes;
        pending.push({ bytes, answer: answerLine(taken.value, reader, options) });
      }
    }
  } finally {
    for (const { answer } of pending) answer.catch(() => undefined);
    if (!isEnded) void lines.return(undefined).catch(() => undefined);
  }
}

interface Held {
  readonly bytes: number;
  readonly answer: Promise<StreamAnswer>;
}

/** The next line where it comes before the answer at the head, else null. */
async function firstOf(head: Held | undefined, next: Promise<IteratorResult<StreamLine>> | null): Promise<IteratorResult<StreamLine> | null> {
  const answered = head?.answer.then(() => null);
  if (answered === undefined) return next;
  return next === null ? answered : Promise.race([answered, next]);
}

async function answerLine(line: StreamLine, reader: DocumentReader, options: ReadStreamOptions): Promise<StreamAnswer> {
  const request = parseRequest(line, options);
  if (options.isDone(request.id ?? lineId(line.number))) return { kind: "skipped", lines: "" };
  if ("error" in request) return { kind: "failed", lines: failureLine(request.id, line.number, request.error) };
  try {
    const { readout } = await reader.run(
      { kind: "read", codes: true, source: request.source, ...options.reading, ...request.options },
      { signal: options.signal },
    );
    return { kind: "read", lines: answerLines(options.shape, request.id, readout) };
  } catch (thrown) {
    if (options.signal?.aborted === true || !isRapporteurError(thrown)) throw thrown;
    return { kind: "failed", lines: failureLine(request.id, line.number, thrown) };
  }
}
