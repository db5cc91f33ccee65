import { closeSync, mkdirSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { alignRoles } from "../../eval/pages/align.ts";
import { corpusPages, type LinedPage } from "../../eval/pages/corpus-pages.ts";
import { headsOfFurniture } from "../../eval/pages/furniture-heads.ts";
import { generatePages, type LabelledPage } from "../../eval/pages/generate.ts";
import { handMadePages } from "../../eval/pages/hand-made.ts";
import { heldOutHands, openHands, writtenPages } from "../../eval/pages/written-pages.ts";
import { furnitureRoles, lineRoles, type LineRole } from "../../packages/core/src/model/document.ts";
import { type ModelFile, readModelFile, wordPieceOf } from "../../packages/reader/src/language/encoder/index.ts";
import { shippedReader, unpacked } from "../../packages/reader/src/reading/reading-model.ts";
import { htmlPieces } from "../../packages/reader/src/sources/html/read-html.ts";
import { lineRows } from "../../packages/reader/src/sources/lines/line-features.ts";
import { piecesOfWords } from "../../packages/reader/src/sources/lines/line-network.ts";
import { toPageLine } from "../../packages/reader/src/sources/lines/read-lines.ts";
import { markdownAsPieces } from "../../packages/reader/src/sources/markdown/read-markdown.ts";
import { textPieces } from "../../packages/reader/src/sources/plain/read-text.ts";
import type { ReadPieces } from "../../packages/reader/src/sources/settle-pieces.ts";
import { coarseRoles } from "./coarse-roles.ts";

/*
 * Writes pages as the network of lines sees them, a line of JSON each, and the vectors of pieces of words that it begins with:
 * `node training/lines/make-lines.ts --out FOLDER`. Pages of held-out writers, test templates and test documents are for measuring alone.
 */
const rows = 1 << 15;
const pagesATemplate = 20;
const copiesOfCorpus = 2;
const longestPage = 800;

interface RolePage {
  readonly page: LinedPage;
  /** Which roles each line may have; nothing where that is not known. */
  readonly rolesOf: (lines: readonly string[]) => readonly (readonly LineRole[] | null)[];
}

const tokenizerOf = (file: ModelFile): ReturnType<typeof wordPieceOf> => wordPieceOf(file.text("vocabulary"));

function piecesOf({ format, source }: LinedPage): ReadPieces {
  if (format === "html") return htmlPieces(source, { source: "page" });
  return format === "markdown" ? markdownAsPieces(source) : textPieces(source);
}

/** The heading over a list of links is one of them. */
function withHeads(lines: LinedPage["lines"]): LinedPage["lines"] {
  const heads = headsOfFurniture(lines);
  return lines.map((line, index) => (heads.has(index) ? { ...line, role: lines[index + 1]?.role ?? line.role } : line));
}

const lined = (page: LinedPage): RolePage => ({
  page,
  rolesOf: (lines) => alignRoles(lines, withHeads(page.lines)).map((role) => (role === null ? null : [role])),
});

const marked = (page: LabelledPage): RolePage => ({ page, rolesOf: (lines) => coarseRoles(lines, page) });

/** A third of the pages with straight quotation marks, so that curly ones are no sign of anything. */
function straightened(page: LinedPage, index: number): LinedPage {
  if (index % 3 !== 0) return page;
  const straight = (text: string): string => text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
  return { ...page, source: straight(page.source), lines: page.lines.map(({ role, text }) => ({ role, text: straight(text) })) };
}

const learnt = (pages: Iterable<LinedPage>): RolePage[] => [...pages].map(straightened).map(lined);
const measured = (pages: Iterable<LinedPage>): RolePage[] => [...pages].map(lined);

/** What each file is made of. */
const sources: Readonly<Record<string, () => RolePage[]>> = {
  ...Object.fromEntries(openHands.map((hand) => [hand, () => learnt(writtenPages(hand))])),
  ...Object.fromEntries(heldOutHands.map((hand) => [hand, () => measured(writtenPages(hand))])),
  "by-hand": () => [...handMadePages("open"), ...handMadePages("unseen-open")].map(marked),
  generated: () => learnt(generatePages("train", pagesATemplate)),
  corpus: () => learnt(corpusPages("train", copiesOfCorpus)),
  "generated-test": () => measured(generatePages("test", 8, 3)),
  "corpus-test": () => measured(corpusPages("test", 1)),
};

function write(folder: string, name: string, tokenizer: ReturnType<typeof wordPieceOf>): void {
  const file = openSync(join(folder, `${name}.jsonl`), "w");
  let count = 0;
  for (const { page, rolesOf } of sources[name]?.() ?? []) {
    const { text, pieces } = piecesOf(page);
    const lines = pieces.map((piece) => toPageLine(text, piece));
    if (lines.length === 0 || lines.length > longestPage) continue;
    const words = lines.map((line) => line.words);
    const record = { rows: lineRows(lines, rows), pieces: words.map((own) => piecesOfWords(tokenizer, own)), roles: rolesOf(words) };
    writeSync(file, `${JSON.stringify(record)}\n`);
    count++;
  }
  closeSync(file);
  process.stderr.write(`${name}: ${count} pages\n`);
}

/** The encoder's vectors of pieces of words, the vocabulary, and what else the network has to know. */
function writeSettings(folder: string, file: ModelFile): void {
  const { rows: count, columns, units, scales } = file.quantised("embeddings.word", "i8");
  const signed = new Int8Array(units.buffer, units.byteOffset, units.length);
  const vectors = Float32Array.from(signed, (unit, at) => unit * (scales[Math.floor(at / columns)] ?? 0));
  writeFileSync(join(folder, "pieces.vectors"), new Uint8Array(vectors.buffer));
  const settings = { rows, roles: lineRoles, furniture: furnitureRoles, pieces: count, vectors: columns, vocabulary: file.text("vocabulary") };
  writeFileSync(join(folder, "settings.json"), JSON.stringify(settings));
}

const { values } = parseArgs({ options: { out: { type: "string" } } });
if (values.out === undefined) throw new Error("say where to: --out FOLDER");
mkdirSync(values.out, { recursive: true });
const reader = readModelFile(unpacked(readFileSync(shippedReader)));
writeSettings(values.out, reader);
for (const name of Object.keys(sources)) write(values.out, name, tokenizerOf(reader));
