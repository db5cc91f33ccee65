import type { Warning } from "@rapporteur/core/base";
import type { StatementTable } from "@rapporteur/core/model";
import { prepareNetwork, type Frame } from "../build/build-network.ts";
import type { Network } from "../network.ts";
import type { NetworkOptions } from "../options.ts";
import { refuseEmpty } from "../select/select.ts";
import { canSlide, slideMatrices } from "./sliding.ts";
import { buildWindowMatrix, windowsOf, type Window, type WindowOptions } from "./window-series.ts";

/**
 * Networks of successive time windows, made one at a time as they are asked for.
 *
 * Windows are half-open and exactly `size` units long; without a `from` date they start at the beginning of the first
 * unit with a statement, so that a window of one year is a calendar year. Duplicates are removed before, over the whole
 * range. With `compatible`, windows span 2·round((size − 1)/2) units around a centre that starts at the first document,
 * both ends included. Without isolates each network has the labels of its own window.
 *
 * @throws what `buildNetwork` throws; RAP_NETWORK_SETTING where no window fits into the range
 * Cost: one-mode networks with whole-number weights are updated by the statements that enter and leave, where that is
 * less work than starting again; O(n²) a window for the matrix itself.
 */
export function* buildWindowNetworks(table: StatementTable, options: NetworkOptions, windows: WindowOptions): Generator<Network> {
  const frame = prepareDated(table, options);
  if (!frame.settings.conventions.lenientSettings) refuseEmpty(frame.selection);
  const series = windowsOf(frame, windows);
  if (canSlide(frame) && isWorthSliding(series)) {
    yield* slideMatrices(frame, series);
    return;
  }
  for (const window of series) yield buildWindowMatrix(frame, window);
}

/** Whether windows share so much that following changes is less work than counting each window by itself. */
function isWorthSliding(series: readonly Window[]): boolean {
  let rows = 0;
  let shared = 0;
  for (const [at, window] of series.entries()) {
    rows += window.rows.length;
    const before = series[at - 1]?.rows ?? window.rows.subarray(0, 0);
    shared += Math.max(0, before.byteOffset / 4 + before.length - window.rows.byteOffset / 4);
  }
  return shared > 0.8 * rows;
}

/** Congruence and conflict of the same windows, side by side. */
export interface SignedNetworks {
  readonly congruence: Network;
  readonly conflict: Network;
}

/** Two networks a window: DNA's "congruence & conflict", for any unit. */
export function* buildSignedWindowNetworks(table: StatementTable, options: NetworkOptions, windows: WindowOptions): Generator<SignedNetworks> {
  const conflicts = buildWindowNetworks(table, { ...options, aggregation: "conflict" }, windows);
  for (const congruence of buildWindowNetworks(table, { ...options, aggregation: "congruence" }, windows)) {
    const conflict = conflicts.next();
    if (conflict.done !== true) yield { congruence, conflict: conflict.value };
  }
}

/** A frame that says how many of its statements no window can hold. */
export function prepareDated(table: StatementTable, options: NetworkOptions): Frame {
  const frame = prepareNetwork(table, options);
  const undated = undatedWarning(frame);
  if (undated === null) return frame;
  return { ...frame, settings: { ...frame.settings, warnings: [...frame.settings.warnings, undated] } };
}

function undatedWarning({ selection, table }: Frame): Warning | null {
  const undated = selection.kept.reduce((count, row) => count + (Number.isNaN(table.times[row] as number) ? 1 : 0), 0);
  return undated === 0 ? null : { code: "network-undated", message: `statements without a date are in no window: ${undated}` };
}
