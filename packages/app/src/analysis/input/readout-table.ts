import {
  buildStatementTable,
  type CellValue,
  contributionsColumn,
  type DocumentRow,
  type StatementRow,
  type SignedPart,
  type StatementTable,
  type TableSchema,
  tagsCell,
} from "@rapporteur/core/model";
import type { Readout, ReadoutStatement } from "@rapporteur/reader/readout";
import { signedParts } from "../../records/signed-parts.ts";

/** The variables of the four built-in types, as columns. */
export const readoutSchema: TableSchema = {
  variables: {
    speaker: "entity",
    organization: "entity",
    status: "text",
    coder: "text",
    confidence: "number",
    quote: "text",
    concept: "entity",
    agreement: "boolean",
    intensity: "number",
    source: "entity",
    target: "entity",
    action: "text",
    quad: "text",
    weight: "number",
    date: "date",
    forecaster: "entity",
    event: "text",
    direction: "integer",
    term: "text",
    scale: "text",
    low: "number",
    best: "number",
    high: "number",
    horizon: "text",
    horizonFrom: "date",
    horizonTo: "date",
    condition: "text",
    cause: "entity",
    effect: "entity",
    sign: "integer",
    strength: "number",
    connective: "text",
  },
  documentFields: { title: "text", publisher: "text", url: "text", tags: "text" },
};

/** Statements of several readouts in columns. Entities stand by their readout ids, which are readable and mean the same across readouts ("state:CHN"). */
export function readoutTable(readouts: readonly Readout[]): StatementTable {
  const rows: StatementRow[] = [];
  const documents: DocumentRow[] = [];
  const signed: SignedPart[][] = [];
  for (const readout of readouts) {
    const { textSha256 } = readout.document;
    if (documents.some((document) => document.id === textSha256)) continue;
    documents.push({ id: textSha256, values: readoutDocument(readout) });
    signed.push(signedParts(readout.document));
    for (const row of readoutStatements(readout)) rows.push(row);
  }
  const table = buildStatementTable(readoutSchema, rows, documents);
  return { ...table, documents: { ...table.documents, contributions: contributionsColumn(signed) } };
}

/** The values of a readout's document. */
export function readoutDocument({ document }: Readout): DocumentRow["values"] {
  const { title, publisher, url, tags } = document;
  return { title, publisher, url, tags: tagsCell(tags) };
}

/** The statements of one readout as rows. @param document the id that the rows have their document under; its text's hash unless told */
export function readoutStatements(readout: Readout, document?: string): StatementRow[] {
  const { textSha256 } = readout.document;
  const of = { document: document ?? textSha256, prefix: document ?? textSha256.slice(0, 8) };
  return readout.statements.map((statement) => rowOf(readout, statement, of));
}

interface RowDocument {
  readonly document: string;
  /** What makes the ids of statements differ between documents: they are derived from the passage, so two with the same opening may share one. */
  readonly prefix: string;
}

function rowOf(readout: Readout, statement: ReadoutStatement, { document, prefix }: RowDocument): StatementRow {
  const { id, type, start, end, review, speaker, organization, status, coder, confidence, quote } = statement;
  const common = { speaker, organization, status, coder, confidence, quote };
  return {
    id: `${prefix}:${id}`,
    type,
    document,
    start,
    end,
    time: day(readout.document.published),
    review,
    reviewedByPerson: review !== "draft",
    values: { ...common, ...valuesOf(readout, statement) },
  };
}

const day = (date: string | null): number | null => (date === null ? null : Date.parse(date));

function valuesOf(readout: Readout, statement: ReadoutStatement): Record<string, CellValue> {
  switch (statement.type) {
    case "position":
      return { concept: statement.concept, agreement: statement.agreement, intensity: statement.intensity };
    case "relation":
      return {
        source: statement.source,
        target: statement.target,
        action: statement.action,
        quad: statement.quad,
        weight: statement.weight,
        date: day(statement.date),
      };
    case "forecast": {
      const { probability, horizon } = statement;
      return {
        forecaster: statement.speaker,
        event: statement.event.text,
        direction: statement.direction,
        term: probability?.term ?? null,
        scale: probability?.scale ?? null,
        low: probability?.low ?? null,
        best: probability?.best ?? null,
        high: probability?.high ?? null,
        horizon: horizon?.text ?? null,
        horizonFrom: day(horizon?.from ?? null),
        horizonTo: day(horizon?.to ?? null),
        condition: statement.condition?.text ?? null,
      };
    }
    case "cause":
      return {
        cause: statement.cause.concept ?? statement.cause.text,
        effect: statement.effect.concept ?? statement.effect.text,
        sign: statement.sign,
        strength: statement.strength,
        connective: readout.document.text.slice(...statement.connective),
      };
  }
}
