import { RapporteurError } from "@rapporteur/core/base";
import type { FigureRecord } from "../records/figure-record.ts";
import { hasRole, type Membership } from "./rights.ts";

/** Whether a member sees that a figure is shared and where: the person who shared it, and administrators of the project. */
export function maySeeLink(account: string, membership: Membership, { createdBy }: Pick<FigureRecord, "createdBy">): boolean {
  return createdBy === account || hasRole(membership, "admin");
}

/** The link of a figure is for those who see it to end and to open again. @throws RAP_LIBRARY_MISSING */
export function demandOwnFigure(account: string, membership: Membership, record: Pick<FigureRecord, "id" | "createdBy"> | null): void {
  if (record !== null && !maySeeLink(account, membership, record))
    throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "figure", id: record.id });
}
