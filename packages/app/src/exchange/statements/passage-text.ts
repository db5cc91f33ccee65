/** A passage of a document whose text is not at hand. */
export interface Passage {
  readonly row: number;
  /** Both 0, or `end` not above `start`, where its place is not known. */
  readonly start: number;
  readonly end: number;
  readonly quote: string | null;
}

export interface PassageText {
  readonly text: string;
  /** Where the passages stand in that text, by row; those without words and place are not in it. */
  readonly spans: ReadonlyMap<number, { readonly start: number; readonly stop: number }>;
  /** Passages whose words do not fit their place. */
  readonly lost: number;
}

/**
 * A text for passages to stand on: words at their places among spaces, words without a place one passage a line behind them. DNA shows a
 * passage by cutting it out of the text.
 *
 * Cost: O(length of the document + words).
 */
export function passageText(passages: readonly Passage[]): PassageText {
  const placed = passages.filter(({ start, end }) => start < end);
  const spans = new Map(placed.map(({ row, start, end }) => [row, { start, stop: end }]));
  const units = new Uint16Array(placed.reduce((most, { end }) => Math.max(most, end), 0)).fill(space);
  let lost = 0;
  for (const { start, end, quote } of placed) if (quote !== null && !place(units, { start, end, quote })) lost++;
  const lines: string[] = units.length === 0 ? [] : [readUnits(units)];
  let at = units.length;
  for (const { row, start, end, quote } of passages) {
    if (start < end || quote === null || quote === "") continue;
    if (lines.length > 0) at += 1;
    spans.set(row, { start: at, stop: at + quote.length });
    lines.push(quote);
    at += quote.length;
  }
  return { text: lines.join("\n"), spans, lost };
}

const space = 0x20;

/** Writes words where nothing else stands; false where they are of another length, or others stand there. */
function place(units: Uint16Array, { start, end, quote }: { start: number; end: number; quote: string }): boolean {
  if (quote.length !== end - start) return false;
  const isFree = [...units.subarray(start, end)].every((unit, index) => unit === space || unit === quote.charCodeAt(index));
  if (isFree) for (let index = 0; index < quote.length; index++) units[start + index] = quote.charCodeAt(index);
  return isFree;
}

const piece = 8192;

function readUnits(units: Uint16Array): string {
  let text = "";
  for (let at = 0; at < units.length; at += piece) text += String.fromCharCode(...units.subarray(at, at + piece));
  return text;
}
