import type { Command } from "commander";
import { RapporteurError } from "@rapporteur/core/base";
import { copyLibraryTo, restoreLibrary } from "../../history/care.ts";
import { printResult } from "../analysis-input.ts";
import type { CommandIo } from "../io.ts";
import { locationOf, withLibrary } from "../library-access.ts";
import { addLibraryOptions, type LibraryFlags } from "../flags/library-flags.ts";
import { asked, openRemote, servedAt } from "../remote-library.ts";

interface CareFlags extends LibraryFlags {
  readonly json?: boolean;
  readonly out?: string;
  readonly fix?: boolean;
}

const size = (bytes: number): string => (bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`);

/** `rapporteur backup --library FILE`: a verified copy, also while a server has it open. */
export function backupCommand(program: Command, io: CommandIo): void {
  addLibraryOptions(program.command("backup"), { reads: false })
    .option("-o, --out <path>", "where the copy goes; beside the library, named by the moment, unless told")
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      "\nThe copy is read back and compared before it gets its name. Of a PostgreSQL library pg_dump makes the backup.\n\nExamples:\n  rapporteur backup --library study.rapporteur --out /backups/study.rapporteur",
    )
    .action(async (flags: CareFlags) => {
      const made = await backUp(flags, io);
      printResult(io, flags, {
        json: made,
        text: () =>
          `Backed up revision ${made.revision} to ${made.path} (${size(made.bytes)}, SHA-256 ${made.sha256.slice(0, 16)}…), read back and found whole.`,
      });
    });
}

async function backUp(flags: CareFlags, io: CommandIo): Promise<{ path: string; bytes: number; revision: number; sha256: string }> {
  const location = locationOf(flags);
  const address = servedAt(location);
  if (address !== null) {
    if (flags.out !== undefined) throw new RapporteurError("RAP_LIBRARY_SERVED", { command: "backup --out", path: location, address });
    const { client } = await openRemote(address, { project: undefined, token: io.env["RAPPORTEUR_TOKEN"] });
    return asked(address, () => client.server.backup());
  }
  const stamp = new Date(io.now?.() ?? Date.now()).toISOString().replace(/[:.]/g, "-");
  const path = flags.out ?? `${location}.backup-${stamp}`;
  return withLibrary({ ...flags, mustExist: true }, io, async ({ store }) => ({ path, ...(await store.care.backup(path)) }));
}

/** `rapporteur restore BACKUP TO`: a library of a backup, at a place where nothing is. */
export function restoreCommand(program: Command, io: CommandIo): void {
  program
    .command("restore")
    .argument("<backup>", "a file that backup made")
    .argument("<to>", "where the library goes; nothing may be there")
    .option("--json", "print JSON")
    .addHelpText("after", "\nExamples:\n  rapporteur restore /backups/study.rapporteur restored.rapporteur")
    .action(async (backup: string, to: string, flags: CareFlags) => {
      const restored = await restoreLibrary(backup, to);
      printResult(io, flags, {
        json: { path: to, ...restored },
        text: () => `Restored revision ${restored.revision} to ${to} (${size(restored.bytes)}).`,
      });
    });
}

/** `rapporteur copy FROM TO`: a library into an empty place of either kind, with counts and digest compared. */
export function copyCommand(program: Command, io: CommandIo): void {
  program
    .command("copy")
    .argument("<from>", "a library file, or postgres://…")
    .argument("<to>", "a new file, or an empty database")
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      "\nExamples:\n  rapporteur copy study.rapporteur postgres://me@localhost/study\n  rapporteur copy postgres://me@localhost/study laptop.rapporteur",
    )
    .action(async (from: string, to: string, flags: CareFlags) => {
      const showsProgress = io.stdout.isTTY === true;
      const copied = await copyLibraryTo(from, to, (rows) => void (showsProgress && io.stderr.write(`\rcopied ${rows} rows`)));
      if (showsProgress) io.stderr.write("\r\u001b[K");
      const counts = Object.entries(copied.counts).filter(([, count]) => count > 0);
      const text = (): string =>
        `Copied ${counts.map(([name, count]) => `${count} ${name}`).join(", ")}; both sides have the digest ${copied.sha256.slice(0, 16)}….`;
      printResult(io, flags, { json: copied, text });
    });
}

/** `rapporteur doctor --library FILE [--fix]`: what is wrong inside a library. */
export function doctorCommand(program: Command, io: CommandIo): void {
  addLibraryOptions(program.command("doctor"), { reads: false })
    .option("--fix", "repair what can be repaired; every change of a record is in the history and can be undone")
    .option("--json", "print JSON")
    .addHelpText(
      "after",
      "\nExit code 1 where something is wrong and stays so.\n\nExamples:\n  rapporteur doctor --library study.rapporteur\n  rapporteur doctor --library study.rapporteur --fix",
    )
    .action(async (flags: CareFlags) => {
      const { findings, fixed } = await examine(flags, io);
      const wrong = findings.filter(({ code }) => code !== "leftover");
      // Without --fix nothing is mended, with it leftovers are taken away.
      const left = flags.fix === true ? findings.length - fixed : wrong.length;
      const text = (): string =>
        [
          ...wrong.map(({ code, message, isFixable }) => `  ${code}: ${message}${isFixable ? " (can be repaired)" : ""}`),
          wrong.length === 0 ? "Nothing is wrong." : `${wrong.length} found, ${Math.min(fixed, wrong.length)} repaired.`,
          ...leftoverNote(findings.length - wrong.length, flags.fix === true),
        ].join("\n");
      printResult(io, flags, { json: { findings, fixed }, text });
      const isMendable = flags.fix !== true && wrong.some(({ isFixable }) => isFixable);
      const cure = isMendable
        ? "run it again with --fix, which repairs what can be repaired"
        : "restore a backup, or ask for help with the list above";
      if (left > 0) throw new RapporteurError("RAP_CLI_UNFINISHED", { count: left, total: findings.length, done: "repaired", cure });
    });
}

/** A text that an interrupted import left behind is no damage, but takes its room. */
function leftoverNote(count: number, isFixed: boolean): string[] {
  if (count === 0) return [];
  const texts = count === 1 ? "1 text is" : `${count} texts are`;
  const what = `${texts} left over from imports that were interrupted, or are under way`;
  return [isFixed ? `${count === 1 ? "1 leftover text" : `${count} leftover texts`} taken away.` : `${what}; --fix takes such texts away.`];
}

interface Examined {
  readonly findings: readonly { readonly code: string; readonly message: string; readonly isFixable: boolean }[];
  readonly fixed: number;
}

async function examine(flags: CareFlags, io: CommandIo): Promise<Examined> {
  const location = locationOf(flags);
  const address = servedAt(location);
  if (address !== null) {
    if (flags.fix === true) throw new RapporteurError("RAP_LIBRARY_SERVED", { command: "doctor --fix", path: location, address });
    const { client } = await openRemote(address, { project: undefined, token: io.env["RAPPORTEUR_TOKEN"] });
    return { ...(await asked(address, () => client.server.doctor())), fixed: 0 };
  }
  return withLibrary({ ...flags, mustExist: true }, io, async ({ store, workplace }) => {
    const findings = await store.care.check();
    const fixed = flags.fix === true ? await store.care.fix(findings, workplace.by) : 0;
    return { findings, fixed };
  });
}
