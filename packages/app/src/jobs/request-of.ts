import { RapporteurError } from "@rapporteur/core/base";
import type { JobUnit } from "../store/job-store.ts";
import { unitRequest, type UnitRequest } from "./job-request.ts";

/** Workers that a unit may cost: the first held others beside it, of which any may have been the cause; the second was lost with it alone. */
const mostLost = 2;

function givenUp(lostCount: number): UnitRequest {
  const { code, message } = new RapporteurError("RAP_LIBRARY_GIVEN_UP", { count: lostCount });
  return { task: "refused", code, message };
}

/** What is to be done; a refusal where that is not known, or where it cost too much already. */
export function requestOf({ request, lostCount }: JobUnit): UnitRequest {
  if (lostCount >= mostLost) return givenUp(lostCount);
  const parsed = unitRequest.safeParse(request);
  if (parsed.success) return parsed.data;
  const message = `this version does not know the task (${parsed.error.issues[0]?.message ?? "unknown"})`;
  return { task: "refused", code: "RAP_LIBRARY_WORK", message };
}
