import type { RecordKind, RecordOf } from "@rapporteur/app/records";
import { client } from "./client.ts";
import { useProject, useWrites } from "./live-project.tsx";
import { overlay, type Overlaid } from "./pending.ts";
import { useResource } from "./use-resource.ts";

type SmallKind = Exclude<RecordKind, "document" | "statement" | "figure">;

interface Records<K extends RecordKind> {
  /** Null until they are here. */
  readonly records: readonly Overlaid<K>[] | null;
  readonly error: unknown;
  readonly reload: () => void;
}

/** All records of a small kind, with what is under way on top. */
export function useRecords<K extends SmallKind>(kind: K): Records<K> {
  const { id: project } = useProject();
  const writes = useWrites();
  const { data, error, reload } = useResource(`records:${project}:${kind}`, [kind], () => client.records.list({ params: { project, kind } }));
  if (data === null) return { records: null, error, reload };
  const stored = data.records.map(({ record, revision }) => ({ record: record as RecordOf<K>, revision }));
  return { records: overlay(kind, stored, writes, () => true), error, reload };
}
