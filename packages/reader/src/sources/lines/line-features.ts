import { isFurnitureLine, looksLikeLinkTitle, startsComments, startsJumpList, startsOtherPages } from "../furniture.ts";
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
import type { PieceRole, PieceShape } from "../piece.ts";
import { hashOf } from "./feature-hash.ts";

/** A line as the reader of lines sees it. */
export interface PageLine {
  /** On one line, without marks. */
  readonly words: string;
  readonly shape: PieceShape;
  readonly level: number;
  readonly role: PieceRole | null;
  readonly isEmphasised: boolean;
  /** Its first words are emphasised, and not all of them. */
  readonly hasLead: boolean;
  readonly hints: readonly string[];
}

/** What neighbours see of a line. */
const steps = [-2, -1, 1, 2] as const;
const nearPrefixes = steps.map((step) => hashOf(`${step} `));

/** A feature that many lines have: its hash, and those that its neighbours have of it. */
interface Known {
  readonly own: number;
  readonly near: readonly number[];
}

function known(feature: string): Known {
  return { own: hashOf(feature), near: nearPrefixes.map((prefix) => hashOf(feature, prefix)) };
}

/** Features made of a few choices, once each; the level of a list is the writer's, so their number is bounded. */
const made = new Map<string, Known>();
const mostMade = 5_000;

function madeOf(feature: string): Known {
  let found = made.get(feature);
  if (found === undefined) {
    if (made.size >= mostMade) made.clear();
    found = known(feature);
    made.set(feature, found);
  }
  return found;
}

/** `name 0`, `name 1` … by number. */
function numbered(name: string, count: number): Known[] {
  return Array.from({ length: count + 1 }, (_, number) => known(`${name} ${number}`));
}

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

/** The words before a colon at the start of a turn, or null. */
export function turnLabel(words: string): string | null {
  return labelPattern.exec(words.slice(0, 140))?.[1] ?? null;
}

/** What is known of the page as a whole: how often each label and each line comes. */
interface PageCounts {
  /** The label of each line. */
  readonly labelOf: readonly (string | null)[];
  readonly labels: ReadonlyMap<string, number>;
  readonly lines: ReadonlyMap<string, number>;
  readonly firstProse: number;
  readonly lastProse: number;
}

/**
 * Features of every line of a page, as rows of a model: each is a hash of a text ("has year", "word treaty", "-1 is name"), which is put together only where it
 * is not one of few. Cost: linear in the text.
 */
export function lineRows(lines: readonly PageLine[], rows: number): number[][] {
  const counts = countPage(lines);
  const own = lines.map((line, index) => ownFeatures(line, counts.labelOf[index] ?? null));
  return lines.map((line, index) => {
    const hashes = (own[index] as OwnFeatures).hashes;
    putPlace(hashes, index, lines.length, counts);
    putRepetition(hashes, line, counts.labelOf[index] ?? null, counts);
    for (let step = 0; step < steps.length; step++) {
      const near = own[index + (steps[step] as number)];
      if (near === undefined) hashes.push(edge.near[step] as number);
      else for (const digest of near.digests) hashes.push(digest.near[step] as number);
    }
    for (let at = 0; at < hashes.length; at++) hashes[at] = ((hashes[at] as number) >>> 0) % rows;
    return hashes;
  });
}

const edge = known("edge");

function bucket(value: number, edges: readonly number[]): number {
  for (let at = 0; at < edges.length; at++) if (value <= (edges[at] as number)) return at;
  return edges.length;
}

const lengthEdges = [4, 10, 18, 28, 40, 60, 90, 140, 220, 350, 600];
const lengths = numbered("length", lengthEdges.length);
const digestEdges = [10, 40, 90, 220];

interface OwnFeatures {
  readonly hashes: number[];
  /** What neighbours see of the line: five at most. */
  readonly digests: Known[];
}

const mostDigests = 5;
const aLine = known("line");
const anEmphasised = known("emphasised");
const aLead = known("lead");
const aLabel = known("label");
const labelText = known("label text");
const labelAlone = known("label alone");
const hidden = new Set(["link-title", "heading"]);
const knownShapes = shapes.map(([name, test]) => ({ test, feature: known(`is ${name}`), isDigest: !hidden.has(name) }));
const startPrefix = hashOf("start ");
const toldPrefix = "told ";
const hintPrefix = hashOf("hint ");
const labelPrefix = hashOf("label ");

function ownFeatures(line: PageLine, label: string | null): OwnFeatures {
  const { words } = line;
  const end = endOf(words);
  const digests = [madeOf(`length ${bucket(words.length, digestEdges)} ${line.shape} ${end}`)];
  const tell = (feature: Known): void => void (digests.length < mostDigests && digests.push(feature));
  const hashes = [
    aLine.own,
    (lengths[bucket(words.length, lengthEdges)] as Known).own,
    madeOf(`shape ${line.shape} ${line.level}`).own,
    madeOf(`end ${end}`).own,
    hashOf(startOf(words), startPrefix),
  ];
  const put = (feature: Known, isDigest: boolean): void => {
    hashes.push(feature.own);
    if (isDigest) tell(feature);
  };
  if (line.role !== null) put(madeOf(toldPrefix + line.role), true);
  if (line.isEmphasised) put(anEmphasised, true);
  if (line.hasLead) put(aLead, true);
  for (const hint of line.hints) hashes.push(hashOf(hint, hintPrefix));
  if (words.length <= shortLine) for (const { test, feature, isDigest } of knownShapes) if (test(words)) put(feature, isDigest);
  if (label !== null) {
    const lower = label.toLowerCase();
    hashes.push(aLabel.own);
    put(madeOf(`label ${kindOfLabel(label)}`), true);
    hashes.push(hashOf(lower, labelPrefix));
    // A name that begins like one of these kinds looks like it from the lines around.
    if (/^(?:letter|initials|capitals|mixed|alone)/.test(lower)) tell(known(`label ${lower}`));
    if (words.length > label.length + 3) hashes.push(labelText.own);
    else put(labelAlone, true);
  }
  putSigns(words, put);
  putWords(words, hashes);
  return { hashes, digests };
}

function kindOfLabel(label: string): string {
  if (/^[QA]\d?$/.test(label)) return "letter";
  if (/^\p{Lu}{2,4}$/u.test(label)) return "initials";
  const words = label.replace(/(?<!\s)\s*\(.*$/, "").split(/\s+/);
  const isCapitals = !/\p{Ll}{2}/u.test(label);
  return `${isCapitals ? "capitals" : "mixed"} ${Math.min(3, words.length)}${label.includes("(") ? " bracket" : ""}`;
}

function endOf(words: string): string {
  const last = words.replace(/(?<!["”’')\]*_])["”’')\]*_]+$/, "").at(-1) ?? "";
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

const seenAround = /^(?:we asked|quotation|is a)/;
const knownSigns = signPatterns.map(([name, pattern]) => ({ pattern, feature: known(`has ${name}`), isDigest: seenAround.test(name) }));
const capitalEdges = [0.1, 0.25, 0.5, 0.75, 0.99];
const capitalShares = numbered("capitals", capitalEdges.length);
const countEdges = [1, 2, 3, 4, 6, 9, 14, 20];
const wordCounts = numbered("words", countEdges.length);
const mostParts = 30;

function putSigns(words: string, put: (feature: Known, isDigest: boolean) => void): void {
  const read = words.length > 1_500 ? words.slice(0, 1_500) : words;
  for (const { pattern, feature, isDigest } of knownSigns) if (pattern.test(read)) put(feature, isDigest);
  let spaces = 0;
  for (let at = read.indexOf(" "); at >= 0 && spaces < mostParts; at = read.indexOf(" ", at + 1)) spaces++;
  if (spaces + 1 >= mostParts) return;
  const parts = read.split(" ");
  let capitals = 0;
  for (const word of parts) if (startsCapital(word)) capitals++;
  put(capitalShares[bucket(capitals / parts.length, capitalEdges)] as Known, false);
  put(wordCounts[bucket(parts.length, countEdges)] as Known, false);
}

function startsCapital(word: string): boolean {
  const code = word.charCodeAt(0);
  return code < 128 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(word);
}

/** Lines of at most so many words are told by each of them, by the last and by the first two. */
const mostWords = 12;
/** Longer lines, of at most so many words, by these apart from the others: notices of the site have words of their own. Paragraphs are told by their first word alone. */
const mostOfNotice = 60;
const readOfNotice = 40;
const longestNotice = 500;

const firstPrefix = hashOf("first ");
const firstTwoPrefix = hashOf("first two ");
const lastPrefix = hashOf("last ");
const wordPrefix = hashOf("word ");
const noticePrefix = hashOf("long ");
const aWord = /[\p{L}\p{N}©@*]+/gu;

function putWords(words: string, hashes: number[]): void {
  const parts: string[] = [];
  const lower = words.slice(0, longestNotice).toLowerCase();
  aWord.lastIndex = 0;
  for (let found = aWord.exec(lower); found !== null && parts.length <= mostOfNotice; found = aWord.exec(lower)) parts.push(found[0]);
  const [first = "", second] = parts;
  const firstHash = hashOf(first, firstPrefix);
  hashes.push(firstHash);
  if (parts.length > mostOfNotice) return;
  if (parts.length > mostWords) {
    for (const part of new Set(parts.slice(0, readOfNotice))) hashes.push(hashOf(part, noticePrefix));
    return;
  }
  hashes.push(
    second === undefined ? hashOf(first, firstTwoPrefix) : hashOf(second, hashOf(" ", hashOf(first, firstTwoPrefix))),
    hashOf(parts.at(-1) ?? "", lastPrefix),
  );
  for (const part of new Set(parts)) hashes.push(hashOf(part, wordPrefix));
}

const placeEdges = [0, 1, 2, 4, 7, 12, 20];
const fromTop = numbered("from top", placeEdges.length);
const fromEnd = numbered("from end", placeEdges.length);
const proseEdges = [0, 1, 2, 4, 8];
const beforeProse = numbered("prose before", proseEdges.length);
const afterProse = numbered("prose after", proseEdges.length);
const withinProse = numbered("prose within", proseEdges.length);

function putPlace(hashes: number[], index: number, count: number, { firstProse, lastProse }: PageCounts): void {
  const prose =
    index < firstProse
      ? beforeProse[bucket(firstProse - index, proseEdges)]
      : index > lastProse
        ? afterProse[bucket(index - lastProse, proseEdges)]
        : withinProse[0];
  hashes.push((fromTop[bucket(index, placeEdges)] as Known).own, (fromEnd[bucket(count - 1 - index, placeEdges)] as Known).own, (prose as Known).own);
}

const repeatEdges = [1, 2, 4];
const repeats = numbered("repeats", repeatEdges.length);
const labelComes = numbered("label comes", repeatEdges.length);
const pageLabelEdges = [0, 1, 2, 4];
const pageLabels = numbered("page labels", pageLabelEdges.length);
const namesALabel = known("names a label");

function putRepetition(hashes: number[], { words }: PageLine, label: string | null, counts: PageCounts): void {
  hashes.push((repeats[bucket(counts.lines.get(words) ?? 0, repeatEdges)] as Known).own);
  if (label !== null) hashes.push((labelComes[bucket(counts.labels.get(label) ?? 0, repeatEdges)] as Known).own);
  const bare = counts.labels.size === 0 ? 0 : (counts.labels.get(words.replace(/:$/, "")) ?? 0);
  if (bare > 0 && label === null) hashes.push(namesALabel.own);
  hashes.push((pageLabels[bucket(counts.labels.size, pageLabelEdges)] as Known).own);
}

const proseLength = 180;

function countPage(lines: readonly PageLine[]): PageCounts {
  const labels = new Map<string, number>();
  const whole = new Map<string, number>();
  const labelOf = lines.map(({ words }) => turnLabel(words));
  for (const [index, { words }] of lines.entries()) {
    const label = labelOf[index] ?? null;
    if (label !== null) labels.set(label, (labels.get(label) ?? 0) + 1);
    if (words.length < 120) whole.set(words, (whole.get(words) ?? 0) + 1);
  }
  const isProse = ({ words }: PageLine): boolean => words.length >= proseLength;
  const firstProse = lines.findIndex(isProse);
  return { labelOf, labels, lines: whole, firstProse: firstProse < 0 ? lines.length : firstProse, lastProse: lines.findLastIndex(isProse) };
}
