import { corpusFiles, normalId, readGrid, readPair } from "../corpus-files.ts";
import { exportDocument } from "../export-document.ts";
import { passageFiles, readPassages } from "../passages.ts";

/** One line of JSON a document, then one a passage if no document is asked for. Documents whose file or annotation has errors are left out and named. */
export function exportCorpus(ids: readonly string[]): { readonly text: string; readonly isFailed: boolean; readonly note?: string } {
  const files = corpusFiles("documents");
  const annotations = corpusFiles("annotations");
  const wanted = new Set(ids.map(normalId));
  const lines: string[] = [];
  const left: string[] = [];
  for (const row of readGrid()) {
    const file = files.get(row.id);
    if (file === undefined || (wanted.size > 0 && !wanted.has(row.id))) continue;
    const { document, annotation, problems, annotationProblems } = readPair(file, annotations.get(row.id));
    if ([...problems, ...annotationProblems].some((problem) => problem.level === "error")) left.push(row.id);
    else lines.push(JSON.stringify(exportDocument(row, document, annotation)));
  }
  for (const { row, document, annotation, problems, annotationProblems } of wanted.size > 0 ? [] : passageFiles().flatMap(readPassages)) {
    if ([...problems, ...annotationProblems].some((problem) => problem.level === "error")) left.push(row.id);
    else lines.push(JSON.stringify(exportDocument(row, document, annotation)));
  }
  if (left.length === 0) return { text: lines.join("\n"), isFailed: false };
  return { text: lines.join("\n"), isFailed: true, note: `left out for errors: ${left.join(" ")}; 'check' says which` };
}
