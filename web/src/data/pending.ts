import type { RecordKind, RecordOf } from "@rapporteur/app/records";
import type { ReviewState } from "@rapporteur/core/model";

/** A change of one record that was made here. `before` is what its maker saw: where it cannot be saved, both versions are shown. */
export interface PendingChange<K extends RecordKind = RecordKind> {
  readonly kind: K;
  readonly id: string;
  readonly expected: number | null;
  readonly before: RecordOf<K> | null;
  readonly after: RecordOf<K> | null;
}

/** A write that the server has not acknowledged yet. It outlives a reload. */
export interface PendingWrite {
  readonly requestKey: string;
  readonly project: string;
  readonly action: string;
  readonly summary: string;
  /** Present where the write is a mere review, which has an address of its own. */
  readonly review?: ReviewState;
  readonly changes: readonly PendingChange[];
  readonly state: "waiting" | "sending" | "conflict" | "refused";
  /** Of a conflict: the record as it stands, null where it was removed. */
  readonly current?: { readonly record: unknown; readonly revision: number; readonly by: string } | null;
  readonly problem?: { readonly code: string | null; readonly message: string; readonly cure: string | null };
}

/** A record with what is under way put on top. `isPending` says that the server has not got it yet. */
export interface Overlaid<K extends RecordKind> {
  readonly record: RecordOf<K>;
  readonly revision: number | null;
  readonly isPending: boolean;
}

/**
 * What a list of records looks like with the writes that are under way: changed, added and removed. Writes that were refused or met another's
 * change are left out: their records show what stands.
 *
 * Cost: O(records + changes). The records that nothing touches keep their identity from `previous`.
 */
export function overlay<K extends RecordKind>(
  kind: K,
  stored: readonly { readonly record: RecordOf<K>; readonly revision: number }[],
  writes: readonly PendingWrite[],
  isMember: (record: RecordOf<K>) => boolean,
): Overlaid<K>[] {
  const after = new Map<string, RecordOf<K> | null>();
  for (const write of writes) {
    if (write.state === "conflict" || write.state === "refused") continue;
    for (const change of write.changes) if (change.kind === kind) after.set(change.id, change.after as RecordOf<K> | null);
  }
  const shown: Overlaid<K>[] = [];
  for (const { record, revision } of stored) {
    const changed = after.get(record.id);
    after.delete(record.id);
    if (changed === undefined) shown.push({ record, revision, isPending: false });
    else if (changed !== null) shown.push({ record: changed, revision, isPending: true });
  }
  for (const record of after.values()) if (record !== null && isMember(record)) shown.push({ record, revision: null, isPending: true });
  return shown;
}
