import type { Revision, Version } from "../../records/revision.ts";

interface Page<T> {
  readonly entries: readonly T[];
  readonly next: string | null;
}

export function presentPage<T, Shown>(page: Page<T>, present: (entry: T) => Shown): Page<Shown> {
  return { entries: page.entries.map(present), next: page.next };
}

export function presentRevision({ revision, at, by, action, summary, changeCount, undoes, undoneBy }: Revision): Omit<Revision, "project"> {
  return { revision, at, by, action, summary, changeCount, undoes, undoneBy };
}

export function presentVersion({ from, to, record, isErased }: Version): Omit<Version, "kind" | "id"> {
  return { from, to, record, isErased };
}
