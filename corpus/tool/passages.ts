import { readdirSync, readFileSync } from "node:fs";
import { basename, join, relative } from "node:path";
import { countWords } from "./documents/check-document.ts";
import { corpusFolder, type ReadPair } from "./corpus-files.ts";
import type { CorpusDocument, DocumentLine } from "./documents/document.ts";
import { parseAnnotation } from "./annotations/parse-annotation.ts";
import type { Problem } from "./problem.ts";
import type { GridRow } from "./documents/read-grid.ts";

/** A few sentences with their annotation: a document of one block, for training only. */
export interface Passage extends ReadPair {
  readonly row: GridRow;
}

/** Paths of the files of passages, relative to `corpus/`, in order. */
export function passageFiles(): string[] {
  const root = join(corpusFolder, "passages");
  return readdirSync(root)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .map((name) => relative(corpusFolder, join(root, name)));
}

export function readPassages(file: string): Passage[] {
  return parsePassages(file, readFileSync(join(corpusFolder, file), "utf8"));
}

/**
 * Reads a file of passages. Each begins with a line `=== NUMBER`; one sentence a line follows, then `---` and annotation lines as GUIDELINES.md has them, whose line
 * numbers count the passage's sentences from 1. Without a `section` line nobody signs the passage. Cost: O(length).
 */
export function parsePassages(file: string, source: string): Passage[] {
  const rows = source.replace(/^\uFEFF/, "").split(/\r?\n/);
  const starts = rows.flatMap((row, at) => (/^===(?:\s|$)/.test(row) ? [at] : []));
  const seen = new Set<string>();
  return starts.map((start, index) => {
    const number = (rows[start] ?? "").slice(3).trim();
    const passage = parsePassage(file, { number, rows: rows.slice(start + 1, starts[index + 1] ?? rows.length), before: start + 1 });
    const isTwice = seen.has(number);
    seen.add(number);
    if (/^\d+$/.test(number) && !isTwice) return passage;
    const text = isTwice ? `the number ${number} stands twice` : "a passage begins with '=== ' and its number";
    return { ...passage, problems: [...passage.problems, { level: "error", file, line: start + 1, text }] };
  });
}

interface Part {
  readonly number: string;
  readonly rows: readonly string[];
  /** Lines of the file before the first of `rows`. */
  readonly before: number;
}

function parsePassage(file: string, { number, rows, before }: Part): Passage {
  const id = `${basename(file, ".txt")}-${number}`;
  const cut = rows.findIndex((row) => row.trim() === "---");
  const sentences = (cut < 0 ? rows : rows.slice(0, cut)).map((row) => row.trim()).filter((row) => row !== "");
  const lines = sentences.map((text, at): DocumentLine => ({ number: at + 1, text, role: "body" }));
  const document: CorpusDocument = {
    id,
    file,
    lineCount: lines.length,
    blocks: [{ role: "body", number: 0, lines }],
    lines: new Map(lines.map((line) => [line.number, line])),
  };
  const annotated = cut < 0 ? [] : rows.slice(cut + 1);
  const isSigned = annotated.some((row) => row.trim().startsWith("section "));
  const all = [...annotated, ...(isSigned ? [] : [`section 1-${Math.max(1, lines.length)} | author: -`])];
  // Blank lines before it, so that problems name the line of the file.
  const { annotation, problems } = parseAnnotation(file, "\n".repeat(before + cut + 1) + all.join("\n"), document);
  const own: Problem[] = [];
  const fail = (text: string) => own.push({ level: "error", file, line: before, text });
  if (cut < 0) fail("a line '---' parts the sentences from their annotation");
  if (lines.length === 0) fail("the passage has no sentence");
  return { row: rowOf(id, document), document, problems: own, annotation: { ...annotation, id }, annotationProblems: problems };
}

function rowOf(id: string, document: CorpusDocument): GridRow {
  const none = { region: "-", decade: "-", english: "-", tone: "-", layout: "-", topic: "-" };
  return { id, split: "train", genre: "passage", words: countWords(document).text, ...none };
}
