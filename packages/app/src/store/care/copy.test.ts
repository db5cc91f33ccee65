import { expect, test } from "vitest";
import type { Store } from "../store.ts";
import { openDigest } from "./care-dump.ts";
import { copyLibrary } from "./copy.ts";

/** Two libraries, of which the second gets what the first sends, changed on the way. */
function libraries(lines: readonly string[], change: (line: string) => string[] = (line) => [line]) {
  const arrived: string[] = [];
  const from = {
    care: {
      async *dump() {
        yield* lines;
      },
    },
  };
  const to = {
    location: "there",
    care: {
      load: async (sent: AsyncIterable<string>) => {
        for await (const line of sent) arrived.push(...change(line));
      },
      digest: async () => {
        const digest = openDigest();
        for (const line of arrived) digest.take(line);
        return digest.result();
      },
    },
  };
  return { from: from as unknown as Store, to: to as unknown as Store };
}

const row = (table: string, id: number): string => JSON.stringify({ table, row: { id } });

test("a copy is told by its counts and its digest, and its progress every thousand rows and at the end", async () => {
  const { from, to } = libraries(Array.from({ length: 2001 }, (_, at) => row("accounts", at)));
  const told: number[] = [];
  expect((await copyLibrary(from, to, (rows) => void told.push(rows))).counts).toEqual({ accounts: 2001 });
  expect(told).toEqual([1000, 2000, 2001]);
});

test("where other rows arrived than were sent, the error says how many of which, or that only their words differ", async () => {
  const differenceOf = async (change: (line: string) => string[]): Promise<unknown> => {
    const { from, to } = libraries([row("accounts", 1), row("members", 1), row("members", 2)], change);
    return copyLibrary(from, to).then(
      () => null,
      ({ code, details }: { code: string; details: object }) => [code, details],
    );
  };
  const refused = (difference: string) => ["RAP_STORE_COPY", { location: "there", difference }];
  expect(await differenceOf((line) => [line])).toBeNull();
  expect(await differenceOf((line) => (line.includes("members") ? [] : [line]))).toEqual(refused("0 of 2 members"));
  expect(await differenceOf((line) => [line, row("jobs", 1)])).toEqual(refused("3 of 0 jobs"));
  expect(await differenceOf((line) => [line.replace("1", "9")])).toEqual(refused("the same counts, another digest"));
});
