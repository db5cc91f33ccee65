import { fromNetwork } from "../../exchange/networks/from-network.ts";
import { networkJson } from "../../exchange/networks/write-lists.ts";
import { countTies } from "../../exchange/networks/written-network.ts";
import {
  type BestPartition,
  buildKernelNetworks,
  buildWindowNetworks,
  findPhases,
  type Network,
  type NetworkOptions,
  type PolarizationPoint,
  polarizationSeries,
} from "@rapporteur/engines/network";
import { basisOf } from "./network-basis.ts";
import { describeActors, describeNetwork, groupRows, instantText, periodCells, type NetworkViewReport } from "./network-report.ts";
import { isSeries, type NetworkRequest } from "./network-request.ts";
import { resampledNote } from "./network-resampling.ts";
import { left, right, type ReportSection } from "../report.ts";

/** The networks of a request's windows or kernel, one after another; none where it has neither. */
export function* seriesOf({ table, network, windows, kernel }: NetworkRequest): Generator<Network> {
  if (kernel !== null) yield* buildKernelNetworks(table, network, kernel);
  else if (windows !== null) yield* buildWindowNetworks(table, network, windows);
}

export function windowsView(request: NetworkRequest): NetworkViewReport {
  const basis = basisOf(request.table, request.network);
  const rows: (string | number)[][] = [];
  const notes = new Set<string>();
  let title = "";
  for (const network of seriesOf(request)) {
    const written = fromNetwork(network);
    title ||= describeNetwork(network);
    for (const { message } of network.warnings) notes.add(message);
    const share = `${Math.round(network.unreviewedShare * 100)} %`;
    const size = written.isTwoMode ? `${network.rows.length} × ${network.columns.length}` : String(network.rows.length);
    const centre = network.period.centre === null ? "" : instantText(network.period.centre);
    rows.push([rows.length + 1, ...periodCells(network.period), centre, network.statementCount, share, size, countTies(written)]);
  }
  const columns = [right("no."), left("from"), left("to"), left("centre"), right("statements"), right("unreviewed"), right("nodes"), right("ties")];
  const name = request.kernel === null ? "Windows" : "Kernel centres";
  return { sections: [{ title: `${name}: ${title}`, columns, rows, notes: [...notes] }], basis, result: () => wholeSeries(request) };
}

function wholeSeries(request: NetworkRequest): unknown[] {
  return Array.from(seriesOf(request), (network) => ({
    ...networkJson(fromNetwork(network)),
    statements: network.statementCount,
    unreviewedShare: network.unreviewedShare,
  }));
}

export function polarizationView(request: NetworkRequest): NetworkViewReport {
  const { table, network, windows, kernel, wishes } = request;
  const basis = basisOf(table, { ...network, networkType: "onemode", aggregation: "congruence" });
  const { groups, seed } = wishes;
  const series = { windows: windows ?? undefined, kernel: kernel ?? undefined, groups, seed };
  const points = [...polarizationSeries(table, network, series)];
  const [whole] = points;
  const isWhole = !isSeries(request) && whole !== undefined;
  const first = isWhole ? wholeSections(request, whole) : [seriesSection(network, points)];
  return { sections: first, basis, result: () => (isWhole ? whole : points) };
}

const methodNotes: Readonly<Record<BestPartition["method"], string>> = {
  exact: "exact: every partition was tried",
  search: "found by a search; a better one may exist",
  none: "there is nothing to part",
};

function wholeSections(request: NetworkRequest, point: PolarizationPoint): ReportSection[] {
  const { network, wishes } = request;
  const scoreOf = (measure: "dna" | "signed") => (part: NetworkRequest["table"]) => {
    for (const one of polarizationSeries(part, network, { groups: wishes.groups, seed: wishes.seed })) return one[measure].score;
    return 0;
  };
  const section = (measure: "dna" | "signed", title: string): ReportSection => ({
    title: `${title}: ${point[measure].score.toFixed(3)} (${methodNotes[point[measure].method]})`,
    columns: [right("group"), right("members"), left("actors")],
    rows: groupRows(point.actors, point[measure].membership),
    notes: resampledNote(request, "the score", scoreOf(measure)),
  });
  return [
    section("dna", `Polarization into ${point.groups} groups of equal size, DNA's score`),
    section("signed", `Polarization into up to ${point.groups} groups, signed modularity`),
  ];
}

function seriesSection(network: NetworkOptions, points: readonly PolarizationPoint[]): ReportSection {
  const rows = points.map((point, at) => [
    at + 1,
    ...periodCells(point.period),
    point.statementCount,
    point.actors.length,
    point.dna.score,
    point.dna.method,
    point.signed.score,
    point.signed.method,
  ]);
  const columns = [
    right("no."),
    left("from"),
    left("to"),
    right("statements"),
    right("actors"),
    right("DNA’s score"),
    left(""),
    right("signed"),
    left(""),
  ];
  return {
    title: `Polarization over time: ${describeActors(network)}`,
    columns,
    rows,
    notes: ["exact: every partition was tried; search: a better one may exist; none: nothing to part."],
  };
}

export function phasesView(request: NetworkRequest): NetworkViewReport {
  const { table, network, windows, kernel, wishes } = request;
  const basis = basisOf(table, { ...network, networkType: "onemode" });
  const found = findPhases(table, network, { windows: windows ?? undefined, kernel: kernel ?? undefined, measure: wishes.measure });
  const changes = new Set(found.transitions);
  const rows = found.periods.map((period, at) => [
    at + 1,
    ...periodCells(period),
    (found.states[at] as number) + 1,
    changes.has(at) ? "changes here" : "",
    found.embedding.x[at] as number,
    found.embedding.y[at] as number,
  ]);
  const columns = [right("no."), left("from"), left("to"), right("state"), left(""), right("x"), right("y")];
  const notes = [
    `${found.stateCount} states by ${found.method}, the highest modularity (${found.modularity.toFixed(3)}) of ${found.tried.length} methods; x and y place slices as far apart as their networks are (stress ${found.embedding.stress.toFixed(2)}).`,
  ];
  return { sections: [{ title: `Phases: ${describeActors(network)}`, columns, rows, notes }], basis, result: () => found };
}
