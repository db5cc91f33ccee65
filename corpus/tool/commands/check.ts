import { corpusFiles, normalId, readDocument, readGrid, readPair, type AnnotationFolder } from "../corpus-files.ts";
import { checkDocument } from "../documents/check-document.ts";
import { passageFiles, readPassages } from "../passages.ts";
import { formatProblem, type Problem } from "../problem.ts";
import { checkNames } from "../documents/signed-names.ts";

/** What is wrong with documents and their annotations, or with files of passages; all of them where no id is given. */
export function check(ids: readonly string[], folders: readonly AnnotationFolder[]): { readonly text: string; readonly isFailed: boolean } {
  const documents = corpusFiles("documents");
  const rows = new Map(readGrid().map((row) => [row.id, row]));
  const annotations = folders.map((folder) => corpusFiles(folder));
  const known = new Set([...documents.keys(), ...annotations.flatMap((files) => [...files.keys()])]);
  const passages = new Map(passageFiles().map((file) => [normalId(file), file]));
  const asked = ids.map(normalId);
  const wanted = ids.length > 0 ? asked.filter((id) => !passages.has(id)) : [...known].sort();
  const nameProblems = checkNames(
    [...documents.values()].map((file) => readDocument(file).document),
    (id) => rows.get(id)?.split,
  );
  const out: string[] = [];
  let errorCount = 0;
  for (const id of wanted) {
    const file = documents.get(id);
    const files = annotations.flatMap((one) => one.get(id) ?? []);
    if (file === undefined) {
      out.push(`${id}: there is no document documents/${rows.get(id)?.genre ?? "<sub-genre>"}/${id}.txt`);
      errorCount++;
      continue;
    }
    const { document, problems } = readDocument(file);
    const pairs = files.map((one) => readPair(file, one));
    const all: Problem[] = [
      ...problems,
      ...checkDocument(document, rows.get(id)),
      ...nameProblems.filter((one) => one.file === file),
      ...pairs.flatMap((one) => one.annotationProblems),
    ];
    const errors = all.filter((one) => one.level === "error").length;
    errorCount += errors;
    const said = pairs
      .map(({ annotation }) => `${annotation?.statements.length ?? 0} statements, ${annotation?.entities.length ?? 0} entities`)
      .join("; ");
    out.push(...all.map(formatProblem));
    if (ids.length > 0 || all.length > 0)
      out.push(`${id}: ${said || "no annotation"}, ${plural(errors, "error")}, ${plural(all.length - errors, "warning")}`);
  }
  for (const [id, file] of passages) {
    if (ids.length > 0 && !asked.includes(id)) continue;
    const read = readPassages(file);
    const all = read.flatMap(({ problems, annotationProblems }) => [...problems, ...annotationProblems]);
    const errors = all.filter((one) => one.level === "error").length;
    errorCount += errors;
    out.push(...all.map(formatProblem));
    const statements = read.reduce((sum, { annotation }) => sum + (annotation?.statements.length ?? 0), 0);
    if (ids.length > 0 || all.length > 0)
      out.push(
        `${id}: ${plural(read.length, "passage")}, ${statements} statements, ${plural(errors, "error")}, ${plural(all.length - errors, "warning")}`,
      );
  }
  out.push(`${plural(wanted.length, "document")} checked, ${plural(errorCount, "error")}`);
  return { text: out.join("\n"), isFailed: errorCount > 0 };
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
