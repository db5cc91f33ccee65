import type { Role } from "@rapporteur/core/model";
import type { ReadoutContribution } from "@rapporteur/reader/readout";

/** The contribution with another name for each entity: ids for a readout's keys, or the other way round. */
export function referContribution(
  { author, affiliation, roles, coAuthors, ...rest }: ReadoutContribution,
  idOf: (name: string) => string,
): ReadoutContribution {
  const refer = (name: string | null): string | null => (name === null ? null : idOf(name));
  const held = (some: readonly Role[]): Role[] => some.map((role) => ({ ...role, org: refer(role.org) }));
  return {
    ...rest,
    author: refer(author),
    affiliation: refer(affiliation),
    roles: held(roles),
    ...(coAuthors === undefined
      ? {}
      : { coAuthors: coAuthors.map((one) => ({ author: idOf(one.author), affiliation: refer(one.affiliation), roles: held(one.roles) })) }),
  };
}

/** Everything that a contribution names: who signs, bodies, and null where there is none. */
export function entitiesOfContribution({ author, affiliation, roles, coAuthors = [] }: ReadoutContribution): (string | null)[] {
  return [{ author, affiliation, roles }, ...coAuthors].flatMap((one) => [one.author, one.affiliation, ...one.roles.map(({ org }) => org)]);
}
