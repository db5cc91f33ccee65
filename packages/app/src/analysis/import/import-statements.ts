import { hash } from "node:crypto";
import { isRapporteurError, ownValue } from "@rapporteur/core/base";
import { type CellValue, type Column, type EntityType, entityTypes, reviewStates, type Span, statuses } from "@rapporteur/core/model";
import { makeAnchor } from "@rapporteur/core/text";
import { replanOnConflict } from "../../documents/replan-on-conflict.ts";
import { openEntityIndex } from "../../entities/entity-index.ts";
import { valueOf } from "../../exchange/statements/table-values.ts";
import { oneAtATime } from "../../library/one-at-a-time.ts";
import { authorise } from "../../library/authorise.ts";
import { accountOf, momentOf, type Workplace } from "../../library/workplace.ts";
import type { DocumentRights } from "../../records/document-record.ts";
import type { Stored } from "../../records/records.ts";
import type { Change } from "../../records/revision.ts";
import type { CoderRef, StatementRecord, TypeRecord } from "../../records/statement-record.ts";
import { checkPattern } from "../../statements/check-pattern.ts";
import { coderOf } from "../../statements/coder-name.ts";
import type { ImportedStatements } from "./import-source.ts";
import { openKnownDocuments } from "./known-documents.ts";
import { planDocument, type PlannedDocument } from "./plan-documents.ts";
import { EntityPlan } from "./plan-entities.ts";
import { PassageRoom } from "./passage-room.ts";
import { planTypes, type PlannedType, type TypePlan } from "./plan-types.ts";

export interface StatementsImport {
  /** Statements that are new. */
  readonly statements: number;
  /** Documents that are new. */
  readonly documents: number;
  /** Statements that the library has already. */
  readonly known: number;
  /** Codes of a codebook or a tree of codes. */
  readonly codes: number;
  /** What of the file the library could not take. */
  readonly losses: readonly string[];
}

/** So many changes are committed together: a reader of the history sees one import in few revisions, and no revision is too large. */
const changesAtOnce = 5000;
/** Contents that are kept together share a wait for the disk. */
const contentsAtOnce = 64;

/**
 * Puts statements of another program into a library as the accepted work of their coders, with documents, types, entities, attributes and regular
 * expressions. Importing the same file again adds only what is new.
 *
 * @returns what was added, and what could not be
 * Cost: O(size of the file + statements of the library).
 */
export async function importStatements(
  workplace: Workplace,
  source: ImportedStatements,
  rights: DocumentRights = "internal",
): Promise<StatementsImport> {
  // Two files that come at once may bring the same type or entity; another server may bring it as well, or somebody edit it.
  const { store, project } = workplace;
  return oneAtATime([`statements ${store.location} ${project}`], () => replanOnConflict(() => importOnce(workplace, source, rights)));
}

async function importOnce(workplace: Workplace, source: ImportedStatements, rights: DocumentRights): Promise<StatementsImport> {
  const run = await openRun(workplace, source);
  const documents = await planAll(run, rights);
  const statements: StatementRecord[] = [];
  run.room = new PassageRoom(documents.reduce((sum, { planned }) => sum + planned.text.length, 0));
  for (const { planned, rows } of documents) for (const row of rows) statements.push(...statementOf(run, planned, row));
  for (const { variable, name, parent, ...about } of source.concepts) {
    const above = parent === null ? null : run.entities.idOf(variable, parent);
    run.entities.arrange(run.entities.idOf(variable, name), { ...about, parent: above });
  }
  for (const [variable, names] of source.opened.attributes)
    for (const [name, values] of names) run.entities.describe(run.entities.idOf(variable, name), values);
  const made = documents.flatMap(({ planned }) => planned.made ?? []);
  const regexes = regexChanges(run);
  await commitAll(run, [...run.plan.changes, ...run.entities.changes(), ...regexes], made, statements);
  return { statements: statements.length, documents: made.length, known: run.known, codes: source.concepts.length, losses: lossesOf(run) };
}

interface Run {
  readonly workplace: Workplace;
  readonly source: ImportedStatements;
  readonly plan: TypePlan;
  readonly entities: EntityPlan;
  /** Ids of drafts that the library's statements grew from. */
  readonly draftIds: ReadonlySet<string>;
  readonly patterns: ReadonlySet<string>;
  readonly coders: Map<string, CoderRef>;
  readonly reviewed: Pick<StatementRecord, "reviewedBy" | "reviewedAt">;
  room: PassageRoom;
  known: number;
  lostPlaces: number;
  lostPassages: number;
  lostPatterns: string[];
}

async function openRun(workplace: Workplace, source: ImportedStatements): Promise<Run> {
  const { store, project, makeId } = workplace;
  const types = new Map<string, Stored<TypeRecord>>();
  for await (const stored of store.records.all(project, "type")) types.set(stored.record.key, stored);
  const draftIds = new Set<string>();
  for await (const { record } of store.records.all(project, "statement"))
    if (record.draftId !== null) draftIds.add(`${record.documentId} ${record.draftId}`);
  const patterns = new Set<string>();
  for await (const { record } of store.records.all(project, "regex")) patterns.add(record.pattern);
  const entities = new EntityPlan(await openEntityIndex(store, project), { makeId, typeOf: saidType(source) });
  const plan = planTypes(source.opened.table, types, { colors: source.typeColors, makeId });
  const reviewed = { reviewedBy: accountOf(workplace), reviewedAt: momentOf(workplace) };
  return { workplace, source, plan, entities, draftIds, patterns, ...begun(), reviewed };
}

function begun(): Pick<Run, "coders" | "room" | "known" | "lostPlaces" | "lostPassages" | "lostPatterns"> {
  return { coders: new Map(), room: new PassageRoom(0), known: 0, lostPlaces: 0, lostPassages: 0, lostPatterns: [] };
}

/** The type of an entity that the file keeps as an attribute of it. */
function saidType({ opened }: ImportedStatements): (variable: string, name: string) => EntityType | null {
  return (variable, name) => entityTypes.find((type) => type === opened.attributes.get(variable)?.get(name)?.["type"]) ?? null;
}

interface DocumentRows {
  readonly planned: PlannedDocument;
  readonly rows: readonly number[];
}

async function planAll({ workplace, source }: Run, rights: DocumentRights): Promise<DocumentRows[]> {
  const { table } = source.opened;
  const known = await openKnownDocuments(workplace);
  const rowsOf = Map.groupBy(table.documentOf.keys(), (row) => table.documentOf[row] ?? 0);
  const planned: DocumentRows[] = [];
  for (const document of table.documents.ids.keys()) {
    const rows = rowsOf.get(document) ?? [];
    const one = await planDocument({ workplace, source, known, rights }, document, rows);
    if (one === null) continue;
    planned.push({ planned: one, rows });
    if (one.made !== null) known.add(one.id, one.text);
  }
  return planned;
}

/** The record of a row; none where its words are not in the document, or the library has it. */
function statementOf(run: Run, { id: documentId, text, spanOf }: PlannedDocument, row: number): StatementRecord[] {
  const { workplace, source, plan } = run;
  const { table } = source.opened;
  const type = plan.types[table.types[row] ?? 0];
  const span = spanOf(row);
  if (span === null || type === undefined) {
    run.lostPlaces++;
    return [];
  }
  const coder = source.opened.coderOf(row) ?? source.name;
  const draftId = draftIdOf(run, row, { type, span, coder });
  if (run.draftIds.has(`${documentId} ${draftId}`)) {
    run.known++;
    return [];
  }
  if (!run.room.take(span.end - span.start)) {
    run.lostPassages++;
    return [];
  }
  const review = reviewStates[table.reviews[row] ?? 1] ?? "accepted";
  const { reviewedBy, reviewedAt } = review === "draft" ? unreviewed : run.reviewed;
  const { prefix, suffix } = makeAnchor(text, span);
  return [
    {
      id: workplace.makeId("s"),
      documentId,
      type: type.key,
      ...span,
      quote: text.slice(span.start, span.end),
      prefix,
      suffix,
      contribution: null,
      reportedBy: [],
      coder: importedCoder(run, coder),
      confidence: null,
      review,
      reviewedBy,
      reviewedAt,
      draftId,
      marks: {},
      note: (source.opened.notes?.[row] ?? "").slice(0, 20_000),
      ...valuesOf(run, type, row),
    },
  ];
}

const unreviewed = { reviewedBy: null, reviewedAt: null } as const;

/** A file says of nobody's account that it coded: a person who is named comes with the file. */
function importedCoder({ coders }: Run, name: string): CoderRef {
  const known = coders.get(name);
  if (known !== undefined) return known;
  const told = coderOf(name);
  const coder: CoderRef = told.kind === "person" ? { kind: "import", name: told.name } : told;
  coders.set(name, coder);
  return coder;
}

/** By what the file says of it, so that the same file gives the same ids. */
function draftIdOf({ source }: Run, row: number, { type, span, coder }: { type: PlannedType; span: Span; coder: string }): string {
  const { table } = source.opened;
  const values = [...type.targets.keys()].map((name) => [name, valueOf(table.variables[name] as Column, row)]);
  const key = JSON.stringify([table.ids[row], type.key, span.start, span.end, coder, values]);
  return `import:${hash("sha256", key, "hex").slice(0, 24)}`;
}

type Coded = Pick<StatementRecord, "speaker" | "organization" | "status" | "values">;

function valuesOf({ entities, source }: Run, { key, targets }: PlannedType, row: number): Coded {
  const { variables } = source.opened.table;
  const coded: { speaker: string | null; organization: string | null; status: StatementRecord["status"]; values: Record<string, CellValue> } = {
    speaker: null,
    organization: null,
    status: "actual",
    values: {},
  };
  for (const [name, target] of targets) {
    const column = ownValue(variables, name);
    const value = column === undefined ? null : valueOf(column, row);
    if ("variable" in target) {
      const { name: own, kind, entityTypes } = target.variable;
      const isEntity = kind === "entity" && typeof value === "string";
      coded.values[own] = isEntity ? (value.trim() === "" ? null : entities.idOf(name, value, entityTypes)) : plainValue(value, kind);
    } else if (target.field === "status") coded.status = statuses.find((known) => known === value) ?? "actual";
    else if (typeof value === "string" && value.trim() !== "") coded[target.field] = entities.idOf(name, value);
  }
  // DNA says for or against; a position's intensity has that sign.
  const { agreement, intensity = null } = coded.values;
  if (key === "position" && typeof agreement === "boolean" && intensity === null) coded.values["intensity"] = agreement ? 1 : -1;
  return coded;
}

function plainValue(value: CellValue, kind: string): CellValue {
  if (kind === "date") {
    const text = typeof value === "number" ? new Date(value).toISOString() : String(value ?? "");
    return /^\d{4}-\d\d-\d\d/.exec(text)?.[0] ?? null;
  }
  return typeof value === "string" ? value.slice(0, 100_000) : value;
}

function regexChanges(run: Run): Change<"regex">[] {
  const seen = new Set(run.patterns);
  return run.source.regexes.flatMap(({ label, color }): Change<"regex">[] => {
    if (seen.has(label) || label === "") return [];
    seen.add(label);
    try {
      checkPattern(label);
    } catch (error) {
      if (!isRapporteurError(error)) throw error;
      run.lostPatterns.push(label);
      return [];
    }
    const id = run.workplace.makeId("r");
    const shown = /^#[0-9a-f]{6}$/i.test(color) ? color.toLowerCase() : "#5a5a5a";
    return [
      {
        kind: "regex",
        id,
        expected: null,
        after: { id, label: label.slice(0, 100), pattern: label.slice(0, 1000), isCaseSensitive: false, color: shown },
      },
    ];
  });
}

type Made = NonNullable<PlannedDocument["made"]>;

async function commitAll(run: Run, first: readonly Change[], made: readonly Made[], statements: readonly StatementRecord[]): Promise<void> {
  const { store, project } = run.workplace;
  for (const some of parts(made, contentsAtOnce)) await Promise.all(some.map(({ content }) => store.contents.keep(project, content)));
  const documents = made.map(({ record }): Change => ({ kind: "document", id: record.id, expected: null, after: record }));
  const coded = statements.map((after): Change => ({ kind: "statement", id: after.id, expected: null, after }));
  const changes = [...first, ...documents, ...coded];
  const hashes = made.map(({ content }) => content.textSha256);
  const summary = `Imported ${statements.length} statements from ${run.source.name}`;
  const requests = parts(changes, changesAtOnce).map((part, at) => ({
    action: "import",
    summary,
    ...(at === 0 && hashes.length > 0 ? { newTexts: { hashes } } : {}),
    changes: part,
  }));
  await authorise(run.workplace, "importStatements").commitAll(requests);
}

function parts<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, part) => all.slice(part * size, (part + 1) * size));
}

function lossesOf({ lostPlaces, lostPassages, lostPatterns, source }: Run): string[] {
  return [
    ...source.opened.warnings.map(({ message }) => message),
    ...(hasNoWords(source) ? ["no statement has the words of its passage; if a column holds them, say which one is the quote"] : []),
    ...(lostPlaces === 0 ? [] : [`${lostPlaces} statements are left out: their words are not in the document that the library has`]),
    ...(lostPassages === 0
      ? []
      : [`${lostPassages} statements are left out: their passages have more than 100,000 characters, or quote the same words hundreds of times`]),
    ...(lostPatterns.length === 0 ? [] : [`regular expressions that are not valid here are left out: ${lostPatterns.slice(0, 10).join(", ")}`]),
  ];
}

/** A table of statements alone: nothing in it was read as the words of a passage. */
function hasNoWords({ opened: { table, texts, quoteOf } }: ImportedStatements): boolean {
  return texts.size === 0 && table.length > 0 && table.ids.every((_, row) => (quoteOf(row) ?? "") === "");
}
