import { type Column, reviewStates, type StatementTable } from "@rapporteur/core/model";
import { passageText } from "../statements/passage-text.ts";
import { valueOf, writtenValueOf } from "../statements/table-values.ts";
import { wholeCharacters } from "../statements/whole-characters.ts";
import { escapeXml } from "@rapporteur/core/xml";
import { nestSpans } from "./nest-spans.ts";
import { documentId, ownFeatures } from "./tei-marks.ts";

export interface TeiOptions {
  /** Texts of documents by id; of others the passages alone are written. */
  readonly texts: ReadonlyMap<string, string>;
  readonly quoteOf: (row: number) => string | null;
  readonly coderOf: (row: number) => string | null;
}

/**
 * Documents with their statements in TEI P5: a passage is a `said` with its speaker, or a `seg` where none is known, and points by `ana` to a feature structure
 * with type, review and values. Passages that cross are cut into parts that name the next one. Several documents are a `teiCorpus`.
 *
 * Deterministic. Cost: O(length of the texts + cells).
 */
export function writeTei(table: StatementTable, options: TeiOptions): string {
  const rows = Map.groupBy(table.documentOf.keys(), (row) => table.documentOf[row] ?? 0);
  const written = table.documents.ids.map((_, document) => writeDocument(table, options, { document, rows: rows.get(document) ?? [] }));
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  const [only] = written;
  if (written.length === 1 && only !== undefined) return `${head}${only.replace("<TEI>", `<TEI xmlns="${namespace}">`)}`;
  const header = headerXml({ title: "Documents with statements", rest: "", coders: "", people: "" });
  return `${head}<teiCorpus xmlns="${namespace}">\n${header}${written.join("")}</teiCorpus>\n`;
}

const namespace = "http://www.tei-c.org/ns/1.0";

interface TeiDocument {
  readonly document: number;
  readonly rows: readonly number[];
}

function writeDocument(table: StatementTable, options: TeiOptions, { document, rows }: TeiDocument): string {
  const id = table.documents.ids[document] ?? "";
  const given = options.texts.get(id);
  const passages = rows.map((row) => ({ row, start: table.starts[row] ?? 0, end: table.ends[row] ?? 0, quote: options.quoteOf(row) }));
  const made = given === undefined ? passageText(passages) : null;
  const text = given ?? made?.text ?? "";
  const spans = passages.map(({ row, start, end }) => {
    const placed = made?.spans.get(row);
    const span = made === null ? { start, end: Math.min(end, text.length) } : { start: placed?.start ?? 0, end: placed?.stop ?? 0 };
    return wholeCharacters(text, span);
  });
  const names = new Names(table, options, document);
  const { pieces, parts } = nestSpans(text, spans);
  let body = "";
  const open: string[] = [];
  for (const piece of pieces) {
    if (piece.kind === "text") body += plain(piece.text);
    else if (piece.kind === "close") body += `</${open.pop() ?? "seg"}>`;
    else {
      const row = rows[piece.span] ?? 0;
      const who = names.speaker(row);
      open.push(who === null ? "seg" : "said");
      body += `<${open.at(-1)}${partOf(names.idOf(row), piece.part, parts[piece.span] ?? 1)}${who === null ? "" : ` who="#${who}"`}${names.coder(row)} ana="#${names.idOf(row)}.fs">`;
    }
  }
  const structures = rows.map((row, at) => structureXml(table, row, { id: names.idOf(row), isPlaced: (parts[at] ?? 0) > 0 }));
  const fields = Object.entries(table.documents.fields).map(([name, column]) => [name, writtenValueOf(column, document)] as const);
  const field = (name: string): string => String(fields.find(([known]) => known === name)?.[1] ?? "");
  const rest = `<bibl>${biblXml(id, fields)}</bibl>`;
  const header = headerXml({ title: field("title") || id, rest, coders: names.coders(), people: names.people() });
  const standOff = structures.length === 0 ? "" : `<standOff>\n${structures.join("")}</standOff>\n`;
  return `<TEI>\n${header}${standOff}<text><body><ab xml:space="preserve">${body}</ab></body></text>\n</TEI>\n`;
}

/** Names that a document's parts have in the file: identifiers of XML begin with a letter and hold no blanks. */
class Names {
  readonly #people = new Map<string, string>();
  readonly #coders = new Map<string, string>();
  readonly #table: StatementTable;
  readonly #options: TeiOptions;
  readonly #document: number;

  constructor(table: StatementTable, options: TeiOptions, document: number) {
    this.#table = table;
    this.#options = options;
    this.#document = document;
  }

  idOf(row: number): string {
    return `s${row + 1}`;
  }

  speaker(row: number): string | null {
    const column = this.#table.variables["speaker"] ?? this.#table.variables["person"];
    const value = column === undefined ? null : valueOf(column, row);
    return typeof value === "string" && value !== "" ? this.#nameIn(this.#people, "p", value) : null;
  }

  coder(row: number): string {
    const coder = this.#options.coderOf(row);
    return coder === null ? "" : ` resp="#${this.#nameIn(this.#coders, "c", coder)}"`;
  }

  people(): string {
    const listed = [...this.#people].map(([name, id]) => `<person xml:id="${id}"><persName>${plain(name)}</persName></person>`);
    return listed.length === 0 ? "" : `<profileDesc><particDesc><listPerson>${listed.join("")}</listPerson></particDesc></profileDesc>\n`;
  }

  coders(): string {
    return [...this.#coders].map(([name, id]) => `<respStmt xml:id="${id}"><resp>coding</resp><name>${plain(name)}</name></respStmt>`).join("");
  }

  #nameIn(names: Map<string, string>, letter: string, name: string): string {
    const known = names.get(name) ?? `d${this.#document + 1}.${letter}${names.size + 1}`;
    names.set(name, known);
    return known;
  }
}

function partOf(id: string, part: number, parts: number): string {
  if (parts === 1) return ` xml:id="${id}"`;
  const place = part === 0 ? "I" : part === parts - 1 ? "F" : "M";
  const next = part === parts - 1 ? "" : ` next="#${id}.${part + 2}"`;
  return ` xml:id="${part === 0 ? id : `${id}.${part + 1}`}" part="${place}"${next}`;
}

interface Structure {
  readonly id: string;
  /** False for a statement without words: nothing of the text points to it. */
  readonly isPlaced: boolean;
}

function structureXml(table: StatementTable, row: number, { id, isPlaced }: Structure): string {
  const time = table.times[row] ?? Number.NaN;
  const own = [
    feature(ownFeatures.review, textXml("text", reviewStates[table.reviews[row] ?? 0] ?? "draft")),
    feature(ownFeatures.reviewedByPerson, `<binary value="${table.reviewedByPerson[row] === 1}"/>`),
    ...(Number.isNaN(time) ? [] : [feature(ownFeatures.time, textXml("date", new Date(time).toISOString()))]),
  ];
  const values = Object.entries(table.variables).map(([name, column]) => valueXml(name, column, row));
  const type = table.typeNames[table.types[row] ?? 0] ?? "";
  const named = `xml:id="${id}.fs" n="${escapeXml(table.ids[row] ?? "")}" type="${escapeXml(type)}"`;
  return `<fs ${named}${isPlaced ? "" : ' rend="unplaced"'}>${own.join("")}${values.join("")}</fs>\n`;
}

function valueXml(name: string, column: Column, row: number): string {
  const value = valueOf(column, row);
  if (value === null) return "";
  if (typeof value === "boolean") return feature(name, `<binary value="${value}"/>`);
  if (column.kind === "date") return feature(name, textXml("date", new Date(Number(value)).toISOString()));
  if (typeof value === "number") return feature(name, `<numeric n="${column.kind}" value="${value}"/>`);
  return feature(name, textXml(column.kind, value));
}

function feature(name: string, value: string): string {
  const isPlain = /^[A-Za-z_][\w.-]*$/.test(name);
  return `<f name="${isPlain ? name : "value"}"${isPlain ? "" : ` n="${escapeXml(name)}"`}>${value}</f>`;
}

function textXml(kind: string, value: string): string {
  return `<string n="${kind}" xml:space="preserve">${plain(value)}</string>`;
}

function biblXml(id: string, fields: readonly (readonly [name: string, value: string | number | boolean | null])[]): string {
  const listed = fields.flatMap(([name, value]) => {
    if (value === null || value === "") return [];
    return [`<note type="${escapeXml(name)}" xml:space="preserve">${plain(String(value))}</note>`];
  });
  return `<idno type="${documentId}">${plain(id)}</idno>${listed.join("")}`;
}

interface Header {
  readonly title: string;
  /** Of the source. */
  readonly rest: string;
  readonly coders: string;
  readonly people: string;
}

function headerXml({ title, rest, coders, people }: Header): string {
  const source = rest === "" ? "<p>Documents of a library.</p>" : rest;
  return `<teiHeader><fileDesc><titleStmt><title>${plain(title)}</title>${coders}</titleStmt><publicationStmt><p>Written by Rapporteur.</p></publicationStmt><sourceDesc>${source}</sourceDesc></fileDesc>\n${people}</teiHeader>\n`;
}

/** Line breaks and tabs stand as they are: in the words of an element they are kept. */
function plain(text: string): string {
  return escapeXml(text).replaceAll("&#10;", "\n").replaceAll("&#9;", "\t").replaceAll("&quot;", '"');
}
