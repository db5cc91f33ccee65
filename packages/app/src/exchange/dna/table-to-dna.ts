import type { Warning } from "@rapporteur/core/base";
import { type CellValue, type Column, reviewStates, type StatementTable } from "@rapporteur/core/model";
import { valueOf, writeTime } from "../statements/table-values.ts";
import {
  type DnaDatabase,
  type DnaDataType,
  type DnaDocument,
  type DnaPermission,
  dnaPermissions,
  type DnaStatement,
  type DnaValue,
  type DnaVariable,
} from "./dna-database.ts";
import { hashDnaPassword } from "./dna-password.ts";
import { passageText, type PassageText } from "../statements/passage-text.ts";
import { dnaTextLimit } from "./dna-schema.ts";

export interface ToDnaOptions {
  /** With which DNA opens the file as "Admin". */
  readonly password: string;
  /** 16 bytes; random unless given. */
  readonly salt?: Uint8Array;
  /** Texts of documents by id; a document without one gets the words of its passages among spaces. */
  readonly texts?: ReadonlyMap<string, string>;
  /** The words of a row's passage, for documents without text; null where they are not known. */
  readonly quoteOf?: (row: number) => string | null;
  /** Colours of statement types by name, "#RRGGBB". */
  readonly colors?: Readonly<Record<string, string>>;
}

/** A DNA database, and what of the table DNA cannot hold. */
export interface ToDna {
  readonly database: DnaDatabase;
  readonly losses: readonly Warning[];
  /** DNA's numbers for our ids. */
  readonly statementIds: ReadonlyMap<string, number>;
  readonly documentIds: ReadonlyMap<string, number>;
}

/**
 * Turns accepted statements into a DNA database. DNA knows no drafts, no dates of statements, no missing values, no numbers with decimals
 * and no ids but whole numbers: `losses` says what was left out or changed. Nothing is invented: a statement that lacks a yes or no, or
 * a number, is left out.
 *
 * Cost: O(statements × variables).
 */
export function tableToDna(table: StatementTable, options: ToDnaOptions): ToDna {
  const builder = new DnaBuilder(table, options);
  return builder.build();
}

interface PlannedVariable extends DnaVariable {
  readonly column: Column;
}

const defaultColors = ["#0072B2", "#D55E00", "#CC79A7", "#009E73", "#E69F00", "#56B4E9"];
const documentFields = ["title", "author", "source", "section", "notes", "type"] as const;

class DnaBuilder {
  readonly #table: StatementTable;
  readonly #options: ToDnaOptions;
  readonly #losses = new Map<string, { warning: Warning; count: number }>();
  readonly #passages = new Map<number, PassageText>();
  readonly #entities = new Map<string, { id: number; variable: number; value: string; color: string; childOf: null }>();

  constructor(table: StatementTable, options: ToDnaOptions) {
    this.#table = table;
    this.#options = options;
  }

  build(): ToDna {
    const table = this.#table;
    const variables = this.#planVariables();
    for (const { id, dataType } of variables) if (dataType === "short text") this.#entity(id, "");
    const documentIds = this.#numbered(table.documents.ids, "documents");
    const statementIds = this.#numbered(table.ids, "statements");
    this.#planPassages();
    const statements = this.#statements(variables, statementIds, documentIds);
    const documents = this.#documents(documentIds, statements);
    this.#checkFields();
    const database: DnaDatabase = {
      settings: {},
      coders: [admin(hashDnaPassword(this.#options.password, this.#options.salt))],
      coderRelations: [],
      documents,
      statementTypes: table.typeNames.map((label, index) => ({
        id: index + 1,
        label: this.#short(label, "statement types"),
        color: this.#color(label, index),
      })),
      variables: variables.map(({ id, name, dataType, statementType }) => ({ id, name, dataType, statementType })),
      variableLinks: [],
      entities: [...this.#entities.values()],
      attributeVariables: [],
      attributeValues: [],
      statements,
      regexes: [],
    };
    const losses = [...this.#losses.values()].map(({ warning, count }) => ({
      ...warning,
      message: warning.message.replace("{count}", String(count)),
    }));
    return { database, losses, statementIds, documentIds };
  }

  /** Notes a loss; `{count}` in the message becomes the number of times. */
  #lose(code: string, message: string): void {
    const known = this.#losses.get(message);
    if (known === undefined) this.#losses.set(message, { warning: { code, message }, count: 1 });
    else known.count++;
  }

  /** Each statement type has the variables in which one of its rows has a value. */
  #planVariables(): PlannedVariable[] {
    const { table, used } = { table: this.#table, used: usedVariables(this.#table) };
    const planned: PlannedVariable[] = [];
    for (const type of table.typeNames.keys()) {
      for (const [name, column] of Object.entries(table.variables)) {
        if (used.get(name)?.has(type) !== true) continue;
        planned.push({
          id: planned.length + 1,
          name: this.#short(name, "variables"),
          dataType: this.#dataType(name, column),
          statementType: type + 1,
          column,
        });
      }
    }
    return planned;
  }

  #dataType(name: string, column: Column): DnaDataType {
    if (column.kind === "boolean" || column.kind === "integer") return column.kind;
    if (column.kind === "entity") return "short text";
    if (column.kind === "date") this.#lose("dna-date", `the dates of ${name} are kept as long text`);
    if (column.kind === "number") this.#lose("dna-number", `the numbers of ${name} are kept as long text`);
    return "long text";
  }

  /** Whole-number ids stay; others are numbered in order. */
  #numbered(ids: readonly string[], what: string): ReadonlyMap<string, number> {
    const areWhole = ids.every((id) => /^[1-9]\d{0,8}$/.test(id));
    if (!areWhole) this.#lose("dna-ids", `the ids of ${what} are numbered again: DNA's are whole numbers`);
    return new Map(ids.map((id, index) => [id, areWhole ? Number(id) : index + 1]));
  }

  #statements(variables: readonly PlannedVariable[], ids: ReadonlyMap<string, number>, documents: ReadonlyMap<string, number>): DnaStatement[] {
    const table = this.#table;
    const byType = Map.groupBy(variables, ({ statementType }) => statementType);
    const statements: DnaStatement[] = [];
    for (let row = 0; row < table.length; row++) {
      const state = reviewStates[table.reviews[row] ?? 0];
      if (state !== "accepted") {
        this.#lose("dna-review", `{count} statements that are not accepted are left out`);
        continue;
      }
      const type = (table.types[row] ?? 0) + 1;
      const values = this.#values(byType.get(type) ?? [], row);
      if (values === null) continue;
      const span = this.#span(row);
      const document = documents.get(table.documents.ids[table.documentOf[row] ?? 0] ?? "") ?? 0;
      statements.push({ id: ids.get(table.ids[row] ?? "") ?? 0, statementType: type, document, ...span, coder: 1, values });
    }
    return statements;
  }

  /** Of documents whose text is not at hand, what their passages say. */
  #planPassages(): void {
    const { documents, documentOf, starts, ends, reviews } = this.#table;
    const { texts, quoteOf = () => null } = this.#options;
    const accepted = [...documentOf.keys()].filter((row) => reviewStates[reviews[row] ?? 0] === "accepted");
    for (const [document, rows] of Map.groupBy(accepted, (row) => documentOf[row] ?? 0)) {
      if (texts?.has(documents.ids[document] ?? "") === true) continue;
      const planned = passageText(rows.map((row) => ({ row, start: starts[row] ?? 0, end: ends[row] ?? 0, quote: quoteOf(row) })));
      this.#passages.set(document, planned);
      for (let lost = 0; lost < planned.lost; lost++)
        this.#lose("dna-quote", "the words of {count} statements are left out: they do not fit the place that is given for them");
    }
  }

  #span(row: number): { start: number; stop: number } {
    const { documentOf, starts, ends } = this.#table;
    const [start, stop] = [starts[row] ?? 0, ends[row] ?? 0];
    const planned = this.#passages.get(documentOf[row] ?? 0)?.spans.get(row);
    if (planned !== undefined) return planned;
    if (start < stop) return { start, stop };
    this.#lose("dna-span", "{count} statements without a passage get the first character of their document");
    return { start: 0, stop: 1 };
  }

  #values(variables: readonly PlannedVariable[], row: number): DnaValue[] | null {
    const values: DnaValue[] = [];
    for (const { id, name, dataType, column } of variables) {
      const value = valueOf(column, row);
      if (dataType === "short text") values.push({ variable: id, value: this.#entity(id, this.#entityName(value, name)) });
      else if (dataType === "long text") values.push({ variable: id, value: longText(column, value) });
      else if (value === null) {
        this.#lose("dna-missing", `{count} statements without a value of ${name} are left out: DNA has no missing values`);
        return null;
      } else values.push({ variable: id, value });
    }
    return values;
  }

  #entityName(value: CellValue, variable: string): string {
    if (value === null) this.#lose("dna-blank", `{count} missing values of ${variable} become blanks`);
    return this.#short(String(value ?? ""), `values of ${variable}`);
  }

  #short(text: string, what: string): string {
    if (text.length < dnaTextLimit) return text;
    this.#lose("dna-length", `{count} ${what} are cut to ${dnaTextLimit - 1} characters`);
    return text.slice(0, dnaTextLimit - 1).replace(/[\ud800-\udbff]$/, "");
  }

  #entity(variable: number, value: string): number {
    const key = `${variable}\u0000${value}`;
    const known = this.#entities.get(key);
    if (known !== undefined) return known.id;
    const id = this.#entities.size + 1;
    this.#entities.set(key, { id, variable, value, color: "#000000", childOf: null });
    return id;
  }

  #documents(ids: ReadonlyMap<string, number>, statements: readonly DnaStatement[]): DnaDocument[] {
    const { documents } = this.#table;
    const lengths = new Map<number, number>();
    for (const { document, stop } of statements) lengths.set(document, Math.max(lengths.get(document) ?? 0, stop));
    const dates = this.#dates();
    return documents.ids.map((id, index) => {
      const number = ids.get(id) ?? index + 1;
      const fields = Object.fromEntries(documentFields.map((name) => [name, this.#field(name, index)])) as Record<
        (typeof documentFields)[number],
        string
      >;
      const text = this.#text(id, index, lengths.get(number) ?? 0);
      const title = fields.title === "" ? this.#short(id, "document titles") : fields.title;
      return { ...fields, id: number, title, text, coder: 1, date: dates[index] ?? 0 };
    });
  }

  #field(name: (typeof documentFields)[number], document: number): string {
    const column = this.#table.documents.fields[name];
    const value = column === undefined ? "" : String(valueOf(column, document) ?? "");
    return name === "notes" ? value : this.#short(value, `document fields ${name}`);
  }

  #text(id: string, document: number, length: number): string {
    const text = this.#options.texts?.get(id);
    if (text === undefined)
      this.#lose("dna-text", "the texts of {count} documents are not available; the words of their passages are written between spaces");
    return (text ?? this.#passages.get(document)?.text ?? "").padEnd(length, " ");
  }

  /** Seconds of each document: the time of its statements. */
  #dates(): number[] {
    const { times, documentOf, documents, length } = this.#table;
    const dates = documents.ids.map(() => Number.NaN);
    for (let row = 0; row < length; row++) {
      const time = times[row] ?? Number.NaN;
      const document = documentOf[row] ?? 0;
      const known = dates[document] ?? Number.NaN;
      if (Number.isNaN(time)) continue;
      if (time % 1000 !== 0) this.#lose("dna-time", "times are kept to the second");
      if (!Number.isNaN(known) && known !== time) this.#lose("dna-dates", "statements with dates of their own get their document's, the earliest");
      dates[document] = Number.isNaN(known) ? time : Math.min(known, time);
    }
    for (const date of dates) if (Number.isNaN(date)) this.#lose("dna-undated", "{count} documents without a date get 1970-01-01");
    return dates.map((date) => (Number.isNaN(date) ? 0 : Math.floor(date / 1000)));
  }

  #checkFields(): void {
    const known: readonly string[] = documentFields;
    for (const name of Object.keys(this.#table.documents.fields)) {
      if (!known.includes(name)) this.#lose("dna-field", `the document field ${name} is left out`);
    }
  }

  #color(label: string, index: number): string {
    return this.#options.colors?.[label] ?? defaultColors[index % defaultColors.length] ?? "#0072B2";
  }
}

function usedVariables(table: StatementTable): ReadonlyMap<string, ReadonlySet<number>> {
  const used = new Map<string, Set<number>>();
  for (const [name, column] of Object.entries(table.variables)) {
    const types = new Set<number>();
    for (let row = 0; row < table.length; row++) if (valueOf(column, row) !== null) types.add(table.types[row] ?? 0);
    used.set(name, types);
  }
  return used;
}

function longText(column: Column, value: CellValue): string {
  if (column.kind === "date" && typeof value === "number") return writeTime(value);
  return value === null ? "" : String(value);
}

function admin(password: string): DnaDatabase["coders"][number] {
  return {
    id: 1,
    name: "Admin",
    color: "#FFFF00",
    refresh: 0,
    fontSize: 14,
    password,
    popupWidth: 300,
    colorByCoder: false,
    popupDecoration: false,
    popupAutoComplete: true,
    permissions: Object.fromEntries(dnaPermissions.map((name) => [name, true])) as Record<DnaPermission, boolean>,
  };
}
