import type { FigureRecord } from "../records/figure-record.ts";
import type { RecordKind } from "../records/records.ts";
import { momentOf, type Workplace } from "../library/workplace.ts";

interface Target {
  readonly kind: RecordKind;
  readonly id: string;
}

/** What of an erasure a frozen figure may hold: statements and documents by id, names as words. */
export interface ErasedThings {
  readonly ids: ReadonlySet<string>;
  readonly names: readonly string[];
}

/** What is about to be erased, as frozen figures may hold it. To be asked before the erasure. */
export async function thingsOf({ store, project }: Workplace, records: readonly Target[]): Promise<ErasedThings> {
  const entities = records.flatMap(({ kind, id }) => (kind === "entity" ? [id] : []));
  const stored = await store.records.getMany(project, "entity", entities);
  return { ids: new Set(records.map(({ id }) => id)), names: stored.flatMap(({ record }) => [record.name, ...record.aliases]) };
}

/**
 * Empties the frozen figures that hold something of what was erased, in every version: a picture cannot be freed of one name, so it goes whole. A record
 * without content stays, so that its address can say so.
 *
 * Cost: O(size of the frozen figures).
 */
export async function eraseFigures(workplace: Workplace, things: ErasedThings): Promise<readonly string[]> {
  const { store, project, by } = workplace;
  const names = namePattern(things.names);
  const held: FigureRecord[] = [];
  for await (const { record } of store.records.all(project, "figure")) if (holds(record, things.ids, names)) held.push(record);
  if (held.length === 0) return [];
  await store.history.erase(
    project,
    held.map(({ id }): Target => ({ kind: "figure", id })),
    by,
  );
  await store.history.commit({
    project,
    by,
    action: "erase",
    summary: `Emptied ${held.length} shared figures that an erasure touches`,
    changes: held.map((record) => ({ kind: "figure", id: record.id, expected: null, after: emptied(record, momentOf(workplace)) })),
  });
  return held.map(({ id }) => id);
}

function emptied({ id, screen, revision, createdBy, createdAt }: FigureRecord, erasedAt: string): FigureRecord {
  const none = { title: "", note: "", says: "", scope: "", settings: [], picture: null, table: null, statements: [], quotes: [] };
  return { id, screen, ...none, documentCount: 0, reviewedCount: 0, revision, createdBy, createdAt, erasedAt };
}

/** Names as whole words, whatever their case; null where there is none. */
function namePattern(names: readonly string[]): RegExp | null {
  const words = names.map((name) => name.trim()).filter((name) => name !== "");
  if (words.length === 0) return null;
  const one = words.map((name) => name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("|");
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${one})(?![\\p{L}\\p{N}])`, "iu");
}

function holds(record: FigureRecord, ids: ReadonlySet<string>, names: RegExp | null): boolean {
  const { statements, quotes, title, note, says, scope, settings, table, picture } = record;
  if (statements.some((id) => ids.has(id)) || quotes.some(({ documentId }) => ids.has(documentId))) return true;
  if (names === null) return false;
  const texts = [title, note, says, scope, ...settings.map(({ value }) => value), ...quotes.flatMap(({ quote, title: of }) => [quote ?? "", of])];
  const cells = (table?.rows ?? []).flat().map(String);
  // Names are set in lines in a picture, each an element of its own.
  const labels = (picture?.svg ?? "").replaceAll(/<[^>]+>/g, " ").replaceAll(/\s+/g, " ");
  return [...texts, ...cells, labels].some((text) => names.test(text));
}
