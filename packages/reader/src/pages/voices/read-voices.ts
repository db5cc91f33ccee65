import type { SourceDocument, Span } from "@rapporteur/core/model";
import type { MarkedPerson } from "../people/author-mark.ts";
import type { PageUnit } from "../page-unit.ts";
import { isOffice } from "../people/role-person.ts";
import type { PageReading } from "../read-by-rules.ts";
import type { Section } from "../section.ts";
import type { EncodedSentences, SentenceToEncode } from "../../language/heads/index.ts";
import { likeliestOwners, type Trust } from "./likeliest-owners.ts";
import { type PageGraph, pageGraph } from "./page-graph.ts";
import { pageSentences } from "./page-sentences.ts";
import { reportersOf } from "./reporters.ts";
import { reviseSections, type Revised } from "./revise-sections.ts";
import { ruleOwners, type RuleOwners } from "./rule-owners.ts";
import type { VoiceModel } from "./voice-model.ts";
import { scoreVoices, type VoiceScores } from "./voice-network.ts";

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
}

/** Longer pages are left to the rules: attention grows with the square of the sentences. */
const mostSentences = 800;

/** Chosen on pages that trained nothing; see `training/voices`. */
const trust: Trust = { leaving: 4, following: 0.5, nobody: 0.5 };
/** Of the sentences that a higher price gives to somebody, three of four are the reporter's own. */
const nobodyInReports = 2;
/** What everybody loses in a section that nobody signs, where others are signed: it stays open, as the rules leave it. */
const unsignedLoses = 6;
/** What somebody loses whom the rules give no words: a wrong author is worse than none. */
const newcomerLoses = 1;
/** What somebody has above everybody else whom only the rules name, or by an office: the network sees no name to point at. */
const unseenGains = 2;

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
  const byRule = ruleOwners(graph, rules.sections, rules.asides);
  const isReport = rules.manner === "reported";
  const scores = withRules(scoreVoices(model, { graph, vectors: encode(sentencesToEncode(graph)), rules: byRule.owners }), byRule, {
    open: openSections(rules),
    reporters: isReport ? reportersOf(graph) : new Set(),
  });
  const owners = likeliestOwners(scores, byRule.owners, isReport ? { ...trust, nobody: nobodyInReports } : trust);
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

/** Scores also of people whom only the rules name, or by an office, less for those whom the rules never do, and none for one word that nobody but the network takes for a voice. */
function withRules(
  { owners, ownerCount, stay }: VoiceScores,
  { owners: byRule, names, sections }: RuleOwners,
  { open, reporters }: { readonly open: ReadonlySet<number>; readonly reporters: ReadonlySet<number> },
): VoiceScores {
  const width = names.length + 1;
  const heard = new Set(byRule);
  const isNobody = (name: string, owner: number): boolean => !name.includes(" ") || reporters.has(owner);
  const prior = ["", ...names].map((name, owner) => (owner === 0 || heard.has(owner) ? 0 : isNobody(name, owner) ? -Infinity : -newcomerLoses));
  // "SENIOR OFFICIAL:" may be a label without a name to the network.
  const offices = ["", ...names].map(isOffice);
  const all = new Float64Array(byRule.length * width);
  for (let at = 0; at < byRule.length; at++) {
    const row = owners.subarray(at * ownerCount, (at + 1) * ownerCount);
    const unseen = Math.max(...row) + unseenGains;
    const loses = open.has(sections[at] ?? -1) ? unsignedLoses : 0;
    for (let owner = 0; owner < width; owner++) {
      const seen = offices[owner] === true && byRule[at] === owner ? unseen : (row[owner] ?? unseen);
      all[at * width + owner] = seen + (prior[owner] ?? 0) - (owner === 0 ? 0 : loses);
    }
  }
  return { owners: all, ownerCount: width, stay };
}

/** The sections of a signed page that nobody signs. */
function openSections({ sections, manner }: ReadByRules): ReadonlySet<number> {
  if (manner !== "signed" || sections.every(({ people }) => people.length === 0)) return new Set();
  return new Set(sections.flatMap(({ people }, index) => (people.length === 0 ? [index] : [])));
}
