import { readFile } from "node:fs/promises";
import { z } from "zod";
import { type Trust, trustByType, type TrustCount } from "@rapporteur/engines/agreement/unstable";
import { RapporteurError, seededRandom, shuffle } from "@rapporteur/core/base";
import type { Readout } from "@rapporteur/reader/readout";
import { statementTypes } from "@rapporteur/core/model";
import { splitSentences } from "@rapporteur/reader/language/unstable";

/*
 * An audit file: passages drawn at random, each with its drafts to be marked right or wrong, and the number of statements
 * that were missed, by type, to be filled in. A person edits it; `scoreAudit` reads it back.
 */
const draft = z.object({
  id: z.string(),
  type: z.enum(statementTypes),
  claim: z.string(),
  quote: z.string(),
  verdict: z.enum(["right", "wrong"]).nullable(),
});
const missedCount = z.int().min(0).nullable();
const passage = z.object({
  document: z.string(),
  start: z.int(),
  end: z.int(),
  text: z.string(),
  drafts: z.array(draft),
  missed: z.object({ position: missedCount, relation: missedCount, forecast: missedCount, cause: missedCount }),
});
const auditSchema = z.object({
  schema: z.literal("rapporteur.audit/1"),
  howTo: z.string(),
  seed: z.int(),
  population: z.int().describe("number of passages the sample was drawn from"),
  passages: z.array(passage),
});

export type Audit = z.infer<typeof auditSchema>;

const howTo =
  'For each passage: set every draft\'s "verdict" to "right" or "wrong", and under "missed" write how many statements of each type the passage makes that no right draft covers (0 where none). docs/codebook.md defines the types.';

/**
 * Draws passages (sentences inside contributions) at random, without regard to whether anything was drafted in them.
 *
 * @param describe one line on what a draft claims, for the reader
 * Cost: O(text). The same seed and readouts give the same sample.
 */
export function drawAudit(
  readouts: readonly Readout[],
  options: {
    readonly passages: number;
    readonly seed: number;
    readonly describe: (readout: Readout, statement: Readout["statements"][number]) => string;
  },
): Audit {
  const all = readouts.flatMap((readout) => sentencesOf(readout).map((span) => ({ readout, span })));
  const drawn = shuffle([...all], seededRandom(options.seed)).slice(0, options.passages);
  const passages = drawn.map(({ readout, span }) => ({
    document: readout.document.title,
    ...span,
    text: readout.document.text.slice(span.start, span.end),
    drafts: readout.statements
      .filter((statement) => statement.review !== "rejected" && statement.start >= span.start && statement.start < span.end)
      .map((statement) => ({
        id: statement.id,
        type: statement.type,
        claim: options.describe(readout, statement),
        quote: statement.quote,
        verdict: null,
      })),
    missed: { position: null, relation: null, forecast: null, cause: null },
  }));
  return { schema: "rapporteur.audit/1", howTo, seed: options.seed, population: all.length, passages };
}

function sentencesOf({ document }: Readout): { start: number; end: number }[] {
  const sentences = splitSentences(document.text, document.blocks);
  return sentences
    .filter(({ start }) => document.contributions.some(({ body }) => body[0] <= start && start < body[1]))
    .map(({ start, end }) => ({ start, end }));
}

export type { MeasuredShare, Trust } from "@rapporteur/engines/agreement/unstable";

export interface AuditScore {
  readonly trust: readonly Trust[];
  readonly passages: number;
  /** Passages with something left to fill in; they count for nothing. */
  readonly unfinished: number;
}

/** Precision and recall by type from an audit that a person has filled in. */
export function scoreAudit(audit: Audit): AuditScore {
  const finished = audit.passages.filter(
    (one) => one.drafts.every(({ verdict }) => verdict !== null) && Object.values(one.missed).every((count) => count !== null),
  );
  const counts = statementTypes.map((type): TrustCount => {
    const drafts = finished.flatMap((one) => one.drafts).filter((one) => one.type === type);
    const right = drafts.filter(({ verdict }) => verdict === "right").length;
    return { type, right, wrong: drafts.length - right, missed: finished.reduce((sum, one) => sum + (one.missed[type] ?? 0), 0) };
  });
  return { trust: trustByType(counts), passages: audit.passages.length, unfinished: audit.passages.length - finished.length };
}

/** Precision by type of the drafts that people accepted or rejected in readouts. */
export function trustFromReviews(readouts: readonly Readout[]): Trust[] {
  const reviewed = readouts.flatMap(({ statements }) => statements).filter(({ coder, review }) => review !== "draft" && coder.startsWith("builtin@"));
  const counts = statementTypes.map((type): TrustCount => {
    const own = reviewed.filter((statement) => statement.type === type);
    const right = own.filter(({ review }) => review === "accepted").length;
    return { type, right, wrong: own.length - right, missed: null };
  });
  return trustByType(counts);
}

/** Reads an audit file back. @throws RAP_SERVICE_AUDIT with the place of the first fault */
export async function openAudit(path: string): Promise<Audit> {
  try {
    const parsed = auditSchema.safeParse(JSON.parse(await readFile(path, "utf8")));
    if (parsed.success) return parsed.data;
    const [issue] = parsed.error.issues;
    throw new RapporteurError("RAP_SERVICE_AUDIT", { path, problem: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "not valid"}` });
  } catch (thrown) {
    if (thrown instanceof RapporteurError) throw thrown;
    throw new RapporteurError("RAP_SERVICE_AUDIT", { path, problem: thrown instanceof Error ? thrown.message : String(thrown) }, { cause: thrown });
  }
}
