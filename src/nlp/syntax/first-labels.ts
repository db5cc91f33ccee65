import { bestCandidate } from "./classifier.ts";
import { mix1, mix2, mix3 } from "./hash.ts";
import { arcKind, type LabellerModel } from "./label-arcs.ts";
import { distanceClass } from "./parse-features.ts";
import type { ArcLabels } from "./parse-states.ts";
import { absent, type ParseWords } from "./parse-words.ts";

/** Upper bound on the features of one arc. */
export const firstLabelFeatureLimit = 32;

function of(values: Int32Array, word: number): number {
  return word <= 0 || word >= values.length ? absent : (values[word] as number);
}

/** Features of an arc that depend on nothing but the sentence's words and tags. */
export function firstLabelFeatures(words: ParseWords, h: number, d: number, f: Int32Array): number {
  const { word, tag, coarse, suffix } = words;
  const side = d < h ? 1 : 2;
  const dw = word[d] as number;
  const dp = tag[d] as number;
  const dc = coarse[d] as number;
  const hw = word[h] as number;
  const hp = tag[h] as number;
  const hc = coarse[h] as number;
  const hd = mix2(1, hp, side);
  const distance = distanceClass(Math.abs(h - d));
  const before = of(tag, d - 1);
  const after = of(tag, d + 1);
  let n = 0;
  f[n++] = mix2(2, dw, side);
  f[n++] = mix3(3, dw, dp, side);
  f[n++] = mix2(4, hw, side);
  f[n++] = mix1(5, hd);
  f[n++] = mix3(6, dw, hw, side);
  f[n++] = mix2(7, dw, hd);
  f[n++] = mix3(8, dp, hw, side);
  f[n++] = mix2(9, dp, hd);
  f[n++] = mix3(10, dw, hc, side);
  f[n++] = mix3(11, dc, hw, side);
  f[n++] = mix3(12, distance, dp, hd);
  f[n++] = mix3(13, distance, dc, mix2(14, hw, side));
  f[n++] = mix3(15, before, dp, hd);
  f[n++] = mix3(16, dp, after, hd);
  f[n++] = mix3(17, of(word, d - 1), dc, mix2(18, hc, side));
  f[n++] = mix3(19, dc, of(word, d + 1), mix2(20, hc, side));
  f[n++] = mix3(21, dp, hd, of(tag, h - 1));
  f[n++] = mix3(22, dp, hd, of(tag, h + 1));
  f[n++] = mix3(23, suffix[d] as number, dc, hd);
  f[n++] = mix3(24, suffix[h] as number, dp, side);
  f[n++] = mix3(25, of(tag, d - 2), before, mix2(26, dp, hd));
  f[n++] = mix3(27, of(word, d - 1), dp, mix2(28, hw, side));
  return n;
}

const features = new Int32Array(firstLabelFeatureLimit);

/** First labels of the arcs of one sentence, each decided once. */
export class FirstLabels implements ArcLabels {
  readonly #words: ParseWords;
  readonly #model: LabellerModel;
  readonly #known: Int8Array;
  readonly #scores: Float64Array;

  constructor(words: ParseWords, model: LabellerModel, scores = new Float64Array(model.labels.classCount)) {
    this.#words = words;
    this.#model = model;
    this.#known = new Int8Array((words.length + 1) * (words.length + 1)).fill(-1);
    this.#scores = scores;
  }

  labelOf(head: number, dependent: number): number {
    const at = head * (this.#words.length + 1) + dependent;
    const known = this.#known[at] as number;
    if (known >= 0) return known;
    const label = this.#decide(head, dependent);
    this.#known[at] = label;
    return label;
  }

  #decide(head: number, dependent: number): number {
    const candidates = this.#model.candidates[arcKind(this.#words, head, dependent)] as Uint8Array;
    if (candidates.length === 1) return candidates[0] as number;
    this.#model.labels.score(features, firstLabelFeatures(this.#words, head, dependent, features), candidates, this.#scores);
    return bestCandidate(candidates, this.#scores);
  }
}
