import type { FigureData } from "../figure-data.ts";
import { networkOf, tiesOf } from "./network-tasks.ts";
import type { LayoutAnswer, NetworkRequest } from "./network-types.ts";
import { inTurns, type Pause } from "../pause.ts";
import { placeNetwork } from "../layout/place-network.ts";

/** Places for the nodes of a network; the same ones for the same network. Ties above 0 draw together, others do not. */
export async function answerLayout({ table }: FigureData, request: NetworkRequest, pause: Pause): Promise<LayoutAnswer> {
  const network = networkOf(table, request);
  const isOneMode = network.settings.networkType === "onemode";
  const keys = isOneMode ? network.rows : [...network.rows, ...network.columns];
  const rowCount = network.rows.length;
  const places = await inTurns(placeNetwork(keys.length, tiesOf(network), isOneMode ? null : rowCount), pause);
  return { keys, rowCount, ...places };
}
