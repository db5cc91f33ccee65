import { defaultMaxBytes, readBytes } from "@rapporteur/reader/sources";
import { openRefi } from "../../exchange/refi/open-refi.ts";
import { refiStatements, type RefiStatements } from "../../exchange/refi/refi-to-statements.ts";
import type { OpenedSource } from "./opened-statements.ts";
import { quotesOf } from "./quotes-of-texts.ts";

/** Projects carry pictures and recordings, which are not unpacked. */
const maximumBytes = 64 * defaultMaxBytes;

/** A REFI-QDA project or codebook as statements. @throws RAP_EXCHANGE_REFI, RAP_SOURCE_* */
export async function openRefiStatements(source: string): Promise<OpenedSource & { refi: RefiStatements }> {
  const refi = refiStatements(await openRefi(await readBytes(source, maximumBytes), source), source);
  const { table, texts, coders, notes, attributes, warnings } = refi;
  const concepts = refi.concepts.map(({ name, parent, note, color }) => ({ id: name, name, parent, note, color }));
  return {
    table,
    quoteOf: quotesOf(table, texts),
    coderOf: (row) => coders[row] ?? null,
    texts,
    attributes,
    concepts,
    notes,
    warnings,
    refi,
  };
}
