import { nearestName, RapporteurError, ownValue } from "@rapporteur/core/base";
import { buildNetwork, cellValue, type Evidence, type EvidenceStatement, type Network } from "@rapporteur/engines/network";
import { figure } from "../../present/text/text-table.ts";
import { basisOf } from "./network-basis.ts";
import { clip, describeNetwork, instantText, type NetworkViewReport } from "./network-report.ts";
import { isSeries, type NetworkRequest } from "./network-request.ts";
import { resampledNote } from "./network-resampling.ts";
import { left, right } from "../report.ts";

/** The statements behind one cell of the network, concept by concept, with their words. */
export function evidenceView(request: NetworkRequest, pair: string): NetworkViewReport {
  const { table, network: options } = request;
  if (isSeries(request) || request.isEventList)
    throw new RapporteurError("RAP_NETWORK_OPTION", {
      option: "evidence",
      value: pair,
      cure: "ask it of one network; narrow it with --from and --to",
    });
  const basis = basisOf(table, options);
  const network = buildNetwork(table, options);
  const [row, column] = splitPair(pair, network);
  const evidence = network.evidence(row, column);
  const interval = resampledNote(request, "the tie", (part) => cellValue(buildNetwork(part, options), row, column) ?? 0);
  return {
    sections: [
      {
        title: `${row} – ${column}: ${round(evidence.value)}${evidence.value === evidence.numerator ? "" : ` (${round(evidence.numerator)} before dividing)`}`,
        columns: [left(options.variable2), right("adds"), left("who"), left("level"), left("date"), left("words")],
        rows: evidence.parts.flatMap((part) => partRows(request, part, [row, column])),
        notes: [`${describeNetwork(network)}. The column "adds" sums to ${round(evidence.numerator)}.`, ...interval],
      },
    ],
    basis,
    result: () => ({ row, column, ...evidence, parts: evidence.parts.map((part) => partResult(request, part)) }),
  };
}

type Part = Evidence["parts"][number];

function partRows(request: NetworkRequest, part: Part, [row, column]: readonly [string, string]): (string | number)[][] {
  const said = [
    ...part.rowStatements.map((statement) => [row, statement] as const),
    ...part.columnStatements.map((statement) => [column, statement] as const),
  ];
  return said.map(([who, statement], at) => [
    at === 0 ? part.column : "",
    at === 0 ? part.contribution : "",
    clip(who, 30),
    levelText(request, statement),
    instantText(request.table.times[statement.row] as number).slice(0, 10),
    wordsOf(request, statement),
  ]);
}

function levelText({ table, network }: NetworkRequest, { level }: EvidenceStatement): string {
  const isBoolean = network.qualifier != null && ownValue(table.variables, network.qualifier)?.kind === "boolean";
  return isBoolean && level !== "" ? (level === "1" ? "yes" : "no") : level;
}

/** The words, or where they stand if the source does not hold them. */
function wordsOf({ opened, table }: NetworkRequest, { row, id }: EvidenceStatement): string {
  const quote = opened.quoteOf(row);
  if (quote !== null && quote.trim() !== "") return `“${clip(quote)}”`;
  return `statement ${id}, document ${table.documents.ids[table.documentOf[row] as number] ?? ""}, ${table.starts[row]}–${table.ends[row]}`;
}

function partResult(request: NetworkRequest, part: Part): unknown {
  const { opened, table } = request;
  const whole = (statement: EvidenceStatement): unknown => ({
    ...statement,
    document: table.documents.ids[table.documentOf[statement.row] as number],
    start: table.starts[statement.row],
    end: table.ends[statement.row],
    quote: opened.quoteOf(statement.row),
  });
  return { ...part, rowStatements: part.rowStatements.map(whole), columnStatements: part.columnStatements.map(whole) };
}

/** Names may hold commas: the comma at which both sides are names divides. */
function splitPair(pair: string, { rows, columns }: Network): [row: string, column: string] {
  const commas = [...pair.matchAll(/,/g)].map(({ index }) => index);
  const halves = commas.map((at) => [pair.slice(0, at).trim(), pair.slice(at + 1).trim()] as const);
  for (const [first, second] of halves) {
    const [row, column] = [findLabel(first, rows), findLabel(second, columns)];
    if (row !== null && column !== null) return [row, column];
  }
  const [first, second] = halves[0] ?? [pair, ""];
  if (halves.length === 0 || first === "" || second === "") throw badPair(pair, 'write two names with a comma between them, such as "Acme,Bund"');
  const wrong = findLabel(first, rows) === null ? { word: first, labels: rows } : { word: second, labels: columns };
  const near = nearestName(wrong.word, wrong.labels);
  throw badPair(
    wrong.word,
    near === null ? `the network has ${wrong.labels.slice(0, 8).join(", ")}${wrong.labels.length > 8 ? " …" : ""}` : `did you mean ${near}?`,
  );
}

function badPair(value: string, cure: string): RapporteurError {
  return new RapporteurError("RAP_NETWORK_OPTION", { option: "evidence", value, cure });
}

/** The label as written, or else in any case. */
function findLabel(word: string, labels: readonly string[]): string | null {
  return labels.find((label) => label === word) ?? labels.find((label) => label.toLowerCase() === word.toLowerCase()) ?? null;
}

function round(value: number): string {
  return figure(value, Number.isInteger(value) ? 0 : 4);
}
