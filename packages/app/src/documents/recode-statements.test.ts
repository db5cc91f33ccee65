import { expect, test } from "vitest";
import { sampleStatement } from "../store/testing/sample-records.ts";
import type { ReadStore } from "../store/store.ts";
import { selectStatements, type StatementSelection } from "./recode-statements.ts";

/** A project with two statements; what its lists were asked. */
function project() {
  const asked: object[] = [];
  const stored = ["s1", "s2"].map((id) => ({ record: sampleStatement(id, "d1"), revision: 1 }));
  const store = {
    records: { getMany: async (_project: string, _kind: string, ids: readonly string[]) => stored.filter(({ record }) => ids.includes(record.id)) },
    lists: {
      statements: async (_project: string, query: object) => {
        asked.push(query);
        return { entries: stored, next: null };
      },
    },
  };
  return { place: { store: store as unknown as ReadStore, project: "main" }, asked };
}

const idsOf = async (select: StatementSelection): Promise<string[]> =>
  (await selectStatements(project().place, select)).map(({ record }) => record.id);

test("statements are chosen by id, all of which must be there, or by what narrows them", async () => {
  expect(await idsOf({ ids: ["s2"] })).toEqual(["s2"]);
  await expect(idsOf({ ids: ["s1", "s9"] })).rejects.toMatchObject({ code: "RAP_LIBRARY_MISSING", details: { kind: "statement", id: "s9" } });
  const { place, asked } = project();
  expect(await selectStatements(place, { words: "tolls" })).toHaveLength(2);
  expect(asked).toEqual([{ words: "tolls", limit: 500, cursor: undefined }]);
});

test("a selection that nothing narrows is refused, not taken for everything", async () => {
  for (const select of [{}, { words: undefined }]) await expect(idsOf(select)).rejects.toMatchObject({ code: "RAP_LIBRARY_FIELD" });
});
