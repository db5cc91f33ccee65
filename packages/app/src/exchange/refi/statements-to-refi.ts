import { createHash } from "node:crypto";
import { FreeNames, type Warning } from "@rapporteur/core/base";
import { type CellValue, type Column, reviewStates, type StatementTable, tagsOfCell } from "@rapporteur/core/model";
import { codePointCounter } from "../statements/code-points.ts";
import { passageText } from "../statements/passage-text.ts";
import { valueOf, writtenValueOf } from "../statements/table-values.ts";
import { type Concept, ConceptTree } from "./concepts.ts";
import { draftUser, setAttribute, typeDescription, valueDescription, variableDescription, writeMemo } from "./refi-marks.ts";
import type { RefiCase, RefiCode, RefiCoding, RefiNote, RefiProject, RefiSelection, RefiSource, RefiValue, RefiVariable } from "./refi-project.ts";

export interface ToRefiOptions {
  readonly name: string;
  /** "Rapporteur 1.2.3". */
  readonly origin: string;
  /** Texts of documents by id; a document without one gets the words of its passages. */
  readonly texts: ReadonlyMap<string, string>;
  readonly quoteOf: (row: number) => string | null;
  readonly coderOf: (row: number) => string | null;
  /** What people wrote on a row's statement, oldest first. */
  readonly memosOf?: (row: number) => readonly WrittenMemo[];
  /** What is known of entities: by variable, then by name. */
  readonly attributes: ReadonlyMap<string, ReadonlyMap<string, Readonly<Record<string, CellValue>>>>;
  /** The project's concepts in their order, each after the one above it. */
  readonly concepts?: readonly Concept[];
}

/** A memo as it stands in a project: whose it is by name. */
export interface WrittenMemo {
  readonly id: string;
  readonly writer: string;
  /** ISO 8601. */
  readonly writtenAt: string;
  readonly isReply: boolean;
  readonly text: string;
}

export interface ToRefi {
  readonly project: RefiProject;
  readonly losses: readonly Warning[];
}

/**
 * Statements as a REFI-QDA project: a selection a statement with the code of its type and codes of its values, actors as cases, dates and sources
 * of documents as variables. `refi-marks.ts` says how they come back.
 *
 * Deterministic: identifiers follow from what they stand for. Cost: O(length of the texts + cells).
 */
export function statementsToRefi(table: StatementTable, options: ToRefiOptions): ToRefi {
  const writing = new RefiWriting(table, options);
  return writing.write();
}

/** Texts up to this length become codes, unless there are more of them than a codebook is for. */
const [longestCode, mostCodes] = [60, 200];

class RefiWriting {
  readonly #table: StatementTable;
  readonly #options: ToRefiOptions;
  readonly #users = new Map<string, string>();
  readonly #variables = new Map<string, RefiVariable>();
  readonly #notes: RefiNote[] = [];
  /** Codes and sources by the set that they are in. */
  readonly #sets = new Map<string, { readonly codes: string[]; readonly sources: string[] }>();
  readonly #losses: Warning[] = [];
  readonly #codedVariables: ReadonlySet<string>;

  constructor(table: StatementTable, options: ToRefiOptions) {
    this.#table = table;
    this.#options = options;
    this.#codedVariables = new Set(
      Object.entries(table.variables)
        .filter(([, column]) => isCoded(column))
        .map(([name]) => name),
    );
  }

  write(): ToRefi {
    const { name, origin } = this.#options;
    const codes = this.#codes();
    const sources = this.#sources();
    const cases = this.#cases();
    const users = [...this.#users].map(([user, guid]) => ({ guid, name: user }));
    const sets = [...this.#sets].map(([set, members]) => ({ guid: guidOf("set", set), name: set, ...members }));
    const variables = [...this.#variables.values()];
    const project = { name, origin, users, codes, variables, cases, sources, notes: this.#notes, sets, unread: new Map() };
    return { project, losses: this.#losses };
  }

  /** Types at the top, their variables below, values below these. */
  #codes(): RefiCode[] {
    const { typeNames, types, variables, length } = this.#table;
    const used = new Map<string, Set<CellValue>>();
    for (const [name, column] of Object.entries(variables))
      for (let row = 0; row < length; row++) {
        const value = valueOf(column, row);
        if (value === null) continue;
        const key = `${types[row]} ${name}`;
        used.set(key, (used.get(key) ?? new Set()).add(this.#codedVariables.has(name) ? value : ""));
      }
    const names = new FreeNames();
    const taken = new Set<string>();
    const nameOf = (wanted: string, place: string): string => {
      const name = names.take(taken.has(wanted) ? `${wanted} (${place})` : wanted, { joint: " " });
      taken.add(name);
      return name;
    };
    // The names of types are free: nothing comes before them.
    const ofTypes = typeNames.map((type, index) =>
      codeOf({ guid: this.#typeGuid(index), name: nameOf(type, ""), parent: null, description: typeDescription }),
    );
    const coded = (values: ReadonlySet<CellValue>): string[] => [...values].filter((value) => value !== "").map(String);
    const asked = [...used].map(([key, values]) => [key.slice(key.indexOf(" ") + 1), coded(values)] as const);
    const tree = new ConceptTree(this.#options.concepts ?? [], this.#options.attributes, asked);
    const typed = ofTypes.flatMap((ofType, index) => {
      const type = typeNames[index] ?? "";
      const below = Object.entries(variables).flatMap(([variable, column]): RefiCode[] => {
        const values = used.get(`${index} ${variable}`);
        if (values === undefined) return [];
        const parent = guidOf("variable", type, variable);
        const name = nameOf(variable, type);
        const description = variableDescription(column.kind, name === variable ? undefined : variable);
        const place = `${type}: ${variable}`;
        return [
          codeOf({ guid: parent, name, parent: ofType.guid, description, isCodable: false }),
          ...tree.place(variable, coded(values)).map((value) => this.#valueCode(value, nameOf(value.name, place), { type, variable, parent })),
        ];
      });
      return [ofType, ...below];
    });
    const unused = tree.unused().map((concept) => this.#conceptCode(concept, nameOf(concept.name, "concept")));
    return [...typed, ...unused];
  }

  /** The code of a value, under the one above it, which is in the sets that are known of it. */
  #valueCode({ id, parent: above, note, color, set }: Concept, name: string, place: { type: string; variable: string; parent: string }): RefiCode {
    const { type, variable } = place;
    const guidOfValue = (value: string): string => guidOf("value", type, variable, value);
    for (const one of tagsOfCell(setsKnown(this.#options.attributes.get(variable)?.get(id)) ?? set ?? null))
      this.#setNamed(one).codes.push(guidOfValue(id));
    const parent = above === null ? place.parent : guidOfValue(above);
    return { ...codeOf({ guid: guidOfValue(id), name, parent, description: describe(id, name, note) }), color };
  }

  /** The code of a concept that no statement has. */
  #conceptCode({ id, name: meant, parent, note, color, set }: Concept, name: string): RefiCode {
    const guid = guidOf("concept", id);
    for (const one of tagsOfCell(set ?? null)) this.#setNamed(one).codes.push(guid);
    const above = parent === null ? null : guidOf("concept", parent);
    return { ...codeOf({ guid, name, parent: above, description: describe(meant, name, note) }), color };
  }

  #setNamed(name: string): { readonly codes: string[]; readonly sources: string[] } {
    const set = this.#sets.get(name) ?? { codes: [], sources: [] };
    this.#sets.set(name, set);
    return set;
  }

  #typeGuid(type: number): string {
    return guidOf("type", this.#table.typeNames[type] ?? "");
  }

  #sources(): RefiSource[] {
    const { documents, documentOf } = this.#table;
    const rowsOf = Map.groupBy(documentOf.keys(), (row) => documentOf[row] ?? 0);
    return documents.ids.map((id, document) => {
      const rows = rowsOf.get(document) ?? [];
      const { text, spanOf } = this.#textOf(id, rows);
      const fields = this.#fieldsOf(document, rows);
      const selections = this.#selectionsOf(rows, text, spanOf);
      const guid = guidOf("source", id);
      const name = fields.get("title") || id;
      fields.delete("title");
      const description = fields.get("notes") ?? "";
      fields.delete("notes");
      for (const tag of tagsOfCell(fields.get("tags"))) this.#setNamed(tag).sources.push(guid);
      fields.delete("tags");
      const values = [...fields].map(([field, value]) => this.#value(field, value));
      return { guid, name, belongsTo: guid, description, text, selections, values, notes: [] };
    });
  }

  #textOf(id: string, rows: readonly number[]): { text: string; spanOf: (row: number) => { start: number; end: number } } {
    const { starts, ends } = this.#table;
    const placed = (row: number): { start: number; end: number } => ({ start: starts[row] ?? 0, end: ends[row] ?? 0 });
    const given = this.#options.texts.get(id);
    if (given !== undefined) return { text: given, spanOf: placed };
    const { text, spans } = passageText(rows.map((row) => ({ row, ...placed(row), quote: this.#options.quoteOf(row) })));
    this.#lose("refi-text", "texts that are not available are written as the words of their passages");
    const spanOf = (row: number): { start: number; end: number } => {
      const span = spans.get(row);
      return span === undefined ? { start: 0, end: 0 } : { start: span.start, end: span.stop };
    };
    return { text, spanOf };
  }

  #lose(code: string, message: string): void {
    if (!this.#losses.some((loss) => loss.message === message)) this.#losses.push({ code, message });
  }

  #fieldsOf(document: number, rows: readonly number[]): Map<string, string> {
    const { documents, times } = this.#table;
    const fields = new Map<string, string>();
    for (const [name, column] of Object.entries(documents.fields)) {
      const value = writtenValueOf(column, document);
      if (value !== null && value !== "") fields.set(name, String(value));
    }
    const dated = rows.map((row) => times[row] ?? Number.NaN).filter((time) => !Number.isNaN(time));
    if (new Set(dated).size > 1) this.#lose("refi-dates", "statements with dates of their own get their document's, the earliest");
    const first = dated.reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY);
    if (Number.isFinite(first)) fields.set("date", new Date(first).toISOString().slice(0, 10));
    return fields;
  }

  #value(name: string, value: string): RefiValue {
    const guid = guidOf("project variable", name);
    if (!this.#variables.has(name)) this.#variables.set(name, { guid, name, type: name === "date" ? "Date" : "Text" });
    return { variable: guid, value };
  }

  /** Selections in code points, as the standard counts. */
  #selectionsOf(rows: readonly number[], text: string, spanOf: (row: number) => { start: number; end: number }): RefiSelection[] {
    const spans = rows.map(spanOf);
    const count = codePointCounter(
      text,
      spans.flatMap(({ start, end }) => [start, end]),
    );
    return rows.flatMap((row, at) => {
      const { start, end } = spans[at] ?? { start: 0, end: 0 };
      if (end <= start) {
        this.#lose("refi-span", "statements without a passage are left out");
        return [];
      }
      const user = this.#userOf(row);
      const guid = this.#rowGuid(row);
      const name = text
        .slice(start, end)
        .slice(0, 1000)
        .replace(/[\ud800-\udbff]$/, "");
      const codings = this.#codingsOf(row, user, guid);
      return [{ guid, name, start: count(start), end: count(end), description: this.#memoOf(row), user, codings, notes: this.#notesOf(row) }];
    });
  }

  #rowGuid(row: number): string {
    const { documents, documentOf, ids } = this.#table;
    return guidOf("statement", documents.ids[documentOf[row] ?? 0] ?? "", ids[row] ?? "");
  }

  #userOf(row: number): string {
    const isDraft = reviewStates[this.#table.reviews[row] ?? 1] === "draft";
    if (isDraft) this.#lose("refi-drafts", `REFI-QDA knows no drafts: they are written under the user “${draftUser}”`);
    return this.#userNamed(isDraft ? draftUser : (this.#options.coderOf(row) ?? "Rapporteur"));
  }

  #userNamed(name: string): string {
    const guid = this.#users.get(name) ?? guidOf("user", name);
    this.#users.set(name, guid);
    return guid;
  }

  #notesOf(row: number): string[] {
    return (this.#options.memosOf?.(row) ?? []).map(({ id, writer, writtenAt, isReply, text }) => {
      const guid = guidOf("memo", id);
      const name = `${isReply ? "Reply" : "Memo"} by ${writer}, ${writtenAt.slice(0, 10)}`;
      this.#notes.push({ guid, name, text, user: this.#userNamed(writer), created: writtenAt });
      return guid;
    });
  }

  #codingsOf(row: number, user: string, selection: string): RefiCoding[] {
    const { types, typeNames, variables } = this.#table;
    const type = types[row] ?? 0;
    const codes = [...this.#codedVariables].flatMap((name) => {
      const column = variables[name];
      const value = column === undefined ? null : valueOf(column, row);
      return value === null || value === "" ? [] : [guidOf("value", typeNames[type] ?? "", name, String(value))];
    });
    return [this.#typeGuid(type), ...codes].map((code) => ({ guid: guidOf("coding", selection, code), code, user, notes: [] }));
  }

  #memoOf(row: number): string {
    const values = Object.entries(this.#table.variables).flatMap(([name, column]) => {
      const value = this.#codedVariables.has(name) ? null : writtenValueOf(column, row);
      return value === null || value === "" ? [] : [[name, String(value)] as const];
    });
    return writeMemo(values);
  }

  /** Actors of whom something is known, with the passages that name them. */
  #cases(): RefiCase[] {
    const cases = new Map<string, RefiCase & { readonly selections: string[] }>();
    for (const [variable, names] of this.#options.attributes) {
      const column = this.#table.variables[variable];
      if (column === undefined || !("codes" in column)) continue;
      const made = column.dictionary.map((name) => {
        const known = Object.entries(names.get(name) ?? {}).filter(([field, value]) => value !== null && value !== "" && field !== setAttribute);
        if (name === "" || known.length === 0 || known.some(([field, value]) => field === "type" && value === "concept")) return null;
        const there = cases.get(name);
        if (there !== undefined) return there;
        const values = known.map(([field, value]) => this.#value(field, String(value)));
        const one = { guid: guidOf("case", name), name, description: "", codes: [], values, sources: [], selections: [] };
        cases.set(name, one);
        return one;
      });
      for (const [row, code] of column.codes.entries()) made[code]?.selections.push(this.#rowGuid(row));
    }
    return [...cases.values()];
  }
}

function setsKnown(known: Readonly<Record<string, CellValue>> | undefined): string | null {
  const sets = known?.[setAttribute];
  return typeof sets === "string" ? sets : null;
}

function isCoded(column: Column): boolean {
  if (column.kind === "entity" || column.kind === "boolean") return true;
  return (
    column.kind === "text" &&
    column.dictionary.length <= mostCodes &&
    column.dictionary.every((value) => value.length <= longestCode && !value.includes("\n"))
  );
}

/** What stands with a code: the name that is meant, where another code has it, and what is written about it. */
function describe(meant: string, name: string, note: string): string {
  return [name === meant ? "" : valueDescription(meant), note].filter((part) => part !== "").join("\n");
}

function codeOf(given: Pick<RefiCode, "guid" | "name" | "parent" | "description"> & { isCodable?: boolean }): RefiCode {
  return { isCodable: true, color: "", notes: [], ...given };
}

/** A UUID of version 8 (RFC 9562): the same words give the same one. */
function guidOf(...words: readonly string[]): string {
  const hex = createHash("sha256").update(JSON.stringify(words), "utf8").digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
