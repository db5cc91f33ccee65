import type { SourceDocument, Span } from "@rapporteur/core/model";
import type { MarkedPerson } from "../people/author-mark.ts";
import type { PageUnit } from "../page-unit.ts";
import type { PageReading } from "../read-by-rules.ts";
import type { Section } from "../section.ts";
import type { JointSignature } from "../signed/joint/joint-signatures.ts";
import type { EncodedSentences, SentenceToEncode } from "../../language/heads/index.ts";
import { labelsAlike } from "./labels-alike.ts";
import { likeliestOwners, type Trust } from "./likeliest-owners.ts";
import { type PageGraph, pageGraph } from "./page-graph.ts";
import { pageSentences } from "./page-sentences.ts";
import { reportersOf } from "./reporters.ts";
import { reviseSections, type Revised } from "./revise-sections.ts";
import { ruleOwners } from "./rule-owners.ts";
import { sharedByCoAuthors, unheardIn, withLabels, withoutOwners, withRules } from "./scores-beside-rules.ts";
import type { VoiceModel } from "./voice-model.ts";
import { scoreVoices } from "./voice-network.ts";

/** A network of voices, and what gives the vectors that it sees. */
export interface Voices {
  readonly model: VoiceModel;
  readonly encode: (sentences: readonly SentenceToEncode[]) => EncodedSentences;
}

/** What the rules read of a page. */
export interface ReadByRules {
  readonly sections: readonly Section[];
  readonly asides: readonly Span[];
  readonly known: readonly MarkedPerson[];
  readonly manner: PageReading["manner"];
  /** What several people sign together. */
  readonly joint: readonly JointSignature[];
}

/** Longer pages are left to the rules: attention grows with the square of the sentences. */
const mostSentences = 800;

/** Chosen on pages that trained nothing; see `training/voices`. */
const trust: Trust = { leaving: 4, following: 0.5, nobody: 0.5 };
/** Of the sentences that a higher price gives to somebody, three of four are the reporter's own. */
const nobodyInReports = 2;

/**
 * Holds what the rules read of a page against the network of voices.
 *
 * @returns null where the rules' reading stands
 * Cost: sentences² and sentences × names.
 */
export function readVoices(document: SourceDocument, units: readonly PageUnit[], rules: ReadByRules, { model, encode }: Voices): Revised | null {
  const sentences = pageSentences(units);
  if (sentences.length > mostSentences) return null;
  const graph = pageGraph(document, units, sentences);
  if (graph.people.names.length === 0) return null;
  const byRule = ruleOwners(graph, rules.sections, rules.asides, rules.joint);
  const isReport = rules.manner === "reported";
  const heard = sharedByCoAuthors(scoreVoices(model, { graph, vectors: encode(sentencesToEncode(graph)), rules: byRule.owners }), byRule);
  const scores = withRules(heard, byRule, { open: openSections(rules), reporters: isReport ? reportersOf(graph) : new Set() });
  const ownTrust = isReport ? { ...trust, nobody: nobodyInReports } : trust;
  const first = likeliestOwners(scores, byRule.owners, ownTrust);
  const unheard = unheardIn(first, heard, byRule.names);
  const likeliest = unheard.size === 0 ? first : likeliestOwners(withoutOwners(scores, unheard), byRule.owners, ownTrust);
  const alike = rules.manner === "interview" ? new Map<number, number>() : labelsAlike(graph, likeliest, byRule.owners);
  const owners = alike.size === 0 ? likeliest : likeliestOwners(withLabels(withoutOwners(scores, unheard), alike), byRule.owners, ownTrust);
  if (owners.every((owner, index) => owner === byRule.owners[index])) return null;
  return reviseSections({ ...rules, graph, rules: byRule, owners, isReport });
}

/** The sentences with the names in them, which are in the order of the text. */
export function sentencesToEncode({ sentences, sentenceOf, people }: PageGraph): SentenceToEncode[] {
  const parts = sentences.map((): Span[] => []);
  for (const [mention, sentence] of sentenceOf.entries()) {
    const { start, written } = people.mentions[mention] ?? { start: 0, written: "" };
    const from = start - (sentences[sentence]?.start ?? 0);
    parts[sentence]?.push({ start: from, end: from + written.length });
  }
  return sentences.map(({ text }, index) => ({ text, parts: parts[index] ?? [] }));
}

/** The sections of a signed page that nobody signs. */
function openSections({ sections, manner }: ReadByRules): ReadonlySet<number> {
  if (manner !== "signed" || sections.every(({ people }) => people.length === 0)) return new Set();
  return new Set(sections.flatMap(({ people }, index) => (people.length === 0 ? [index] : [])));
}
