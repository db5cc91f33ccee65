import { columnReader, signOf, type StatementTable, textReader } from "@rapporteur/core/model";
import { actsOf } from "../actors/actor-tasks.ts";
import { countedRows } from "../counted-rows.ts";
import { dayOf } from "../day-of.ts";
import { basisOf } from "../evidence.ts";
import type { FigureData } from "../figure-data.ts";
import { type Balances, balancesOf, likeMinded } from "./like-minded.ts";
import { positionLines } from "./position-lines.ts";
import type { ActTie, CauseTie, NamedCount, Profile, ProfileAnswer, ProfileRequest, RoleStretch } from "./profile-types.ts";
import { sharedLines } from "./shared-lines.ts";
import { keysIn, ownColumns, rowsNaming, subjectColumns } from "./subject-columns.ts";

/** So many of a kind are listed of one page; more are not read. */
const mostListed = 60;
const mostLines = 200;

/** The pages of one or several, and what they have positions on together. Cost: O(rows × columns × pages). Deterministic. */
export function answerProfile(data: FigureData, { role, countsDrafts, keys }: ProfileRequest): ProfileAnswer {
  const { table } = data;
  const rows = countedRows(table, countsDrafts);
  const own = ownColumns(table, role);
  const wanted = [...new Set(keys)];
  const rowsOf = rowsNaming(own, rows, wanted);
  const balances = role === "speaker" ? balancesOf(table, rows) : new Map();
  const made = wanted.map((key, at) => profileOf(data, { key, role, countsDrafts, rows: rowsOf[at] ?? [], balances }));
  const shared = sharedLines(
    made.map(({ lines }) => lines),
    role === "speaker" ? "concept" : "speaker",
  );
  return { profiles: made.map(({ lines, ...page }) => ({ ...page, lines: lines.slice(0, mostLines) })), shared };
}

interface Page {
  readonly key: string;
  readonly role: ProfileRequest["role"];
  readonly countsDrafts: boolean;
  readonly rows: readonly number[];
  readonly balances: Balances;
}

function profileOf(data: FigureData, { key, role, countsDrafts, rows, balances }: Page): Profile {
  const { table } = data;
  const isSpeaker = role === "speaker";
  const conceptOf = textReader(table, "concept");
  const lines = positionLines(table, isSpeaker ? rows : rows.filter((row) => conceptOf(row) === key));
  const speakerOf = textReader(table, "speaker");
  const subjects = subjectColumns(table);
  const typeOf = (row: number): string => table.typeNames[table.types[row] ?? -1] ?? "";
  return {
    key,
    basis: basisOf(table, rows),
    ...timeOf(table, rows),
    roles: isSpeaker ? rolesOf(data, key, rows) : [],
    topics: namedIn(table, rows, (row) => [...keysIn(subjects, row)].filter((other) => other !== key)),
    voices: isSpeaker ? [] : namedIn(table, rows, (row) => [speakerOf(row) ?? ""]),
    lines,
    lineCount: lines.length,
    others: isSpeaker ? likeMinded(balances, key).slice(0, mostListed) : [],
    acts: isSpeaker ? [] : actTies(data, countsDrafts, key),
    causes: isSpeaker ? [] : causeTies(table, rows, key),
    forecastIds: rows.filter((row) => typeOf(row) === "forecast").map((row) => table.ids[row] ?? ""),
  };
}

function timeOf(table: StatementTable, rows: readonly number[]): Pick<Profile, "firstDay" | "lastDay" | "months" | "undatedCount"> {
  const days = rows.flatMap((row) => dayOf(table.times[row] ?? Number.NaN) ?? []).sort();
  const counts = new Map<string, number>();
  for (const day of days) counts.set(day.slice(0, 7), (counts.get(day.slice(0, 7)) ?? 0) + 1);
  const [firstDay = null, lastDay = null] = [days[0], days.at(-1)];
  return { firstDay, lastDay, months: filledMonths(counts, firstDay, lastDay), undatedCount: rows.length - days.length };
}

/** More months than this are listed without the empty ones: a date that is far off is most likely a slip. */
const mostMonths = 600;

function filledMonths(counts: ReadonlyMap<string, number>, firstDay: string | null, lastDay: string | null): Profile["months"] {
  const numberOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const [first, last] = [numberOf(firstDay ?? ""), numberOf(lastDay ?? "")];
  const isLong = !(last - first < mostMonths);
  const months = isLong
    ? [...counts.keys()].sort()
    : Array.from({ length: last - first + 1 }, (_, at) => {
        const month = first + at;
        return `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
      });
  return months.map((month) => ({ month, statements: counts.get(month) ?? 0 }));
}

/** For whom somebody speaks by the statements, and the dated facts that the project keeps of them, oldest first. */
function rolesOf({ table, entities }: FigureData, key: string, rows: readonly number[]): RoleStretch[] {
  const organizationOf = textReader(table, "organization");
  const byOrganization = Map.groupBy(rows, (row) => organizationOf(row) ?? "");
  byOrganization.delete("");
  const told = [...byOrganization].map(([organization, own]): RoleStretch => {
    const days = own.flatMap((row) => dayOf(table.times[row] ?? Number.NaN) ?? []).sort();
    return { organization, fact: "", from: days[0] ?? null, to: days.at(-1) ?? null, ids: idsOf(table, own) };
  });
  const kept = entities.find((entity) => entity.key === key)?.attributes ?? [];
  const facts = kept.map(({ name, value, from, to }): RoleStretch => ({ organization: null, fact: `${name}: ${value}`, from, to, ids: [] }));
  return [...told, ...facts].sort((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : (a.from ?? "") > (b.from ?? "") ? 1 : 0));
}

const idsOf = (table: StatementTable, rows: readonly number[]): string[] => rows.map((row) => table.ids[row] ?? "");

function namedIn(table: StatementTable, rows: readonly number[], keysOf: (row: number) => readonly string[]): NamedCount[] {
  const found = new Map<string, string[]>();
  for (const row of rows)
    for (const key of keysOf(row)) {
      const ids = found.get(key) ?? [];
      found.set(key, ids);
      ids.push(table.ids[row] ?? "");
    }
  return [...found]
    .map(([key, ids]) => ({ key, statements: ids.length, ids }))
    .sort((a, b) => b.statements - a.statements || (a.key < b.key ? -1 : 1))
    .slice(0, mostListed);
}

function actTies(data: FigureData, countsDrafts: boolean, key: string): ActTie[] {
  const { items: acts } = actsOf(data, countsDrafts);
  const own = acts.filter(({ source, target }) => source === key || target === key);
  const byOther = Map.groupBy(own, ({ source, target }) => (source === key ? target : source));
  return [...byOther]
    .map(([other, between]): ActTie => {
      const count = (isGiven: boolean, sign: 1 | -1): number =>
        between.filter(({ source, action }) => (source === key) === isGiven && signOf(action) === sign).length;
      return {
        other,
        cooperationGiven: count(true, 1),
        conflictGiven: count(true, -1),
        cooperationReceived: count(false, 1),
        conflictReceived: count(false, -1),
        ids: between.map(({ id }) => id),
      };
    })
    .sort((a, b) => b.ids.length - a.ids.length || (a.other < b.other ? -1 : 1))
    .slice(0, mostListed);
}

function causeTies(table: StatementTable, rows: readonly number[], key: string): CauseTie[] {
  const [causeOf, effectOf, statusOf] = ["cause", "effect", "status"].map((name) => textReader(table, name));
  const signOfRow = columnReader(table, "sign");
  const found = new Map<string, { -readonly [K in keyof CauseTie]: CauseTie[K] } & { ids: string[] }>();
  for (const row of rows) {
    const [cause, effect] = [causeOf?.(row) ?? null, effectOf?.(row) ?? null];
    if (cause === null || effect === null || cause === effect || (cause !== key && effect !== key)) continue;
    const [other, way] = effect === key ? ([cause, "cause"] as const) : ([effect, "effect"] as const);
    const tie = found.get(`${way} ${other}`) ?? { other, way, plus: 0, minus: 0, unsigned: 0, denied: 0, ids: [] };
    found.set(`${way} ${other}`, tie);
    const sign = Number(signOfRow(row) ?? 0);
    tie[statusOf?.(row) === "denied" ? "denied" : sign > 0 ? "plus" : sign < 0 ? "minus" : "unsigned"]++;
    tie.ids.push(table.ids[row] ?? "");
  }
  return [...found.values()].sort((a, b) => b.ids.length - a.ids.length || (a.other < b.other ? -1 : 1)).slice(0, mostListed);
}
