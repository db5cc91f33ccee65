import type { PageGraph } from "./page-graph.ts";

/**
 * How a mention stands to a sentence, as rows of one table: distance in sentences and in units (signed buckets), how many units that open with somebody
 * else's name and how many headings lie between, and what the rules say of the two.
 */
export const relationRows = 52;
export const relationsOfPair = 5;
const [unitsFrom, namesFrom, headingsFrom] = [17, 34, 42];
/** The first row, 48, is that of pages of which training hides what the rules say. */
const [rulesOwner, rulesNobody, rulesOther] = [49, 50, 51];

/**
 * Rows of relations, `relationsOfPair` for each sentence and mention, sentences first. Cost: sentences × mentions.
 *
 * @param rules the owner of each sentence by the rules: 0 for nobody, else a person's place from 1
 */
export function pairRelations({ sentences, sentenceOf, opens, people, units }: PageGraph, rules: readonly number[]): Uint8Array {
  const [count, mentions] = [sentences.length, people.mentions.length];
  const rows = new Uint8Array(count * mentions * relationsOfPair);
  const headings = runningCount(sentences.map(({ unit }) => units[unit]?.kind === "heading" || units[unit]?.kind === "title"));
  const names = openingsBefore(count, sentenceOf, opens, people.mentions);
  for (let mention = 0; mention < mentions; mention++) {
    const { person = 0, unit = 0 } = people.mentions[mention] ?? {};
    const own = sentenceOf[mention] ?? 0;
    const others = (at: number): number => (names.all[at] ?? 0) - (names.of(person)[at] ?? 0);
    for (let at = 0; at < count; at++) {
      const isBehind = at >= own;
      const [from, to] = isBehind ? [own + 1, at + 1] : [at, own];
      const base = (at * mentions + mention) * relationsOfPair;
      rows[base] = distance(at - own);
      rows[base + 1] = unitsFrom + distance((sentences[at]?.unit ?? 0) - unit);
      rows[base + 2] = namesFrom + Math.min(3, others(to) - others(from)) + (isBehind ? 0 : 4);
      rows[base + 4] = rules[at] === person + 1 ? rulesOwner : rules[at] === 0 ? rulesNobody : rulesOther;
      rows[base + 3] = headingsFrom + Math.min(2, (headings[to] ?? 0) - (headings[from] ?? 0)) + (isBehind ? 0 : 3);
    }
  }
  return rows;
}

/** 0 to 16; 8 where both are in one place. */
function distance(steps: number): number {
  const far = Math.abs(steps);
  const bucket = far <= 4 ? far : far <= 6 ? 5 : far <= 10 ? 6 : far <= 18 ? 7 : 8;
  return 8 + (steps < 0 ? -bucket : bucket);
}

/** How many of the flags before each place are set. */
function runningCount(flags: readonly boolean[]): Int32Array {
  const counts = new Int32Array(flags.length + 1);
  for (const [index, flag] of flags.entries()) counts[index + 1] = (counts[index] ?? 0) + (flag ? 1 : 0);
  return counts;
}

interface Openings {
  readonly all: Int32Array;
  readonly of: (person: number) => Int32Array;
}

/** How many mentions that open a unit stand before each sentence, of everybody and of each person. */
function openingsBefore(
  count: number,
  sentenceOf: readonly number[],
  opens: readonly boolean[],
  mentions: readonly { readonly person: number }[],
): Openings {
  const all = new Int32Array(count + 1);
  const own = new Map<number, Int32Array>();
  for (const [index, { person }] of mentions.entries()) {
    const counts = own.get(person) ?? new Int32Array(count + 1);
    own.set(person, counts);
    if (opens[index] !== true) continue;
    const at = (sentenceOf[index] ?? 0) + 1;
    all[at] = (all[at] ?? 0) + 1;
    counts[at] = (counts[at] ?? 0) + 1;
  }
  for (const counts of [all, ...own.values()]) for (let at = 0; at < count; at++) counts[at + 1] = (counts[at + 1] ?? 0) + (counts[at] ?? 0);
  const none = new Int32Array(count + 1);
  return { all, of: (person) => own.get(person) ?? none };
}
