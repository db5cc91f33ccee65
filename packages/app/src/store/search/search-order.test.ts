import { expect, test } from "vitest";
import { compareRanked, readSearchCursor, writeSearchCursor, type RankedPlace } from "./search-order.ts";

const place: RankedPlace = { score: 20, hits: 3, published: "2031-05-01", documentId: "d5", statementId: "s5", field: 2, part: 2 };

test("what holds more of what was looked for comes first, then the newer; the rest is only there to be sure", () => {
  const later: Partial<RankedPlace>[] = [
    { score: 19, hits: 9, published: "2031-09-01", documentId: "d1" },
    { hits: 2, published: "2031-09-01", documentId: "d1" },
    { published: "2031-04-30", documentId: "d1" },
    { documentId: "d6", statementId: "s1" },
    { statementId: "s6", field: 1 },
    { field: 3, part: 1 },
    { part: 3 },
  ];
  for (const given of later) {
    expect(compareRanked(place, { ...place, ...given }), JSON.stringify(given)).toBeLessThan(0);
    expect(compareRanked({ ...place, ...given }, place), JSON.stringify(given)).toBeGreaterThan(0);
  }
  expect(compareRanked(place, { ...place })).toBe(0);
});

test("a cursor comes back as it was written; without one the list begins", () => {
  const { hits: _, ...window } = place;
  for (const cursor of [
    { window: null, after: null },
    { window, after: place },
  ])
    expect(readSearchCursor(writeSearchCursor(cursor))).toEqual(cursor);
  expect(readSearchCursor(undefined)).toEqual({ window: null, after: null });
});

test("a cursor that no search gave is refused, and named no longer than needed", () => {
  const strange = Buffer.from(JSON.stringify({ window: null, after: { ...place, score: "20" } })).toString("base64url");
  for (const cursor of ["", "x", strange])
    expect(() => readSearchCursor(cursor)).toThrow(expect.objectContaining({ code: "RAP_STORE_CURSOR", details: { cursor: cursor.slice(0, 60) } }));
});
