import type { SourceDocument } from "../../model/document.ts";
import { readAgain, readWhole } from "../read-document.ts";
import type { ReadingDone, ReadingTask } from "./reading-task.ts";

/** Does one task of reading or coding, in whatever thread it is called. @throws RAP_SOURCE_* and what coding throws */
export async function doReading(task: ReadingTask): Promise<ReadingDone> {
  const scale = task.scale === undefined ? {} : { scale: task.scale };
  if (task.kind === "code") return { readout: readAgain(task.source, scale), pages: [], shapes: {} };
  const { readout, source } = await readWhole(task.source, { codes: task.codes, ...scale });
  const { document } = source;
  return { readout, pages: pagesOf(document), shapes: shapesOf(document) };
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

function pagesOf(document: SourceDocument): ReadingDone["pages"] {
  const { pages } = document as { pages?: ReadingDone["pages"] };
  return pages === undefined ? [] : pages.map(({ page, start, end }) => ({ page, start, end }));
}
