import type { Entity } from "../annotations/annotation.ts";

/** Maps names of two lists of entities to one: entities of the second list take the name of the first entity that shares a name or an alias with them. */
export function commonNames(first: readonly Entity[], second: readonly Entity[]): (name: string) => string {
  const forms = (entity: Entity) => [entity.name, ...entity.aliases].map((form) => form.toLowerCase().replace(/^the\s+/, ""));
  const known = new Map(first.flatMap((entity) => forms(entity).map((form) => [form, entity.name] as const)));
  const mapped = new Map(
    second.map(
      (entity) =>
        [
          entity.name,
          forms(entity)
            .map((form) => known.get(form))
            .find((name) => name !== undefined),
        ] as const,
    ),
  );
  for (const entity of first) mapped.set(entity.name, entity.name);
  return (name) => mapped.get(name) ?? name;
}
