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
    description: "serve readouts of documents as pages, or a library with its workbench",
    load: async () => (await import("./commands/serve.ts")).serveCommand,
  },
  {
    name: "ask",
    description: "a question in plain words, answered by quotations of each expert",
    load: async () => (await import("./commands/ask.ts")).askCommand,
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
  {
    name: "reproduce",
    description: "compute the figures of a replication crate again, and compare",
    load: async () => (await import("./commands/reproduce.ts")).reproduceCommand,
  },
  {
    name: "publish",
    description: "write the public site of a library as files, for any web host",
    load: async () => (await import("./commands/publish.ts")).publishCommand,
  },
  {
    name: "import",
    description: "put files, folders, ZIP files and web pages into a library",
    load: async () => (await import("./commands/import.ts")).importCommand,
  },
  {
    name: "duplicates",
    description: "documents of a library that nearly say the same: list them, and make one of them",
    load: async () => (await import("./commands/duplicates.ts")).duplicatesCommand,
  },
  {
    name: "follow",
    description: "new articles of web feeds into a library, again and again",
    load: async () => (await import("./commands/follow.ts")).followCommand,
  },
  {
    name: "worker",
    description: "do the jobs of a library: imports, codings, long analyses",
    load: async () => (await import("./commands/worker.ts")).workerCommand,
  },
  {
    name: "copy",
    description: "copy a library into an empty file or database",
    load: async () => (await import("./commands/library-care.ts")).copyCommand,
  },
  {
    name: "backup",
    description: "make a verified copy of a library, also while it is in use",
    load: async () => (await import("./commands/library-care.ts")).backupCommand,
  },
  {
    name: "restore",
    description: "make a library of a backup, where nothing is",
    load: async () => (await import("./commands/library-care.ts")).restoreCommand,
  },
  {
    name: "doctor",
    description: "look for what is wrong inside a library, and repair it",
    load: async () => (await import("./commands/library-care.ts")).doctorCommand,
  },
  {
    name: "erase",
    description: "empty for good what a library holds of a person",
    load: async () => (await import("./commands/erase.ts")).eraseCommand,
  },
  {
    name: "accounts",
    description: "people of a library: list, invite, reset a password",
    load: async () => (await import("./commands/accounts.ts")).accountsCommand,
  },
  {
    name: "config",
    description: "the settings of a server, and where each comes from",
    load: async () => (await import("./commands/config.ts")).configCommand,
  },
];
