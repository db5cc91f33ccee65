import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { openStore } from "../store/open-store.ts";
import { describeAboveStores } from "../store/testing/describe-stores.ts";
import { auditEntries, verifyAudit } from "./audit-verify.ts";
import type { AccountStore, AuditEntry } from "../store/account-store.ts";

const entry = (id: string, action = "sign-in"): AuditEntry => ({
  id,
  at: "2026-01-01T00:00:00.000Z",
  account: "ann",
  action,
  target: null,
  details: { withCode: true },
});

async function note(accounts: AccountStore, count: number): Promise<void> {
  for (let at = 1; at <= count; at++) await accounts.audit(entry(`u${at}`));
}

describeAboveStores("the audit log's chain", ({ open, library }) => {
  test("an empty log holds; so does one of many entries, written at the same moment", async () => {
    const { accounts } = await open();
    expect(await verifyAudit(accounts)).toEqual({ entries: 0, head: null, problem: null });
    await Promise.all(Array.from({ length: 40 }, (_, at) => accounts.audit(entry(`u${at}`))));
    const verdict = await verifyAudit(accounts);
    expect(verdict).toMatchObject({ entries: 40, head: { position: 40 }, problem: null });
    expect((await accounts.auditChain({ after: 0, limit: 100 })).map(({ position }) => position)).toEqual(
      Array.from({ length: 40 }, (_, at) => at + 1),
    );
  });

  test("a hash that was noted elsewhere is found again, another is not", async () => {
    const { accounts } = await open();
    await note(accounts, 3);
    const { head } = await verifyAudit(accounts);
    await accounts.audit(entry("u4"));
    expect((await verifyAudit(accounts, head?.hash)).problem).toBeNull();
    expect((await verifyAudit(accounts, "0".repeat(64))).problem).toEqual({
      position: 5,
      what: "the hash that was noted elsewhere is not in the log",
    });
  });

  test("it goes on where it stood when the library is opened again", async () => {
    const at = await library();
    const first = await open(at);
    await note(first.accounts, 2);
    if (first.dialect === "sqlite") await first.close();
    const second = await openStore(at);
    await second.accounts.audit(entry("u3"));
    expect(await verifyAudit(second.accounts)).toMatchObject({ entries: 3, problem: null });
    await second.close();
  });
});

test("a log of thousands is read a thousand entries at a time, to its end and no further", async () => {
  for (const [count, asked] of [
    [0, [0]],
    [999, [0]],
    [1000, [0, 1000]],
    [2001, [0, 1000, 2000]],
  ] as const) {
    const log = Array.from({ length: count }, (_, at) => ({ ...entry(`u${at}`), position: at + 1, hash: "" }));
    const pages: number[] = [];
    const auditChain: AccountStore["auditChain"] = async ({ after, limit }) => {
      pages.push(after);
      return log.slice(after, after + limit);
    };
    const read: number[] = [];
    for await (const { position } of auditEntries({ auditChain })) read.push(position);
    expect(read).toEqual(log.map(({ position }) => position));
    expect(pages).toEqual(asked);
  }
});

describeAboveStores("a hand in the database", ({ dialect, open, library }) => {
  test.runIf(dialect === "sqlite").each([
    ["a changed entry", "update audit_entries set details = '{}' where position = 2", "entry 2 was changed", 2],
    ["a moved time", "update audit_entries set at = '2020-01-01T00:00:00.000Z' where position = 3", "entry 3 was changed", 3],
    ["a removed entry", "delete from audit_entries where position = 2", "entry 2 is missing", 2],
    ["a removed beginning", "delete from audit_entries where position = 1", "entry 1 is missing", 1],
    ["a removed end", "delete from audit_entries where position >= 3", "entries after 2 were removed", 3],
    ["a removed log", "delete from audit_entries", "entries after 0 were removed", 1],
    ["an entry put in", "insert into audit_entries values ('x', '2026', null, 'a', null, '{}', 5, 'abc')", "entry 5 was changed", 5],
  ])("shows: %s", async (_, statement, what, position) => {
    const at = await library();
    const store = await open(at);
    await note(store.accounts, 4);
    const by = new DatabaseSync(at);
    by.exec(statement);
    by.close();
    // What stands before it is counted as sound.
    expect(await verifyAudit(store.accounts)).toMatchObject({ entries: position - 1, problem: { what, position } });
  });
});
