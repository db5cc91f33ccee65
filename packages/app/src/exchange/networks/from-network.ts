import { dayMs } from "@rapporteur/core/base";
import type { Network, Period } from "@rapporteur/engines/network";
import type { WrittenNetwork } from "./written-network.ts";

/** What a network of the network room does not know itself. */
export type NetworkExtras = Pick<WrittenNetwork, "attributes" | "positions">;

/** A network of the network room, ready to be written. Windows carry their period. */
export function fromNetwork(network: Network, extras: NetworkExtras = {}): WrittenNetwork {
  const { rows, columns, values, settings, period } = network;
  const isTwoMode = settings.networkType === "twomode";
  return {
    rows,
    columns,
    values,
    isTwoMode,
    rowVariable: settings.variable1,
    columnVariable: isTwoMode ? settings.variable2 : settings.variable1,
    // A share that happens to be whole everywhere is still a share.
    ...(settings.normalization === "no" ? {} : { isWhole: false }),
    ...periodOf(period),
    ...extras,
  };
}

function periodOf({ from, to, includesEnd }: Period): { period?: { from: string; to: string } } {
  if (!Number.isFinite(from) || !Number.isFinite(to)) return {};
  const end = includesEnd ? to : to - 1;
  const isWholeDays = isMidnight(from) && (isMidnight(end) || isMidnight(end + 1));
  return { period: { from: writeInstant(from, isWholeDays), to: writeInstant(end, isWholeDays) } };
}

function isMidnight(time: number): boolean {
  return time % dayMs === 0;
}

function writeInstant(time: number, isDay: boolean): string {
  return new Date(time).toISOString().slice(0, isDay ? 10 : 19);
}
