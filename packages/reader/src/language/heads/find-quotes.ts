import type { Span } from "@rapporteur/core/model";

const marks = new RegExp(
  [
    "“[^“”]{1,1500}?(?:”|(?=\\n\\n)|$)",
    "«[^«»]{1,1500}»",
    '(?<![\\p{L}\\p{N}_"])"[^"]{1,1500}"(?![\\p{L}\\p{N}_])',
    "(?<![\\p{L}\\p{N}_])‘(?:[^‘’]|’(?=[\\p{L}\\p{N}_])){1,800}’(?![\\p{L}\\p{N}_])",
    "(?<![\\p{L}\\p{N}_'])'(?=[\\p{L}\\p{N}_])(?:[^'\\n]|(?<=[\\p{L}\\p{N}_])'(?=[\\p{L}\\p{N}_])){1,400}(?<=[\\p{L}\\p{N}_.,!?…])'(?![\\p{L}\\p{N}_])",
  ].join("|"),
  "gu",
);

/** Direct quotations by their marks, marks included, as the heads were trained to be asked about them; a blank line ends one that is not closed. */
export function findQuotes(text: string): Span[] {
  return Array.from(text.matchAll(marks), (match) => ({ start: match.index, end: match.index + match[0].length }));
}
