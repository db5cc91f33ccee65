import type { RoundupRecord } from "../../records/project-records.ts";

/** What readers see of a page. */
export interface Shown {
  readonly snapshotId: string;
  readonly publishedAt: string;
}

/** Whether the moment of a scheduled page has come. */
export function isDue({ state, publishAt }: RoundupRecord, now: string): boolean {
  return state === "scheduled" && publishAt !== null && publishAt <= now;
}

/**
 * What readers see of a page at a moment, or null where they see nothing: before the moment of a scheduled page that which was public, from then on that which
 * was approved.
 *
 * @param now ISO 8601, UTC
 * @param mayCome whether a page whose moment has come may be published
 */
export function shownOf(record: RoundupRecord, now: string, mayCome = true): Shown | null {
  const { state, publishAt, approved = null, publishedAt, snapshotId } = record;
  const former = snapshotId === null || publishedAt === null ? null : { snapshotId, publishedAt };
  if (state === "published") return former;
  if (state !== "scheduled") return null;
  if (approved !== null && publishAt !== null && isDue(record, now) && mayCome)
    return { snapshotId: approved.snapshotId, publishedAt: publishedAt ?? publishAt };
  // Pages scheduled by an earlier version do not tell what they were: they had to be public to be in the site.
  return approved === null || approved.before === "published" ? former : null;
}
