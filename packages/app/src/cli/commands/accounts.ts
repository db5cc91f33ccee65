import { Option, type Command } from "commander";
import { textTable } from "../../present/text/text-table.ts";
import { RapporteurError } from "@rapporteur/core/base";
import { auditEntries, verifyAudit } from "../../access/audit-verify.ts";
import { invite } from "../../access/accounts-invitations.ts";
import { eraseAccount, personalData } from "../../access/personal-data.ts";
import { type IdentityCheck, identityChecks, resetPassword } from "../../access/accounts.ts";
import type { AppContext } from "../../application/app-context.ts";
import { findProject } from "../../library/open-library.ts";
import { openApp } from "../../application/open-app.ts";
import { renewSecret } from "../../application/server-secret.ts";
import { roles } from "../../records/roles.ts";
import { printResult } from "../analysis-input.ts";
import type { CommandIo } from "../io.ts";
import { writeOutput } from "../write-output.ts";
import { withLibrary } from "../library-access.ts";
import { addLibraryOptions, type LibraryFlags } from "../flags/library-flags.ts";
import { settingsOf } from "../flags/setting-flags.ts";

interface AccountFlags extends LibraryFlags {
  readonly json?: boolean;
  readonly origin?: string;
  readonly email?: string;
  readonly role: (typeof roles)[number];
  readonly administrator?: boolean;
  readonly secondFactor?: IdentityCheck;
  readonly out?: string;
  readonly verify?: boolean;
  readonly known?: string;
  readonly confirm?: boolean;
}

const help = `
The library must not be open in a server, unless it is one in PostgreSQL.

Examples:
  rapporteur accounts invite --library study.rapporteur --administrator --origin https://study.example.org
  rapporteur accounts invite --library study.rapporteur --project Main --role coder --email ada@example.org
  rapporteur accounts list --library study.rapporteur
  rapporteur accounts reset ada@example.org --library study.rapporteur
  rapporteur accounts reset ada@example.org --second-factor call --library study.rapporteur
  rapporteur accounts audit --library study.rapporteur --out audit.jsonl
  rapporteur accounts audit --library study.rapporteur --verify
  rapporteur accounts export ada@example.org --library study.rapporteur --out ada.json
  rapporteur accounts erase ada@example.org --library study.rapporteur --confirm`;

/** `rapporteur accounts list|invite|reset|audit|new-secret|export|erase`: people of a library, from the machine it lies on. */
export function accountsCommand(program: Command, io: CommandIo): void {
  const accounts = program.command("accounts").addHelpText("after", help);
  addLibraryOptions(accounts.command("list").description("all accounts"), { reads: false })
    .option("--json", "print JSON")
    .action((flags: AccountFlags) => withApp(flags, io, (app) => list(app, flags, io)));
  addLibraryOptions(accounts.command("invite").description("make an invitation link; it is shown once"), { reads: false })
    .option("--email <address>", "the only address that may use it")
    .addOption(new Option("--role <role>", "in the project").choices(roles).default("coder"))
    .option("--administrator", "may manage accounts, projects and the server")
    .option("--origin <url>", "the address of the server, for the link")
    .option("--json", "print JSON")
    .action((flags: AccountFlags) => withApp(flags, io, (app) => sendInvitation(app, flags, io)));
  addLibraryOptions(accounts.command("reset").description("give an account a new password; it is shown once").argument("<email>", "of the account"), {
    reads: false,
  })
    .addOption(
      new Option(
        "--second-factor <how>",
        "turn the second factor off as well, of somebody who lost that too; how you made sure who asks is noted in the audit log",
      ).choices(identityChecks),
    )
    .option("--json", "print JSON")
    .action((email: string, flags: AccountFlags) =>
      withApp(flags, io, async (app) => {
        const password = await resetPassword(app, email, { identity: flags.secondFactor ?? null });
        printResult(io, flags, { json: { email, password }, text: () => `The new password of ${email} is ${password}; its sessions were ended.` });
      }),
    );
  addLibraryOptions(accounts.command("audit").description("what happened to accounts and rights, as lines of JSON"), { reads: false })
    .option("--out <path>", "write there")
    .option("--verify", "only check that nothing was changed, removed or put in; print the hash of the last entry, to be noted elsewhere")
    .option("--known <hash>", "with --verify: a hash that was noted elsewhere and must be in the log")
    .option("--json", "with --verify: print JSON")
    .action((flags: AccountFlags) => withApp(flags, io, (app) => (flags.verify === true ? verify(app, flags, io) : exportAudit(app, flags, io))));
  addLibraryOptions(accounts.command("new-secret").description("make a new secret of the server, where the old one may be known to somebody"), {
    reads: false,
  })
    .option("--confirm", "do it; without it nothing is changed")
    .option("--json", "print JSON")
    .action((flags: AccountFlags) => withApp(flags, io, (app) => newSecret(app, flags, io)));
  personalDataCommands(accounts, io);
}

async function newSecret(app: AppContext, flags: AccountFlags, io: CommandIo): Promise<void> {
  const isDone = flags.confirm === true;
  if (isDone) await renewSecret(app);
  const ends = "links of shared figures and of your own comments end with it, as do blocks of commenters and invitations that wait";
  const text = (): string =>
    isDone ? `The library has a new secret; ${ends}. Start its servers again.` : `This would make a new secret; ${ends}. Add --confirm.`;
  printResult(io, flags, { json: { isDone }, text });
}

function personalDataCommands(accounts: Command, io: CommandIo): void {
  addLibraryOptions(accounts.command("export").description("everything that is kept of an account, as JSON").argument("<email>"), { reads: false })
    .option("--out <path>", "write there")
    .action((email: string, flags: AccountFlags) =>
      withApp(flags, io, async (app) => {
        const content = `${JSON.stringify(await personalData(app, email), null, 2)}\n`;
        if (flags.out === undefined) io.stdout.write(content);
        else await writeOutput(flags.out, content);
      }),
    );
  addLibraryOptions(accounts.command("erase").description("empty an account for good; its work stays under an opaque id").argument("<email>"), {
    reads: false,
  })
    .option("--confirm", "do it; without it nothing is changed")
    .option("--json", "print JSON")
    .action((email: string, flags: AccountFlags) => withApp(flags, io, (app) => erase(app, email, flags, io)));
}

async function erase(app: AppContext, email: string, flags: AccountFlags, io: CommandIo): Promise<void> {
  const { account, revisions } = await personalData(app, email);
  const isDone = flags.confirm === true;
  if (isDone) await eraseAccount(app, email);
  const done = `The account ${account.id} was erased; ${revisions.length} revisions no longer name it. Delete the backups made before, and back up again.`;
  const text = (): string =>
    isDone ? done : `This would erase the account ${account.id} and its name in ${revisions.length} revisions; add --confirm.`;
  printResult(io, flags, { json: { account: account.id, revisions: revisions.length, isDone }, text });
}

/** @throws RAP_ACCOUNT_AUDIT */
async function verify(app: AppContext, flags: AccountFlags, io: CommandIo): Promise<void> {
  const verdict = await verifyAudit(app.store.accounts, flags.known);
  if (verdict.problem !== null) throw new RapporteurError("RAP_ACCOUNT_AUDIT", { problem: verdict.problem.what });
  const text = (): string => `${verdict.entries} entries hold. The last one's hash is ${verdict.head?.hash ?? "none"}; note it elsewhere.`;
  printResult(io, flags, { json: verdict, text });
}

async function exportAudit(app: AppContext, { out }: AccountFlags, io: CommandIo): Promise<void> {
  const lines = auditLines(app);
  if (out !== undefined) return writeOutput(out, lines);
  for await (const line of lines) io.stdout.write(line);
}

async function* auditLines(app: AppContext): AsyncGenerator<string> {
  for await (const entry of auditEntries(app.store.accounts)) yield `${JSON.stringify(entry)}\n`;
}

async function withApp(flags: AccountFlags, io: CommandIo, use: (app: AppContext) => Promise<void>): Promise<void> {
  const { project: _, ...place } = flags;
  const read = settingsOf(flags.origin === undefined ? {} : { origin: flags.origin }, io);
  await withLibrary({ ...place, mustExist: true }, io, async ({ store }) => {
    const { app } = await openApp(store, { read, works: false, ...(io.now === undefined ? {} : { now: io.now }) });
    await use(app);
  });
}

async function list(app: AppContext, flags: AccountFlags, io: CommandIo): Promise<void> {
  const accounts = await app.store.accounts.accounts();
  const rights = (one: (typeof accounts)[number]): string =>
    [one.isAdministrator ? "administrator" : "", one.isDisabled ? "disabled" : ""].filter((word) => word !== "").join(", ");
  const rows = accounts.map((one) => [one.name, one.email ?? "", rights(one), one.createdAt.slice(0, 10)]);
  const columns = [{ title: "name" }, { title: "address" }, { title: "rights" }, { title: "since" }];
  printResult(io, flags, { json: accounts, text: () => (rows.length === 0 ? "There are no accounts; invite somebody." : textTable(columns, rows)) });
}

async function sendInvitation(app: AppContext, flags: AccountFlags, io: CommandIo): Promise<void> {
  const { email = null, role, administrator = false } = flags;
  // An administrator may enter every project, and needs to be put into none.
  const project = flags.project === undefined && administrator ? null : await findProject(app.store, flags.project);
  const made = await invite(app, "local", { email, role, isAdministrator: administrator, project });
  printResult(io, flags, { json: made, text: () => `${made.url}\nIt can be used once, until ${made.expiresAt.slice(0, 10)}.` });
}
