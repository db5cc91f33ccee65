import { isRapporteurError } from "@rapporteur/core/base";
import { openReadout } from "../documents/open-readout.ts";
import { collect } from "../library/collect.ts";
import { everyPage } from "../store/every-page.ts";
import { countDuplicates } from "../documents/duplicates/suggest-duplicates.ts";
import { importReadout } from "../documents/import-readout.ts";
import { holdsStatements, openImport } from "../analysis/import/import-source.ts";
import { importStatements } from "../analysis/import/import-statements.ts";
import type { CsvOptions } from "../analysis/input/open-statements-csv.ts";
import { submitImport, type ImportSettings } from "./import-many.ts";
import { openJobRunner } from "./job-runner.ts";
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
  readonly csv?: CsvOptions | undefined;
  readonly onProgress?: (done: number, total: number) => void;
}

/**
 * Imports files, folders, ZIPs and addresses as a job, and waits for it; readouts (`.json`) go in with their reviews, files of statements (`.dna`,
 * `.csv`, `.tsv`, `.jsonl`) that are named themselves as accepted work.
 *
 * @throws RAP_SOURCE_* where a source itself cannot be opened
 */
export async function importWithProgress(workplace: Workplace, sources: readonly string[], settings: WatchedImport): Promise<ImportOutcome> {
  const before = await idsOfDocuments(workplace);
  const isReadout = (source: string): boolean => /\.json$/i.test(source);
  const readouts = sources.filter(isReadout);
  const refused: ImportFailure[] = [];
  for (const path of readouts) refused.push(...(await importOneReadout(workplace, path, settings)));
  const ofStatements = new Set<string>();
  for (const source of sources) if (await holdsStatements(source)) ofStatements.add(source);
  const tables = await importTables(
    workplace,
    sources.filter((source) => ofStatements.has(source)),
    settings,
  );
  const others = sources.filter((source) => !isReadout(source) && !ofStatements.has(source));
  let passedOver = 0;
  const notes: string[] = [];
  const job =
    others.length === 0
      ? null
      : await runImport(workplace, others, { ...settings, onPassedOver: () => void passedOver++, onNote: (note) => void notes.push(note) });
  const fresh = [...(await idsOfDocuments(workplace))].filter((id) => !before.has(id));
  const added = fresh.length;
  const done = readouts.length - refused.length + (job?.doneCount ?? 0);
  const total = readouts.length + tables.count + (job?.total ?? 0);
  const failures = [...refused, ...tables.failures, ...(job?.failures ?? [])];
  const { statements } = tables;
  const nearDuplicates = fresh.length === 0 ? 0 : await countDuplicates(workplace, fresh);
  return { total, added, known: Math.max(0, done - (added - tables.documents)), passedOver, notes, statements, nearDuplicates, failures };
}

interface TablesOutcome {
  readonly count: number;
  /** Documents that are new. */
  readonly documents: number;
  readonly statements: ImportOutcome["statements"];
  readonly failures: readonly ImportFailure[];
}

/** Files of statements, one after the other; what cannot be read is listed, and the rest goes on. */
async function importTables(workplace: Workplace, sources: readonly string[], { rights, csv }: WatchedImport): Promise<TablesOutcome> {
  const failures: ImportFailure[] = [];
  const losses: string[] = [];
  let [documents, added, known] = [0, 0, 0];
  for (const path of sources) {
    try {
      const imported = await importStatements(workplace, await openImport(path, csv), rights);
      documents += imported.documents;
      added += imported.statements;
      known += imported.known;
      losses.push(...imported.losses.map((loss) => `${path}: ${loss}`));
    } catch (thrown) {
      if (!isRapporteurError(thrown)) throw thrown;
      failures.push({ label: path, code: thrown.code, message: thrown.message });
    }
  }
  return { count: sources.length, documents, statements: { added, known, losses }, failures };
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

async function runImport(workplace: Workplace, sources: readonly string[], settings: WatchedImport): Promise<JobOutcome> {
  const { store, project } = workplace;
  const id = await submitImport(workplace, sources, { ...settings, isAwaited: true });
  const runner = openJobRunner(store, { takesStanding: false, pool: settings.pool });
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
