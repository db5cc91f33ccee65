import type { TokenRange } from "../document-view.ts";
import type { Gender } from "../gazetteer/given-names.ts";
import type { RoleEvidence } from "./role.ts";

/** A person of the text: the fullest name, every mention by name, and all that the text says of their roles. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly mentions: readonly TokenRange[];
  readonly roles: readonly RoleEvidence[];
  /** As the text tells it, else as the given name suggests, else null. */
  readonly gender: Gender | null;
}
