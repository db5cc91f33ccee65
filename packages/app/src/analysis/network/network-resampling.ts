import type { StatementTable } from "@rapporteur/core/model";
import { resampleFigure } from "@rapporteur/engines/network";
import { figure } from "../../present/text/text-table.ts";
import type { NetworkRequest } from "./network-request.ts";

const usualRuns = 200;

/**
 * A sentence on how far a figure hangs on single statements, documents or actors; nothing where that was not asked.
 *
 * Cost: runs × the figure.
 */
export function resampledNote(request: NetworkRequest, name: string, compute: (part: StatementTable) => number): string[] {
  const { wishes, table, network } = request;
  if (wishes.resample === undefined) return [];
  const runs = wishes.runs ?? usualRuns;
  const { estimate, low, high, leftOutUnits, units } = resampleFigure(table, compute, {
    unit: wishes.resample,
    actorVariable: network.variable1,
    runs,
    seed: wishes.seed,
  });
  const range = `between ${figure(low)} and ${figure(high)}`;
  return [
    `With ${leftOutUnits} of ${units} ${wishes.resample} left out, ${runs} times over, ${name} (${figure(estimate)}) lies ${range} in 95 % of the runs.`,
  ];
}
