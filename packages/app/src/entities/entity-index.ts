import { normalised, RapporteurError } from "@rapporteur/core/base";
import { entityPrefix, type EntityType } from "@rapporteur/core/model";
import type { EntityRecord } from "../records/entity-record.ts";
import type { Stored } from "../records/records.ts";
import type { ReadStore } from "../store/store.ts";

/** The entities of a project at hand by id, by key and by name, kept up to date with what others commit. */
export interface EntityIndex {
  readonly get: (id: string) => Stored<EntityRecord> | null;
  /** By key; where it was merged away, what it was merged into. */
  readonly byKey: (key: string) => Stored<EntityRecord> | null;
  /** The one entity of this type that bears this name or alias; null where there is none, or more than one. */
  readonly byName: (type: EntityType, name: string) => Stored<EntityRecord> | null;
  /** Follows redirects to the entity that stands. @throws RAP_LIBRARY_REDIRECT where they go round in a circle */
  readonly standing: (id: string) => Stored<EntityRecord> | null;
  readonly all: () => Iterable<Stored<EntityRecord>>;
  /** Takes in what was committed since; O(changes), or O(entities) after a long time. */
  readonly refresh: () => Promise<void>;
}

/** As names are compared: without marks, case and double spaces. */
export function foldEntityName(name: string): string {
  return normalised(name, "NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}

/** Beyond so many revisions reading all entities again is faster than following them. */
const longestCatchUp = 200;

/** Opens an index. Cost: O(entities) once. */
export async function openEntityIndex(store: ReadStore, project: string): Promise<EntityIndex> {
  const index = new Index(store, project);
  await index.refresh();
  return index;
}

class Index implements EntityIndex {
  readonly #store: ReadStore;
  readonly #project: string;
  readonly #byId = new Map<string, Stored<EntityRecord>>();
  readonly #byKey = new Map<string, string>();
  readonly #byName = new Map<string, Set<string>>();
  #revision = -1;

  constructor(store: ReadStore, project: string) {
    this.#store = store;
    this.#project = project;
  }

  readonly get = (id: string): Stored<EntityRecord> | null => this.#byId.get(id) ?? null;
  readonly all = (): Iterable<Stored<EntityRecord>> => this.#byId.values();

  readonly byKey = (key: string): Stored<EntityRecord> | null => {
    const id = this.#byKey.get(key);
    return id === undefined ? null : this.standing(id);
  };

  readonly byName = (type: EntityType, name: string): Stored<EntityRecord> | null => {
    const found = new Set([...(this.#byName.get(nameKey(type, name)) ?? [])].map((id) => this.standing(id)));
    const [only] = found;
    return found.size === 1 && only !== undefined ? only : null;
  };

  readonly standing = (id: string): Stored<EntityRecord> | null => {
    let stored = this.get(id);
    for (const seen = new Set<string>(); stored !== null && stored.record.mergedInto !== null;) {
      if (seen.has(stored.record.id)) throw new RapporteurError("RAP_LIBRARY_REDIRECT", { id });
      seen.add(stored.record.id);
      stored = this.get(stored.record.mergedInto);
    }
    return stored;
  };

  readonly refresh = async (): Promise<void> => {
    const head = await this.#store.history.head(this.#project);
    if (head === this.#revision) return;
    if (this.#revision < 0 || head - this.#revision > longestCatchUp) await this.#readAll();
    else for (let revision = this.#revision + 1; revision <= head; revision++) await this.#follow(revision);
    this.#revision = head;
  };

  async #readAll(): Promise<void> {
    for (const index of [this.#byId, this.#byKey, this.#byName]) index.clear();
    for await (const stored of this.#store.records.all(this.#project, "entity")) this.#put(stored);
  }

  async #follow(revision: number): Promise<void> {
    const found = await this.#store.history.revision(this.#project, revision);
    for (const { kind, id, after } of found?.changes ?? []) {
      if (kind !== "entity") continue;
      this.#drop(id);
      if (after !== null) this.#put({ record: after as EntityRecord, revision });
    }
  }

  #put(stored: Stored<EntityRecord>): void {
    const { id, key, type, name, aliases } = stored.record;
    this.#byId.set(id, stored);
    this.#byKey.set(key, id);
    for (const form of [name, ...aliases]) {
      const folded = nameKey(type, form);
      const ids = this.#byName.get(folded) ?? new Set<string>();
      this.#byName.set(folded, ids.add(id));
    }
  }

  #drop(id: string): void {
    const stored = this.#byId.get(id);
    if (stored === undefined) return;
    const { key, type, name, aliases } = stored.record;
    this.#byId.delete(id);
    if (this.#byKey.get(key) === id) this.#byKey.delete(key);
    for (const form of [name, ...aliases]) this.#byName.get(nameKey(type, form))?.delete(id);
  }
}

function nameKey(type: EntityType, name: string): string {
  return `${type} ${foldEntityName(name)}`;
}

/** The type that a key's prefix stands for; "concept" where it has none that is known. */
export function typeOfKey(key: string): EntityType {
  const prefix = key.slice(0, key.indexOf(":"));
  const found = (Object.entries(entityPrefix) as [EntityType, string][]).find(([, known]) => known === prefix);
  return found?.[0] ?? "concept";
}
