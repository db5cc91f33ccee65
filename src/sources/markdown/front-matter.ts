import type { Span } from "../../model/span.ts";
import { type FrontKey, frontKeyOf } from "../front-lines.ts";

/** A value of the front matter with its place in the file, quotes left out. */
export interface FrontValue extends Span {
  readonly key: FrontKey;
  readonly text: string;
}

export interface FrontMatter {
  readonly values: readonly FrontValue[];
  /** Where the document starts. */
  readonly end: number;
}

const longestFrontMatter = 20_000;

/**
 * Reads the YAML at the top of a Markdown file, as far as documents use it: scalars, quoted or not, folded and literal blocks, lists in
 * brackets or with dashes. Other keys, and nested ones, are passed over. No front matter gives `end` 0.
 */
export function readFrontMatter(text: string): FrontMatter {
  const fence = /^(---|\+\+\+)[ \t]*\n/.exec(text);
  if (fence === null) return { values: [], end: 0 };
  const close = new RegExp(`^${fence[1] === "---" ? "(?:---|\\.\\.\\.)" : "\\+\\+\\+"}[ \\t]*$`, "m");
  const body = text.slice(fence[0].length, fence[0].length + longestFrontMatter);
  const closing = close.exec(body);
  if (closing === null || !/^[\w "'-]+\s*[:=]/m.test(body.slice(0, closing.index))) return { values: [], end: 0 };
  const values: FrontValue[] = [];
  for (const entry of entriesOf(body.slice(0, closing.index), fence[0].length)) values.push(...valuesOf(entry));
  return { values, end: fence[0].length + closing.index + closing[0].length };
}

interface Entry {
  readonly key: FrontKey;
  /** Lines of the value, each with its place in the file. */
  readonly lines: readonly { readonly start: number; readonly text: string }[];
}

function entriesOf(body: string, offset: number): Entry[] {
  const entries: { key: FrontKey | null; lines: { start: number; text: string }[] }[] = [];
  let start = offset;
  for (const line of body.split("\n")) {
    const key = /^(["']?)([\w][\w -]{0,40})\1\s*[:=](?=\s|$)\s*/.exec(line);
    if (key !== null)
      entries.push({
        key: frontKeyOf((key[2] ?? "").replaceAll("_", " ")),
        lines: [{ start: start + key[0].length, text: line.slice(key[0].length) }],
      });
    else if (/^(\s|-)/.test(line)) entries.at(-1)?.lines.push({ start, text: line });
    start += line.length + 1;
  }
  return entries.flatMap(({ key, lines }) => (key === null ? [] : [{ key, lines }]));
}

function valuesOf({ key, lines }: Entry): FrontValue[] {
  const [first, ...rest] = lines;
  if (first === undefined) return [];
  const head = first.text.trim();
  const filled = rest.filter((line) => line.text.trim() !== "");
  if (/^[|>][+-]?$/.test(head)) return blockValue(key, filled);
  if (head === "") return filled.filter((line) => /^\s*-\s+\S/.test(line.text)).map((line) => scalar(key, line, /^\s*-\s+(?:name\s*:\s*)?/));
  if (head.startsWith("[")) return listValues(key, first);
  return [scalar(key, first, /^\s*/)];
}

function blockValue(key: FrontKey, lines: readonly { start: number; text: string }[]): FrontValue[] {
  const [first, last] = [lines[0], lines.at(-1)];
  if (first === undefined || last === undefined) return [];
  const start = first.start + (first.text.length - first.text.trimStart().length);
  const text = lines.map((line) => line.text.trim()).join("\n");
  return [{ key, start, end: last.start + last.text.trimEnd().length, text }];
}

function scalar(key: FrontKey, line: { readonly start: number; readonly text: string }, lead: RegExp): FrontValue {
  const skipped = lead.exec(line.text)?.[0].length ?? 0;
  const written = line.text.slice(skipped).trimEnd();
  const quoted = /^(["'])(.*)\1\s*(?:#.*)?$/.exec(written);
  const value = quoted?.[2] ?? written.replace(/\s+#.*$/, "");
  const start = line.start + skipped + (quoted === null ? 0 : 1);
  return { key, start, end: start + value.length, text: value.replaceAll('\\"', '"').replaceAll("''", "'") };
}

function listValues(key: FrontKey, line: { readonly start: number; readonly text: string }): FrontValue[] {
  const values: FrontValue[] = [];
  for (const match of line.text.matchAll(/"([^"]*)"|'([^']*)'|[^,[\]\s][^,[\]]*/g)) {
    const value = match[1] ?? match[2] ?? match[0].trim();
    const start = line.start + match.index + (match[0] === value || match[1] === undefined ? 0 : 1);
    if (value !== "") values.push({ key, start, end: start + value.length, text: value });
  }
  return values;
}
