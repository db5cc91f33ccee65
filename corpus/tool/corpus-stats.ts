import { statementKinds, type Annotation } from "./annotations/annotation.ts";
import { countWords } from "./documents/check-document.ts";
import type { CorpusDocument } from "./documents/document.ts";
import type { GridRow } from "./documents/read-grid.ts";

export interface CountedDocument {
  readonly row: GridRow;
  readonly document: CorpusDocument;
  readonly annotation?: Annotation;
}

/** What is counted of each group of documents, in this order. */
export const counted = ["documents", "annotated", "words", ...statementKinds, "entities", "answers", "comparisons"] as const;
export type Counts = Record<(typeof counted)[number], number>;

/** Sums over the documents of each group, in order of the groups' names, and over all of them under "all". Words are those of the text, without furniture. */
export function corpusStats(documents: readonly CountedDocument[], groupOf: (row: GridRow) => string): ReadonlyMap<string, Counts> {
  const groups = new Map<string, CountedDocument[]>();
  for (const one of documents) groups.set(groupOf(one.row), [...(groups.get(groupOf(one.row)) ?? []), one]);
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map([...sorted, ["all", documents] as const].map(([name, members]) => [name, countAll(members)]));
}

function countAll(documents: readonly CountedDocument[]): Counts {
  const counts = Object.fromEntries(counted.map((name) => [name, 0])) as Counts;
  for (const { document, annotation } of documents) {
    counts.documents++;
    counts.words += countWords(document).text;
    if (annotation === undefined) continue;
    counts.annotated++;
    counts.entities += annotation.entities.length;
    counts.comparisons += annotation.comparisons.length;
    counts.answers += annotation.questions.flatMap((question) => question.answers).filter((answer) => answer.lines.length > 0).length;
    for (const statement of annotation.statements) counts[statement.kind]++;
  }
  return counts;
}
