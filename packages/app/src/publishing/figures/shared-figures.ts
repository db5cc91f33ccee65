import { compareTexts, RapporteurError } from "@rapporteur/core/base";
import type { FigureRecord } from "../../records/figure-record.ts";
import { authorise } from "../../library/authorise.ts";
import { maySeeLink } from "../../library/demand-change.ts";
import { accountOf, type Workplace } from "../../library/workplace.ts";

/** A shared figure without what it shows. */
export type ListedFigure = Pick<FigureRecord, "id" | "screen" | "title" | "createdBy" | "createdAt" | "erasedAt"> & {
  readonly revision: number;
  readonly statementCount: number;
};

/**
 * Figures that the caller shared, newest first; an administrator of the project sees everybody's. Pictures are megabytes: one of them is in memory at a time.
 *
 * Cost: O(figures of the project).
 */
export async function sharedFigures(workplace: Workplace): Promise<readonly ListedFigure[]> {
  const own: ListedFigure[] = [];
  const { store, project, membership } = workplace;
  for (const id of await store.history.idsEver(project, "figure")) {
    const stored = await store.records.get(project, "figure", id);
    if (stored === null || !maySeeLink(accountOf(workplace), membership, stored.record)) continue;
    const { screen, title, createdBy, createdAt, erasedAt, statements } = stored.record;
    own.push({ id, screen, title, createdBy, createdAt, erasedAt, revision: stored.revision, statementCount: statements.length });
  }
  return own.toSorted((a, b) => compareTexts(b.createdAt, a.createdAt));
}

/**
 * Ends the link of a figure: its address opens nothing from then on. It can be undone like every change.
 *
 * @throws RAP_LIBRARY_MISSING, also for a figure of somebody else; RAP_STORE_CONFLICT
 */
export async function revokeFigure(
  workplace: Workplace,
  { id, expected }: { readonly id: string; readonly expected: number },
): Promise<{ readonly revision: number }> {
  authorise(workplace, "endFigureLink");
  const { store, project } = workplace;
  const stored = await store.records.get(project, "figure", id);
  if (stored === null) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "figure", id });
  const change = { kind: "figure", id, expected, after: null } as const;
  const writer = authorise(workplace, "endFigureLink", { changes: [{ change, before: stored.record }] });
  const { revision } = await writer.commit({
    action: "end link",
    summary: `Ended the link of the figure “${stored.record.title}”`,
    changes: [change],
  });
  return { revision };
}
