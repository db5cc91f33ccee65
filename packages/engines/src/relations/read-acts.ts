import { RapporteurError } from "@rapporteur/core/base";
import {
  type Action,
  actions,
  columnReader,
  type RelationStatement,
  type ReviewState,
  reviewStates,
  signOf,
  type StatementTable,
  type Status,
  textReader,
} from "@rapporteur/core/model";
import type { Act } from "./act.ts";

export interface ReadActsOptions {
  /** Which review states count; accepted only, unless asked otherwise. */
  readonly review?: readonly ReviewState[];
  /** Which statuses count as acts; a denied, supposed or demanded act did not happen by the text, so only `actual` does by default. */
  readonly statuses?: readonly Status[];
  /** Name of the statement type that holds relations. */
  readonly type?: string;
  /** Told of each row that holds a relation, from 0, in order: why it was left aside, or null where it became the next act. */
  readonly onRow?: (row: number, aside: ActAside | null) => void;
}

/** Why a relation does not count as an act. */
export type ActAside = keyof ActReading["leftAside"];

/** Acts, and what was left aside and why. */
export interface ActReading {
  readonly acts: readonly Act[];
  readonly leftAside: {
    readonly review: number;
    readonly status: number;
    /** Without a source or target the text names. */
    readonly actor: number;
    /** With the same entity on both ends. */
    readonly self: number;
  };
}

/**
 * Acts of a statement table's `relation` rows. Reads the variables `source`, `target`, `action`, `weight`, `date`, `status` and `speaker`; a row
 * without `date` takes the time of its document, a table without `status` holds actual acts.
 *
 * @throws RAP_RELATIONS_ACTION where an action is none of PLOVER's sixteen; RAP_RELATIONS_WEIGHT outside −10 … 10
 * Cost: O(rows).
 */
export function readActs(table: StatementTable, options: ReadActsOptions = {}): ActReading {
  const type = table.typeNames.indexOf(options.type ?? "relation");
  const rowReader = actRowReader(table);
  const collector = new ActCollector(options);
  for (let row = 0; row < table.length; row++) if (table.types[row] === type) collector.add(rowReader(row), row + 1);
  return collector.reading();
}

/**
 * Acts of plain relation statements, as a readout lists them; `document` names the document they are all in and `published`
 * dates those that the text does not.
 *
 * @throws as `readActs`
 */
export function actsOfStatements(
  statements: readonly RelationStatement[],
  document: { readonly id: string | null; readonly published: string | null },
  options: ReadActsOptions = {},
): ActReading {
  const collector = new ActCollector(options);
  for (const [index, statement] of statements.entries()) {
    const date = statement.date ?? document.published;
    const act = {
      ...statement,
      document: document.id,
      time: date === null ? null : Date.parse(date),
      reviewedByPerson: statement.review !== "draft",
    };
    collector.add(act, index + 1);
  }
  return collector.reading();
}

interface RawAct extends Omit<Act, "source" | "target" | "action"> {
  readonly source: string | null;
  readonly target: string | null;
  readonly action: string | null;
  readonly review: ReviewState;
  readonly status: string;
}

class ActCollector {
  private readonly acts: Act[] = [];
  private readonly leftAside = { review: 0, status: 0, actor: 0, self: 0 };
  private readonly reviews: readonly ReviewState[];
  private readonly statuses: readonly string[];

  private readonly onRow: ReadActsOptions["onRow"];

  constructor(options: ReadActsOptions) {
    this.reviews = options.review ?? ["accepted"];
    this.statuses = options.statuses ?? ["actual"];
    this.onRow = options.onRow;
  }

  add(raw: RawAct, row: number): void {
    const { source, target } = raw;
    const aside = this.#aside(raw);
    if (aside !== null) this.leftAside[aside]++;
    else if (source !== null && target !== null) this.acts.push(checkedAct(raw, { source, target }, row));
    this.onRow?.(row - 1, aside);
  }

  #aside({ review, status, source, target }: RawAct): ActAside | null {
    if (!this.reviews.includes(review)) return "review";
    if (!this.statuses.includes(status)) return "status";
    if (source === null || target === null) return "actor";
    return source === target ? "self" : null;
  }

  reading(): ActReading {
    return { acts: this.acts, leftAside: this.leftAside };
  }
}

function checkedAct(raw: RawAct, ends: { source: string; target: string }, row: number): Act {
  const action = knownAction(raw.action);
  if (action === undefined) throw new RapporteurError("RAP_RELATIONS_ACTION", { row, id: raw.id, action: String(raw.action) });
  checkWeight(raw.weight, { row, id: raw.id });
  const { id, weight, time, document, speaker, reviewedByPerson } = raw;
  return { id, ...ends, action, weight, time, document, speaker, reviewedByPerson };
}

/** @throws RAP_RELATIONS_WEIGHT where a weight is no number in −10 … 10 */
export function checkWeight(weight: number, place: { row: number; id: string }): void {
  if (!(weight >= -10 && weight <= 10)) throw new RapporteurError("RAP_RELATIONS_WEIGHT", { ...place, weight });
}

function actRowReader(table: StatementTable): (row: number) => RawAct {
  const [source, target, action] = [textReader(table, "source"), textReader(table, "target"), textReader(table, "action")];
  const [speaker, status] = [textReader(table, "speaker"), textReader(table, "status")];
  const [weight, date] = [columnReader(table, "weight"), columnReader(table, "date")];
  return (row) => ({
    id: table.ids[row] ?? "",
    source: source(row),
    target: target(row),
    action: action(row),
    weight: weightOf(weight(row), action(row)),
    time: timeOf(date(row), table.times[row] ?? Number.NaN),
    document: table.documents.ids[table.documentOf[row] ?? -1] ?? null,
    speaker: speaker(row),
    status: status(row) ?? "actual",
    review: reviewStates[table.reviews[row] ?? 0] ?? "draft",
    reviewedByPerson: table.reviewedByPerson[row] === 1,
  });
}

function weightOf(value: unknown, action: string | null): number {
  return typeof value === "number" ? value : defaultWeight(action);
}

/** ±1 by the action's class: a row without a weight says only which way the act points. */
function defaultWeight(name: string | null): number {
  const action = knownAction(name);
  return action === undefined ? 0 : signOf(action);
}

const actionOf: ReadonlyMap<string, Action> = new Map(actions.map((action) => [action, action]));

function knownAction(name: string | null): Action | undefined {
  return name === null ? undefined : actionOf.get(name);
}

/** A dated act keeps its own date, whether the column holds milliseconds or YYYY-MM-DD. */
function timeOf(date: unknown, fallback: number): number | null {
  if (typeof date === "number") return date;
  const parsed = typeof date === "string" ? Date.parse(date) : Number.NaN;
  if (!Number.isNaN(parsed)) return parsed;
  return Number.isNaN(fallback) ? null : fallback;
}
