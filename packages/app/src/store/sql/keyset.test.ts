import { expect, test } from "vitest";
import { readKeyset, readTimeKeyset, toPage, type Keyset } from "./keyset.ts";

const written = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const refused = expect.objectContaining({ code: "RAP_STORE_CURSOR" }) as Error;

test("a page shows as many rows as were asked for, and says where the next begins only where there is more", () => {
  const rows = ["a", "b", "c"];
  const keyOf = (row: string): Keyset => [row, `id ${row}`];
  const page = (limit: number) => toPage(rows, limit, keyOf, (row) => row.toUpperCase());
  expect(page(3)).toEqual({ entries: ["A", "B", "C"], next: null });
  const { entries, next } = page(2);
  expect(entries).toEqual(["A", "B"]);
  expect(readKeyset(next ?? undefined)).toEqual(["b", "id b"]);
  expect(toPage([], 2, keyOf, String)).toEqual({ entries: [], next: null });
});

test("two texts are a cursor, and nothing else is", () => {
  expect(readKeyset(undefined)).toBeNull();
  expect(readKeyset(written(["a", ""]))).toEqual(["a", ""]);
  for (const cursor of ["", "?", written(["a"]), written(["a", "b", "c"]), written([1, "b"]), written(["a", null]), written({ a: 1 }), written(null)])
    expect(() => readKeyset(cursor), cursor).toThrow(refused);
});

test("a list in order of time takes moments alone", () => {
  expect(readTimeKeyset(undefined)).toBeNull();
  expect(readTimeKeyset(written(["2031-05-01T08:00:00.000Z", "id"]))).toEqual(["2031-05-01T08:00:00.000Z", "id"]);
  for (const text of ["yesterday", "2031-05-01", ""]) expect(() => readTimeKeyset(written([text, "id"])), text).toThrow(refused);
});
