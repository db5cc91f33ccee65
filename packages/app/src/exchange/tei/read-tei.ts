import { FreeNames, RapporteurError, type Warning } from "@rapporteur/core/base";
import {
  buildStatementTable,
  type CellValue,
  type Column,
  type DocumentRow,
  reviewStates,
  type StatementRow,
  type StatementTable,
} from "@rapporteur/core/model";
import { elementsIn, firstIn, parseXml, wordsOfXml, type XmlElement } from "@rapporteur/reader/sources";
import { documentId, ownFeatures } from "./tei-marks.ts";
import { type TeiPassage, teiText } from "./tei-text.ts";

export interface ReadTei {
  readonly table: StatementTable;
  /** By document id. */
  readonly texts: ReadonlyMap<string, string>;
  readonly coders: readonly (string | null)[];
  readonly warnings: readonly Warning[];
}

/**
 * Texts and passages of a TEI file (P5, `TEI` or `teiCorpus`). A `said` becomes a statement of the type Said with its speaker, a `seg` that says what it is by
 * `ana`, `type` or `subtype` one of the type Segment with a concept each; parts that name the next one are one passage. What points to a feature structure has
 * its type and values, so that what Rapporteur wrote comes back as it was. Everything counts as accepted unless it says otherwise.
 *
 * @throws RAP_EXCHANGE_TEI; RAP_SOURCE_DAMAGED
 * Cost: O(length).
 */
export function readTei(xml: string, file: string): ReadTei {
  if (xml.trim() === "") throw new RapporteurError("RAP_EXCHANGE_EMPTY", { file });
  const root = parseXml(xml, { source: file, what: "TEI file" });
  if (root.name !== "TEI" && root.name !== "teiCorpus")
    throw new RapporteurError("RAP_EXCHANGE_TEI", { file, problem: `its root is ${root.name}, not TEI or teiCorpus` });
  const documents = root.name === "TEI" ? [root] : [...descendants(root, new Set(["TEI"]))];
  const reading = new TeiReading(file);
  for (const [at, document] of documents.entries()) reading.take(document, at);
  return reading.finish();
}

/** Elements of these names, in document order, those inside of one another too. */
function* descendants(element: XmlElement, names: ReadonlySet<string>): Generator<XmlElement> {
  for (const child of elementsIn(element)) {
    if (names.has(child.name)) yield child;
    yield* descendants(child, names);
  }
}

type Kinds = Record<string, Column["kind"]>;

class TeiReading {
  readonly #file: string;
  readonly #rows: StatementRow[] = [];
  readonly #coders: (string | null)[] = [];
  readonly #documents: DocumentRow[] = [];
  readonly #texts = new Map<string, string>();
  readonly #ids = new FreeNames();
  readonly #documentIds = new FreeNames();
  readonly #variables: Kinds = {};
  readonly #fields: Kinds = {};
  #plain = 0;
  #leftOut = 0;

  constructor(file: string) {
    this.#file = file;
  }

  take(root: XmlElement, at: number): void {
    const header = firstIn(root, "teiHeader");
    const text = firstIn(root, "text");
    const values = header === null ? {} : headerFields(header);
    const given = header === null ? null : [...descendants(header, new Set(["idno"]))].find(({ attributes }) => attributes["type"] === documentId);
    const wanted = given === null || given === undefined ? root.attributes["id"] || values["title"] || `document ${at + 1}` : wordsOfXml(given);
    const id = this.#documentIds.take(wanted, { isTaken: (name) => this.#texts.has(name) });
    for (const name of Object.keys(values)) this.#fields[name] = "text";
    this.#documents.push({ id, values });
    const read = text === null ? { text: "", passages: [], leftOut: 0 } : teiText(text);
    this.#leftOut += read.leftOut;
    this.#texts.set(id, read.text);
    const known = new Map(byId(root));
    const used = new Set<XmlElement>();
    const time = Date.parse(values["date"] ?? "");
    for (const passage of joinParts(read.passages)) this.#addPassage(passage, { id, known, used, time: Number.isNaN(time) ? null : time });
    for (const fs of descendants(firstIn(root, "standOff") ?? empty, new Set(["fs"])))
      if (!used.has(fs) && fs.attributes["rend"] === "unplaced") this.#addStructure(fs, { id, start: 0, end: 0, coder: null, speaker: null });
  }

  finish(): ReadTei {
    if (this.#documents.length === 0) throw new RapporteurError("RAP_EXCHANGE_EMPTY", { file: this.#file });
    const table = buildStatementTable({ variables: this.#variables, documentFields: this.#fields }, this.#rows, this.#documents);
    const counts: readonly (readonly [number, string])[] = [
      [this.#plain, "segments and quotations that say neither what they are nor who speaks are left out; their words stay in the text"],
      [this.#leftOut, "notes, page headings, pictures and superseded readings are left out of the texts"],
    ];
    const warnings = counts.filter(([count]) => count > 0).map(([count, words]) => ({ code: "tei-loss", message: `${count} ${words}` }));
    return { table, texts: this.#texts, coders: this.#coders, warnings };
  }

  #addPassage({ element, start, end }: TeiPassage, { id, known, used, time }: Context): void {
    const pointed = pointers(element.attributes["ana"]).map((name) => known.get(name) ?? name);
    const coder = nameOf(pointers(element.attributes["resp"])[0], known);
    const speaker = nameOf(pointers(element.attributes["who"])[0], known);
    const structures = pointed.filter((one): one is XmlElement => typeof one !== "string" && one.name === "fs");
    for (const fs of structures) used.add(fs);
    for (const fs of structures) this.#addStructure(fs, { id, start, end, coder, speaker });
    if (structures.length > 0) return;
    const { type = "", subtype = "" } = element.attributes;
    const concepts = [...pointed.map(labelOf), subtype || type].filter((one) => one !== "");
    if (concepts.length === 0 && speaker === null) return void this.#plain++;
    const place = { document: id, start, end, time, review: "accepted", reviewedByPerson: true } as const;
    for (const concept of concepts.length === 0 ? [null] : [...new Set(concepts)]) {
      const values: Record<string, CellValue> = { ...(speaker === null ? {} : { speaker }), ...(concept === null ? {} : { concept }) };
      for (const name of Object.keys(values)) this.#variables[name] = "entity";
      const kind = speaker === null ? "Segment" : "Said";
      this.#push({ ...place, id: element.attributes["id"] ?? `${id} ${start}`, type: kind, values }, coder);
    }
  }

  #addStructure(fs: XmlElement, { id, start, end, coder, speaker }: Placed): void {
    const values: Record<string, CellValue> = {};
    const own = new Map<string, string>();
    for (const f of elementsIn(fs, "f")) {
      const name = f.attributes["n"] ?? f.attributes["name"] ?? "";
      if (name.startsWith("rapporteur.")) own.set(name, wordsOfXml(f) || (firstIn(f, "binary")?.attributes["value"] ?? ""));
      else this.#takeFeature(values, name, f);
    }
    if (speaker !== null && !("speaker" in values) && !("person" in values)) {
      values["speaker"] = speaker;
      this.#variables["speaker"] ??= "entity";
    }
    const review = reviewStates.find((state) => state === own.get(ownFeatures.review)) ?? "accepted";
    const time = Date.parse(own.get(ownFeatures.time) ?? "");
    const isPersons = own.get(ownFeatures.reviewedByPerson) !== "false";
    const about = { document: id, start, end, time: Number.isNaN(time) ? null : time, review, reviewedByPerson: isPersons };
    this.#push(
      { ...about, id: fs.attributes["n"] ?? fs.attributes["id"] ?? `${id} ${start}`, type: fs.attributes["type"] || "Segment", values },
      coder,
    );
  }

  #takeFeature(values: Record<string, CellValue>, name: string, f: XmlElement): void {
    const [value] = elementsIn(f);
    if (name === "" || value === undefined) return;
    const { n = "", value: given = "" } = value.attributes;
    if (value.name === "binary") this.#keep(values, name, ["boolean", given === "true" || given === "1"]);
    else if (value.name === "numeric")
      this.#keep(values, name, [n === "integer" ? "integer" : "number", Number.isFinite(Number(given)) ? Number(given) : null]);
    else if (n === "date") this.#keep(values, name, ["date", Number.isNaN(Date.parse(wordsOfXml(value))) ? null : Date.parse(wordsOfXml(value))]);
    else this.#keep(values, name, [n === "text" ? "text" : "entity", value.name === "symbol" ? given : wordsOfXml(value)]);
  }

  /** A variable has one kind: a value of another one is kept as words, where these can be. */
  #keep(values: Record<string, CellValue>, name: string, [kind, value]: readonly [Column["kind"], CellValue]): void {
    const known = (this.#variables[name] ??= kind);
    const isWords = known === "text" || known === "entity";
    if (known === kind || (isWords && (kind === "text" || kind === "entity"))) values[name] = value;
    else if (isWords) values[name] = String(value);
  }

  #push(row: StatementRow, coder: string | null): void {
    this.#rows.push({ ...row, id: this.#ids.take(row.id) });
    this.#coders.push(coder);
  }
}

const empty: XmlElement = { name: "", attributes: {}, children: [] };

interface Context {
  readonly id: string;
  readonly known: ReadonlyMap<string, XmlElement>;
  /** Feature structures that a passage points to. */
  readonly used: Set<XmlElement>;
  readonly time: number | null;
}

interface Placed {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly coder: string | null;
  readonly speaker: string | null;
}

function* byId(root: XmlElement): Generator<[string, XmlElement]> {
  for (const child of elementsIn(root)) {
    const { id } = child.attributes;
    if (id !== undefined) yield [id, child];
    yield* byId(child);
  }
}

function pointers(value: string | undefined): string[] {
  return (value ?? "").split(/\s+/).flatMap((pointer) => (pointer === "" ? [] : [pointer.replace(/^#/, "")]));
}

const names: ReadonlySet<string> = new Set(["persName", "orgName", "name", "placeName"]);
/** What names somebody where it is pointed to itself. */
const namesOrPhrases: ReadonlySet<string> = new Set([...names, "rs"]);

/** Whom or what a pointer names: the name that it points to or the one inside of it, else the pointer itself. */
function nameOf(pointer: string | undefined, known: ReadonlyMap<string, XmlElement>): string | null {
  if (pointer === undefined) return null;
  const element = known.get(pointer);
  if (element === undefined) return pointer;
  const named = namesOrPhrases.has(element.name) ? element : [...descendants(element, names)][0];
  return (named === undefined ? "" : wordsOfXml(named).replace(/\s+/g, " ").trim()) || pointer;
}

/** What a code is called: its description, else its own words, else its identifier. */
function labelOf(pointed: XmlElement | string): string {
  if (typeof pointed === "string") return pointed;
  const described = firstIn(pointed, "catDesc") ?? firstIn(pointed, "desc") ?? (pointed.name === "interp" ? pointed : null);
  return wordsOfXml(described).replace(/\s+/g, " ").trim() || (pointed.attributes["id"] ?? "");
}

/** Parts that follow one another by `next` are one passage, from the start of the first to the end of the last. */
function joinParts(passages: readonly TeiPassage[]): TeiPassage[] {
  const places = new Map(passages.map((passage) => [passage.element.attributes["id"] ?? "", passage]));
  const followers = new Set(passages.flatMap(({ element }) => pointers(element.attributes["next"])));
  return passages
    .filter(({ element }) => !followers.has(element.attributes["id"] ?? ""))
    .map((first) => {
      let [last, seen] = [first, new Set<TeiPassage>([first])];
      for (;;) {
        const [name] = pointers(last.element.attributes["next"]);
        const next = name === undefined ? undefined : places.get(name);
        if (next === undefined || seen.has(next)) return { ...first, end: Math.max(first.end, last.end) };
        seen = seen.add(next);
        last = next;
      }
    });
}

/** Title, author, publisher, date, address and whatever else we wrote of a document. */
function headerFields(header: XmlElement): Record<string, string> {
  const file = firstIn(header, "fileDesc");
  const source = firstIn(file, "sourceDesc");
  const noted =
    source === null ? [] : [...descendants(source, new Set(["note"]))].flatMap((note) => (note.attributes["type"] === undefined ? [] : [note]));
  const isOurs = source !== null && [...descendants(source, new Set(["idno"]))].some(({ attributes }) => attributes["type"] === documentId);
  if (isOurs) return Object.fromEntries(noted.map((note) => [note.attributes["type"] ?? "", wordsOfXml(note)]));
  const words = (element: XmlElement | null | undefined): string =>
    wordsOfXml(element ?? null)
      .replace(/\s+/g, " ")
      .trim();
  const titles = firstIn(file, "titleStmt");
  const publication = firstIn(file, "publicationStmt");
  const date = [
    ...(publication === null ? [] : descendants(publication, new Set(["date"]))),
    ...(source === null ? [] : descendants(source, new Set(["date"]))),
  ][0];
  const fields = {
    title: words(firstIn(titles, "title")),
    author: words(firstIn(titles, "author")),
    publisher: words(firstIn(publication, "publisher")),
    date: /^\d{4}-\d\d-\d\d/.exec(date?.attributes["when"] ?? words(date))?.[0] ?? "",
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));
}
