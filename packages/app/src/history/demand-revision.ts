import { RapporteurError } from "@rapporteur/core/base";
import type { Workplace } from "../library/workplace.ts";

/**
 * Holds what is asked "as of" a revision to what has been: beyond the latest one the present would be given for the future, and tomorrow something else.
 *
 * @throws RAP_LIBRARY_AS_OF naming the latest revision
 */
export async function demandRevision({ store, project }: Pick<Workplace, "store" | "project">, asOf: number | undefined): Promise<void> {
  if (asOf === undefined) return;
  const head = await store.history.head(project);
  if (asOf > head) throw new RapporteurError("RAP_LIBRARY_AS_OF", { asOf, head });
}
