import { RapporteurError } from "@rapporteur/core/base";
import type { Change } from "../records/revision.ts";
import { coderOf, isUntouchedDraft } from "../statements/coder-name.ts";
import { openEntityIndex } from "../entities/entity-index.ts";
import { contentOf, recordOf } from "./import-readout.ts";
import { placeAgain, planRecoding } from "./plan-recoding.ts";
import type { ReadingDone } from "./reading-task.ts";
import { resolveEntities } from "../entities/resolve-entities.ts";
import { keepOriginal } from "./originals/keep-original.ts";
import { discussedStatements, openStoredDocument } from "./stored-document.ts";
import { authorise } from "../library/authorise.ts";
import type { Workplace } from "../library/workplace.ts";

export interface Reextraction {
  readonly documentId: string;
  /** Revision of the document that the writer saw. */
  readonly expected: number;
  readonly reading: ReadingDone;
  /** Name of the file, or the address. */
  readonly sourceName?: string | null;
}

export interface Reextracted {
  readonly revision: number;
  /** Statements that people had touched and that stand in the new text. */
  readonly placed: number;
  /** Ids of those that could not be found again: they are removed, and come back when this is undone. */
  readonly lost: readonly string[];
}

/**
 * Gives a document a new extraction of its source. Statements that people touched are found again by quote, prefix and suffix; drafts that nobody touched
 * give way to those of the new reading. One commit, so that it can be undone.
 *
 * @throws RAP_STORE_CONFLICT where the document was changed since; RAP_LIBRARY_MISSING
 */
export async function reextractDocument(workplace: Workplace, { documentId, expected, reading, sourceName }: Reextraction): Promise<Reextracted> {
  const writer = authorise(workplace, "reextract");
  const { store, project } = workplace;
  const { document, statements } = await openStoredDocument(workplace, documentId);
  const other = await store.contents.find(project, { textSha256: reading.readout.document.textSha256 });
  if (other !== null && other.documentId !== documentId)
    throw new RapporteurError("RAP_STORE_UNIQUE", { kind: "document", field: "text", value: `that of ${other.documentId}` });
  const discussed = await discussedStatements(workplace, documentId);
  const { idOf, changes: entityChanges } = resolveEntities([reading.readout], await openEntityIndex(store, project), workplace.makeId);
  const { text, sha256 } = reading.readout.document;
  const content = { ...contentOf(reading.readout, idOf), ...reading.shapes };
  const { found, lost } = placeAgain(
    statements.filter(({ record }) => !isUntouchedDraft(record) || discussed.has(record.id)),
    text,
  );
  const untouched = statements.filter(({ record }) => isUntouchedDraft(record) && !discussed.has(record.id));
  const fresh = reading.readout.statements.map((statement) => recordOf(statement, { workplace, documentId, text, idOf }));
  const drafts = planRecoding([...found, ...untouched], fresh, coderOf(reading.readout.producer.coder), discussed);
  const redrafted = new Set(drafts.changes.map(({ id }) => id));
  await store.contents.keep(project, content);
  const startBefore = new Map(statements.map(({ record }) => [record.id, record.start]));
  const moved = found.filter(({ record }) => startBefore.get(record.id) !== record.start && !redrafted.has(record.id));
  const after = { ...document.record, contentId: content.id, sha256, sourceName: sourceName ?? document.record.sourceName };
  const changes: Change[] = [
    ...entityChanges(),
    { kind: "document", id: documentId, expected, after },
    ...moved.map(({ record, revision }): Change => ({ kind: "statement", id: record.id, expected: revision, after: record })),
    ...lost.map(({ record, revision }): Change => ({ kind: "statement", id: record.id, expected: revision, after: null })),
    ...drafts.changes,
  ];
  const summary = `New text of “${document.record.title}”: ${found.length} ${found.length === 1 ? "statement" : "statements"} found again, ${lost.length} lost`;
  const { revision } = await writer.commit({ action: "reextract", summary, changes });
  if (reading.original !== undefined) await keepOriginal(workplace, { sha256, bytes: reading.original });
  return { revision, placed: found.length, lost: lost.map(({ record }) => record.id) };
}
