import { sql, type Kysely } from "kysely";
import { RapporteurError } from "@rapporteur/core/base";
import type { Role } from "../../records/roles.ts";
import type { AccountStore, Grants, Member } from "../account-store.ts";
import type { StoreContext } from "../store-context.ts";
import type { Tables } from "../tables.ts";

type Memberships = Pick<AccountStore, "members" | "member" | "memberships" | "saveMember" | "removeMember">;

/** Who belongs to which project, with what rights. */
export function memberships(context: StoreContext): Memberships {
  const { db } = context;
  return {
    async members(project) {
      return (await selectMembers(db, project).orderBy("members.account").execute()).map(toMember);
    },
    async member(project, account) {
      const row = await selectMembers(db, project).where("members.account", "=", account).executeTakeFirst();
      return row === undefined ? null : toMember(row);
    },
    async memberships(account) {
      const rows = await db.selectFrom("members").selectAll().where("account", "=", account).orderBy("project").execute();
      return rows.map((row) => ({ project: row.project, role: row.role as Role, grants: JSON.parse(row.grants) as Grants }));
    },
    saveMember: (project, member) =>
      context.write(async (trx) => {
        await lockMembers(trx, context, project);
        await saveMember(trx, project, member);
      }),
    removeMember: (project, account) =>
      context.write(async (trx) => {
        await lockMembers(trx, context, project);
        await refuseLastAdmin(trx, project, account);
        await trx.deleteFrom("members").where("project", "=", project).where("account", "=", account).execute();
      }),
  };
}

/** One change of a project's members after the other: of two at the same moment each would find the other one's administrator still there. */
async function lockMembers(trx: Kysely<Tables>, { dialect }: StoreContext, project: string): Promise<void> {
  if (dialect === "postgres") await sql`select pg_advisory_xact_lock(74, hashtext(${project}))`.execute(trx);
}

function selectMembers(db: Kysely<Tables>, project: string) {
  return db
    .selectFrom("members")
    .innerJoin("accounts", "accounts.id", "members.account")
    .select(["members.account", "members.role", "members.grants", "accounts.name"])
    .where("members.project", "=", project);
}

function toMember(row: { account: string; name: string; role: string; grants: string }): Member {
  return { account: row.account, name: row.name, role: row.role as Role, grants: JSON.parse(row.grants) as Grants };
}

async function saveMember(db: Kysely<Tables>, project: string, member: Omit<Member, "name">): Promise<void> {
  if (member.role !== "admin") await refuseLastAdmin(db, project, member.account);
  const values = { role: member.role, grants: JSON.stringify(member.grants) };
  await db
    .insertInto("members")
    .values({ project, account: member.account, ...values })
    .onConflict((conflict) => conflict.columns(["project", "account"]).doUpdateSet(values))
    .execute();
}

async function refuseLastAdmin(db: Kysely<Tables>, project: string, account: string): Promise<void> {
  const admins = await selectMembers(db, project).where("members.role", "=", "admin").execute();
  if (admins.length !== 1 || admins[0]?.account !== account) return;
  throw new RapporteurError("RAP_STORE_LAST_ADMIN", { name: admins[0].name });
}
