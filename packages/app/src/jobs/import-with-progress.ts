import { isRapporteurError } from "@rapporteur/core/base";
import { openReadout } from "../documents/open-readout.ts";
import { collect } from "../library/collect.ts";
import { everyPage } from "../store/every-page.ts";
import { countDuplicates } from "../documents/duplicates/suggest-duplicates.ts";
import { importReadout } from "../documents/import-readout.ts";
import { importedRows, openImport } from "../analysis/import/import-source.ts";
import { importStatements } from "../analysis/import/import-statements.ts";
import { rowsOfSource, type StatementSourceKind, tellStatementSource } from "../analysis/input/open-statements.ts";
import { layoutFor, type TableLayouts } from "../analysis/input/open-statements-csv.ts";
import { type ImportSource, submitImport, type ImportSettings } from "./import-many.ts";
import type { TableDocument } from "./metadata/document-table.ts";
import type { NameReader } from "./metadata/name-pattern.ts";
import { openDocumentTable } from "./metadata/open-document-table.ts";
import { openJobRunner } from "./job-runner.ts";
import { pathsIn } from "./job-runner-options.ts";
import type { ReadingPool } from "./reading-pool.ts";
import type { Workplace } from "../library/workplace.ts";

export interface ImportFailure {
  readonly label: string;
  readonly code: string;
  readonly message: string;
}

export interface ImportOutcome {
  readonly total: number;
  /** Documents that are new. */
  readonly added: number;
  /** Those whose text the project had. */
  readonly known: number;
  /** Files of folders and ZIPs that hold data and are no documents; not counted in `total`. */
  readonly passedOver: number;
  /** What of web archives is left out. */
  readonly notes: readonly string[];
  /** Statements of other programs' files: those that are new, those that the project had, and what of the files it could not take. */
  readonly statements: { readonly added: number; readonly known: number; readonly losses: readonly string[] };
  /** Documents that are new and nearly have the text of another one. */
  readonly nearDuplicates: number;
  readonly failures: readonly ImportFailure[];
}

export interface WatchedImport extends ImportSettings {
  /** Processes that read and code; not ended with the import. */
  readonly pool: ReadingPool;
  /** How tables of statements are laid out. */
  readonly csv?: TableLayouts | undefined;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Imports files, folders, ZIPs and addresses as a job, and waits for it; readouts (`.json`) go in with their reviews, files of statements (`.dna`,
 * `.csv`, `.tsv`, `.jsonl`) that are named themselves as accepted work, tables whose rows are documents as documents.
 *
 * @throws RAP_SOURCE_* where a source itself cannot be opened
 */
export async function importWithProgress(workplace: Workplace, sources: readonly string[], settings: WatchedImport): Promise<ImportOutcome> {
  const before = await idsOfDocuments(workplace);
  const { readouts, tables, others } = await sorted(sources);
  const refused: ImportFailure[] = [];
  for (const path of readouts) refused.push(...(await importOneReadout(workplace, path, settings)));
  const coded = await importTables(workplace, tables, settings);
  let passedOver = 0;
  const notes = [...coded.notes];
  const known = new Map(coded.rows.map(({ name, metadata }) => [name, metadata]));
  const metadata: NameReader = (name) => known.get(name) ?? settings.metadata?.(name) ?? null;
  const told = { onPassedOver: () => void passedOver++, onNote: (note: string) => void notes.push(note) };
  const files = [...others, ...coded.rows];
  const job = files.length === 0 ? null : await runImport(workplace, files, { ...settings, metadata, ...told });
  const fresh = [...(await idsOfDocuments(workplace))].filter((id) => !before.has(id));
  const added = fresh.length;
  const done = readouts.length - refused.length + (job?.doneCount ?? 0);
  const total = readouts.length + coded.count + (job?.total ?? 0);
  const failures = [...refused, ...coded.failures, ...(job?.failures ?? [])];
  const { statements } = coded;
  const nearDuplicates = fresh.length === 0 ? 0 : await countDuplicates(workplace, fresh);
  return { total, added, known: Math.max(0, done - (added - coded.documents)), passedOver, notes, statements, nearDuplicates, failures };
}

/** Sources by what they are; a `.json` may be a readout or annotations. */
async function sorted(sources: readonly string[]) {
  const kinds = await Promise.all(sources.map(async (source) => [source, await tellStatementSource(source)] as const));
  const of = (is: (kind: StatementSourceKind) => boolean): string[] => kinds.flatMap(([source, kind]) => (is(kind) ? [source] : []));
  return {
    readouts: of((kind) => kind === "readout"),
    tables: of((kind) => kind !== "readout" && kind !== "document"),
    others: of((kind) => kind === "document"),
  };
}

interface TablesOutcome {
  /** Files of statements. */
  readonly count: number;
  /** Documents that are new. */
  readonly documents: number;
  readonly statements: ImportOutcome["statements"];
  readonly failures: readonly ImportFailure[];
  /** Documents of tables whose rows are documents. */
  readonly rows: readonly TableDocument[];
  readonly notes: readonly string[];
}

/** Files of statements, one after the other, and tables whose rows are documents, which are only opened; what cannot be read is listed, and the rest goes on. */
async function importTables(workplace: Workplace, sources: readonly string[], { rights, csv: layouts = {} }: WatchedImport): Promise<TablesOutcome> {
  const failures: ImportFailure[] = [];
  const [losses, notes, rows]: [string[], string[], TableDocument[]] = [[], [], []];
  let [ofDocuments, documents, added, known] = [0, 0, 0, 0];
  for (const path of sources) {
    const csv = layoutFor(layouts, path);
    try {
      const table = await rowsOfSource(path, csv);
      const given = table === null ? null : openDocumentTable(table.rows, path, csv);
      if (given !== null) {
        ofDocuments++;
        for (const document of given.documents) rows.push(document);
        notes.push(...given.notes);
        continue;
      }
      const imported = await importStatements(workplace, table === null ? await openImport(path, csv) : importedRows(path, table, csv), rights);
      documents += imported.documents;
      added += imported.statements;
      known += imported.known;
      losses.push(...imported.losses.map((loss) => `${path}: ${loss}`));
      notes.push(...codesTold(path, imported.codes));
      if (imported.documents + imported.statements + imported.known + imported.codes === 0 && imported.losses.length === 0)
        notes.push(`${path} holds no statements`);
    } catch (thrown) {
      if (!isRapporteurError(thrown)) throw thrown;
      failures.push({ label: path, code: thrown.code, message: thrown.message });
    }
  }
  return { count: sources.length - ofDocuments, documents, statements: { added, known, losses }, failures, rows, notes };
}

function codesTold(path: string, codes: number): string[] {
  return codes === 0 ? [] : [`${path}: ${codes} ${codes === 1 ? "code is a concept" : "codes are concepts"} of the project`];
}

async function importOneReadout(workplace: Workplace, path: string, { rights }: WatchedImport): Promise<ImportFailure[]> {
  try {
    await importReadout(workplace, { readout: await openReadout(path), sourceName: path, ...(rights === undefined ? {} : { rights }) });
    return [];
  } catch (thrown) {
    if (!isRapporteurError(thrown)) throw thrown;
    return [{ label: path, code: thrown.code, message: thrown.message }];
  }
}

interface JobOutcome {
  readonly total: number;
  readonly doneCount: number;
  readonly failures: readonly ImportFailure[];
}

async function runImport(workplace: Workplace, sources: readonly ImportSource[], settings: WatchedImport): Promise<JobOutcome> {
  const { store, project } = workplace;
  const id = await submitImport(workplace, sources, { ...settings, isAwaited: true });
  const given = sources.filter((source) => typeof source === "string");
  const runner = openJobRunner(store, { takesStanding: false, pool: settings.pool, paths: pathsIn(store, given) });
  try {
    const { total, doneCount } = await runner.runUntilDone(project, id, (job) => settings.onProgress?.(job.doneCount + job.failedCount, job.total));
    return { total, doneCount, failures: await listFailures(workplace, id) };
  } finally {
    await runner.stop();
  }
}

async function listFailures({ store, project }: Workplace, id: string): Promise<ImportFailure[]> {
  const failures = await collect(everyPage((cursor) => store.jobs.failures(project, id, { limit: 500, cursor })));
  return failures.map(({ label, code, message }) => ({ label, code, message }));
}

async function idsOfDocuments({ store, project }: Workplace): Promise<Set<string>> {
  return new Set((await store.contents.ofDocuments(project)).map(({ documentId }) => documentId));
}
