import fc from "fast-check";
import { expect, test } from "vitest";
import { buildStatementTable, type StatementTable } from "@rapporteur/core/model";
import { toStoredText } from "@rapporteur/core/text";
import { valueOf } from "../statements/table-values.ts";
import { openRefi } from "./open-refi.ts";
import { refiStatements } from "./refi-to-statements.ts";
import { statementsToRefi } from "./statements-to-refi.ts";
import { writeRefiProject } from "./write-refi.ts";
import { times } from "../../../../../test/support/effort.ts";

const kinds = {
  concept: "entity",
  speaker: "entity",
  agreement: "boolean",
  weight: "number",
  count: "integer",
  when: "date",
  event: "text",
} as const;

const words = fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }).map((one) =>
  toStoredText(one)
    .replace(/[\u0000-\u001f\ufffe\uffff]/g, " ")
    .trim(),
);
const maybe = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(one, { nil: null });
const name = words.filter((one) => one !== "");

const statement = fc.record({
  at: fc.tuple(fc.nat(200), fc.integer({ min: 1, max: 60 })),
  type: fc.constantFrom("position", "Mine"),
  concept: maybe(name),
  speaker: maybe(name),
  agreement: maybe(fc.boolean()),
  // The two zeros are one number in a file.
  weight: maybe(fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)),
  count: maybe(fc.integer({ min: -1000, max: 1000 })),
  when: maybe(fc.integer({ min: 0, max: 4_000_000 }).map((minutes) => minutes * 60_000)),
  event: maybe(
    fc.oneof(
      name,
      name.map((one) => `${one}\n"${one}" = x`),
    ),
  ),
});

const fixed = "Première 😀 e\u0301tape, said Ann.\nWe back the 🌍 tax; Bo doubts it.\n";

function rows(table: StatementTable): unknown[] {
  const plain = table.ids.map((_, row) => ({
    type: table.typeNames[table.types[row] ?? 0],
    start: table.starts[row],
    end: table.ends[row],
    review: table.reviews[row],
    values: Object.fromEntries(Object.keys(kinds).map((key) => [key, key in table.variables ? valueOf(table.variables[key] as never, row) : null])),
  }));
  return plain.toSorted((a, b) => (a.start ?? 0) - (b.start ?? 0) || (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

test("what is written as a project is read back field by field", async () => {
  const documents = fc.record({ text: words.map((one) => fixed + one + fixed), statements: fc.array(statement, { maxLength: 6 }) });
  await fc.assert(
    fc.asyncProperty(documents, async ({ text, statements }) => {
      const given = statements.map(({ at: [start, length], type, ...values }, index) => {
        // Whole characters: half of one is no passage.
        const starts = [...text].length;
        const [from, to] = [start % starts, (start % starts) + length];
        const before = [...text].slice(0, from).join("").length;
        const inside = [...text].slice(from, to).join("").length;
        const row = { id: `s${index}`, type, document: "d", start: before, end: before + inside, time: Date.UTC(2020, 2, 20) };
        return { ...row, review: index % 3 === 2 ? ("draft" as const) : ("accepted" as const), values };
      });
      const schema = { variables: kinds, documentFields: { title: "text" } } as const;
      const table = buildStatementTable(schema, given, [{ id: "d", values: { title: "A & B" } }]);
      const { project } = statementsToRefi(table, {
        name: "Study",
        origin: "Rapporteur",
        texts: new Map([["d", text]]),
        quoteOf: () => null,
        coderOf: () => "Ann",
        attributes: new Map(),
      });
      const read = refiStatements(await openRefi(writeRefiProject(project), "a.qdpx"));
      expect([...read.texts.values()]).toEqual([text]);
      expect(rows(read.table)).toEqual(rows(table));
      if (statements.length > 0) expect([...read.dates.values()]).toEqual(["2020-03-20"]);
    }),
    { numRuns: times(20, 60) },
  );
});
