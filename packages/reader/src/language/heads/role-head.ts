import { FloatRows, type Kernels, LinearHead, linearWeights, type ModelFile } from "../encoder/index.ts";
import type { HeadsConfig } from "./heads-config.ts";
import { mostWords } from "./window-vectors.ts";

/** Candidates that stand before the words: nobody fills the role, or the author of the section does. */
export const nobody = 0;
export const author = 1;
const specials = 2;

/** What fills a role: words from `first` to `last`, or the section's author (both null). */
export interface RoleFiller {
  readonly first: number | null;
  readonly last: number | null;
  /** Chance that it fills the role rather than nobody. */
  readonly chance: number;
}

export interface FilledRole {
  /** Surest first; empty: nobody. */
  readonly fillers: readonly RoleFiller[];
  /** Chance that nobody fills the role. */
  readonly nobodyChance: number;
}

/** Asks which words of a window fill the roles of its triggers. */
export class RoleHead {
  private readonly config: HeadsConfig;
  private readonly layers: Readonly<Record<"startQuery" | "endQuery" | "startWord" | "endWord" | "fromStart" | "toEnd", LinearHead>>;
  private readonly asked: FloatRows;
  private readonly special: Float32Array;
  private readonly bias: Float32Array;
  private startWords = new Float32Array();
  private endWords = new Float32Array();
  private toEnds = new Float32Array();
  private words: FloatRows | null = null;
  private count = 0;

  constructor(kernels: Kernels, model: ModelFile, config: HeadsConfig) {
    this.config = config;
    const layer = (name: string): LinearHead => new LinearHead(kernels, linearWeights(model, `heads.role.${name}`), mostWords);
    this.layers = {
      startQuery: layer("startQuery"),
      endQuery: layer("endQuery"),
      startWord: layer("startWord"),
      endWord: layer("endWord"),
      fromStart: layer("fromStart"),
      toEnd: layer("toEnd"),
    };
    this.asked = new FloatRows(kernels, mostWords, linearWeights(model, "heads.role.startQuery").inputs);
    this.special = model.floats("heads.role.special");
    this.bias = model.floats("heads.role.bias");
  }

  /** Takes the word vectors of a window; the questions that follow are about them. */
  open(words: FloatRows, count: number): void {
    const { roleWidth } = this.config;
    this.words = words;
    this.count = count;
    this.startWords = dense(this.layers.startWord.apply(words, count, { activation: "gelu" }), count, roleWidth);
    this.endWords = dense(this.layers.endWord.apply(words, count, { activation: "gelu" }), count, roleWidth);
    this.toEnds = dense(this.layers.toEnd.apply(words, count), count, roleWidth);
  }

  /** Fills one role of each trigger word. @param questions word of the window and index of the role in the configuration */
  fill(questions: readonly { readonly word: number; readonly role: number }[]): FilledRole[] {
    const found: FilledRole[] = [];
    for (let at = 0; at < questions.length; at += mostWords) found.push(...this.fillSome(questions.slice(at, at + mostWords)));
    return found;
  }

  private fillSome(questions: readonly { readonly word: number; readonly role: number }[]): FilledRole[] {
    // Several roles of one word share its query row.
    const askedWords = [...new Set(questions.map(({ word }) => word))];
    const place = new Map(askedWords.map((word, index) => [word, index]));
    const starts = this.queriesOf(this.layers.startQuery, askedWords);
    const ends = this.queriesOf(this.layers.endQuery, askedWords);
    const begun = this.queriesOf(
      this.layers.fromStart,
      Array.from({ length: this.count }, (_, word) => word),
    );
    return questions.map(({ word, role }) => {
      const row = place.get(word) ?? 0;
      return this.fillRole(starts.at(row, role), ends.at(row, role), begun, role);
    });
  }

  private queriesOf(layer: LinearHead, words: readonly number[]): Queries {
    const { asked } = this;
    const from = this.words;
    if (from === null) throw new Error("no window is open");
    for (const [row, word] of words.entries()) asked.view(row, row + 1).set(from.view(word, word + 1));
    const outputs = layer.apply(asked, words.length);
    return new Queries(outputs.read(0, words.length), outputs.width, this.config.roleWidth);
  }

  private fillRole(start: Float32Array, end: Float32Array, begun: Queries, role: number): FilledRole {
    const { roleWidth } = this.config;
    const scores = new Float64Array(specials + this.count);
    for (let candidate = 0; candidate < specials; candidate++)
      scores[candidate] = dot(start, this.special, candidate * roleWidth) + (this.bias[role * specials + candidate] ?? 0);
    for (let word = 0; word < this.count; word++) scores[specials + word] = dot(start, this.startWords, word * roleWidth);
    const bar = scores[nobody] ?? 0;
    const chosen = Array.from(scores.keys())
      .filter((candidate) => candidate !== nobody && (scores[candidate] ?? 0) > bar)
      .toSorted((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
    const fillers: RoleFiller[] = [];
    for (const candidate of chosen) {
      const chance = logistic((scores[candidate] ?? 0) - bar);
      if (candidate === author) fillers.push({ first: null, last: null, chance });
      else {
        const first = candidate - specials;
        const last = this.lastWord(end, begun, first);
        if (!fillers.some((other) => other.first !== null && other.first <= last && first <= (other.last ?? 0)))
          fillers.push({ first, last, chance });
      }
    }
    return { fillers, nobodyChance: shareOf(scores, nobody) };
  }

  private lastWord(end: Float32Array, begun: Queries, first: number): number {
    const { roleWidth } = this.config;
    const from = begun.at(first, 0);
    let best = first;
    let most = Number.NEGATIVE_INFINITY;
    for (let word = first; word < this.count; word++) {
      const score = dot(end, this.endWords, word * roleWidth) + dot(from, this.toEnds, word * roleWidth);
      if (score > most) [best, most] = [word, score];
    }
    return best;
  }
}

/** Rows of outputs, cut into parts of one width: the queries of each role. */
class Queries {
  private readonly values: Float32Array;
  private readonly rowWidth: number;
  private readonly width: number;

  constructor(values: Float32Array, rowWidth: number, width: number) {
    this.values = values;
    this.rowWidth = rowWidth;
    this.width = width;
  }

  at(row: number, part: number): Float32Array {
    const start = row * this.rowWidth + part * this.width;
    return this.values.subarray(start, start + this.width);
  }
}

/** A copy of the first `width` numbers of each row. */
function dense(rows: FloatRows, count: number, width: number): Float32Array<ArrayBuffer> {
  const all = rows.read(0, count);
  if (rows.width === width) return all;
  const found = new Float32Array(count * width);
  for (let row = 0; row < count; row++) found.set(all.subarray(row * rows.width, row * rows.width + width), row * width);
  return found;
}

/** In double precision and in order, so that it is the same everywhere. */
function dot(left: Float32Array, right: Float32Array, from: number): number {
  let sum = 0;
  for (let index = 0; index < left.length; index++) sum += (left[index] ?? 0) * (right[from + index] ?? 0);
  return sum;
}

/** 1 / (1 + e^−x) */
export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** Softmax of one of the scores. */
export function shareOf(scores: Float64Array, index: number): number {
  const most = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const total = scores.reduce((sum, score) => sum + Math.exp(score - most), 0);
  return Math.exp((scores[index] ?? 0) - most) / total;
}
