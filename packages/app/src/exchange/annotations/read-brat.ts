import { RapporteurError, type Warning } from "@rapporteur/core/base";
import type { CellValue, StatementTable } from "@rapporteur/core/model";
import { placeSelections } from "../statements/place-selections.ts";
import { isOwnLayer, readOwnFeatures } from "./own-features.ts";
import { annotationTable, type PlacedAnnotation, wordsInLine } from "./annotation-table.ts";

export interface ReadBrat {
  readonly table: StatementTable;
  /** The stored texts, by document. */
  readonly texts: ReadonlyMap<string, string>;
  /** By row. */
  readonly notes: readonly string[];
  readonly coders: readonly (string | null)[];
  readonly warnings: readonly Warning[];
}

export interface BratFile {
  /** How errors name it. */
  readonly file: string;
  /** Of the document, in the table. */
  readonly document: string;
  readonly annotations: string;
  /** The text with line ends and byte order mark as they stand in the file. */
  readonly raw: string;
}

interface BratSpan {
  readonly id: string;
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

/** A relation or an event: its type, the span that it stands on, and who has which role. */
interface BratFrame {
  readonly id: string;
  readonly type: string;
  readonly trigger: string | null;
  readonly roles: readonly (readonly [role: string, target: string])[];
}

interface BratAnnotations {
  readonly spans: Map<string, BratSpan>;
  readonly frames: Map<string, BratFrame>;
  /** By the annotation that they are about. */
  readonly attributes: Map<string, { readonly name: string; readonly value: string | true }[]>;
  readonly notes: Map<string, string[]>;
  parts: number;
  equivalences: number;
}

/**
 * Annotations of brat (standoff format), of one document or several: a text-bound annotation becomes a statement of its type, a relation or an event one with its
 * roles as entities, named by the words that fill them; attributes become variables, notes memos. Positions are checked against the words that brat keeps. What
 * Rapporteur wrote comes back with its variables, dates, coders and reviews.
 *
 * @throws RAP_EXCHANGE_BRAT naming the line
 * Cost: O(length).
 */
export function readBrat(files: readonly BratFile[]): ReadBrat {
  const read = files.map(placeAnnotations);
  const documents = files.map(({ document }) => ({ id: document, values: {} }));
  const { table, notes, coders, lost } = annotationTable(
    read.flatMap(({ placed }) => placed),
    {},
    documents,
  );
  const sum = (count: (one: PlacedBrat) => number): number => read.reduce((all, one) => all + count(one), 0);
  const counts: readonly (readonly [number, string])[] = [
    [lost, "annotations whose positions are not in the text are left out"],
    [sum(({ moved }) => moved), "annotations stand where their words are, and not where their positions say"],
    [sum(({ parts }) => parts), "annotations in several parts cover what is between these, too"],
    [sum(({ equivalences }) => equivalences), "groups of equivalent annotations are left out"],
  ];
  const warnings = counts.filter(([count]) => count > 0).map(([count, words]) => ({ code: "brat-loss", message: `${count} ${words}` }));
  return { table, texts: new Map(files.map(({ document }, at) => [document, read[at]?.text ?? ""])), notes, coders, warnings };
}

interface PlacedBrat {
  readonly placed: readonly PlacedAnnotation[];
  readonly text: string;
  readonly moved: number;
  readonly parts: number;
  readonly equivalences: number;
}

function placeAnnotations({ file, document, annotations, raw }: BratFile): PlacedBrat {
  const read = readLines(annotations, file);
  const spans = [...read.spans.values()];
  const {
    spans: places,
    text,
    moved,
  } = placeSelections(
    raw,
    spans.map(({ words, start, end }) => ({ name: words, start, end })),
  );
  const spanOf = new Map(spans.map(({ id }, at) => [id, places[at] ?? null]));
  const triggers = new Set([...read.frames.values()].map(({ trigger }) => trigger));
  const placed: PlacedAnnotation[] = [];
  const add = (id: string, type: string, own: readonly string[], roles: PlacedAnnotation["roles"]): void => {
    const places = own.map((one) => spanOf.get(one)).filter((span) => span !== null && span !== undefined);
    placed.push({ id, type, document, places, roles, ...saidOf(read, id) });
  };
  for (const { id, type } of spans) if (!triggers.has(id)) add(id, type, [id], []);
  for (const { id, type, trigger, roles } of read.frames.values()) {
    const own = trigger === null ? roles.map(([, target]) => spanBehind(read, target)) : [trigger];
    add(
      id,
      type,
      own,
      roles.map(([role, target]) => [role, wordsOf(read, target)] as const),
    );
  }
  return { placed, text, moved, parts: read.parts, equivalences: read.equivalences };
}

type Said = Pick<PlacedAnnotation, "values" | "note"> & Partial<Pick<PlacedAnnotation, "id" | "coder" | "review">>;

/** Attributes and notes; of what Rapporteur wrote, the notes are values by their names. */
function saidOf(read: BratAnnotations, id: string): Said {
  const attributes = attributesOf(read, id);
  const notes = read.notes.get(id) ?? [];
  const named = notes.map((note) => /^([^:\n]+): (.+)$/.exec(note));
  const features = Object.fromEntries(named.flatMap((one) => (one === null ? [] : [[one[1] ?? "", one[2] === "false" ? false : (one[2] ?? "")]])));
  if (!isOwnLayer(features)) return { values: attributes, note: notes.join("\n") };
  const { id: own, ...about } = readOwnFeatures({ ...attributes, ...features });
  const others = notes.filter((_, at) => named[at] === null);
  return { ...about, ...(own === null ? {} : { id: own }), note: others.join("\n") };
}

function readLines(annotations: string, file: string): BratAnnotations {
  const read: BratAnnotations = { spans: new Map(), frames: new Map(), attributes: new Map(), notes: new Map(), parts: 0, equivalences: 0 };
  for (const [at, line] of annotations
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === "" || takeLine(line, read)) continue;
    throw new RapporteurError("RAP_EXCHANGE_BRAT", { file, line: at + 1, problem: "it is not an annotation of brat" });
  }
  return read;
}

/** Takes one line; false where it is of no form that brat writes. */
function takeLine(line: string, read: BratAnnotations): boolean {
  const [id = "", about = "", words = ""] = line.split("\t");
  const [type = "", ...rest] = about.split(" ");
  if (/^T\S+$/.test(id)) return takeSpan(read, { id, type, places: rest.join(" "), words });
  if (/^[RE]\S+$/.test(id)) {
    const [named = "", trigger = null] = id.startsWith("E") ? type.split(":") : [type];
    const roles = rest.filter((one) => one !== "").map((one) => [one.slice(0, one.indexOf(":")), one.slice(one.indexOf(":") + 1)] as const);
    if (named === "" || rest.some((one) => one !== "" && !/^[^:]+:[^:]/.test(one))) return false;
    read.frames.set(id, { id, type: named, trigger, roles });
    return true;
  }
  if (/^[AM]\S+$/.test(id)) {
    const [target = "", value] = rest;
    read.attributes.set(target, [...(read.attributes.get(target) ?? []), { name: type, value: value ?? true }]);
    return target !== "";
  }
  if (/^[N#]\S*$/.test(id)) {
    const [target = ""] = rest;
    const text = id.startsWith("N") ? [rest.slice(1).join(" "), words].filter((part) => part !== "").join(" ") : words;
    read.notes.set(target, [...(read.notes.get(target) ?? []), text]);
    return target !== "";
  }
  if (id === "*") read.equivalences++;
  return id === "*";
}

function takeSpan(read: BratAnnotations, { id, type, places, words }: { id: string; type: string; places: string; words: string }): boolean {
  if (type === "" || !/^\d{1,10} \d{1,10}(?:;\d{1,10} \d{1,10})*$/.test(places)) return false;
  const numbers = places.split(/[ ;]/).map(Number);
  if (numbers.length > 2) read.parts++;
  read.spans.set(id, { id, type, start: numbers[0] ?? 0, end: numbers.at(-1) ?? 0, words: numbers.length > 2 ? "" : words });
  return true;
}

function attributesOf({ attributes }: BratAnnotations, target: string): Record<string, CellValue> {
  return Object.fromEntries((attributes.get(target) ?? []).map(({ name, value }) => [name, value]));
}

/** The span that stands for an annotation: itself, or an event's trigger. */
function spanBehind({ frames }: BratAnnotations, id: string): string {
  return frames.get(id)?.trigger ?? id;
}

function wordsOf(read: BratAnnotations, id: string): string | null {
  return wordsInLine(read.spans.get(spanBehind(read, id))?.words);
}
