import type { EntityRecord } from "../records/entity-record.ts";
import { newEntity } from "../records/new-entity.ts";
import type { Change } from "../records/revision.ts";
import type { Stored } from "../records/records.ts";
import type { Readout } from "@rapporteur/reader/readout";
import { foldEntityName, typeOfKey, type EntityIndex } from "./entity-index.ts";

type ReadoutEntity = Readout["entities"][number];

/** How the entities of readouts are called in the library, and what must be written for that to be so. */
export interface ResolvedEntities {
  /** Library id of an entity of a readout. */
  readonly idOf: (key: string) => string;
  /** To be asked last: naming an entity that no readout lists makes it. */
  readonly changes: () => readonly Change<"entity">[];
}

/**
 * Finds the entities of readouts in a project: by key, else by the one name or alias of their type, redirects followed; what is nowhere is made. One
 * key never gives two entities, over all the readouts given together. A person is matched by a name only where it has two words, since "Smith" is many.
 * What the library does not know yet of an entity it had (aliases, country, whom it acts for) is added; nothing that stands there is changed.
 *
 * Cost: O(entities of the readouts).
 */
export function resolveEntities(readouts: readonly Readout[], index: EntityIndex, makeId: (letter: string) => string): ResolvedEntities {
  const resolver = new Resolver(index, makeId);
  const entities = readouts.flatMap((readout) => readout.entities);
  for (const entity of entities) resolver.place(entity);
  for (const entity of entities) resolver.complete(entity);
  return { idOf: (key) => resolver.idOf(key), changes: () => resolver.changes() };
}

const mostAliases = 500;

class Resolver {
  readonly #index: EntityIndex;
  readonly #makeId: (letter: string) => string;
  readonly #ids = new Map<string, string>();
  /** Made now, by type and name. */
  readonly #made = new Map<string, string>();
  readonly #drafts = new Map<string, { expected: number | null; record: EntityRecord; isChanged: boolean }>();

  constructor(index: EntityIndex, makeId: (letter: string) => string) {
    this.#index = index;
    this.#makeId = makeId;
  }

  place(entity: ReadoutEntity): void {
    if (this.#ids.has(entity.id)) return;
    const known = this.#index.byKey(entity.id) ?? this.#byName(entity);
    const made = known === null ? this.#made.get(nameOf(entity)) : undefined;
    if (known !== null) this.#keep(entity.id, known);
    else if (made !== undefined && isTelling(entity)) this.#ids.set(entity.id, made);
    else this.#make(entity.id, entity);
  }

  /** The second round, when every reference has an id. */
  complete(entity: ReadoutEntity): void {
    const draft = this.#drafts.get(this.idOf(entity.id));
    if (draft === undefined) return;
    const before = draft.record;
    const aliases = [...new Set([...before.aliases, ...entity.aliases.map((alias) => alias.slice(0, 500))])].slice(0, mostAliases);
    const refer = (standing: string | null, key: string | null): string | null => standing ?? (key === null ? null : this.idOf(key));
    const after = {
      ...before,
      aliases,
      iso3: before.iso3 ?? entity.iso3,
      country: refer(before.country, entity.country),
      actsFor: refer(before.actsFor, entity.actsFor),
    };
    const isSame =
      aliases.length === before.aliases.length && after.iso3 === before.iso3 && after.country === before.country && after.actsFor === before.actsFor;
    if (isSame) return;
    this.#drafts.set(before.id, { ...draft, record: after, isChanged: true });
  }

  idOf(key: string): string {
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    // A readout may name an entity that it does not list.
    const standing = this.#index.byKey(key);
    if (standing !== null) return this.#keep(key, standing);
    const name = key.slice(key.indexOf(":") + 1).replaceAll("-", " ");
    return this.#make(key, { type: typeOfKey(key), name: name === "" ? key : name });
  }

  changes(): Change<"entity">[] {
    return [...this.#drafts.values()]
      .filter(({ isChanged }) => isChanged)
      .map(({ expected, record }) => ({ kind: "entity", id: record.id, expected, after: record }));
  }

  #byName(entity: ReadoutEntity): Stored<EntityRecord> | null {
    return isTelling(entity) ? this.#index.byName(entity.type, entity.name) : null;
  }

  #keep(key: string, { record, revision }: Stored<EntityRecord>): string {
    this.#ids.set(key, record.id);
    if (!this.#drafts.has(record.id)) this.#drafts.set(record.id, { expected: revision, record, isChanged: false });
    return record.id;
  }

  #make(key: string, { type, name }: Pick<ReadoutEntity, "type" | "name">): string {
    const id = this.#makeId("e");
    const record = newEntity({ id, key: key.slice(0, 300), type, name: name.slice(0, 500) || key });
    this.#ids.set(key, id);
    this.#made.set(nameOf(record), id);
    this.#drafts.set(id, { expected: null, record, isChanged: true });
    return id;
  }
}

type Named = Pick<ReadoutEntity, "type" | "name">;

function isTelling({ type, name }: Named): boolean {
  return type !== "person" || /\S\s+\S/.test(name.trim());
}

function nameOf({ type, name }: Named): string {
  return `${type} ${foldEntityName(name)}`;
}
