import type { Analysis } from "../language/mention.ts";
import type { Sentence } from "../language/sentence.ts";
import { clauseStatus } from "./clause-status.ts";
import { subjectsOf } from "../language/tree/clause.ts";
import { modalStatus } from "./embedding-verbs.ts";
import { tokenAt } from "../language/tree/tree.ts";
import { depthOf, modalBefore } from "./action-between.ts";
import { ActorFinder, type Actor } from "./parties/actors.ts";
import { findRelations, type RelationFinding } from "./code-relations.ts";
import { builtInActions } from "../coding/lexicons/parse-action-lexicon.ts";
import { looseMatches, type LooseMatch } from "./loose-match.ts";
import type { ActionLexicon } from "../coding/lexicons/parse-action-lexicon.ts";
import { governorOf, type ActAsPut } from "./plover-reading.ts";

/** One event of a sentence as event data sets record them: parties by country where they have one. */
export interface CodedEvent extends ActAsPut {
  readonly sources: readonly Actor[];
  /** Empty where the sentence names nobody else. */
  readonly targets: readonly Actor[];
  readonly head: number;
  /** True where sources and targets do it together. */
  readonly joint: boolean;
  /** True where only the order of the words tells who does it to whom. */
  readonly byOrder: boolean;
}

/**
 * The one event that a sentence of news is about, in the manner of event data sets: the parties are the countries of
 * anyone who acts, and where the tree gives none, the actor named before the act does it to the one named after it. Far
 * more is coded than `codeRelations` drafts, and far more of it is wrong: meant for wire sentences, not for commentary.
 *
 * @returns null where no word of the lexicon or no actor is in the sentence
 * Cost: O(tokens · patterns of a word).
 */
export function codeEvent(analysis: Analysis, sentenceIndex: number, lexicon: ActionLexicon = builtInActions()): CodedEvent | null {
  const sentence = analysis.sentences[sentenceIndex] as Sentence;
  const input = { text: analysis.text, analysis, contributions: [], title: null, documentDate: null, coder: "event" };
  const findings = findRelations(input, { byCountry: true, lexicon, sentence: sentenceIndex });
  const main = findings.toSorted((a, b) => depthOf(sentence, a.head) - depthOf(sentence, b.head) || b.confidence - a.confidence)[0];
  if (!main) return eventByOrder(analysis, sentenceIndex, lexicon);
  const event = eventOf(sentence, findings, main);
  return isSelf(event) ? { ...event, targets: otherAfter(analysis, sentenceIndex, event) ?? event.targets } : event;
}

function isSelf({ sources, targets }: CodedEvent): boolean {
  return targets.every((target) => target.entity === sources[0]?.entity);
}

/** The first actor behind the act that is not its source: "rejected a call for its forces to go to *East Timor*". */
function otherAfter(analysis: Analysis, sentenceIndex: number, { head, sources }: CodedEvent): readonly Actor[] | null {
  const phrases = new ActorFinder(analysis, { byCountry: true }).inSentence(sentenceIndex);
  return phrases.find((phrase) => phrase.head > head && phrase.actors.every((actor) => actor.entity !== sources[0]?.entity))?.actors ?? null;
}

function eventOf(sentence: Sentence, findings: readonly RelationFinding[], main: RelationFinding): CodedEvent {
  const same = findings.filter((finding) => finding.head === main.head && finding.pattern.action === main.pattern.action);
  return {
    pattern: main.pattern,
    status: main.status,
    modal: main.modal,
    governor: governorOf(sentence, main.head),
    sources: same.map((finding) => finding.source),
    targets: same.map((finding) => finding.target),
    head: main.head,
    joint: main.joint,
    byOrder: false,
  };
}

function eventByOrder(analysis: Analysis, sentenceIndex: number, lexicon: ActionLexicon): CodedEvent | null {
  const sentence = analysis.sentences[sentenceIndex] as Sentence;
  const actors = new ActorFinder(analysis, { byCountry: true });
  const phrases = actors.inSentence(sentenceIndex);
  if (phrases.length === 0) return null;
  const ranked = looseMatches(sentence, lexicon).toSorted((a, b) => rankOf(sentence, b) - rankOf(sentence, a) || a.head - b.head);
  for (const { head, pattern } of ranked) {
    const subject = subjectsOf(sentence, head).flatMap((index) => actors.within(sentenceIndex, index));
    const before = phrases.findLast((phrase) => phrase.head < head)?.actors ?? [];
    const sources = subject.length > 0 ? subject : before;
    if (sources.length === 0) continue;
    const after =
      phrases.find((phrase) => phrase.head > head && phrase.actors.every((actor) => actor.entity !== sources[0]?.entity)) ??
      phrases.find((phrase) => phrase.head > head);
    const { status, modal } = clauseStatus(sentence, head);
    const nearby = modal ?? modalBefore(sentence, head);
    const put = status === "actual" && nearby !== null ? (modalStatus.get(nearby) ?? "actual") : status;
    return {
      pattern,
      status: put,
      modal: nearby,
      governor: governorOf(sentence, head),
      sources,
      targets: after?.actors ?? [],
      head,
      joint: false,
      byOrder: true,
    };
  }
  return null;
}

function rankOf(sentence: Sentence, { head, words, pattern }: LooseMatch): number {
  const isVerb = tokenAt(sentence, head).upos === "VERB" && pattern.kind === "verb";
  return words + (isVerb ? 1.5 : 0) - 0.6 * depthOf(sentence, head);
}
