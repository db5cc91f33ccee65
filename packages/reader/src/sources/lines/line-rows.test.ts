import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { generatePages } from "../../../../../eval/pages/generate.ts";
import { times } from "../../../../../test/support/effort.ts";
import { isFurnitureLine, looksLikeLinkTitle, startsComments, startsJumpList, startsOtherPages } from "../furniture.ts";
import { htmlPieces } from "../html/read-html.ts";
import {
  looksLikeBio,
  looksLikeBody,
  looksLikeByline,
  looksLikeDateLine,
  looksLikeHeading,
  looksLikeName,
  looksLikeNamedPost,
  looksLikePostLine,
  looksLikePulledQuote,
  looksLikeRubric,
  looksLikeSignature,
  mastheadKind,
  tagsOf,
} from "../line-roles.ts";
import { markdownAsPieces } from "../markdown/read-markdown.ts";
import { textPieces } from "../plain/read-text.ts";
import type { ReadPieces } from "../settle-pieces.ts";
import { hashOf } from "./feature-hash.ts";
import { lineRows, type PageLine } from "./line-features.ts";
import { toPageLine } from "./read-lines.ts";

/* The features once more, spelled out in words: what `lineRows` gives must be their hashes, to the bit and in their order, since the weights were learnt by them. */

const shapes: readonly (readonly [string, (words: string) => boolean])[] = [
  ["furniture", isFurnitureLine],
  ["comments", startsComments],
  ["other-pages", startsOtherPages],
  ["jump", startsJumpList],
  ["link-title", looksLikeLinkTitle],
  ["bio", looksLikeBio],
  ["organization", looksLikeBody],
  ["byline", looksLikeByline],
  ["date", looksLikeDateLine],
  ["heading", looksLikeHeading],
  ["name", looksLikeName],
  ["named-post", looksLikeNamedPost],
  ["post", looksLikePostLine],
  ["pulled-quote", looksLikePulledQuote],
  ["rubric", looksLikeRubric],
  ["signature", looksLikeSignature],
  ["masthead", (words) => mastheadKind(words) !== null],
  ["tags", (words) => tagsOf(words) !== null],
];

/** Lines longer than this are no short line, whatever they say: their shapes are not tried. */
const shortLine = 320;
const labelPattern =
  /^(?:\[?\d{1,2}:\d{2}(?::\d{2})?\]?\s+)?(?:>>\s*)?(\p{Lu}[\p{L}\p{M}'’.-]*(?:\s+(?:\p{Lu}[\p{L}\p{M}'’.-]*|van|von|de|der|bin|member)){0,4}(?:\s*\([^)]{1,60}\))?)\s*(?::|(?<=^[QA])\.)(?=\s|$)/u;

function turnLabelOf(words: string): string | null {
  return labelPattern.exec(words.slice(0, 140))?.[1] ?? null;
}

/** What is known of the page as a whole: how often each label and each first word comes. */
interface PageCounts {
  readonly labels: ReadonlyMap<string, number>;
  readonly lines: ReadonlyMap<string, number>;
  readonly firstProse: number;
  readonly lastProse: number;
}

/** Features of every line of a page, as strings. Cost: linear in the text. */
function lineFeatures(lines: readonly PageLine[]): string[][] {
  const own = lines.map(ownFeatures);
  const digests = lines.map((line, index) => digestOf(line, own[index] ?? []));
  const counts = countPage(lines);
  return lines.map((line, index) => [
    ...(own[index] ?? []),
    ...placeFeatures(index, lines.length, counts),
    ...repetition(line, counts),
    ...[-2, -1, 1, 2].flatMap((step) => (digests[index + step] ?? ["edge"]).map((digest) => `${step} ${digest}`)),
  ]);
}

function bucket(value: number, edges: readonly number[]): number {
  const found = edges.findIndex((edge) => value <= edge);
  return found < 0 ? edges.length : found;
}

const lengthEdges = [4, 10, 18, 28, 40, 60, 90, 140, 220, 350, 600];

function ownFeatures(line: PageLine): string[] {
  const { words } = line;
  const features = [
    "line",
    `length ${bucket(words.length, lengthEdges)}`,
    `shape ${line.shape} ${line.level}`,
    `end ${endOf(words)}`,
    `start ${startOf(words)}`,
  ];
  if (line.role !== null) features.push(`told ${line.role}`);
  if (line.isEmphasised) features.push("emphasised");
  if (line.hasLead) features.push("lead");
  for (const hint of line.hints) features.push(`hint ${hint}`);
  if (words.length <= shortLine) for (const [name, test] of shapes) if (test(words)) features.push(`is ${name}`);
  const label = turnLabelOf(words);
  if (label !== null)
    features.push(
      "label",
      `label ${kindOfLabel(label)}`,
      `label ${label.toLowerCase()}`,
      words.length > label.length + 3 ? "label text" : "label alone",
    );
  features.push(...signs(words), ...wordFeatures(words));
  return features;
}

function kindOfLabel(label: string): string {
  if (/^[QA]\d?$/.test(label)) return "letter";
  if (/^\p{Lu}{2,4}$/u.test(label)) return "initials";
  const words = label.replace(/\s*\(.*$/, "").split(/\s+/);
  const isCapitals = !/\p{Ll}{2}/u.test(label);
  return `${isCapitals ? "capitals" : "mixed"} ${Math.min(3, words.length)}${label.includes("(") ? " bracket" : ""}`;
}

function endOf(words: string): string {
  const last = words.replace(/["”’')\]*_]+$/, "").at(-1) ?? "";
  return /[.?!:;,…]/.test(last) ? last : /\p{N}/u.test(last) ? "digit" : "letter";
}

function startOf(words: string): string {
  const first = words[0] ?? "";
  if (/\p{Lu}/u.test(first)) return "capital";
  if (/\p{Ll}/u.test(first)) return "small";
  return /\p{N}/u.test(first) ? "digit" : first;
}

const signPatterns: readonly (readonly [string, RegExp])[] = [
  ["capitals", /^[^\p{Ll}]*\p{Lu}{3}[^\p{Ll}]*$/u],
  ["year", /\b(?:19|20)\d{2}\b/],
  ["digits", /^[^\p{L}]*\p{N}[^\p{L}]*$/u],
  ["handle", /(?:^|[\s(])@\w/],
  ["address", /\bhttps?:|www\.|\w@\w+\.\w/],
  ["cells", /\s[|·•›»]\s|\t/],
  ["brackets at end", /\([^)]{2,80}\)[.:]?$/],
  ["by", /^(?:by|By|BY)\s\p{Lu}/u],
  ["you", /\b(?:you|your)\b/i],
  ["I", /\b(?:I|my|me|I['’]m)\b/],
  ["we asked", /\b(?:we|We|I) (?:asked|spoke|talked|put|sat|invited)\b|\bour experts\b|\bexperts (?:react|weigh)/],
  ["quotation", /[“"][^”"]{15,}[”"]/],
  ["says", /\b(?:says|said|tells|told|argues|argued|adds|added|believes|notes|warns|explains|according to)\b/i],
  ["is a", /^\p{Lu}\S+(?: \S+){1,4},? (?:is|was|works|serves|leads|teaches|directs|heads|holds)\b/u],
  ["two sentences", /[.!?]["”’)]? \p{Lu}.*[.!?]["”’)]? \p{Lu}/u],
  ["one sentence", /^[^.!?]{30,}[.!?]["”’)]?$/],
  ["name comma", /^(?:\p{Lu}[\p{L}'’.-]*\s){1,4}(?:\p{Lu}[\p{L}'’.-]*),\s\S/u],
  ["name dash", /^(?:\p{Lu}[\p{L}'’.-]*\s){1,4}[–—|-]\s\S/u],
  ["by photographer", /\/(?:Reuters|AFP|AP|Getty|EPA)|\b(?:photo|image|picture|photograph|illustration)\b/i],
  ["copyright", /©|\bcopyright\b|rights reserved/i],
  ["page number", /^(?:page|p\.)?\s*[-–]?\s*\d{1,3}(?:\s*(?:\/|of)\s*\d{1,3})?\s*[-–]?$/i],
];

function signs(words: string): string[] {
  const read = words.length > 1_500 ? words.slice(0, 1_500) : words;
  const found = signPatterns.filter(([, pattern]) => pattern.test(read)).map(([name]) => `has ${name}`);
  const parts = read.split(" ");
  const capitals = parts.filter((word) => /^\p{Lu}/u.test(word)).length;
  if (parts.length < 30)
    found.push(
      `capitals ${bucket(capitals / parts.length, [0.1, 0.25, 0.5, 0.75, 0.99])}`,
      `words ${bucket(parts.length, [1, 2, 3, 4, 6, 9, 14, 20])}`,
    );
  return found;
}

/** Longer lines are told by their first word and, up to sixty words, by their first forty. */
const [mostWords, mostOfNotice, readOfNotice] = [12, 60, 40];

function wordFeatures(words: string): string[] {
  const parts =
    words
      .slice(0, 500)
      .toLowerCase()
      .match(/[\p{L}\p{N}©@*]+/gu) ?? [];
  const first = `first ${parts[0] ?? ""}`;
  if (parts.length > mostOfNotice) return [first];
  if (parts.length > mostWords) return [first, ...new Set(parts.slice(0, readOfNotice).map((part) => `long ${part}`))];
  return [first, `first two ${parts.slice(0, 2).join(" ")}`, `last ${parts.at(-1) ?? ""}`, ...new Set(parts.map((part) => `word ${part}`))];
}

/** What neighbours see of a line. */
function digestOf(line: PageLine, own: readonly string[]): string[] {
  const digests = own.filter((feature) =>
    /^(?:is (?!link-title|heading)|label (?:letter|initials|capitals|mixed|alone)|told |emphasised|lead$|has (?:we asked|quotation|is a))/.test(
      feature,
    ),
  );
  return [`length ${bucket(line.words.length, [10, 40, 90, 220])} ${line.shape} ${endOf(line.words)}`, ...digests.slice(0, 4)];
}

function placeFeatures(index: number, count: number, { firstProse, lastProse }: PageCounts): string[] {
  const side = index < firstProse ? "before" : index > lastProse ? "after" : "within";
  const far = side === "before" ? firstProse - index : side === "after" ? index - lastProse : 0;
  return [
    `from top ${bucket(index, [0, 1, 2, 4, 7, 12, 20])}`,
    `from end ${bucket(count - 1 - index, [0, 1, 2, 4, 7, 12, 20])}`,
    `prose ${side} ${bucket(far, [0, 1, 2, 4, 8])}`,
  ];
}

function repetition({ words }: PageLine, counts: PageCounts): string[] {
  const label = turnLabelOf(words);
  const features = [`repeats ${bucket(counts.lines.get(words) ?? 0, [1, 2, 4])}`];
  if (label !== null) features.push(`label comes ${bucket(counts.labels.get(label) ?? 0, [1, 2, 4])}`);
  const bare = counts.labels.get(words.replace(/:$/, "")) ?? 0;
  if (bare > 0 && label === null) features.push("names a label");
  features.push(`page labels ${bucket(counts.labels.size, [0, 1, 2, 4])}`);
  return features;
}

const proseLength = 180;

function countPage(lines: readonly PageLine[]): PageCounts {
  const labels = new Map<string, number>();
  const whole = new Map<string, number>();
  for (const { words } of lines) {
    const label = turnLabelOf(words);
    if (label !== null) labels.set(label, (labels.get(label) ?? 0) + 1);
    if (words.length < 120) whole.set(words, (whole.get(words) ?? 0) + 1);
  }
  const isProse = ({ words }: PageLine): boolean => words.length >= proseLength;
  const firstProse = lines.findIndex(isProse);
  return { labels, lines: whole, firstProse: firstProse < 0 ? lines.length : firstProse, lastProse: lines.findLastIndex(isProse) };
}

const rows = 1 << 14;

function piecesOf(source: string, format: string): ReadPieces {
  if (format === "html") return htmlPieces(source, { source: "page" });
  return format === "markdown" ? markdownAsPieces(source) : textPieces(source);
}

function compare(source: string, format: string): number {
  const { text, pieces } = piecesOf(source, format);
  const lines = pieces.slice(0, 3_000).map((piece) => toPageLine(text, piece));
  const expected = lineFeatures(lines).map((features) => features.map((feature) => (hashOf(feature) >>> 0) % rows));
  expect(lineRows(lines, rows)).toEqual(expected);
  return lines.length;
}

const data = fileURLToPath(new URL("../../../../../eval/data", import.meta.url));
const formats: Readonly<Record<string, string>> = { txt: "text", md: "markdown", html: "html" };

test("rows of lines are the hashes of their features: pages made by hand", () => {
  const files = readdirSync(data, { recursive: true, encoding: "utf8" }).flatMap((name) => {
    const format = formats[name.split(".").at(-1) ?? ""];
    return format === undefined ? [] : [{ name, format }];
  });
  expect(files.length).toBeGreaterThan(100);
  // In the short form one of eight: the pages of one hand lie side by side.
  const compared = files.filter((_, at) => at % times(8, 1) === 0);
  let count = 0;
  for (const { name, format } of compared) count += compare(readFileSync(join(data, name), "utf8").replaceAll("\r\n", "\n"), format);
  expect(count).toBeGreaterThan(times(1_000, 2_000));
});

test("rows of lines are the hashes of their features: generated pages, and names that read like kinds of labels", () => {
  for (const { source, format } of generatePages("train", times(1, 2), 9)) compare(source, format);
  compare("Mixed Signals: We begin here.\n\nAlone: yes\n\nLetter Writer: no\n\nAlone: yes\n\nA: b\n\n\u{1f600} Ann Lee: \u{1f600}", "text");
});
