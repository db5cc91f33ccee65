import fc from "fast-check";
import { expect, test } from "vitest";
import { contributionsColumn } from "./document-cells.ts";
import { buildStatementTable } from "./build-statement-table.ts";
import { decodeStatementTable } from "./decode-statement-table.ts";
import { encodeStatementTable } from "./encode-statement-table.ts";
import type { StatementTable, TableSchema } from "./statement-table.ts";
import { times } from "../../../../test/support/effort.ts";

const schema: TableSchema = {
  variables: { actor: "entity", words: "text", agree: "boolean", sign: "integer", weight: "number", when: "date" },
  documentFields: { title: "text", year: "integer" },
};
const anyText = fc.oneof(fc.string({ unit: "binary" }), fc.string({ unit: "grapheme" }), fc.constantFrom("", "\ud800", "é\0", "“quoted”"));
const option = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const row = fc.record({
  id: anyText,
  type: fc.constantFrom("position", "relation", "ж"),
  document: fc.constantFrom("d1", "d2", "d3"),
  start: fc.nat(),
  end: fc.nat(),
  time: option(fc.double({ noNaN: true })),
  review: fc.constantFrom("draft" as const, "accepted" as const, "rejected" as const),
  reviewedByPerson: fc.boolean(),
  values: fc.record({
    actor: option(anyText),
    words: option(anyText),
    agree: option(fc.boolean()),
    sign: option(fc.integer({ min: -(2 ** 31) + 1, max: 2 ** 31 - 1 })),
    weight: option(fc.double({ noNaN: true })),
    when: option(fc.integer()),
  }),
});
const signed = fc.record({ start: fc.nat(9999), end: fc.nat(9999), author: anyText });
const tables = fc
  .tuple(fc.array(row, { maxLength: 20 }), fc.array(option(anyText), { maxLength: 2 }), option(fc.array(signed, { maxLength: 3 })))
  .map(([rows, titles, parts]) => {
    const table = buildStatementTable(
      schema,
      rows,
      titles.map((title, index) => ({ id: `d${index}`, values: { title, year: 2000 + index } })),
    );
    if (parts === null) return table;
    return { ...table, documents: { ...table.documents, contributions: contributionsColumn(table.documents.ids.map(() => parts)) } };
  });

test("a table comes back as it was", () => {
  fc.assert(
    fc.property(tables, (table) => {
      expect(decodeStatementTable(encodeStatementTable(table))).toEqual(table);
    }),
  );
});

test("what is read is a view of the bytes, not a copy", () => {
  const table = buildStatementTable(schema, [{ id: "a", type: "position", document: "d", time: 0, values: { weight: 1.5 } }]);
  const bytes = encodeStatementTable(table);
  const read = decodeStatementTable(bytes);
  expect(read.times.buffer).toBe(bytes);
  expect((read.variables["weight"] as { values: Float64Array }).values.buffer).toBe(bytes);
});

test("bytes cut short or changed are refused or give a table whose every code is in range, never anything else", () => {
  fc.assert(
    fc.property(tables, fc.nat(), fc.nat(255), fc.boolean(), (table, place, value, isCut) => {
      const bytes = encodeStatementTable(table);
      const changed = isCut ? bytes.slice(0, place % bytes.byteLength) : bytes.slice(0);
      if (!isCut) new Uint8Array(changed)[place % bytes.byteLength] = value;
      let read: StatementTable;
      try {
        read = decodeStatementTable(changed);
      } catch (problem) {
        expect(problem).toMatchObject({ code: "RAP_MODEL_TABLE" });
        return;
      }
      for (const column of Object.values(read.variables)) {
        if (!("codes" in column)) continue;
        expect(column.codes).toHaveLength(read.length);
        for (const code of column.codes) expect(code === -1 || typeof column.dictionary[code] === "string").toBe(true);
      }
      for (const document of read.documentOf) expect(read.documents.ids[document]).toBeTypeOf("string");
    }),
    { numRuns: times(80, 300) },
  );
});

test("another version and other bytes are refused by name", () => {
  const bytes = encodeStatementTable(buildStatementTable(schema, []));
  const newer = bytes.slice(0);
  new Uint32Array(newer, 4, 1)[0] = 2;
  expect(() => decodeStatementTable(newer)).toThrow("version 2");
  expect(() => decodeStatementTable(new ArrayBuffer(64))).toThrow("does not begin");
  expect(() => decodeStatementTable(new ArrayBuffer(3))).toThrow("too short");
});
