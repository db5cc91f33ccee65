import { expect, test } from "vitest";
import { usualReaders } from "./usual-readers.ts";

const gigabyte = 1024 ** 3;

test.each([
  ["a laptop reads on every processor", 8, 16, 8],
  ["a large machine too", 64, 128, 64],
  ["where memory is short, fewer", 8, 4, 3],
  ["a unit of systemd with 4 GB on a large machine", 64, 4, 3],
  ["one always reads", 4, 0.5, 1],
])("%s", (_, processors, memory, readers) => {
  expect(usualReaders({ processors, memoryBytes: memory * gigabyte })).toBe(readers);
});

test("this machine has memory and processors", () => {
  expect(usualReaders()).toBeGreaterThanOrEqual(1);
});
