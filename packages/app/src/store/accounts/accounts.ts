import { sql, type Insertable, type Transaction } from "kysely";
import { RapporteurError } from "@rapporteur/core/base";
import type { Account, AccountStore, NewPassword } from "../account-store.ts";
import { toAccount, type AccountRow } from "./accounts-tables.ts";
import { auditAndSettings } from "./accounts-audit.ts";
import { secondFactors } from "./accounts-factors.ts";
import { loginFailures } from "./accounts-failures.ts";
import { identities } from "./accounts-identities.ts";
import { memberships } from "./accounts-members.ts";
import { sessions } from "./accounts-sessions.ts";
import { tokensAndInvitations } from "./accounts-tokens.ts";
import { eraseAccountTraces, erasedName } from "./erase-account.ts";
import { scrubbing } from "../scrub.ts";
import type { DialectName, StoreContext } from "../store-context.ts";
import type { Tables } from "../tables.ts";

/** Accounts with their rights, sessions, tokens and invitations, and the log of what happened to them. */
export function accountStore(context: StoreContext): AccountStore {
  const { db } = context;
  return {
    async accounts() {
      return (await db.selectFrom("accounts").selectAll().orderBy("createdAt").orderBy("id").execute()).map(toAccount);
    },
    async account(id) {
      const row = await db.selectFrom("accounts").selectAll().where("id", "=", id).executeTakeFirst();
      return row === undefined ? null : toAccount(row);
    },
    async byEmail(email) {
      const row = await db.selectFrom("accounts").selectAll().where("email", "=", email.toLowerCase()).executeTakeFirst();
      return row === undefined ? null : { account: toAccount(row), passwordHash: row.passwordHash, passwordUntil: row.passwordUntil };
    },
    saveAccount: (account, password) => context.write((trx) => saveAccount(trx, context.dialect, account, password)),
    changeAccount: (id, change) => context.write((trx) => changeAccount(trx, context.dialect, id, change)),
    savePassword: (id, { hash, until }, before) =>
      context.write(async (trx) => {
        const update = trx
          .updateTable("accounts")
          .set({ passwordHash: hash, passwordUntil: until })
          .where("id", "=", id)
          .where("email", "is not", null);
        const { numUpdatedRows } = await (before === undefined ? update : update.where("passwordHash", "=", before)).executeTakeFirst();
        return numUpdatedRows > 0n;
      }),
    eraseAccount: (account) =>
      scrubbing(context, () =>
        context.write(async (trx) => {
          await saveAccount(trx, context.dialect, { ...account, email: null, name: erasedName, isAdministrator: false, isDisabled: true });
          await trx.updateTable("accounts").set({ passwordHash: null }).where("id", "=", account.id).execute();
          await eraseAccountTraces(trx, account, context.dialect);
        }),
      ),
    ...memberships(context),
    ...sessions(context),
    ...secondFactors(context),
    ...identities(context),
    ...tokensAndInvitations(context),
    ...loginFailures(context),
    ...auditAndSettings(context),
  };
}

type Change = Parameters<AccountStore["changeAccount"]>[1];

async function changeAccount(trx: Transaction<Tables>, dialect: DialectName, id: string, change: Change): Promise<Account | null> {
  await lockAccounts(trx, dialect);
  const row = await trx.selectFrom("accounts").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) return null;
  const after: Account = { ...toAccount(row), ...change };
  await saveAccount(trx, dialect, after);
  return after;
}

async function saveAccount(trx: Transaction<Tables>, dialect: DialectName, account: Account, password?: NewPassword): Promise<void> {
  await lockAccounts(trx, dialect);
  const email = account.email?.toLowerCase() ?? null;
  await refuseTakenEmail(trx, account.id, email);
  await refuseLastAdministrator(trx, account);
  const values: Omit<Insertable<AccountRow>, "id" | "passwordHash" | "passwordUntil"> = {
    email,
    name: account.name,
    isAdministrator: account.isAdministrator ? 1 : 0,
    isDisabled: account.isDisabled ? 1 : 0,
    createdAt: account.createdAt,
  };
  const changed = password === undefined ? {} : { passwordHash: password.hash, passwordUntil: password.until };
  await trx
    .insertInto("accounts")
    .values({ id: account.id, ...values, passwordHash: null, passwordUntil: null, ...changed })
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ ...values, ...changed }))
    .execute();
}

/** One after the other: of two that are saved at the same moment each would find the other one's administrator still there. A file has one writer anyway. */
async function lockAccounts(trx: Transaction<Tables>, dialect: DialectName): Promise<void> {
  if (dialect === "postgres") await sql`select pg_advisory_xact_lock(72, 4)`.execute(trx);
}

async function refuseTakenEmail(trx: Transaction<Tables>, id: string, email: string | null): Promise<void> {
  if (email === null) return;
  const other = await trx.selectFrom("accounts").select("id").where("email", "=", email).where("id", "!=", id).executeTakeFirst();
  if (other !== undefined) throw new RapporteurError("RAP_STORE_UNIQUE", { field: "email", value: email, kind: "account" });
}

/** Somebody must be left who can manage accounts: the last one who can may neither be disabled nor lose that right. */
async function refuseLastAdministrator(trx: Transaction<Tables>, account: Account): Promise<void> {
  if (account.isAdministrator && !account.isDisabled) return;
  const administrators = await trx.selectFrom("accounts").select("id").where("isAdministrator", "=", 1).where("isDisabled", "=", 0).execute();
  if (administrators.length === 1 && administrators[0]?.id === account.id) throw new RapporteurError("RAP_STORE_LAST_ADMIN", { name: account.name });
}
