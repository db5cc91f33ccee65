import type { DocumentRights } from "@rapporteur/app/records";
import { client } from "../../data/client.ts";
import { makeRequestKey } from "../../data/request-key.ts";
import { SharedValue, useShared } from "../../hooks/shared-value.ts";
import { describeError } from "../../data/describe-error.ts";

/** One thing that is being imported, from the press to its end. It goes on while other screens are shown. */
export interface ImportLine {
  readonly key: string;
  readonly project: string;
  readonly name: string;
  readonly state: "waiting" | "reading" | "job" | "done" | "known" | "failed";
  readonly documentId?: string;
  readonly job?: ImportJob;
  readonly problem?: string;
  readonly warnings?: readonly string[];
}

interface ImportJob {
  readonly id: string;
  readonly state: string;
  readonly done: number;
  /** Shares of long texts that are read, added up. */
  readonly partDone: number;
  readonly failed: number;
  readonly total: number;
  readonly failures: readonly { readonly label: string; readonly message: string }[];
}

/** How tables are laid out, where somebody said it. */
export interface TableLayout {
  readonly rows?: "statements" | "documents";
  readonly map?: string[];
}

interface ImportRequest {
  readonly project: string;
  readonly rights: DocumentRights;
  readonly code: boolean;
}

/** How each table among the files is laid out, where somebody said it. */
export type TableLayouts = ReadonlyMap<File, TableLayout>;

/** Whether a file is a table, by the ending of its name. */
export const isTable = (name: string): boolean => /(?<!\.webanno)\.(?:csv|tsv|xlsx|xlsm|jsonl|ndjson|parquet)$/i.test(name);

/** From this size on a document may take the reader minutes: it is read in a job, so that one sees how far it is and can stop it. */
const longBytes = 100_000;
/** Files sent at the same time: one is read while the next is on its way. */
const atOnce = 2;
const lines = new SharedValue<readonly ImportLine[]>([]);
let sending = 0;
const waiting: { readonly key: string; readonly run: () => Promise<void> }[] = [];

function update(key: string, change: Partial<ImportLine>): void {
  lines.set(lines.value.map((line) => (line.key === key ? { ...line, ...change } : line)));
}

/** What is being imported into a project, and what came of it since the page was opened. */
export function useImports(project: string): readonly ImportLine[] {
  return useShared(lines).filter((line) => line.project === project);
}

/** Sends files, each a line of its own. */
export function importFiles(files: readonly File[], wish: ImportRequest, layouts: TableLayouts): void {
  for (const file of files) {
    const key = makeRequestKey();
    lines.set([...lines.value, { key, project: wish.project, name: file.name, state: "waiting" }]);
    waiting.push({ key, run: () => sendFile(key, file, { ...wish, layout: layouts.get(file) }) });
  }
  pump();
}

/** Has the server fetch pages, in one job and one line. */
export function fetchPages(urls: readonly string[], { project, rights, code }: ImportRequest): void {
  const key = makeRequestKey();
  lines.set([...lines.value, { key, project, name: urls.length === 1 ? (urls[0] ?? "") : `${urls[0] ?? ""} …`, state: "waiting" }]);
  waiting.push({
    key,
    run: async () => {
      const { jobId } = await client.documents.fetch({ params: { project }, body: { urls: [...urls], rights, code } });
      await followJob(key, project, jobId);
    },
  });
  pump();
}

/** Takes what has ended off the list. */
export function clearImports(): void {
  lines.set(lines.value.filter(({ state }) => state === "waiting" || state === "reading" || state === "job"));
}

function pump(): void {
  while (sending < atOnce) {
    const next = waiting.shift();
    if (next === undefined) return;
    sending++;
    void attempt(next.key, next.run).finally(() => {
      sending--;
      pump();
    });
  }
}

/** Does something for a line; where it fails, the line says why. */
async function attempt(key: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const { message, cure } = describeError(error);
    update(key, { state: "failed", problem: cure === null ? message : `${message}; ${cure}` });
  }
}

async function sendFile(
  key: string,
  file: File,
  { project, rights, code, layout = {} }: ImportRequest & { readonly layout: TableLayout | undefined },
): Promise<void> {
  update(key, { state: "reading" });
  const about = { name: file.name, rights, code: code ? ("true" as const) : ("false" as const), requestKey: key };
  const asJob = file.size >= longBytes ? { asJob: "true" as const } : {};
  const query = { ...about, ...asJob, ...layout };
  const { documentId, jobId, wasKnown, warnings } = await client.documents.upload({ params: { project }, query, bytes: file });
  const told = { ...(documentId === null ? {} : { documentId }), warnings: warnings.map(({ message }) => message) };
  if (jobId !== null) {
    update(key, told);
    return followJob(key, project, jobId);
  }
  update(key, { state: wasKnown ? "known" : "done", ...told });
}

/** Watches a job to its end. Its progress is asked for, so that it is right also where an event was missed. */
async function followJob(key: string, project: string, jobId: string): Promise<void> {
  for (;;) {
    const job = await client.jobs.get({ params: { project, id: jobId } });
    const hasEnded = ["done", "failed", "cancelled"].includes(job.state);
    const { entries } =
      job.failedCount > 0 && hasEnded ? await client.jobs.failures({ params: { project, id: jobId }, query: { limit: 500 } }) : { entries: [] };
    const failures = entries.map(({ label, message }) => ({ label, message }));
    const counts = { done: job.doneCount, partDone: job.partDone, failed: job.failedCount, total: job.total };
    const isWell = job.failedCount === 0 && job.state === "done";
    const { warnings } = lines.value.find((line) => line.key === key) ?? {};
    const came = isWell && job.total === 1 ? documentOf(job.result) : null;
    update(key, {
      state: hasEnded ? (isWell ? "done" : "failed") : "job",
      job: { id: jobId, state: job.state, ...counts, failures },
      ...(came === null
        ? {}
        : { documentId: came.documentId, warnings: [...(warnings ?? []), ...came.warnings], ...(came.wasKnown ? { state: "known" } : {}) }),
    });
    if (hasEnded) return;
    await new Promise((resolve) => setTimeout(resolve, 700));
  }
}

interface ImportedDocument {
  readonly documentId: string;
  readonly wasKnown: boolean;
  readonly warnings: readonly string[];
}

/** The document that came of a job with one unit. */
function documentOf(result: unknown): ImportedDocument | null {
  if (typeof result !== "object" || result === null || !("documentId" in result) || typeof result.documentId !== "string") return null;
  const told: readonly unknown[] = "warnings" in result && Array.isArray(result.warnings) ? result.warnings : [];
  const warnings = told.flatMap((one) =>
    typeof one === "object" && one !== null && "message" in one && typeof one.message === "string" ? [one.message] : [],
  );
  return { documentId: result.documentId, wasKnown: "wasKnown" in result && result.wasKnown === true, warnings };
}

/** Stops the job of a line, or tries again what failed in it. What goes wrong with that stands in the line. */
export async function steerJob({ key, project, job }: ImportLine, step: "cancel" | "retry"): Promise<void> {
  if (job === undefined) return;
  await attempt(key, async () => {
    await client.jobs.steer({ params: { project, id: job.id }, body: { step } });
    if (step === "cancel") return;
    update(key, { state: "job" });
    await followJob(key, project, job.id);
  });
}
