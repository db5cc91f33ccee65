import { mix1, mix2, mix3 } from "./hash.ts";
import { distanceClass } from "./parse-features.ts";
import { absent, type ParseWords } from "./parse-words.ts";

/** Upper bound on the features of one arc. */
export const labelFeatureLimit = 112;

/** A tree with its dependents at hand, and the labels decided so far (−1 where none). */
export interface LabelledTree {
  readonly words: ParseWords;
  /** Governor by word number; 0 is the root. */
  readonly heads: Int32Array;
  readonly labels: Int32Array;
  /** First dependent of each word (0: none) and the next dependent of the same governor, in text order. */
  readonly firstChild: Int32Array;
  readonly nextSibling: Int32Array;
}

/** Threads the dependents of every word in text order. */
export function threadTree(words: ParseWords, heads: Int32Array): LabelledTree {
  const size = words.length + 1;
  const tree = { words, heads, labels: new Int32Array(size).fill(-1), firstChild: new Int32Array(size), nextSibling: new Int32Array(size) };
  for (let word = words.length; word >= 1; word--) {
    const head = heads[word] as number;
    tree.nextSibling[word] = tree.firstChild[head] as number;
    tree.firstChild[head] = word;
  }
  return tree;
}

function of(values: Int32Array, word: number): number {
  return word <= 0 || word >= values.length ? absent : (values[word] as number);
}

/** Features of the arc to `d`. The labels of its governor and of its earlier siblings must stand. */
export function labelFeatures(tree: LabelledTree, d: number, f: Int32Array): number {
  const { word, tag, coarse, suffix } = tree.words;
  const h = tree.heads[d] as number;
  const side = d < h ? 1 : 2;
  const dw = word[d] as number;
  const dp = tag[d] as number;
  const dc = coarse[d] as number;
  const hw = word[h] as number;
  const hp = tag[h] as number;
  const hc = coarse[h] as number;
  const hl = tree.labels[h] as number;
  const distance = side * 16 + distanceClass(Math.abs(h - d));
  const hd = mix2(1, hp, side);
  const before = of(tag, d - 1);
  const after = of(tag, d + 1);
  let n = 0;
  f[n++] = mix1(2, dw);
  f[n++] = mix1(3, dp);
  f[n++] = mix2(4, dw, dp);
  f[n++] = mix2(5, hw, side);
  f[n++] = hd;
  f[n++] = mix3(6, hw, hp, side);
  f[n++] = mix3(7, dw, hw, side);
  f[n++] = mix2(8, dw, hd);
  f[n++] = mix3(9, dp, hw, side);
  f[n++] = mix2(10, dp, hd);
  f[n++] = mix3(11, dw, hc, side);
  f[n++] = mix3(12, dc, hw, side);
  f[n++] = mix2(13, distance, dp);
  f[n++] = mix3(14, distance, dp, hp);
  f[n++] = mix3(15, distance, dc, hw);
  f[n++] = mix2(16, before, dp);
  f[n++] = mix2(17, dp, after);
  f[n++] = mix3(18, before, dp, hd);
  f[n++] = mix3(19, dp, after, hd);
  f[n++] = mix3(20, of(word, d - 1), dc, hd);
  f[n++] = mix3(21, dc, of(word, d + 1), hd);
  f[n++] = mix3(22, dp, hd, of(tag, h - 1));
  f[n++] = mix3(23, dp, hd, of(tag, h + 1));
  f[n++] = mix2(24, suffix[d] as number, hd);
  f[n++] = mix3(25, suffix[d] as number, dp, side);
  f[n++] = mix3(26, suffix[h] as number, dp, side);
  f[n++] = mix2(27, hl, dp);
  f[n++] = mix3(28, hl, dp, hd);
  f[n++] = mix3(29, hl, dw, hc);
  f[n++] = mix2(30, of(tag, tree.heads[h] as number), mix2(31, dp, hd));
  f[n++] = mix3(32, d === 1 ? 1 : 0, dp, hd);
  n = childFeatures(tree, d, f, n);
  return siblingFeatures(tree, d, f, n);
}

/** What hangs on the dependent itself: its case marker, subordinator, copula, determiner … */
function childFeatures(tree: LabelledTree, d: number, f: Int32Array, from: number): number {
  const { word, tag, coarse } = tree.words;
  const h = tree.heads[d] as number;
  const side = d < h ? 1 : 2;
  const dp = tag[d] as number;
  const dc = coarse[d] as number;
  const hc = coarse[h] as number;
  const hw = word[h] as number;
  let n = from;
  let left = 0;
  let right = 0;
  let lastTag = absent;
  for (let child = tree.firstChild[d] as number; child > 0; child = tree.nextSibling[child] as number) {
    const position = child < d ? 1 : 2;
    if (position === 1 ? ++left > 6 : ++right > 4) continue;
    const cw = word[child] as number;
    const cp = tag[child] as number;
    f[n++] = mix3(40 + position, cw, dc, mix2(43, hc, side));
    f[n++] = mix3(44 + position, cp, dp, mix2(47, hc, side));
    if (position === 1) {
      f[n++] = mix3(48, cw, hw, side);
      if (left === 1) {
        f[n++] = mix3(49, cw, dp, tag[h] as number);
        f[n++] = mix3(50, cp, dp, mix2(51, hw, side));
      } else f[n++] = mix3(52, lastTag, cp, mix2(53, dc, hc));
    }
    lastTag = cp;
  }
  f[n++] = mix3(54, Math.min(left, 7), dp, mix2(55, hc, side));
  f[n++] = mix3(56, Math.min(right, 7), dp, mix2(57, hc, side));
  return n;
}

/** What else hangs on the governor, and which labels its earlier dependents have. */
function siblingFeatures(tree: LabelledTree, d: number, f: Int32Array, from: number): number {
  const { word, tag, coarse } = tree.words;
  const h = tree.heads[d] as number;
  const side = d < h ? 1 : 2;
  const dp = tag[d] as number;
  const dc = coarse[d] as number;
  const hp = tag[h] as number;
  const hc = coarse[h] as number;
  const hw = word[h] as number;
  let n = from;
  let previous = 0;
  let earlier = 0;
  let seen = 0;
  for (let child = tree.firstChild[h] as number; child > 0 && child !== d; child = tree.nextSibling[child] as number) {
    previous = child;
    earlier++;
    if (child < h !== d < h) seen |= 1 << 30;
    if (earlier <= 8) f[n++] = mix3(60, tree.labels[child] as number, dp, mix2(61, hc, side));
  }
  let next = tree.nextSibling[d] as number;
  const previousLabel = previous === 0 ? -2 : (tree.labels[previous] as number);
  const sameSide = previous !== 0 && previous < h === d < h ? 1 : 0;
  f[n++] = mix3(62, previousLabel, dp, mix3(63, hp, side, sameSide));
  f[n++] = mix3(64, previousLabel, dc, mix2(65, hw, side));
  f[n++] = mix3(66, previousLabel, word[d] as number, mix2(67, hc, side));
  f[n++] = mix3(68, of(tag, previous), dp, mix2(69, hp, side));
  f[n++] = mix3(70, of(word, previous), dp, mix2(71, hp, side));
  f[n++] = mix3(72, of(tag, next), dp, mix2(73, hp, side));
  f[n++] = mix3(74, of(word, next), dp, mix2(75, hp, side));
  f[n++] = mix3(76, of(coarse, next), of(coarse, previous), mix3(77, dp, hp, side));
  f[n++] = mix3(78, Math.min(earlier, 6), dp, mix2(79, hp, side));
  let later = 0;
  for (; next > 0 && later < 4; next = tree.nextSibling[next] as number, later++) f[n++] = mix3(80, of(tag, next), dp, mix3(81, hp, side, next < h ? 1 : 2));
  f[n++] = mix3(82, later === 0 ? 1 : 0, dp, hp);
  f[n++] = mix3(83, seen === 0 ? 0 : 1, dp, mix2(84, hw, side));
  return n;
}
