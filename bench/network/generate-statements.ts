import { randomBelow, seededRandom } from "../../packages/core/src/base/random.ts";
import type { StatementTable, TextColumn } from "../../packages/core/src/model/statement-table.ts";

const organizationCount = 500;
const conceptCount = 200;
const statementsPerDocument = 10;
const firstTime = Date.UTC(2014, 0, 1);
const days = 3652;

/**
 * Statements of the shape of the reference's synthetic file: 500 organizations and 200 concepts used with a skew (the
 * first ones most), ten statements a document on average, spread over ten years, agreement even. Seeded.
 *
 * @param first number of the first statement, so that batches continue one another
 */
export function generateStatements(count: number, seed = 1, documentCount = Math.ceil(count / statementsPerDocument)): StatementTable {
  const random = seededRandom(seed);
  const documentTimes = Float64Array.from({ length: documentCount }, () => firstTime + Math.floor(random() * days * 86_400) * 1000);
  const documentOf = new Int32Array(count);
  const times = new Float64Array(count);
  const organizations = new Int32Array(count);
  const concepts = new Int32Array(count);
  const agreements = new Int32Array(count);
  const starts = new Int32Array(count);
  for (let row = 0; row < count; row++) {
    const document = randomBelow(random, documentCount);
    documentOf[row] = document;
    times[row] = documentTimes[document] as number;
    organizations[row] = Math.floor(organizationCount * random() ** 1.95);
    concepts[row] = Math.floor(conceptCount * random() ** 1.7);
    agreements[row] = random() < 0.5 ? 1 : 0;
    starts[row] = randomBelow(random, 5000);
  }
  return {
    length: count,
    ids: numbered(count, ""),
    types: new Uint16Array(count),
    typeNames: ["position"],
    documentOf,
    documents: { ids: numbered(documentCount, "d"), fields: {} },
    starts,
    ends: starts.map((start) => start + 50),
    times,
    reviews: new Uint8Array(count).fill(1),
    reviewedByPerson: new Uint8Array(count).fill(1),
    variables: {
      organization: text(organizations, "Org ", organizationCount),
      concept: text(concepts, "Concept ", conceptCount),
      agreement: { kind: "boolean", values: agreements, isMissing: new Uint8Array(count) },
    },
  };
}

function text(codes: Int32Array, prefix: string, size: number): TextColumn {
  return { kind: "entity", codes, dictionary: Array.from({ length: size }, (_, code) => prefix + String(code).padStart(4, "0")) };
}

function numbered(count: number, prefix: string): string[] {
  return Array.from({ length: count }, (_, index) => prefix + String(index + 1));
}
