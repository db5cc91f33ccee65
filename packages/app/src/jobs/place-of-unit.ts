import { isRapporteurError, RapporteurError } from "@rapporteur/core/base";
import { standingOf } from "../access/author-standing.ts";
import { authorise } from "../library/authorise.ts";
import { openWorkplace, type Workplace } from "../library/workplace.ts";
import type { WriteKind } from "../records/write-rules.ts";
import type { ReadStore } from "../store/store.ts";
import type { AnalysisUnit, CodeUnit, ImportUnit } from "./job-request.ts";

/** A unit that is done in a project, for somebody. */
export type PlacedUnit = ImportUnit | CodeUnit | AnalysisUnit;

const kindOf: Readonly<Record<PlacedUnit["task"], WriteKind>> = { import: "import", code: "draft", analysis: "analyse" };

/**
 * Where a unit is done: in the name and with the rights of who asked for it, as they stand now. Asked for again before anything is written, since a unit may take minutes.
 *
 * Documents come in through the store as its author sees it, so that a text which only a hidden document has is new to them; what is drafted and computed is of the whole.
 *
 * @throws RAP_RIGHTS_AUTHOR where they may not do it any more
 */
export async function placeOfUnit(store: ReadStore, unit: PlacedUnit, given: Partial<Pick<Workplace, "now" | "makeId">>): Promise<Workplace> {
  const { project, by, task } = unit;
  const { now = Date.now } = given;
  const standing = await standingOf(store, { project, by }, now);
  const refusal = new RapporteurError("RAP_RIGHTS_AUTHOR", { name: by.name });
  if (standing === null) throw refusal;
  const { membership } = standing;
  const place = openWorkplace(task === "import" ? standing.store : store, { ...given, project, by, membership });
  authorise(place, kindOf[task], { refusal });
  return place;
}

/** Whether nobody wants a unit under way any more: its job was cancelled, or its author may not do it any more. */
export async function isOver(store: ReadStore, job: string, unit: PlacedUnit): Promise<boolean> {
  if ((await store.jobs.get(unit.project, job))?.state === "cancelled") return true;
  return placeOfUnit(store, unit, {}).then(
    () => false,
    (thrown: unknown) => isRapporteurError(thrown) && thrown.code === "RAP_RIGHTS_AUTHOR",
  );
}

/** Cancels a job in the program's own name. Another worker may have done so, or its last unit has just ended. */
export async function cancelJob(store: ReadStore, project: string, job: string): Promise<void> {
  const { jobs } = authorise(openWorkplace(store, { project }), "steerJob");
  await jobs.steer(project, job, "cancel").catch(() => undefined);
}
