import { compareTexts, nearestName, ownValue, RapporteurError, withArticle } from "@rapporteur/core/base";
import type { DocumentContent } from "../records/document-record.ts";
import type { EntityRecord } from "../records/entity-record.ts";
import type { StatementRecord, StatementVariable, TypeRecord } from "../records/statement-record.ts";
import { type Action, type CellValue, quadOf } from "@rapporteur/core/model";
import { makeAnchor } from "@rapporteur/core/text";
import { badField } from "../library/bad-field.ts";
import { accountOf, momentOf, type Workplace } from "../library/workplace.ts";

/** A statement as somebody wants it, and as it stands (null: it is new). */
export interface StatementEdit {
  readonly before: StatementRecord | null;
  readonly after: StatementRecord;
}

/**
 * What a person's edits become: checked against text and type, with who and when, and with everything that no person may set (coder, draft, document)
 * as it stood. A machine's draft keeps its coder and `draftId`; once its coding is corrected it has no confidence any more, since that was the
 * machine's. A new statement is the person's own.
 *
 * @throws RAP_LIBRARY_FIELD naming the field; RAP_LIBRARY_QUOTE; RAP_LIBRARY_MISSING
 * Cost: reads the types, the entities that are named, and the contents whose places changed.
 */
export async function settleStatements(workplace: Workplace, edits: readonly StatementEdit[]): Promise<StatementRecord[]> {
  const { store, project } = workplace;
  const types = new Map<string, TypeRecord>();
  for await (const { record } of store.records.all(project, "type")) types.set(record.key, record);
  const named = [...new Set(edits.flatMap(({ before, after }) => entityIdsOf(after, types.get(before?.type ?? after.type))))];
  const [standing, contents] = await Promise.all([store.records.getMany(project, "entity", named), contentsOf(workplace, edits.filter(isMoved))]);
  const entities = new Map(standing.map(({ record }) => [record.id, record]));
  return edits.map((edit) => {
    const settled = settle(edit, workplace);
    const type = types.get(settled.type);
    if (type === undefined)
      throw badField("type", `is ${settled.type}, which this project does not have`, `choose one of ${[...types.keys()].join(", ")}`);
    const derived = { ...settled, values: derive(settled) };
    checkStatement(derived, type, entities);
    const content = contents.get(derived.documentId);
    return content === undefined ? derived : placed(derived, content);
  });
}

const isMoved = ({ before, after }: StatementEdit): boolean =>
  before === null ||
  before.start !== after.start ||
  before.end !== after.end ||
  before.quote !== after.quote ||
  before.contribution !== after.contribution ||
  JSON.stringify(before.marks) !== JSON.stringify(after.marks);

async function contentsOf({ store, project }: Workplace, edits: readonly StatementEdit[]): Promise<Map<string, DocumentContent>> {
  const contents = new Map<string, DocumentContent>();
  for (const documentId of new Set(edits.map(({ before, after }) => before?.documentId ?? after.documentId))) {
    const document = await store.records.get(project, "document", documentId);
    if (document === null) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "document", id: documentId });
    const content = await store.contents.get(project, document.record.contentId);
    if (content === null) throw new RapporteurError("RAP_LIBRARY_ERASED", { title: document.record.title });
    contents.set(documentId, content);
  }
  return contents;
}

function settle({ before, after }: StatementEdit, workplace: Workplace): StatementRecord {
  const account = accountOf(workplace);
  const who = { reviewedBy: account, reviewedAt: momentOf(workplace) };
  if (before === null) return { ...after, ...who, coder: { kind: "person", name: account }, confidence: null, draftId: null, draftOf: undefined };
  const { id, documentId, type, coder, draftId, draftOf } = before;
  const isCorrected = codingOf(before) !== codingOf({ ...after, type });
  return { ...after, ...who, id, documentId, type, coder, draftId, draftOf, confidence: isCorrected ? null : before.confidence };
}

/** What a statement says, without what was decided about it. */
export function codingOf({ type, start, end, speaker, organization, reportedBy, status, values }: StatementRecord): string {
  const given = Object.entries(values)
    .filter(([, value]) => value !== null)
    .sort(([a], [b]) => compareTexts(a, b));
  return JSON.stringify([type, start, end, speaker, organization, reportedBy, status, given]);
}

/** What follows from other values and is kept for the engines. */
function derive({ type, speaker, values }: StatementRecord): Record<string, CellValue> {
  if (type === "relation") return { ...values, quad: quadOf[values["action"] as Action] ?? null };
  if (type !== "forecast") return values;
  const { low, high } = values;
  const best = typeof low === "number" && typeof high === "number" ? (low + high) / 2 : null;
  return { ...values, forecaster: speaker, best: values["best"] ?? best };
}

/** Cuts the words around the passage, and holds quote and marks to the text. */
function placed(record: StatementRecord, { text, contributions }: DocumentContent): StatementRecord {
  const { id, start, end, quote, marks, contribution } = record;
  if (start >= end || end > text.length)
    throw badField("start", `and end are ${start} and ${end}`, `give a passage of the text, which has ${text.length} characters`);
  if (text.slice(start, end) !== quote) throw new RapporteurError("RAP_LIBRARY_QUOTE", { statement: id, start, end });
  for (const [name, [from, to]] of Object.entries(marks)) {
    if (from > to || to > text.length)
      throw badField(`marks.${name}`, `is ${from} to ${to}`, `give a stretch of the text, which has ${text.length} characters`);
  }
  if (contribution !== null && contribution >= contributions.length)
    throw badField("contribution", `is ${contribution}`, `the document has ${contributions.length}, counted from 0`);
  const { prefix, suffix } = makeAnchor(text, record);
  return { ...record, prefix, suffix };
}

function entityIdsOf(record: StatementRecord, type: TypeRecord | undefined): string[] {
  const inValues = (type?.variables ?? []).filter(({ kind }) => kind === "entity").map(({ name }) => ownValue(record.values, name) ?? null);
  return [record.speaker, record.organization, ...record.reportedBy, ...inValues].filter((id): id is string => typeof id === "string");
}

type Entities = ReadonlyMap<string, EntityRecord>;

/** Holds a statement to its type. @throws RAP_LIBRARY_FIELD */
function checkStatement(record: StatementRecord, type: TypeRecord, entities: Entities): void {
  for (const [field, id] of [
    ["speaker", record.speaker],
    ["organization", record.organization],
  ] as const)
    checkEntity(field, id, entities);
  for (const [at, id] of record.reportedBy.entries()) checkEntity(`reportedBy.${at}`, id, entities);
  const names = type.variables.map(({ name }) => name);
  for (const name of [...Object.keys(record.values), ...Object.keys(record.marks)]) {
    if (names.includes(name)) continue;
    const near = nearestName(name, names);
    throw badField(`values.${name}`, `is not a variable of ${type.key}`, near === null ? `it has ${names.join(", ")}` : `did you mean ${near}?`);
  }
  for (const variable of type.variables) checkValue(variable, ownValue(record.values, variable.name) ?? null, entities);
  checkTogether(record);
}

function checkEntity(field: string, id: string | null, entities: Entities): void {
  if (id !== null && !entities.has(id))
    throw badField(field, `names ${id}, which is not an entity of this project`, "name one that is there, or make it first");
}

function checkValue(variable: StatementVariable, value: CellValue, entities: Entities): void {
  const field = `values.${variable.name}`;
  if (value === null) {
    if (variable.isRequired) throw badField(field, "is empty", `give ${variable.label.toLowerCase()}`);
    return;
  }
  const problem = checks[variable.kind](value, variable);
  if (problem !== null) throw badField(field, `is ${JSON.stringify(value)}`, problem);
  if (variable.kind !== "entity") return;
  checkEntity(field, value as string, entities);
  const type = entities.get(value as string)?.type ?? "";
  if (variable.entityTypes.length > 0 && !variable.entityTypes.includes(type))
    throw badField(field, `is ${withArticle(type)}`, `it takes ${variable.entityTypes.join(", ")}`);
}

type Check = (value: Exclude<CellValue, null>, variable: StatementVariable) => string | null;

const textCheck =
  (longest: number): Check =>
  (value, { choices }) => {
    if (typeof value !== "string") return "give words";
    if (value.length > longest) return `give at most ${longest} characters`;
    return choices.length > 0 && !choices.includes(value) ? `give one of ${choices.join(", ")}` : null;
  };

const numberCheck: Check = (value, { minimum, maximum }) => {
  if (typeof value !== "number" || !Number.isFinite(value)) return "give a number";
  if (minimum !== null && value < minimum) return `give at least ${minimum}`;
  return maximum !== null && value > maximum ? `give at most ${maximum}` : null;
};

const checks: Readonly<Record<StatementVariable["kind"], Check>> = {
  entity: (value) => (typeof value === "string" ? null : "give the id of an entity"),
  "short text": textCheck(2000),
  "long text": textCheck(100_000),
  boolean: (value) => (typeof value === "boolean" ? null : "give true or false"),
  integer: (value, variable) => (Number.isInteger(value) ? numberCheck(value, variable) : "give a whole number"),
  number: numberCheck,
  date: (value) => (typeof value === "string" && isDay(value) ? null : "give a day as YYYY-MM-DD"),
};

function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** What the built-in types ask of two values together. */
function checkTogether({ type, values }: StatementRecord): void {
  if (type === "position") {
    const { agreement, intensity } = values;
    if (typeof intensity === "number" && intensity !== 0 && intensity > 0 !== (agreement === true))
      throw badField("values.intensity", `is ${intensity} where agreement is ${agreement}`, "give both the same sign");
  }
  if (type === "forecast") {
    const { low, high } = values;
    if (typeof low === "number" && typeof high === "number" && low > high)
      throw badField("values.low", `is ${low}, above the highest chance ${high}`, "give the lower one first");
  }
}
