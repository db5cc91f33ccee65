import type { AppContext } from "../../application/app-context.ts";
import { membershipOf, type ProjectMembership } from "../../access/rights-membership.ts";
import { visibilityKey, visibilityOf } from "../../access/rights-visibility.ts";
import type { Caller } from "../../access/rights.ts";
import { recogniseAgain } from "../../access/sessions.ts";

/** Who listens, and as what: what they see was settled when they began. */
export interface Listener {
  readonly caller: Caller;
  readonly membership: ProjectMembership;
}

/**
 * Whether somebody who listens to a project may go on: still signed in, still a member, in the same role and with the same view of it. Whose view has changed comes back
 * by itself and hears by the new one.
 */
export async function mayStay(app: AppContext, { caller, membership }: Listener): Promise<boolean> {
  const again = await recogniseAgain(app, caller);
  const standing = again === null ? null : await membershipOf(app, again, membership.project.record.id);
  return standing !== null && viewOf(caller, standing) === viewOf(caller, membership);
}

function viewOf({ account }: Caller, membership: ProjectMembership): string {
  const visibility = account === null ? null : visibilityOf(account.id, membership, membership.project.record.isBlind);
  // What comes to editors alone is settled by the role.
  return `${membership.role} ${visibilityKey(visibility)}`;
}
