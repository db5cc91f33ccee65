import { basename } from "node:path";
import type { DocumentRights } from "../records/document-record.ts";
import { collect } from "../library/collect.ts";
import { everyPage } from "../store/every-page.ts";
import type { ImportFailure, ImportOutcome } from "../jobs/import-with-progress.ts";
import { isDataFile } from "../exchange/data-file.ts";
import { duplicateCode } from "../documents/duplicates/warn-of-duplicate.ts";
import { listImports } from "../documents/list-imports.ts";
import { isApiFailure } from "../client/index.ts";
import { asked, openRemote, pageQuery, type RemoteProject } from "./remote-library.ts";

interface RemoteImport {
  readonly rights: DocumentRights | undefined;
  readonly codes: boolean;
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
    for await (const listed of listImports(source)) {
      // A file that was named by itself is meant: the server says what is wrong with it.
      if (isDataFile(listed.name) && listed.name !== basename(source)) {
        passedOver++;
        continue;
      }
      if (listed.bytes === undefined && listed.error === undefined) {
        notes.push(`${listed.name}: ${listed.note}`);
        continue;
      }
      total++;
      const failure =
        listed.error !== undefined
          ? { label: listed.name, code: listed.error.code, message: listed.error.message }
          : await upload(remote, listed, settings);
      if (typeof failure === "object") failures.push(failure);
      else if (failure === "known") known++;
      else added++;
      if (failure === "nearly known") nearDuplicates++;
      settings.onProgress(added + known + failures.length, total);
    }
  }
  if (urls.length > 0) {
    const job = await asked(address, () => fetchPages(remote, urls, settings));
    total += job.total;
    added += job.doneCount;
    failures.push(...job.failures);
  }
  return { total, added, known, passedOver, notes, statements: { added: 0, known: 0, losses: [] }, nearDuplicates, failures };
}

/** Whether the library had the text, or nearly; what went wrong else. */
async function upload(
  { client, project }: RemoteProject,
  { name, bytes }: { name: string; bytes: Uint8Array },
  settings: RemoteImport,
): Promise<"known" | "nearly known" | "new" | ImportFailure> {
  const { rights, codes } = settings;
  try {
    const query = { name, code: codes, ...(rights === undefined ? {} : { rights }) };
    const { wasKnown, warnings } = await client.documents.upload({ params: { project }, query, bytes: new Uint8Array(bytes) });
    return wasKnown ? "known" : warnings.some(({ code }) => code === duplicateCode) ? "nearly known" : "new";
  } catch (thrown) {
    if (isApiFailure(thrown)) return { label: name, code: thrown.code, message: thrown.message };
    throw thrown;
  }
}

const pollMs = 300;

async function fetchPages({ client, project }: RemoteProject, urls: string[], settings: RemoteImport) {
  const { rights, codes } = settings;
  const { jobId: id } = await client.documents.fetch({
    params: { project },
    body: { urls, code: codes, ...(rights === undefined ? {} : { rights }) },
  });
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
