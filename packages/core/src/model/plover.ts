/**
 * The sixteen PLOVER event types (Halterman et al. 2023, "PLOVER and POLECAT", 2023 codebook), their quad class and a
 * default weight on the cooperation–conflict axis.
 */
export const quadClasses = ["verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"] as const;
export type QuadClass = (typeof quadClasses)[number];

export const actions = [
  "AGREE",
  "CONSULT",
  "SUPPORT",
  "CONCEDE",
  "COOPERATE",
  "AID",
  "RETREAT",
  "REQUEST",
  "ACCUSE",
  "REJECT",
  "THREATEN",
  "PROTEST",
  "SANCTION",
  "MOBILIZE",
  "COERCE",
  "ASSAULT",
] as const;
export type Action = (typeof actions)[number];

/** Quad class of each action. REQUEST is verbal conflict in PLOVER's own table, beside ACCUSE, REJECT and THREATEN. */
export const quadOf: Readonly<Record<Action, QuadClass>> = {
  AGREE: "verbal-cooperation",
  CONSULT: "verbal-cooperation",
  SUPPORT: "verbal-cooperation",
  CONCEDE: "verbal-cooperation",
  COOPERATE: "material-cooperation",
  AID: "material-cooperation",
  RETREAT: "material-cooperation",
  REQUEST: "verbal-conflict",
  ACCUSE: "verbal-conflict",
  REJECT: "verbal-conflict",
  THREATEN: "verbal-conflict",
  PROTEST: "material-conflict",
  SANCTION: "material-conflict",
  MOBILIZE: "material-conflict",
  COERCE: "material-conflict",
  ASSAULT: "material-conflict",
};

/** +1 for the cooperative classes, −1 for the conflictual ones. */
export function signOf(action: Action): 1 | -1 {
  return quadOf[action].endsWith("cooperation") ? 1 : -1;
}
