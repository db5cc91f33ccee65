import { noteAudit } from "../access/accounts-audit.ts";
import type { AppContext } from "./app-context.ts";
import { moment } from "../access/sessions.ts";
import type { Caller } from "../access/rights.ts";

export interface Backup {
  readonly path: string;
  readonly bytes: number;
  readonly revision: number;
  readonly sha256: string;
}

/** A verified copy of the library beside it, named by the moment. @throws RAP_STORE_BACKUP */
export async function backUpLibrary(app: AppContext, by: Caller): Promise<Backup> {
  const stamp = moment(app).replace(/[:.]/g, "-");
  const path = `${app.store.location}.backup-${stamp}`;
  const made = await app.store.care.backup(path);
  await noteAudit(app, { account: by.account?.id ?? null, action: "backup", target: null, details: { bytes: made.bytes, revision: made.revision } });
  return { path, ...made };
}
