/** `name: value`, or a bare value. */
export interface Field {
  readonly name?: string;
  readonly value: string;
}

export interface AnnotationLine {
  /** Line of the annotation file, from 1. */
  readonly at: number;
  /** The words before the first bar. */
  readonly head: readonly string[];
  readonly headText: string;
  readonly fields: readonly Field[];
}

/** Splits `head | field: value | field: value`. Undefined for blank lines and remarks. A bar counts only with white space beside it. */
export function parseAnnotationLine(row: string, at: number): AnnotationLine | undefined {
  const text = row.trim();
  if (text === "" || text.startsWith("#")) return undefined;
  const [first = "", ...rest] = text.split(/\s+\|(?=\s|$)|\|\s+/);
  const headText = first.trim();
  const fields = rest
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map(parseField);
  return { at, head: headText.split(/\s+/), headText, fields };
}

function parseField(text: string): Field {
  const match = /^([A-Za-z][A-Za-z-]*):\s*(.*)$/s.exec(text);
  return match?.[1] === undefined ? { value: text } : { name: match[1].toLowerCase(), value: (match[2] ?? "").trim() };
}

/** `14,15` and `14-16` as line numbers; undefined if it is neither. `-` is an empty list. */
export function parseLines(text: string): number[] | undefined {
  if (text.trim() === "-") return [];
  const numbers: number[] = [];
  for (const part of text.split(/[,\s]+/).filter((one) => one !== "")) {
    const match = /^(\d+)(?:[-–](\d+))?$/.exec(part);
    if (match?.[1] === undefined) return undefined;
    const from = Number(match[1]);
    const to = Number(match[2] ?? from);
    if (to < from || to - from > 10_000) return undefined;
    for (let line = from; line <= to; line++) numbers.push(line);
  }
  return numbers.length === 0 ? undefined : numbers;
}
