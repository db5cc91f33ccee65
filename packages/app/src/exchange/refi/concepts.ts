import type { CellValue } from "@rapporteur/core/model";

/** A concept as a codebook has it: where it hangs and what is written about it. */
export interface Concept {
  /** Of a library its key, of a file its name. */
  readonly id: string;
  readonly name: string;
  /** The id of the concept above it. */
  readonly parent: string | null;
  readonly note: string;
  /** "#rrggbb", or "" for none. */
  readonly color: string;
  /** The sets that it is in, one a line. */
  readonly set?: string;
}

/** Those of which more is known than their name: somebody made them for a codebook. Cost: O(concepts). */
export function arrangedConcepts(concepts: readonly Concept[]): Concept[] {
  const parents = new Set(concepts.map(({ parent }) => parent));
  return concepts.filter(({ id, parent, note, color }) => note !== "" || color !== "" || parent !== null || parents.has(id));
}

/** What would hang under nothing, or under itself in a circle, hangs at the top. */
function afterParents(concepts: readonly Concept[]): Concept[] {
  const seen = new Set<string>();
  return concepts.map((concept) => {
    seen.add(concept.id);
    return concept.parent !== null && concept.parent !== concept.id && seen.has(concept.parent) ? concept : { ...concept, parent: null };
  });
}

type Attributes = ReadonlyMap<string, ReadonlyMap<string, Readonly<Record<string, CellValue>>>>;

/** The concepts of a project as a tree, by what statements call them. */
export class ConceptTree {
  /** In their order: each after the one above it. */
  readonly #concepts: readonly Concept[];
  readonly #byId: ReadonlyMap<string, Concept>;
  readonly #attributes: Attributes;
  readonly #used: ReadonlySet<string>;
  readonly #placed = new Set<string>();

  /** @param used values of statements by variable */
  constructor(concepts: readonly Concept[], attributes: Attributes, used: readonly (readonly [variable: string, values: readonly string[]])[]) {
    this.#concepts = concepts;
    this.#byId = new Map(concepts.map((concept) => [concept.id, concept]));
    this.#attributes = attributes;
    this.#used = new Set(used.flatMap(([variable, values]) => values.flatMap((value) => this.#idOf(variable, value) ?? [])));
  }

  /**
   * Values of a variable in their places: ids are the values, and each comes after the one above it. Concepts over a value are among them; those under one that no
   * statement has, too, the first time. Cost: O(values + concepts × depth).
   */
  place(variable: string, values: readonly string[]): Concept[] {
    const valueOf = new Map<string, string>();
    for (const value of values) {
      const id = this.#idOf(variable, value);
      if (id !== null && !valueOf.has(id)) valueOf.set(id, value);
    }
    const placed = new Set(valueOf.values());
    const others = values.filter((value) => !placed.has(value));
    const taken = new Set(values);
    const add = ({ id, name }: Concept): void => {
      if (valueOf.has(id)) return;
      const value = taken.has(name) ? `${name} (${id})` : name;
      valueOf.set(id, value);
      taken.add(value);
    };
    for (const id of valueOf.keys()) for (const above of this.#above(id)) add(above);
    for (const concept of this.#concepts)
      if (!this.#used.has(concept.id) && !this.#placed.has(concept.id) && this.#above(concept.id).some(({ id }) => valueOf.has(id))) add(concept);
    for (const id of valueOf.keys()) this.#placed.add(id);
    const tree = this.#concepts.flatMap((concept) => {
      const value = valueOf.get(concept.id);
      if (value === undefined) return [];
      const parent = valueOf.get(concept.parent ?? "") ?? null;
      return { ...concept, id: value, name: value, parent, color: concept.color || this.#colorOf(variable, value) };
    });
    const flat = others.map((value) => ({ id: value, name: value, parent: null, note: "", color: this.#colorOf(variable, value) }));
    return [...flat, ...afterParents(tree)];
  }

  /** Concepts that have no place among values, each after its parent. Cost: O(concepts). */
  unused(): Concept[] {
    return afterParents(this.#concepts.filter(({ id }) => !this.#placed.has(id) && !this.#used.has(id)));
  }

  #idOf(variable: string, value: string): string | null {
    const entity = this.#attributes.get(variable)?.get(value)?.["entity"];
    const id = typeof entity === "string" ? entity : value;
    return this.#byId.has(id) ? id : null;
  }

  #colorOf(variable: string, value: string): string {
    const color = this.#attributes.get(variable)?.get(value)?.["color"];
    return typeof color === "string" && /^#[0-9a-f]{6}$/i.test(color) ? color.toLowerCase() : "";
  }

  /** Those over a concept, the nearest first; a circle is gone round once. */
  #above(id: string): Concept[] {
    const above: Concept[] = [];
    const seen = new Set([id]);
    for (let at = this.#byId.get(id)?.parent ?? null; at !== null && !seen.has(at); at = this.#byId.get(at)?.parent ?? null) {
      seen.add(at);
      const concept = this.#byId.get(at);
      if (concept !== undefined) above.push(concept);
    }
    return above;
  }
}
