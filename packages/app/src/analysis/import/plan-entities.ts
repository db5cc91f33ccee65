import { type CellValue, entityPrefix, type EntityType, entityTypes, slug } from "@rapporteur/core/model";
import type { EntityIndex } from "../../entities/entity-index.ts";
import type { EntityRecord } from "../../records/entity-record.ts";
import { newEntity } from "../../records/new-entity.ts";
import type { Change } from "../../records/revision.ts";

/** What entities a variable holds where nothing else says it. */
const usualTypes: readonly (readonly [RegExp, EntityType])[] = [
  [/^(?:person|speaker|forecaster|author)$/i, "person"],
  [/^(?:organi[sz]ation|actor|source|target|party|agency|institution)$/i, "organization"],
  [/^(?:country|state|nation)$/i, "state"],
  [/^(?:place|location|city|region)$/i, "place"],
];

interface Draft {
  readonly expected: number | null;
  readonly record: EntityRecord;
  readonly isChanged: boolean;
}

/**
 * The entities of an import: found in the project by type and name, else made. A person is found by a name of two words only, since "Smith" is many.
 * What the project does not know of one yet (attributes, colour) is added; nothing that stands there is changed.
 */
export class EntityPlan {
  readonly #index: EntityIndex;
  readonly #makeId: (letter: string) => string;
  readonly #ids = new Map<string, string>();
  readonly #keys = new Set<string>();
  readonly #drafts = new Map<string, Draft>();

  constructor(index: EntityIndex, makeId: (letter: string) => string) {
    this.#index = index;
    this.#makeId = makeId;
  }

  /** The id of what a variable calls by this name. @param allowed types that may stand there; any where it is empty */
  idOf(variable: string, name: string, allowed: readonly string[] = []): string {
    const place = `${variable}\u0000${allowed.join()}\u0000${name}`;
    const known = this.#ids.get(place);
    if (known !== undefined) return known;
    const id = this.#find(variable, name, allowed) ?? this.#make(typeFor(variable, allowed), name);
    this.#ids.set(place, id);
    return id;
  }

  /** Adds what is known of an entity. */
  describe(id: string, { color, ...attributes }: Readonly<Record<string, CellValue>>): void {
    const draft = this.#drafts.get(id) ?? this.#standing(id);
    if (draft === null) return;
    const { record } = draft;
    const fresh = Object.entries(attributes)
      .filter(([name, value]) => value !== null && value !== "" && name !== "" && !record.attributes.some((one) => one.name === name.slice(0, 100)))
      .map(([name, value]) => ({ name: name.slice(0, 100), value: String(value).slice(0, 2000), from: null, to: null }));
    const shown = typeof color === "string" && /^#[0-9a-f]{6}$/i.test(color) ? color.toLowerCase() : null;
    if (fresh.length === 0 && (shown === null || record.color !== null)) return;
    const after = { ...record, color: record.color ?? shown, attributes: [...record.attributes, ...fresh].slice(0, 500) };
    this.#drafts.set(id, { ...draft, record: after, isChanged: true });
  }

  changes(): Change<"entity">[] {
    return [...this.#drafts.values()]
      .filter(({ isChanged }) => isChanged)
      .map(({ expected, record }) => ({ kind: "entity", id: record.id, expected, after: record }));
  }

  #standing(id: string): Draft | null {
    const stored = this.#index.standing(id);
    return stored === null ? null : { expected: stored.revision, record: stored.record, isChanged: false };
  }

  #find(variable: string, name: string, allowed: readonly string[]): string | null {
    const first = typeFor(variable, allowed);
    const types = [first, ...entityTypes.filter((type) => type !== first && allowed.includes(type))];
    for (const type of types) {
      const made = this.#ids.get(`${type} ${name}`);
      if (made !== undefined) return made;
      if (type === "person" && !/\S\s+\S/.test(name.trim())) continue;
      const stored = this.#index.byName(type, name);
      if (stored !== null) return stored.record.id;
    }
    return null;
  }

  #make(type: EntityType, name: string): string {
    const base = `${entityPrefix[type]}:${slug(name) || "unnamed"}`.slice(0, 280);
    let key = base;
    for (let number = 2; this.#keys.has(key) || this.#index.byKey(key) !== null; number++) key = `${base}-${number}`;
    this.#keys.add(key);
    const id = this.#makeId("e");
    this.#drafts.set(id, { expected: null, record: newEntity({ id, key, type, name: name.slice(0, 500) }), isChanged: true });
    this.#ids.set(`${type} ${name}`, id);
    return id;
  }
}

function typeFor(variable: string, allowed: readonly string[]): EntityType {
  const usual = usualTypes.find(([pattern]) => pattern.test(variable))?.[1] ?? "concept";
  if (allowed.length === 0 || allowed.includes(usual)) return usual;
  return entityTypes.find((type) => allowed.includes(type)) ?? usual;
}
