import { chainHash, chainStart } from "../store/accounts/audit-chain.ts";
import type { AccountStore, AuditHead, ChainedEntry } from "../store/account-store.ts";

export interface AuditVerdict {
  readonly entries: number;
  /** The last entry's place and hash, to be noted elsewhere; null where the log is empty. */
  readonly head: AuditHead | null;
  /** The first place at which the chain does not hold, and why; null: it holds. */
  readonly problem: { readonly position: number; readonly what: string } | null;
}

const atOnce = 1000;

/** Every entry of the log in the order of the chain. */
export async function* auditEntries(accounts: Pick<AccountStore, "auditChain">): AsyncGenerator<ChainedEntry> {
  for (let after = 0; ;) {
    const entries = await accounts.auditChain({ after, limit: atOnce });
    yield* entries;
    const last = entries.at(-1);
    if (last === undefined || entries.length < atOnce) return;
    after = last.position;
  }
}

/**
 * Whether the audit log is what was noted: no entry changed, removed or put in, and none cut off its end. Anyone who can write to the database could make the
 * whole chain again: `known`, a hash that was noted elsewhere, shows that too.
 *
 * Cost: linear in the log; a thousand entries in memory.
 */
export async function verifyAudit(accounts: Pick<AccountStore, "auditChain" | "auditHead">, known?: string): Promise<AuditVerdict> {
  let head: AuditHead | null = null;
  let isKnownThere = known === undefined;
  for await (const { details, ...entry } of auditEntries(accounts)) {
    const position: number = (head?.position ?? 0) + 1;
    const broken = (what: string): AuditVerdict => ({ entries: position - 1, head, problem: { position, what } });
    if (entry.position !== position) return broken(`entry ${position} is missing`);
    if (chainHash(head?.hash ?? chainStart, { ...entry, details: JSON.stringify(details) }) !== entry.hash)
      return broken(`entry ${position} was changed`);
    head = { position, hash: entry.hash };
    isKnownThere ||= entry.hash === known;
  }
  const noted = await accounts.auditHead();
  const end = head?.position ?? 0;
  const what = isCutOff(head, noted)
    ? `entries after ${end} were removed`
    : isKnownThere
      ? null
      : "the hash that was noted elsewhere is not in the log";
  return { entries: end, head, problem: what === null ? null : { position: end + 1, what } };
}

function isCutOff(head: AuditHead | null, noted: AuditHead | null): boolean {
  return noted !== null && noted.hash !== head?.hash;
}
