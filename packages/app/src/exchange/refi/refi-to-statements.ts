import { FreeNames, RapporteurError } from "@rapporteur/core/base";
import type { Warning } from "@rapporteur/core/base";
import {
  buildStatementTable,
  type CellValue,
  type Column,
  type DocumentRow,
  type StatementRow,
  type StatementTable,
  tagsCell,
} from "@rapporteur/core/model";
import { codebookOf, type RefiCodebook, type RefiConcept } from "./refi-codebook.ts";
import { draftUser, readMemo, setAttribute } from "./refi-marks.ts";
import { placeSelections } from "../statements/place-selections.ts";
import type { RefiCase, RefiProject, RefiSelection, RefiSource } from "./refi-project.ts";

export interface RefiStatements {
  readonly table: StatementTable;
  /** Stored texts by document id. */
  readonly texts: ReadonlyMap<string, string>;
  readonly coders: readonly (string | null)[];
  /** Memos by row. */
  readonly notes: readonly string[];
  /** Days by document, "YYYY-MM-DD". */
  readonly dates: ReadonlyMap<string, string>;
  readonly concepts: readonly RefiConcept[];
  /** Variables of cases: by variable of the statements, then by name. */
  readonly attributes: ReadonlyMap<string, ReadonlyMap<string, Readonly<Record<string, CellValue>>>>;
  readonly warnings: readonly Warning[];
}

/**
 * The statements of a REFI-QDA project. A coding becomes a statement of the type "Coding" with the code as its concept, and with the case as `case`
 * where the passage belongs to one; a selection without coding an "Annotation". What Rapporteur wrote comes back as it was. Everything counts as
 * accepted by a person but the codings of the user that stands for drafts.
 *
 * @param file how errors name it; as the project is called unless told
 * @throws RAP_EXCHANGE_REFI where memos are told without end
 * Cost: O(length of the texts + codings).
 */
export function refiStatements(project: RefiProject, file: string = project.name): RefiStatements {
  const reading = new RefiReading(project, file);
  return reading.read();
}

/** Characters of memos that codes, sources and passages refer to, all together: each may refer to all. */
const mostTold = 50_000_000;

const documentFields = {
  title: "text",
  author: "text",
  publisher: "text",
  section: "text",
  type: "text",
  url: "text",
  tags: "text",
  notes: "text",
} as const;
type DocumentField = keyof typeof documentFields;

class RefiReading {
  readonly #project: RefiProject;
  readonly #file: string;
  readonly #codebook: RefiCodebook;
  readonly #users: ReadonlyMap<string, string>;
  readonly #notes: ReadonlyMap<string, string>;
  readonly #variables: ReadonlyMap<string, string>;
  readonly #usedNotes = new Set<string>();
  /** By its own identifier, and those of its codes, sources and selections. */
  readonly #casesOf = new Map<string, RefiCase[]>();
  /** Places of sets among all, by the identifiers of their codes and sources. */
  readonly #setsByMember = new Map<string, number[]>();
  readonly #rows: StatementRow[] = [];
  readonly #coders: (string | null)[] = [];
  readonly #memos: string[] = [];
  readonly #ids = new FreeNames();
  #told = 0;
  #outside = 0;
  #moved = 0;
  #manyCases = 0;
  #unknownCodes = 0;
  readonly #recounted: string[] = [];
  readonly #missing: string[] = [];

  constructor(project: RefiProject, file: string) {
    this.#project = project;
    this.#file = file;
    this.#notes = new Map(project.notes.map(({ guid, text }) => [guid, text]));
    const codings = project.sources.flatMap(({ selections }) => selections.flatMap((selection) => selection.codings));
    this.#codebook = codebookOf(project.codes, (notes) => this.#notesOf(notes), {
      cases: new Set(project.cases.map(({ guid }) => guid)),
      coded: new Set(codings.map(({ code }) => code)),
    });
    this.#users = new Map(project.users.map(({ guid, name }) => [guid, name]));
    this.#variables = new Map(project.variables.map(({ guid, name }) => [guid, name]));
    for (const one of project.cases.filter(({ name }) => name !== ""))
      for (const guid of [one.guid, ...one.codes, ...one.sources, ...one.selections]) {
        const known = this.#casesOf.get(guid);
        if (known === undefined) this.#casesOf.set(guid, [one]);
        else if (known.at(-1) !== one) known.push(one);
      }
  }

  #indexSets(): void {
    for (const [at, { codes, sources }] of this.#project.sets.entries())
      for (const guid of [...codes, ...sources]) {
        const known = this.#setsByMember.get(guid);
        if (known === undefined) this.#setsByMember.set(guid, [at]);
        else known.push(at);
      }
  }

  read(): RefiStatements {
    this.#indexSets();
    const texts = new Map<string, string>();
    const dates = new Map<string, string>();
    const documents: DocumentRow[] = [];
    for (const source of this.#project.sources) {
      const values = this.#fieldsOf(source, dates);
      if (source.text === null) {
        this.#missing.push(source.name);
        continue;
      }
      const placed = placeSelections(source.text, source.selections);
      if (placed.isRecounted) this.#recounted.push(source.name);
      this.#moved += placed.moved;
      texts.set(source.guid, placed.text);
      documents.push({ id: source.guid, values });
      const time = Date.parse(dates.get(source.guid) ?? "");
      for (const [at, selection] of source.selections.entries()) {
        const span = placed.spans[at] ?? null;
        if (span === null) this.#outside++;
        else this.#addRows(source, selection, { ...span, time: Number.isNaN(time) ? null : time });
      }
    }
    const variables = { ...this.#codebook.kinds, ...(this.#rows.some(({ values }) => "case" in values) ? { case: "entity" as const } : {}) };
    const table = buildStatementTable({ variables, documentFields }, this.#rows, documents);
    const { concepts } = this.#codebook;
    const attributes = this.#attributes();
    return { table, texts, coders: this.#coders, notes: this.#memos, dates, concepts, attributes, warnings: this.#warnings() };
  }

  #notesOf(guids: readonly string[]): string {
    const texts = guids.map((guid) => {
      this.#usedNotes.add(guid);
      const text = (this.#notes.get(guid) ?? "").trim();
      this.#told += text.length;
      return text;
    });
    if (this.#told > mostTold) {
      const problem = `its memos are referred to so often that they come to more than ${mostTold / 1_000_000} million characters`;
      throw new RapporteurError("RAP_EXCHANGE_REFI", { file: this.#file, problem, cure: "export it without its memos" });
    }
    return texts.filter((text) => text !== "").join("\n\n");
  }

  #fieldsOf(source: RefiSource, dates: Map<string, string>): Record<DocumentField, string> {
    const known = new Map(source.values.map(({ variable, value }) => [(this.#variables.get(variable) ?? "").toLowerCase(), value]));
    const field = (name: string): string => {
      const value = known.get(name) ?? "";
      known.delete(name);
      return value;
    };
    const date = /^\d{4}-\d\d-\d\d/.exec(field("date"))?.[0];
    if (date !== undefined) dates.set(source.guid, date);
    const plain = { author: field("author"), publisher: field("publisher"), section: field("section"), type: field("type"), url: field("url") };
    const tagged = field("tags");
    const rest = [...known].filter(([name, value]) => name !== "" && value !== "").map(([name, value]) => `${name}: ${value}`);
    const notes = [source.description, this.#notesOf(source.notes), ...rest].filter((line) => line !== "").join("\n");
    const tags = [...new Set([...tagged.split("\n"), ...this.#setsOf(source.guid, source.belongsTo)])].filter((tag) => tag !== "").join("\n");
    return { title: source.name, ...plain, tags, notes };
  }

  /** Names of the sets that one of these is in, in the project's order. */
  #setsOf(...guids: readonly string[]): string[] {
    const places = [...new Set(guids.flatMap((guid) => this.#setsByMember.get(guid) ?? []))].sort((a, b) => a - b);
    return places.map((at) => (this.#project.sets[at]?.name ?? "").replace(/\s+/g, " "));
  }

  #addRows(source: RefiSource, selection: RefiSelection, place: { start: number; end: number; time: number | null }): void {
    const memo = [selection.description, this.#notesOf(selection.notes)].filter((part) => part !== "").join("\n\n");
    const add = (row: Pick<StatementRow, "id" | "type" | "values">, user: string, note: string): void => {
      const coder = this.#users.get(user || selection.user) ?? null;
      const isDraft = coder === draftUser;
      // Some programs give the same identifier twice.
      const id = this.#ids.take(row.id);
      this.#rows.push({ ...row, ...place, id, document: source.guid, review: isDraft ? "draft" : "accepted", reviewedByPerson: !isDraft });
      this.#coders.push(isDraft ? null : coder);
      this.#memos.push(note);
    };
    const typed = selection.codings.find(({ code }) => this.#codebook.types.has(code));
    if (typed !== undefined) {
      const type = this.#codebook.types.get(typed.code) ?? "";
      return add({ id: selection.guid, type, values: this.#typedValues(type, selection) }, typed.user, this.#notesOf(selection.notes));
    }
    const codings = selection.codings.filter(({ code }) => !this.#codebook.cases.has(code));
    const values = this.#caseOf(source, selection);
    if (codings.length === 0 && memo !== "") add({ id: selection.guid, type: "Annotation", values }, "", memo);
    for (const coding of codings) {
      const concept = this.#codebook.names.get(coding.code);
      if (concept === undefined) this.#unknownCodes++;
      else
        add(
          { id: coding.guid || selection.guid, type: "Coding", values: { ...values, concept } },
          coding.user,
          [memo, this.#notesOf(coding.notes)].filter((part) => part !== "").join("\n\n"),
        );
    }
  }

  /** The case that a passage belongs to: by itself, by a code that stands for a case, or with its whole source. */
  #caseOf(source: RefiSource, selection: RefiSelection): Record<string, CellValue> {
    const own = this.#casesAmong([selection.guid, ...selection.codings.map(({ code }) => code)]);
    const [first, second] = own.length > 0 ? own : this.#casesAmong([source.guid, source.belongsTo]);
    if (second !== undefined) this.#manyCases++;
    return first !== undefined && second === undefined ? { case: first.name } : {};
  }

  /** Named cases that have one of these, two at most: every passage of a source may be in all of a hundred thousand. */
  #casesAmong(guids: readonly string[]): RefiCase[] {
    const found = new Set<RefiCase>();
    for (const guid of guids)
      for (const one of this.#casesOf.get(guid) ?? []) {
        found.add(one);
        if (found.size > 1) return [...found];
      }
    return [...found];
  }

  #typedValues(type: string, selection: RefiSelection): Record<string, CellValue> {
    const values: Record<string, CellValue> = {};
    for (const { code } of selection.codings) {
      const value = this.#codebook.values.get(code);
      if (value?.type === type) values[value.variable] = fromText(value.value, value.kind);
    }
    for (const [name, value] of readMemo(selection.description)) {
      const kind = this.#codebook.kinds[name];
      if (kind !== undefined) values[name] = fromText(value, kind);
    }
    return values;
  }

  /** A case's variables go to the variables of statements that name it, else to `case`; sets of codes to their concepts. */
  #attributes(): Map<string, Map<string, Record<string, CellValue>>> {
    const places = new Map<string, Set<string>>();
    for (const { values } of this.#rows)
      for (const [name, value] of Object.entries(values))
        if (typeof value === "string" && (name === "case" || this.#codebook.kinds[name] === "entity") && name !== "concept")
          places.set(value, (places.get(value) ?? new Set()).add(name));
    const attributes = new Map<string, Map<string, Record<string, CellValue>>>();
    for (const { name, values, description } of this.#project.cases) {
      if (name === "") continue;
      const known = Object.fromEntries(values.map(({ variable, value }) => [this.#variables.get(variable) ?? "", value]));
      const described = description === "" ? known : { ...known, description };
      for (const variable of places.get(name) ?? ["case"]) {
        const names = attributes.get(variable) ?? new Map<string, Record<string, CellValue>>();
        attributes.set(variable, names.set(name, described));
      }
    }
    for (const { guid } of this.#project.codes) {
      const sets = this.#setsOf(guid);
      const [concept, value] = [this.#codebook.names.get(guid), this.#codebook.values.get(guid)];
      const [variable, name] = [value?.variable ?? "concept", value?.value ?? concept];
      if (name === undefined || sets.length === 0) continue;
      const names = attributes.get(variable) ?? new Map<string, Record<string, CellValue>>();
      attributes.set(variable, names.set(name, { ...names.get(name), [setAttribute]: tagsCell(sets) }));
    }
    return attributes;
  }

  #warnings(): Warning[] {
    const unused = this.#project.notes.filter(({ guid }) => !this.#usedNotes.has(guid)).length;
    const counts: readonly (readonly [number, string])[] = [
      [this.#outside, "selections whose positions are not in their text are left out"],
      [this.#moved, "selections stand where their words are, and not where their positions say"],
      [this.#manyCases, "passages that belong to several cases are given to none of them"],
      [this.#unknownCodes, "codings with a code that is not in the codebook are left out"],
      [unused, "memos that belong to no source, passage or code are left out"],
    ];
    const said = [...counts, ...[...this.#project.unread].map(([what, count]) => [count, `${what} are left out`] as const)];
    const lists: readonly (readonly [readonly string[], string])[] = [
      [this.#missing, "the texts of these sources are not in the file, so their codings are left out"],
      [this.#recounted, "positions in these sources are counted in another way than the standard's, as the selected words show"],
    ];
    return [
      ...said.filter(([count]) => count > 0).map(([count, words]) => ({ code: "refi-loss", message: `${count} ${words}` })),
      ...lists
        .filter(([names]) => names.length > 0)
        .map(([names, words]) => ({ code: "refi-sources", message: `${words}: ${names.slice(0, 5).join(", ")}${names.length > 5 ? " …" : ""}` })),
    ];
  }
}

function fromText(value: string, kind: Column["kind"]): CellValue {
  if (kind === "entity" || kind === "text") return value;
  if (kind === "boolean") return value === "true" ? true : value === "false" ? false : null;
  const number = kind === "date" ? Date.parse(value) : Number(value);
  const isWhole = Number.isInteger(number) && Math.abs(number) < 2 ** 31;
  return value === "" || !Number.isFinite(number) || (kind === "integer" && !isWhole) ? null : number;
}
