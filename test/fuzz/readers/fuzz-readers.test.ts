import { expect, test, vi } from "vitest";
import { seededRandom } from "../../../packages/core/src/base/random.ts";
import { times } from "../../support/effort.ts";
import { fuzzReader, fuzzReaders } from "./fuzz-readers.ts";
import { fuzzedReaders } from "./reader-list.ts";

test.each(fuzzedReaders.filter(({ name }) => name !== "pdf"))(
  "$name: changed files are read or refused with an error of the catalogue",
  async (reader) => {
    const { breaches } = await fuzzReader(reader, { count: times(8, 2000), seed: 1 });
    expect(breaches).toEqual([]);
  },
);

test.each(fuzzedReaders)("$name: each file that is changed can be read as it is", async ({ whole, read }) => {
  for (const bytes of whole) await read(bytes);
});

test("what is no error of the catalogue is told with what brings it about", async () => {
  const reader = { name: "broken", whole: [], make: () => Buffer.from("a"), read: async () => Promise.reject(new TypeError("x is undefined")) };
  const { breaches } = await fuzzReader(reader, { count: 1, seed: 7 });
  expect(breaches).toEqual([{ seed: 7_000_021, what: "TypeError: x is undefined", base64: "YQ==" }]);
  // Another go begins where this one ended, and its files are others.
  const [report] = await fuzzReaders([reader], { count: 2, seed: 7, from: 1 });
  expect([report?.from, report?.mutants, report?.breaches.map(({ seed }) => seed)]).toEqual([1, 2, [7_000_022, 7_000_023]]);
});

test("a file that took too long is read once more before it counts", async () => {
  const now = vi.spyOn(performance, "now");
  let at = 0;
  let reads = 0;
  now.mockImplementation(() => at);
  // Seconds that the reading of each file takes in turn: the second file is slow both times.
  const seconds = [31, 1, 31, 31];
  const reader = { name: "waits", whole: [], make: () => Buffer.from("a"), read: async () => void (at += 1000 * (seconds[reads++] ?? 0)) };
  const { breaches, slowestMs } = await fuzzReader(reader, { count: 2, seed: 7 });
  now.mockRestore();
  expect([reads, slowestMs, breaches.map(({ seed, what }) => [seed, what])]).toEqual([4, 31_000, [[7_000_022, "it took 31000 ms"]]]);
});

test("a table whose parts contradict each other is refused in words, not in those of the engine", async () => {
  const reader = fuzzedReaders.find(({ name }) => name === "parquet") ?? expect.unreachable("parquet");
  await expect(reader.read(reader.make(seededRandom(1_000_165)))).rejects.toMatchObject({
    code: "RAP_EXCHANGE_PARQUET",
    message: expect.stringMatching(/it is damaged/) as string,
  });
});

test("an entry of a web archive that is cut off is damaged, as is the list of its pages", async () => {
  for (const name of ["warc", "warc listing"]) {
    const reader = fuzzedReaders.find((one) => one.name === name) ?? expect.unreachable(name);
    const read = reader.read(reader.make(seededRandom(1_000_589)));
    if (name === "warc") await expect(read).rejects.toMatchObject({ code: "RAP_SOURCE_DAMAGED" });
    else expect(JSON.stringify(await read)).toContain("RAP_SOURCE_DAMAGED");
  }
});
