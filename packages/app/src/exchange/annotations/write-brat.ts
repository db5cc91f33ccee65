import type { Warning } from "@rapporteur/core/base";
import type { StatementTable } from "@rapporteur/core/model";
import { codePointCounter } from "../statements/code-points.ts";
import { writeZip } from "../zip/write-zip.ts";
import { fileNames } from "./file-names.ts";
import type { LayerArchive } from "./write-layer-archive.ts";
import { type LayeredDocument, type LayeredStatement, type LayerOptions, statementLayers } from "./statement-layers.ts";

/**
 * Documents with their statements as brat keeps them, in a ZIP archive: a text (.txt) and its annotations (.ann) each, and what brat has to know of types and
 * attributes (annotation.conf). A statement is a text-bound annotation; what is true of it is an attribute, all other values are notes, since an attribute of brat takes a
 * word of a list that is known beforehand. Positions are in code points, as brat counts.
 *
 * Deterministic. Cost: O(length of the texts + cells).
 */
export function writeBrat(table: StatementTable, options: LayerOptions): LayerArchive {
  const { layers, documents, renamed } = statementLayers(table, options);
  const names = fileNames(documents);
  let lost = 0;
  const parts = documents.flatMap((document, at) => {
    const words = document.statements.filter(({ start, end }) => document.text.slice(start, end).trim() !== "");
    lost += document.statements.length - words.length;
    return [
      { name: `${names[at]}.txt`, content: document.text },
      { name: `${names[at]}.ann`, content: annotationsOf(document, words) },
    ];
  });
  const types = layers.map(({ type }) => shortName(type));
  const flags = [...new Set(layers.flatMap(({ features }) => features.filter(({ kind }) => kind === "boolean").map(({ name }) => name)))];
  const configuration = [
    "[entities]",
    ...types,
    "",
    "[relations]",
    "",
    "[events]",
    "",
    "[attributes]",
    ...flags.map((name) => `${name}\tArg:<ENTITY>`),
    "",
  ];
  const losses: Warning[] = [
    ...(lost === 0 ? [] : [{ code: "brat-loss", message: `${lost} statements stand on no words and are left out` }]),
    ...namesLost(renamed),
  ];
  return { bytes: writeZip([...parts, { name: "annotation.conf", content: configuration.join("\n") }]), losses };
}

function annotationsOf({ text }: LayeredDocument, statements: readonly LayeredStatement[]): string {
  const count = codePointCounter(
    text,
    statements.flatMap((one) => placesOf(text, one).flat()),
  );
  let [flags, notes] = [0, 0];
  const lines = statements.flatMap((statement, at) => {
    const id = `T${at + 1}`;
    const places = placesOf(text, statement);
    const [written, words] = [places.map(([start, end]) => `${count(start)} ${count(end)}`), places.map(([start, end]) => text.slice(start, end))];
    const values = statement.layer.features.flatMap(({ name, label, kind }, index) => {
      const value = statement.values[index] ?? null;
      if (value === null || value === "") return [];
      if (kind === "boolean" && value === "true" && name === label) return [`A${++flags}\t${name} ${id}`];
      return [`#${++notes}\tAnnotatorNotes ${id}\t${label}: ${value.replace(/\s+/g, " ")}`];
    });
    return [`${id}\t${shortName(statement.layer.type)} ${written.join(";")}\t${words.join(" ")}`, ...values];
  });
  return lines.map((line) => `${line}\n`).join("");
}

/** A passage of several lines is one part a line: brat keeps an annotation on one line. */
function placesOf(text: string, { start, end }: LayeredStatement): (readonly [number, number])[] {
  return [...text.slice(start, end).matchAll(/\S(?:.*\S)?/g)].map(({ index, 0: line }) => [start + index, start + index + line.length] as const);
}

function shortName(type: string): string {
  return type.split(".").at(-1) ?? type;
}

function namesLost(renamed: readonly (readonly [string, string])[]): Warning[] {
  if (renamed.length === 0) return [];
  const shown = renamed.slice(0, 10).map(([label, name]) => `${label} (${name})`);
  return [{ code: "brat-names", message: `types and variables have other names, since brat takes letters and digits alone: ${shown.join(", ")}` }];
}
