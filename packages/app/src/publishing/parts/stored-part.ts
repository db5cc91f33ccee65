import { RapporteurError } from "@rapporteur/core/base";
import type { PartRecord } from "../../records/part-record.ts";
import type { Stored } from "../../records/records.ts";
import type { Change } from "../../records/revision.ts";
import { authorise } from "../../library/authorise.ts";
import type { Workplace } from "../../library/workplace.ts";

/** @throws RAP_LIBRARY_MISSING */
export async function storedPart({ store, project }: Pick<Workplace, "store" | "project">, id: string): Promise<Stored<PartRecord>> {
  const stored = await store.records.get(project, "part", id);
  if (stored === null) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "part", id });
  return stored;
}

export interface PartStep {
  readonly write: "inviteExpert" | "decidePart" | "writeOwnPart";
  readonly action: string;
  /** What the history says. */
  readonly says: string;
  readonly after: PartRecord;
  readonly expected: number | null;
  /** What changes with it. */
  readonly along?: readonly Change[];
}

/** @throws RAP_STORE_CONFLICT */
export async function commitPart(workplace: Workplace, { write, action, says, after, expected, along = [] }: PartStep): Promise<number> {
  const changes: Change[] = [{ kind: "part", id: after.id, expected, after }, ...along];
  const { revision } = await authorise(workplace, write).commit({ action, summary: says, changes });
  return revision;
}
