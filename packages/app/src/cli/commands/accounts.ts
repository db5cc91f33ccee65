import { Option, type Command } from "commander";
import { textTable } from "../../present/text/text-table.ts";
import { invite } from "../../access/accounts-invitations.ts";
import { resetPassword } from "../../access/accounts.ts";
import type { AppContext } from "../../application/app-context.ts";
import { findProject } from "../../library/open-library.ts";
import { openApp } from "../../application/open-app.ts";
import { roles } from "../../access/rights.ts";
import { printResult } from "../analysis-input.ts";
import type { CommandIo } from "../io.ts";
import { withLibrary } from "../library-access.ts";
import { addLibraryOptions, type LibraryFlags } from "../library-flags.ts";
import { settingsOf } from "../setting-flags.ts";

interface AccountFlags extends LibraryFlags {
  readonly json?: boolean;
  readonly origin?: string;
  readonly email?: string;
  readonly role: (typeof roles)[number];
  readonly administrator?: boolean;
}

const help = `
The library must not be open in a server, unless it is one in PostgreSQL.

Examples:
  rapporteur accounts invite --library study.rapporteur --administrator --origin https://study.example.org
  rapporteur accounts invite --library study.rapporteur --project Main --role coder --email ada@example.org
  rapporteur accounts list --library study.rapporteur
  rapporteur accounts reset ada@example.org --library study.rapporteur`;

/** `rapporteur accounts list|invite|reset`: people of a library, from the machine it lies on. */
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
    .option("--json", "print JSON")
    .action((email: string, flags: AccountFlags) =>
      withApp(flags, io, async (app) => {
        const password = await resetPassword(app, email);
        printResult(io, flags, { json: { email, password }, text: () => `The new password of ${email} is ${password}; its sessions were ended.` });
      }),
    );
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
