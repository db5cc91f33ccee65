import type { Command } from "commander";
import type { CommandIo } from "./io.ts";

/** A command of the program; its module is loaded when it is asked for. */
export interface CommandEntry {
  readonly name: string;
  readonly description: string;
  readonly load: () => Promise<(program: Command, io: CommandIo) => void>;
}

export const commands: readonly CommandEntry[] = [
  { name: "read", description: "read one document and print its readout", load: async () => (await import("./commands/read.ts")).readCommand },
  {
    name: "serve",
    description: "read documents and serve their readouts as pages",
    load: async () => (await import("./commands/serve.ts")).serveCommand,
  },
  {
    name: "relations",
    description: "who does what to whom: the actor graph, alignment, balance",
    load: async () => (await import("./commands/relations.ts")).relationsCommand,
  },
  {
    name: "causes",
    description: "what is said to cause what: the causal map, loops, paths",
    load: async () => (await import("./commands/causes.ts")).causesCommand,
  },
  {
    name: "whatif",
    description: "push a concept of the causal map and see what rises and falls, by which quoted paths",
    load: async () => (await import("./commands/causes.ts")).whatIfCommand,
  },
  {
    name: "forecasts",
    description: "what is expected, what fell due, who was right",
    load: async () => (await import("./commands/forecasts.ts")).forecastsCommand,
  },
  {
    name: "agreement",
    description: "how far coders agree, people or machines: passages, values, disagreements",
    load: async () => (await import("./commands/agreement.ts")).agreementCommand,
  },
  {
    name: "audit",
    description: "measure how far the drafts can be trusted on your own documents",
    load: async () => (await import("./commands/audit.ts")).auditCommand,
  },
  {
    name: "code",
    description: "let a language model of your choice draft statements as a second coder",
    load: async () => (await import("./commands/code.ts")).codeCommand,
  },
  {
    name: "network",
    description: "discourse networks: who agrees with whom, over what, and how that changes",
    load: async () => (await import("./commands/network.ts")).networkCommand,
  },
  {
    name: "export",
    description: "statements to other programs' files: .dna, .csv, .jsonl, event lists",
    load: async () => (await import("./commands/export.ts")).exportCommand,
  },
];
