import type { StatementRecord, TypeRecord } from "@rapporteur/app/records";
import { formatDay, formatNumber, formatPercent } from "../../hooks/format.ts";
import { text } from "./strings.ts";

export type NameOf = (id: string | null) => string | null;

/** What a statement says in one line; first of all where it says that something is not so, or does not say that it is. */
export function summarize(record: StatementRecord, type: TypeRecord | undefined, nameOf: NameOf): string {
  const said = saidBy(record, type, nameOf);
  const isPlain = record.status === "actual" || record.status === undefined;
  return isPlain ? said : text.notPlain(text.statuses[record.status] ?? record.status, said);
}

function saidBy(record: StatementRecord, type: TypeRecord | undefined, nameOf: NameOf): string {
  const { values } = record;
  const entity = (name: string): string => nameOf(textValue(values[name])) ?? textValue(values[`${name}Text`]) ?? text.notTold;
  switch (record.type) {
    case "position":
      return `${values["agreement"] === true ? "+" : "−"} ${entity("concept")} (${degree(values["intensity"])})`;
    case "relation":
      return `${entity("source")}${actedOn(record, nameOf)}: ${textValue(values["action"]) ?? ""} (${signed(values["weight"])})`;
    case "cause":
      return `${entity("cause")} ${signOf(values["sign"])} ${entity("effect")}`;
    case "forecast":
      return [expected(record), chance(record), textValue(values["horizon"])].filter((part) => part !== null && part !== "").join(" · ");
    default:
      return (type?.variables ?? [])
        .map(({ name, kind }) => (kind === "entity" ? nameOf(textValue(values[name])) : plainValue(values[name])))
        .filter((part) => part !== null && part !== "")
        .join(" · ");
  }
}

/** On whom or on what an act is; a line of a table, which does not know the place of the thing's words, leaves it to the quotation below it. */
function actedOn(record: StatementRecord, nameOf: NameOf): string {
  const target = nameOf(textValue(record.values["target"])) ?? thingActedOn(record);
  if (target === null && record.marks === undefined) return "";
  return ` → ${target ?? text.notTold}`;
}

/** The words of what an act is on, where they name no actor: "(the description of the release)". */
function thingActedOn({ quote, start, values, marks }: StatementRecord): string | null {
  // Lines of a table carry no places.
  const mark = marks?.["target"];
  if (mark === undefined || values["target"] != null) return null;
  const [from, to] = mark;
  if (from < start || to > start + quote.length || from === to) return null;
  return `(${quote.slice(from - start, to - start).replaceAll(/\s+/g, " ")})`;
}

const textValue = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);

function plainValue(value: unknown): string {
  if (typeof value === "number") return formatNumber(value);
  if (typeof value === "boolean") return value ? text.yes : text.no;
  return typeof value === "string" ? value : "";
}

function signed(value: unknown): string {
  return typeof value === "number" ? `${value > 0 ? "+" : value < 0 ? "−" : ""}${formatNumber(Math.abs(value))}` : text.notTold;
}

function degree(value: unknown): string {
  return typeof value === "number" ? formatNumber(Math.abs(value)) : text.notTold;
}

function signOf(value: unknown): string {
  return value === 1 ? "—(+)→" : value === -1 ? "—(−)→" : "—(?)→";
}

/** The event, and whether it is expected at all: a forecast against it must never read as one for it. */
function expected({ values }: StatementRecord): string {
  const event = textValue(values["event"]) ?? "";
  return values["direction"] === -1 ? text.expectsNot(event) : values["direction"] === 0 ? text.leavesOpen(event) : event;
}

/** "60–80 %", or nothing where the words give no number. */
function chance({ values }: StatementRecord): string | null {
  const { low, high, horizonTo } = values;
  const when = typeof horizonTo === "string" ? ` (${formatDay(horizonTo)})` : "";
  if (typeof low !== "number" || typeof high !== "number") return textValue(values["term"]) === null ? null : `“${textValue(values["term"])}”${when}`;
  return (low === high ? formatPercent(low) : `${formatPercent(low)} – ${formatPercent(high)}`) + when;
}
