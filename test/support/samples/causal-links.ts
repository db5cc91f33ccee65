import type { CausalLink } from "../../../packages/engines/src/causal/causal-link.ts";

/** A link for tests, from `a` to `b` with sign +1 unless told otherwise. */
export function makeLink(fields: Partial<CausalLink>): CausalLink {
  return {
    id: "link",
    cause: "a",
    effect: "b",
    sign: 1,
    strength: null,
    speaker: null,
    isDenied: false,
    document: null,
    reviewedByPerson: false,
    ...fields,
  };
}

/**
 * Links from words such as "a+b", "a-b", "a?b" and, for a denial, "a!b", numbered s1, s2, …; "ann:a+b" has a speaker, "a+b*0.3" a strength.
 */
export function linksOfWords(words: string): CausalLink[] {
  return words
    .trim()
    .split(/\s+/)
    .map((word, place) => {
      const match = /^(?:(\w+):)?(\w+)([-+?!])(\w+)(?:\*([\d.]+))?$/.exec(word);
      const [, speaker, cause = "", mark, effect = "", strength] = match ?? [];
      return makeLink({
        id: `s${place + 1}`,
        cause,
        effect,
        sign: mark === "+" ? 1 : mark === "-" ? -1 : null,
        strength: strength === undefined ? null : Number(strength),
        speaker: speaker ?? null,
        isDenied: mark === "!",
      });
    });
}
