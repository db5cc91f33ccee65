import { mix1, mix2, mix3 } from "./hash.ts";
import type { ParseStates } from "./parse-states.ts";
import { absent, type ParseWords } from "./parse-words.ts";

/** Upper bound on the features of one state. */
export const parseFeatureLimit = 160;

function of(values: Int32Array, word: number): number {
  return word < 0 ? absent : (values[word] as number);
}

/** Distances fall into few classes: near ones apart, far ones together. */
export function distanceClass(distance: number): number {
  if (distance < 5) return distance;
  return distance < 8 ? 5 : distance < 12 ? 6 : distance < 20 ? 7 : 8;
}

/**
 * Features of a parser state after Zhang and Nivre 2011 ("Transition-based dependency parsing with rich non-local features"), without labels,
 * adapted to the arc-hybrid system, where the top of the stack may go to the next word or to the word below it.
 *
 * Names: s0, s1, s2 stack from the top; b0 … b3 buffer; w word, p joint tag, c coarse tag; l and r left-most and right-most dependents.
 * @returns how many features were written
 */
export function parseFeatures(words: ParseWords, states: ParseStates, state: number, f: Int32Array): number {
  const { word, tag, coarse } = words;
  const s0 = states.stack(state, 0);
  const s1 = states.stack(state, 1);
  const s2 = states.stack(state, 2);
  const b0 = states.buffer(state, 0);
  const b1 = states.buffer(state, 1);
  const b2 = states.buffer(state, 2);
  const s0w = of(word, s0);
  const s0p = of(tag, s0);
  const s0c = of(coarse, s0);
  const s1w = of(word, s1);
  const s1p = of(tag, s1);
  const s1c = of(coarse, s1);
  const s2p = of(tag, s2);
  const s2c = of(coarse, s2);
  const b0w = of(word, b0);
  const b0p = of(tag, b0);
  const b0c = of(coarse, b0);
  const b1w = of(word, b1);
  const b1p = of(tag, b1);
  const b1c = of(coarse, b1);
  const b2p = of(tag, b2);
  const b3p = of(tag, states.buffer(state, 3));
  let n = 0;
  f[n++] = mix1(1, s0w);
  f[n++] = mix1(2, s0p);
  f[n++] = mix2(3, s0w, s0p);
  f[n++] = mix1(4, s1w);
  f[n++] = mix1(5, s1p);
  f[n++] = mix2(6, s1w, s1p);
  f[n++] = mix1(7, b0w);
  f[n++] = mix1(8, b0p);
  f[n++] = mix2(9, b0w, b0p);
  f[n++] = mix2(10, b1w, b1p);
  f[n++] = mix1(11, b1p);
  f[n++] = mix1(12, b2p);
  f[n++] = mix2(13, of(word, b2), b2p);
  f[n++] = mix1(14, s2p);
  f[n++] = mix2(15, of(word, s2), s2p);
  // Pairs
  const s0wp = mix2(16, s0w, s0p);
  const b0wp = mix2(17, b0w, b0p);
  const s1wp = mix2(18, s1w, s1p);
  f[n++] = mix2(19, s0wp, b0wp);
  f[n++] = mix2(20, s0wp, b0p);
  f[n++] = mix2(21, s0p, b0wp);
  f[n++] = mix2(22, s0w, b0w);
  f[n++] = mix2(23, s0p, b0p);
  f[n++] = mix2(24, s1wp, s0wp);
  f[n++] = mix2(25, s1wp, s0p);
  f[n++] = mix2(26, s1p, s0wp);
  f[n++] = mix2(27, s1w, s0w);
  f[n++] = mix2(28, s1p, s0p);
  f[n++] = mix2(29, s1wp, b0p);
  f[n++] = mix2(30, s1p, b0wp);
  f[n++] = mix2(31, s1p, b0p);
  f[n++] = mix2(32, b0p, b1p);
  f[n++] = mix2(33, b0wp, b1p);
  f[n++] = mix2(34, b0p, mix2(35, b1w, b1p));
  f[n++] = mix2(36, s0p, b1p);
  f[n++] = mix2(37, s0w, b0c);
  f[n++] = mix2(38, s0c, b0w);
  f[n++] = mix2(39, s1w, s0c);
  f[n++] = mix2(40, s1c, s0w);
  // Triples of tags
  f[n++] = mix3(41, s0p, b0p, b1p);
  f[n++] = mix3(42, s1p, s0p, b0p);
  f[n++] = mix3(43, s2p, s1p, s0p);
  f[n++] = mix3(44, b0p, b1p, b2p);
  f[n++] = mix3(45, s1c, s0w, b0c);
  f[n++] = mix3(46, s1w, s0c, b0c);
  f[n++] = mix3(47, s1c, s0c, b0w);
  f[n++] = mix2(48, mix3(49, s0p, b0p, b1p), b2p);
  f[n++] = mix2(50, mix3(51, s1p, s0p, b0p), b1p);
  f[n++] = mix2(52, mix3(53, s2c, s1c, s0c), b0c);
  f[n++] = mix3(54, s0w, b0c, b1c);
  f[n++] = mix2(55, mix3(56, b0c, b1c, of(coarse, b2)), b3p);
  return dependentFeatures(words, states, state, f, n);
}

function dependentFeatures(words: ParseWords, states: ParseStates, state: number, f: Int32Array, from: number): number {
  const { word, tag, coarse } = words;
  const s0 = states.stack(state, 0);
  const s1 = states.stack(state, 1);
  const b0 = states.buffer(state, 0);
  const s0w = of(word, s0);
  const s0p = of(tag, s0);
  const s1w = of(word, s1);
  const s1p = of(tag, s1);
  const b0w = of(word, b0);
  const b0p = of(tag, b0);
  const s0c = of(coarse, s0);
  const s1c = of(coarse, s1);
  const b0c = of(coarse, b0);
  const s0l = states.firstLeft(state, s0);
  const s0r = states.firstRight(state, s0);
  const s1l = states.firstLeft(state, s1);
  const s1r = states.firstRight(state, s1);
  const b0l = states.firstLeft(state, b0);
  const s0l2 = states.secondLeft(state, s0);
  const s0r2 = states.secondRight(state, s0);
  const s1r2 = states.secondRight(state, s1);
  const b0l2 = states.secondLeft(state, b0);
  const s0lp = of(tag, s0l);
  const s0rp = of(tag, s0r);
  const s1lp = of(tag, s1l);
  const s1rp = of(tag, s1r);
  const b0lp = of(tag, b0l);
  const s0lw = of(word, s0l);
  const near = s0 < 0 || b0 < 0 ? 9 : distanceClass(b0 - s0);
  const below = s0 < 0 || s1 < 0 ? 9 : distanceClass(s0 - s1);
  let n = from;
  f[n++] = mix2(60, near, s0p);
  f[n++] = mix2(61, near, b0p);
  f[n++] = mix3(62, near, s0p, b0p);
  f[n++] = mix3(63, near, s0w, b0c);
  f[n++] = mix3(64, near, s0c, b0w);
  f[n++] = mix2(65, below, s0p);
  f[n++] = mix2(66, below, s1p);
  f[n++] = mix3(67, below, s1p, s0p);
  f[n++] = mix3(68, below, s1w, s0c);
  f[n++] = mix3(69, below, s1c, s0w);
  // How many dependents there are already
  const s0left = states.leftCount(state, s0);
  const s0right = states.rightCount(state, s0);
  const s1right = states.rightCount(state, s1);
  const s1left = states.leftCount(state, s1);
  const b0left = states.leftCount(state, b0);
  f[n++] = mix2(70, s0left, s0p);
  f[n++] = mix2(71, s0right, s0p);
  f[n++] = mix2(72, s0left, s0w);
  f[n++] = mix2(73, s0right, s0w);
  f[n++] = mix2(74, s1right, s1p);
  f[n++] = mix2(75, s1right, s1w);
  f[n++] = mix2(76, b0left, b0p);
  f[n++] = mix2(77, b0left, b0w);
  f[n++] = mix3(78, b0left, b0p, s0p);
  f[n++] = mix3(79, s1right, s1p, s0p);
  f[n++] = mix3(80, s1left, s1p, s0p);
  // Dependents
  f[n++] = mix2(81, s0lw, s0lp);
  f[n++] = mix2(82, of(word, s0r), s0rp);
  f[n++] = mix2(83, of(word, s1l), s1lp);
  f[n++] = mix2(84, of(word, s1r), s1rp);
  f[n++] = mix2(85, of(word, b0l), b0lp);
  f[n++] = mix3(86, s0p, s0lp, b0p);
  f[n++] = mix3(87, s0p, s0rp, b0p);
  f[n++] = mix3(88, s0p, b0lp, b0p);
  f[n++] = mix3(89, s1p, s0p, s0lp);
  f[n++] = mix3(90, s1p, s0p, s0rp);
  f[n++] = mix3(91, s1p, s1lp, s0p);
  f[n++] = mix3(92, s1p, s1rp, s0p);
  f[n++] = mix3(93, s0p, s0lp, of(tag, s0l2));
  f[n++] = mix3(94, s0p, s0rp, of(tag, s0r2));
  f[n++] = mix3(95, b0p, b0lp, of(tag, b0l2));
  f[n++] = mix3(96, s1p, s1rp, of(tag, s1r2));
  f[n++] = mix3(97, s1w, s0lw, s0w);
  f[n++] = mix3(98, s1w, s0lw, s0p);
  f[n++] = mix3(99, s1p, s0lw, s0w);
  f[n++] = mix3(100, s1p, s0lw, s0p);
  f[n++] = mix3(101, s0w, s0rp, b0p);
  f[n++] = mix3(102, b0w, b0lp, s0p);
  f[n++] = mix3(103, s1w, s1rp, s0p);
  f[n++] = mix3(104, s0lw, s0p, b0p);
  f[n++] = mix3(105, of(word, s1l), s1p, s0p);
  f[n++] = mix3(106, of(word, b0l), b0p, s0p);
  f[n++] = mix3(107, of(word, s1r), s1p, s0w);
  f[n++] = mix3(108, s0c, s0lp, mix2(109, s0rp, b0c));
  f[n++] = mix3(110, s1c, s1rp, mix3(111, s0c, s0lp, b0c));
  f[n++] = mix3(112, s1c, s1lp, mix3(113, s0c, s0rp, b0c));
  return labelSetFeatures(words, states, state, f, n);
}

/** First labels of the dependents so far: has the verb its subject, its object? */
function labelSetFeatures(words: ParseWords, states: ParseStates, state: number, f: Int32Array, from: number): number {
  const { word, tag, coarse } = words;
  const s0 = states.stack(state, 0);
  const s1 = states.stack(state, 1);
  const b0 = states.buffer(state, 0);
  const s0w = of(word, s0);
  const s0p = of(tag, s0);
  const s1w = of(word, s1);
  const s1p = of(tag, s1);
  const b0w = of(word, b0);
  const b0p = of(tag, b0);
  const s0left = states.leftLabels(state, s0);
  const s0right = states.rightLabels(state, s0);
  const s1left = states.leftLabels(state, s1);
  const s1right = states.rightLabels(state, s1);
  const b0left = states.leftLabels(state, b0);
  const s0rl = states.label(state, states.firstRight(state, s0));
  const s1rl = states.label(state, states.firstRight(state, s1));
  let n = from;
  f[n++] = mix2(120, s0left, s0p);
  f[n++] = mix2(121, s0right, s0p);
  f[n++] = mix2(122, s1right, s1p);
  f[n++] = mix2(123, s1left, s1p);
  f[n++] = mix2(124, b0left, b0p);
  f[n++] = mix2(125, s0left, s0w);
  f[n++] = mix2(126, s0right, s0w);
  f[n++] = mix2(127, s1right, s1w);
  f[n++] = mix2(128, b0left, b0w);
  f[n++] = mix3(129, s0left, s0p, b0p);
  f[n++] = mix3(130, s0right, s0p, b0p);
  f[n++] = mix3(131, s1right, s1p, s0p);
  f[n++] = mix3(132, s1left, s1p, s0p);
  f[n++] = mix3(133, s0left, s0p, s1p);
  f[n++] = mix3(134, b0left, b0p, s0p);
  f[n++] = mix3(135, s1right, s0left, mix2(136, s1p, s0p));
  f[n++] = mix3(137, s1rl, s1p, mix2(138, s0p, of(coarse, b0)));
  f[n++] = mix3(139, s0rl, s0p, b0p);
  f[n++] = mix3(140, s0left, s0right, mix2(141, of(coarse, s0), of(coarse, b0)));
  f[n++] = mix3(142, s1left, s1right, mix3(143, of(coarse, s1), of(coarse, s0), of(coarse, b0)));
  f[n++] = mix3(144, s0left, b0left, mix2(145, of(coarse, s0), of(coarse, b0)));
  return n;
}
