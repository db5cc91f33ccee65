import { complementRange, type EstimativeScale, lookupTerm, type ProbabilityRange, roundShare, type VerbalProbability } from "@rapporteur/core/model";
import { findStatedChances } from "../forecasts/stated-chance.ts";

/** Words that expect without saying how surely. */
const plain =
  /^(?:(?:will|wo|won['’]t|shall|would|['’]ll|['’]d|(?:is|are|am) going to|going to)(?: (?:not|never|n['’]t|only|also))?|(?:.* )?stands?(?: to)?)$/i;

/** "The chance of a truce at better than even" gives the chance at its end. */
const opensWithNoun = /^(?:the )?(?:chances?|odds|probability|likelihood)\b/;

/** Words that make another estimate of the one behind them: "highly likely" is none of a scale that has only "likely". */
const degrees = new Set(
  "very highly most more extremely quite almost nearly virtually practically exceptionally increasingly rather fairly pretty far less least equally about roughly so too all absolutely entirely".split(
    " ",
  ),
);

/**
 * The chance of the affirmative event in the words of a forecast: a number that the text states, or what a scale gives the words. A scale's range on the other side
 * than the one expected is of the denied event, and its complement is taken; a stated number is left as it stands. Null where the words say nothing of how sure it is; without numbers where no scale has them.
 */
export function forecastChance(words: string, direction: 1 | 0 | -1, scale: EstimativeScale): VerbalProbability | null {
  const term = words.replace(/\s+/g, " ").trim().toLowerCase();
  if (term === "" || plain.test(term)) return null;
  const stated = findStatedChances(term)[0];
  const onScale = stated === undefined ? scaled(term, scale) : null;
  const range = stated ?? onScale;
  const turned = range === null || stated !== undefined ? range : turn(range, direction);
  return {
    term: stated !== undefined && opensWithNoun.test(term) ? term.slice(stated.start) : (onScale?.words ?? term),
    scale: turned === null || stated !== undefined ? null : scale.id,
    low: turned?.low ?? null,
    best: turned === null ? null : roundShare((turned.low + turned.high) / 2),
    high: turned?.high ?? null,
    basis: stated === undefined ? "scale" : "stated",
  };
}

/** The words as they stand, else without what only introduces them: "it is *likely*", "Ada is *not likely*". */
function scaled(term: string, scale: EstimativeScale): (ProbabilityRange & { readonly words: string }) | null {
  const tokens = term.split(" ");
  for (let from = 0; from < tokens.length; from++) {
    const found = lookupTerm(scale, tokens.slice(from).join(" "));
    if (found !== null && degrees.has(tokens[from - 1] ?? "")) return null;
    if (found !== null) {
      const denial = tokens.slice(0, from).findIndex(isDenial);
      const { low, high } = denial < 0 ? found : complementRange(found);
      return { low, high, words: tokens.slice(denial < 0 ? from : denial).join(" ") };
    }
  }
  return null;
}

const isDenial = (word: string): boolean => /^(?:not|n['’]t|hardly|scarcely|never)$/.test(word) || /n['’]t$/.test(word);

function turn(range: ProbabilityRange, direction: 1 | 0 | -1): ProbabilityRange {
  const middle = (range.low + range.high) / 2;
  return (direction === 1 && middle < 0.5) || (direction === -1 && middle > 0.5) ? complementRange(range) : range;
}
