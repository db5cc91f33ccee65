import fc from "fast-check";
import { expect, test } from "vitest";
import { blockOf, blockText, keptOf, makeBlock, readBlock, rowsOfBlock } from "./statement-blocks.ts";
import { sampleStatement } from "../testing/sample-records.ts";

const text = fc.constantFrom("a", "b", "é\0", "\ud800");
const kept = fc
  .record({
    id: fc.string({ minLength: 1, maxLength: 3, unit: fc.constantFrom("a", "b", "0") }),
    start: fc.nat(5),
    speaker: fc.option(text, { nil: null }),
    organization: fc.constantFrom(null, "x"),
    values: fc.dictionary(fc.constantFrom("one", "two", "__proto__"), fc.oneof(text, fc.integer(), fc.boolean()), { maxKeys: 3 }),
  })
  .map(({ id, ...given }) => keptOf(sampleStatement(id, "d1", given)));

test("a block written and read again gives its statements, by start and then id", () => {
  fc.assert(
    fc.property(fc.uniqueArray(kept, { selector: ({ id }) => id, minLength: 1, maxLength: 8 }), (rows) => {
      const again = rowsOfBlock(readBlock(blockText(makeBlock(rows))));
      const sorted = [...rows].sort((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
      expect(again.map(({ id }) => id)).toEqual(sorted.map(({ id }) => id));
      for (const [index, row] of again.entries())
        expect(Object.entries(row.values).sort()).toEqual(Object.entries(sorted[index]?.values ?? {}).sort());
      expect(makeBlock(again)).toEqual(makeBlock(rows));
    }),
  );
});

test("blocks follow each other as their statements do", () => {
  fc.assert(fc.property(fc.nat(), fc.nat(), (a, b) => a > b || blockOf(a) <= blockOf(b)));
});
