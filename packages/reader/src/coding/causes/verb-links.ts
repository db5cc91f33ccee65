import type { Sentence } from "../../language/sentence.ts";
import { antecedentOf, isPassive, obliquesOf, subjectsOf } from "../syntax/clause.ts";
import { baseRelation, childBy, childrenBy, hasRelation, headOfSpan, lemmaAt, subtreeSpan, tokenAt, tokensSpan } from "../syntax/tree.ts";
import { causalVerbs, inducingVerbs } from "./causal-lexicon.ts";
import type { CausalLink, LinkSide } from "./causal-link.ts";
import { clauseSide, connectiveSpan, nounSide, spanSide } from "./link-side.ts";
import { toInfinitive, type VerbEffect, verbEffects } from "./verb-effects.ts";
import { isVerbal, verbLemma } from "./verb-lemma.ts";

/** Asks whether a token refers to an actor (a state, body or person): actors act, and only some verbs make a cause of that. */
export type IsActor = (sentence: Sentence, index: number) => boolean;

/** Links put by a verb: "fuels", "force X to", "deter X from", "drag X into", "make X harder", "lead to", "give rise to". */
export function verbLinks(sentence: Sentence, isActor: IsActor): CausalLink[] {
  return sentence.tokens.flatMap((token, verb) => {
    if (!isVerbal(sentence, verb) || hasRelation(token, ["amod", "compound"])) return [];
    const links = linksOfVerb(sentence, verb, isActor);
    if (!isParticiple(sentence, verb)) return links;
    return making.has(verbLemma(sentence, verb)) ? [] : links.map((link) => ({ ...link, pattern: "participle" as const }));
  });
}

/** As participles these tell what somebody does besides, not what follows: "founding a school, building a reputation". */
const making = new Set("build create produce promote raise expand cut improve double open provoke".split(" "));

/** ", tightening a coalition": the main clause is what does it. */
function isParticiple(sentence: Sentence, verb: number): boolean {
  const { xpos, deprel } = tokenAt(sentence, verb);
  return xpos === "VBG" && baseRelation(deprel) === "advcl" && childBy(sentence, verb, "nsubj") === null;
}

function linksOfVerb(sentence: Sentence, verb: number, isActor: IsActor): CausalLink[] {
  if (isTrulyPassive(sentence, verb)) return passiveLinks(sentence, verb);
  const causes = causesOf(sentence, verb);
  if (causes.length === 0) return [];
  return verbEffects(sentence, verb).flatMap((effect) => {
    if (effect.isAct && causes.every((cause) => cause.head >= 0 && cause.sentence === sentence && isActor(sentence, cause.head))) return [];
    return joinSides(sentence, verb, causes, effect);
  });
}

/** A tree may call "had destroyed half" passive; with an object and no "be" it is active. */
function isTrulyPassive(sentence: Sentence, verb: number): boolean {
  if (!isPassive(sentence, verb)) return false;
  return (
    childBy(sentence, verb, "obj") === null ||
    childrenBy(sentence, verb, "aux", "aux:pass").some((aux) => /^(?:be|get)$/.test(lemmaAt(sentence, aux)))
  );
}

function joinSides(sentence: Sentence, verb: number, causes: readonly LinkSide[], effect: VerbEffect): CausalLink[] {
  const cause = causes.length === 1 ? (causes[0] as LinkSide) : mergeSides(causes);
  return [
    {
      sentence,
      cause: effect.reversed === true ? effect.side : cause,
      effect: effect.reversed === true ? cause : effect.side,
      connective: connectiveSpan(sentence, effect.connective),
      sign: effect.sign,
      strength: effect.strength,
      pattern: effect.pattern,
      anchor: verb,
    },
  ];
}

function mergeSides(sides: readonly LinkSide[]): LinkSide {
  const [first] = sides as [LinkSide];
  return { ...first, span: { start: Math.min(...sides.map((side) => side.span.start)), end: Math.max(...sides.map((side) => side.span.end)) } };
}

/** The subject as it stands: a noun, a clause ("dropping the embargo cost …"), or for a participle the clause it hangs on. */
function causesOf(sentence: Sentence, verb: number): LinkSide[] {
  const clause = childBy(sentence, verb, "csubj");
  if (clause !== null) return [clauseSide(sentence, clause)];
  const cleft = pseudoCleft(sentence, verb);
  if (cleft !== null) return [nounSide(sentence, cleft)];
  const own = childBy(sentence, verb, "nsubj");
  if (own !== null && (isNamedByAim(sentence, verb, own) || isEmptyCause(sentence, own))) return [];
  if (own !== null) return [whichClause(sentence, verb, own) ?? nounSide(sentence, own)];
  const { deprel, head } = tokenAt(sentence, verb);
  const mark = childBy(sentence, verb, "mark", "case");
  const isMarked = mark !== null;
  // "In triggering the process", "blamed for causing the war": what somebody does or is said to have done.
  if (mark !== null && isGerundOf(sentence, verb) && !/^(?:by|thereby|thus)$/i.test(tokenAt(sentence, mark).form)) return [];
  if (isParticiple(sentence, verb) && !isMarked) return verb > head ? [clauseSide(sentence, head, [verb])] : [];
  if (isParticiple(sentence, verb))
    return subjectsOf(sentence, head)
      .slice(0, 1)
      .map((subject) => nounSide(sentence, subject));
  const finite = mistakenParticiple(sentence, verb);
  if (finite !== null) return [finite];
  if (deprel === "acl" && tokenAt(sentence, verb).xpos === "VBG") return isMarked ? [] : [nounSide(sentence, head)];
  const contrasted = contrastedSubject(sentence, verb);
  if (contrasted !== null) return [contrasted];
  const isJoined = hasRelation(tokenAt(sentence, verb), ["conj", "xcomp"]) || isListed(sentence, verb);
  const understood = isJoined ? sharedSubject(sentence, verb) : null;
  return understood === null ? [] : [nounSide(sentence, understood)];
}

/** "The attack prompted Israel to close the border": a participle with an object of its own is the finite verb, and what it hangs on its subject. */
function mistakenParticiple(sentence: Sentence, verb: number): LinkSide | null {
  const { deprel, head, xpos } = tokenAt(sentence, verb);
  const isFinite = deprel === "acl" && /^VB[ND]$/.test(xpos) && childBy(sentence, verb, "obj") !== null && childBy(sentence, verb, "mark") === null;
  if (!isFinite || head < 0 || tokenAt(sentence, head).head >= 0 || childBy(sentence, head, "cop") !== null) return null;
  return spanSide(sentence, subtreeSpan(sentence, head, { without: (_child, at, parent) => at === verb || (parent === head && at > verb) }), head);
}

/** "Humiliates Poland, emboldens the Kremlin, and leaves …": a finite verb of a list that the parser took for an aside. */
function isListed(sentence: Sentence, verb: number): boolean {
  const { deprel, head, xpos } = tokenAt(sentence, verb);
  return deprel === "parataxis" && head >= 0 && head < verb && tokenAt(sentence, head).xpos === xpos && sentence.tokens[verb - 1]?.form === ",";
}

/** "Fear of unrest, not trust in diplomacy, drove Tehran to the table": the phrase before the contrast, where the tree lost the subject. */
function contrastedSubject(sentence: Sentence, verb: number): LinkSide | null {
  if (!/^VB[DZP]$/.test(tokenAt(sentence, verb).xpos) || sentence.tokens[verb - 1]?.form !== ",") return null;
  const comma = sentence.tokens.findIndex(
    (token, index) => index < verb - 2 && token.form === "," && /^(?:not|rather|and not|more)$/i.test(sentence.tokens[index + 1]?.form ?? ""),
  );
  if (comma < 1 || sentence.tokens.slice(0, comma).some((token) => /^(?:VB[DZP]|MD)$/.test(token.xpos))) return null;
  const span = tokensSpan(sentence, 0, comma - 1);
  const head = headOfSpan(sentence, span);
  return head < 0 ? null : spanSide(sentence, span, head);
}

/** "What bends the curve is cheap hardware", "fear is what drives him": what the copula joins to the "what" clause. */
function pseudoCleft(sentence: Sentence, verb: number): number | null {
  const { head, deprel } = tokenAt(sentence, verb);
  const subject = childBy(sentence, verb, "nsubj");
  const what = subject !== null ? subject : head;
  if (what < 0 || what > verb || !/^what$/i.test(tokenAt(sentence, what).form) || head < 0) return null;
  const governor = subject === null && deprel === "acl:relcl" ? tokenAt(sentence, head).head : head;
  if (governor < 0 || childBy(sentence, governor, "cop") === null || !/^(?:NOUN|PROPN)$/.test(tokenAt(sentence, governor).upos)) return null;
  return governor;
}

/** ", which led to a surge": "which" after a comma stands for the clause before it when its antecedent is far from a noun of the kind. */
function whichClause(sentence: Sentence, verb: number, subject: number): LinkSide | null {
  const token = tokenAt(sentence, subject);
  const isWhich = token.form.toLowerCase() === "which" && sentence.tokens[subject - 1]?.form === ",";
  const { deprel, head } = tokenAt(sentence, verb);
  if (!isWhich || !deprel.endsWith(":relcl") || head < 0) return null;
  if (/^(?:VERB|AUX)$/.test(tokenAt(sentence, head).upos)) return clauseSide(sentence, head, [verb]);
  const governor = tokenAt(sentence, head).head;
  const endsClause =
    subject - 1 === head + 1 && governor >= 0 && tokenAt(sentence, governor).upos === "VERB" && /^(?:obl|obj)/.test(tokenAt(sentence, head).deprel);
  const isPlural = tokenAt(sentence, head).xpos === "NNS" && tokenAt(sentence, verb).xpos === "VBZ";
  return endsClause && (isPlural || /^NNP/.test(tokenAt(sentence, head).xpos))
    ? clauseSide(sentence, governor, [verb, ...childrenBy(sentence, head, "acl")])
    : null;
}

/** "Our hope is to bring Iran back": the copula names an aim, which brings nothing about. */
function isNamedByAim(sentence: Sentence, verb: number, subject: number): boolean {
  if (/^(?:question|issue|doubt)$/.test(lemmaAt(sentence, subject))) return true;
  const isInfinitive = childrenBy(sentence, verb, "mark").some((mark) => lemmaAt(sentence, mark) === "to");
  return childBy(sentence, verb, "cop") !== null && isInfinitive && subject < verb;
}

/** "Nothing", and "an incident of the kind that killed": words that stand for no cause of their own. */
function isEmptyCause(sentence: Sentence, subject: number): boolean {
  if (/^(?:nothing|nobody|none)$/i.test(tokenAt(sentence, subject).form)) return true;
  return /^(?:kind|sort|type)$/.test(lemmaAt(sentence, antecedentOf(sentence, subject)));
}

/** A participle that a preposition leads in, itself or as the first of a list. */
function isGerundOf(sentence: Sentence, verb: number): boolean {
  return tokenAt(sentence, verb).xpos === "VBG" && /^(?:advcl|acl)$/.test(tokenAt(sentence, verb).deprel);
}

function sharedSubject(sentence: Sentence, verb: number): number | null {
  const { xpos, deprel, head } = tokenAt(sentence, verb);
  if (
    baseRelation(deprel) === "xcomp" &&
    /^(?:help|seem|appear|tend|threaten|continue|begin|start|serve|come|need|have|go)$/.test(lemmaAt(sentence, head)) &&
    childBy(sentence, head, "obj") === null
  )
    return childBy(sentence, head, "nsubj") ?? (hasRelation(tokenAt(sentence, head), ["conj"]) ? sharedSubject(sentence, head) : null);
  if (
    childBy(sentence, head, "cop") !== null &&
    /^(?:aim|goal|purpose|plan|task|idea|point|way|hope|challenge|temptation|question|answer|solution)$/.test(
      lemmaAt(sentence, childBy(sentence, head, "nsubj") ?? head),
    )
  )
    return null;
  if (baseRelation(deprel) === "xcomp")
    return /likely|set|bound|certain|sure/.test(tokenAt(sentence, head).form) ? childBy(sentence, head, "nsubj") : null;
  if (xpos === "VBG" && tokenAt(sentence, head).xpos !== "VBG") return null;
  if (xpos === "VBG" && isGerundOf(sentence, head) && childBy(sentence, head, "mark", "case") !== null) return null;
  const subjects = subjectsOf(sentence, head);
  return subjects.length > 0 ? (subjects[0] as number) : null;
}

/** "Was driven by weakness", "problems caused by sanctions", "driven by fear, they …". */
function passiveLinks(sentence: Sentence, verb: number): CausalLink[] {
  const entry = causalVerbs.get(verbLemma(sentence, verb));
  const agent = obliquesOf(sentence, verb).find(({ preposition }) => preposition === "by");
  const strength = entry?.strength ?? inducingVerbs.get(verbLemma(sentence, verb));
  if (strength === undefined) return [];
  const infinitive = toInfinitive(sentence, verb);
  const subject = passiveSubject(sentence, verb);
  if (subject === null || agent === undefined) return [];
  const isInduced = entry === undefined;
  if (isInduced && infinitive === null) return [];
  const effect =
    isInduced && infinitive !== null ? spanSide(sentence, clauseSide(sentence, infinitive).span, infinitive) : nounSide(sentence, subject);
  const by = childBy(sentence, agent.head, "case") ?? verb;
  return [
    {
      sentence,
      cause: nounSide(sentence, agent.head),
      effect,
      connective: connectiveSpan(sentence, [verb, by]),
      sign: entry === undefined ? 1 : entry.sign,
      strength,
      pattern: isInduced ? "induce" : "verb",
      anchor: verb,
    },
  ];
}

function passiveSubject(sentence: Sentence, verb: number): number | null {
  const own = childBy(sentence, verb, "nsubj:pass", "nsubj");
  if (own !== null) return own;
  const { deprel, head } = tokenAt(sentence, verb);
  if (deprel === "acl") return head;
  if (baseRelation(deprel) === "advcl") return childBy(sentence, head, "nsubj");
  return hasRelation(tokenAt(sentence, verb), ["conj"]) ? passiveSubject(sentence, head) : null;
}
