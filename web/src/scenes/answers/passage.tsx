import { saidWords } from "../../hooks/said-words.ts";
import { Link } from "wouter";
import { text } from "./strings.ts";

interface PassageProps {
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** Words whose quotation mark was opened and stands closed just behind them, with that mark. */
export function closed(words: string): string {
  const marks: readonly (readonly [string, string])[] = [
    ["“", "”"],
    ["«", "»"],
  ];
  return marks.reduce((text, [open, close]) => (text.split(open).length > text.split(close).length ? text + close : text), words);
}

/** Words of the document that lead back to their place. */
export function Passage({ documentId, start, end, words }: PassageProps) {
  const line = saidWords(words);
  return (
    <Link className="answers-passage" href={`/read/${documentId}?at=${start}-${end}`} title={text.read(line.slice(0, 80))} dir="auto">
      {line}
    </Link>
  );
}
