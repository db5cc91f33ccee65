import type { EntityRecord } from "@rapporteur/app/records";
import { client } from "../../data/client.ts";
import { useProject } from "../../data/live-project.tsx";
import { makeRequestKey } from "../../data/request-key.ts";
import { change, useCommit } from "../../data/use-commit.ts";
import { cache } from "../../data/cache.ts";
import { showToast } from "../../parts/toasts.tsx";
import { describeError } from "../../data/describe-error.ts";
import { text } from "./strings.ts";

export interface Pair {
  readonly into: Pick<EntityRecord, "id" | "name">;
  readonly from: Pick<EntityRecord, "id" | "name">;
}

export const decisions = ["merge", "apart", "below", "top"] as const;
export type Decision = (typeof decisions)[number];

/** Gives the function that writes a decision over a pair; false where it could not be written, which has then been said. */
export function useDecisions(): (decision: Decision, pair: Pair) => Promise<boolean> {
  const { id: project } = useProject();
  const commit = useCommit();
  const edit = async ({ into, from }: Pair, made: { readonly action: string; readonly summary: string; readonly part: Partial<EntityRecord> }) => {
    const { record, revision } = await client.records.get({ params: { project, kind: "entity", id: from.id } });
    const before = record as EntityRecord;
    const after = { ...before, ...made.part };
    if (made.action === "keep apart") after.distinctFrom = [...new Set([...(before.distinctFrom ?? []), into.id])];
    commit({ ...made, changes: [change("entity", { id: from.id, expected: revision, before, after })] });
  };
  return async (decision, pair) => {
    const { into, from } = pair;
    const summary = text.done[decision](from.name, into.name);
    try {
      if (decision === "merge") {
        const body = { requestKey: makeRequestKey(), into: into.id, from: [from.id] };
        await client.entities.merge({ params: { project }, query: { dryRun: "false" }, body });
        cache.invalidate(["statement", "entity"]);
      } else if (decision === "below") await edit(pair, { action: "edit", summary, part: { parent: into.id } });
      else if (decision === "top") await edit(pair, { action: "edit", summary, part: { parent: null } });
      else await edit(pair, { action: "keep apart", summary, part: {} });
      showToast(summary);
      return true;
    } catch (error) {
      showToast(describeError(error).message);
      return false;
    }
  };
}
