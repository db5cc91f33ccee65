/** What a command prints, and whether the process fails. */
interface CommandResult {
  readonly text: string;
  readonly isFailed: boolean;
  /** For the error stream. */
  readonly note?: string;
}

const usage = `corpus commands
  show ID …            prints documents with their line numbers
  check [ID …] [--b]   checks documents and annotations; --b checks annotations-b/ instead of annotations/
  stats                words, documents and statements by split and sub-genre
  agreement            α of annotations/ and annotations-b/, field by field
  export [ID …]        one line of JSON a document`;

const [command, ...rest] = process.argv.slice(2);
const ids = rest.filter((word) => !word.startsWith("--"));
const result = await run(command, ids, rest.includes("--b"));
process.stdout.write(`${result.text}\n`);
if (result.note !== undefined) process.stderr.write(`${result.note}\n`);
process.exitCode = result.isFailed ? 1 : 0;

/** Each command is loaded when it is asked for: `show` and `check` need nothing outside this folder. */
async function run(name: string | undefined, wanted: readonly string[], isSecond: boolean): Promise<CommandResult> {
  if (name === "show") return (await import("./commands/show.ts")).show(wanted);
  if (name === "check") return (await import("./commands/check.ts")).check(wanted, [isSecond ? "annotations-b" : "annotations"]);
  if (name === "stats") return (await import("./commands/stats.ts")).stats();
  if (name === "agreement") return (await import("./commands/agreement.ts")).agreement();
  if (name === "export") return (await import("./commands/export.ts")).exportCorpus(wanted);
  return { text: usage, isFailed: true };
}
