import { RapporteurError } from "@rapporteur/core/base";
import type { SplitArticle } from "../articles/split-articles.ts";
import type { ReadOptions, ReadSource } from "../read-options.ts";
import { ChildLimitError } from "./bounded-child.ts";
import { KeptChild } from "./kept-child.ts";
import { readerLimits } from "./reading-limits.ts";

/** What the process is asked for: a document, or the articles of an export. */
export type ReaderTask = ReadTask | SplitTask;

export interface SplitTask {
  readonly splits: true;
  readonly bytes: Uint8Array;
  readonly name: string;
}

export interface ReadTask {
  readonly splits?: undefined;
  readonly bytes: Uint8Array;
  readonly options: Pick<ReadOptions, "name" | "format" | "charset" | "maxBytes" | "url" | "takesExports">;
  readonly timeoutMs?: number | undefined;
}

// Run from source the files end in .ts, installed in .js.
const file = import.meta.url.endsWith(".ts") ? "./reader-child.ts" : "./reader-child.js";
const reader = new KeptChild(new URL(file, import.meta.url), readerLimits);

/**
 * Reads bytes of any format in a process that is ended when it takes too much time or memory. Tasks run one at a time; the time of waiting does not count.
 *
 * @throws RAP_SOURCE_TOO_HARD, and what reading throws
 */
export async function readInChild(bytes: Uint8Array, options: ReadOptions & { readonly name: string }): Promise<Omit<ReadSource, "bytes">> {
  const { name, format, charset, maxBytes, url, takesExports, timeoutMs } = options;
  const given = Object.fromEntries(Object.entries({ name, format, charset, maxBytes, url, takesExports }).filter(([, value]) => value !== undefined));
  return (await ask({ bytes, options: given, timeoutMs }, name)) as Omit<ReadSource, "bytes">;
}

/**
 * The articles of an export, taken apart in that process; null where it is none.
 *
 * @throws RAP_SOURCE_TOO_HARD, RAP_SOURCE_UNSPLIT
 */
export async function splitInChild(bytes: Uint8Array, name: string): Promise<SplitArticle[] | null> {
  return (await ask({ splits: true, bytes, name }, name)) as SplitArticle[] | null;
}

async function ask(task: ReaderTask, name: string): Promise<unknown> {
  try {
    return await reader.ask(task);
  } catch (error) {
    if (error instanceof RapporteurError) throw error;
    throw tooHard(name, error);
  }
}

/** What ended a process, or what a parser threw, in the words of the catalogue. */
export function tooHard(source: string, error: unknown): RapporteurError {
  const words = error instanceof Error ? error.message : String(error);
  const reason = error instanceof ChildLimitError ? words : `reading it failed with “${words.slice(0, 200)}”`;
  return new RapporteurError("RAP_SOURCE_TOO_HARD", { source, reason }, { cause: error });
}
