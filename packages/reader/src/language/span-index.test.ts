import fc from "fast-check";
import { expect, test } from "vitest";
import { SpanIndex } from "./span-index.ts";

const spans = fc.array(
  fc.tuple(fc.nat(200), fc.nat(120)).map(([start, length]) => ({ start, end: start + length })),
  { maxLength: 60 },
);

test("the spans that hold another are those that a look at every one of them finds, in their order", () => {
  fc.assert(
    fc.property(spans, spans, (held, asked) => {
      const index = new SpanIndex(held);
      for (const inner of asked) {
        const all = held.filter(({ start, end }) => start <= inner.start && inner.end <= end);
        expect(index.around(inner)).toEqual(all);
        expect(index.holds(inner)).toBe(all.length > 0);
      }
    }),
  );
});
