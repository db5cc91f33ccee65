import type { Entity } from "./annotation.ts";
import { nearestWords } from "../words/nearest-words.ts";

/** Finds entities by name or alias. */
export class EntityIndex {
  readonly entities: readonly Entity[];
  private readonly byForm = new Map<string, Entity[]>();

  constructor(entities: readonly Entity[]) {
    this.entities = entities;
    for (const entity of entities)
      for (const form of new Set([entity.name, ...entity.aliases].map(normalForm))) this.byForm.set(form, [...(this.byForm.get(form) ?? []), entity]);
  }

  /** The entities that this is a name or an alias of. A leading article and a possessive ending do not count. */
  find(words: string): readonly Entity[] {
    const exact = this.entities.filter((entity) => entity.name === words);
    return exact.length > 0 ? exact : (this.byForm.get(normalForm(words)) ?? []);
  }

  /** The name that looks most like these words. */
  nearest(words: string): string | undefined {
    const near = this.entities.flatMap((entity) => [entity.name, ...entity.aliases].map((form) => ({ form, name: entity.name })));
    return near.find(({ form }) => nearestWords(form, words) !== undefined)?.name;
  }
}

function normalForm(words: string): string {
  return words
    .toLowerCase()
    .replaceAll("’", "'")
    .replace(/^the\s+/, "")
    .replace(/(?<=s)'$|'s$/, "")
    .trim();
}
