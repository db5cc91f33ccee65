import type { Warning } from "@rapporteur/core/base";
import type { StatementTable } from "@rapporteur/core/model";
import { writeZip } from "../zip/write-zip.ts";
import { fileNames } from "./file-names.ts";
import { type LayerOptions, statementLayers } from "./statement-layers.ts";
import { writeTypeSystem } from "./uima/write-type-system.ts";
import { writeXmi } from "./uima/write-xmi.ts";
import { writeWebAnno } from "./webanno/write-webanno.ts";

export interface LayerArchive {
  readonly bytes: Uint8Array;
  readonly losses: readonly Warning[];
}

/**
 * Documents with their statements as layers, one file a document in a ZIP archive: CAS of UIMA in XMI with their TypeSystem.xml, or WebAnno TSV 3.3.
 *
 * Deterministic. Cost: O(length of the texts + cells).
 */
export function writeLayerArchive(table: StatementTable, format: "xmi" | "webanno", options: LayerOptions): LayerArchive {
  const { layers, documents, renamed } = statementLayers(table, options);
  const names = fileNames(documents);
  const counts = { lost: 0, trimmed: 0, blankStarts: 0 };
  const parts = documents.map((document, at) => {
    if (format === "xmi") return { name: `${names[at]}.xmi`, content: writeXmi(document) };
    const { content, lost, trimmed } = writeWebAnno(document);
    counts.lost += lost;
    counts.trimmed += trimmed;
    if (/^\s*[^\S ]/.test(document.text)) counts.blankStarts++;
    return { name: `${names[at]}.webanno.tsv`, content };
  });
  const bytes = writeZip(format === "xmi" ? [...parts, { name: "TypeSystem.xml", content: writeTypeSystem(layers) }] : parts);
  return { bytes, losses: [...lossesOf(counts), ...namesLost(renamed, format)] };
}

function lossesOf({ lost, trimmed, blankStarts }: Readonly<Record<"lost" | "trimmed" | "blankStarts", number>>): Warning[] {
  const said: readonly (readonly [number, string])[] = [
    [lost, "statements stand on no words and are left out"],
    [trimmed, "statements begin or end in white space, which has no place in the format: they are shorter by it"],
    [blankStarts, "texts begin with line breaks or tabs, which become spaces"],
  ];
  return said.filter(([count]) => count > 0).map(([count, words]) => ({ code: "webanno-loss", message: `${count} ${words}` }));
}

/** The type system says what a name stands for; WebAnno's own format does not. */
function namesLost(renamed: readonly (readonly [string, string])[], format: "xmi" | "webanno"): Warning[] {
  if (format === "xmi" || renamed.length === 0) return [];
  const shown = renamed.slice(0, 10).map(([label, name]) => `${label} (${name})`);
  return [
    { code: "webanno-names", message: `types and variables have other names, since the format takes letters and digits alone: ${shown.join(", ")}` },
  ];
}
