import { RapporteurError } from "@rapporteur/core/base";
import type { FigureRecord } from "../../records/figure-record.ts";
import type { Stored } from "../../records/records.ts";
import { hasRole, type Membership } from "../../access/rights.ts";
import { collect } from "../../library/collect.ts";
import { accountOf, type Workplace } from "../../library/workplace.ts";

/** Figures that the caller shared, newest first; an administrator of the project sees everybody's. Cost: O(figures of the project). */
export async function sharedFigures(workplace: Workplace, membership: Membership): Promise<readonly Stored<FigureRecord>[]> {
  const all = await collect(workplace.store.records.all(workplace.project, "figure"));
  const own = all.filter(({ record }) => maySee(workplace, membership, record));
  return own.toSorted((a, b) => (a.record.createdAt === b.record.createdAt ? 0 : a.record.createdAt < b.record.createdAt ? 1 : -1));
}

function maySee(workplace: Workplace, membership: Membership, { createdBy }: FigureRecord): boolean {
  return createdBy === accountOf(workplace) || hasRole(membership, "admin");
}

/**
 * Ends the link of a figure: its address opens nothing from then on. It can be undone like every change.
 *
 * @throws RAP_LIBRARY_MISSING, also for a figure of somebody else; RAP_STORE_CONFLICT
 */
export async function revokeFigure(
  workplace: Workplace,
  membership: Membership,
  { id, expected }: { readonly id: string; readonly expected: number },
): Promise<{ readonly revision: number }> {
  const { store, project, by } = workplace;
  const stored = await store.records.get(project, "figure", id);
  if (stored === null || !maySee(workplace, membership, stored.record)) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "figure", id });
  const { revision } = await store.history.commit({
    project,
    by,
    action: "end link",
    summary: `Ended the link of the figure “${stored.record.title}”`.slice(0, 500),
    changes: [{ kind: "figure", id, expected, after: null }],
  });
  return { revision };
}
