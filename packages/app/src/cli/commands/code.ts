import { Option, type Command } from "commander";
import { RapporteurError } from "@rapporteur/core/base";
import { presentJson } from "../../present/present-json.ts";
import { presentText } from "../../present/text/present-text.ts";
import { codeWithEndpoint, estimateCoding, refusalIn } from "../../documents/code-with-endpoint.ts";
import { readDocument } from "@rapporteur/reader/reading";
import { readingForModel, takeCoding } from "../../documents/code-documents.ts";
import { collect } from "../../library/collect.ts";
import { openEntityIndex } from "../../entities/entity-index.ts";
import { widthOf, type CommandIo } from "../io.ts";
import { withLibrary } from "../library-access.ts";
import { addLibraryOptions, type LibraryFlags } from "../flags/library-flags.ts";
import { terminalStyle } from "../terminal-style.ts";
import { wholeNumber } from "../flags/whole-number.ts";
import { writeOutput } from "../write-output.ts";

interface CodeFlags extends LibraryFlags {
  readonly endpoint: string;
  readonly model: string;
  readonly keyEnv?: string;
  readonly budget: number;
  readonly interval: number;
  readonly dryRun?: boolean;
  readonly withBuiltin?: boolean;
  readonly format: "text" | "json";
  readonly out?: string;
}

const help = `
The document's text is sent to the endpoint you name, and nowhere else. Every draft must quote the text exactly; what
does not is refused and counted. Drafts carry the model's name. Answers are kept in .rapporteur-cache, so that a run that was
broken off goes on where it stopped.

Examples:
  rapporteur code page.html --endpoint http://127.0.0.1:11434/v1 --model llama3 --dry-run
  rapporteur code page.html --endpoint http://127.0.0.1:11434/v1 --model llama3
  rapporteur code --library study.rapporteur --endpoint http://127.0.0.1:11434/v1 --model llama3
  rapporteur code page.html --endpoint https://example.org/v1 --model big --key-env MY_KEY --budget 50000 --format json`;

/** `rapporteur code FILE --endpoint URL --model NAME`: a language model as second coder. */
export function codeCommand(program: Command, io: CommandIo): void {
  addLibraryOptions(program.command("code"), { reads: false })
    .argument("[file|url]", "what to code; of a library all its documents unless told")
    .requiredOption("--endpoint <url>", "address of an OpenAI-compatible interface (Ollama: http://127.0.0.1:11434/v1)")
    .requiredOption("--model <name>", "name of the model there")
    .option("--key-env <variable>", "environment variable that holds the key")
    .option("--budget <tokens>", "most tokens to spend", wholeNumber(1), 100_000)
    .option("--interval <ms>", "least time between two requests", wholeNumber(1), 1)
    .option("--dry-run", "say what it would cost and stop")
    .option("--with-builtin", "print the built-in coder's drafts beside the model's")
    .addOption(new Option("-f, --format <format>", "what to print").choices(["text", "json"]).default("text"))
    .option("-o, --out <path>", "write to a file")
    .addHelpText("after", help)
    .action(async (source: string | undefined, flags: CodeFlags) => {
      if (source === undefined) return codeLibrary(flags, io);
      const readout = await readDocument(source);
      const estimate = estimateCoding(readout);
      io.stderr.write(`about ${estimate.tokens} tokens in ${estimate.windows} requests to ${flags.endpoint}; the budget is ${flags.budget}\n`);
      if (flags.dryRun === true) return;
      const coding = await codeWithEndpoint(readout, {
        ...endpointOptions(flags, io),
        withBuiltIn: flags.withBuiltin === true,
        untilStopped: io.untilStopped,
        onProgress: (done, total) => void io.stderr.write(`answered ${done} of ${total}\n`),
      });
      io.stderr.write(`${coding.report}\n`);
      const refusal = refusalIn(coding.coding);
      if (refusal !== null && coding.coding.statements.length === 0) throw refusal;
      const rendered =
        flags.format === "json" ? presentJson(coding.readout) : presentText(coding.readout, { width: widthOf(io), style: terminalStyle(io) });
      if (flags.out === undefined) io.stdout.write(rendered);
      else await writeOutput(flags.out, rendered);
    });
}

/** Drafts of the model beside what the library holds; what a person touched stays, and drafts of this model that nobody touched are replaced. */
async function codeLibrary(flags: CodeFlags, io: CommandIo): Promise<void> {
  await withLibrary({ ...flags, mustExist: true }, io, async ({ workplace, store, project }) => {
    const index = await openEntityIndex(store, project);
    let [added, documents, refused] = [0, 0, 0];
    for (const { record } of await collect(store.records.all(project, "document"))) {
      const readout = await readingForModel(workplace, record.id, { index });
      const estimate = estimateCoding(readout);
      io.stderr.write(`${readout.document.title}: about ${estimate.tokens} tokens in ${estimate.windows} requests\n`);
      if (flags.dryRun === true) continue;
      const coding = await codeWithEndpoint(readout, { ...endpointOptions(flags, io), withBuiltIn: false });
      io.stderr.write(`${coding.report}\n`);
      const refusal = refusalIn(coding.coding);
      if (refusal !== null) {
        io.stderr.write(`  ${readout.document.title}: ${refusal.message} [${refusal.code}]\n`);
        refused++;
        continue;
      }
      // Half a coding would take the other half's earlier drafts away.
      if (coding.coding.stoppedBy !== "nothing") break;
      added += (await takeCoding(workplace, record.id, coding.readout, { index })).added;
      documents++;
    }
    io.stdout.write(`${added} new drafts by ${flags.model} in ${documents} ${documents === 1 ? "document" : "documents"}.\n`);
    if (refused > 0)
      throw new RapporteurError("RAP_CLI_UNFINISHED", { count: refused, total: documents + refused, done: "coded", cure: "the reasons are above" });
  });
}

function endpointOptions(flags: CodeFlags, io: CommandIo) {
  return {
    endpoint: flags.endpoint,
    model: flags.model,
    apiKey: flags.keyEnv === undefined ? undefined : io.env[flags.keyEnv],
    tokenBudget: flags.budget,
    minIntervalMs: flags.interval,
  };
}
