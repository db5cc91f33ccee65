import { expect, test } from "vitest";
import { buildStatementTable } from "@rapporteur/core/model";
import { KeptTables, type BuiltTable } from "./kept-tables.ts";

function built(statements: number): BuiltTable {
  const rows = Array.from({ length: statements }, (_, index) => ({
    id: `s${index}`,
    type: "position",
    document: "d",
    start: index,
    end: index + 1,
    time: 0,
    review: "accepted" as const,
    reviewedByPerson: true,
    values: {},
  }));
  return { table: buildStatementTable({ variables: {}, documentFields: {} }, rows, [{ id: "d", values: {} }]), revision: 1 };
}

test("however many projects are asked for, the tables kept weigh no more than the bound, and those asked for last are among them", () => {
  const kept = new KeptTables(10_000);
  const own = built(5);
  kept.set("own", own);
  for (let index = 0; index < 500; index++) {
    kept.set(`p${index}`, built(index % 5));
    expect(kept.get("own")).toBe(own);
  }
  expect(kept.size).toBe(10);
  expect(kept.get("p499")).toBeDefined();
  expect(kept.get("p0")).toBeUndefined();
});

test("large tables leave room for fewer; one that is larger than the bound is kept alone, and gone with the next", () => {
  const kept = new KeptTables(5000);
  kept.set("small", built(1));
  kept.set("large", built(4000));
  expect(kept.size).toBe(2);
  kept.set("larger", built(6000));
  expect([kept.size, kept.get("larger")?.table.length]).toEqual([1, 6000]);
  kept.set("small", built(1));
  expect([kept.size, kept.get("larger")]).toEqual([1, undefined]);
});

test("a newer table of a project takes the place of the older one", () => {
  const kept = new KeptTables(5000);
  for (let revision = 1; revision < 20; revision++) kept.set("own", { ...built(3000), revision });
  kept.set("other", built(2000));
  expect([kept.size, kept.get("own")?.revision]).toEqual([2, 19]);
});
