import { createHash } from "node:crypto";
import type { AuditRow } from "./accounts-tables.ts";

/** What stands before the first entry. */
export const chainStart = "0".repeat(64);

/**
 * The hash of an entry of the audit log: SHA-256 over the hash of the entry before and everything that the entry says. Anyone who changes, removes or adds an
 * entry changes the hash of every later one; who noted a later hash elsewhere can prove it.
 *
 * @returns 64 hexadecimal digits. Cost: linear in the entry.
 */
export function chainHash(before: string, { position, id, at, account, action, target, details }: Omit<AuditRow, "hash">): string {
  return createHash("sha256")
    .update(JSON.stringify(["rapporteur.audit/1", before, position, id, at, account, action, target, details]))
    .digest("hex");
}
