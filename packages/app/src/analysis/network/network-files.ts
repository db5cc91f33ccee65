import { RapporteurError } from "@rapporteur/core/base";
import { fromNetwork } from "../../exchange/networks/from-network.ts";
import { writeGexf } from "../../exchange/networks/write-gexf.ts";
import { networkFormatOf, windowFileName, writeNetwork, type NetworkFormat } from "../../exchange/networks/write-network.ts";
import type { WrittenNetwork } from "../../exchange/networks/written-network.ts";
import { writeEventList } from "../../exchange/statements/write-event-list.ts";
import { buildNetwork, listEvents, type Network } from "@rapporteur/engines/network";
import { nodeExtras, type NodeExtras } from "./network-attributes.ts";
import { basisOf } from "./network-basis.ts";
import { isSeries, type NetworkRequest } from "./network-request.ts";
import { seriesOf } from "./network-time.ts";

export { networkFormats, type NetworkFormat } from "../../exchange/networks/write-network.ts";

/** What a request writes: one text, or one a window. */
export type NetworkOutput =
  | { readonly kind: "file"; readonly content: () => string }
  | { readonly kind: "series"; readonly files: () => Generator<SeriesFile> };

/** One file of a series; its name is known when the length of the series is. */
export interface SeriesFile {
  readonly content: string;
  readonly nameOf: (count: number) => string;
}

/** Formats that place nodes. */
const drawn: readonly NetworkFormat[] = ["graphml", "visone", "gexf", "gexf-1.2", "pajek", "nodes", "json", "gephi-lite"];

/**
 * The file, or the files, of a request: a matrix or list of the network, one a window or kernel centre (all in one for GEXF, which knows
 * time), or the list of events.
 *
 * @param path where it goes; its ending tells the format unless `format` does. Empty for a text that goes to the terminal
 * @throws RAP_EXCHANGE_FORMAT with the nearest format; RAP_NETWORK_OPTION where a format cannot hold what is asked
 */
export function networkOutput(request: NetworkRequest, path: string, format: NetworkFormat | undefined): NetworkOutput {
  if (request.isEventList) return { kind: "file", content: eventsFile(request, path, format) };
  const chosen = format ?? shownList(request, path) ?? networkFormatOf(path);
  if (!isSeries(request)) return { kind: "file", content: () => oneFile(request, chosen) };
  if (chosen === "gexf" || chosen === "gexf-1.2") {
    const version = chosen === "gexf" ? "1.3" : "1.2";
    return {
      kind: "file",
      content: () =>
        writeGexf(
          [...writtenSeries(request, chosen)].map(([written]) => written),
          version,
        ),
    };
  }
  if (path === "")
    throw new RapporteurError("RAP_NETWORK_OPTION", { option: "format", value: chosen, cure: "windows are files of their own; add --out" });
  return { kind: "series", files: () => seriesFiles(request, { path, format: chosen }) };
}

/** Of a view of nodes or ties, a CSV is the list that is shown; null for everything else. */
function shownList({ show }: NetworkRequest, path: string): NetworkFormat | null {
  const isList = show === "nodes" || show === "edges";
  return isList && /\.csv$/i.test(path) && !/\.(?:edges|nodes)\.csv$/i.test(path) ? show : null;
}

function eventsFile({ table, network, opened }: NetworkRequest, path: string, format: NetworkFormat | undefined): () => string {
  const isCsv = format === undefined ? path === "" || /\.csv$/i.test(path) : format === "csv";
  if (!isCsv)
    throw new RapporteurError("RAP_NETWORK_OPTION", { option: "format", value: format ?? path, cure: "a list of events is written as .csv" });
  return () =>
    writeEventList(table, {
      rows: listEvents(table, network).rows,
      quoteOf: (row) => opened.quoteOf(row) ?? "",
      coderOf: (row) => opened.coderOf(row) ?? "",
    });
}

function oneFile(request: NetworkRequest, format: NetworkFormat): string {
  basisOf(request.table, request.network);
  const network = buildNetwork(request.table, request.network);
  const extras = extrasFor(request, format, () => network);
  return writeNetwork(fromNetwork(network, extras?.(network)), format);
}

/** Matrices and edge lists hold no attributes, and need none. */
function extrasFor(request: NetworkRequest, format: NetworkFormat, whole: () => Network): NodeExtras | null {
  return drawn.includes(format) ? nodeExtras(request, whole(), format === "nodes") : null;
}

function* writtenSeries(request: NetworkRequest, format: NetworkFormat): Generator<[written: WrittenNetwork, network: Network]> {
  basisOf(request.table, request.network);
  const extras = extrasFor(request, format, () => buildNetwork(request.table, request.network));
  for (const network of seriesOf(request)) yield [fromNetwork(network, extras?.(network)), network];
}

function* seriesFiles(request: NetworkRequest, { path, format }: { path: string; format: NetworkFormat }): Generator<SeriesFile> {
  let number = 0;
  for (const [written, network] of writtenSeries(request, format)) {
    number += 1;
    const place = number;
    const from = dayOf(network.period.centre !== null && request.kernel !== null ? network.period.centre : network.period.from);
    yield { content: writeNetwork(written, format), nameOf: (count) => windowFileName(path, { number: place, count, from }) };
  }
}

function dayOf(time: number): string {
  return Number.isFinite(time) ? new Date(time).toISOString().slice(0, 10) : "undated";
}
