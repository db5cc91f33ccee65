import { FreeNames } from "@rapporteur/core/base";
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
  [/^case$/i, "group"],
  [/^(?:place|location|city|region)$/i, "place"],
];

interface Draft {
  readonly expected: number | null;
  readonly record: EntityRecord;
  readonly isChanged: boolean;
}

interface EntityPlanning {
  readonly makeId: (letter: string) => string;
  /** What the file itself says a name of a variable is. */
  readonly typeOf?: (variable: string, name: string) => EntityType | null;
}

/**
 * The entities of an import: found in the project by type and name, else made. A person is found by a name of two words only, since "Smith" is many.
 * What the project does not know of one yet (attributes, colour) is added; nothing that stands there is changed.
 */
export class EntityPlan {
  readonly #index: EntityIndex;
  readonly #makeId: EntityPlanning["makeId"];
  readonly #typeOf: NonNullable<EntityPlanning["typeOf"]>;
  readonly #ids = new Map<string, string>();
  readonly #keys = new FreeNames();
  readonly #drafts = new Map<string, Draft>();

  constructor(index: EntityIndex, { makeId, typeOf = () => null }: EntityPlanning) {
    this.#index = index;
    this.#makeId = makeId;
    this.#typeOf = typeOf;
  }

  /** The id of what a variable calls by this name. @param allowed types that may stand there; any where it is empty */
  idOf(variable: string, name: string, allowed: readonly string[] = []): string {
    const place = `${variable}\u0000${allowed.join()}\u0000${name}`;
    const known = this.#ids.get(place);
    if (known !== undefined) return known;
    const said = this.#typeOf(variable, name);
    const type = said !== null && (allowed.length === 0 || allowed.includes(said)) ? said : typeFor(variable, allowed);
    const id = this.#find(name, type, allowed) ?? this.#make(type, name);
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

  /** Puts an entity under another one, with what is written about it, where nothing of the kind stands yet. */
  arrange(id: string, { parent, note, color }: { readonly parent: string | null; readonly note: string; readonly color: string }): void {
    this.describe(id, { color });
    const draft = this.#drafts.get(id) ?? this.#standing(id);
    if (draft === null) return;
    const { record } = draft;
    const isFree = record.parent === null && parent !== id && record.mergedInto === null;
    const after = { ...record, parent: isFree ? parent : record.parent, note: record.note || note.slice(0, 20_000) };
    if (after.parent !== record.parent || after.note !== record.note) this.#drafts.set(id, { ...draft, record: after, isChanged: true });
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

  #find(name: string, first: EntityType, allowed: readonly string[]): string | null {
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
    const key = this.#keys.take(base, { isTaken: (one) => this.#index.byKey(one) !== null });
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
