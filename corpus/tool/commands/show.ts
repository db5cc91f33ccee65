import { readFileSync } from "node:fs";
import { join } from "node:path";
import { corpusFiles, corpusFolder, normalId, readDocument } from "../corpus-files.ts";

/** The document with its line numbers. */
export function show(ids: readonly string[]): { readonly text: string; readonly isFailed: boolean } {
  const files = corpusFiles("documents");
  const out: string[] = [];
  let isFailed = ids.length === 0;
  if (isFailed) out.push("show needs the id of a document: show d001");
  for (const id of ids.map(normalId)) {
    const file = files.get(id);
    if (file === undefined) {
      out.push(`there is no document ${id}; documents/<sub-genre>/${id}.txt is not written yet`);
      isFailed = true;
      continue;
    }
    const rows = readFileSync(join(corpusFolder, file), "utf8")
      .replace(/^\uFEFF/, "")
      .trimEnd()
      .split(/\r?\n/);
    const { problems } = readDocument(file);
    out.push(
      file,
      ...rows.map((row, index) => `${String(index + 1).padStart(4)}  ${row}`),
      ...(problems.length > 0 ? [`(${problems.length} problems: check ${id})`] : []),
    );
  }
  return { text: out.join("\n"), isFailed };
}
