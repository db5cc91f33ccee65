import { slug } from "@rapporteur/core/model";

/** An actor as an event data set gives it; empty strings where it says nothing. */
export interface RawActor {
  readonly name: string;
  readonly code: string;
  /** ISO 3166 alpha-3 in POLECAT, GDELT and Phoenix; an English name in ICEWS. */
  readonly country: string;
  /** GOV, MIL, OPP …; a list of words in ICEWS. */
  readonly sector: string;
}

/** Turns a raw actor into an entity id, or null to leave the event out. */
export type ActorResolver = (actor: RawActor) => string | null;

const stateSectors: ReadonlySet<string> = new Set(["GOV", "MIL", "SPY"]);
const stateWords = /\b(government|military|executive|army|navy|air force|foreign ministry|defense \/ security ministry)\b/i;
const dissidentWords = /\b(opposition|dissident|rebel|insurgents|separatists|exiles)\b/i;

/**
 * The default reading of actors. Only a country itself, its government, armed forces or intelligence service act for the state
 * (`state:RUS`); every other actor keeps a name of its own (`group:rus-opp`), as a country is not an allegiance.
 *
 * @param stateOf turns a country as written into the key of its state id, or null; by default alpha-3 codes stay and names become slugs. An actor
 * whose name it turns into the same state is the country itself
 */
export function defaultResolver(stateOf: (country: string) => string | null = stateKey): ActorResolver {
  return (actor) => {
    const state = actor.country === "" ? null : stateOf(actor.country);
    if (state !== null && (actsForState(actor) || stateOf(actor.name) === state)) return `state:${state}`;
    const own = slug(actor.name || actor.code || [actor.country, actor.sector].join(" "));
    return own === "" ? null : `group:${own}`;
  };
}

function actsForState(actor: RawActor): boolean {
  if (actor.sector === "") return actor.name === "" || isCountryItself(actor);
  if (/^[A-Z]{3}$/.test(actor.sector)) return stateSectors.has(actor.sector);
  return stateWords.test(actor.sector) && !dissidentWords.test(actor.sector);
}

/** A name with no sector beside it may be a state, but also a person, a party or a firm of the country. */
function isCountryItself(actor: RawActor): boolean {
  return actor.name.toLowerCase() === actor.country.toLowerCase() || (actor.code !== "" && actor.code === actor.country);
}

function stateKey(country: string): string {
  return /^[A-Z]{3}$/.test(country) ? country : slug(country);
}
