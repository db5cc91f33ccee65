import { compareSpans, type Entity, type Span, spanContains, spansOverlap } from "@rapporteur/core/model";
import type { Warning } from "@rapporteur/core/base";
import type { Mention } from "../mention.ts";
import type { Sentence } from "../sentence.ts";
import { builtInGazetteer } from "./gazetteer/built-in-gazetteer.ts";
import { buildEntities } from "./build-entities.ts";
import { headOfRange, sentenceStart, viewDocument, type DocumentView } from "./document-view.ts";
import { findKnownNames } from "./names/find-known-names.ts";
import type { Found } from "./found.ts";
import type { Gazetteer } from "./gazetteer/gazetteer-entry.ts";
import { matchGazetteer, type Hit } from "./gazetteer/match-gazetteer.ts";
import { resolveReferences } from "./references/resolve-references.ts";

export interface EntityOptions {
  /** Names to know; the built-in gazetteer where it is left out. Extend that one with `extendGazetteer`. */
  readonly gazetteer?: Gazetteer;
  /** Hits of the same gazetteer in the same text, where they are at hand already. */
  readonly hits?: readonly Hit[];
  readonly context?: EntityContext;
}

/** What a reader of the page's structure knows. */
export interface EntityContext {
  /** Parts of the document, such as the experts' contributions, that "he" and "the Chinese leader" do not reach across. */
  readonly sections?: readonly Span[];
}

export interface RecognisedEntities {
  readonly mentions: readonly Mention[];
  readonly entities: readonly Entity[];
  readonly warnings: readonly Warning[];
}

/**
 * Names, nationalities, seats of government, descriptions and pronouns of a text, and the entities they refer to.
 *
 * Order: the gazetteer's forms; runs of capitalised words as persons and bodies; surnames, acronyms; titles and
 * appositions, which tell country and allegiance; then descriptions and pronouns, read sentence by sentence. Nothing is
 * taken from knowledge of who holds which office: it must be in the text.
 *
 * Cost: linear in the text. Deterministic.
 */
export function recogniseEntities(text: string, sentences: readonly Sentence[], options: EntityOptions = {}): RecognisedEntities {
  const gazetteer = options.gazetteer ?? builtInGazetteer();
  const view = viewDocument(text, sentences);
  const sections = options.context?.sections ?? [];
  const hits = options.hits ?? matchGazetteer(text, gazetteer);
  const names = findKnownNames(view, { hits, gazetteer, sections });
  const references = resolveReferences(view, names, sections);
  // References first: "the Chinese leader" is Xi where the text tells, and China's voice only where it does not.
  const found = withoutCrossing([...references.found, ...names.found]);
  return {
    mentions: found.map((one) => mentionOf(view, one)),
    entities: buildEntities(view, { ...names, persons: names.withRoles(references.found.filter((one) => one.kind === "pronoun")) }, found),
    warnings: [...names.warnings, ...references.warnings].sort((a, b) => (a.start ?? 0) - (b.start ?? 0)),
  };
}

/** In text order, outer before inner; of two that cross, the later one goes; the same span is kept once. */
function withoutCrossing(found: readonly Found[]): Found[] {
  const ordered = [...found].sort(compareSpans);
  const kept: Found[] = [];
  const open: Found[] = [];
  for (const here of ordered) {
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= here.start) open.pop();
    const outer = open.at(-1);
    if (outer !== undefined && spansOverlap(outer, here) && (!spanContains(outer, here) || isSameSpan(outer, here))) continue;
    kept.push(here);
    open.push(here);
  }
  return kept;
}

function isSameSpan(a: Span, b: Span): boolean {
  return a.start === b.start && a.end === b.end;
}

function mentionOf(view: DocumentView, found: Found): Mention {
  return {
    start: found.start,
    end: found.end,
    kind: found.kind,
    entities: [...new Set(found.entities)].sort(),
    sentence: view.sentenceOf[found.first] ?? 0,
    head: headOfRange(view, found) - sentenceStart(view, found.first),
  };
}
