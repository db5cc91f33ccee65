import { DatabaseSync } from "node:sqlite";
import { expect, test } from "vitest";
import { openStore } from "../store/open-store.ts";
import { describeAboveStores } from "../store/testing/describe-stores.ts";
import { verifyAudit } from "./audit-verify.ts";
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

describeAboveStores("a hand in the database", ({ dialect, open, library }) => {
  test.runIf(dialect === "sqlite").each([
    ["a changed entry", "update audit_entries set details = '{}' where position = 2", "entry 2 was changed"],
    ["a moved time", "update audit_entries set at = '2020-01-01T00:00:00.000Z' where position = 3", "entry 3 was changed"],
    ["a removed entry", "delete from audit_entries where position = 2", "entry 2 is missing"],
    ["a removed beginning", "delete from audit_entries where position = 1", "entry 1 is missing"],
    ["a removed end", "delete from audit_entries where position >= 3", "entries after 2 were removed"],
    ["a removed log", "delete from audit_entries", "entries after 0 were removed"],
    ["an entry put in", "insert into audit_entries values ('x', '2026', null, 'a', null, '{}', 5, 'abc')", "entry 5 was changed"],
  ])("shows: %s", async (_, statement, what) => {
    const at = await library();
    const store = await open(at);
    await note(store.accounts, 4);
    const by = new DatabaseSync(at);
    by.exec(statement);
    by.close();
    expect((await verifyAudit(store.accounts)).problem?.what).toBe(what);
  });
});
