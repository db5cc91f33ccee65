import { existsSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { RapporteurError } from "@rapporteur/core/base";
import { buildStatementTable, type Entity, entityTypes, tagsCell } from "@rapporteur/core/model";
import { openParquet } from "../../exchange/parquet/open-parquet.ts";
import { readParquetRows } from "../../exchange/parquet/read-rows.ts";
import { outcomeRecord, questionRecord } from "../../records/project-records.ts";
import type { LedgerRecords, LibrarySource } from "../input/open-statements-library.ts";
import { trustOf } from "../input/library-source.ts";
import { findTables } from "./find-tables.ts";
import { entitiesNamedIn } from "./entities-named-in.ts";
import { readStatements, type KnownDocuments } from "./read-statements.ts";
import { fixedTables, type FixedTable } from "./table-descriptions.ts";

/**
 * Tables in Parquet as a source of statements, as the library is that they were exported from. Without the tables beside the statements, entities are what the
 * statements name; texts are not read.
 *
 * @param source a file or folder that `isTables` knows
 * @throws what reading throws, when it is asked for
 */
export function tablesSource(source: string): LibrarySource {
  const { statements, folder } = findTables(source);
  const rowsOf = (table: FixedTable): Promise<Row[]> => readTable(folder, table);
  return {
    name: source,
    table: async (needs) => {
      const files = await Promise.all(statements.map((path) => openParquet(path)));
      return readStatements(files, { known: await knownDocuments(await rowsOf("documents")), needs });
    },
    entities: async () => {
      const rows = await rowsOf("entities");
      return rows.length > 0 ? rows.map((row) => parseRow(source, entityRow, row)) : entitiesNamedIn(statements);
    },
    readouts: async () => new Map(),
    trust: async () => trustOf((await rowsOf("reviews")).map((row) => parseRow(source, reviewRow, row))),
    ledger: () => readLedger(source, rowsOf),
    memos: async () => [],
    coders: async () => new Map(),
  };
}

type Row = Record<string, unknown>;

async function readTable(folder: string | null, table: FixedTable): Promise<Row[]> {
  if (folder === null) return [];
  const path = join(folder, `${fixedTables[table].name}.parquet`);
  return existsSync(path) ? readParquetRows(path) : [];
}

function parseRow<T>(source: string, schema: z.ZodType<T>, row: Row): T {
  const parsed = schema.safeParse(row);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new RapporteurError("RAP_EXCHANGE_PARQUET", {
    file: source,
    problem: `${issue?.path.join(".") ?? ""}: ${issue?.message ?? "a row is not as it should be"}`,
  });
}

const text = z.string().nullable().default(null);
const list = z
  .string()
  .transform((json, context): unknown => {
    try {
      return JSON.parse(json);
    } catch {
      context.addIssue("is not a list in JSON");
      return z.NEVER;
    }
  })
  .pipe(z.array(z.string()));
const day = z.number().transform((time) => new Date(time).toISOString().slice(0, 10));
const moment = z.number().transform((time) => new Date(time).toISOString());

const entityRow = z
  .object({ entity_id: z.string(), type: z.enum(entityTypes), name: z.string(), iso3: text, country_id: text, acts_for_id: text, aliases: list })
  .transform((row): Entity => ({
    id: row.entity_id,
    type: row.type,
    name: row.name,
    iso3: row.iso3,
    country: row.country_id,
    actsFor: row.acts_for_id,
    aliases: row.aliases,
    mentions: [],
  }));
const count = z.number().int();
const reviewRow = z
  .object({ statement_type: z.string(), accepted: count, corrected: count, rejected: count })
  .transform(({ statement_type: type, ...counts }) => ({ type, ...counts }));
const documentRow = z.object({ document_id: z.string(), title: text, publisher: text, url: text, tags: list.nullable().default(null) });

async function knownDocuments(rows: readonly Row[]): Promise<KnownDocuments | null> {
  if (rows.length === 0) return null;
  const documents = rows.map((row) => {
    const { document_id: id, title, publisher, url, tags } = parseRow("documents.parquet", documentRow, row);
    return { id, values: { title, publisher, url, tags: tagsCell(tags ?? []) } };
  });
  const fields = { title: "text", publisher: "text", url: "text", tags: "text" } as const;
  return buildStatementTable({ variables: {}, documentFields: fields }, [], documents).documents;
}

const questionRow = z
  .object({
    question_id: z.string(),
    text: z.string(),
    criteria: text,
    kind: z.string(),
    options: list,
    condition: text,
    opens: day.nullable(),
    closes: day.nullable(),
    due: day.nullable(),
    base_rate: z.number().nullable(),
    base_rate_source: text,
    statements: list,
  })
  .transform(({ question_id: id, base_rate: rate, base_rate_source: from, ...row }) => ({
    ...row,
    id,
    baseRate: rate === null ? null : { rate, source: from ?? "" },
  }))
  .pipe(questionRecord);
const outcomeRow = z
  .object({
    outcome_id: z.string(),
    question_id: z.string(),
    outcome: z.string().transform((words): string | number => words),
    happened: day,
    recorded: moment,
    by: z.string(),
    reason: z.string(),
    evidence: z.string(),
  })
  .transform(({ outcome_id: id, question_id: question, ...row }) => ({ ...row, id, question }))
  .pipe(outcomeRecord);

async function readLedger(source: string, rowsOf: (table: FixedTable) => Promise<Row[]>): Promise<LedgerRecords> {
  return {
    questions: (await rowsOf("questions")).map((row) => parseRow(source, questionRow, row)),
    outcomes: (await rowsOf("outcomes")).map((row) => parseRow(source, outcomeRow, row)),
  };
}
