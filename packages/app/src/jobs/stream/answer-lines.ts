import type { RapporteurError } from "@rapporteur/core/base";
import type { Readout } from "@rapporteur/reader/readout";
import { readoutDocument, readoutSchema, readoutStatements } from "../../analysis/input/readout-table.ts";
import { schemaLine, statementLine } from "../../exchange/statements/statements-jsonl.ts";

/** What a stream of documents becomes: a readout a line, or a statement a line. */
export type AnswerShape = "readouts" | "statements";

/** The first line of an output of this shape; null where it has none. */
export function headLine(shape: AnswerShape): string | null {
  return shape === "statements" ? `${schemaLine(readoutSchema)}\n` : null;
}

/**
 * The lines of a document that was read. The last of them closes the document: what comes before a missing last line was cut off. Statements stand under the
 * caller's id of the document; the entities that they name come with the document's own line.
 */
export function answerLines(shape: AnswerShape, id: string, readout: Readout): string {
  if (shape === "readouts") return `${JSON.stringify({ id, readout })}\n`;
  const rows = readoutStatements(readout, id);
  return `${[...rows.map(statementLine), documentLine(id, readout, rows.length)].join("\n")}\n`;
}

function documentLine(id: string, readout: Readout, statements: number): string {
  const { textSha256, published, language } = readout.document;
  const entities = readout.entities.map(({ mentions, ...entity }) => ({ ...entity, mentions: mentions.length }));
  const warnings = readout.warnings.map(({ code }) => code);
  return JSON.stringify({
    document: id,
    values: readoutDocument(readout),
    statements,
    textSha256,
    published,
    language,
    producer: readout.producer,
    entities,
    warnings,
  });
}

/** The line of a document that could not be read. @param line the number of its line, for one without an id */
export function failureLine(id: string | null, line: number, { code, message }: RapporteurError): string {
  return `${JSON.stringify({ id, ...(id === null ? { line } : {}), code, message })}\n`;
}
