import { InvalidArgumentError, Option, type Command } from "commander";
import { RapporteurError } from "@rapporteur/core/base";
import { joinDocuments, type Joined } from "../../documents/duplicates/join-documents.ts";
import { suggestDuplicates, type DuplicateDocument, type DuplicateGroup } from "../../documents/duplicates/suggest-duplicates.ts";
import { tellApart } from "../../documents/duplicates/tell-apart.ts";
import { undoAsPerson } from "../../history/library-undo.ts";
import { randomId } from "../../library/workplace.ts";
import { printResult } from "../analysis-input.ts";
import type { CommandIo } from "../io.ts";
import { whereverItIs } from "../library-access.ts";
import { addLibraryOptions, type LibraryFlags } from "../flags/library-flags.ts";

interface DuplicatesFlags extends LibraryFlags {
  readonly join?: readonly string[];
  readonly different?: readonly string[];
  readonly dropLost?: boolean;
  readonly undo?: number;
  readonly json?: boolean;
}

const help = `
Documents are listed together where at least half of the runs of three words are the same. Nothing is joined by itself: --join makes the later ids sources of the first.
What people accepted or coded in them moves to the document that stays, where that has the same words; where it has not, the join is refused unless --drop-lost is given.
A text that comes again is then known. --different keeps that documents are not the same, so that they are not listed again. Each is one commit, which --undo takes back.

Examples:
  rapporteur duplicates --library study.rapporteur
  rapporteur duplicates --library study.rapporteur --join d3k9x0q7m2a1b,d8s2c4h1p0w6z
  rapporteur duplicates --library study.rapporteur --different d3k9x0q7m2a1b,d5t0f8r1v6y2u
  rapporteur duplicates --library study.rapporteur --undo 41`;

/** `rapporteur duplicates --library FILE`: near-duplicates of a library, and joining them. */
export function duplicatesCommand(program: Command, io: CommandIo): void {
  addLibraryOptions(program.command("duplicates"), { reads: false })
    .addOption(new Option("--join <ids>", "make one document of these: the one to keep, a comma, the others").argParser(idsOf))
    .addOption(
      new Option("--different <ids>", "keep that these, with commas between them, are not the same").argParser(idsOf).conflicts(["join", "undo"]),
    )
    .option("--drop-lost", "with --join: let go what people accepted in words that the kept text does not have")
    .addOption(
      new Option("--undo <revision>", "take a join or a difference back, by the number that it printed").argParser(revisionOf).conflicts("join"),
    )
    .option("--json", "print JSON")
    .addHelpText("after", help)
    .action(async (flags: DuplicatesFlags) => {
      if (flags.join !== undefined) {
        const joined = await join(flags.join, flags, io);
        printResult(io, flags, { json: joined, text: () => joinedText(joined) });
      } else if (flags.different !== undefined) {
        const told = await different(flags.different, flags, io);
        const said = `Kept as revision ${told.revision}: they are not listed together again. To take it back: --undo ${told.revision}.`;
        printResult(io, flags, { json: told, text: () => said });
      } else if (flags.undo !== undefined) {
        const undone = await undo(flags.undo, flags, io);
        printResult(io, flags, { json: undone, text: () => `Revision ${undone.revision} takes revision ${flags.undo} back.` });
      } else {
        const groups = await list(flags, io);
        printResult(io, flags, { json: { groups }, text: () => listText(groups) });
      }
    });
}

function idsOf(text: string): string[] {
  const ids = text.split(",").map((id) => id.trim());
  if (ids.length < 2 || ids.includes("")) throw new InvalidArgumentError("two or more ids with commas between them, as the list shows them");
  return ids;
}

function revisionOf(text: string): number {
  const revision = Number(text);
  if (!Number.isInteger(revision) || revision < 1) throw new InvalidArgumentError("the number of a revision, as --join or --different printed it");
  return revision;
}

async function list(flags: DuplicatesFlags, io: CommandIo): Promise<readonly DuplicateGroup[]> {
  return whereverItIs(flags, io, {
    here: (workplace) => suggestDuplicates(workplace),
    served: async ({ client, project }) => (await client.documents.duplicates({ params: { project } })).groups,
  });
}

async function join([keep = "", ...others]: readonly string[], flags: DuplicatesFlags, io: CommandIo): Promise<Joined> {
  const dropsLost = flags.dropLost === true;
  return whereverItIs(flags, io, {
    async here(workplace) {
      const { store, project } = workplace;
      const seen = async (id: string) => ({ id, expected: (await store.records.get(project, "document", id))?.revision ?? missing(id) });
      return joinDocuments(workplace, { keep: await seen(keep), others: await Promise.all(others.map(seen)), dropsLost });
    },
    async served({ client, project }) {
      const seen = async (id: string) => ({ id, expected: (await client.documents.get({ params: { project, id } })).document.revision });
      const body = { keep: await seen(keep), others: await Promise.all(others.map(seen)), dropsLost };
      return client.documents.join({ params: { project }, body });
    },
  });
}

async function different(ids: readonly string[], flags: DuplicatesFlags, io: CommandIo): Promise<{ readonly revision: number }> {
  return whereverItIs(flags, io, {
    async here(workplace) {
      const { store, project } = workplace;
      const seen = async (id: string) => ({ id, expected: (await store.records.get(project, "document", id))?.revision ?? missing(id) });
      return tellApart(workplace, { documents: await Promise.all(ids.map(seen)) });
    },
    async served({ client, project }) {
      const seen = async (id: string) => ({ id, expected: (await client.documents.get({ params: { project, id } })).document.revision });
      return client.documents.tellApart({ params: { project }, body: { documents: await Promise.all(ids.map(seen)) } });
    },
  });
}

function missing(id: string): never {
  throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "document", id });
}

async function undo(revision: number, flags: DuplicatesFlags, io: CommandIo): Promise<{ readonly revision: number }> {
  return whereverItIs(flags, io, {
    async here(workplace) {
      const { store, project } = workplace;
      demandJoin((await store.history.revision(project, revision))?.revision.action, revision);
      return undoAsPerson(workplace, { requestKey: randomId("request-"), direction: "undo", revision });
    },
    async served({ client, project }) {
      const found = await client.history.get({ params: { project, revision } });
      demandJoin(found.revision.action, revision);
      return client.history.undo({ params: { project }, body: { requestKey: randomId("request-"), direction: "undo", revision } });
    },
  });
}

/** Other revisions are undone where their history is looked at, not by mistake here. */
function demandJoin(action: string | undefined, revision: number): void {
  if (action === undefined) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "revision", id: revision });
  if (action === "join" || action === "tell-apart") return;
  throw new RapporteurError("RAP_LIBRARY_JOIN", {
    problem: `revision ${revision} neither joined documents nor told them apart`,
    cure: "give the number that --join or --different printed; the history of the workbench undoes every change",
  });
}

function listText(groups: readonly DuplicateGroup[]): string {
  if (groups.length === 0) return "No two documents nearly say the same.";
  const heading =
    groups.length === 1 ? "1 group of documents that nearly say the same:" : `${groups.length} groups of documents that nearly say the same:`;
  const blocks = groups.map(({ documents }) => documents.map((one, at) => lineOf(one, at === 0)).join("\n"));
  return [
    heading,
    "",
    blocks.join("\n\n"),
    "",
    "To make one document of a group: --join with its ids, the one to keep first. Where they are not the same: --different.",
  ].join("\n");
}

function lineOf({ id, title, published, publisher, sourceName, url, words, reviewed, shared }: DuplicateDocument, isFirst: boolean): string {
  const place = publisher ?? url ?? sourceName;
  const about = [published, place, `${words} words`, ...(reviewed === 0 ? [] : [`${reviewed} reviewed`])].filter((part) => part !== null);
  return `  ${id}  ${isFirst ? "keep " : `${String(Math.round(100 * shared)).padStart(3)} %`}  ${title} (${about.join(", ")})`;
}

function joinedText({ revision, moved, lost }: Joined): string {
  const statements = (count: number): string => `${count} ${count === 1 ? "statement" : "statements"}`;
  return `Joined as revision ${revision}: ${statements(moved)} moved, ${statements(lost.length)} let go. To take it back: --undo ${revision}.`;
}
