import { compareSpans, type Entity, type Span } from "@rapporteur/core/model";

/**
 * The text's entities with the authors and bodies that bylines and bios name. Where both know an entity, the bio's word on country and allegiance
 * stands (it tells former offices from present ones), and aliases and mentions add up. Order: the text's, then new ones.
 *
 * Cost: O(entities + mentions log mentions).
 */
export function mergeAuthors(found: readonly Entity[], authors: readonly Entity[]): Entity[] {
  const byId = new Map(authors.map((author) => [author.id, author]));
  const known = new Set(found.map((entity) => entity.id));
  const merged = found.map((entity) => {
    const author = byId.get(entity.id);
    return author ? mergeOne(entity, author) : entity;
  });
  return [...merged, ...authors.filter((author) => !known.has(author.id))];
}

function mergeOne(entity: Entity, author: Entity): Entity {
  const isPerson = author.type === "person";
  return {
    ...entity,
    name: isPerson ? author.name : entity.name,
    country: isPerson ? author.country : entity.country,
    actsFor: isPerson ? author.actsFor : entity.actsFor,
    aliases: [...new Set([...entity.aliases, ...author.aliases])].filter((alias) => alias !== (isPerson ? author.name : entity.name)),
    mentions: uniqueSpans([...entity.mentions, ...author.mentions]),
  };
}

/** In text order; of two that begin together the longer one stays. */
function uniqueSpans(spans: readonly Span[]): Span[] {
  return [...spans].sort(compareSpans).filter((span, index, sorted) => index === 0 || span.start !== sorted[index - 1]?.start);
}
