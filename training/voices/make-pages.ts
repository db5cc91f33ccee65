import { closeSync, mkdirSync, openSync, writeSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { corpusFiles, readGrid, readPair } from "../../corpus/tool/corpus-files.ts";
import { alignRoles } from "../../eval/pages/align.ts";
import { corpusPages } from "../../eval/pages/corpus-pages.ts";
import { generatePages, type LabelledContribution, type LabelledPage } from "../../eval/pages/generate.ts";
import { handMadePages } from "../../eval/pages/hand-made.ts";
import { heldOutHands, laterHands, openHands, writtenPages } from "../../eval/pages/written-pages.ts";
import { splitSentences } from "../../packages/reader/src/language/syntax/split-sentences.ts";
import { toPageUnits } from "../../packages/reader/src/pages/page-unit.ts";
import { withoutTitles } from "../../packages/reader/src/pages/people/person-names.ts";
import { readPage } from "../../packages/reader/src/pages/read-page.ts";
import { type PageGraph, pageGraph } from "../../packages/reader/src/pages/voices/page-graph.ts";
import { pairRelations } from "../../packages/reader/src/pages/voices/relations.ts";
import { ruleOwners } from "../../packages/reader/src/pages/voices/rule-owners.ts";
import { sentencesToEncode } from "../../packages/reader/src/pages/voices/read-voices.ts";
import { readingModel, shippedReader } from "../../packages/reader/src/reading/reading-model.ts";
import { readDocumentBytes } from "../../packages/reader/src/sources/read-document-bytes-for-tests.ts";

/*
 * Writes pages as the network of voices sees them, a line of JSON each: `node training/voices/make-pages.ts --out FOLDER`. Pages of held-out writers and
 * documents of the development part are for measuring alone. `--only NAMES`, with commas, makes some of the files.
 */
export type OwnedPage = Pick<LabelledPage, "name" | "family" | "format" | "source" | "lines" | "contributions">;

const extensions: Readonly<Record<LabelledPage["format"], string>> = { html: "html", text: "txt", wrapped: "txt", markdown: "md" };
const bare = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]+/gu, "")
    .toLowerCase();

/** Sentences whose owner cannot be told: the page names the person nowhere. */
const unknown = -100;
const longestPage = 800;

/** A record of `pages.py`, and the vectors of its sentences and mentions. */
interface MadePage {
  readonly record: object;
  readonly vectors: readonly Float32Array[];
}

/** How many of the encoder's layers the vectors come from: five found as much as twelve, three less. */
const depth = 5;
const vectors = readingModel(shippedReader).model.sentenceVectors(depth);

/** One page as the network sees it; null where it has nothing to learn from. */
export function recordOf(page: OwnedPage, encode: typeof vectors.encode = (given) => vectors.encode(given)): MadePage | null {
  const format = page.format === "wrapped" ? "text" : page.format;
  const { document } = readDocumentBytes(new TextEncoder().encode(page.source), { name: `page.${extensions[page.format]}`, format });
  const graph = pageGraph(document, toPageUnits(document));
  if (graph.sentences.length === 0 || graph.sentences.length > longestPage) return null;
  const { reading } = readPage(document);
  const { owners, names } = ruleOwners(graph, reading.sections, reading.asides);
  const hasRoles = page.lines.some(({ role }) => role !== "body" && role !== "navigation");
  const words = graph.units.map(({ plain }) => plain.replace(/\s+/g, " "));
  const roles = hasRoles ? alignRoles(words, page.lines) : words.map(() => null);
  const { sentences, parts } = encode(sentencesToEncode(graph));
  const record = {
    name: page.name,
    family: page.family,
    gold: page.contributions.length,
    persons: names,
    owner: ownersOf(graph, page.contributions, names),
    rules: owners,
    report: reading.manner === "reported",
    roles: graph.sentences.map(({ unit }) => roles[unit] ?? null),
    sl: graph.sentences.map(({ text }) => bare(text).length),
    first: graph.sentences.map(({ order }) => (order === 0 ? 1 : 0)),
    uf: graph.sentenceRows,
    mf: graph.mentionRows,
    ms: graph.sentenceOf,
    mp: graph.people.mentions.map(({ person }) => person),
    rel: Buffer.from(pairRelations(graph, owners)).toString("base64"),
  };
  return { record, vectors: [sentences, parts] };
}

/** A part of a sentence in a person's passages makes it theirs from this share on. */
const leastShare = 0.3;
const shortestPart = 8;
/** So much of a sentence stands in one person's words alone, also over the end of a line. */
const shortestOverLines = 20;

interface OwnWords {
  readonly owner: number;
  /** All passages, with a mark between two, and without. */
  readonly apart: string;
  readonly together: string;
  /** Passages and their sentences, the longest first: a label may stand before the first sentence, and initials behind the last. */
  readonly parts: readonly string[];
}

function ownWords({ author, passages }: LabelledContribution, keys: readonly string[]): OwnWords {
  const joined = passages.join(" ");
  const whole = passages.map(bare);
  const parts = new Set([...whole, ...splitSentences(joined).map(({ start, end }) => bare(joined.slice(start, end)))]);
  return {
    owner: placeOf(author, keys),
    apart: whole.join("|"),
    together: whole.join(""),
    parts: [...parts].filter(({ length }) => length > shortestPart).sort((a, b) => b.length - a.length),
  };
}

function ownersOf({ sentences }: PageGraph, contributions: readonly LabelledContribution[], names: readonly string[]): number[] {
  const keys = names.map(bare);
  const gold = contributions.map((contribution) => ownWords(contribution, keys));
  return sentences.map(({ text, order }) => {
    const words = bare(text);
    if (words.length === 0) return 0;
    const label = order === 0 ? /^[^:]{1,60}:\s+/.exec(text)?.[0].length : undefined;
    const own = label === undefined ? words : bare(text.slice(label));
    const holder =
      gold.find(({ apart }) => (own.length > 0 && apart.includes(own)) || apart.includes(words)) ??
      gold.find(({ together }) => own.length >= shortestOverLines && together.includes(own));
    if (holder) return holder.owner;
    const shares = gold.map(({ parts }) => lettersOf(parts, words));
    const most = Math.max(0, ...shares);
    return most > 0 && most >= words.length * leastShare ? (gold[shares.indexOf(most)]?.owner ?? 0) : 0;
  });
}

/** How many letters of the words stand in parts, none counted twice. */
function lettersOf(parts: readonly string[], words: string): number {
  let [left, sum] = [words, 0];
  for (const part of parts) {
    if (!left.includes(part)) continue;
    sum += part.length;
    left = left.replace(part, "|");
  }
  return sum;
}

/** Whose name it is; somebody whom the page calls by the surname alone is found by it. */
function placeOf(author: string, keys: readonly string[]): number {
  const whole = keys.indexOf(bare(withoutTitles(author)));
  if (whole >= 0) return whole + 1;
  const surname = bare(author.split(" ").at(-1) ?? author);
  const bearing = keys.flatMap((key, index) => (surname.length > 2 && key.endsWith(surname) ? [index] : []));
  return bearing.length === 1 ? (bearing[0] as number) + 1 : unknown;
}

const spoken: ReadonlySet<string> = new Set(["body", "quote", "item"]);

/** Documents of the corpus as pages, with what each author says. */
function* pagesOfCorpus(half: "train" | "test", split: string, times: number): Generator<OwnedPage> {
  const [documents, annotations] = [corpusFiles("documents"), corpusFiles("annotations")];
  const contributions = new Map<string, LabelledContribution[]>();
  for (const row of readGrid()) {
    const file = documents.get(row.id);
    if (file !== undefined && row.split === split) contributions.set(row.id, contributionsOf(file, annotations.get(row.id)));
  }
  for (const page of corpusPages(half, times)) {
    const own = contributions.get(page.name.replace(/-\d+$/, ""));
    if (own !== undefined) yield { ...page, family: "signed", contributions: own };
  }
}

function contributionsOf(file: string, annotationFile: string | undefined): LabelledContribution[] {
  const { document, annotation } = readPair(file, annotationFile);
  const authorOf = new Map<number, string>();
  for (const { author, ranges } of annotation?.sections ?? [])
    for (const { from, to } of ranges) for (let line = from; line <= to; line++) if (author !== undefined) authorOf.set(line, author);
  const passages = new Map<string, string[]>();
  for (const { role, lines } of document.blocks) {
    if (!spoken.has(role)) continue;
    let before: string | undefined;
    for (const { number, text } of lines) {
      const author = authorOf.get(number);
      const own = author === undefined ? undefined : (passages.get(author) ?? []);
      if (author !== undefined && own !== undefined) {
        if (before === author) own.push(`${own.pop() ?? ""} ${text}`);
        else own.push(text);
        passages.set(author, own);
      }
      before = author;
    }
  }
  return [...passages].map(([author, own]) => ({ author: withoutTitles(author), given: "", post: null, passages: own }));
}

function write(folder: string, name: string, pages: Iterable<OwnedPage>): void {
  const [records, floats] = [openSync(join(folder, `${name}.jsonl`), "w"), openSync(join(folder, `${name}.vectors`), "w")];
  let count = 0;
  for (const page of pages) {
    const made = recordOf(page);
    if (made === null) continue;
    writeSync(records, `${JSON.stringify(made.record)}\n`);
    for (const rows of made.vectors) writeSync(floats, new Uint8Array(rows.buffer, rows.byteOffset, rows.byteLength));
    count++;
  }
  for (const file of [records, floats]) closeSync(file);
  process.stderr.write(`${name}: ${count} pages\n`);
}

const templatePages = 10;
const seed = 5;

/** What each file is made of. */
export const sources: Readonly<Record<string, () => Iterable<OwnedPage>>> = {
  ...Object.fromEntries([...openHands, ...heldOutHands, ...laterHands].map((hand) => [hand, () => writtenPages(hand)])),
  ...Object.fromEntries((["open", "unseen-open", "unseen-held-out"] as const).map((name) => [name, () => handMadePages(name)])),
  generated: () => generatePages("train", templatePages, seed),
  corpus: () => pagesOfCorpus("train", "train", 2),
  "corpus-development": () => pagesOfCorpus("test", "development", 1),
};

if (process.argv[1] === import.meta.filename) {
  const { values } = parseArgs({ options: { out: { type: "string" }, only: { type: "string" } } });
  if (values.out === undefined) throw new Error("say where to: --out FOLDER");
  mkdirSync(values.out, { recursive: true });
  for (const name of values.only?.split(",") ?? Object.keys(sources)) write(values.out, name, sources[name]?.() ?? []);
}
