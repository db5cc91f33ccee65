import { actions, type Action } from "./plover.ts";

/**
 * From older action lists to the sixteen PLOVER types of 2023.
 *
 * CAMEO codes follow the Open Event Data Alliance's published crosswalk (github.com/openeventdata/PLOVER,
 * CAMEO2PLOVER-2021.txt): the longest listed prefix of a code decides. Its DEMAND is REQUEST since the 2023 codebook.
 * CAMEO 01 (public statements) and 02 (appeals) have no PLOVER type: the ontology dropped them.
 */
const cameoPrefixes: Readonly<Record<string, Action | null>> = {
  "01": null,
  "02": null,
  "03": "AGREE",
  "04": "CONSULT",
  "05": "SUPPORT",
  "06": "COOPERATE",
  "07": "AID",
  "08": "CONCEDE",
  "0813": "RETREAT",
  "0814": "RETREAT",
  "084": "RETREAT",
  "085": "RETREAT",
  "086": "RETREAT",
  "087": "RETREAT",
  "09": "ACCUSE",
  "10": "REQUEST",
  "11": "ACCUSE",
  "12": "REJECT",
  "13": "THREATEN",
  "14": "PROTEST",
  "15": "MOBILIZE",
  "16": "SANCTION",
  "163": "COERCE",
  "17": "COERCE",
  "1712": "ASSAULT",
  "175": "ASSAULT",
  "18": "ASSAULT",
  "19": "ASSAULT",
  "191": "COERCE",
  "192": "COERCE",
  "20": "ASSAULT",
};

/** PLOVER 2018 names that 2023 no longer has. YIELD was split by CAMEO's sub-codes; without one it reads as its verbal half. CRIME has no successor. */
const formerNames: Readonly<Record<string, Action | null>> = {
  YIELD: "CONCEDE",
  DEMAND: "REQUEST",
  DISAPPROVE: "ACCUSE",
  INVESTIGATE: "ACCUSE",
  FIGHT: "ASSAULT",
  CRIME: null,
};

/**
 * The PLOVER action of a CAMEO code of two to four digits; null where PLOVER has none; undefined where this is no CAMEO code.
 * A code that lost its leading zero in a spreadsheet ("42") is refused, for "10" could then be 010 as well.
 */
export function actionOfCameo(code: string): Action | null | undefined {
  const digits = code.trim();
  if (!/^\d{2,4}$/.test(digits)) return undefined;
  for (let length = digits.length; length >= 2; length--) {
    const action = cameoPrefixes[digits.slice(0, length)];
    if (action !== undefined) return action;
  }
  return undefined;
}

/** The PLOVER action of a name of 2023 or 2018, in any case; null where 2023 has none; undefined where this is no PLOVER name. */
export function actionOfPlover(name: string): Action | null | undefined {
  const upper = name.trim().toUpperCase();
  return actions.find((action) => action === upper) ?? formerNames[upper];
}
