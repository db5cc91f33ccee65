import { compareAnnotations, type DoublyAnnotated, type FieldAgreement } from "../comparison/compare-annotations.ts";
import { compareAnswers } from "../comparison/compare-answers.ts";
import { corpusFiles, readPair } from "../corpus-files.ts";
import { formatTable } from "../format-table.ts";

/** Fields below this α go back to the codebook. */
const wanted = 0.7;

/** How far `annotations/` and `annotations-b/` agree, for the documents that both hold. */
export function agreement(): { readonly text: string; readonly isFailed: boolean } {
  const documents = doublyAnnotated();
  if (documents.length === 0) return { text: "no document stands both in annotations/ and in annotations-b/", isFailed: true };
  return { text: formatAgreement(documents), isFailed: false };
}

export function formatAgreement(documents: readonly DoublyAnnotated[]): string {
  const kinds = compareAnnotations(documents);
  const found = kinds.map((one) => [
    one.kind,
    ...[one.both, one.onlyFirst, one.onlySecond].map(String),
    percent(one.both / Math.max(1, one.both + one.onlyFirst + one.onlySecond)),
    number(one.sentenceAlpha),
  ]);
  const fields = kinds.flatMap((one) => one.fields.map((field) => fieldRow(one.kind, field)));
  const page = compareAnswers(documents).map((field) => fieldRow("page", field));
  return [
    `${documents.length} annotated twice: ${documents.map((one) => one.document.id).join(" ")}`,
    formatTable([["found", "both", "only a", "only b", "by both", "α of sentences"], ...found]),
    formatTable([["of those found by both", "n", "equal or overlap", "α", ""], ...fields, ...page]),
  ].join("\n\n");
}

function doublyAnnotated(): DoublyAnnotated[] {
  const files = corpusFiles("documents");
  const first = corpusFiles("annotations");
  const second = corpusFiles("annotations-b");
  return [...second].flatMap(([id, secondFile]): DoublyAnnotated[] => {
    const file = files.get(id);
    const firstFile = first.get(id);
    if (file === undefined || firstFile === undefined) return [];
    const a = readPair(file, firstFile);
    const b = readPair(file, secondFile);
    if (a.annotation === undefined || b.annotation === undefined) return [];
    return [{ document: a.document, first: a.annotation, second: b.annotation }];
  });
}

function fieldRow(kind: string, { field, n, same, alpha }: FieldAgreement): string[] {
  return [`${kind}: ${field}`, String(n), percent(same), number(alpha), alpha !== undefined && alpha < wanted ? `below ${wanted}` : ""];
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function number(value: number | undefined): string {
  return value === undefined ? "–" : value.toFixed(2);
}
