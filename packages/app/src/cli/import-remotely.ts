import { basename } from "node:path";
import { isRapporteurError } from "@rapporteur/core/base";
import type { DocumentRights } from "../records/document-record.ts";
import { collect } from "../library/collect.ts";
import { everyPage } from "../store/every-page.ts";
import type { ImportFailure, ImportOutcome } from "../jobs/import-with-progress.ts";
import { isDataFile } from "../exchange/data-file.ts";
import { type CsvOptions, layoutFor, type TableLayouts } from "../analysis/input/open-statements-csv.ts";
import { statementsImported } from "../application/library-receive.ts";
import { duplicateCode } from "../documents/duplicates/warn-of-duplicate.ts";
import { listImports } from "../documents/list-imports.ts";
import { isApiFailure } from "../client/index.ts";
import { asked, openRemote, pageQuery, type RemoteProject } from "./remote-library.ts";

interface RemoteImport {
  readonly rights: DocumentRights | undefined;
  readonly codes: boolean;
  readonly csv: TableLayouts;
  readonly project: string | undefined;
  readonly token: string | undefined;
  readonly onProgress: (done: number, total: number) => void;
}

/** Hands files to the server that has the library open, one after the other, and lets it fetch addresses. */
export async function importRemotely(address: string, sources: readonly string[], settings: RemoteImport): Promise<ImportOutcome> {
  const remote = await openRemote(address, settings);
  const failures: ImportFailure[] = [];
  const notes: string[] = [];
  let [total, added, known, passedOver, nearDuplicates] = [0, 0, 0, 0, 0];
  const urls = sources.filter((source) => /^[a-z]+:\/\//i.test(source));
  for (const source of sources) {
    if (urls.includes(source)) continue;
    let isEmpty = true;
    for await (const listed of sources.length === 1 ? listImports(source) : listedOrRefused(source)) {
      isEmpty = false;
      // A file that was named by itself is meant: the server says what is wrong with it.
      if (isDataFile(listed.name) && listed.name !== basename(source)) {
        passedOver++;
        continue;
      }
      if (listed.bytes === undefined && listed.error === undefined) {
        notes.push(`${listed.name}: ${listed.note}`);
        continue;
      }
      const sent: Sent =
        listed.error !== undefined
          ? { ...nothing, total: 1, failures: [{ label: listed.name, code: listed.error.code, message: listed.error.message }] }
          : await upload(remote, listed, { ...settings, csv: layoutFor(settings.csv, source) });
      total += sent.total;
      added += sent.added;
      known += sent.known;
      nearDuplicates += sent.nearDuplicates;
      notes.push(...sent.notes);
      failures.push(...sent.failures);
      settings.onProgress(added + known + failures.length, total);
    }
    if (isEmpty) notes.push(`${source} holds no files`);
  }
  if (urls.length > 0) {
    const job = await asked(address, () => fetchPages(remote, urls, settings));
    total += job.total;
    added += job.doneCount;
    failures.push(...job.failures);
  }
  return { total, added, known, passedOver, notes, statements: { added: 0, known: 0, losses: [] }, nearDuplicates, failures };
}

/** What a source lists; where it cannot be opened, or not to its end, that: the others go on. */
async function* listedOrRefused(source: string): ReturnType<typeof listImports> {
  try {
    yield* listImports(source);
  } catch (error) {
    if (!isRapporteurError(error)) throw error;
    yield { name: source, error };
  }
}

/** What became of one file. */
type Sent = Pick<ImportOutcome, "total" | "added" | "known" | "nearDuplicates" | "notes" | "failures">;
const nothing: Sent = { total: 0, added: 0, known: 0, nearDuplicates: 0, notes: [], failures: [] };

async function upload(
  remote: RemoteProject,
  { name, bytes }: { name: string; bytes: Uint8Array },
  settings: Omit<RemoteImport, "csv"> & { readonly csv: CsvOptions },
): Promise<Sent> {
  const { client, project } = remote;
  const { rights, codes, csv } = settings;
  try {
    const { maps, kinds, ...layout } = csv;
    const pairs = { ...(maps === undefined ? {} : { map: [...maps] }), ...(kinds === undefined ? {} : { kind: [...kinds] }) };
    const query = { name, code: codes, ...(rights === undefined ? {} : { rights }), ...pairs, ...layout };
    const { wasKnown, jobId, warnings } = await client.documents.upload({ params: { project }, query, bytes: new Uint8Array(bytes) });
    const told = warnings.filter(({ code }) => code === statementsImported || code === "left-out").map(({ message }) => `${name}: ${message}`);
    if (jobId !== null) {
      const job = await followJob(remote, jobId, settings);
      return { ...nothing, total: job.total, added: job.doneCount, notes: told, failures: job.failures };
    }
    // Statements are told of in words; they are no document.
    if (warnings.some(({ code }) => code === statementsImported)) return { ...nothing, total: 1, notes: told };
    const isNearlyKnown = warnings.some(({ code }) => code === duplicateCode);
    return { ...nothing, total: 1, added: wasKnown ? 0 : 1, known: wasKnown ? 1 : 0, nearDuplicates: isNearlyKnown ? 1 : 0 };
  } catch (thrown) {
    if (isApiFailure(thrown)) return { ...nothing, total: 1, failures: [{ label: name, code: thrown.code, message: thrown.message }] };
    throw thrown;
  }
}

const pollMs = 300;

async function fetchPages(remote: RemoteProject, urls: string[], settings: RemoteImport) {
  const { client, project } = remote;
  const { rights, codes } = settings;
  const { jobId } = await client.documents.fetch({
    params: { project },
    body: { urls, code: codes, ...(rights === undefined ? {} : { rights }) },
  });
  return followJob(remote, jobId, settings);
}

/** Waits for a job of the server. */
async function followJob({ client, project }: RemoteProject, id: string, settings: Pick<RemoteImport, "onProgress">) {
  for (;;) {
    const job = await client.jobs.get({ params: { project, id } });
    settings.onProgress(job.doneCount + job.failedCount, job.total);
    if (!["waiting", "running"].includes(job.state)) {
      const failures = await collect(everyPage((cursor) => client.jobs.failures({ params: { project, id }, query: pageQuery(500, cursor) })));
      return { ...job, failures: failures.map(({ label, code, message }) => ({ label, code, message })) };
    }
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}
