import type { StatementScope } from "../../figures/scope/scope-types.ts";
import type { ProfileRole } from "../../hooks/profile-href.ts";

/** What every part of a page needs to know. */
export interface PageContext {
  readonly role: ProfileRole;
  readonly nameOf: (key: string | null) => string;
  readonly scope: StatementScope;
  readonly drafts: boolean;
  /** The part of the address that tells the scope. */
  readonly kept: string;
}
