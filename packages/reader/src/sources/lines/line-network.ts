import type { WordPiece } from "../../language/encoder/index.ts";
import { addTimes, addTo, apply, applyLayers, rowAt, softmax, sumRows } from "../../language/layers/index.ts";
import type { LineModel } from "./line-model.ts";

/** What the network sees of a line: rows of its features, and its words. */
export interface SeenLine {
  readonly rows: readonly number[];
  readonly words: string;
}

/** So many lines are read at one go, of which so many at either end are there for the others alone: attention costs the square of them. */
const [stretch, margin] = [400, 50];

/**
 * Probabilities of the roles of each line, in the order of `lineRoles`: a small transformer over the lines of a page.
 *
 * Source: attention as in Vaswani et al. 2017 with a learned bias for distances (Raffel et al. 2020).
 * Cost: linear in the lines, and for each in its features, its first and last words, and the lines of its stretch. Deterministic.
 */
export function roleShares(model: LineModel, lines: readonly SeenLine[]): Float64Array[] {
  if (lines.length <= stretch) return sharesOf(model, lines);
  const step = stretch - 2 * margin;
  return Array.from({ length: Math.ceil(lines.length / step) }, (_, index) => index * step).flatMap((from) => {
    const first = Math.max(0, from - margin);
    const shares = sharesOf(model, lines.slice(first, from + step + margin));
    return shares.slice(from - first, from - first + step);
  });
}

function sharesOf(model: LineModel, lines: readonly SeenLine[]): Float64Array[] {
  const count = lines.length;
  const states = sumRows(
    model.features,
    lines.map(({ rows }) => rows),
  );
  addTo(states, apply(model.words, wordVectors(model, lines), count));
  applyLayers(model, states, count);
  const scores = apply(model.roles, states, count);
  return lines.map((_, at) => softmax(Float64Array.from(rowAt(scores, model.roles.outputs, at))));
}

/** Of a longer line its beginning and its end are read. */
const longest = 220;
const [beginning, ending] = [160, 56];
const mostPieces = 72;

/** The pieces of the words of a line that its vector is made of; never none. Cost: bounded. */
export function piecesOfWords(tokenizer: WordPiece, words: string): number[] {
  const read = words.length > longest ? `${words.slice(0, beginning)} ${words.slice(-ending)}` : words;
  const found = tokenizer.split(read).slice(0, mostPieces);
  return found.length === 0 ? [tokenizer.unknown] : found.map(({ id }) => id);
}

/** So many pieces of words are a line's first, and its last. */
const edge = 4;

/** Of each line the mean vector of all pieces of its words by their weights, that of the first of them, and that of the last. */
function wordVectors({ tokenizer, pieces, pieceWeights }: LineModel, lines: readonly SeenLine[]): Float32Array {
  const pieceWidth = pieces.width;
  const vectors = new Float32Array(lines.length * 3 * pieceWidth);
  for (const [at, { words }] of lines.entries()) {
    const ids = piecesOfWords(tokenizer, words);
    const weights = softmax(Float64Array.from(ids, (id) => pieceWeights[id] ?? 0));
    const edges = Math.min(edge, ids.length);
    const own = vectors.subarray(at * 3 * pieceWidth, (at + 1) * 3 * pieceWidth);
    for (const [place, id] of ids.entries()) {
      addTimes(own, pieces, id, weights[place] ?? 0);
      if (place < edge) addTimes(own.subarray(pieceWidth), pieces, id, 1 / edges);
      if (place >= ids.length - edge) addTimes(own.subarray(2 * pieceWidth), pieces, id, 1 / edges);
    }
  }
  return vectors;
}
