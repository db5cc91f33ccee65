import type { GazetteerEntry } from "../gazetteer/gazetteer-entry.ts";
import type { RoleEvidence } from "./role.ts";

/** Where a person belongs and whom they act for now; null where the text does not say. */
export interface Allegiance {
  readonly country: string | null;
  readonly actsFor: string | null;
}

/** "Biden's national security adviser": an office under a person is one of the state or body for which that person acts. */
export function throughPersons(roles: readonly RoleEvidence[], actsForOf: (person: string) => string | null): RoleEvidence[] {
  return roles.map((role) => {
    if (role.holder?.startsWith("person:") !== true) return role;
    const holder = role.roleClass === "state" || role.roleClass === "body" ? actsForOf(role.holder) : null;
    return { ...role, holder };
  });
}

type Lookup = (id: string) => GazetteerEntry | undefined;

/**
 * Weighs what the text says of a person's roles. A current office of a state, or a post in one of its organs, acts for
 * that state; a post in an organization of states or in a movement acts for it; former offices, professions, opposition
 * and plain nationality tell the country and no more. A bare title ("President Biden") belongs to the person's country
 * unless that same office is elsewhere called former.
 */
export function decideAllegiance(roles: readonly RoleEvidence[], lookup: Lookup): Allegiance {
  const country = decideCountry(roles, lookup);
  const isOutside = roles.some((role) => role.roleClass === "private" && isOppositional(role));
  const current = roles.filter((role) => !role.isFormer && (role.roleClass === "state" || role.roleClass === "body"));
  for (const role of current) {
    const actsFor = role.holder === null ? null : actsForHolder(role, role.holder, lookup);
    if (actsFor !== null && !(isOutside && isTitleOnly(role))) return { country, actsFor };
  }
  const bare = current.find((role) => role.roleClass === "state" && role.holder === null);
  const wasHeldBefore = roles.some((role) => role.isFormer);
  if (bare !== undefined && !wasHeldBefore && !isOutside && country !== null) return { country, actsFor: country };
  return { country, actsFor: null };
}

function isOppositional(role: RoleEvidence): boolean {
  return role.noun === "leader" || role.noun === "dissident" || role.noun === "exile" || role.noun === "opponent" || role.noun === "challenger";
}

function isTitleOnly(role: RoleEvidence): boolean {
  return role.noun === "leader";
}

function actsForHolder(role: RoleEvidence, holder: string, lookup: Lookup): string | null {
  if (holder.startsWith("state:")) return role.roleClass === "state" || role.isGovernmental ? holder : null;
  const entry = lookup(holder);
  if (entry?.kind === "state") return entry.actsFor ?? holder;
  return entry?.kind === "international" || entry?.kind === "armed" ? holder : null;
}

/** The country of a current office of state first, then whatever is named most often; ties go to the first named. */
function decideCountry(roles: readonly RoleEvidence[], lookup: Lookup): string | null {
  const votes = new Map<string, number>();
  for (const role of roles) {
    const country = countryOfHolder(role.holder, lookup);
    if (country !== null) votes.set(country, (votes.get(country) ?? 0) + weightOf(role));
  }
  let best: string | null = null;
  for (const [country, weight] of votes) if (best === null || weight > (votes.get(best) ?? 0)) best = country;
  return best;
}

function weightOf(role: RoleEvidence): number {
  if (role.roleClass === "state" && !role.isFormer) return 4;
  return role.roleClass === "nationality" ? 2 : 1;
}

function countryOfHolder(holder: string | null, lookup: Lookup): string | null {
  if (holder === null) return null;
  if (holder.startsWith("state:")) return holder;
  const entry = lookup(holder);
  if (entry?.type === "person") return null;
  return entry?.kind === "state" || entry?.kind === "armed" ? entry.country : null;
}
