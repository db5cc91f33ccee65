import { RapporteurError } from "@rapporteur/core/base";
import type { Span } from "@rapporteur/core/model";
import { type LayerAnnotation, relationRoles } from "../layer-annotations.ts";
import { readLayer, type TsvLayer } from "./webanno-columns.ts";
import { splitBrackets, splitUnescaped, unescapeText, unescapeValue } from "./webanno-escapes.ts";

interface AboutTsv {
  readonly file: string;
  readonly document: string;
}

export interface TsvDocument {
  readonly text: string;
  readonly annotations: readonly LayerAnnotation[];
}

/**
 * The text of a file in WebAnno TSV 3 and what is annotated in it. Offsets count UTF-16 code units; between sentences, of which the format says nothing, stand a line
 * break and blanks.
 *
 * @throws RAP_EXCHANGE_WEBANNO naming the line
 * Cost: O(length).
 */
export function readTsvDocument(content: string, about: AboutTsv): TsvDocument {
  const reading = new TsvReading(about, content.length);
  for (const line of content.split(/\r?\n/)) reading.take(line);
  return reading.finish();
}

/** Blanks between sentences may be more than the file is long, but not without end. */
const mostPadding = 4;

class TsvReading {
  readonly #about: AboutTsv;
  readonly #layers: TsvLayer[] = [];
  readonly #annotations: LayerAnnotation[] = [];
  readonly #numbered = new Map<string, LayerAnnotation>();
  /** By unit, then by type: the first of each. */
  readonly #units = new Map<string, { readonly span: Span; readonly first: Map<string, LayerAnnotation> }>();
  readonly #later: (() => void)[] = [];
  readonly #parts: string[] = [];
  #length = 0;
  #padding: number;
  #columnCount = 0;
  #sentence: string[] | null = null;
  #line = 0;
  #state: "start" | "head" | "body" = "start";

  constructor(about: AboutTsv, contentLength: number) {
    this.#about = about;
    this.#padding = mostPadding * contentLength + 10_000;
  }

  take(line: string): void {
    this.#line++;
    if (this.#state === "start") {
      if (!/^#FORMAT=WebAnno TSV 3(?:\.\d+)?\s*$/.test(line)) throw this.#refuse("it does not begin with #FORMAT=WebAnno TSV 3");
      this.#state = "head";
      return;
    }
    const layer = this.#state === "head" ? readLayer(line, this.#columnCount) : null;
    if (layer !== null) {
      this.#layers.push(layer);
      this.#columnCount += layer.columns.length;
      return;
    }
    if (line === "") return;
    this.#state = "body";
    if (line.startsWith("#Text=")) (this.#sentence ??= []).push(unescapeText(line.slice(6)));
    else if (!line.startsWith("#")) this.#takeUnit(line);
  }

  finish(): TsvDocument {
    if (this.#state === "start") throw this.#refuse("it does not begin with #FORMAT=WebAnno TSV 3");
    if (this.#sentence !== null) throw this.#refuse("it ends before the words of its last sentence");
    for (const resolve of this.#later) resolve();
    return { text: this.#parts.join(""), annotations: this.#annotations };
  }

  #takeUnit(line: string): void {
    const [unit = "", offsets = "", , ...cells] = line.split("\t");
    const [, first, last] = /^(\d{1,10})-(\d{1,10})$/.exec(offsets) ?? [];
    if (!/^\d+-\d+(?:\.\d+)?$/.test(unit) || first === undefined || last === undefined) throw this.#refuse("it is not a word with its place");
    if (cells.length < this.#columnCount)
      throw this.#refuse(`it has ${cells.length} columns of annotations, and the head names ${this.#columnCount}`);
    const span = { start: Number(first), end: Number(last) };
    if (this.#sentence !== null) this.#placeSentence(this.#sentence.join("\n"), span.start);
    if (span.end < span.start || span.end > this.#length) throw this.#refuse("its place is outside of its sentence");
    this.#units.set(unit, { span, first: new Map() });
    for (const layer of this.#layers) this.#takeLayer(layer, unit, cells.slice(layer.first, layer.first + layer.columns.length));
  }

  /** The text of a sentence, at the place of its first word. */
  #placeSentence(text: string, start: number): void {
    this.#sentence = null;
    const gap = start - this.#length;
    this.#padding -= gap;
    if (gap < 0 || this.#padding < 0)
      throw this.#refuse(gap < 0 ? "its place is before the end of the last sentence" : "its place is far behind the text");
    const between = this.#length === 0 ? " ".repeat(gap) : `\n${" ".repeat(Math.max(0, gap - 1))}`.slice(0, gap);
    this.#parts.push(between, text);
    this.#length = start + text.length;
  }

  #takeLayer(layer: TsvLayer, unit: string, cells: readonly string[]): void {
    if (cells.every((cell) => cell === "_")) return;
    const stacks = cells.map((cell) => splitUnescaped(cell, "|"));
    const count = Math.max(...stacks.map((stack) => stack.length));
    for (let at = 0; at < count; at++) {
      const values = stacks.map((stack) => stack[at] ?? "_");
      if (layer.kind === "relation") this.#takeRelation(layer, unit, values);
      else this.#takeSpan(layer, unit, values);
    }
  }

  #takeSpan(layer: TsvLayer, unit: string, cells: readonly string[]): void {
    const span = this.#units.get(unit)?.span ?? { start: 0, end: 0 };
    const read = layer.columns.map(({ role }, at) => splitCell(cells[at] ?? "_", role));
    const number = read.map(({ number }) => number).find((one) => one !== null);
    const key = number === undefined ? null : layer.kind === "chain" ? `${layer.type} ${number}` : number;
    const known = key === null ? undefined : this.#numbered.get(key);
    // A number that is another layer's here is a mistake of the file, and a new annotation.
    const annotation = known?.type === layer.type ? known : this.#make(layer, span);
    annotation.begin = Math.min(annotation.begin, span.start);
    annotation.end = Math.max(annotation.end, span.end);
    if (key !== null) this.#numbered.set(key, annotation);
    const { first } = this.#units.get(unit) ?? { first: new Map<string, LayerAnnotation>() };
    if (!first.has(layer.type)) first.set(layer.type, annotation);
    if (annotation === known) return;
    if (layer.kind === "chain" && number !== undefined) annotation.features["chain"] = number?.split("-")[0] ?? null;
    for (const [at, column] of layer.columns.entries()) {
      const { value } = read[at] ?? { value: "_" };
      if (column.role === "slot roles") this.#takeSlots(annotation, column.name, value, cells[at + 1] ?? "_");
      else if (column.role !== "none" && column.role !== "slot targets") annotation.features[column.name] = valueOf(value);
    }
  }

  #takeSlots(annotation: LayerAnnotation, feature: string, roles: string, targets: string): void {
    if (roles === "_" || targets === "_") return;
    const named = splitUnescaped(roles, ";");
    for (const [at, target] of splitUnescaped(targets, ";").entries()) {
      const role = valueOf(named[at] ?? "*");
      this.#later.push(() => {
        const { value: unit, brackets } = splitBrackets(target);
        const to = this.#find(unit, brackets ?? "0", null);
        if (to !== null) annotation.links.push([role || feature, to]);
      });
    }
  }

  #takeRelation(layer: TsvLayer, unit: string, cells: readonly string[]): void {
    const at = layer.columns.findIndex(({ role }) => role === "relation");
    const { value: from, brackets } = splitBrackets(cells[at] ?? "_");
    if (at < 0 || from === "_") return;
    const [sourceNumber = "0", targetNumber = "0"] = (brackets ?? "0_0").split("_");
    const base = layer.columns[at]?.name ?? null;
    const relation = this.#make(layer, this.#units.get(unit)?.span ?? { start: 0, end: 0 });
    for (const [index, column] of layer.columns.entries())
      if (column.role === "value") relation.features[column.name] = valueOf(splitBrackets(cells[index] ?? "*").value);
    this.#later.push(() => {
      const source = this.#find(from, sourceNumber, base);
      const target = this.#find(unit, targetNumber, base);
      if (source !== null) relation.links.push([relationRoles.source, source]);
      if (target !== null) relation.links.push([relationRoles.target, target]);
    });
  }

  /** The annotation of a number; else the first of a type on a unit; else the unit's own words. */
  #find(unit: string, number: string, type: string | null): LayerAnnotation | Span | null {
    const numbered = number === "0" ? undefined : this.#numbered.get(number);
    if (numbered !== undefined) return numbered;
    const there = this.#units.get(unit);
    return (type === null ? undefined : there?.first.get(type)) ?? there?.span ?? null;
  }

  #make({ type, kind }: TsvLayer, { start, end }: Span): LayerAnnotation {
    const id = String(this.#annotations.length + 1);
    const made = { id, type, document: this.#about.document, begin: start, end, features: {}, links: [], isRelation: kind === "relation" };
    this.#annotations.push(made);
    return made;
  }

  #refuse(problem: string): RapporteurError {
    return new RapporteurError("RAP_EXCHANGE_WEBANNO", { file: this.#about.file, line: this.#line, problem });
  }
}

function splitCell(cell: string, role: string): { readonly value: string; readonly number: string | null } {
  if (role === "slot targets") return { value: cell, number: null };
  const chained = role === "chain link" ? /^([\s\S]*?)->(\d{1,9}-\d{1,9})$/.exec(cell) : null;
  if (chained !== null) return { value: chained[1] ?? "", number: chained[2] ?? null };
  const { value, brackets } = splitBrackets(cell);
  // The number of a chain's type is the chain's.
  return { value, number: role === "chain type" ? null : brackets };
}

/** A feature's value; null where it has none. */
function valueOf(value: string): string | null {
  return value === "*" || value === "_" ? null : unescapeValue(value);
}
