import { expect, test } from "vitest";
import { textsInTurn } from "./texts-in-turn.ts";

/** How many letters each turn asks for, and the ids that came. */
async function turns(lengths: readonly number[]) {
  const ids = lengths.map((_, at) => String(at));
  const letters: number[] = [];
  const came: string[] = [];
  const read = async (some: readonly string[]) => {
    letters.push(some.reduce((sum, id) => sum + (lengths[Number(id)] ?? 0), 0));
    return new Map(some.map((id) => [id, "a".repeat(lengths[Number(id)] ?? 0)]));
  };
  for await (const [id, text] of textsInTurn(ids, read)) {
    expect(text.length).toBe(lengths[Number(id)]);
    came.push(id);
  }
  return { ids, came, letters };
}

test("long texts come one by one, short ones a hundred at once, and each comes once", async () => {
  const long = await turns(Array.from({ length: 30 }, () => 2_000_000));
  expect(long.came).toEqual(long.ids);
  expect(Math.max(...long.letters.slice(1))).toBeLessThanOrEqual(4_000_000);
  const short = await turns(Array.from({ length: 1000 }, () => 3000));
  expect(short.came).toEqual(short.ids);
  expect(short.letters.length).toBeLessThan(20);
  expect((await turns([])).came).toEqual([]);
});
