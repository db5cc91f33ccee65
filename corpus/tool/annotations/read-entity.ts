import { entityKinds, type Entity, type EntityKind } from "./annotation.ts";
import type { AnnotationLine } from "./parse-annotation-line.ts";

export type ReadEntity = { readonly entity: Entity; readonly at: number } | { readonly at: number; readonly error: string };

/** Reads `entity KIND Name | alias | for: Name | of: Name`. */
export function readEntity(line: AnnotationLine): ReadEntity {
  const kind = line.head[1] ?? "";
  const name = line.head.slice(2).join(" ");
  if (!isEntityKind(kind)) return { at: line.at, error: `'${kind}' is not a kind of entity; kinds are ${entityKinds.join(" ")}` };
  if (name === "") return { at: line.at, error: "the entity has no name; write it after the kind" };
  const named = (field: string) => line.fields.filter((one) => one.name === field).flatMap((one) => one.value.split(/\s+\+\s+/));
  const aliases = line.fields
    .filter((one) => one.name !== "for" && one.name !== "of")
    .map((one) => (one.name === undefined ? one.value : `${one.name}: ${one.value}`));
  return { at: line.at, entity: { name, kind, aliases, actsFor: named("for"), belongsTo: named("of") } };
}

function isEntityKind(word: string): word is EntityKind {
  return (entityKinds as readonly string[]).includes(word);
}
