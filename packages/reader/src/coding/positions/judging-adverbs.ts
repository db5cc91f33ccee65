import { evaluativeAdjectives, type Stance } from "./stance-lexicon.ts";

/** Adverbs that judge the act wherever they stand in its clause: "rightly refused". */
export const judgingAdverbs: ReadonlyMap<string, number> = new Map([
  ...["rightly", "wisely", "commendably", "admirably", "courageously", "sensibly", "justly", "justifiably", "prudently", "shrewdly"].map(
    (adverb): [string, number] => [adverb, 0.6],
  ),
  ...[
    "wrongly",
    "foolishly",
    "mistakenly",
    "unwisely",
    "recklessly",
    "needlessly",
    "shamefully",
    "naively",
    "cynically",
    "absurdly",
    "irresponsibly",
    "unjustly",
  ].map((adverb): [string, number] => [adverb, -0.6]),
]);

/** Adverbs that have gone their own way: of degree, of manner without a verdict, of law. */
const bleached = new Set(
  "greatly soundly badly goodly historically illegally lawfully unlawfully terribly awfully dreadfully horribly brutally dangerously remarkably fairly hardly really usefully effectively seriously clearly solidly vitally crucially essentially necessarily justly emptily weakly poorly lately promisingly fully extraordinarily positively falsely measuredly carefully harshly savagely crudely harmfully tragically sadly unfortunately regrettably fortunately hopefully thankfully vaguely arbitrarily".split(
    " ",
  ),
);

/**
 * Signed strength that an adverb in -ly takes from its adjective ("foolishly", "courageously"), or null: no such adverb, or one
 * that has lost its verdict ("greatly"). The values are those of the adjectives. Cost: O(1).
 */
export function stanceOfAdverb(adverb: string): Stance | null {
  const word = adverb.toLowerCase();
  if (!word.endsWith("ly") || bleached.has(word)) return null;
  const stem = word.slice(0, -2);
  const adjectives = [stem, `${word.slice(0, -1)}e`, stem.replace(/i$/, "y"), stem.replace(/al$/, ""), `${stem}e`, word.slice(0, -1) + "l"];
  return adjectives.map((adjective) => evaluativeAdjectives.get(adjective)).find((stance) => stance !== undefined) ?? null;
}

/** Adverbs that judge the adjective behind them as beyond measure: "hopelessly divided", "absurdly low". */
export const beyondMeasure =
  /^(?:hopelessly|woefully|absurdly|ridiculously|grossly|dangerously|shamefully|painfully|embarrassingly|wildly|criminally|needlessly|pitifully|pathetically|laughably|lamentably|appallingly|scandalously|obscenely|unforgivably|inexcusably|unacceptably|disgracefully|outrageously|foolishly|recklessly|depressingly|distressingly|alarmingly|worryingly|excessively|overly|unduly|unreasonably|disappointingly|stubbornly|fatally|hideously|monstrously|farcically|preposterously|ludicrously|wilfully|willfully|stupidly|suicidally|abysmally|insultingly|unbearably|intolerably|maddeningly)$/i;

/** The same, in praise: "refreshingly candid", "admirably clear". */
export const inPraise =
  /^(?:refreshingly|admirably|commendably|impressively|laudably|brilliantly|beautifully|wonderfully|blessedly|mercifully|exemplarily|superbly|reassuringly)$/i;
