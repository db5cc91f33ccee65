import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildStatementTable, type StatementRow } from "@rapporteur/core/model";
import { filterStatements, orderStatements } from "./filter-statements.ts";
import type { StatementFilter } from "./statement-types.ts";

const schema = {
  variables: { quote: "text", speaker: "entity", status: "text", coder: "text", concept: "entity", agreement: "boolean", intensity: "number" },
  documentFields: { title: "text" },
} as const;
const documents = ["d1", "d2"].map((id) => ({ id, values: { title: `Title of ${id}` } }));
const [types, reviews, people, words] = [
  ["position", "cause"],
  ["draft", "accepted", "rejected"],
  ["person:ada", "person:ben"],
  ["Rain falls", "rain and wind", "Dry"],
] as const;
const maybe = <T>(values: readonly T[]) => fc.option(fc.constantFrom(...values), { nil: null });

const rowArbitrary = fc.record({
  type: fc.constantFrom(...types),
  document: fc.constantFrom("d1", "d2"),
  time: maybe([Date.UTC(2030, 0, 1), Date.UTC(2031, 5, 2)]),
  review: fc.constantFrom(...reviews),
  reviewedByPerson: fc.boolean(),
  values: fc.record({
    quote: fc.constantFrom(...words),
    speaker: maybe(people),
    status: fc.constantFrom("actual", "denied"),
    concept: maybe(["concept:rain"]),
    agreement: maybe([true, false]),
    intensity: maybe([0.5, -1]),
  }),
});
const rowsArbitrary = fc.array(rowArbitrary, { maxLength: 30 }).map((rows) => rows.map((row, at): StatementRow => ({ id: `s${at}`, ...row })));
const filterArbitrary: fc.Arbitrary<StatementFilter> = fc.record({
  chosen: fc.record(
    {
      type: fc.subarray([...types]),
      review: fc.subarray([...reviews]),
      speaker: fc.subarray([...people]),
      document: fc.subarray(["d1", "d2"]),
      agreement: fc.subarray(["true", "false"]),
    },
    { requiredKeys: [] },
  ),
  entities: fc.subarray(["concept:rain", "person:ada"]),
  words: fc.constantFrom("", "rain", "RAIN wind", "actual"),
  from: fc.constantFrom("", "2030-01-01", "2031-01-01"),
  to: fc.constantFrom("", "2030-12-31"),
  isUnseen: fc.boolean(),
});

function passes(row: StatementRow, filter: StatementFilter, leftOut = ""): boolean {
  const valueOf: Readonly<Record<string, unknown>> = { ...row.values, type: row.type, review: row.review, document: row.document };
  const isChosen = Object.entries(filter.chosen).every(
    ([name, values]) => name === leftOut || values.length === 0 || values.includes(String(valueOf[name])),
  );
  const texts = ["quote", "speaker", "status", "concept"].map((name) => String(row.values[name] ?? "").toLowerCase());
  const day = row.time === null ? null : new Date(row.time).toISOString().slice(0, 10);
  return (
    isChosen &&
    (filter.entities.length === 0 || filter.entities.some((key) => row.values["speaker"] === key || row.values["concept"] === key)) &&
    filter.words
      .toLowerCase()
      .split(" ")
      .every((word) => texts.some((text) => text.includes(word))) &&
    (filter.from === "" || (day !== null && day >= filter.from)) &&
    (filter.to === "" || (day !== null && day <= filter.to)) &&
    (!filter.isUnseen || row.reviewedByPerson === false)
  );
}

describe("filtering the statement table", () => {
  it("leaves the rows that a plain reading of the filter leaves", () => {
    fc.assert(
      fc.property(rowsArbitrary, filterArbitrary, (rows, filter) => {
        const table = buildStatementTable(schema, rows, documents);
        const left = [...filterStatements(table, filter, (key) => key).rows].map((row) => table.ids[row]);
        expect(left).toEqual(rows.filter((row) => passes(row, filter)).map(({ id }) => id));
      }),
    );
  });

  it("counts in each facet what all other parts of the filter leave", () => {
    fc.assert(
      fc.property(rowsArbitrary, filterArbitrary, (rows, filter) => {
        const { facets } = filterStatements(buildStatementTable(schema, rows, documents), filter, (key) => key);
        for (const [name, read] of [
          ["type", (row: StatementRow) => row.type],
          ["review", (row: StatementRow) => row.review],
        ] as const) {
          const chosen = filter.chosen[name] ?? [];
          for (const { value, count } of facets[name] ?? [])
            expect(count).toBe(rows.filter((row) => read(row) === value && passes(row, filter, name)).length);
          expect(facets[name]?.map(({ value }) => value)).toEqual(expect.arrayContaining([...chosen]));
        }
      }),
    );
  });

  it("offers the variables of the one type that is chosen", () => {
    const rows: StatementRow[] = [
      { id: "s1", type: "position", document: "d1", time: null, values: { quote: "a", agreement: true, concept: "concept:rain" } },
      { id: "s2", type: "cause", document: "d1", time: null, values: { quote: "b" } },
    ];
    const table = buildStatementTable(schema, rows, documents);
    const facetsFor = (chosen: StatementFilter["chosen"]): string[] =>
      Object.keys(filterStatements(table, { chosen, entities: [], words: "", from: "", to: "", isUnseen: false }, (key) => key).facets);
    expect(facetsFor({ type: ["position"] })).toEqual(expect.arrayContaining(["agreement", "concept"]));
    expect(facetsFor({})).not.toContain("agreement");
    expect(facetsFor({ type: ["cause"] })).not.toContain("agreement");
  });
});

describe("the order of the statement table", () => {
  it("sorts by any column, those without a value last, equal ones as they stand", () => {
    fc.assert(
      fc.property(
        rowsArbitrary,
        fc.constantFrom("speaker", "intensity", "date", "type", "document", "place"),
        fc.boolean(),
        (rows, key, isDescending) => {
          const table = buildStatementTable(schema, rows, documents);
          const all = Int32Array.from(rows.keys());
          const order = [...orderStatements(table, all, { key, isDescending })];
          expect(order.toSorted((a, b) => a - b)).toEqual([...all]);
          if (key === "place") {
            expect(order).toEqual(isDescending ? [...all].reverse() : [...all]);
            return;
          }
          const read = (at: number): string | number | null => {
            const row = rows[at];
            if (key === "date") return row?.time ?? null;
            if (key === "type") return row?.type ?? null;
            if (key === "document") return row?.document ?? null;
            return (row?.values[key] ?? null) as string | number | null;
          };
          for (const [place, at] of order.entries()) {
            const next = order[place + 1];
            if (next === undefined) continue;
            const [one, other] = [read(at), read(next)];
            if (one === null) expect(other).toBeNull();
            else if (other !== null) {
              if (one === other) expect(at).toBeLessThan(next);
              else expect(one < other).toBe(!isDescending);
            }
          }
        },
      ),
    );
  });
});
