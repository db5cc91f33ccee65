import { firstIndex } from "@rapporteur/core/base";
import type { Span } from "@rapporteur/core/model";
import type { LayeredDocument, LayeredStatement, StatementLayer } from "../statement-layers.ts";
import { type WrittenSentence, writtenSentences } from "../written-units.ts";
import { escapeText, escapeValue } from "./webanno-escapes.ts";

export interface WrittenWebAnno {
  readonly content: string;
  /** Statements that stand on white space alone, which the format has no place for. */
  readonly lost: number;
  /** Statements that begin or end in white space, which is left away. */
  readonly trimmed: number;
}

/** A row: a word, or a part of one that a statement begins or ends in. */
interface Unit extends Span {
  readonly statements: NumberedStatement[];
}

interface Word extends Unit {
  /** By place. */
  readonly parts: Map<string, Unit>;
}

interface NumberedStatement {
  readonly statement: LayeredStatement;
  /** Tells it from others of its layer, and its words from those of others; null where there is no doubt. */
  number: number | null;
}

/**
 * A document in WebAnno TSV 3.3, with a span layer for each statement type that it has. Offsets count UTF-16 code units.
 *
 * Deterministic. Cost: O(length + statements × their words).
 */
export function writeWebAnno({ text, statements }: LayeredDocument): WrittenWebAnno {
  const sentences = writtenSentences(text);
  const words = sentences.flatMap((sentence) => sentence.words.map(({ start, end }): Word => ({ start, end, statements: [], parts: new Map() })));
  let [lost, trimmed] = [0, 0];
  const numbered = statements.map((statement): NumberedStatement => ({ statement, number: null }));
  const units: (readonly Unit[])[] = [];
  for (const one of numbered) {
    const own = unitsOf(words, one.statement);
    for (const unit of own) unit.statements.push(one);
    units.push(own);
    if (own.length === 0) lost++;
    else if ((own[0]?.start ?? 0) !== one.statement.start || (own.at(-1)?.end ?? 0) !== one.statement.end) trimmed++;
  }
  numberThem(numbered, units);
  const layers = [...new Set(statements.map(({ layer }) => layer))];
  const head = layers.map(({ type, features }) => `#T_SP=${[type, ...features.map(({ name }) => name)].join("|")}\n`);
  let next = 0;
  const body = sentences.map((sentence, at) => {
    const own = words.slice(next, (next += sentence.words.length));
    return sentenceRows({ text, layers }, sentence, { number: at + 1, words: own });
  });
  return { content: `#FORMAT=WebAnno TSV 3.3\n${head.join("")}\n${body.join("")}`, lost, trimmed };
}

/** The rows that a statement stands in: whole words, and parts of the first and the last one. */
function unitsOf(words: readonly Word[], { start, end }: Span): Unit[] {
  const first = firstAfter(words, start, start === end);
  const units: Unit[] = [];
  for (let at = first; at < words.length; at++) {
    const word = words[at];
    if (word === undefined || (word.start >= end && start !== end)) break;
    const from = Math.max(word.start, start);
    const part = { start: from, end: Math.max(from, Math.min(word.end, end)) };
    units.push(part.start === word.start && part.end === word.end ? word : partOf(word, part));
    if (start === end) break;
  }
  return units;
}

/** The first word that ends behind a place, or at it. */
function firstAfter(words: readonly Word[], place: number, countsEnd: boolean): number {
  return firstIndex(words.length, (at) => {
    const end = words[at]?.end ?? 0;
    return end > place || (countsEnd && end === place);
  });
}

function partOf(word: Word, { start, end }: Span): Unit {
  const key = `${start}-${end}`;
  const part = word.parts.get(key) ?? { start, end, statements: [] };
  word.parts.set(key, part);
  return part;
}

function numberThem(statements: readonly NumberedStatement[], units: readonly (readonly Unit[])[]): void {
  let number = 0;
  for (const [at, one] of statements.entries()) {
    const own = units[at] ?? [];
    const isStacked = own.some((unit) => unit.statements.some((other) => other !== one && other.statement.layer === one.statement.layer));
    if (own.length > 1 || isStacked) one.number = ++number;
  }
}

interface Writing {
  readonly text: string;
  readonly layers: readonly StatementLayer[];
}

function sentenceRows(
  { text, layers }: Writing,
  { start, end }: WrittenSentence,
  { number, words }: { number: number; words: readonly Word[] },
): string {
  const lines = text.slice(start, end).split("\n");
  const shown = lines.map((line) => `#Text=${escapeText(line)}\n`).join("");
  const rows = words.flatMap((word, at) => {
    const id = `${number}-${at + 1}`;
    const parts = [...word.parts.values()].toSorted((a, b) => a.start - b.start || a.end - b.end);
    return [row(text, layers, { id, unit: word }), ...parts.map((unit, part) => row(text, layers, { id: `${id}.${part + 1}`, unit }))];
  });
  return `\n${shown}${rows.join("")}`;
}

function row(text: string, layers: readonly StatementLayer[], { id, unit }: { id: string; unit: Unit }): string {
  const cells = layers.flatMap((layer) => {
    const own = unit.statements.filter(({ statement }) => statement.layer === layer);
    return layer.features.map((_, feature) => {
      if (own.length === 0) return "_";
      return own.map(({ statement, number }) => `${cell(statement.values[feature] ?? null)}${number === null ? "" : `[${number}]`}`).join("|");
    });
  });
  return `${[id, `${unit.start}-${unit.end}`, text.slice(unit.start, unit.end), ...cells, ""].join("\t")}\n`;
}

function cell(value: string | null): string {
  return value === null ? "*" : escapeValue(value);
}
