import type { Command } from "commander";
import { nearestName, RapporteurError } from "@rapporteur/core/base";
import { eraseRecords, recordsOfPerson, type RecordName } from "../../entities/erase-person.ts";
import type { Workplace } from "../../library/workplace.ts";
import type { CommandIo } from "../io.ts";
import { withLibrary } from "../library-access.ts";
import { addLibraryOptions, type LibraryFlags } from "../flags/library-flags.ts";

interface EraseFlags extends LibraryFlags {
  readonly documents?: boolean;
  readonly confirm?: boolean;
}

const help = `
Without --confirm it only says what would go. What goes is emptied in every version, in the history and in the search index, and cannot be brought
back; empty places stay, and snapshots whose figures can no longer be rebuilt say so. Backups and files that were exported before keep what they
have: delete them yourself.

Examples:
  rapporteur erase "Ada Lind" --library study.rapporteur
  rapporteur erase "Ada Lind" --library study.rapporteur --documents --confirm`;

/** `rapporteur erase NAME --library FILE`: empties what a library holds of a person. */
export function eraseCommand(program: Command, io: CommandIo): void {
  addLibraryOptions(program.command("erase"), { reads: false })
    .argument("<name>", "the person, as the library calls them; or an entity's key")
    .option("--documents", "also the documents to which they contributed, with everything in them")
    .option("--confirm", "do it; without it nothing is changed")
    .addHelpText("after", help)
    .action(async (name: string, flags: EraseFlags) => {
      await withLibrary({ ...flags, mustExist: true }, io, async ({ workplace }) => {
        const entity = await findEntity(workplace, name);
        const records = await recordsOfPerson(workplace, entity, { withDocuments: flags.documents === true });
        if (flags.confirm !== true) {
          io.stdout.write(`Would empty ${countsOf(records)} for good. Nothing was changed; add --confirm to do it.\n`);
          return;
        }
        const { versions, contents, snapshotsAffected, figuresEmptied } = await eraseRecords(workplace, records);
        io.stdout.write(
          `Emptied ${countsOf(records)}: ${versions} versions, ${contents} texts. Snapshots that can no longer be rebuilt: ${snapshotsAffected.length}. Shared figures emptied: ${figuresEmptied.length}.\n`,
        );
      });
    });
}

/** @throws RAP_SERVICE_NAME where nobody, or more than one, is called that */
async function findEntity({ store, project }: Workplace, name: string): Promise<string> {
  const wanted = name.trim().toLowerCase();
  const found: string[] = [];
  const known: string[] = [];
  for await (const { record } of store.records.all(project, "entity")) {
    if (record.mergedInto !== null) continue;
    const called = [record.key, record.name, ...record.aliases];
    known.push(record.name);
    if (called.some((one) => one.toLowerCase() === wanted)) found.push(record.id);
  }
  const [only, other] = found;
  if (only !== undefined && other === undefined) return only;
  if (other !== undefined)
    throw new RapporteurError("RAP_SERVICE_NAME", {
      word: name,
      cure: `${found.length} entities bear that name: give the key, as in person:ada-lind`,
    });
  const near = nearestName(name, known);
  throw new RapporteurError("RAP_SERVICE_NAME", {
    word: name,
    cure: near === null ? "give a name or key that the library knows" : `did you mean ${near}?`,
  });
}

function countsOf(records: readonly RecordName[]): string {
  const kinds = Map.groupBy(records, ({ kind }) => kind);
  return [...kinds]
    .map(([kind, all]) => `${all.length} ${kind === "entity" ? (all.length === 1 ? "entity" : "entities") : `${kind}${all.length === 1 ? "" : "s"}`}`)
    .join(", ");
}
