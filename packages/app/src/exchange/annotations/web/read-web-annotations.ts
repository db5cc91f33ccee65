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
import { annotationsIn, bodyText, isObject, type Json, type JsonObject, lastPart, listOf, selectorsOf, textIn } from "./annotation-parts.ts";
import { columnKinds, own } from "./own-properties.ts";

export interface ReadWebAnnotations {
  readonly table: StatementTable;
  /** By row: the words, what stands around them, who coded, what was remarked. */
  readonly passages: readonly WebPassage[];
  readonly warnings: readonly Warning[];
}

export interface WebPassage {
  readonly quote: string | null;
  readonly prefix: string;
  readonly suffix: string;
  readonly coder: string | null;
  readonly note: string;
}

/**
 * Web Annotations (W3C Recommendation of 23 February 2017, JSON-LD), also as Hypothesis exports them: each tag on a passage is a statement of the type Annotation
 * with the tag as concept, as codings of other programs are; a remark alone is one without concept, and its words a memo. A passage is known by its words and
 * what stands around them; positions count where these are missing. What Rapporteur wrote comes back with its types, variables, dates and reviews.
 *
 * @throws RAP_EXCHANGE_JSON where it is no JSON; RAP_EXCHANGE_EMPTY where it holds no annotation
 * Cost: O(length).
 */
export function readWebAnnotations(text: string, file: string): ReadWebAnnotations {
  const { found, elsewhere } = annotationsIn(parse(text, file));
  if (found.length === 0) throw new RapporteurError("RAP_EXCHANGE_EMPTY", { file });
  const reading = new Reading();
  for (const [at, annotation] of found.entries()) reading.take(annotation, at);
  return reading.finish(elsewhere.length);
}

function parse(text: string, file: string): Json {
  try {
    const parsed: Json = JSON.parse(text.replace(/^\ufeff/, ""));
    return parsed;
  } catch (cause) {
    throw new RapporteurError(
      "RAP_EXCHANGE_JSON",
      { file, line: 1, problem: "it is not complete JSON", cure: "save the annotations again" },
      { cause },
    );
  }
}

/** What an annotation says, whatever it is about. */
interface Said {
  readonly id: string;
  readonly type: string;
  readonly values: Readonly<Record<string, CellValue>>;
  readonly tags: readonly string[];
  readonly note: string;
  readonly coder: string | null;
}

class Reading {
  readonly #rows: StatementRow[] = [];
  readonly #passages: WebPassage[] = [];
  readonly #documents = new Map<string, Record<string, string>>();
  readonly #kinds: Record<string, Column["kind"]> = {};
  readonly #ids = new FreeNames();
  #unplaced = 0;

  take(annotation: JsonObject, at: number): void {
    const said = this.#said(annotation, at);
    for (const target of listOf(annotation["target"])) {
      const about: JsonObject = typeof target === "string" ? { source: target } : isObject(target) ? target : {};
      const { source, selectors } = placeOf(about);
      if (source === "") {
        this.#unplaced++;
        continue;
      }
      const document = this.#document(about, source, annotation);
      const passage = { ...quoteIn(selectors), coder: said.coder, note: said.note };
      const concepts = said.tags.length === 0 ? [null] : said.tags;
      for (const concept of concepts) this.#push(annotation, said, { concept, document, ...spanIn(about, selectors), passage });
    }
  }

  finish(elsewhere: number): ReadWebAnnotations {
    const documents = [...this.#documents].map(([id, values]): DocumentRow => ({ id, values }));
    const fields = Object.fromEntries(documents.flatMap(({ values }) => Object.keys(values).map((name) => [name, "text" as const])));
    const counts: readonly (readonly [number, string])[] = [
      [this.#unplaced, "annotations name no document and are left out"],
      [elsewhere, "further pages of annotations are named and are not in the file"],
    ];
    return {
      table: buildStatementTable({ variables: this.#kinds, documentFields: fields }, this.#rows, documents),
      passages: this.#passages,
      warnings: counts.filter(([count]) => count > 0).map(([count, words]) => ({ code: "annotation-loss", message: `${count} ${words}` })),
    };
  }

  #push(annotation: JsonObject, said: Said, { concept, document, start, end, passage }: Placed): void {
    if (concept !== null) this.#kinds["concept"] = "entity";
    const review = reviewStates.find((state) => state === annotation[own.review]) ?? "accepted";
    const time = Date.parse(textIn(annotation, own.date));
    const values = concept === null ? said.values : { ...said.values, concept };
    const about = { time: Number.isNaN(time) ? null : time, review, reviewedByPerson: annotation[own.isReviewedByPerson] !== false };
    this.#rows.push({ id: this.#ids.take(said.id), type: said.type, document, start, end, ...about, values });
    this.#passages.push(passage);
  }

  #said(annotation: JsonObject, at: number): Said {
    const given = textIn(annotation, "id") || textIn(annotation, "@id");
    const values: Record<string, CellValue> = {};
    const tags = listOf(annotation["tags"]).filter((tag) => typeof tag === "string");
    const notes = [textIn(annotation, "text"), textIn(annotation, "bodyValue")];
    let type = "";
    for (const body of listOf(annotation["body"])) {
      // A body that is an address alone, or names one, is what the passage is classed as.
      if (typeof body === "string") tags.push(lastPart(body));
      if (!isObject(body)) continue;
      const variable = textIn(body, own.variable);
      const purpose = textIn(body, "purpose") || textIn(annotation, "motivation");
      if (variable !== "") this.#keep(values, variable, body);
      else if (purpose === "classifying" && own.review in annotation) type ||= bodyText(body);
      else if (["tagging", "classifying", "identifying", "linking"].includes(purpose))
        tags.push(bodyText(body) || lastPart(textIn(body, "source") || textIn(body, "id")));
      else notes.push(bodyText(body));
    }
    const id = given.startsWith(own.prefix) ? lastPart(given) : given;
    return {
      id: id || String(at + 1),
      type: type || "Annotation",
      values,
      tags: [...new Set(tags.map((tag) => tag.replace(/\s+/g, " ").trim()))].filter((tag) => tag !== ""),
      note: notes.filter((note) => note !== "").join("\n"),
      coder: coderOf(annotation),
    };
  }

  #keep(values: Record<string, CellValue>, name: string, body: JsonObject): void {
    const kind = (this.#kinds[name] ??= columnKinds.find((one) => one === body[own.kind]) ?? "text");
    const written = bodyText(body);
    if (kind === "boolean") values[name] = written === "true";
    else if (kind === "date") values[name] = finite(Date.parse(`${written.replace(" ", "T")}${written.includes(":") ? "Z" : ""}`));
    else if (kind === "integer") values[name] = /^-?\d+$/.test(written) && Math.abs(Number(written)) < 2 ** 31 ? Number(written) : null;
    else if (kind === "number") values[name] = finite(Number(written));
    else values[name] = written;
  }

  #document(target: JsonObject, source: string, annotation: JsonObject): string {
    const ours = isObject(target["source"]) ? {} : target;
    const id = textIn(ours, own.document) || source;
    const known = this.#documents.get(id) ?? {};
    const [given, about] = [target[own.fields], annotation["document"]];
    const fields = isObject(given) ? Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === "string") : [];
    const title = isObject(about) ? listOf(about["title"])[0] : undefined;
    const url = /^https?:\/\//i.test(source) ? { url: source } : {};
    this.#documents.set(id, { ...url, ...(typeof title === "string" ? { title } : {}), ...Object.fromEntries(fields), ...known });
    return id;
  }
}

interface Placed {
  readonly concept: string | null;
  readonly document: string;
  readonly start: number;
  readonly end: number;
  readonly passage: WebPassage;
}

function placeOf(target: JsonObject): { source: string; selectors: JsonObject[] } {
  const given = target["source"];
  const source = typeof given === "string" ? given : isObject(given) ? textIn(given, "id") || textIn(given, "@id") : textIn(target, "id");
  return { source: source.startsWith(`${own.prefix}document:`) ? lastPart(source) : source, selectors: selectorsOf(target) };
}

function quoteIn(selectors: readonly JsonObject[]): Pick<WebPassage, "quote" | "prefix" | "suffix"> {
  const found = selectors.find(({ type }) => type === "TextQuoteSelector");
  const quote = found === undefined ? "" : textIn(found, "exact");
  return {
    quote: quote || null,
    prefix: found === undefined ? "" : textIn(found, "prefix"),
    suffix: found === undefined ? "" : textIn(found, "suffix"),
  };
}

function spanIn(target: JsonObject, selectors: readonly JsonObject[]): { start: number; end: number } {
  const [first, last] = listOf(target[own.span]);
  const place = selectors.find(({ type }) => type === "TextPositionSelector");
  const start = whole(first ?? place?.["start"]);
  return { start, end: Math.max(start, whole(last ?? place?.["end"])) };
}

/** Positions behind what any text holds are none. */
const farthest = 2 ** 31 - 1;

function whole(value: Json | undefined): number {
  return typeof value === "number" && Number.isInteger(value) && value > 0 && value < farthest ? value : 0;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** A name, or who Hypothesis says it is: "acct:ann@hypothes.is". */
function coderOf(annotation: JsonObject): string | null {
  const creator = listOf(annotation["creator"])[0];
  const named = isObject(creator) ? textIn(creator, "name") || textIn(creator, "nickname") || lastPart(textIn(creator, "id")) : "";
  const account = /^acct:([^@]+)/.exec(textIn(annotation, "user"))?.[1] ?? "";
  return named || (typeof creator === "string" ? lastPart(creator) : account) || null;
}
