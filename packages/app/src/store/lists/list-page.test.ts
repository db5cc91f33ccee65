import { expect, test } from "vitest";
import { listPage, type KeyedRow, type ListOrder, type PartOfList } from "./list-page.ts";

const order: ListOrder = { name: "date", columns: ["published", "id"], isDescending: false, hasNulls: true };

/** Rows as a database would give them: those with a first value, then those without, each part no longer than asked. */
function database(withValue: readonly (readonly [string, string])[], without: readonly string[]) {
  const asked: number[] = [];
  const select = async ({ limit }: PartOfList): Promise<KeyedRow[]> => {
    asked.push(limit);
    const rows: KeyedRow[] =
      asked.length === 1 && withValue.length > 0 ? withValue.map(([key0, key1]) => ({ key0, key1 })) : without.map((key1) => ({ key0: null, key1 }));
    return rows.slice(0, limit);
  };
  return { asked, select };
}

const two = [
  ["2031-01-01", "a"],
  ["2031-01-02", "b"],
] as const;

test("rows without a value come behind the others, and only as many are asked for as are still wanted", async () => {
  const { asked, select } = database(two, ["c", "d"]);
  const page = await listPage(order, { limit: 3 }, select);
  expect(page.entries.map(({ key1 }) => key1)).toEqual(["a", "b", "c"]);
  expect(asked).toEqual([4, 2]);
  expect(page.next).not.toBeNull();
});

test("a page that is full asks for no rows without a value, nor does a list that has none", async () => {
  const full = database(two, ["c"]);
  expect((await listPage(order, { limit: 1 }, full.select)).entries).toHaveLength(1);
  expect(full.asked).toEqual([2]);
  const plain = database(two, ["c"]);
  expect(await listPage({ ...order, hasNulls: false }, { limit: 5 }, plain.select)).toMatchObject({ next: null });
  expect(plain.asked).toEqual([6]);
});

test("a page holds one row at least and 500 at most", async () => {
  const { asked, select } = database(two, []);
  await listPage({ ...order, hasNulls: false }, { limit: 0 }, select);
  await listPage({ ...order, hasNulls: false }, { limit: 9999 }, select);
  expect(asked).toEqual([2, 501]);
});

test("a list goes on behind its last row, among the rows without a value too", async () => {
  const first = database(two, ["c", "d"]);
  const { next } = await listPage(order, { limit: 3 }, first.select);
  const second = database([], ["d"]);
  const page = await listPage(order, { limit: 3, cursor: next ?? "" }, second.select);
  // The last row that was shown had no value: none with one can follow.
  expect(second.asked).toEqual([4]);
  expect(page).toMatchObject({ entries: [{ key0: null, key1: "d" }], next: null });
});

test("a cursor of another list, order or kind of value is refused", async () => {
  const written = (...values: unknown[]): string => Buffer.from(JSON.stringify(values)).toString("base64url");
  const page = async (cursor: string, given: Partial<ListOrder> = {}): Promise<unknown> =>
    listPage({ ...order, ...given }, { limit: 3, cursor }, database(two, []).select).then(
      () => "taken",
      ({ code }: { code: string }) => code,
    );
  expect(await page(written("date+", "2031-01-01", "a"))).toBe("taken");
  expect(await page(written("date+", null, "a"))).toBe("taken");
  expect(await page(written("date-", "2031-01-01", "a"), { isDescending: true })).toBe("taken");
  const refused: [string, Partial<ListOrder>?][] = [
    [written("date-", "2031-01-01", "a")],
    [written("title+", "2031-01-01", "a")],
    [written("date+", "2031-01-01")],
    [written("date+", "2031-01-01", null)],
    [written("date+", "2031-01-01", {})],
    [written("date+", null, "a"), { hasNulls: false }],
    [written("date+", "soon", "a"), { takes: (value) => value !== "soon" }],
    ["no cursor"],
    [written("date+", Number.POSITIVE_INFINITY, "a"), { hasNulls: false }],
  ];
  for (const [cursor, given] of refused) expect(await page(cursor, given), Buffer.from(cursor, "base64url").toString()).toBe("RAP_STORE_CURSOR");
});
