import { RapporteurError } from "@rapporteur/core/base";
import { type Action, actionOfCameo, actionOfPlover, signOf } from "@rapporteur/core/model";
import type { Act } from "../act.ts";
import { defaultResolver, type ActorResolver, type RawActor } from "./event-actor.ts";
import { parseEventDate } from "./event-date.ts";
import { eventLayouts, type ActorColumns, type EventLayout } from "./event-layouts.ts";

export interface EventImportOptions {
  /** The layout, where the header should not decide. */
  readonly layout?: EventLayout["name"];
  /** Whether the first row holds names of columns; told by it unless given (GDELT's and daily Phoenix files have none). */
  readonly hasHeader?: boolean;
  /** What to do with a row that cannot be read: refuse the file (the default) or list the row and go on. */
  readonly badRows?: "refuse" | "list";
  readonly resolveActor?: ActorResolver;
}

export interface EventImport {
  readonly layout: EventLayout["name"];
  readonly acts: readonly Act[];
  /** Events that are no act between two actors, by reason. */
  readonly leftOut: {
    /** Source or target missing. */
    readonly actor: number;
    /** CAMEO 01 and 02, PLOVER 2018's CRIME: no type among the sixteen. */
    readonly action: number;
    /** Both ends the same actor. */
    readonly self: number;
  };
  /** Rows that could not be read, with `badRows: "list"`; the header is row 1. */
  readonly badRows: readonly { readonly row: number; readonly problem: string }[];
}

/**
 * Acts of a machine-coded event data set, from rows that are already split into cells.
 *
 * Actions go through the published crosswalk to the sixteen PLOVER types; the set's own score becomes the weight, or ±1 where it has none.
 * Imported acts count as not reviewed by a person. Ids are the set's own, prefixed by the layout.
 *
 * @param rows cells by row, the header first where there is one
 * @throws RAP_RELATIONS_EVENT_LAYOUT, RAP_RELATIONS_EVENT_COLUMN, RAP_RELATIONS_EVENT_ROW
 * Cost: O(cells).
 */
export function importEvents(rows: readonly (readonly string[])[], options: EventImportOptions = {}): EventImport {
  const hasHeader = options.hasHeader ?? !startsWithEvent(rows[0] ?? [], options.layout);
  const header = hasHeader ? (rows[0] ?? []) : headerFor(rows[0]?.length ?? 0, options.layout);
  const layout = chooseLayout(header, options.layout);
  const readRow = eventReader(layout, header, options.resolveActor ?? defaultResolver());
  const acts: Act[] = [];
  const leftOut = { actor: 0, action: 0, self: 0 };
  const badRows: { row: number; problem: string }[] = [];
  for (let index = hasHeader ? 1 : 0; index < rows.length; index++) {
    const read = readRow(rows[index] ?? []);
    if (read.kind === "act") acts.push(read.act);
    else if (read.kind === "left out") leftOut[read.reason]++;
    else if (options.badRows === "list") badRows.push({ row: index + 1, problem: read.problem });
    else throw new RapporteurError("RAP_RELATIONS_EVENT_ROW", { row: index + 1, problem: read.problem, cure: read.cure });
  }
  return { layout: layout.name, acts, leftOut, badRows };
}

/** Whether a row is an event of a layout without header: of its width, with a date where the layout has its dates. */
function startsWithEvent(cells: readonly string[], name: EventLayout["name"] | undefined): boolean {
  return eventLayouts.some(
    (layout) =>
      (name === undefined || layout.name === name) &&
      (layout.headerless ?? []).some(
        (columns) => columns.length === cells.length && parseEventDate((cells[columns.indexOf(layout.date)] ?? "").trim()) !== null,
      ),
  );
}

function headerFor(width: number, name: EventLayout["name"] | undefined): readonly string[] {
  const candidates = eventLayouts.filter((layout) => name === undefined || layout.name === name).flatMap((layout) => layout.headerless ?? []);
  const found = candidates.find((columns) => columns.length === width);
  if (found === undefined) throw new RapporteurError("RAP_RELATIONS_EVENT_LAYOUT");
  return found;
}

function chooseLayout(header: readonly string[], name: EventLayout["name"] | undefined): EventLayout {
  const present = new Set(header.map(fold));
  const candidates = eventLayouts.filter((layout) => name === undefined || layout.name === name);
  const fitting = candidates.find((layout) => requiredColumns(layout).every((column) => present.has(fold(column))));
  if (fitting !== undefined) return fitting;
  if (name === undefined) throw new RapporteurError("RAP_RELATIONS_EVENT_LAYOUT");
  const nearest = candidates.toSorted((a, b) => missingColumns(a, present).length - missingColumns(b, present).length)[0];
  const column = nearest === undefined ? "" : (missingColumns(nearest, present)[0] ?? "");
  throw new RapporteurError("RAP_RELATIONS_EVENT_COLUMN", { layout: name, column });
}

function requiredColumns(layout: EventLayout): string[] {
  const ofActor = (columns: ActorColumns): string[] => [columns.country, columns.sector].filter((column) => column !== undefined);
  return [layout.id, layout.date, layout.action, ...ofActor(layout.source), ...ofActor(layout.target)];
}

function missingColumns(layout: EventLayout, present: ReadonlySet<string>): string[] {
  return requiredColumns(layout).filter((column) => !present.has(fold(column)));
}

function fold(column: string): string {
  return column
    .replace(/^\uFEFF/, "")
    .trim()
    .toLowerCase();
}

type RowReading =
  | { readonly kind: "act"; readonly act: Act }
  | { readonly kind: "left out"; readonly reason: "actor" | "action" | "self" }
  | { readonly kind: "bad"; readonly problem: string; readonly cure: string };

type Cells = readonly string[];

function eventReader(layout: EventLayout, header: Cells, resolve: ActorResolver): (cells: Cells) => RowReading {
  const places = new Map(header.map((column, place) => [fold(column), place]));
  const cell = (cells: Cells, column: string | undefined): string => {
    const place = column === undefined ? undefined : places.get(fold(column));
    return place === undefined ? "" : (cells[place] ?? "").trim();
  };
  const actor = (cells: Cells, columns: ActorColumns): RawActor => ({
    name: plain(cell(cells, columns.name)),
    code: plain(cell(cells, columns.code)),
    country: plain(cell(cells, columns.country)),
    sector: plain(cell(cells, columns.sector)),
  });
  return (cells) => {
    if (cells.length < header.length)
      return bad(`it has ${cells.length} cells, the header has ${header.length}`, "check the file's separator and quoting");
    const time = parseEventDate(cell(cells, layout.date));
    if (time === null) return bad(`"${cell(cells, layout.date)}" is not a date`, "write dates as YYYY-MM-DD or YYYYMMDD");
    const action = actionOf(layout, cell(cells, layout.action));
    if (action === undefined)
      return bad(`"${cell(cells, layout.action)}" is not a ${layout.ontology} action`, "keep codes as text: leading zeros count");
    if (action === null) return { kind: "left out", reason: "action" };
    const weight = weightOf(cell(cells, layout.weight), action);
    if (weight === null) return bad(`"${cell(cells, layout.weight)}" is not a score from -10 to 10`, "correct the score or leave it empty");
    const [source, target] = [resolve(actor(cells, layout.source)), resolve(actor(cells, layout.target))];
    if (source === null || target === null) return { kind: "left out", reason: "actor" };
    if (source === target) return { kind: "left out", reason: "self" };
    const id = `${layout.name}:${cell(cells, layout.id)}`;
    const document = cell(cells, layout.document) || null;
    return { kind: "act", act: { id, source, target, action, weight, time, document, speaker: null, reviewedByPerson: false } };
  };
}

function bad(problem: string, cure: string): RowReading {
  return { kind: "bad", problem, cure };
}

/** These sets write "nothing" in several ways. */
function plain(cell: string): string {
  return cell === "---" || cell === "NULL" || cell === "None" || cell === "NA" ? "" : cell;
}

function actionOf(layout: EventLayout, cell: string): Action | null | undefined {
  return layout.ontology === "plover" ? actionOfPlover(cell) : actionOfCameo(cell);
}

function weightOf(cell: string, action: Action): number | null {
  if (cell === "") return signOf(action);
  const weight = Number(cell);
  return weight >= -10 && weight <= 10 ? weight : null;
}
