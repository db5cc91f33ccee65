import { normalised } from "@rapporteur/core/base";
import type { Transaction } from "kysely";
import type { EntityRecord } from "../../records/entity-record.ts";
import type { FigureRecord } from "../../records/figure-record.ts";
import type { RecordKind } from "../../records/records.ts";
import type { Change } from "../../records/revision.ts";
import { inChunks } from "../insert-rows.ts";
import type { Tables } from "../tables.ts";

type Trx = Transaction<Tables>;
type Target = { readonly kind: RecordKind; readonly id: string };

interface Emptied {
  /** Figures that hold something of what is erased, those whose link was ended too. */
  readonly held: readonly string[];
  /** A record without content in place of each that stands. */
  readonly changes: readonly Change[];
}

/**
 * The frozen figures that hold something of what is erased, by the ids of their statements and by names, as they are and as they were. A picture cannot be freed of
 * one name, so a figure goes whole. A record without content stays, so that its address can say so; of one whose link was ended, nothing stays.
 *
 * Cost: O(size of the frozen figures, those whose link was ended too); one is in memory at a time.
 */
export async function emptyFigures(
  trx: Trx,
  { project, targets, erasedAt }: { readonly project: string; readonly targets: readonly Target[]; readonly erasedAt: string },
): Promise<Emptied> {
  const [held, changes]: [string[], Change[]] = [[], []];
  const ids = new Set(targets.map(({ id }) => id));
  const figures = (await figureIds(trx, project)).filter((id) => !ids.has(id));
  if (figures.length === 0) return { held, changes };
  const names = namePattern(await namesEver(trx, project, targets));
  for (const id of figures) {
    const last = await lastVersion(trx, project, id);
    if (last === null || !holds(last.figure, ids, names)) continue;
    held.push(id);
    if (last.isOpen) changes.push({ kind: "figure", id, expected: last.from, after: emptied(last.figure, erasedAt) });
  }
  return { held, changes };
}

async function figureIds(trx: Trx, project: string): Promise<string[]> {
  const rows = trx.selectFrom("versions").select("id").distinct().where("project", "=", project).where("kind", "=", "figure");
  return (await rows.where("isErased", "=", 0).orderBy("id").execute()).map(({ id }) => id);
}

async function lastVersion(
  trx: Trx,
  project: string,
  id: string,
): Promise<{ readonly figure: FigureRecord; readonly from: number; readonly isOpen: boolean } | null> {
  const versions = trx.selectFrom("versions").select(["fromRevision", "toRevision", "record"]).where("project", "=", project);
  const ofFigure = versions.where("kind", "=", "figure").where("id", "=", id).where("record", "is not", null);
  const row = await ofFigure.orderBy("fromRevision", "desc").limit(1).executeTakeFirst();
  if (row === undefined) return null;
  return { figure: JSON.parse(row.record ?? "{}") as FigureRecord, from: row.fromRevision, isOpen: row.toRevision === null };
}

/** Every name and alias that the entities have or ever had. */
async function namesEver(trx: Trx, project: string, targets: readonly Target[]): Promise<Set<string>> {
  const names = new Set<string>();
  for (const ids of inChunks(targets.flatMap(({ kind, id }) => (kind === "entity" ? [id] : [])))) {
    const versions = trx.selectFrom("versions").select("record").where("project", "=", project).where("kind", "=", "entity");
    for (const { record } of await versions.where("id", "in", ids).where("record", "is not", null).execute()) {
      const { name, aliases } = JSON.parse(record ?? "{}") as EntityRecord;
      for (const one of [name, ...aliases]) names.add(one);
    }
  }
  return names;
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
const compared = (text: string): string => normalised(text, "NFC").replaceAll(/\s+/g, " ");

/** Names as whole words, whatever their case; null where there is none. */
function namePattern(names: ReadonlySet<string>): RegExp | null {
  const words = new Set([...names].map((name) => compared(name).trim()).filter((name) => name !== ""));
  if (words.size === 0) return null;
  const one = [...words].map((name) => name.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&")).join("|");
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
  const drawn = [picture?.svg ?? "", picture?.small?.svg ?? ""].map(wordsOf);
  return [title, note, says, scope, ...framed, ...quoted, ...cells, ...drawn].some((text) => names.test(compared(text)));
}
