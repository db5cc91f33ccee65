import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { Annotation } from "./annotations/annotation.ts";
import { parseAnnotation } from "./annotations/parse-annotation.ts";
import { parseDocument, type ParsedDocument } from "./documents/parse-document.ts";
import type { Problem } from "./problem.ts";
import { parseGrid, type GridRow } from "./documents/read-grid.ts";

export const corpusFolder = fileURLToPath(new URL("../", import.meta.url));

/** `annotations` is the corpus, `annotations-b` the second, blind annotation of a tenth of it. */
export type AnnotationFolder = "annotations" | "annotations-b";

export function readGrid(): GridRow[] {
  return parseGrid(readFileSync(join(corpusFolder, "grid.tsv"), "utf8"));
}

/** The files of a folder by document id, relative to `corpus/`, in order. */
export function corpusFiles(folder: "documents" | AnnotationFolder): ReadonlyMap<string, string> {
  const root = join(corpusFolder, folder);
  if (!existsSync(root)) return new Map();
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter((file) => file.isFile() && file.name.endsWith(".txt"));
  const pairs = files.map((file) => [basename(file.name, ".txt"), relative(corpusFolder, join(file.parentPath, file.name))] as const);
  return new Map(pairs.sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function readDocument(file: string): ParsedDocument {
  return parseDocument(file, readFileSync(join(corpusFolder, file), "utf8"));
}

/** A document and its annotation, if it has one. */
export interface ReadPair extends ParsedDocument {
  readonly annotation?: Annotation;
  readonly annotationProblems: readonly Problem[];
}

export function readPair(documentFile: string, annotationFile: string | undefined): ReadPair {
  const parsed = readDocument(documentFile);
  if (annotationFile === undefined) return { ...parsed, annotationProblems: [] };
  const source = readFileSync(join(corpusFolder, annotationFile), "utf8");
  const { annotation, problems } = parseAnnotation(annotationFile, source, parsed.document);
  const misplaced = basename(dirname(annotationFile)) !== basename(dirname(documentFile));
  const cure = `put the file into ${basename(dirname(documentFile))}/, where its document is`;
  const extra: Problem[] = misplaced ? [{ level: "error", file: annotationFile, line: 1, text: cure }] : [];
  return { ...parsed, annotation, annotationProblems: [...extra, ...problems] };
}

/** An id as a person may write it: `d001`, `D1`, `d001.txt`, a path. */
export function normalId(text: string): string {
  const name = basename(text, ".txt").toLowerCase();
  return /^d?\d{1,3}$/.test(name) ? `d${name.replace("d", "").padStart(3, "0")}` : name;
}
