import { seededRandom, shuffle } from "../../base/random.ts";
import { wilsonInterval } from "../../base/wilson-interval.ts";
import { isUntouchedDraft } from "./coder-name.ts";
import type { Workplace } from "./workplace.ts";

/** What people made of a machine's drafts of one type. */
export interface TypeTrust {
  readonly type: string;
  /** Accepted as they were. */
  readonly accepted: number;
  /** Accepted after a correction. */
  readonly corrected: number;
  readonly rejected: number;
  /** accepted / (accepted + corrected + rejected): a draft that had to be corrected was wrong. Null where nobody looked. */
  readonly precision: number | null;
  /** 95 %, Wilson. */
  readonly low: number | null;
  readonly high: number | null;
}

type Place = Pick<Workplace, "store" | "project">;

/**
 * Precision of drafts by type, from the project's own reviews. People choose what they review; a sample that `drawAuditSample` drew says something of
 * the rest.
 *
 * Cost: O(statements).
 */
export async function projectTrust({ store, project }: Place, options: { readonly asOf?: number | undefined } = {}): Promise<TypeTrust[]> {
  const counts = new Map<string, { accepted: number; corrected: number; rejected: number }>();
  for await (const { record } of store.records.all(project, "statement", options.asOf === undefined ? {} : { asOf: options.asOf })) {
    if (record.coder.kind === "person" || record.coder.kind === "import" || record.review === "draft") continue;
    const own = counts.get(record.type) ?? { accepted: 0, corrected: 0, rejected: 0 };
    counts.set(record.type, own);
    if (record.review === "rejected") own.rejected++;
    // A corrected draft has no confidence any more.
    else if (record.confidence === null) own.corrected++;
    else own.accepted++;
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([type, own]) => ({ type, ...own, ...precisionOf(own) }));
}

function precisionOf({
  accepted,
  corrected,
  rejected,
}: {
  accepted: number;
  corrected: number;
  rejected: number;
}): Pick<TypeTrust, "precision" | "low" | "high"> {
  const count = accepted + corrected + rejected;
  if (count === 0) return { precision: null, low: null, high: null };
  const [low, high] = wilsonInterval(accepted, count);
  return { precision: accepted / count, low, high };
}

/**
 * Draws drafts that nobody has touched, by type, for somebody to judge. The same seed draws the same from the same drafts.
 *
 * @returns ids of statements, type by type
 * Cost: O(statements).
 */
export async function drawAuditSample({ store, project }: Place, options: { readonly perType: number; readonly seed: number }): Promise<string[]> {
  const byType = new Map<string, string[]>();
  for await (const { record } of store.records.all(project, "statement")) {
    if (!isUntouchedDraft(record)) continue;
    const ids = byType.get(record.type) ?? [];
    byType.set(record.type, ids);
    ids.push(record.id);
  }
  const random = seededRandom(options.seed);
  const types = [...byType].sort(([a], [b]) => (a < b ? -1 : 1));
  return types.flatMap(([, ids]) => shuffle(ids.sort(), random).slice(0, options.perType));
}
