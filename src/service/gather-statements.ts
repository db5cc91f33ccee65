import { readFile } from "node:fs/promises";
import { RapporteurError } from "../base/errors.ts";
import type { Entity } from "../model/entity.ts";
import { readoutSchema, type Readout } from "../model/readout.ts";
import type { ReviewState } from "../model/statement.ts";
import type { StatementTable } from "../model/statement-table.ts";
import { readDocument } from "./read-document.ts";
import { readoutTable } from "./readout-table.ts";

export interface GatherOptions {
  /** Count drafts too; accepted statements alone unless told. */
  readonly countsDrafts: boolean;
  readonly onProgress?: (done: number, total: number, source: string) => void;
}

/** Statements of several readouts and documents, ready for the engines. */
export interface Gathered {
  readonly readouts: readonly Readout[];
  readonly table: StatementTable;
  /** Entities of all readouts, one an id; `country` and `actsFor` of the first readout that knows them. */
  readonly entities: readonly Entity[];
  /** Name by entity id. */
  readonly names: ReadonlyMap<string, string>;
  /** Quote by statement id of the table, for evidence. */
  readonly quotes: ReadonlyMap<string, string>;
  /** Review states that count, for the engines' options. */
  readonly review: readonly ReviewState[];
}

/**
 * Gathers statements from readouts (`.json`, as `read --format json` writes them) and from documents, which are read on the
 * spot and give drafts.
 *
 * @throws RAP_SERVICE_READOUT where a .json is no readout; RAP_SERVICE_NONE_ACCEPTED where nothing is left to count; RAP_SOURCE_*
 */
export async function gatherStatements(sources: readonly string[], options: GatherOptions): Promise<Gathered> {
  const readouts: Readout[] = [];
  for (const [index, source] of sources.entries()) {
    readouts.push(/\.json$/i.test(source) ? await openReadout(source) : await readDocument(source));
    options.onProgress?.(index + 1, sources.length, source);
  }
  const table = readoutTable(readouts);
  const review: ReviewState[] = options.countsDrafts ? ["accepted", "draft"] : ["accepted"];
  if (!options.countsDrafts && table.length > 0 && !table.reviews.includes(1)) {
    throw new RapporteurError("RAP_SERVICE_NONE_ACCEPTED", { count: table.length });
  }
  const entities = mergeEntities(readouts);
  return { readouts, table, entities, names: new Map(entities.map(({ id, name }) => [id, name])), quotes: quotesOf(table), review };
}

/** Reads a readout that was written as JSON. */
export async function openReadout(path: string): Promise<Readout> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (cause) {
    throw new RapporteurError("RAP_SOURCE_NOT_FOUND", { source: path }, { cause });
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw new RapporteurError("RAP_SERVICE_READOUT", { path, problem: `it is no JSON (${(cause as Error).message})` }, { cause });
  }
  const parsed = readoutSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new RapporteurError("RAP_SERVICE_READOUT", { path, problem: `${issue?.path.join(".") || "the whole"}: ${issue?.message ?? "not valid"}` });
}

function mergeEntities(readouts: readonly Readout[]): Entity[] {
  const merged = new Map<string, Entity>();
  for (const entity of readouts.flatMap((readout) => readout.entities)) {
    const known = merged.get(entity.id);
    // Mentions point into one document's text, so a merged entity has none.
    if (known === undefined) merged.set(entity.id, { ...entity, mentions: [] });
    else merged.set(entity.id, { ...known, country: known.country ?? entity.country, actsFor: known.actsFor ?? entity.actsFor });
  }
  return [...merged.values()];
}

function quotesOf(table: StatementTable): Map<string, string> {
  const column = table.variables["quote"];
  if (column === undefined || !("dictionary" in column)) return new Map();
  return new Map(table.ids.map((id, row) => [id, column.dictionary[column.codes[row] ?? -1] ?? ""]));
}
