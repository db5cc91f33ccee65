import { readFileSync } from "node:fs";

/** A sentence of a treebank: syntactic words only, governors as word numbers (0 for the root, words from 1). */
export interface GoldSentence {
  readonly id: string;
  readonly text: string;
  readonly forms: readonly string[];
  readonly lemmas: readonly string[];
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  readonly heads: readonly number[];
  readonly deprels: readonly string[];
  /** True where a paragraph or document begins with this sentence. */
  readonly startsParagraph: boolean;
  /** True where white space follows the sentence. */
  readonly spaceAfter: boolean;
}

function readSentence(block: string): GoldSentence | null {
  const lines = block.split("\n");
  const comments = lines.filter((line) => line.startsWith("#"));
  const rows = lines.filter((line) => /^\d+(?:-\d+)?\t/.test(line)).map((line) => line.split("\t"));
  const words = rows.filter((row) => row[0]?.includes("-") !== true);
  if (words.length === 0) return null;
  const comment = (name: string): string => comments.find((line) => line.startsWith(`# ${name} = `))?.slice(name.length + 5) ?? "";
  const column = (index: number): string[] => words.map((row) => row[index] ?? "_");
  return {
    id: comment("sent_id"),
    text: comment("text"),
    forms: column(1),
    lemmas: column(2),
    upos: column(3),
    xpos: column(4),
    heads: column(6).map(Number),
    deprels: column(7),
    startsParagraph: comments.some((line) => /^# new(?:par|doc)/.test(line)),
    spaceAfter: !lastSurface(rows).includes("SpaceAfter=No"),
  };
}

/** The notes on the last surface token, which is a range where the last words are written as one. */
function lastSurface(rows: readonly string[][]): string {
  const last = rows.at(-1)?.[0] ?? "";
  const range = rows.findLast((row) => row[0]?.endsWith(`-${last}`) === true);
  return (range ?? rows.at(-1))?.[9] ?? "";
}

/** Reads CoNLL-U: word ranges ("1-2") and empty nodes ("1.1") are left out. */
export function parseConllu(content: string): GoldSentence[] {
  return content
    .replaceAll("\r\n", "\n")
    .split(/\n\n+/)
    .map(readSentence)
    .filter((sentence) => sentence !== null);
}

export function readTreebank(path: string): GoldSentence[] {
  return parseConllu(readFileSync(path, "utf8"));
}

/** All words of sentences, in lower case. */
export function wordsOf(sentences: readonly GoldSentence[]): Set<string> {
  return new Set(sentences.flatMap(({ forms }) => forms.map((form) => form.toLowerCase())));
}
