import { FloatRows, type Kernels, LinearHead, linearWeights, type ModelFile } from "../encoder/index.ts";
import type { HeadsConfig } from "./heads-config.ts";
import { dotProduct, dotProducts, logistic, shareOf } from "./scores.ts";
import { pathCount, pathNumber, type WordMarks } from "./token-marks.ts";
import { mostWords } from "./window-vectors.ts";

/** Candidates that stand before the words: nobody fills the role, or the author of the section does. */
const nobody = 0;
const author = 1;
const specials = 2;

/** What is said may run over the sentences of a paragraph; the person who says or does it stands in one. */
const longRoles = new Set(["content", "event"]);

/** A second filler of a role must be this sure, and there are at most so many. */
const furtherChance = 0.8;
const mostFillers = 4;

/** What fills a role: words from `first` to `last` with the one that governs them, or the section's author (all null). */
export interface RoleFiller {
  readonly first: number | null;
  readonly last: number | null;
  readonly anchor: number | null;
  /** Chance that it fills the role rather than nobody. */
  readonly chance: number;
}

export interface FilledRole {
  /** Surest first; empty: nobody. */
  readonly fillers: readonly RoleFiller[];
  /** Chance that nobody fills the role. */
  readonly nobodyChance: number;
}

/** A word of the window and the index of a role in the configuration. */
export interface RoleQuestion {
  readonly word: number;
  readonly role: number;
  /** Some word fills the role, whatever speaks for nobody: a forecast is of something. */
  readonly isNeeded?: boolean;
}

const layerNames = ["trigger", "anchorQuery", "endQuery", "anchorWord", "endWord", "startFrom", "startTo", "endFrom", "endTo"] as const;
type LayerName = (typeof layerNames)[number];

/** A window's words: how many, what is known of them, and the sentence and the block of each. */
interface OpenWindow {
  readonly count: number;
  readonly known: WordMarks;
  readonly sentences: readonly number[];
  readonly blocks: readonly number[];
}

/** What the words of the open window are as candidates: a row a word. */
interface Candidates extends OpenWindow {
  readonly anchor: Float32Array;
  readonly end: Float32Array;
  readonly startFrom: Float32Array;
  readonly startTo: Float32Array;
  readonly endFrom: Float32Array;
  readonly endTo: Float32Array;
}

/**
 * Asks which words of a window fill the roles of its triggers. A filler is found by its anchor, the word that governs it; its first and last word are then the best
 * before and behind the anchor. training/reader/network/heads.py has the formulas.
 */
export class RoleHead {
  private readonly config: HeadsConfig;
  private readonly layers: Readonly<Record<LayerName, LinearHead>>;
  private readonly asked: FloatRows;
  private readonly tables: Readonly<Record<"special" | "specialBias" | "anchorDistance" | "boundDistance" | "anchorPath", Float32Array>>;
  private readonly boundWidth: number;
  private words: FloatRows | null = null;
  private candidates: Candidates | null = null;

  constructor(kernels: Kernels, model: ModelFile, config: HeadsConfig) {
    this.config = config;
    const layer = (name: LayerName): LinearHead => new LinearHead(kernels, linearWeights(model, `heads.role.${name}`), mostWords);
    this.layers = Object.fromEntries(layerNames.map((name) => [name, layer(name)])) as Record<LayerName, LinearHead>;
    this.boundWidth = this.layers.startTo.outputs;
    this.asked = new FloatRows(kernels, mostWords, linearWeights(model, "heads.role.trigger").inputs);
    const table = (name: string): Float32Array => model.floats(`heads.role.${name}`);
    this.tables = {
      special: table("special"),
      specialBias: table("specialBias"),
      anchorDistance: table("anchorDistance"),
      boundDistance: table("boundDistance"),
      anchorPath: table("anchorPath"),
    };
  }

  /** Takes the word vectors of a window; the questions that follow are about them. */
  open(words: FloatRows, window: OpenWindow): void {
    const { count } = window;
    const { roleWidth } = this.config;
    const of = (name: LayerName, width: number, activation: "none" | "gelu" = "none"): Float32Array =>
      dense(this.layers[name].apply(words, count, { activation }), count, width);
    this.words = words;
    this.candidates = {
      ...window,
      anchor: of("anchorWord", roleWidth, "gelu"),
      end: of("endWord", roleWidth, "gelu"),
      startFrom: of("startFrom", this.boundWidth),
      startTo: of("startTo", this.boundWidth),
      endFrom: of("endFrom", this.boundWidth),
      endTo: of("endTo", this.boundWidth),
    };
  }

  /** Fills roles. @throws Error if no window is open. Cost: questions × words. */
  fill(questions: readonly RoleQuestion[]): FilledRole[] {
    const { words, candidates } = this;
    if (words === null || candidates === null) throw new Error("no window is open");
    const askedWords = [...new Set(questions.map(({ word }) => word))];
    const found = new Map<RoleQuestion, FilledRole>();
    for (let at = 0; at < askedWords.length; at += mostWords) {
      const some = askedWords.slice(at, at + mostWords);
      const queries = this.queriesOf(words, some);
      const place = new Map(some.map((word, row) => [word, row]));
      for (const question of questions) {
        const row = place.get(question.word);
        if (row !== undefined) found.set(question, this.fillRole(candidates, question, queries(row, question.role)));
      }
    }
    return questions.map((question) => found.get(question) ?? { fillers: [], nobodyChance: 1 });
  }

  private queriesOf(words: FloatRows, asked: readonly number[]): (row: number, role: number) => { anchor: Float32Array; end: Float32Array } {
    const { roleWidth } = this.config;
    for (const [row, word] of asked.entries()) this.asked.view(row, row + 1).set(words.view(word, word + 1));
    const triggers = this.layers.trigger.apply(this.asked, asked.length, { activation: "gelu" });
    const anchors = this.layers.anchorQuery.apply(triggers, asked.length);
    const ends = this.layers.endQuery.apply(triggers, asked.length);
    const part = (rows: FloatRows, row: number, role: number): Float32Array =>
      rows.view(row, row + 1).slice(role * roleWidth, (role + 1) * roleWidth);
    return (row, role) => ({ anchor: part(anchors, row, role), end: part(ends, row, role) });
  }

  private fillRole(candidates: Candidates, { word, role, isNeeded }: RoleQuestion, query: { anchor: Float32Array; end: Float32Array }): FilledRole {
    const scores = this.anchorScores(candidates, { word, role }, query.anchor);
    const bar = scores[nobody] ?? 0;
    const chosen = chosenOf(scores, { bar, isNeeded: isNeeded === true });
    const fillers: RoleFiller[] = [];
    for (const candidate of chosen) {
      const chance = logistic((scores[candidate] ?? 0) - bar);
      if (fillers.length > 0 && (chance < furtherChance || fillers.length === mostFillers)) break;
      if (candidate === author) fillers.push({ first: null, last: null, anchor: null, chance });
      else {
        const anchor = candidate - specials;
        const { first, last } = this.boundsOf(candidates, { role, anchor }, query.end);
        if (!fillers.some((other) => other.first !== null && other.first <= last && first <= (other.last ?? 0)))
          fillers.push({ first, last, anchor, chance });
      }
    }
    return { fillers, nobodyChance: shareOf(scores, nobody) };
  }

  private anchorScores({ anchor, count, known, sentences }: Candidates, { word, role }: RoleQuestion, query: Float32Array): Float64Array {
    const { roleWidth } = this.config;
    const { special, specialBias, anchorDistance, anchorPath } = this.tables;
    const relations = this.config.relations.length;
    const paths = pathCount(relations);
    const scores = new Float64Array(specials + count);
    for (let candidate = 0; candidate < specials; candidate++)
      scores[candidate] = dotProduct(query, special, candidate * roleWidth) + (specialBias[role * specials + candidate] ?? 0);
    const own = dotProducts(query, anchor, { from: 0, count });
    for (let other = 0; other < count; other++) {
      const path = anchorPath[role * paths + pathNumber(known, sentences, { from: word, to: other, count: relations })] ?? 0;
      scores[specials + other] = (own[other] ?? 0) + this.far(anchorDistance, role, other - word) + path;
    }
    return scores;
  }

  private boundsOf(
    { count, sentences, blocks, end, startFrom, startTo, endFrom, endTo }: Candidates,
    { role, anchor }: { role: number; anchor: number },
    query: Float32Array,
  ): { first: number; last: number } {
    const { roleWidth } = this.config;
    const { boundWidth } = this;
    const at = (rows: Float32Array): Float32Array => rows.subarray(anchor * boundWidth, (anchor + 1) * boundWidth);
    const [fromStart, fromEnd] = [at(startFrom), at(endFrom)];
    const far = (word: number): number => this.far(this.tables.boundDistance, role, word - anchor);
    const { from, to } = this.stretch({ sentences, blocks, count }, { role, anchor });
    const before = dotProducts(fromStart, startTo, { from: from * boundWidth, count: anchor + 1 - from });
    const behind = dotProducts(query, end, { from: anchor * roleWidth, count: to + 1 - anchor });
    const beside = dotProducts(fromEnd, endTo, { from: anchor * boundWidth, count: to + 1 - anchor });
    const first = bestWord(from, anchor, (word) => (before[word - from] ?? 0) + far(word));
    const last = bestWord(anchor, to, (word) => (behind[word - anchor] ?? 0) + (beside[word - anchor] ?? 0) + far(word));
    return { first, last };
  }

  /** Words that a filler may run over: the anchor's sentence, or its block where what is said may be longer. */
  private stretch(
    { sentences, blocks, count }: Pick<Candidates, "sentences" | "blocks" | "count">,
    { role, anchor }: { role: number; anchor: number },
  ) {
    const places = longRoles.has(this.config.roles[role]?.[1] ?? "") ? blocks : sentences;
    const own = places[anchor] ?? -1;
    return { from: places.indexOf(own), to: places.lastIndexOf(own, count - 1) };
  }

  /** What a signed distance in words adds. */
  private far(table: Float32Array, role: number, distance: number): number {
    const { distances } = this.config;
    const size = distances.findLastIndex((least) => least <= Math.abs(distance));
    return table[role * (2 * distances.length - 1) + distances.length - 1 + size * Math.sign(distance)] ?? 0;
  }
}

/** Candidates above the bar, the best first; of what needs somebody the best in any case, and never the author. */
function chosenOf(scores: Float64Array, { bar, isNeeded }: { readonly bar: number; readonly isNeeded: boolean }): number[] {
  const above: number[] = [];
  let best = -1;
  for (let candidate = nobody + 1; candidate < scores.length; candidate++) {
    const score = scores[candidate] ?? 0;
    if (isNeeded && candidate === author) continue;
    if (score > bar) above.push(candidate);
    if (best < 0 || score > (scores[best] ?? 0)) best = candidate;
  }
  if (above.length === 0) return isNeeded && best >= 0 ? [best] : [];
  return above.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
}

/** The first of the words with the highest score. */
function bestWord(from: number, to: number, scoreOf: (word: number) => number): number {
  let best = from;
  let most = Number.NEGATIVE_INFINITY;
  for (let word = from; word <= to; word++) {
    const score = scoreOf(word);
    if (score > most) [best, most] = [word, score];
  }
  return best;
}

/** A copy of the first `width` numbers of each row. */
function dense(rows: FloatRows, count: number, width: number): Float32Array<ArrayBuffer> {
  const all = rows.read(0, count);
  if (rows.width === width) return all;
  const found = new Float32Array(count * width);
  for (let row = 0; row < count; row++) found.set(all.subarray(row * rows.width, row * rows.width + width), row * width);
  return found;
}
