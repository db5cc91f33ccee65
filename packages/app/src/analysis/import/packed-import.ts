import type { OpenedSource } from "../input/opened-statements.ts";
import type { ImportedStatements } from "./import-source.ts";

/** Statements of another program as plain values, which can be sent from one process to another: what a source answers by row is written out. */
export interface PackedImport extends Omit<ImportedStatements, "opened"> {
  readonly opened: Omit<OpenedSource, "quoteOf" | "contextOf" | "coderOf"> & {
    readonly quotes: readonly (string | null)[];
    readonly contexts: readonly ReturnType<NonNullable<OpenedSource["contextOf"]>>[] | null;
    readonly coders: readonly (string | null)[];
  };
}

/** Cost: O(rows). */
export function packImport({ opened, ...imported }: ImportedStatements): PackedImport {
  const { table, quoteOf, contextOf, coderOf, texts, attributes, concepts, notes, memos, warnings } = opened;
  const ofRows = <T>(answer: (row: number) => T): T[] => Array.from({ length: table.length }, (_, row) => answer(row));
  return {
    ...imported,
    opened: {
      table,
      texts,
      attributes,
      warnings,
      quotes: ofRows(quoteOf),
      contexts: contextOf === undefined ? null : ofRows(contextOf),
      coders: ofRows(coderOf),
      ...(concepts === undefined ? {} : { concepts }),
      ...(notes === undefined ? {} : { notes }),
      ...(memos === undefined ? {} : { memos }),
    },
  };
}

export function unpackImport({ opened, ...imported }: PackedImport): ImportedStatements {
  const { quotes, contexts, coders, ...rest } = opened;
  const nothing = { prefix: "", suffix: "" };
  return {
    ...imported,
    opened: {
      ...rest,
      quoteOf: (row) => quotes[row] ?? null,
      coderOf: (row) => coders[row] ?? null,
      ...(contexts === null ? {} : { contextOf: (row: number) => contexts[row] ?? nothing }),
    },
  };
}
