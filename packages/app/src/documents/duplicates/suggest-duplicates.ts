import { compareTexts } from "@rapporteur/core/base";
import { setImmediate } from "node:timers/promises";
import type { Workplace } from "../../library/workplace.ts";
import { everyPage } from "../../store/every-page.ts";
import type { DocumentSummary } from "../../store/queries.ts";
import { groupAlike, leastShared, type Sketched } from "./near-duplicates.ts";
import { areToldApart } from "./tell-apart.ts";
import { sharedPart } from "./text-sketch.ts";
import { sketchesOf } from "./library-sketches.ts";

/** A document among those that tell one story. */
export interface DuplicateDocument {
  readonly id: string;
  readonly revision: number;
  readonly title: string;
  readonly published: string | null;
  readonly publisher: string | null;
  readonly url: string | null;
  readonly sourceName: string | null;
  readonly words: number;
  /** Statements that a person accepted or rejected. */
  readonly reviewed: number;
  /** Share of its runs of three words that the document to keep has too, and the other way round, from 0 to 1; an estimate. */
  readonly shared: number;
}

/** Documents that nearly say the same; the first is the one to keep. */
export interface DuplicateGroup {
  readonly documents: readonly DuplicateDocument[];
}

type Place = Pick<Workplace, "store" | "project">;

/**
 * Documents of a project that nearly have the same text, as suggestions: at least half of the runs of three words in common with the one to keep, which is
 * the one with most reviewed statements, else the first published, else the longest. What a person told apart is not suggested again.
 *
 * @returns the largest groups first; a document is in one at most
 * Cost: O(words of the texts) the first time in a process, then O(documents); linear in documents.
 */
export async function suggestDuplicates(place: Place): Promise<readonly DuplicateGroup[]> {
  const texts = await sketchesOf(place);
  const groups = groupAlike(texts);
  if (groups.length === 0) return [];
  const summaries = await summariesOf(place, new Set(groups.flatMap((group) => group.map((at) => texts[at]?.id ?? ""))));
  const made: DuplicateGroup[] = [];
  for (const [at, group] of groups.entries()) {
    made.push(...splitByKept(group.flatMap((one) => known(texts[one], summaries))));
    if (at % 500 === 499) await setImmediate();
  }
  const idOf = ({ documents: [first] }: DuplicateGroup): string => first?.id ?? "";
  return made.sort((a, b) => b.documents.length - a.documents.length || compareTexts(idOf(a), idOf(b)));
}

/**
 * The document whose text is most like that of this one; null where none is nearly the same.
 *
 * Cost: as of `suggestDuplicates`.
 */
export async function nearestDuplicate(place: Place, documentId: string): Promise<{ readonly id: string; readonly shared: number } | null> {
  const texts = await sketchesOf(place);
  const own = texts.find(({ id }) => id === documentId);
  let nearest: { readonly id: string; readonly shared: number } | null = null;
  for (const { id, sketch } of own === undefined ? [] : texts) {
    const shared = id === documentId ? 0 : sharedPart(own?.sketch ?? sketch, sketch);
    if (shared >= leastShared && shared > (nearest?.shared ?? 0)) nearest = { id, shared };
  }
  return nearest;
}

/** How many of these documents nearly have the text of another one. Cost: as of `suggestDuplicates`. */
export async function countDuplicates(place: Place, documents: readonly string[]): Promise<number> {
  const texts = await sketchesOf(place);
  const alike = new Set(groupAlike(texts).flatMap((group) => group.map((at) => texts[at]?.id)));
  return documents.filter((id) => alike.has(id)).length;
}

interface Candidate {
  readonly summary: DocumentSummary;
  readonly sketch: Uint32Array;
}

function known(text: Sketched | undefined, summaries: ReadonlyMap<string, DocumentSummary>): Candidate[] {
  const summary = summaries.get(text?.id ?? "");
  return text === undefined || summary === undefined ? [] : [{ summary, sketch: text.sketch }];
}

/** In a set that hangs together pair by pair, each kept document takes those that are like it; what is left forms groups of its own. */
function splitByKept(candidates: readonly Candidate[]): DuplicateGroup[] {
  const groups: DuplicateGroup[] = [];
  let [kept, ...others] = candidates.toSorted(compareToKeep);
  while (kept !== undefined) {
    const { summary, sketch } = kept;
    // Of those that a person told apart none is suggested as the other.
    const shared = (one: Candidate): number => (areToldApart(summary.record, one.summary.record) ? 0 : sharedPart(sketch, one.sketch));
    const { alike = [], left = [] } = Object.groupBy(others, (one) => (shared(one) >= leastShared ? "alike" : "left"));
    if (alike.length > 0) groups.push({ documents: [documentOf(kept, 1), ...alike.map((one) => documentOf(one, shared(one)))] });
    [kept, ...others] = left;
  }
  return groups;
}

function compareToKeep({ summary: a }: Candidate, { summary: b }: Candidate): number {
  const byDate = compareTexts(a.record.published ?? "9999", b.record.published ?? "9999");
  return reviewedOf(b) - reviewedOf(a) || byDate || b.words - a.words || compareTexts(a.record.id, b.record.id);
}

function reviewedOf({ counts }: DocumentSummary): number {
  return counts.accepted + counts.rejected;
}

function documentOf({ summary }: Candidate, shared: number): DuplicateDocument {
  const { id, title, published, publisher, url, sourceName } = summary.record;
  const { revision, words } = summary;
  return { id, revision, title, published, publisher, url, sourceName, words, reviewed: reviewedOf(summary), shared };
}

async function summariesOf({ store, project }: Place, wanted: ReadonlySet<string>): Promise<Map<string, DocumentSummary>> {
  const found = new Map<string, DocumentSummary>();
  for await (const summary of everyPage((cursor) => store.lists.documents(project, { sort: "added", limit: 500, cursor })))
    if (wanted.has(summary.record.id)) found.set(summary.record.id, summary);
  return found;
}
