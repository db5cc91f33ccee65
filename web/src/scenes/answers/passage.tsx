import { Link } from "wouter";
import { text } from "./strings.ts";

interface PassageProps {
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** Words of the document that lead back to their place. */
export function Passage({ documentId, start, end, words }: PassageProps) {
  const line = words.replace(/\s+/g, " ").trim();
  return (
    <Link className="answers-passage" href={`/read/${documentId}?at=${start}-${end}`} title={text.read(line.slice(0, 80))} dir="auto">
      {line}
    </Link>
  );
}
