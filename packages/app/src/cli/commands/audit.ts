import type { Command } from "commander";
import { statementClaim } from "../../present/claim.ts";
import { drawAudit, openAudit, scoreAudit } from "../../analysis/agreement/audit.ts";
import type { CommandIo } from "../io.ts";
import { addLibraryOptions } from "../flags/library-flags.ts";
import { openSources, type SourceFlags } from "../statement-sources.ts";
import { trustRows } from "../trust-text.ts";
import { wholeNumber } from "../flags/whole-number.ts";
import { writeOutput } from "../write-output.ts";

const help = `
1. draw writes a file with passages drawn at random and their drafts.
2. You fill in: each draft right or wrong, and how many statements of each type were missed.
3. score prints precision and recall by type, with 95 % intervals.
reviews prints the precision that your own accepting and rejecting shows.

Examples:
  rapporteur audit draw *.json --passages 40 --out audit.json
  rapporteur audit score audit.json
  rapporteur audit reviews *.json
  rapporteur relations *.json --audit audit.json`;

/** `rapporteur audit draw|score|reviews`: how far to trust the drafts on one's own documents. */
export function auditCommand(program: Command, io: CommandIo): void {
  const audit = program.command("audit").addHelpText("after", help);
  addLibraryOptions(audit.command("draw"))
    .description("draw passages at random, to be filled in")
    .argument("[source...]", "readouts or documents")
    .option("--passages <n>", "how many", wholeNumber(1), 40)
    .option("--seed <n>", "seed of the draw", wholeNumber(1), 1)
    .requiredOption("-o, --out <path>", "where the file goes")
    .action(async (sources: string[], flags: SourceFlags & { passages: number; seed: number; out: string }) => {
      const { readouts } = await openSources(sources, { ...flags, drafts: true }, io, { needsReadouts: true });
      const drawn = drawAudit(readouts, { ...flags, describe: statementClaim });
      await writeOutput(flags.out, `${JSON.stringify(drawn, null, 2)}\n`);
      io.stdout.write(
        `${drawn.passages.length} of ${drawn.population} passages drawn into ${flags.out}; fill it in, then: rapporteur audit score ${flags.out}\n`,
      );
    });
  audit
    .command("score")
    .description("precision and recall of an audit that was filled in")
    .argument("<file>", "the audit file")
    .option("--json", "print JSON")
    .action(async (path: string, flags: { json?: boolean }) => {
      const score = scoreAudit(await openAudit(path));
      const unfinished = score.unfinished > 0 ? `\n${score.unfinished} of ${score.passages} passages are not filled in and count for nothing.` : "";
      io.stdout.write(flags.json === true ? `${JSON.stringify(score, null, 2)}\n` : `${trustRows(score.trust)}${unfinished}\n`);
    });
  addLibraryOptions(audit.command("reviews"))
    .description("precision that your accepting and rejecting shows")
    .argument("[readout...]", "readouts with reviews")
    .option("--json", "print JSON")
    .action(async (sources: string[], flags: SourceFlags & { json?: boolean }) => {
      const { trust } = await openSources(sources, { ...flags, drafts: true }, io);
      io.stdout.write(
        flags.json === true
          ? `${JSON.stringify(trust, null, 2)}\n`
          : `${trustRows(trust)}\nOf what you reviewed, which you chose; only an audit drawn at random tells of the rest.\n`,
      );
    });
}
