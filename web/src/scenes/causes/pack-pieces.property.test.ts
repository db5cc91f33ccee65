import fc from "fast-check";
import { expect, it } from "vitest";
import { packPieces } from "./pack-pieces.ts";

const side = fc.integer({ min: 1, max: 500 });

it("keeps pieces apart, in order, and within the width unless one alone is wider", () => {
  fc.assert(
    fc.property(fc.array(fc.record({ width: side, height: side }), { minLength: 1, maxLength: 30 }), side, (sizes, width) => {
      const packing = packPieces(sizes, width);
      expect(packing.pieces.map(({ piece }) => piece)).toEqual(sizes);
      expect(packing.width).toBeLessThanOrEqual(Math.max(width, ...sizes.map((size) => size.width)));
      for (const [at, a] of packing.pieces.entries()) {
        expect(a.y + a.piece.height).toBeLessThanOrEqual(packing.height);
        for (const b of packing.pieces.slice(at + 1)) {
          const isApart = a.x + a.piece.width <= b.x || b.x + b.piece.width <= a.x || a.y + a.piece.height <= b.y || b.y + b.piece.height <= a.y;
          expect(isApart).toBe(true);
        }
      }
    }),
  );
});
