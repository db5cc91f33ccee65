import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { RapporteurError } from "@rapporteur/core/base";
import { version } from "@rapporteur/reader/version";
import { hasErasedSince } from "../../library/erased-since.ts";
import { collect } from "../../library/collect.ts";
import type { Workplace } from "../../library/workplace.ts";
import { projectTrust } from "../../statements/library-trust.ts";
import { listMemos } from "../../statements/list-memos.ts";
import { ledgerRecords } from "../forecasts/ledger-records.ts";
import { dictionaryFile, dictionaryName, dictionaryPage, dictionaryPageName } from "./data-dictionary.ts";
import { contributionRows, documentRow } from "./document-rows.ts";
import { attributeRows, conceptRows, dayOf, entityRows, nameEntities, type NamedEntities, type TableRow } from "./entity-rows.ts";
import { linkLedger, outcomeRow, questionRow, type LedgerLinks } from "./forecast-rows.ts";
import { changedTables, digestTables } from "./changed-tables.ts";
import { fileTables, openTable, type TableOpener } from "./open-table.ts";
import { statementWriter, type StatementTables } from "./statement-writer.ts";
import { fixedTables, removalsTable, tableFormats, type FixedTable, type TableFormat, type WrittenTable } from "./table-descriptions.ts";

export interface TablesRequest {
  /** The library as it stood at this revision. */
  readonly asOf?: number | undefined;
  /** Only what is other than it was at this revision. */
  readonly since?: number | undefined;
  readonly format?: TableFormat | undefined;
}

/** What an export is asked for, as tables take it. @throws RAP_LIBRARY_OPTION for a format that tables do not have */
export function tablesRequest({ format, asOf, since }: { format: string; asOf?: number | undefined; since?: number | undefined }): TablesRequest {
  const known = tableFormats.find((one) => one === (format || "parquet"));
  if (known === undefined)
    throw new RapporteurError("RAP_LIBRARY_OPTION", {
      analysis: "tables",
      problem: `there is no format ${format}`,
      cure: `give one of ${tableFormats.join(", ")}`,
    });
  return { asOf, since, format: known };
}

type Place = Pick<Workplace, "store" | "project">;

const rowsOfBatch = 16_384;

/**
 * Writes every table of a project as files into a folder, with the data dictionary beside them. Statements of every review state are there, so that each
 * analysis finds what it finds in the library. The same library gives the same bytes.
 *
 * With `since`, the tables hold the rows of what changed after that revision, and a table more says what is gone: see docs/tables.md.
 *
 * @param folder an empty one
 * @throws RAP_LIBRARY_SINCE where it is later than what is asked for
 * Cost: O(statements + length of the texts); memory of a row group and of the names of documents and entities. A state of the past costs the memory of its statements; changes
 * are found by computing both states, and cost both.
 */
export async function writeTables(place: Place, folder: string, request: TablesRequest): Promise<readonly WrittenTable[]> {
  const { store, project } = place;
  const { asOf, since, format = "parquet" } = request;
  const head = await store.history.head(project);
  const revision = asOf ?? head;
  const files = fileTables(folder, format);
  if (since !== undefined) return writeChanges(place, folder, { since, revision, format, files });
  let written = await fillTables(place, { open: files, asOf });
  // Somebody committed meanwhile: what is written must be of one revision.
  if (asOf === undefined && (await store.history.head(project)) !== head) written = await fillTables(place, { open: files, asOf: head });
  const about = { version, revision, format, ...written };
  writeFileSync(join(folder, dictionaryName), dictionaryFile(about));
  writeFileSync(join(folder, dictionaryPageName), dictionaryPage(about));
  return written.tables;
}

interface ChangesRequest {
  readonly since: number;
  readonly revision: number;
  readonly format: TableFormat;
  readonly files: TableOpener;
}

async function writeChanges(place: Place, folder: string, { since, revision, format, files }: ChangesRequest): Promise<readonly WrittenTable[]> {
  if (since > revision) throw new RapporteurError("RAP_LIBRARY_SINCE", { since, revision });
  // What was erased is gone from the past too, and what a coder of a blind project saw then is not known: the tables take the place of those that one has.
  const isOther = (await isBlindAt(place, [since, revision])) || (await hasErasedSince(place, since));
  const before = isOther ? null : digestTables();
  if (before !== null) await fillTables(place, { open: before.open, asOf: since });
  const changes = changedTables(files, before?.digests ?? null);
  const written = await fillTables(place, { open: changes.open, asOf: revision });
  const removals = openTable(files, removalsTable);
  for (const { table, key, owner, isReplaced } of changes.removals) removals.add({ table, key_column: key, key: owner, is_replaced: isReplaced });
  const tables = [...written.tables, removals.finish()];
  const about = { version, revision, format, since, changed: changes.tables, reviews: written.reviews, tables };
  writeFileSync(join(folder, dictionaryName), dictionaryFile(about));
  writeFileSync(join(folder, dictionaryPageName), dictionaryPage(about));
  return tables;
}

async function isBlindAt({ store, project }: Place, revisions: readonly number[]): Promise<boolean> {
  const found = await Promise.all(revisions.map((asOf) => store.records.get(project, "project", project, asOf)));
  return found.some((stored) => stored?.record.isBlind === true);
}

interface Filled {
  readonly tables: readonly WrittenTable[];
  readonly reviews: StatementTables["reviews"];
}

async function fillTables(place: Place, { open, asOf }: Pick<Writing, "open" | "asOf">): Promise<Filled> {
  const { store, project } = place;
  const at = asOf === undefined ? {} : { asOf };
  const named = nameEntities((await collect(store.records.all(project, "entity", at))).map(({ record }) => record));
  const ledger = await ledgerRecords(place, asOf);
  const { tables, reviews } = await writeStatements(place, { open, asOf, named, links: linkLedger(ledger) });
  const written = [
    ...tables,
    ...(await writeDocuments(place, { open, asOf, named })),
    writeRows(open, "entities", entityRows(named)),
    writeRows(open, "entityAttributes", attributeRows(named)),
    writeRows(open, "concepts", conceptRows(named)),
    writeRows(open, "questions", ledger.questions.map(questionRow)),
    writeRows(open, "outcomes", ledger.outcomes.map(outcomeRow)),
    writeRows(open, "memos", await memoRows(place, asOf)),
    writeRows(open, "reviews", await reviewRows(place, asOf)),
  ];
  return { tables: written, reviews };
}

interface Writing {
  readonly open: TableOpener;
  readonly asOf: number | undefined;
  readonly named: NamedEntities;
}

async function writeStatements(place: Place, { open, asOf, named, links }: Writing & { links: LedgerLinks }): Promise<StatementTables> {
  const types = (await collect(place.store.records.all(place.project, "type", asOf === undefined ? {} : { asOf }))).map(({ record }) => record);
  const writer = statementWriter(open, { types, named, links });
  await place.store.tables.batches(place.project, { asOf, rows: rowsOfBatch }, writer.add);
  return writer.finish();
}

/** `documents`, `texts` and `contributions`; one text is in memory at a time. */
async function writeDocuments({ store, project }: Place, { open, asOf, named }: Writing): Promise<WrittenTable[]> {
  const documents = openTable(open, fixedTables.documents);
  const texts = openTable(open, fixedTables.texts);
  const contributions = openTable(open, fixedTables.contributions);
  for await (const { record } of store.records.all(project, "document", asOf === undefined ? {} : { asOf })) {
    const content = await store.contents.get(project, record.contentId);
    documents.add(documentRow(record, content));
    if (content === null) continue;
    texts.add({ document_id: record.id, text: content.text });
    for (const row of contributionRows(record.id, content, named)) contributions.add(row);
  }
  return [documents, texts, contributions].map((one) => one.finish());
}

async function memoRows(place: Place, asOf: number | undefined): Promise<TableRow[]> {
  return (await listMemos(place, { asOf })).map(({ name, record: { id, statement, replyTo, text, writtenAt, editedAt } }) => ({
    memo_id: id,
    statement_id: statement,
    reply_to: replyTo,
    author: name,
    text,
    written_at: dayOf(writtenAt),
    edited_at: dayOf(editedAt),
  }));
}

async function reviewRows(place: Place, asOf: number | undefined): Promise<TableRow[]> {
  return (await projectTrust(place, { asOf })).map(({ type, accepted, corrected, rejected }) => ({
    statement_type: type,
    accepted,
    corrected,
    rejected,
  }));
}

function writeRows(open: TableOpener, name: FixedTable, rows: Iterable<TableRow>): WrittenTable {
  const table = openTable(open, fixedTables[name]);
  for (const row of rows) table.add(row);
  return table.finish();
}
