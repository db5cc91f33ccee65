import { pickRows, type StatementTable } from "@rapporteur/core/model";
import { buildNetwork } from "@rapporteur/engines/network";
import { countedRows } from "../counted-rows.ts";
import { evidenceReader } from "../evidence.ts";
import { stanceRows } from "../experts/position-lines.ts";
import type { EvidenceRow } from "../common-types.ts";
import type { FigureData } from "../figure-data.ts";
import type { MergeEffectAnswer, MergeEffectRequest, SpeakerPair, TieCounts } from "./merge-types.ts";

const mostPairs = 20;
const mostQuotes = 2;

/**
 * What merging one entity into another would change: which speakers would agree or disagree who now have no such tie, by the network of positions, and who
 * would be both for and against. Nothing is written.
 *
 * Cost: four networks of the positions, and O(rows × columns).
 */
export function answerMergeEffect({ table }: FigureData, { into, from, countsDrafts }: MergeEffectRequest): MergeEffectAnswer {
  const counted = pickRows(table, Int32Array.from(countedRows(table, countsDrafts)));
  const merged = withMerged(counted, into, from);
  const [before, after] = [tiesOf(counted), tiesOf(merged)];
  const fresh = (now: ReadonlySet<string>, then: ReadonlySet<string>): SpeakerPair[] =>
    [...now]
      .filter((pair) => !then.has(pair))
      .slice(0, mostPairs)
      .map(pairOf);
  return {
    before: countsOf(counted, before),
    after: countsOf(merged, after),
    newAgreeing: fresh(after.agreeing, before.agreeing),
    newDisagreeing: fresh(after.disagreeing, before.disagreeing),
    divided: dividedOver(merged, into).filter((speaker) => ![...dividedOver(counted, into), ...dividedOver(counted, from)].includes(speaker)),
    intoQuotes: quotesOf(counted, into),
    fromQuotes: quotesOf(counted, from),
  };
}

/** The table as it would be: every column of entities says the one where it said the other. Cost: O(rows × columns that name it). */
function withMerged(table: StatementTable, into: string, from: string): StatementTable {
  const variables = Object.entries(table.variables).map(([name, column]) => {
    if (column.kind !== "entity") return [name, column] as const;
    const source = column.dictionary.indexOf(from);
    if (source === -1) return [name, column] as const;
    const target = column.dictionary.indexOf(into);
    if (target === -1) return [name, { ...column, dictionary: column.dictionary.with(source, into) }] as const;
    return [name, { ...column, codes: column.codes.map((code) => (code === source ? target : code)) }] as const;
  });
  return { ...table, variables: Object.fromEntries(variables) };
}

interface Ties {
  readonly agreeing: ReadonlySet<string>;
  readonly disagreeing: ReadonlySet<string>;
}

function tiesOf(table: StatementTable): Ties {
  return { agreeing: pairsOf(table, "congruence"), disagreeing: pairsOf(table, "conflict") };
}

function pairsOf(table: StatementTable, aggregation: "congruence" | "conflict"): Set<string> {
  const pairs = new Set<string>();
  if (!table.typeNames.includes("position") || stanceRows(table, [...table.ids.keys()]).length === 0) return pairs;
  const { rows, values } = buildNetwork(table, {
    networkType: "onemode",
    statementType: "position",
    variable1: "speaker",
    variable2: "concept",
    qualifier: "agreement",
    aggregation,
    normalization: "no",
    duplicates: "document",
    reviewStates: ["accepted", "draft"],
  });
  for (const [first, name] of rows.entries())
    for (let second = first + 1; second < rows.length; second++)
      if ((values[first * rows.length + second] ?? 0) > 0) pairs.add(JSON.stringify([name, rows[second]]));
  return pairs;
}

function pairOf(pair: string): SpeakerPair {
  const [first = "", second = ""] = JSON.parse(pair) as string[];
  return { first, second };
}

function countsOf(table: StatementTable, { agreeing, disagreeing }: Ties): TieCounts {
  const positions = stanceRows(table, [...table.ids.keys()]);
  return { agreeing: agreeing.size, disagreeing: disagreeing.size, concepts: new Set(positions.map(({ concept }) => concept)).size };
}

/** Who is for and against one concept. */
function dividedOver(table: StatementTable, concept: string): string[] {
  const own = stanceRows(table, [...table.ids.keys()]).filter((one) => one.concept === concept);
  return [...Map.groupBy(own, ({ speaker }) => speaker)]
    .filter(([, said]) => said.some(({ isFor }) => isFor) && said.some(({ isFor }) => !isFor))
    .map(([speaker]) => speaker);
}

function quotesOf(table: StatementTable, key: string): EvidenceRow[] {
  const columns = Object.values(table.variables).flatMap((column) => (column.kind === "entity" ? [column] : []));
  const quote = evidenceReader(table);
  const found: EvidenceRow[] = [];
  for (let row = 0; row < table.length && found.length < mostQuotes; row++)
    if (columns.some(({ codes, dictionary }) => dictionary[codes[row] ?? -1] === key)) found.push(quote(row));
  return found;
}
