import { nearestName, RapporteurError } from "@rapporteur/core/base";
import type { Stored } from "../records/records.ts";
import { statementRecord, type StatementRecord } from "../records/statement-record.ts";
import type { CellValue, ReviewState } from "@rapporteur/core/model";
import { badField } from "../library/bad-field.ts";
import { collect } from "../library/collect.ts";
import { settleStatements } from "../statements/edit-statement.ts";
import { everyPage } from "../store/every-page.ts";
import type { Preview } from "../entities/merge-entities.ts";
import { authorise } from "../library/authorise.ts";
import type { Workplace } from "../library/workplace.ts";

/** Which statements are meant: these, or those that all the filters find. */
export interface StatementSelection {
  readonly ids?: readonly string[] | undefined;
  readonly documents?: readonly string[] | undefined;
  readonly types?: readonly string[] | undefined;
  readonly reviews?: readonly ReviewState[] | undefined;
  readonly entities?: readonly string[] | undefined;
  readonly words?: string | undefined;
}

export interface Recoding {
  readonly select: StatementSelection;
  /** `field`: speaker, organization, status, review, note, or a variable ("values.action" or "action"). */
  readonly set: { readonly field: string; readonly value: CellValue };
  readonly requestKey?: string;
  readonly dryRun?: boolean;
}

const shownExamples = 10;
const ownFields = ["speaker", "organization", "status", "review", "note"] as const;

/**
 * Sets a field of many statements, all or none; those that have the value already, or whose type lacks the variable, are left alone. What it writes is
 * checked like a single edit.
 *
 * @throws RAP_LIBRARY_FIELD, RAP_LIBRARY_MISSING, RAP_STORE_CONFLICT
 * Cost: O(statements found).
 */
export async function recodeStatements(workplace: Workplace, { select, set, requestKey, dryRun }: Recoding): Promise<Preview> {
  const writer = authorise(workplace, "recode");
  const found = await selectStatements(workplace, select);
  const variablesOf = await variableNames(workplace);
  demandField(set.field, variablesOf);
  const edits = found.flatMap(({ record, revision }) => {
    const after = withField(record, set, variablesOf.get(record.type) ?? []);
    return after === null ? [] : [{ before: record, after, revision }];
  });
  const settled = await settleStatements(workplace, edits);
  const examples = edits
    .slice(0, shownExamples)
    .map(({ before }, at) => ({ id: before.id, before: fieldOf(before, set.field), after: fieldOf(settled[at] ?? before, set.field) }));
  if (dryRun === true || settled.length === 0) return { count: settled.length, examples, revision: null };
  const { revision } = await writer.commit({
    action: "recode",
    summary: `Set ${set.field} to ${JSON.stringify(set.value)} in ${settled.length} statements`,
    ...(requestKey === undefined ? {} : { requestKey }),
    changes: settled.map((after, at) => ({ kind: "statement", id: after.id, expected: edits[at]?.revision ?? null, after })),
  });
  return { count: settled.length, examples, revision };
}

/** The statements of a selection. @throws RAP_LIBRARY_MISSING where an id is not there; RAP_LIBRARY_FIELD where nothing narrows it */
export async function selectStatements(
  { store, project }: Pick<Workplace, "store" | "project">,
  select: StatementSelection,
): Promise<Stored<StatementRecord>[]> {
  const { ids, ...filters } = select;
  if (ids !== undefined) {
    const found = await store.records.getMany(project, "statement", ids);
    const there = new Set(found.map(({ record }) => record.id));
    const missing = ids.find((id) => !there.has(id));
    if (missing !== undefined) throw new RapporteurError("RAP_LIBRARY_MISSING", { kind: "statement", id: missing });
    return [...found];
  }
  const isNarrowed = Object.values(filters).some((value) => value !== undefined);
  if (!isNarrowed) throw badField("select", "is empty", "name statements, or narrow it by document, type, review, entity or words");
  return collect(everyPage((cursor) => store.lists.statements(project, { ...filters, limit: 500, cursor })));
}

async function variableNames({ store, project }: Workplace): Promise<Map<string, string[]>> {
  const names = new Map<string, string[]>();
  for await (const { record } of store.records.all(project, "type"))
    names.set(
      record.key,
      record.variables.map(({ name }) => name),
    );
  return names;
}

/** @throws RAP_LIBRARY_FIELD for what no type of the project has */
function demandField(field: string, variablesOf: ReadonlyMap<string, readonly string[]>): void {
  const known = [...ownFields, ...new Set([...variablesOf.values()].flat())];
  const name = field.replace(/^values\./, "");
  if (isOwnField(field) || [...variablesOf.values()].some((names) => names.includes(name))) return;
  const near = nearestName(name, known);
  throw badField("set.field", `is ${field}, which no statement has`, near === null ? `choose one of ${known.join(", ")}` : `did you mean ${near}?`);
}

const isOwnField = (field: string): field is (typeof ownFields)[number] => (ownFields as readonly string[]).includes(field);

function withField(record: StatementRecord, { field, value }: Recoding["set"], variables: readonly string[]): StatementRecord | null {
  if (fieldOf(record, field) === value) return null;
  if (isOwnField(field)) {
    const parsed = statementRecord.shape[field].safeParse(value);
    if (parsed.success) return { ...record, [field]: parsed.data };
    throw badField(field, `cannot be ${JSON.stringify(value)}`, parsed.error.issues[0]?.message ?? "give another value");
  }
  const name = field.replace(/^values\./, "");
  return variables.includes(name) ? { ...record, values: { ...record.values, [name]: value } } : null;
}

function fieldOf(record: StatementRecord, field: string): CellValue {
  return isOwnField(field) ? record[field] : (record.values[field.replace(/^values\./, "")] ?? null);
}
