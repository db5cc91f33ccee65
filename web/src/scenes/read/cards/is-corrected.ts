import type { StatementRecord } from "@rapporteur/app/records";

/** True where a statement says something else than the draft that was last there for review. `versions`: newest first. */
export function isCorrected(record: StatementRecord, versions: readonly StatementRecord[]): boolean {
  const draft = versions.find(({ review }) => review === "draft");
  return draft !== undefined && said(draft) !== said(record);
}

/** What a statement says, where, and by whom; as text, for comparing. */
function said({ type, start, end, speaker, organization, status, values, note }: StatementRecord): string {
  const sorted = Object.entries(values)
    .filter(([, value]) => value !== null)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([type, start, end, speaker, organization, status, note, sorted]);
}
