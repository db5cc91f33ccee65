import type { Status } from "@rapporteur/core/model";

/*
 * What a governing verb or noun does to the truth of what it governs ("refused to sign": it was not signed). Words that
 * leave it true ("managed to", "said that", "began to") are not listed.
 */
const denied = `refuse decline fail deny avoid reject neglect forget cease stop abstain refrain prevent block stop bar ban forbid
  prohibit deter dissuade discourage restrain rule-out refusal failure denial`;
const hypothetical = `want hope plan intend consider contemplate threaten promise pledge vow offer propose suggest expect
  anticipate predict forecast fear worry doubt wonder wish prepare seek try attempt aim aspire ponder weigh mull warn
  imagine suppose assume speculate suspect agree decide undertake commit vote opt choose envisage envision foresee dream
  plan intention threat promise pledge hope expectation fear prospect possibility risk chance likelihood proposal offer
  readiness willingness desire ambition temptation capacity capability ability power right opportunity idea likely unlikely ready
  willing able unable keen eager reluctant unwilling possible impossible poised set bound sure tempted inclined`;
const demanded = `demand urge ask request call press pressure implore beg exhort insist order instruct command require
  recommend advise encourage appeal plead tell invite demand call appeal plea request necessary essential vital important
  imperative need`;

function entries(words: string, status: Status): [string, Status][] {
  return words
    .split(/\s+/)
    .filter((word) => word !== "")
    .map((word) => [word, status]);
}

/** Status that a governing lemma gives to the clause or action noun it governs; absent: as asserted. */
export const embeddingStatus: ReadonlyMap<string, Status> = new Map([
  ...entries(demanded, "demanded"),
  ...entries(hypothetical, "hypothetical"),
  ...entries(denied, "denied"),
]);

/** Nouns whose infinitive is as good as done: "its decision to accuse". */
export const settledNouns: ReadonlySet<string> = new Set("decision move choice step rush haste".split(" "));

/** Auxiliaries: what is not yet or not surely so, and what ought to be. */
export const modalStatus: ReadonlyMap<string, Status> = new Map([
  ...entries("would could might may can will shall 'll ll 'd wo ca", "hypothetical"),
  ...entries("should must ought", "demanded"),
]);
