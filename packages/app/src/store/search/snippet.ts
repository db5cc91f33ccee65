export interface Snippet {
  readonly snippet: string;
  /** Spans into `snippet`. */
  readonly hits: [number, number][];
}

/** Characters of text in a snippet, dots not counted. */
const snippetLength = 240;
const lead = 60;

/**
 * The stretch of a text that shows most hits, cut between words, with "…" where something is left out. White space is kept, so the hits' spans need no map.
 *
 * @param hits spans into `text`, in order, apart
 * Cost: O(length + hits)
 */
export function makeSnippet(text: string, hits: readonly (readonly [number, number])[]): Snippet {
  const from = text.length <= snippetLength ? 0 : wordStart(text, Math.max(0, densest(hits) - lead));
  const to = text.length - from <= snippetLength ? text.length : wordEnd(text, from, from + snippetLength);
  const before = from > 0 ? "…" : "";
  const after = to < text.length ? "…" : "";
  const shift = before.length - from;
  const shown = hits.filter(([start, end]) => start < to && end > from);
  return {
    snippet: before + text.slice(from, to) + after,
    hits: shown.map(([start, end]) => [Math.max(start, from) + shift, Math.min(end, to) + shift]),
  };
}

/** Start of the hit from which on most hits lie within a snippet's length; the first of several. */
function densest(hits: readonly (readonly [number, number])[]): number {
  let best = 0;
  let bestCount = 0;
  let beyond = 0;
  for (const [index, [start]] of hits.entries()) {
    while (beyond < hits.length && (hits[beyond]?.[1] ?? 0) <= start + snippetLength - lead) beyond++;
    if (beyond - index <= bestCount) continue;
    bestCount = beyond - index;
    best = start;
  }
  return bestCount === 0 ? (hits[0]?.[0] ?? 0) : best;
}

function wordStart(text: string, at: number): number {
  if (at === 0) return 0;
  const space = text.slice(at, at + lead).search(/\s/u);
  return space < 0 ? whole(text, at) : at + space + 1;
}

function wordEnd(text: string, from: number, at: number): number {
  const back = text.slice(from, at).search(/\s\S*$/u);
  return back < snippetLength / 2 ? whole(text, at) : from + back;
}

/** Not between the halves of one character. */
function whole(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at;
}
