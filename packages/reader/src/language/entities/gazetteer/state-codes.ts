import { africanStates } from "./states-africa.ts";
import { americanStates } from "./states-americas.ts";
import { asianStates } from "./states-asia.ts";
import { europeanStates } from "./states-europe.ts";
import { oceanianStates } from "./states-oceania.ts";
import type { StateRecord } from "./state-columns.ts";

/** Every state the gazetteer knows, by ISO 3166-1 alpha-3 code. */
export const states: readonly StateRecord[] = [...africanStates, ...americanStates, ...asianStates, ...europeanStates, ...oceanianStates].sort(
  (a, b) => (a.iso3 < b.iso3 ? -1 : 1),
);

/** Codes of one state in the systems that data sets use; null where a system does not list it. */
export interface StateCodes {
  readonly iso2: string;
  /** Correlates of War abbreviation and number. */
  readonly cow: string | null;
  readonly cowNumber: number | null;
  /** Gleditsch–Ward number. */
  readonly gw: number | null;
  readonly name: string;
}

/** Codes by ISO 3166-1 alpha-3: the 193 members of the United Nations, the Holy See, Kosovo, Palestine and Taiwan. */
export const stateCodes: ReadonlyMap<string, StateCodes> = new Map(
  states.map(({ iso3, iso2, cow, cowNumber, gw, name }) => [iso3, { iso2, cow, cowNumber, gw, name }]),
);
