import { compareTexts, seededRandom, shuffle, wilsonInterval } from "@rapporteur/core/base";
import type { StatementRecord } from "../records/statement-record.ts";
import { isUntouchedDraft } from "./coder-name.ts";
import { codingOf } from "./edit-statement.ts";
import type { Workplace } from "../library/workplace.ts";

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
  const counts = new Map<string, Counts>();
  const count = (type: string, verdict: keyof Counts): void => {
    const own = counts.get(type) ?? { accepted: 0, corrected: 0, rejected: 0 };
    counts.set(type, own);
    own[verdict]++;
  };
  const answers: StatementRecord[] = [];
  for await (const { record } of store.records.all(project, "statement", options.asOf === undefined ? {} : { asOf: options.asOf })) {
    if (record.review === "draft") continue;
    if (record.draftOf !== undefined) answers.push(record);
    if (record.coder.kind === "person" || record.coder.kind === "import") continue;
    // A corrected draft has no confidence any more.
    count(record.type, record.review === "rejected" ? "rejected" : record.confidence === null ? "corrected" : "accepted");
  }
  for (const { type, verdict } of await verdictsOn({ store, project }, answers)) count(type, verdict);
  return [...counts].sort(([a], [b]) => compareTexts(a, b)).map(([type, own]) => ({ type, ...own, ...precisionOf(own) }));
}

type Counts = Record<"accepted" | "corrected" | "rejected", number>;

/** What people's own statements say of the drafts that they answer, where these still stand. */
async function verdictsOn({ store, project }: Place, answers: readonly StatementRecord[]): Promise<{ type: string; verdict: keyof Counts }[]> {
  const ids = new Set(answers.flatMap(({ draftOf }) => draftOf ?? []));
  const drafts = new Map((await store.records.getMany(project, "statement", [...ids])).map(({ record }) => [record.id, record]));
  return answers.flatMap((answer): { type: string; verdict: keyof Counts }[] => {
    const draft = drafts.get(answer.draftOf ?? "");
    if (draft === undefined) return [];
    if (answer.review === "rejected") return [{ type: draft.type, verdict: "rejected" }];
    return [{ type: draft.type, verdict: codingOf(answer) === codingOf(draft) ? "accepted" : "corrected" }];
  });
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
  const types = [...byType].sort(([a], [b]) => compareTexts(a, b));
  return types.flatMap(([, ids]) => shuffle(ids.sort(), random).slice(0, options.perType));
}
