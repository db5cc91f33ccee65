import type { AuditEntry } from "../store/account-store.ts";
import type { ServerContext } from "../library/server-context.ts";
import { moment } from "./sessions.ts";

/** Notes what happened to accounts, rights or the server. Details hold ids and settings, never secrets or addresses. */
export async function noteAudit(app: ServerContext, entry: Omit<AuditEntry, "id" | "at">): Promise<void> {
  const kept = await app.store.accounts.audit({ ...entry, id: app.makeId("u"), at: moment(app) });
  for (const tell of app.auditListeners) tell(kept);
}
