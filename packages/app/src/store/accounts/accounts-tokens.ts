import type { Role } from "../../records/roles.ts";
import type { AccountStore, ApiToken, Invitation, TokenScope } from "../account-store.ts";
import { toAccount, type ApiTokenRow, type InvitationRow } from "./accounts-tables.ts";
import { demandSession } from "./demand-session.ts";
import type { StoreContext } from "../store-context.ts";

type TokensAndInvitations = Pick<
  AccountStore,
  "saveToken" | "token" | "tokensOf" | "removeToken" | "removeTokensOf" | "saveInvitation" | "useInvitation" | "invitations"
>;

/** "Last used" is told to five minutes: a write for every request would cost more than it says. */
const lastUsedStepMs = 300_000;

/** Keys that programs sign in with, and links that make accounts. Of both only the hash of the secret is kept. */
export function tokensAndInvitations({ db, write, dialect }: StoreContext): TokensAndInvitations {
  return {
    async saveToken(token, secretHash, session) {
      await write(async (trx) => {
        await demandSession(trx, dialect, session);
        await trx
          .insertInto("apiTokens")
          .values({ ...token, scopes: JSON.stringify(token.scopes), secretHash })
          .execute();
      });
    },
    async token(secretHash, now) {
      const row = await db.selectFrom("apiTokens").selectAll().where("secretHash", "=", secretHash).executeTakeFirst();
      if (row === undefined || (row.expiresAt !== null && row.expiresAt <= now)) return null;
      const account = await db.selectFrom("accounts").selectAll().where("id", "=", row.account).where("isDisabled", "=", 0).executeTakeFirst();
      if (account === undefined) return null;
      if (isStale(row.lastUsedAt, now))
        await write((trx) => trx.updateTable("apiTokens").set({ lastUsedAt: now }).where("id", "=", row.id).execute());
      return { token: toToken(row), account: toAccount(account) };
    },
    async tokensOf(account) {
      const rows = await db.selectFrom("apiTokens").selectAll().where("account", "=", account).orderBy("createdAt").orderBy("id").execute();
      return rows.map(toToken);
    },
    removeToken: (account, id) =>
      write(async (trx) => {
        const { numDeletedRows } = await trx.deleteFrom("apiTokens").where("account", "=", account).where("id", "=", id).executeTakeFirst();
        return numDeletedRows > 0n;
      }),
    async removeTokensOf(account) {
      await write((trx) => trx.deleteFrom("apiTokens").where("account", "=", account).execute());
    },
    async saveInvitation(invitation, secretHash) {
      const values = { ...invitation, isAdministrator: invitation.isAdministrator ? 1 : 0, secretHash };
      await write((trx) => trx.insertInto("invitations").values(values).execute());
    },
    useInvitation: (by, now) =>
      write(async (trx) => {
        const row = await trx
          .updateTable("invitations")
          .set({ usedAt: now })
          .where("secretHash" in by ? "secretHash" : "id", "=", "secretHash" in by ? by.secretHash : by.id)
          .where("usedAt", "is", null)
          .where("expiresAt", ">", now)
          .returningAll()
          .executeTakeFirst();
        return row === undefined ? null : toInvitation(row);
      }),
    async invitations() {
      return (await db.selectFrom("invitations").selectAll().orderBy("createdAt").orderBy("id").execute()).map(toInvitation);
    },
  };
}

function isStale(lastUsedAt: string | null, now: string): boolean {
  return lastUsedAt === null || Math.abs(Date.parse(now) - Date.parse(lastUsedAt)) >= lastUsedStepMs;
}

function toToken(row: ApiTokenRow): ApiToken {
  const { id, account, name, project, createdAt, expiresAt, lastUsedAt } = row;
  return { id, account, name, scopes: JSON.parse(row.scopes) as TokenScope[], project, createdAt, expiresAt, lastUsedAt };
}

function toInvitation(row: InvitationRow): Invitation {
  const { id, email, project, createdBy, createdAt, expiresAt, usedAt } = row;
  return { id, email, project, role: row.role as Role, isAdministrator: row.isAdministrator === 1, createdBy, createdAt, expiresAt, usedAt };
}
