import type { Span } from "@rapporteur/core/model";
import type { Sentence } from "../language/sentence.ts";
import { clauseStatus } from "./clause-status.ts";
import { modalStatus } from "./embedding-verbs.ts";
import { headOfSpan, isWithin, tokenAt } from "../language/tree/tree.ts";
import { findObligations } from "./obligations.ts";
import { findTriggers } from "./match-patterns.ts";
import type { Trigger } from "./trigger.ts";
import { looseMatches, type LooseMatch } from "./loose-match.ts";
import type { ActionLexicon, ActionPattern } from "../coding/lexicons/parse-action-lexicon.ts";
import { governorOf, type ActAsPut } from "./plover-reading.ts";

/** The action that a sentence puts between two given phrases. */
export interface ActionBetween extends ActAsPut {
  /** Token that heads the words of the action. */
  readonly head: number;
  /** How well both parties fit, 0 … 1. */
  readonly fit: number;
}

/**
 * What `source` does to `target` by a sentence, the two being known: the trigger that fits both best. For checking and
 * completing codings in which somebody else has found the actors.
 *
 * @returns null where no word of the lexicon is in the sentence
 * Cost: O(tokens · patterns of a word).
 */
export function actionBetween(sentence: Sentence, parties: { source: Span; target: Span }, lexicon: ActionLexicon): ActionBetween | null {
  const source = headOfSpan(sentence, parties.source);
  const target = headOfSpan(sentence, parties.target);
  const places: Places = { source, target };
  let best: Candidate | null = null;
  for (const trigger of [...findTriggers(sentence, lexicon), ...findObligations(sentence)]) {
    if (insideParty(sentence, trigger.head, parties.source)) continue;
    best = better(best, { pattern: trigger.pattern, head: trigger.head, score: scoreOf(sentence, trigger, places) });
  }
  for (const match of looseMatches(sentence, lexicon)) {
    if (insideParty(sentence, match.head, parties.source)) continue;
    best = better(best, { pattern: match.pattern, head: match.head, score: looseScore(sentence, match, places) });
  }
  if (best === null) return null;
  const { pattern, score, head } = best;
  const { status, modal } = clauseStatus(sentence, head);
  const nearby = modal ?? modalBefore(sentence, head);
  return {
    pattern,
    status: status === "actual" && nearby !== null ? (modalStatus.get(nearby) ?? "actual") : status,
    modal: nearby,
    governor: governorOf(sentence, head),
    head,
    fit: Math.max(0, Math.min(1, score / 10)),
  };
}

/** A modal right before a verb that the tree has hung elsewhere. */
export function modalBefore(sentence: Sentence, head: number): string | null {
  for (let at = head - 1; at >= Math.max(0, head - 3); at--) {
    const token = tokenAt(sentence, at);
    if (token.xpos === "MD") return token.form.toLowerCase();
    if (!/^(?:ADV|AUX|PART)$/.test(token.upos)) return null;
  }
  return null;
}

interface Candidate {
  readonly pattern: ActionPattern;
  readonly head: number;
  readonly score: number;
}

function better(a: Candidate | null, b: Candidate): Candidate {
  return a === null || b.score > a.score ? b : a;
}

interface Places {
  readonly source: number;
  readonly target: number;
}

function insideParty(sentence: Sentence, head: number, party: Span): boolean {
  const token = tokenAt(sentence, head);
  return token.start >= party.start && token.end <= party.end;
}

/** By order alone: an act stands between its parties, the nearer to the source the better. */
function looseScore(sentence: Sentence, { pattern, head, words }: LooseMatch, { source, target }: Places): number {
  const between = source >= 0 && source < head && (target < 0 || head < target) ? 3 : 0;
  const distance = source < 0 ? 0 : Math.min(12, Math.abs(head - source)) / 12;
  const verb = tokenAt(sentence, head).upos === "VERB" && pattern.kind === "verb" ? 0.7 : 0;
  return between + 0.6 * words + verb - distance;
}

/** Weighs how closely a trigger's phrases meet the parties; outer and earlier triggers win where they tie. */
function scoreOf(sentence: Sentence, trigger: Trigger, { source, target }: Places): number {
  const sourceFit = source < 0 ? 0 : bestFit(sentence, trigger.sources, source);
  const targetFit = target < 0 ? 0 : Math.max(0, ...trigger.targets.map((slot, order) => bestFit(sentence, slot.heads, target) - order * 0.1));
  const governs = target >= 0 && isWithin(sentence, target, trigger.head) ? 1 : 0;
  const depth = depthOf(sentence, trigger.head);
  const specific = (trigger.pattern.objects ? 0.6 : 0) + (trigger.pattern.particle ? 0.3 : 0);
  return 5 * sourceFit + 4 * targetFit + governs + specific - 0.45 * depth + (trigger.pattern.kind === "verb" ? 0.3 : 0);
}

/** 1 where a phrase is headed by the party, less the deeper the party stands in it, 0 where it is not in it. */
function bestFit(sentence: Sentence, heads: readonly number[], party: number): number {
  let best = 0;
  for (const head of heads) {
    if (head === party) return 1;
    if (isWithin(sentence, party, head)) best = Math.max(best, 0.75);
    if (isWithin(sentence, head, party)) best = Math.max(best, 0.7);
  }
  return best;
}

/** How many words stand above a word in its tree. */
export function depthOf(sentence: Sentence, index: number): number {
  let depth = 0;
  for (let at = tokenAt(sentence, index).head; at >= 0; at = tokenAt(sentence, at).head) depth++;
  return depth;
}
