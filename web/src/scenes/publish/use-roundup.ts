import { useEffect, useState } from "react";
import { client } from "../../data/client.ts";
import { useProject, useWrites } from "../../data/live-project.tsx";
import { overlay, type Overlaid } from "../../data/pending.ts";
import { useResource } from "../../data/use-resource.ts";
import type { RoundupRecord } from "@rapporteur/app/records";

/** One roundup, with what is under way on top. `isSaving` from a change of it until the server's own version is here, so that nothing is done on an older one. */
export function useRoundup(id: string): { readonly stored: Overlaid<"roundup"> | null; readonly isSaving: boolean; readonly error: unknown } {
  const { id: project, queue } = useProject();
  const writes = useWrites();
  const [saved, setSaved] = useState<RoundupRecord | null>(null);
  const { data, error } = useResource(`publish-roundup:${project}:${id}`, ["roundup"], () =>
    client.records.get({ params: { project, kind: "roundup", id } }),
  );
  const held = data === null ? [] : [{ record: data.record as RoundupRecord, revision: data.revision }];
  const [stored = null] = overlay("roundup", held, writes, () => false);
  const isPending = stored?.isPending === true;
  useEffect(() => {
    if (isPending && stored !== null) setSaved(stored.record);
  }, [isPending, stored?.record]);
  // An acknowledged change is no longer under way, but its new revision may still be: until then what was saved is shown.
  const isAwaited = !isPending && data !== null && queue.latest(id, data.revision) !== data.revision;
  const record = isAwaited ? (saved ?? stored?.record) : stored?.record;
  return { stored: stored === null || record === undefined ? null : { ...stored, record }, isSaving: isPending || isAwaited, error };
}
