import type { EntityType } from "@rapporteur/core/model";
import type { Gender } from "./given-names.ts";
import type { OrganizationKind } from "./organization-columns.ts";

/** What a gazetteer knows of an entity before any text is read. */
export interface GazetteerEntry {
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
  readonly iso3: string | null;
  readonly country: string | null;
  readonly actsFor: string | null;
  /** Null for what is no organization. */
  readonly kind: OrganizationKind | null;
  /** Common nouns that may take the name up again ("the alliance", "the island"). */
  readonly nouns: readonly string[];
  readonly gender: Gender | null;
}

/**
 * What a form stands for: the entity itself, its nationality, the seat of its government, or nothing
 * (names like "Paris Agreement" that must be swallowed whole).
 */
export type FormUse = "name" | "adjective" | "seat" | "nothing";

/** One way to write an entity's name, cut into words. */
export interface GazetteerForm {
  readonly words: readonly string[];
  /** What stands between the words: " ", "-", or other characters as they are. */
  readonly gaps: readonly string[];
  readonly use: FormUse;
  /** Entity id; null for forms that stand for nothing. */
  readonly entry: string | null;
  /** A name only after "the". */
  readonly needsArticle: boolean;
  /** A name only where its sentence or document supports it. */
  readonly isWeak: boolean;
  /** Only before a hyphen: "Sino-Russian". */
  readonly isCombining: boolean;
}

export interface Gazetteer {
  readonly entries: ReadonlyMap<string, GazetteerEntry>;
  /** Forms by their first word in capitals, those of more words first. */
  readonly forms: ReadonlyMap<string, readonly GazetteerForm[]>;
}
