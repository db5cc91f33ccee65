import { RapporteurError } from "@rapporteur/core/base";
import { fileError, openBytes } from "@rapporteur/reader/sources";
import type { AnswerShape } from "./answer-lines.ts";
import { IdSet } from "./id-set.ts";
import { splitLines, type StreamLine } from "./split-lines.ts";

/** Ids stand at the start of their lines, so no more of a line has to be looked at. */
const headBytes = 16 * 1024;

/** What an output holds already. */
export interface DoneOutput {
  readonly ids: IdSet;
  /** Bytes up to the end of the last document that is complete. */
  readonly completeBytes: number;
  /** Null for an output without a line. */
  readonly shape: AnswerShape | null;
}

/** The name under which a line without an id is done. */
export function lineId(number: number): string {
  return `\0line ${number}`;
}

/**
 * Reads which documents an earlier output holds, complete to the last line; what a stop cut off does not count.
 *
 * @throws RAP_READ_RESUME where the file holds something else; RAP_SOURCE_* where it cannot be read
 * Cost: O(bytes) time, 32 bytes an id.
 */
export async function readOutput(path: string): Promise<DoneOutput> {
  const ids = new IdSet();
  let [completeBytes, shape] = [0, null as AnswerShape | null];
  for await (const line of linesOf(path)) {
    // A last line without its end was cut off: only whole lines say what they are.
    if (!line.isClosed) break;
    const kind = kindOf(line, path);
    shape ??= kind.shape ?? null;
    if (kind.id !== undefined) ids.add(kind.id);
    if (kind.isLast) completeBytes = line.endByte;
  }
  return { ids, completeBytes, shape: shape ?? (completeBytes > 0 ? "readouts" : null) };
}

/**
 * Reads which documents are done from an earlier output, or from a list with one id a line.
 *
 * @throws RAP_SOURCE_* where the file cannot be read; RAP_READ_RESUME where a line is neither
 */
export async function readDoneList(path: string): Promise<IdSet> {
  const ids = new IdSet();
  for await (const line of linesOf(path)) {
    const text = textOf(line);
    if (text.trim() === "") continue;
    const id = text.startsWith("{") ? (line.isClosed ? kindOf(line, path).id : undefined) : text.replace(/\r$/, "");
    if (id !== undefined) ids.add(id);
  }
  return ids;
}

async function* linesOf(path: string): AsyncGenerator<StreamLine> {
  try {
    yield* splitLines(await openBytes(path), headBytes);
  } catch (thrown) {
    throw thrown instanceof RapporteurError ? thrown : fileError(path, thrown);
  }
}

function textOf(line: StreamLine): string {
  return Buffer.from(line.bytes).toString("utf8");
}

interface LineKind {
  /** The document that the line completes. */
  readonly id?: string;
  /** Whether an output may end after this line. */
  readonly isLast: boolean;
  readonly shape?: AnswerShape;
}

const closing = /^\{"(id|document)":(?:("(?:[^"\\]|\\.)*")|null,"line":(\d+)),"(readout|values|code)":/;

function kindOf(line: StreamLine, path: string): LineKind {
  const text = textOf(line);
  if (text.startsWith('{"schema":')) return { isLast: true, shape: "statements" };
  if (text.startsWith('{"statement":')) return { isLast: false, shape: "statements" };
  const [, , id, number, content] = closing.exec(text) ?? [];
  if (content === undefined) throw new RapporteurError("RAP_READ_RESUME", { path, problem: `line ${line.number} was not written by read --jsonl` });
  const shape = content === "readout" ? "readouts" : content === "values" ? "statements" : undefined;
  return { id: id === undefined ? lineId(Number(number)) : (JSON.parse(id) as string), isLast: true, ...(shape === undefined ? {} : { shape }) };
}
