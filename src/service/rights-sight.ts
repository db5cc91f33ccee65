import { createHash } from "node:crypto";
import type { DocumentRecord } from "../model/library/document-record.ts";
import type { StatementRecord } from "../model/library/statement-record.ts";
import type { Reach } from "../store/account-store.ts";
import { hasRole, type Membership } from "./rights.ts";

/** Accounts whose work one may see or change; "all": everybody's. */
type Accounts = "all" | ReadonlySet<string>;

/**
 * Whose documents and statements a member sees and may change. A machine's statements and those that came with a file are everybody's: only what a
 * person coded has an owner.
 */
export interface Sight {
  readonly account: string;
  readonly seesDocuments: Accounts;
  readonly seesStatements: Accounts;
  readonly changesDocuments: Accounts;
  readonly changesStatements: Accounts;
}

/**
 * What grants and the project's setting come to; null where nothing is hidden or held back. In a blind project those below editors see no other
 * person's statements, whatever their grants say. Project administrators see all.
 */
export function sightOf(account: string, membership: Membership, isBlind: boolean): Sight | null {
  if (hasRole(membership, "admin")) return null;
  const { seeDocuments, seeStatements, changeDocuments, changeStatements } = membership.grants;
  const isBlinded = isBlind && !hasRole(membership, "editor");
  const sight: Sight = {
    account,
    seesDocuments: accountsOf(seeDocuments, account),
    seesStatements: accountsOf(isBlinded ? "own" : seeStatements, account),
    changesDocuments: accountsOf(changeDocuments, account),
    changesStatements: accountsOf(isBlinded ? "own" : changeStatements, account),
  };
  const { seesDocuments, seesStatements, changesDocuments, changesStatements } = sight;
  return [seesDocuments, seesStatements, changesDocuments, changesStatements].every((accounts) => accounts === "all") ? null : sight;
}

function accountsOf(reach: Reach, own: string): Accounts {
  if (reach === "all") return "all";
  return new Set(reach === "own" ? [own] : [own, ...reach]);
}

export function reaches(accounts: Accounts, account: string): boolean {
  return accounts === "all" || accounts.has(account);
}

export function seesDocument({ seesDocuments }: Sight, { addedBy }: Pick<DocumentRecord, "addedBy">): boolean {
  return reaches(seesDocuments, addedBy);
}

/** By its coder alone; that its document is seen too is asked apart. */
export function seesCoder({ seesStatements }: Sight, { coder }: Pick<StatementRecord, "coder">): boolean {
  return coder.kind !== "person" || reaches(seesStatements, coder.name);
}

export function changesCoder({ changesStatements }: Sight, { coder }: Pick<StatementRecord, "coder">): boolean {
  return coder.kind !== "person" || reaches(changesStatements, coder.name);
}

/** Two callers with equal keys see the same. Says nothing of whom it names. */
export function sightKey(sight: Sight | null): string {
  if (sight === null) return "all";
  const part = (accounts: Accounts): string => (accounts === "all" ? "*" : [...accounts].sort().join("."));
  return createHash("sha256")
    .update(`${part(sight.seesDocuments)}/${part(sight.seesStatements)}`)
    .digest("hex")
    .slice(0, 16);
}
