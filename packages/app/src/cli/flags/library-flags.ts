import { InvalidArgumentError, Option, type Command } from "commander";

/** Which library a command works with. */
export interface LibraryFlags {
  readonly library?: string;
  readonly database?: string;
  readonly project?: string;
  readonly asOf?: number;
}

/** Adds the options that name a library, and for reading its project and moment. */
export function addLibraryOptions(command: Command, options: { readonly reads: boolean } = { reads: true }): Command {
  command
    .option("--library <file>", "a library's file, or the address of a server that has it open")
    .addOption(new Option("--database <url>", "a library in PostgreSQL: postgres://…").conflicts("library"))
    .option("--project <name>", "name or id of the project; the only one, or the first, unless told");
  if (options.reads) command.option("--as-of <revision>", "as it was at this revision of the library", revision);
  return command;
}

/** A revision of a library. */
export function revision(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError("the number of a revision, as the history shows it");
  return value;
}

/** Whether a library was named. */
export function namesLibrary({ library, database }: LibraryFlags): boolean {
  return library !== undefined || database !== undefined;
}
