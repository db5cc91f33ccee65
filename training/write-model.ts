import { ByteWriter } from "../packages/reader/src/language/syntax/byte-stream.ts";
import { hashText } from "../packages/reader/src/language/syntax/hash.ts";
import { sortHashes, writeHashes } from "../packages/reader/src/language/syntax/hash-index.ts";
import type { LexicalEntry } from "../packages/reader/src/language/syntax/lexicon.ts";
import type { Network } from "../packages/reader/src/language/syntax/neural/network.ts";
import { writeNetwork } from "../packages/reader/src/language/syntax/neural/network-file.ts";
import { sealModel } from "../packages/reader/src/language/syntax/model-file.ts";
import type { LemmaRules } from "./learn-lemmas.ts";
import type { TagSet } from "./tag-set.ts";
import type { TrainedTagger } from "./train-tagger.ts";
import { type VectorTable, writeVectors } from "./vector-table.ts";
import type { WeightTable } from "./weight-table.ts";
import type { WordCounts } from "./word-counts.ts";

/** How many features of the tagger's two parts are kept: those with the largest weights. */
export interface TaggerRows {
  readonly guess: number;
  readonly decide: number;
}

export interface TrainedModel {
  readonly name: string;
  readonly tags: TagSet;
  readonly labels: readonly string[];
  readonly tagger: TrainedTagger;
  readonly vectors: VectorTable;
  readonly networks: readonly Network[];
  readonly lemmas: LemmaRules;
}

/**
 * Weights are kept in whole units of which the largest weight of a table makes this many. Those smaller than `leastUnits` are left out: without them
 * the tables are two fifths smaller, at a cost of a few hundredths of a point in tagging.
 */
const unitsOfLargest = 1500;
const leastUnits = 40;

/** Turns a table's weights into whole units; sums of tables have larger weights, but the same units. */
function quantiser(table: WeightTable): (weight: number) => number {
  let largest = 0;
  for (const { row } of table.entries())
    for (let place = row * table.classCount; place < (row + 1) * table.classCount; place++)
      largest = Math.max(largest, Math.abs(table.weights[place] as number));
  return (weight) => {
    const units = largest === 0 ? 0 : Math.round((weight * unitsOfLargest) / largest);
    return Math.abs(units) < leastUnits ? 0 : units;
  };
}

interface Cell {
  readonly klass: number;
  readonly units: number;
}

/** The features that matter most, by rising hash, each with its classes: those with a large weight that was corrected often. */
function strongestRows(table: WeightTable, limit: number): { hashes: Int32Array; cells: Cell[][] } {
  const quantise = quantiser(table);
  const weightsOf = (row: number): Float32Array => table.weights.subarray(row * table.classCount, (row + 1) * table.classCount);
  const ranked: { hash: number; strength: number }[] = [];
  for (const { hash, row } of table.entries()) {
    let most = 0;
    for (const weight of weightsOf(row)) most = Math.max(most, Math.abs(weight));
    if (quantise(most) !== 0) ranked.push({ hash, strength: most * Math.sqrt(table.updates[row] as number) });
  }
  ranked.sort((a, b) => b.strength - a.strength || (a.hash >>> 0) - (b.hash >>> 0));
  const hashes = sortHashes(ranked.slice(0, limit).map(({ hash }) => hash));
  const cellsOf = (hash: number): Cell[] =>
    Array.from(weightsOf(table.find(hash)), (weight, klass) => ({ klass, units: quantise(weight) })).filter(({ units }) => units !== 0);
  return { hashes, cells: Array.from(hashes, cellsOf) };
}

function writeClassifier(writer: ByteWriter, table: WeightTable, limit: number): void {
  const { hashes, cells } = strongestRows(table, limit);
  writer.unsigned(table.classCount);
  writeHashes(writer, hashes);
  for (const row of cells) writer.unsigned(row.length);
  for (const { klass } of cells.flat()) writer.byte(klass);
  for (const { units } of cells.flat()) writer.signed(units);
}

function writeLexicon(writer: ByteWriter, counts: WordCounts): void {
  const entryOf = new Map<number, LexicalEntry>();
  for (const form of counts.forms()) {
    const entry = counts.entry(form);
    if (entry && !entryOf.has(hashText(form))) entryOf.set(hashText(form), { ...entry, count: Math.min(entry.count, 2) });
  }
  const hashes = sortHashes(entryOf.keys());
  const nameOf = (entry: LexicalEntry): string => `${entry.count} ${entry.ambiguity} ${entry.candidates ?? ""}`;
  const distinct = new Map<string, number>();
  const entries: LexicalEntry[] = [];
  const numbers = Array.from(hashes, (hash) => {
    const entry = entryOf.get(hash) as LexicalEntry;
    const known = distinct.get(nameOf(entry));
    if (known !== undefined) return known;
    distinct.set(nameOf(entry), entries.length);
    return entries.push(entry) - 1;
  });
  writeHashes(writer, hashes);
  writer.unsigned(entries.length);
  for (const entry of entries) {
    writer.byte(entry.count);
    writer.unsigned(entry.ambiguity >>> 0);
    writer.block(entry.candidates ?? new Uint8Array());
  }
  for (const number of numbers) writer.unsigned(number);
}

/** Writes the section that `Lemmatizer` reads. */
export function writeLemmas(writer: ByteWriter, { scripts, rules }: LemmaRules): void {
  writer.unsigned(scripts.length);
  for (const script of scripts) {
    writer.byte(script.keepsCase ? 1 : 0);
    writer.unsigned(script.cut);
    writer.text(script.add);
  }
  const hashes = sortHashes(rules.keys());
  writeHashes(writer, hashes);
  for (const hash of hashes) writer.unsigned(rules.get(hash) as number);
}

/**
 * The bytes of a model file, of the features of the tagger only the strongest. The same model gives the same bytes.
 */
export function writeModel(model: TrainedModel, rows: TaggerRows): Uint8Array {
  const writer = new ByteWriter();
  writer.text(model.name);
  writer.texts(model.tags.names);
  writer.texts(model.labels);
  writeLexicon(writer, model.tagger.counts);
  writer.block(model.tagger.openTags);
  writeClassifier(writer, model.tagger.guess, rows.guess);
  writeClassifier(writer, model.tagger.decide, rows.decide);
  writeVectors(writer, model.vectors);
  writer.unsigned(model.networks.length);
  for (const network of model.networks) writeNetwork(writer, network);
  writeLemmas(writer, model.lemmas);
  return sealModel(writer.finish());
}
