import type { DocumentContent } from "@rapporteur/app/records";
import type { Overlaid } from "../../../data/pending.ts";

type Warning = DocumentContent["warnings"][number];
type Shown = Overlaid<"statement">;

/** A warning on who wrote a stretch of text, as long as nobody has set it right. */
export interface Doubt {
  readonly message: string;
  readonly start: number;
  /** Entities that may be meant. */
  readonly candidates: readonly string[];
  /** The author's own statements in the stretch: a choice is theirs. */
  readonly statements: readonly Shown[];
}

const codes: ReadonlySet<string> = new Set(["author-ambiguous", "label-unused", "section-without-voice", "contribution-unattributed"]);

/**
 * Doubts by the contribution in which they stand, null for those outside. A doubt is settled, and left out, once the statements of its stretch that had the
 * reading's author, or none, have another one. Where nothing was coded in it, it stands without anything to choose.
 *
 * @param statements all of the document, in any order. Cost: O(doubts × statements)
 */
export function authorshipDoubts(
  content: Pick<DocumentContent, "warnings" | "contributions" | "text">,
  statements: readonly Shown[],
): Map<number | null, Doubt[]> {
  const doubts = new Map<number | null, Doubt[]>();
  for (const warning of content.warnings) {
    const at = codes.has(warning.code) ? doubtOf(warning, content, statements) : null;
    if (at !== null) doubts.set(at.contribution, [...(doubts.get(at.contribution) ?? []), at.doubt]);
  }
  return doubts;
}

function doubtOf(
  { code, message, start, end, candidates = [] }: Warning,
  { contributions, text }: Pick<DocumentContent, "contributions" | "text">,
  statements: readonly Shown[],
): { contribution: number | null; doubt: Doubt } | null {
  // One that names nobody says no more than the outline does.
  if (start === undefined || end === undefined || (code === "contribution-unattributed" && candidates.length === 0)) return null;
  const found = contributions.findIndex((one) => one.start <= start && start < one.end);
  const next = contributions.find((one) => one.start > start)?.start ?? text.length;
  // The text under a label that was left over goes to the end of the part in which it stands.
  const reach = code === "label-unused" ? (contributions[found]?.end ?? next) : end;
  const inside = statements.filter(({ record }) => record.review !== "rejected" && record.start >= start && record.start < reach);
  const given = contributions[found]?.author ?? null;
  const own = inside.filter(({ record }) => record.speaker === given);
  if (inside.length > 0 && own.length === 0) return null;
  return { contribution: found === -1 ? null : found, doubt: { message, start, candidates, statements: own } };
}

/** Who was named for a contribution whose author the reading left open: the one speaker of all that was coded in it. */
export function namedSince(statements: readonly Shown[]): string | null {
  const speakers = new Set(statements.filter(({ record }) => record.review !== "rejected").map(({ record }) => record.speaker));
  const [only] = speakers;
  return speakers.size === 1 ? (only ?? null) : null;
}
