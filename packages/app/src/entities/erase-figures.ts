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
 * without content stays, so that its address can say so; of one whose link was ended, nothing stays.
 *
 * Cost: O(size of the frozen figures, those whose link was ended too).
 */
export async function eraseFigures(workplace: Workplace, things: ErasedThings): Promise<readonly string[]> {
  const { store, project, by } = workplace;
  const names = namePattern(things.names);
  const [held, left]: [string[], FigureRecord[]] = [[], []];
  for await (const record of everyFigure(workplace)) {
    if (!holds(record, things.ids, names)) continue;
    held.push(record.id);
    if ((await store.records.get(project, "figure", record.id)) !== null) left.push(emptied(record, momentOf(workplace)));
  }
  if (held.length === 0) return [];
  await store.history.erase(
    project,
    held.map((id): Target => ({ kind: "figure", id })),
    by,
  );
  if (left.length > 0)
    await store.history.commit({
      project,
      by,
      action: "erase",
      summary: `Emptied ${left.length} shared figures that an erasure touches`,
      changes: left.map((after) => ({ kind: "figure", id: after.id, expected: null, after })),
    });
  return held;
}

/** Each figure that was ever shared, as it last was, those whose link was ended too. One is in memory at a time. */
async function* everyFigure({ store, project }: Workplace): AsyncGenerator<FigureRecord> {
  for (const id of await store.history.idsEver(project, "figure")) {
    const versions = await store.history.versions(project, "figure", id);
    const last = versions.find(({ record }) => record !== null)?.record ?? null;
    if (last !== null && "picture" in last) yield last;
  }
}

function emptied({ id, screen, revision, createdBy, createdAt }: FigureRecord, erasedAt: string): FigureRecord {
  const none = { title: "", note: "", says: "", scope: "", settings: [], picture: null, table: null, statements: [], quotes: [] };
  return { id, screen, ...none, documentCount: 0, reviewedCount: 0, revision, createdBy, createdAt, erasedAt };
}

const encoded: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'" };

/** The words of a picture. Names are set in lines, each an element of its own. */
function wordsOf(svg: string): string {
  return svg.replaceAll(/<[^>]+>/g, " ").replaceAll(/&[a-z#\d]{2,5};/g, (entity) => encoded[entity] ?? entity);
}

/** Letters and spaces as they are compared: an accent is one with its letter, and any run of white space is one space. */
const compared = (text: string): string => text.normalize("NFC").replaceAll(/\s+/g, " ");

/** Names as whole words, whatever their case; null where there is none. */
function namePattern(names: readonly string[]): RegExp | null {
  const words = names.map((name) => compared(name).trim()).filter((name) => name !== "");
  if (words.length === 0) return null;
  const one = words.map((name) => name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("|");
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${one})(?![\\p{L}\\p{N}])`, "iu");
}

function holds(record: FigureRecord, ids: ReadonlySet<string>, names: RegExp | null): boolean {
  const { statements, quotes, title, note, says, scope, settings, table, picture } = record;
  if (statements.some((id) => ids.has(id)) || quotes.some(({ documentId }) => ids.has(documentId))) return true;
  if (names === null) return false;
  const framed = settings.flatMap(({ label, value }) => [label, value]);
  const quoted = quotes.flatMap(({ quote, title: of, speaker, url }) => [quote ?? "", of, speaker ?? "", url ?? ""]);
  // Who answers stands over a column.
  const cells = [...(table?.columns ?? []).map((column) => column.title), ...(table?.rows ?? []).flat().map(String)];
  return [title, note, says, scope, ...framed, ...quoted, ...cells, wordsOf(picture?.svg ?? "")].some((text) => names.test(compared(text)));
}
