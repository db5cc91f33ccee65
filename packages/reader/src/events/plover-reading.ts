import { type Action, quadOf, type Status } from "@rapporteur/core/model";
import type { Sentence } from "../language/sentence.ts";
import { hasRelation, lemmaAt, tokenAt } from "../language/tree/tree.ts";
import type { ActionPattern } from "../coding/lexicons/parse-action-lexicon.ts";

/** An act as found, with what the codebook's rules look at. */
export interface ActAsPut {
  readonly pattern: ActionPattern;
  readonly status: Status;
  /** Modal auxiliary in lower case, or null. */
  readonly modal: string | null;
  /** Lemma that governs the act ("agreed" in "agreed to withdraw"), or null. */
  readonly governor: string | null;
}

const announcingModals: ReadonlySet<string> = new Set(["will", "shall", "'ll", "ll", "wo", "would", "'d"]);
const announcingGovernors: ReadonlySet<string> = new Set(
  "agree willing ready prepared plan intend pledge promise offer vow decide commit set expect undertake propose want hope volunteer announce poise".split(
    " ",
  ),
);
const forceful = /^(?:blockade|annex|occupy|capture|seize|conquer|besiege|retake|recapture|occupation|annexation|seizure|siege|capture)$/;

/** Acts that PLOVER's codebook files elsewhere than Rapporteur's: both are listed in docs/crosswalk.md. */
function filedAs({ action, lemma, objects }: ActionPattern): Action {
  if (action === "SANCTION" && (/^(?:sanction|embargo|blacklist)$/.test(lemma) || (objects?.has("sanction") ?? false))) return "COERCE";
  if (action === "AGREE" && ((objects?.has("agreement") ?? false) || /^(?:treaty|pact|accord|agreement|deal)$/.test(lemma)) && lemma !== "violate")
    return "SUPPORT";
  if (action === "COERCE" && (forceful.test(lemma) || (objects?.has("blockade") ?? false) || (objects?.has("control") ?? false))) return "ASSAULT";
  return action;
}

/**
 * The action as PLOVER's own codebook would file it. It folds status into type: cooperation refused or not done is
 * REJECT, asked for is REQUEST, announced is AGREE; conflict announced is THREATEN. Signed agreements are its SUPPORT
 * (CAMEO 057), imposed sanctions its COERCE (CAMEO 163), land or ships taken its ASSAULT. Rapporteur keeps the act and its
 * status apart; this is the bridge to data coded by the codebook (Halterman et al. 2023, "PLOVER and POLECAT").
 */
export function ploverReading({ pattern, status, modal, governor }: ActAsPut): Action {
  const action = filedAs(pattern);
  const quad = quadOf[action];
  if (status === "actual") return action;
  if (status === "denied") return quad.endsWith("cooperation") ? "REJECT" : action;
  if (status === "demanded") return quad === "verbal-conflict" ? action : "REQUEST";
  const announced = (modal !== null && announcingModals.has(modal)) || (governor !== null && announcingGovernors.has(governor));
  if (!announced) return action;
  if (quad === "material-cooperation" || action === "CONSULT" || action === "CONCEDE" || action === "SUPPORT") return "AGREE";
  return quad === "material-conflict" ? "THREATEN" : action;
}

/** Lemma of the verb, adjective or noun that takes an act as its content, or null. */
export function governorOf(sentence: Sentence, head: number): string | null {
  const token = tokenAt(sentence, head);
  const isContent = hasRelation(token, ["xcomp", "ccomp", "acl", "advcl", "obj"]) && token.deprel !== "acl:relcl";
  return isContent && token.head >= 0 ? lemmaAt(sentence, token.head) : null;
}
