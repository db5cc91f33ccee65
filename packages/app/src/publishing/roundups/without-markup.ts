import type { Readout } from "@rapporteur/reader/readout";

type Span = readonly [number, number];

const pairs = new Set(["body", "bio", "speakerSpan", "cue", "sourceSpan", "targetSpan", "connective"]);
const lists = new Set(["mentions", "passages"]);

/**
 * A readout for readers: its text without the stretches that are markup and no words (the asterisks of Markdown, the address behind a link's words), every
 * span moved with the words that it covers, and quotes cut again. Cost: O(text + size of the readout).
 */
export function withoutMarkup(readout: Readout, markup: readonly Span[]): Readout {
  if (markup.length === 0) return readout;
  const { text } = readout.document;
  const { kept, moved } = cutOut(text, markup);
  const shift = (offset: number): number => moved[offset] ?? kept.length;
  const walk = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) {
      if (pairs.has(key)) return (value as number[]).map(shift);
      return value.map((one) => walk(one, lists.has(key) ? "body" : key));
    }
    if (typeof value !== "object" || value === null) return value;
    const after = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, walk(part, name)]));
    return isSpan(value) ? recut(value, after, { text, kept, shift }) : after;
  };
  const after = walk(readout, "") as Readout;
  return { ...after, document: { ...after.document, text: kept } };
}

interface Cut {
  readonly text: string;
  readonly kept: string;
  readonly shift: (offset: number) => number;
}

/** Start and end moved; words that were those of the span are those of the new one. */
function recut({ start, end }: { start: number; end: number }, after: Record<string, unknown>, { text, kept, shift }: Cut): Record<string, unknown> {
  const [from, to] = [shift(start), shift(end)];
  const old = text.slice(start, end);
  const words = Object.fromEntries(["quote", "text"].filter((name) => after[name] === old).map((name) => [name, kept.slice(from, to)]));
  return { ...after, ...words, start: from, end: to };
}

function isSpan(value: object): value is { start: number; end: number } {
  const { start, end } = value as { start?: unknown; end?: unknown };
  return typeof start === "number" && typeof end === "number";
}

/** The text without the stretches, and where each offset of it comes to stand. */
export function cutOut(text: string, stretches: readonly Span[]): { kept: string; moved: Uint32Array } {
  const moved = new Uint32Array(text.length + 1);
  const sorted = stretches.toSorted((a, b) => a[0] - b[0]);
  let kept = "";
  let at = 0;
  const keep = (until: number): void => {
    for (let offset = at; offset < until; offset++) moved[offset] = kept.length + offset - at;
    kept += text.slice(at, until);
    at = Math.max(at, until);
  };
  for (const [start, end] of sorted) {
    keep(Math.max(at, start));
    for (; at < Math.min(end, text.length); at++) moved[at] = kept.length;
  }
  keep(text.length);
  moved[text.length] = kept.length;
  return { kept, moved };
}
