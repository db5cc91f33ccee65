import { type EntityType, entityTypes } from "@rapporteur/core/model";
import { foldedName } from "@rapporteur/core/text";
import type { EntitySuggestion } from "./use-entities.ts";

/** What the list of an entity field offers: one that is known (`near`: only spelled nearly so), or a new one. */
export type EntityOption =
  | { readonly kind: "known" | "near"; readonly entity: EntitySuggestion }
  | { readonly kind: "new"; readonly type: EntityType };

export interface OptionsGiven {
  readonly typed: string;
  readonly entries: readonly EntitySuggestion[];
  readonly near: readonly EntitySuggestion[];
  /** Types that may stand here; empty: any. */
  readonly types: readonly string[];
  /** What a new one most likely is; null where nobody can tell. */
  readonly newType: EntityType | null;
  readonly canCreate: boolean;
  readonly isSettled: boolean;
}

/** What is known first, then what is spelled nearly so; then, unless it is known by just this name, a new one of each type, the likely type first. */
export function optionsFor({ typed, entries, near, types, newType, canCreate, isSettled }: OptionsGiven): EntityOption[] {
  const known = entries.map((entity): EntityOption => ({ kind: "known", entity }));
  const name = foldedName(typed);
  const isKnown = entries.some(({ record }) => foldedName(record.name) === name);
  if (!isSettled || name === "" || isKnown) return known;
  const listed = new Set(entries.map(({ record }) => record.id));
  const alike = near.filter(({ record }) => !listed.has(record.id)).map((entity): EntityOption => ({ kind: "near", entity }));
  if (!canCreate) return [...known, ...alike];
  const allowed = entityTypes.filter((type) => types.length === 0 || types.includes(type));
  const ordered = allowed.toSorted((a, b) => Number(b === newType) - Number(a === newType));
  return [...known, ...alike, ...ordered.map((type): EntityOption => ({ kind: "new", type }))];
}

/**
 * The place that Enter takes where nobody has moved: a name that what was typed is part of; else a new one, if its type is beyond doubt and no other name is
 * spelled nearly so. −1: Enter takes none.
 */
export function preselected(options: readonly EntityOption[], newType: EntityType | null): number {
  const [first] = options;
  if (first === undefined || first.kind === "near") return -1;
  if (first.kind === "known") return 0;
  return first.kind === "new" && (first.type === newType || options.length === 1) ? 0 : -1;
}

/** The one that is called by just these words, by name or alias; null where there is none or more than one. */
export function calledBy(typed: string, entries: readonly EntitySuggestion[]): EntitySuggestion | null {
  const name = foldedName(typed);
  const named = entries.filter(({ record }) => foldedName(record.name) === name);
  const found = named.length > 0 ? named : entries.filter(({ record }) => record.aliases.some((alias) => foldedName(alias) === name));
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** The alias by which an entity was found; null where its name holds what was typed. */
export function matchingAlias({ record }: EntitySuggestion, typed: string): string | null {
  const name = foldedName(typed);
  if (name === "" || foldedName(record.name).includes(name)) return null;
  return record.aliases.find((alias) => foldedName(alias).includes(name)) ?? null;
}
