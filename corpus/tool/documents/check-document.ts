import { basename, dirname } from "node:path";
import type { CorpusDocument } from "./document.ts";
import type { Problem } from "../problem.ts";
import type { GridRow } from "./read-grid.ts";
import { isFurniture } from "./roles.ts";

/** Words of the text without the page's furniture, and with it. */
export function countWords(document: CorpusDocument): { readonly text: number; readonly all: number } {
  const count = (isCounted: (line: { readonly role: Parameters<typeof isFurniture>[0] }) => boolean) =>
    [...document.lines.values()].filter(isCounted).reduce((sum, line) => sum + line.text.split(/\s+/).length, 0);
  return { text: count((line) => !isFurniture(line.role)), all: count(() => true) };
}

/** Blocks that hold whole sentences. */
const sentenceRoles: ReadonlySet<string> = new Set(["body", "host", "quote", "standfirst", "bio"]);

/** What a document says against its row: its place, its length within a quarter, one sentence a line. */
export function checkDocument(document: CorpusDocument, row: GridRow | undefined): Problem[] {
  const { file } = document;
  const problems: Problem[] = [];
  const add = (level: Problem["level"], line: number, text: string) => problems.push({ level, file, line, text });
  if (row === undefined) return [{ level: "error", file, line: 1, text: `grid.tsv has no row ${document.id}` }];
  const genre = basename(dirname(file));
  if (genre !== row.genre) add("error", 1, `stands in ${genre}/; its row says ${row.genre}`);
  const words = countWords(document);
  const range = `its row says ${row.words} (${Math.round(row.words * 0.75)} to ${Math.round(row.words * 1.25)})`;
  if (words.all < row.words * 0.75) add("error", 1, `has ${words.all} words; ${range}`);
  if (words.text > row.words * 1.25) add("error", 1, `has ${words.text} words without furniture; ${range}`);
  for (const line of document.lines.values()) {
    if (!sentenceRoles.has(line.role)) continue;
    const second = secondSentence(line.text);
    if (second !== undefined) add("warning", line.number, `may hold two sentences, the second from '${second}'; write one a line`);
  }
  return problems;
}

/** The first words of a second sentence, if a stop after a small word of three letters or more is followed by a capital outside quotation marks. */
function secondSentence(text: string): string | undefined {
  for (const match of text.matchAll(/(?<=(?:^|[\s("“‘])[a-z][a-z-]{2,}[.!?][”"’')]*\s+)(?=[“"‘(]?[A-Z])/g)) {
    const before = text.slice(0, match.index);
    const isQuoted = (before.match(/[“]/g)?.length ?? 0) > (before.match(/[”]/g)?.length ?? 0) || (before.match(/"/g)?.length ?? 0) % 2 === 1;
    if (!isQuoted && !/(?:\.\.\.|…)\s*$/.test(before)) return text.slice(match.index).split(" ").slice(0, 3).join(" ");
  }
  return undefined;
}
