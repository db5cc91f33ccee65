import type { Entity } from "@rapporteur/core/model";
import type { DocumentView } from "./document-view.ts";
import type { KnownNames } from "./names/find-known-names.ts";
import type { Found } from "./found.ts";

/** The entities that the mentions refer to, in order of first mention. Aliases are the other ways a text names one. */
export function buildEntities(view: DocumentView, names: KnownNames, found: readonly Found[]): Entity[] {
  const byId = new Map<string, Found[]>();
  for (const mention of found) {
    for (const id of mention.entities) {
      const list = byId.get(id);
      if (list === undefined) byId.set(id, [mention]);
      else list.push(mention);
    }
  }
  const persons = new Map(names.persons.map((person) => [person.id, person]));
  const entities: Entity[] = [];
  for (const [id, mentions] of byId) {
    const person = persons.get(id);
    const entry = names.entries.get(id);
    const spans = mentions.map(({ start, end }) => ({ start, end }));
    if (person !== undefined) {
      const { name, country, actsFor } = person;
      entities.push({ id, type: "person", name, iso3: null, country, actsFor, aliases: aliasesOf(view, mentions, name), mentions: spans });
    } else if (entry !== undefined) {
      const { type, name, iso3, country, actsFor } = entry;
      entities.push({ id, type, name, iso3, country, actsFor, aliases: aliasesOf(view, mentions, name), mentions: spans });
    }
  }
  return entities;
}

function aliasesOf(view: DocumentView, mentions: readonly Found[], name: string): readonly string[] {
  const aliases = new Set<string>();
  for (const { kind, start, end } of mentions) {
    if (kind === "name" || kind === "metonym") aliases.add(view.text.slice(start, end).replace(/\s+/g, " "));
  }
  aliases.delete(name);
  return [...aliases];
}
