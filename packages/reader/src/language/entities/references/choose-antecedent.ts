import { governorOf, wordAt, type DocumentView } from "../document-view.ts";
import { roleWeight, subjectWeight, type Antecedent } from "./discourse.ts";
import type { PronounNeeds } from "./pronouns.ts";
import { isAgentNoun, isBody, takesAgent } from "./takes-agent.ts";

/** Points by which the best antecedent must lead a rival of another meaning, so that nothing is settled by a hair. */
const lead = 0.4;

/** "it" needs an antecedent that is prominent in its own right: too many things could be meant. */
const leastForIt = 1.2;

/** As `leastForIt`, where the verb asks for somebody who acts: for one named in the sentence before, and for one named earlier. */
const leastForAgent = { near: -0.5, far: 0.4 } as const;

/**
 * The antecedent of a pronoun, or null where none fits or two fit equally well.
 *
 * Score: prominence of the grammatical role (`roleWeight`), less 1.8 a sentence of distance (2.4 for possessives), plus 0.5 where the gender is known and agrees, plus 1 where a subject takes
 * up a subject, plus 0.4 for each further mention of the same in reach (at most 1.2). A co-argument of the same verb is
 * no antecedent unless the pronoun is reflexive. For "it" and "they" common nouns compete; where one wins, the pronoun is
 * left alone. Salience by role and recency follows Lappin and Leass 1994, Computational Linguistics 20(4), with weights set
 * on sentences of our own.
 */
export function chooseAntecedent(view: DocumentView, pronoun: number, needs: PronounNeeds, remembered: readonly Antecedent[]): Antecedent | null {
  const sentence = view.sentenceOf[pronoun] ?? 0;
  const owner = coordinatedOwner(view, pronoun, needs, remembered);
  if (owner !== null) return owner;
  const mentions = countMentions(remembered);
  const isAgent = needs.sort !== "person" && takesAgent(view, pronoun, needs);
  let best: Antecedent | null = null;
  let bestScore = -Infinity;
  let rivalScore = -Infinity;
  const bound = new Set(remembered.filter((one) => one.kind !== "noun" && !mayBind(view, pronoun, needs, one)).map((one) => one.entities.join()));
  for (const candidate of remembered) {
    const isBound =
      candidate.kind === "noun" ? !mayBind(view, pronoun, needs, candidate) : !needs.isReflexive && bound.has(candidate.entities.join());
    if (isAgent && candidate.kind === "noun" && !mayAct(view, candidate)) continue;
    if (!fits(candidate, needs) || isBound || (needs.isReflexive && !mayBind(view, pronoun, needs, candidate))) continue;
    const score = scoreOf(view, pronoun, candidate, { sentence, mentions, needs, isAgent });
    if (best !== null && isSame(best, candidate)) bestScore = Math.max(bestScore, score);
    else if (score > bestScore) {
      rivalScore = bestScore;
      best = candidate;
      bestScore = score;
    } else rivalScore = Math.max(rivalScore, score);
  }
  if (best === null || best.kind === "noun" || bestScore - rivalScore < lead) return null;
  const least = isAgent ? leastForAgent[sentence - best.sentence <= 1 ? "near" : "far"] : leastForIt;
  return needs.sort === "thing" && !needs.isPossessive && bestScore < least ? null : best;
}

/** "A *government* that rents out its coast" describes; "the *government*" may be who acts. */
function mayAct(view: DocumentView, { first }: Antecedent): boolean {
  return isAgentNoun(view.tokens[first]?.form ?? "") && !/^an?$/.test(wordAt(view, first - 1, first));
}

/** "the United States and its allies": the possessor is what the "and" joins. */
function coordinatedOwner(view: DocumentView, pronoun: number, needs: PronounNeeds, remembered: readonly Antecedent[]): Antecedent | null {
  const word = wordAt(view, pronoun - 1, pronoun);
  if (!needs.isPossessive || !/^(?:and|or|with)$/.test(word)) return null;
  const last = wordAt(view, pronoun - 2, pronoun) === "," ? pronoun - 3 : pronoun - 2;
  return remembered.findLast((one) => one.last === last && one.kind !== "noun" && fits(one, needs)) ?? null;
}

function isSame(a: Antecedent, b: Antecedent): boolean {
  return a.kind !== "noun" && a.entities.join() === b.entities.join();
}

function countMentions(remembered: readonly Antecedent[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { entities } of remembered) counts.set(entities.join(), (counts.get(entities.join()) ?? 0) + 1);
  return counts;
}

function fits(candidate: Antecedent, needs: PronounNeeds): boolean {
  if (needs.sort === "person") {
    const isOther = candidate.gender !== null && candidate.gender !== needs.gender;
    return candidate.kind === "person" && !candidate.isPlural && !isOther;
  }
  if (needs.sort === "plural") return candidate.mayBePlural;
  return !candidate.isPlural && candidate.kind !== "person" && candidate.kind !== "place";
}

/** Binding: a reflexive takes the subject of its verb; any other pronoun must not take a co-argument. */
function mayBind(view: DocumentView, pronoun: number, needs: PronounNeeds, candidate: Antecedent): boolean {
  if (candidate.first <= pronoun && pronoun <= candidate.last) return false;
  if (isInApposition(view, pronoun, candidate)) return false;
  const verb = governorOf(view, pronoun);
  const sharesVerb = verb >= 0 && (governorOf(view, candidate.head) === verb || isItsSubject(view, verb, candidate));
  if (needs.isReflexive) return candidate.sentence === view.sentenceOf[pronoun] && candidate.weight >= subjectWeight;
  const deprel = view.tokens[pronoun]?.deprel ?? "";
  if (needs.isPossessive || deprel === "nmod:poss") return true;
  // Two subjects of one verb are a slip of the parser, and no reason against.
  const areSubjects = deprel.startsWith("nsubj") && view.tokens[candidate.head]?.deprel.startsWith("nsubj") === true;
  return !(sharesVerb && !areSubjects && candidate.weight <= subjectWeight && /^(?:obj|iobj|obl|nsubj)/.test(deprel));
}

/** "Argentina praised Uruguay and *threatened* it": the subject of the verb that this one is coordinated with or governed by is its own. */
function isItsSubject(view: DocumentView, verb: number, candidate: Antecedent): boolean {
  if (!/^nsubj/.test(view.tokens[candidate.head]?.deprel ?? "")) return false;
  const subjectOf = governorOf(view, candidate.head);
  let at = verb;
  for (let step = 0; step < 4 && /^(?:conj|xcomp)$/.test(view.tokens[at]?.deprel ?? ""); step += 1) {
    if (hasSubject(view, at)) return false;
    at = governorOf(view, at);
    if (at === subjectOf) return true;
  }
  return false;
}

function hasSubject(view: DocumentView, verb: number): boolean {
  const first = view.firsts[view.sentenceOf[verb] ?? 0] ?? 0;
  for (let at = verb - 1; at >= first && at > verb - 12; at -= 1)
    if (governorOf(view, at) === verb && /^nsubj/.test(view.tokens[at]?.deprel ?? "")) return true;
  return false;
}

/** "Lai, her successor, …": a pronoun inside an apposition to a name is somebody else's. */
function isInApposition(view: DocumentView, pronoun: number, candidate: Antecedent): boolean {
  const noun = governorOf(view, pronoun);
  if (noun >= 0 && view.tokens[noun]?.deprel === "appos" && governorOf(view, noun) === candidate.head) return true;
  return candidate.last === pronoun - 2 && wordAt(view, pronoun - 1, pronoun) === "," && candidate.first === view.firsts[candidate.sentence];
}

interface Scoring {
  readonly sentence: number;
  readonly needs: PronounNeeds;
  readonly mentions: ReadonlyMap<string, number>;
  /** See `takesAgent`. */
  readonly isAgent: boolean;
}

function scoreOf(view: DocumentView, pronoun: number, candidate: Antecedent, scoring: Scoring): number {
  const { needs } = scoring;
  const distance = scoring.sentence - candidate.sentence;
  const isSubject = roleWeight(view, pronoun) >= subjectWeight;
  const parallel = isSubject && candidate.weight >= subjectWeight ? 1 : 0;
  const repeated = candidate.kind === "noun" ? 0 : Math.min(1.2, 0.4 * ((scoring.mentions.get(candidate.entities.join()) ?? 1) - 1));
  const nounPenalty = scoring.isAgent || isBody(view.tokens[candidate.first]?.form ?? "") ? 0 : 0.5;
  const penalty = candidate.kind === "noun" ? nounPenalty : scoring.isAgent ? 0 : thingPenalty(view, pronoun);
  const isOwnSubject = needs.isReflexive && governorOf(view, candidate.head) === governorOf(view, pronoun);
  const control = controls(view, pronoun, candidate) || isOwnSubject ? 2.5 : 0;
  const agreement = needs.gender !== null && candidate.gender === needs.gender ? 0.5 : 0;
  const fade = needs.isPossessive ? 2.4 : 1.8;
  // "Riyadh's irritation is understandable. It financed Egypt": whose thing the subject was is who acts.
  const topic = scoring.isAgent && isSubject && ownsSubject(view, candidate) ? 2 : 0;
  return candidate.weight + parallel + repeated + control + agreement + topic - fade * distance - penalty;
}

function ownsSubject(view: DocumentView, candidate: Antecedent): boolean {
  if (view.tokens[candidate.head]?.deprel !== "nmod:poss") return false;
  const noun = governorOf(view, candidate.head);
  return noun >= 0 && /^nsubj/.test(view.tokens[noun]?.deprel ?? "");
}

const predicatesOfStates =
  /^(?:country|state|nation|power|superpower|member|ally|partner|democracy|kingdom|autocracy|dictatorship|neighbor|neighbour|economy|exporter|importer|importer|party|signatory|target|player|actor|rival|adversary|threat|island|republic|mediator|broker|leader|host|victim|buyer|supplier|donor)$/;

/** "it" as an object, or as the subject of "is a sign", is more often a thing than a state or body. */
function thingPenalty(view: DocumentView, pronoun: number): number {
  const token = view.tokens[pronoun];
  if (token?.form.toLowerCase() !== "it") return 0;
  if (/^(?:obj|obl|iobj)/.test(token.deprel)) return 1.2;
  const predicate = view.tokens[governorOf(view, pronoun)];
  return predicate?.upos === "NOUN" && !predicatesOfStates.test(predicate.lemma.toLowerCase()) ? 3 : 0;
}

/** "called on Egypt to end its exercises": the object of the verb is the one who is to do what the infinitive says. */
function controls(view: DocumentView, pronoun: number, candidate: Antecedent): boolean {
  const deprel = view.tokens[candidate.head]?.deprel ?? "";
  if (!/^(?:obj|iobj|obl)$/.test(deprel) || candidate.sentence !== view.sentenceOf[pronoun]) return false;
  let at = pronoun;
  for (let step = 0; step < 5 && at >= 0; step += 1) {
    if (/^(?:xcomp|ccomp|advcl)$/.test(view.tokens[at]?.deprel ?? "")) return governorOf(view, at) === governorOf(view, candidate.head);
    at = governorOf(view, at);
  }
  return false;
}

/** "In his speech, Xi said …": a possessive in the opening phrase looks forward to the subject that follows the comma. */
export function looksForward(view: DocumentView, pronoun: number, sentenceFirst: number): number | null {
  let first = sentenceFirst;
  while (view.tokens[first]?.upos === "CCONJ" || view.tokens[first]?.upos === "ADV" || view.tokens[first]?.form === ",") first += 1;
  const opener = view.tokens[first]?.upos;
  if (opener !== "ADP" && opener !== "SCONJ" && opener !== "VERB") return null;
  for (let at = pronoun + 1; at < pronoun + 12; at += 1) {
    const word = wordAt(view, at, pronoun);
    if (word === "" || word === ".") return null;
    if (word === ",") return at + 1;
  }
  return null;
}
