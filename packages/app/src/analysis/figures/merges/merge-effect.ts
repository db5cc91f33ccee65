import type { StatementTable } from "@rapporteur/core/model";
import { countedRows } from "../counted-rows.ts";
import type { EvidenceRow } from "../common-types.ts";
import { evidenceReader } from "../evidence.ts";
import { type StanceRow, stanceRows } from "../experts/position-lines.ts";
import { rowsNaming } from "../experts/subject-columns.ts";
import type { FigureData } from "../figure-data.ts";
import { keepFew } from "../keep-few.ts";
import type { MergeEffectAnswer, MergeEffectRequest, SpeakerPair } from "./merge-types.ts";

const mostPairs = 20;
const mostQuotes = 2;

/**
 * What merging one entity into another would change: which speakers would agree or disagree who now have no such tie in the network of positions (congruence and
 * conflict of speakers over concepts), and who would be both for and against. A merge adds ties and takes none away. Nothing is written.
 *
 * Cost: O(rows × columns), and once for each project and scope the pairs of speakers of each concept.
 */
export function answerMergeEffect({ table }: FigureData, { into, from, countsDrafts }: MergeEffectRequest): MergeEffectAnswer {
  const { ties, byConcept, rows } = positionsOf(table, countsDrafts);
  const [intoRows, fromRows] = [byConcept.get(into) ?? [], byConcept.get(from) ?? []];
  const merged = pairsOver([...intoRows, ...fromRows]);
  const newAgreeing = [...merged.agreeing].filter((pair) => !ties.agreeing.has(pair));
  const newDisagreeing = [...merged.disagreeing].filter((pair) => !ties.disagreeing.has(pair));
  const before = { agreeing: ties.agreeing.size, disagreeing: ties.disagreeing.size, concepts: byConcept.size };
  const areBoth = intoRows.length > 0 && fromRows.length > 0;
  const divided = dividedIn([...intoRows, ...fromRows]);
  const already = new Set([...dividedIn(intoRows), ...dividedIn(fromRows)]);
  return {
    before,
    after: {
      agreeing: before.agreeing + newAgreeing.length,
      disagreeing: before.disagreeing + newDisagreeing.length,
      concepts: before.concepts - (areBoth ? 1 : 0),
    },
    newAgreeing: newAgreeing.slice(0, mostPairs).map(pairOf),
    newDisagreeing: newDisagreeing.slice(0, mostPairs).map(pairOf),
    divided: divided.filter((speaker) => !already.has(speaker)),
    ...quotesOf(table, rows, { into, from }),
  };
}

/** Pairs of speakers, each as a text. */
interface Ties {
  readonly agreeing: ReadonlySet<string>;
  readonly disagreeing: ReadonlySet<string>;
}

interface Positions {
  readonly rows: readonly number[];
  readonly byConcept: ReadonlyMap<string, readonly StanceRow[]>;
  readonly ties: Ties;
}

const keepPositions = keepFew<Positions>(2);

function positionsOf(table: StatementTable, countsDrafts: boolean): Positions {
  return keepPositions(table, String(countsDrafts), () => {
    const rows = countedRows(table, countsDrafts);
    const byConcept = Map.groupBy(stanceRows(table, rows), ({ concept }) => concept);
    const [agreeing, disagreeing] = [new Set<string>(), new Set<string>()];
    for (const own of byConcept.values()) {
      const pairs = pairsOver(own);
      for (const pair of pairs.agreeing) agreeing.add(pair);
      for (const pair of pairs.disagreeing) disagreeing.add(pair);
    }
    return { rows, byConcept, ties: { agreeing, disagreeing } };
  });
}

/** Who takes the same side over one concept, and who opposite sides; who takes both does both. */
function pairsOver(own: readonly StanceRow[]): Ties {
  const [forIt, against] = [true, false].map((side) => [...new Set(own.filter(({ isFor }) => isFor === side).map(({ speaker }) => speaker))]);
  const [agreeing, disagreeing] = [new Set<string>(), new Set<string>()];
  for (const side of [forIt ?? [], against ?? []])
    for (const [at, first] of side.entries()) for (const second of side.slice(at + 1)) agreeing.add(pairText(first, second));
  for (const first of forIt ?? []) for (const second of against ?? []) if (first !== second) disagreeing.add(pairText(first, second));
  return { agreeing, disagreeing };
}

const between = "\u0000";
const pairText = (first: string, second: string): string => (first < second ? `${first}${between}${second}` : `${second}${between}${first}`);

function pairOf(pair: string): SpeakerPair {
  const [first = "", second = ""] = pair.split(between);
  return { first, second };
}

/** Who is for and against in the same positions. */
function dividedIn(own: readonly StanceRow[]): string[] {
  return [...Map.groupBy(own, ({ speaker }) => speaker)]
    .filter(([, said]) => said.some(({ isFor }) => isFor) && said.some(({ isFor }) => !isFor))
    .map(([speaker]) => speaker);
}

function quotesOf(
  table: StatementTable,
  rows: readonly number[],
  { into, from }: Pick<MergeEffectRequest, "into" | "from">,
): { readonly intoQuotes: EvidenceRow[]; readonly fromQuotes: EvidenceRow[] } {
  const columns = Object.values(table.variables).flatMap((column) => (column.kind === "entity" ? [column] : []));
  const [intoRows = [], fromRows = []] = rowsNaming(columns, rows, [into, from]);
  const quote = evidenceReader(table);
  return { intoQuotes: intoRows.slice(0, mostQuotes).map(quote), fromQuotes: fromRows.slice(0, mostQuotes).map(quote) };
}
