import type { Command } from "commander";
import { RapporteurError } from "@rapporteur/core/base";
import { serveReadouts } from "../../http/ports/serve-readouts.ts";
import { presentText } from "../../present/text/present-text.ts";
import { widthOf, type CommandIo } from "../io.ts";
import { addSettingOptions, settingsOf, type SettingFlags } from "../flags/setting-flags.ts";
import { terminalStyle } from "../terminal-style.ts";

interface ServeFlags extends SettingFlags {
  readonly print?: boolean;
  readonly startWith?: readonly string[];
  readonly startName?: string;
}

const help = `
With files, their readouts are served as pages on 127.0.0.1. With --library or --database, the workbench, the API and the public site are.
Without --accounts a library is served on this machine alone, and anyone who works on it has every right. Ctrl-C ends it.

Examples:
  rapporteur serve examples/*.html
  rapporteur serve one.md two.txt --port 9000
  rapporteur serve --library study.rapporteur
  rapporteur serve --database postgres://me@localhost/study --accounts --host 0.0.0.0 --origin https://study.example.org`;

/** `rapporteur serve`: readouts of files as pages, or a library with workbench, API and site. */
export function serveCommand(program: Command, io: CommandIo): void {
  addSettingOptions(program.command("serve").argument("[file|url...]", "what to read"))
    .option("--print", "print the first readout before serving")
    .option("--start-with <file...>", "documents to put into a library that is made now")
    .option("--start-name <name>", "what the project of such a library is called")
    .addHelpText("after", help)
    .action(async (sources: string[], flags: ServeFlags) => {
      const read = settingsOf(flags, io);
      const { library, database, port } = read.settings;
      const location = database ?? library;
      if (sources.length > 0 && (flags.library ?? flags.database) !== undefined)
        throw new RapporteurError("RAP_CLI_SERVE", { source: sources[0] ?? "", location: flags.library ?? "the database" });
      if (sources.length > 0) return servePages(sources, { port, prints: flags.print === true }, io);
      if (location === null) throw new RapporteurError("RAP_CLI_SOURCES");
      // The server and the site are loaded only where they are needed.
      const { serveLibrary } = await import("../serve-library.ts");
      return serveLibrary(location, { read, startWith: flags.startWith ?? [], startName: flags.startName, prints: flags.print === true }, io);
    });
}

async function servePages(
  sources: readonly string[],
  { port, prints }: { readonly port: number; readonly prints: boolean },
  io: CommandIo,
): Promise<void> {
  const { readDocument } = await import("@rapporteur/reader/reading");
  const readouts = [];
  for (const source of sources) readouts.push(await readDocument(source));
  if (prints && readouts[0] !== undefined) {
    io.stdout.write(presentText(readouts[0], { width: widthOf(io), style: terminalStyle(io) }));
  }
  const server = await serveReadouts(readouts, { port });
  const stopped = io.untilStopped();
  io.stdout.write(`\nServing ${readouts.length} ${readouts.length === 1 ? "readout" : "readouts"} at ${server.address}  (Ctrl-C ends it)\n`);
  await stopped;
  await server.close();
}
