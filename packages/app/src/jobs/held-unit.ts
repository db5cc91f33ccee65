import type { ReadoutImport } from "../documents/import-readout.ts";
import type { ReadingDone } from "../documents/reading-task.ts";
import type { JobUnit } from "../store/job-store.ts";
import type { OpenSpan } from "../traces/tracer.ts";
import type { ImportUnit, UnitRequest } from "./job-request.ts";

/** A unit under way. */
export interface Held {
  readonly unit: JobUnit;
  readonly request: UnitRequest;
  /** When it was claimed. */
  readonly since: number;
  readonly span: OpenSpan | undefined;
  /** Aborts when nobody wants the unit any more. */
  readonly gone: AbortController;
}

/** A document that was read and waits for its commit. */
export interface ReadUnit extends Held {
  readonly request: ImportUnit;
  readonly reading: ReadingDone;
}

export function keyOf({ job, index }: JobUnit): string {
  return `${job} ${index}`;
}

/** Whoever worked at it before is gone. */
export function isSuspect({ lostCount }: JobUnit): boolean {
  return lostCount > 0;
}

export function sourceFor({ source }: ImportUnit): string | { bytes: Uint8Array; name: string } {
  if ("path" in source) return source.path;
  return "url" in source ? source.url : { bytes: Buffer.from(source.base64, "base64"), name: source.name };
}

export function importOf({ request, reading }: Pick<ReadUnit, "request" | "reading">): ReadoutImport {
  const { source, rights } = request;
  const sourceName = "path" in source ? source.path : "url" in source ? source.url : source.name;
  return { ...reading, rights, sourceName };
}
