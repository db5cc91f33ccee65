import type { Span } from "@rapporteur/core/model";
import type { Sentence } from "../language/sentence.ts";
import type { ActorFinder } from "./parties/actors.ts";
import type { RoleActors } from "./parties/role-actors.ts";

/** What lets the finder name more than the language layer's entities. */
export interface MoreActors {
  readonly roles: RoleActors;
  /** Entity id of who "I" is at a span, or null. */
  readonly authorAt: (span: Span) => string | null;
}

/** A sentence that is read for relations, with what finds its actors. */
export interface Scene {
  readonly sentence: Sentence;
  readonly index: number;
  readonly actors: ActorFinder;
  readonly selfActs: boolean;
  readonly more: MoreActors | null;
}
