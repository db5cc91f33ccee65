import { useSyncExternalStore } from "react";
import type { DocumentRights } from "../../../../src/model/library/document-record.ts";
import { client } from "../../data/client.ts";
import { describeError } from "../../parts/states.tsx";
import { makeRequestKey } from "../../data/request-key.ts";

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

export interface ImportJob {
  readonly id: string;
  readonly state: string;
  readonly done: number;
  readonly failed: number;
  readonly total: number;
  readonly failures: readonly { readonly label: string; readonly message: string }[];
}

export interface ImportWish {
  readonly project: string;
  readonly rights: DocumentRights;
  readonly code: boolean;
}

/** Files sent at the same time: one is read while the next is on its way. */
const atOnce = 2;
let lines: readonly ImportLine[] = [];
let sending = 0;
const waiting: (() => Promise<void>)[] = [];
const listeners = new Set<() => void>();

function set(next: readonly ImportLine[]): void {
  lines = next;
  for (const listener of listeners) listener();
}

function update(key: string, change: Partial<ImportLine>): void {
  set(lines.map((line) => (line.key === key ? { ...line, ...change } : line)));
}

export function useImports(project: string): readonly ImportLine[] {
  const all = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => lines,
  );
  return all.filter((line) => line.project === project);
}

export function importFiles(files: readonly File[], wish: ImportWish): void {
  for (const file of files) {
    const key = makeRequestKey();
    set([...lines, { key, project: wish.project, name: file.name, state: "waiting" }]);
    waiting.push(() => sendFile(key, file, wish));
  }
  pump();
}

export function fetchPages(urls: readonly string[], { project, rights, code }: ImportWish): void {
  const key = makeRequestKey();
  set([...lines, { key, project, name: urls.length === 1 ? (urls[0] ?? "") : `${urls[0] ?? ""} …`, state: "waiting" }]);
  waiting.push(async () => {
    const { jobId } = await client.documents.fetch({ params: { project }, body: { urls: [...urls], rights, code } });
    await followJob(key, project, jobId);
  });
  pump();
}

/** Takes what has ended off the list. */
export function clearImports(): void {
  set(lines.filter(({ state }) => state === "waiting" || state === "reading" || state === "job"));
}

function pump(): void {
  while (sending < atOnce) {
    const next = waiting.shift();
    if (next === undefined) return;
    sending++;
    void next().finally(() => {
      sending--;
      pump();
    });
  }
}

async function sendFile(key: string, file: File, { project, rights, code }: ImportWish): Promise<void> {
  update(key, { state: "reading" });
  try {
    const query = { name: file.name, rights, code: code ? ("true" as const) : ("false" as const), requestKey: key };
    const { documentId, jobId, wasKnown, warnings } = await client.documents.upload({ params: { project }, query, bytes: file });
    const told = { ...(documentId === null ? {} : { documentId }), warnings: warnings.map(({ message }) => message) };
    if (jobId !== null) {
      update(key, told);
      return await followJob(key, project, jobId);
    }
    update(key, { state: wasKnown ? "known" : "done", ...told });
  } catch (error) {
    fail(key, error);
  }
}

function fail(key: string, error: unknown): void {
  const { message, cure } = describeError(error);
  update(key, { state: "failed", problem: cure === null ? message : `${message}; ${cure}` });
}

/** Watches a job to its end. Its progress is asked for, so that it is right also where an event was missed. */
export async function followJob(key: string, project: string, jobId: string): Promise<void> {
  try {
    for (;;) {
      const job = await client.jobs.get({ params: { project, id: jobId } });
      const hasEnded = ["done", "failed", "cancelled"].includes(job.state);
      const { entries } =
        job.failedCount > 0 && hasEnded ? await client.jobs.failures({ params: { project, id: jobId }, query: { limit: 500 } }) : { entries: [] };
      const failures = entries.map(({ label, message }) => ({ label, message }));
      const told = { id: jobId, state: job.state, done: job.doneCount, failed: job.failedCount, total: job.total, failures };
      update(key, { state: hasEnded ? (job.failedCount > 0 || job.state !== "done" ? "failed" : "done") : "job", job: told });
      if (hasEnded) return;
      await new Promise((resolve) => setTimeout(resolve, 700));
    }
  } catch (error) {
    fail(key, error);
  }
}

export async function steerJob(line: ImportLine, step: "cancel" | "retry"): Promise<void> {
  if (line.job === undefined) return;
  await client.jobs.steer({ params: { project: line.project, id: line.job.id }, body: { step } });
  if (step === "retry") {
    update(line.key, { state: "job" });
    await followJob(line.key, line.project, line.job.id);
  }
}
