import type { Action } from "../../model/plover.ts";
import { quadOf } from "../../model/plover.ts";
import type { Status } from "../../model/statement.ts";

/** Modals and governors after which PLOVER codes the act as announced, not as done. */
const announcing: ReadonlySet<string> = new Set(["will", "shall", "'ll", "ll", "wo", "would"]);

/**
 * The action as PLOVER's codebook folds status into type: cooperation refused or not done is REJECT, asked for is
 * REQUEST, announced is AGREE; conflict announced is THREATEN. Rapporteur keeps the act and its status apart; this is the
 * bridge to data coded by the codebook (Halterman et al. 2023, "PLOVER and POLECAT", rules on modality).
 *
 * @param modal lemma of the modal auxiliary, or null
 */
export function ploverReading(action: Action, status: Status, modal: string | null): Action {
  const quad = quadOf[action];
  if (status === "actual") return action;
  if (status === "denied") return quad.endsWith("cooperation") ? "REJECT" : action;
  if (status === "demanded") return quad === "verbal-conflict" ? action : "REQUEST";
  const announced = modal === null || announcing.has(modal);
  if (!announced) return action;
  if (quad === "material-cooperation" || action === "CONSULT" || action === "CONCEDE") return "AGREE";
  return quad === "material-conflict" ? "THREATEN" : action;
}
