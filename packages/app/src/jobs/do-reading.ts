import type { SourceDocument } from "@rapporteur/core/model";
import { readAgain, readWhole } from "@rapporteur/reader/reading";
import type { ReadingDone, ReadingTask } from "./reading-task.ts";

/** Does one task of reading or coding, in whatever thread it is called. @throws RAP_SOURCE_* and what coding throws */
export async function doReading(task: ReadingTask): Promise<ReadingDone> {
  const scale = task.scale === undefined ? {} : { scale: task.scale };
  if (task.kind === "code") return { readout: readAgain(task.source, scale), shapes: {} };
  const { readout, source } = await readWhole(task.source, { codes: task.codes, ...scale });
  return { readout, shapes: shapesOf(source.document) };
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
