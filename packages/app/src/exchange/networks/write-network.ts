import { nearestName, RapporteurError, ownValue } from "@rapporteur/core/base";
import { formatNames, type FormatOf } from "../../formats/export-formats.ts";
import { writeGephiLite } from "./write-gephi-lite.ts";
import { writeGexf } from "./write-gexf.ts";
import { writeGraphml } from "./write-graphml.ts";
import { writeKumu } from "./write-kumu.ts";
import { networkJson, writeEdgeList, writeNodeTable, writePajek } from "./write-lists.ts";
import { writeDl, writeDnaCsv, writeMatrixCsv } from "./write-matrix.ts";
import type { WrittenNetwork } from "./written-network.ts";

export const networkFormats = formatNames("network");
export type NetworkFormat = FormatOf<"network">;

const writers: Readonly<Record<NetworkFormat, (network: WrittenNetwork) => string>> = {
  csv: writeMatrixCsv,
  "dna-csv": writeDnaCsv,
  dl: writeDl,
  graphml: (network) => writeGraphml(network),
  visone: (network) => writeGraphml(network, { isForVisone: true }),
  gexf: (network) => writeGexf([network]),
  "gexf-1.2": (network) => writeGexf([network], "1.2"),
  pajek: writePajek,
  edges: writeEdgeList,
  nodes: writeNodeTable,
  json: (network) => `${JSON.stringify(networkJson(network), null, 2)}\n`,
  kumu: writeKumu,
  "gephi-lite": writeGephiLite,
};

const extensions: Readonly<Record<string, NetworkFormat>> = {
  csv: "csv",
  dl: "dl",
  graphml: "graphml",
  xml: "graphml",
  gexf: "gexf",
  net: "pajek",
  edges: "edges",
  nodes: "nodes",
  json: "json",
};

/** The network as the text of a file. Deterministic. */
export function writeNetwork(network: WrittenNetwork, format: NetworkFormat): string {
  return writers[format](network);
}

const listEnding = /\.(?:(edges|nodes)\.csv|(kumu|gephi)\.json)$/i;

/**
 * The format that a file's ending stands for (`.edges.csv` and `.nodes.csv` are lists of ties and nodes, `.kumu.json` a blueprint for Kumu, `.gephi.json` a workspace of Gephi Lite), or a format by its own name.
 *
 * @throws RAP_EXCHANGE_FORMAT with the nearest known one
 */
export function networkFormatOf(pathOrName: string): NetworkFormat {
  const name = pathOrName.toLowerCase();
  const [, list, other] = listEnding.exec(name) ?? [];
  if (list === "edges" || list === "nodes") return list;
  if (other !== undefined) return other === "kumu" ? other : "gephi-lite";
  const known = networkFormats.find((format) => format === name);
  const extension = /\.([a-z0-9]+)$/.exec(name)?.[1] ?? name;
  const format = known ?? ownValue(extensions, extension);
  if (format !== undefined) return format;
  const names = [...Object.keys(extensions), ...networkFormats];
  const near = nearestName(extension, names);
  const cure = near === null ? `use one of ${[...new Set(names)].join(", ")}` : `did you mean ${near}?`;
  throw new RapporteurError("RAP_EXCHANGE_FORMAT", { format: extension, cure });
}

/**
 * Name of one file of a series: "trade.graphml", third of twelve, starting 2024-03-01, gives "trade-03-2024-03-01.graphml".
 *
 * @param from start of the window, of which the date is used
 */
export function windowFileName(path: string, window: { readonly number: number; readonly count: number; readonly from: string }): string {
  const extension = /\.(?:edges\.|nodes\.|kumu\.|gephi\.)?[A-Za-z0-9]+$/i.exec(path)?.[0] ?? "";
  const counter = String(window.number).padStart(String(window.count).length, "0");
  return `${path.slice(0, path.length - extension.length)}-${counter}-${window.from.slice(0, 10)}${extension}`;
}
