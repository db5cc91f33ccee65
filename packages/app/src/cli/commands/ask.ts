import { type Command } from "commander";
import { ask } from "../../analysis/ask/ask.ts";
import { askLibrary } from "../../analysis/ask/ask-library.ts";
import { passagesOf } from "../../analysis/ask/ask-readouts.ts";
import { askedText } from "../../analysis/ask/ask-text.ts";
import type { AskAnswer } from "../../analysis/ask/ask-types.ts";
import { collect } from "../../library/collect.ts";
import { analysisCommand, printResult, type AnalysisFlags } from "../analysis-input.ts";
import type { CommandIo } from "../io.ts";
import { whereverItIs } from "../library-access.ts";
import { namesLibrary } from "../flags/library-flags.ts";
import { openSources, type SourceFlags } from "../statement-sources.ts";

type AskFlags = AnalysisFlags & SourceFlags;

const help = `
Answers are quotations, by expert: for, against, or without a coded stance. Nothing is composed; "Nobody addresses it" is an answer.

Examples:
  rapporteur ask "Who is stronger, China or Russia?" page.html
  rapporteur ask "What does Herbst expect of a ceasefire?" *.json
  rapporteur ask "Who disagrees on sanctions?" --library debate.rapporteur`;

/** `rapporteur ask QUESTION SOURCE…`: a question in plain words, answered by quotations. */
export function askCommand(program: Command, io: CommandIo): void {
  const command = program.command("ask").argument("<question>", "a question in plain words");
  analysisCommand(command)
    .addHelpText("after", help)
    .action(async (question: string, sources: string[], flags: AskFlags) => {
      const { answer, nameOf } =
        namesLibrary(flags) && sources.length === 0 ? await askOfLibrary(question, flags, io) : await askOfSources(question, sources, flags, io);
      printResult(io, flags, { json: answer, text: () => askedText(question, answer, nameOf) });
    });
}

interface Asked {
  readonly answer: AskAnswer;
  readonly nameOf: (key: string) => string;
}

async function askOfSources(question: string, sources: readonly string[], flags: AskFlags, io: CommandIo): Promise<Asked> {
  // Passages answer whatever has been accepted; a draft says that it is one.
  const { table, entities, names, readouts } = (await openSources(sources, { ...flags, drafts: true }, io, { needsReadouts: true })).byId();
  const known = entities.map(({ id, name, type, aliases }) => ({ key: id, name, type, aliases }));
  const answer = ask(question, { table, entities: known, passages: passagesOf(readouts), countsDrafts: true });
  return { answer, nameOf: (key) => names.get(key) ?? key };
}

function askOfLibrary(question: string, flags: AskFlags, io: CommandIo): Promise<Asked> {
  return whereverItIs<Asked, Asked>(flags, io, {
    here: async (workplace) => {
      const answer = await askLibrary(workplace, { question, countsDrafts: true });
      const names = new Map((await collect(workplace.store.records.all(workplace.project, "entity"))).map(({ record }) => [record.key, record.name]));
      return { answer, nameOf: (key) => names.get(key) ?? key };
    },
    served: async ({ client, project }) => {
      const answer = await client.ask.answer({ params: { project }, body: { question } });
      const { records } = await client.records.list({ params: { project, kind: "entity" } });
      const names = new Map(records.map(({ record }) => ("key" in record && "name" in record ? [record.key, record.name] : ["", ""])));
      return { answer, nameOf: (key) => names.get(key) ?? key };
    },
  });
}
