import { RapporteurError } from "@rapporteur/core/base";
import type { RoundupRecord } from "../../records/project-records.ts";
import { importReadout } from "../../documents/import-readout.ts";
import { readForProject, type ReadInPool } from "../../documents/read-for-project.ts";
import type { ReadingDone } from "../../documents/reading-task.ts";
import { reextractDocument } from "../../documents/reextract.ts";
import { authorise } from "../../library/authorise.ts";
import type { Workplace } from "../../library/workplace.ts";
import { roundupMarkdown } from "./roundup-markdown.ts";
import { storedRoundup } from "./roundup-from-document.ts";

/**
 * Reads what was written in the workbench as a document, so that its statements can be drafted and reviewed. Read again after a change, the document gets the
 * new text: reviewed statements are found again by their words.
 *
 * @throws RAP_STORE_CONFLICT where the roundup was changed since it was seen; RAP_LIBRARY_MISSING; RAP_PUBLISH_EMPTY where nothing was written
 */
export async function readRoundup(
  workplace: Workplace,
  { id, expected }: { id: string; expected: number },
  where: ReadInPool = {},
): Promise<{ documentId: string; revision: number }> {
  const { store, project } = workplace;
  const writer = authorise(workplace, "readRoundup");
  const { record } = await storedRoundup(workplace, id);
  if (record.contributions.every(({ markdown }) => markdown.trim() === "")) throw new RapporteurError("RAP_PUBLISH_EMPTY", { title: record.title });
  const source = { bytes: new TextEncoder().encode(roundupMarkdown(record)), name: `${record.slug}.md` };
  const reading = await readForProject(workplace, { kind: "read", source, codes: true }, where);
  const documentId = await keepReading(workplace, record, reading);
  if (documentId === record.documentId) return { documentId, revision: await store.history.head(project) };
  const { revision } = await writer.commit({
    action: "read roundup",
    summary: `Read “${record.title}” as a document`,
    changes: [{ kind: "roundup", id, expected, after: { ...record, documentId } }],
  });
  return { documentId, revision };
}

async function keepReading(workplace: Workplace, record: RoundupRecord, reading: ReadingDone): Promise<string> {
  const { store, project } = workplace;
  const known = record.documentId === null ? null : await store.records.get(project, "document", record.documentId);
  if (known === null) {
    const imported = await importReadout(workplace, { ...reading, rights: "public", sourceName: `${record.slug}.md` });
    await tagDocument(workplace, imported.documentId, record);
    return imported.documentId;
  }
  const content = await store.contents.get(project, known.record.contentId);
  if (content?.text !== reading.readout.document.text)
    await reextractDocument(workplace, { documentId: known.record.id, expected: known.revision, reading, sourceName: `${record.slug}.md` });
  await tagDocument(workplace, known.record.id, record);
  return known.record.id;
}

/** Title, standfirst and tags of the document follow the roundup that it was read from. */
async function tagDocument(workplace: Workplace, documentId: string, { title, standfirst, tags }: RoundupRecord): Promise<void> {
  const { store, project } = workplace;
  const stored = await store.records.get(project, "document", documentId);
  if (stored === null) return;
  const after = { ...stored.record, title, standfirst: standfirst === "" ? null : standfirst, tags };
  if (JSON.stringify(after) === JSON.stringify(stored.record)) return;
  await authorise(workplace, "readRoundup").commit({
    action: "edit",
    summary: `Took title, standfirst and tags of “${title}” from its roundup`,
    changes: [{ kind: "document", id: documentId, expected: stored.revision, after }],
  });
}
