import type { Annotation, Entity } from "./annotations/annotation.ts";
import { findWords } from "./words/find-words.ts";
import { absoluteSpan, type RenderedDocument } from "./documents/render-document.ts";

export interface Mention {
  readonly start: number;
  readonly end: number;
  /** `role`: an annotator put it into a role; `name`: the name or an alias stands there. */
  readonly by: "role" | "name";
}

/**
 * Where each entity is mentioned: words that fill a role and mean it alone, and every occurrence of its name and aliases. Where two overlap, a role
 * wins over a name and the longer over the shorter; an alias of two entities is no mention of either. Cost: O(entities × length).
 */
export function entityMentions(annotation: Annotation, rendered: RenderedDocument): ReadonlyMap<string, readonly Mention[]> {
  const found = [...roleMentions(annotation, rendered), ...annotation.entities.flatMap((entity) => nameMentions(annotation, rendered, entity))];
  const rank = ({ mention }: Named) => (mention.by === "role" ? 1_000_000 : 0) + mention.end - mention.start;
  found.sort((a, b) => rank(b) - rank(a) || a.mention.start - b.mention.start);
  const kept: Named[] = [];
  for (const one of found) if (!kept.some((other) => other.mention.start < one.mention.end && one.mention.start < other.mention.end)) kept.push(one);
  const mentionsOf = (entity: Entity) => kept.filter((one) => one.name === entity.name).map((one) => one.mention);
  return new Map(annotation.entities.map((entity) => [entity.name, mentionsOf(entity).sort((a, b) => a.start - b.start)]));
}

interface Named {
  readonly name: string;
  readonly mention: Mention;
}

function roleMentions(annotation: Annotation, rendered: RenderedDocument): Named[] {
  const fillers = annotation.statements.flatMap((statement) => Object.values(statement.roles).flat());
  return fillers.flatMap(({ place, referent, names, gloss }) => {
    const [name] = names;
    const where = gloss === undefined ? place : (referent ?? place);
    if (name === undefined || names.length > 1 || where === undefined) return [];
    return [{ name, mention: { ...absoluteSpan(rendered, where), by: "role" as const } }];
  });
}

function nameMentions(annotation: Annotation, rendered: RenderedDocument, entity: Entity): Named[] {
  const others = new Set(annotation.entities.flatMap((other) => (other === entity ? [] : [other.name, ...other.aliases])));
  return [entity.name, ...entity.aliases]
    .filter((form) => !others.has(form))
    .flatMap((form) => findWords(rendered.text, form).filter(({ start, end }) => rendered.text.slice(start, end).charAt(0) === form.charAt(0)))
    .map(({ start, end }) => ({ name: entity.name, mention: { start, end, by: "name" as const } }));
}
