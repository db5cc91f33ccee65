import { isMastheadLine, isNavigationLine, isRubricLine } from "../navigation-lines.ts";
import type { PageUnit } from "../page-unit.ts";
import { findOrganizations } from "../people/organization-names.ts";
import { wholeName } from "../people/person-names.ts";
import { isPostLine } from "../people/read-bio.ts";
import { readMark } from "../signed/read-marks.ts";
import type { PageSentence } from "./page-sentences.ts";
import type { PageShape } from "./page-shape.ts";
import { tellsWhoSays } from "../reported/verbs-of-saying.ts";
import { bucket, rowOf, sentenceRows } from "./feature-rows.ts";

interface Page {
  readonly units: readonly PageUnit[];
  readonly shape: PageShape;
  readonly peopleCount: number;
}

/** Rows of the features of a sentence: of its words, its unit, the unit's place and neighbours, and the page. Cost: linear in the sentence. */
export function sentenceFeatures(sentence: PageSentence, page: Page): number[] {
  const unit = page.units[sentence.unit];
  if (unit === undefined) return [];
  const features = [
    ...unitFeatures(unit, sentence),
    ...placeFeatures(sentence.unit, page),
    ...labelFeatures(sentence, unit, page.shape),
    ...wordFeatures(sentence.text, unit),
    ...signsOf(sentence.text),
  ];
  return features.map((feature) => rowOf(feature, sentenceRows));
}

const shapes: readonly (readonly [string, (words: string) => boolean])[] = [
  ["name", (words) => wholeName(words) !== null],
  ["post", isPostLine],
  ["body", (words) => findOrganizations(words)[0]?.name === words],
  ["navigation", isNavigationLine],
  ["rubric", isRubricLine],
  ["masthead", isMastheadLine],
];
const longestShape = 320;

function unitFeatures(unit: PageUnit, { order, isLast, text }: PageSentence): string[] {
  const { kind, level, line, plain, isEmphasised, leadLength, opensText } = unit;
  const role = line?.role ?? "none";
  const features = [
    "bias",
    `kind ${kind}`,
    `role ${role}`,
    `role ${role} ${bucket(line?.probability ?? 0, [0.4, 0.6, 0.8, 0.95])}`,
    `order ${Math.min(2, order)} ${isLast}`,
    `unit length ${bucket(plain.length, [15, 30, 50, 80, 120, 200, 350, 600])}`,
    `length ${bucket(text.length, [15, 30, 60, 120, 200])}`,
    `emphasised ${isEmphasised}`,
    `lead ${leadLength > 0} ${order}`,
    `level ${level} ${kind}`,
    `opens ${opensText === true}`,
    `end ${text.at(-1) ?? ""}`,
    `start ${startOf(text)}`,
  ];
  if (order > 0) return features;
  const mark = readMark(unit);
  if (mark !== null) features.push(`mark ${mark.kind} ${mark.isBare} ${Math.min(3, mark.people.length)}`);
  if (plain.length <= longestShape) for (const [name, test] of shapes) if (test(plain)) features.push(`is ${name}`);
  return features;
}

function startOf(text: string): string {
  if (/^\p{Lu}/u.test(text)) return "capital";
  if (/^\p{Ll}/u.test(text)) return "small";
  return /^\p{N}/u.test(text) ? "digit" : text.charAt(0);
}

const placeEdges = [0, 1, 2, 4, 7, 12, 20];

function placeFeatures(index: number, { units, shape, peopleCount }: Page): string[] {
  const own = shape.kinds[index] ?? "o";
  const [before, after] = [shape.proseBefore, shape.proseAfter];
  const [since, until] = [shape.sinceName[index] ?? 0, shape.untilName[index] ?? 0];
  return [
    `from top ${bucket(index, placeEdges)}`,
    `from end ${bucket(units.length - 1 - index, placeEdges)}`,
    `fifth ${Math.floor((5 * index) / units.length)}`,
    `people ${bucket(peopleCount, [1, 2, 4, 8, 16])}`,
    `units ${bucket(units.length, [8, 15, 30, 60])}`,
    `labels ${bucket(shape.labelCounts.size, [0, 1, 2, 4])}`,
    `prose before ${before} ${own}`,
    `prose after ${after} ${own}`,
    `prose around ${before}${after} ${Math.min(3, shape.nameLines)} ${own}`,
    `gaps ${shape.gaps} ${own}`,
    `name lines ${bucket(shape.nameLines, [0, 1, 2, 4, 8])} ${own}`,
    `since ${since} ${own}`,
    `until ${until} ${own}`,
    `between ${Math.min(2, since)}${Math.min(2, until)} ${Math.min(1, before)}${Math.min(1, after)} ${own}`,
    `neighbours ${shape.kinds[index - 1] ?? "o"}${own}${shape.kinds[index + 1] ?? "o"}`,
  ];
}

function labelFeatures({ unit, order }: PageSentence, { plain }: PageUnit, shape: PageShape): string[] {
  const features = (shape.lineCounts.get(plain) ?? 0) > 1 ? ["repeats"] : [];
  const label = order === 0 ? (shape.labels[unit] ?? null) : null;
  if (label === null) return features;
  const isRepeated = (shape.labelCounts.get(label) ?? 0) > 1;
  return [
    ...features,
    "label",
    `label repeated ${isRepeated}`,
    `label text ${label.toLowerCase()}`,
    `label in capitals ${!/\p{Ll}/u.test(label)}`,
    `label alone ${plain.length < label.length + 4}`,
  ];
}

const mostWords = 16;
const firstWords = 8;
const shortUnit = 80;

function wordFeatures(text: string, { kind, plain }: PageUnit): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}@©]+/gu) ?? [];
  const [first = "", second = ""] = words;
  const own = [...new Set(words.slice(0, words.length <= mostWords ? mostWords : firstWords))].map((word) => `word ${word}`);
  const isShort = kind === "heading" || plain.length < shortUnit;
  return [
    `first ${first}`,
    `first two ${first} ${second}`,
    `last ${words.at(-1) ?? ""}`,
    ...own,
    ...(isShort ? [...new Set(words)].map((word) => `short ${word}`) : []),
  ];
}

const signs: readonly (readonly [string, RegExp])[] = [
  ["says", tellsWhoSays],
  ["I", /\b(?:I|my|me)\b/],
  ["we", /\b(?:we|our|us)\b/i],
  ["you", /\b(?:you|your)\b/i],
  ["asks", /\?/],
  ["quotes", /["“”]/],
  ["quotes twice", /["“”][^"“”]*["“”]/],
  ["quoting", /["“][^"”]{15,}/],
  ["quote first", /^[“"]/],
  ["quote last", /[”"]$/],
  ["year", /\b(?:19|20)\d\d\b/],
  ["address", /https?:|www\.|@/],
  ["cells", /[|·•›»]/],
  ["capitals", /^[^\p{Ll}]*$/u],
];

const signsOf = (text: string): string[] => signs.filter(([, pattern]) => pattern.test(text)).map(([name]) => `has ${name}`);
