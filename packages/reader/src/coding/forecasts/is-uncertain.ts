import type { Sentence } from "../../language/sentence.ts";
import { isPassive } from "../syntax/clause.ts";
import { childBy, childrenBy, lemmaAt, tokenAt } from "../syntax/tree.ts";

/** Words that make what is said uncertain wherever they stand in their part of speech. */
const always: ReadonlySet<string> = new Set(
  `probably perhaps possibly maybe likely unlikely allegedly supposedly reportedly seemingly presumably purportedly reputedly conceivably
  whether unless unclear uncertain believe allege speculate surmise hypothesize hypothesise presume rumor rumour allegation speculation suspicion conjecture
  rumored rumoured putative predict anticipate doubt doubtful fear likelihood probable seem hypothetical dubious unproven unconfirmed tentatively
  accusation accuse assumption worry wonder believed supposed alleged presumed possibility suggest belief`
    .trim()
    .split(/\s+/),
);

/** Verbs that hold something to be so: uncertain with a clause, an "as", or in the passive. */
const holding: ReadonlySet<string> = new Set(
  "think assume imply suspect consider regard view see deem perceive feel expect appear suppose find argue reckon interpret".split(" "),
);

/**
 * True where a sentence puts something as uncertain: possible, probable, believed, supposed, conditional or under
 * inquiry. Categories as in Szarvas et al. 2012 (epistemic, doxastic, investigative, conditional). Cost: O(tokens).
 */
export function isUncertain(sentence: Sentence): boolean {
  return sentence.tokens.some((_, index) => isUncertainCue(sentence, index));
}

function isUncertainCue(sentence: Sentence, index: number): boolean {
  const token = tokenAt(sentence, index);
  const form = token.form.toLowerCase();
  const lemma = lemmaAt(sentence, index);
  if (form === "may" || form === "might") return token.upos === "AUX";
  if (form === "could") return isEpistemicCould(sentence, index);
  if (form === "would") return isHypotheticalWould(sentence, index);
  if (form === "if") return token.upos === "SCONJ" && !/^(?:as|even|only)$/i.test(sentence.tokens[index - 1]?.form ?? "");
  if (form === "possible") return isOpenPossibility(sentence, index);
  if (holding.has(lemma) && token.upos === "VERB") return holdsTrue(sentence, index, lemma);
  if (lemma === "expected" || lemma === "unknown") return token.upos === "ADJ";
  if (token.upos === "PROPN") return false;
  return always.has(lemma) || always.has(form);
}

/** "Could have been", "could be": a guess; "could not find", "could see": an ability. */
function isEpistemicCould(sentence: Sentence, index: number): boolean {
  const { head, deprel } = tokenAt(sentence, index);
  if (head < 0 || !deprel.startsWith("aux")) return false;
  const others = childrenBy(sentence, head, "aux", "aux:pass", "cop").filter((aux) => aux !== index);
  const isNegated = childrenBy(sentence, head, "advmod").some((child) => /^(?:not|n['’]t|never)$/i.test(tokenAt(sentence, child).form));
  return !isNegated && others.some((aux) => /^(?:have|be)$/.test(lemmaAt(sentence, aux)));
}

function isHypotheticalWould(sentence: Sentence, index: number): boolean {
  const { head } = tokenAt(sentence, index);
  if (head < 0) return false;
  const governor = tokenAt(sentence, head);
  const isReported = governor.deprel === "ccomp" || governor.deprel === "acl:relcl";
  return (
    !isReported && childBy(sentence, head, "advcl") !== null && childrenBy(sentence, head, "aux").some((aux) => lemmaAt(sentence, aux) === "have")
  );
}

function isOpenPossibility(sentence: Sentence, index: number): boolean {
  const before = sentence.tokens[index - 2]?.form.toLowerCase() ?? "";
  const previous = sentence.tokens[index - 1]?.form.toLowerCase() ?? "";
  if (previous === "as" || before === "as" || /^(?:make|made|makes|making|best|every|all|where|when|if)$/.test(previous) || before.startsWith("ma"))
    return false;
  return childBy(sentence, index, "cop") !== null
    ? childBy(sentence, index, "ccomp", "csubj") !== null && childrenBy(sentence, index, "mark").length === 0
    : tokenAt(sentence, index).deprel === "amod";
}

function holdsTrue(sentence: Sentence, index: number, lemma: string): boolean {
  const hasAs = childrenBy(sentence, index, "obl", "xcomp", "advcl").some((child) =>
    childrenBy(sentence, child, "case", "mark").some((mark) => lemmaAt(sentence, mark) === "as"),
  );
  const complement = childBy(sentence, index, "ccomp", "xcomp") !== null;
  switch (lemma) {
    case "regard":
    case "view":
    case "see":
    case "perceive":
    case "interpret":
      return hasAs;
    case "appear":
      return childrenBy(sentence, index, "xcomp", "ccomp").length > 0;
    case "think":
      return complement || isPassive(sentence, index);
    case "expect":
      return true;
    case "feel":
      return childBy(sentence, index, "ccomp") !== null;
    case "find":
    case "argue":
      return false;
    default:
      return complement || isPassive(sentence, index) || tokenAt(sentence, index).xpos === "VBN";
  }
}
