import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { alignRoles } from "../eval/pages/align.ts";
import { corpusPages, type LinedPage } from "../eval/pages/corpus-pages.ts";
import { generatePages, type LabelledPage } from "../eval/pages/generate.ts";
import { headsOfFurniture } from "../eval/pages/furniture-heads.ts";
import { handMadePages } from "../eval/pages/hand-made.ts";
import { heldOutHands, openHands, writtenPages } from "../eval/pages/written-pages.ts";
import { lineRoles } from "../packages/core/src/model/document.ts";
import { likeliest, roleShares, writeChainModel, type ChainModel } from "../packages/reader/src/sources/lines/chain-model.ts";
import { lineRows } from "../packages/reader/src/sources/lines/line-features.ts";
import { toPageLine } from "../packages/reader/src/sources/lines/read-lines.ts";
import { htmlPieces } from "../packages/reader/src/sources/html/read-html.ts";
import { markdownAsPieces } from "../packages/reader/src/sources/markdown/read-markdown.ts";
import { textPieces } from "../packages/reader/src/sources/plain/read-text.ts";
import type { ReadPieces } from "../packages/reader/src/sources/settle-pieces.ts";
import { anyRole, trainChain, type LabelledChain } from "./lines/chain-trainer.ts";
import { coarseRoles, roleSet } from "./lines/coarse-roles.ts";

/*
 * Learns the roles of lines from pages that people wrote, from generated pages and from documents of the corpus, training halves only:
 * `npm run train-lines -- [--out packages/english/weights/lines.rapmodel]`. About three minutes; the same code gives the same file.
 *
 * `--without third,fourth` leaves the pages of some writers out, to choose by them.
 */
const settings = { rows: 1 << 15, epochs: 7, rate: 0.15, decay: 0.002, seed: 11, scale: 16, dropout: 0.4 } as const;
const pagesATemplate = 30;
const copiesOfCorpus = 3;
/** Pages made by hand are few. */
const timesByHand = 4;

function piecesOf({ format, source }: LinedPage): ReadPieces {
  if (format === "html") return htmlPieces(source, { source: "page" });
  return format === "markdown" ? markdownAsPieces(source) : textPieces(source);
}

function chainOf(page: LinedPage): LabelledChain {
  const { text, pieces } = piecesOf(page);
  const lines = pieces.map((piece) => toPageLine(text, piece));
  const roles = alignRoles(
    lines.map(({ words }) => words),
    withHeads(page.lines),
  );
  return {
    lines: lineRows(lines, settings.rows),
    roles: roles.map((role) => (role === null ? anyRole : roleSet([role]))),
  };
}

/** The heading over a list of links is one of them. */
function withHeads(lines: LinedPage["lines"]): LinedPage["lines"] {
  const heads = headsOfFurniture(lines);
  return lines.map((line, index) => (heads.has(index) ? { ...line, role: lines[index + 1]?.role ?? line.role } : line));
}

function chainByHand(page: LabelledPage): LabelledChain {
  const { text, pieces } = piecesOf(page);
  const lines = pieces.map((piece) => toPageLine(text, piece));
  return {
    lines: lineRows(lines, settings.rows),
    roles: coarseRoles(
      lines.map(({ words }) => words),
      page,
    ).map(roleSet),
  };
}

/** A third of the pages with straight quotation marks, so that curly ones are no sign of anything. */
function straightened(page: LinedPage, index: number): LinedPage {
  if (index % 3 !== 0) return page;
  const straight = (text: string): string => text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'");
  return { ...page, source: straight(page.source), lines: page.lines.map(({ role, text }) => ({ role, text: straight(text) })) };
}

function accuracy(model: ChainModel, pages: readonly LabelledChain[]): string {
  const counts = new Map<string, { right: number; all: number; found: number }>();
  const of = (role: number): { right: number; all: number; found: number } => {
    const name = lineRoles[role] as string;
    const count = counts.get(name) ?? { right: 0, all: 0, found: 0 };
    counts.set(name, count);
    return count;
  };
  for (const page of pages) {
    for (const [at, shares] of roleShares(model, page.lines).entries()) {
      const set = page.roles[at] as number;
      if (set === anyRole) continue;
      const gold = Math.log2(set);
      const found = lineRoles.indexOf(likeliest(shares).role);
      of(gold).all++;
      of(found).found++;
      if (found === gold) of(gold).right++;
    }
  }
  const [right, all] = [...counts.values()].reduce(([r, a], one) => [r + one.right, a + one.all], [0, 0]);
  const rows = [...counts].map(([name, one]) => `${name} ${one.right}/${one.all} (${one.found} found)`);
  return `${((100 * right) / all).toFixed(1)} % of ${all} lines: ${rows.join(", ")}`;
}

const { values } = parseArgs({
  options: { out: { type: "string", default: "packages/english/weights/lines.rapmodel" }, without: { type: "string", default: "" } },
});
const left: readonly string[] = values.without.split(",");
const started = performance.now();
const say = (line: string): void => console.error(`${Math.round((performance.now() - started) / 1000)} s  ${line}`);
const chains = [...generatePages("train", pagesATemplate), ...corpusPages("train", copiesOfCorpus)].map(straightened).map(chainOf);
say(`${chains.length} pages`);
const written = openHands.filter((hand) => !left.includes(hand)).flatMap((hand) => writtenPages(hand));
const byHand = [...written.map(straightened).map(chainOf), ...[...handMadePages("open"), ...handMadePages("unseen-open")].map(chainByHand)];
say(`${byHand.length} pages by hand`);
const model = trainChain([...chains, ...Array.from({ length: timesByHand }, () => byHand).flat()], settings, say);
const bytes = writeChainModel(model);
writeFileSync(values.out, bytes);
say(`${values.out}: ${bytes.length} bytes`);
say(`held-out templates: ${accuracy(model, [...generatePages("test", 8, 3)].map(chainOf))}`);
say(`held-out documents: ${accuracy(model, [...corpusPages("test", 1)].map(chainOf))}`);
const unseen = [...heldOutHands, ...openHands.filter((hand) => left.includes(hand))];
say(`pages of writers that trained nothing: ${accuracy(model, unseen.flatMap((hand) => writtenPages(hand)).map(chainOf))}`);
