import { normalised } from "../base/normalised.ts";
import type { Span } from "./span.ts";

export const entityTypes = ["state", "organization", "person", "concept", "place", "group"] as const;
export type EntityType = (typeof entityTypes)[number];

/**
 * An actor, place or concept of a document. `country` is where a person or body belongs; `actsFor` is whom they speak or
 * act for now, by the text. The two are different facts: an opposition leader or a former officer acts for no state.
 */
export interface Entity {
  /** Readable slug, local to a readout: "state:CHN", "org:NATO", "person:xi-jinping", "concept:sanctions". */
  readonly id: string;
  readonly type: EntityType;
  readonly name: string;
  readonly iso3: string | null;
  /** Entity id of a state, or null. */
  readonly country: string | null;
  /** Entity id of a state or organization, or null. */
  readonly actsFor: string | null;
  readonly aliases: readonly string[];
  readonly mentions: readonly Span[];
}

/** The prefix an entity id of this type carries. */
export const entityPrefix: Readonly<Record<EntityType, string>> = {
  state: "state",
  organization: "org",
  person: "person",
  concept: "concept",
  place: "place",
  group: "group",
};

/** A slug of a name: lower case, ASCII letters and digits joined by hyphens; letters of other scripts are kept. */
export function slug(name: string): string {
  return normalised(name, "NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]s\b/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
}

/** Builds an entity id. States and organizations pass their code, others their name. */
export function entityId(type: EntityType, key: string): string {
  return `${entityPrefix[type]}:${type === "state" || type === "organization" ? key.replace(/\s+/g, "-") : slug(key)}`;
}
