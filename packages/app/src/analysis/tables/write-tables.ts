import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { version } from "@rapporteur/reader/version";
import { collect } from "../../library/collect.ts";
import type { Workplace } from "../../library/workplace.ts";
import { projectTrust } from "../../statements/library-trust.ts";
import { listMemos } from "../../statements/list-memos.ts";
import { ledgerRecords } from "../forecasts/ledger-records.ts";
import { dictionaryFile, dictionaryName, dictionaryPage, dictionaryPageName, type WrittenTable } from "./data-dictionary.ts";
import { contributionRows, documentRow } from "./document-rows.ts";
import { attributeRows, conceptRows, dayOf, entityRows, nameEntities, type NamedEntities, type TableRow } from "./entity-rows.ts";
import { linkLedger, outcomeRow, questionRow, type LedgerLinks } from "./forecast-rows.ts";
import { openTable } from "./open-table.ts";
import { statementWriter, type StatementTables } from "./statement-writer.ts";
import { fixedTables, type FixedTable } from "./table-descriptions.ts";

export interface TablesRequest {
  /** The library as it stood at this revision. */
  readonly asOf?: number | undefined;
}

type Place = Pick<Workplace, "store" | "project">;

const rowsOfBatch = 16_384;

/**
 * Writes every table of a project as Parquet into a folder, with the data dictionary beside them. Statements of every review state are there, so that each
 * analysis finds what it finds in the library. The same library gives the same bytes.
 *
 * @param folder an empty one
 * Cost: O(statements + length of the texts); memory of a row group and of the names of documents and entities. A state of the past costs the memory of its statements.
 */
export async function writeTables(place: Place, folder: string, { asOf }: TablesRequest): Promise<readonly WrittenTable[]> {
  const { store, project } = place;
  const at = asOf === undefined ? {} : { asOf };
  const named = nameEntities((await collect(store.records.all(project, "entity", at))).map(({ record }) => record));
  const ledger = await ledgerRecords(place, asOf);
  const { tables, reviews } = await writeStatements(place, { folder, asOf, named, links: linkLedger(ledger) });
  const written = [
    ...tables,
    ...(await writeDocuments(place, { folder, asOf, named })),
    writeRows(folder, "entities", entityRows(named)),
    writeRows(folder, "entityAttributes", attributeRows(named)),
    writeRows(folder, "concepts", conceptRows(named)),
    writeRows(folder, "questions", ledger.questions.map(questionRow)),
    writeRows(folder, "outcomes", ledger.outcomes.map(outcomeRow)),
    writeRows(folder, "memos", await memoRows(place, asOf)),
    writeRows(folder, "reviews", await reviewRows(place, asOf)),
  ];
  const about = { version, revision: asOf ?? (await store.history.head(project)), reviews, tables: written };
  writeFileSync(join(folder, dictionaryName), dictionaryFile(about));
  writeFileSync(join(folder, dictionaryPageName), dictionaryPage(about));
  return written;
}

interface Writing {
  readonly folder: string;
  readonly asOf: number | undefined;
  readonly named: NamedEntities;
}

async function writeStatements(place: Place, { folder, asOf, named, links }: Writing & { links: LedgerLinks }): Promise<StatementTables> {
  const types = (await collect(place.store.records.all(place.project, "type", asOf === undefined ? {} : { asOf }))).map(({ record }) => record);
  const writer = statementWriter(folder, { types, named, links });
  await place.store.tables.batches(place.project, { asOf, rows: rowsOfBatch }, writer.add);
  return writer.finish();
}

/** `documents`, `texts` and `contributions`; one text is in memory at a time. */
async function writeDocuments({ store, project }: Place, { folder, asOf, named }: Writing): Promise<WrittenTable[]> {
  const documents = openTable(folder, fixedTables.documents);
  const texts = openTable(folder, fixedTables.texts);
  const contributions = openTable(folder, fixedTables.contributions);
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

function writeRows(folder: string, name: FixedTable, rows: Iterable<TableRow>): WrittenTable {
  const table = openTable(folder, fixedTables[name]);
  for (const row of rows) table.add(row);
  return table.finish();
}
