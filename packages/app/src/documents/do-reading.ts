import type { SourceDocument } from "@rapporteur/core/model";
import { fetchingMs, isAddress } from "@rapporteur/reader/sources";
import { type BeginStage, readAgain, readWhole } from "@rapporteur/reader/reading";
import { mostOriginalBytes } from "./originals/keep-original.ts";
import type { ReadingDone, ReadingTask } from "./reading-task.ts";

/**
 * Does one task of reading or coding, in whatever process it is called.
 *
 * @param begin told before each stage how long it may take; given where this process may be lost (`BoundedChild`)
 * @throws RAP_SOURCE_* and what coding throws
 */
export async function doReading(task: ReadingTask, begin?: BeginStage): Promise<ReadingDone> {
  if (task.kind === "code") {
    const { scale } = task;
    return { readout: readAgain(task.source, { begin, ...(scale === undefined ? {} : { scale }) }), shapes: {} };
  }
  const { kind: _, source: given, keepsOriginal = false, ...options } = task;
  // Fetching has a limit of its own.
  if (typeof given === "string" && isAddress(given)) begin?.(fetchingMs);
  const { readout, source } = await readWhole(given, { ...options, ...(begin === undefined ? {} : { begin }) });
  const isKept = keepsOriginal && source.format === "pdf" && source.bytes.length <= mostOriginalBytes;
  return { readout, shapes: shapesOf(source.document), ...(isKept ? { original: source.bytes } : {}) };
}

function shapesOf({ markup, blocks, metadata }: SourceDocument): ReadingDone["shapes"] {
  const pairs = (spans: readonly { start: number; end: number }[]): [number, number][] => spans.map(({ start, end }) => [start, end]);
  const emphasis = pairs(blocks.flatMap((block) => block.emphasis ?? []));
  return {
    ...(markup === undefined || markup.length === 0 ? {} : { markup: pairs(markup) }),
    ...(emphasis.length === 0 ? {} : { emphasis }),
    ...(metadata.authors.length === 0 ? {} : { authors: [...metadata.authors] }),
  };
}
