import type { Place } from "../documents/document.ts";

export const entityKinds = ["state", "organization", "person", "group", "place"] as const;
export type EntityKind = (typeof entityKinds)[number];

export const statementKinds = ["relation", "position", "forecast", "cause", "quote"] as const;
export type StatementKind = (typeof statementKinds)[number];

export const statuses = ["actual", "denied", "hypothetical", "demanded"] as const;
export type Status = (typeof statuses)[number];

export interface Entity {
  readonly name: string;
  readonly kind: EntityKind;
  readonly aliases: readonly string[];
  /** For whom it acts or speaks now. */
  readonly actsFor: readonly string[];
  /** To whom it belongs without acting for them. */
  readonly belongsTo: readonly string[];
}

export interface SectionRole {
  readonly title: string;
  readonly organization?: string;
  readonly isFormer: boolean;
}

export interface Section {
  /** C1, C2, … in the order of the file. */
  readonly id: string;
  readonly ranges: readonly { readonly from: number; readonly to: number }[];
  /** Absent if nobody signs. */
  readonly author?: string;
  readonly roles: readonly SectionRole[];
}

/** One filler of a role: words that stand somewhere, names of entities, or both. */
export interface Filler {
  readonly place?: Place;
  readonly names: readonly string[];
  /** What `=` says of words that are not a party's: what a pronoun stands for, an event written out. */
  readonly gloss?: string;
  /** Where the words of the gloss stand. */
  readonly referent?: Place;
}

/** What a statement says beside its roles; which of them a kind has stands in `statement-schema.ts`. */
export interface StatementAttributes {
  readonly status?: Status;
  readonly action?: string;
  readonly isMutual?: boolean;
  readonly isFigurative?: boolean;
  readonly stance?: string;
  readonly intensity?: string;
  readonly side?: string;
  readonly sign?: string;
  readonly mode?: string;
  readonly date?: string;
  /** The stated probability: low and high, equal for one number. */
  readonly probability?: readonly [number, number];
}

export interface Statement {
  readonly kind: StatementKind;
  /** Line of the document. */
  readonly line: number;
  /** Line of the annotation file. */
  readonly at: number;
  /** Fillers by role; an empty list where the annotation says `-`, no entry where the role is not given. */
  readonly roles: Readonly<Record<string, readonly Filler[]>>;
  readonly attributes: StatementAttributes;
}

export interface Question {
  readonly line: number;
  readonly answers: readonly { readonly section: string; readonly lines: readonly number[] }[];
}

export interface SameMatter {
  readonly name: string;
  readonly places: readonly Place[];
}

export interface Comparison {
  readonly relation: "agree" | "degree" | "disagree";
  /** The common side of an agreement. */
  readonly side?: string;
  readonly about: string;
  readonly members: readonly { readonly section: string; readonly side?: string; readonly lines: readonly number[] }[];
}

export interface Annotation {
  readonly id: string;
  readonly file: string;
  readonly entities: readonly Entity[];
  readonly sections: readonly Section[];
  readonly statements: readonly Statement[];
  readonly questions: readonly Question[];
  readonly same: readonly SameMatter[];
  readonly comparisons: readonly Comparison[];
}
