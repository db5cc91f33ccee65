import { createHash } from "node:crypto";
import type { DocumentRecord } from "../records/document-record.ts";
import { ownerOf, type StatementRecord } from "../records/statement-record.ts";
import type { Reach } from "../store/account-store.ts";
import { hasRole, type Membership } from "../library/membership.ts";

/** Accounts whose work one may see or change; "all": everybody's. */
type Accounts = "all" | ReadonlySet<string>;

/**
 * Whose documents and statements a member sees and may change. A machine's statements and those that came with a file are everybody's until somebody
 * reviews them (`ownerOf`).
 */
export interface Visibility {
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
export function visibilityOf(account: string, membership: Membership, isBlind: boolean): Visibility | null {
  if (hasRole(membership, "admin")) return null;
  const { seeDocuments, seeStatements, changeDocuments, changeStatements } = membership.grants;
  const isBlinded = isBlind && !hasRole(membership, "editor");
  const visibility: Visibility = {
    account,
    seesDocuments: accountsOf(seeDocuments, account),
    seesStatements: accountsOf(isBlinded ? "own" : seeStatements, account),
    changesDocuments: accountsOf(changeDocuments, account),
    changesStatements: accountsOf(isBlinded ? "own" : changeStatements, account),
  };
  const { seesDocuments, seesStatements, changesDocuments, changesStatements } = visibility;
  return [seesDocuments, seesStatements, changesDocuments, changesStatements].every((accounts) => accounts === "all") ? null : visibility;
}

function accountsOf(reach: Reach, own: string): Accounts {
  if (reach === "all") return "all";
  return new Set(reach === "own" ? [own] : [own, ...reach]);
}

export function reaches(accounts: Accounts, account: string): boolean {
  return accounts === "all" || accounts.has(account);
}

export function seesDocument({ seesDocuments }: Visibility, { addedBy }: Pick<DocumentRecord, "addedBy">): boolean {
  return reaches(seesDocuments, addedBy);
}

/** By whose it is alone; that its document is seen too is asked apart. */
export function seesOwner({ seesStatements }: Visibility, statement: OwnedStatement): boolean {
  const owner = ownerOf(statement);
  return owner === null || reaches(seesStatements, owner);
}

export function changesOwner({ changesStatements }: Visibility, statement: OwnedStatement): boolean {
  const owner = ownerOf(statement);
  return owner === null || reaches(changesStatements, owner);
}

type OwnedStatement = Pick<StatementRecord, "coder" | "reviewedBy">;

/** Two callers with equal keys see the same. Says nothing of whom it names. */
export function visibilityKey(visibility: Visibility | null): string {
  if (visibility === null) return "all";
  // Whose own statements stand in place of drafts sees other drafts than the next.
  const own = visibility.seesStatements === "all" ? "" : visibility.account;
  const part = (accounts: Accounts): string => (accounts === "all" ? "*" : [...accounts].sort().join("."));
  return createHash("sha256")
    .update(`${part(visibility.seesDocuments)}/${part(visibility.seesStatements)}/${own}`)
    .digest("hex")
    .slice(0, 16);
}
