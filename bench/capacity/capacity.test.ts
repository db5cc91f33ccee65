import { expect, test } from "vitest";
import { limitsOf, needOf, readersOf, usualAssumptions, type UnitCosts } from "./capacity-model.ts";
import { simulateQueue, type QueueSetting } from "./simulate-queue.ts";

const costs: UnitCosts = {
  secondsPerThousandCharacters: 0.2,
  readerMegabytes: 350,
  storeMsPerDocument: 5,
  libraryBytesPerDocument: 50_000,
  tableBytesPerStatement: 33,
  networkMsPerStatement: 0.007,
  networkBytesPerStatement: 440,
};

test("needs grow with the number of documents, and with nothing else", () => {
  const [small, large] = [needOf(1e4, costs), needOf(1e8, costs)];
  for (const [name, value] of Object.entries(small))
    expect(Object.entries(large).find(([other]) => other === name)?.[1]).toBeCloseTo(value * 1e4, -2);
  expect(needOf(3600 * 1000, costs, { ...usualAssumptions, characters: 1000 }).readingCoreHours).toBeCloseTo(200);
});

test("a machine reads with as many processes as it has cores and room for", () => {
  expect(readersOf(costs, usualAssumptions)).toBe(usualAssumptions.cores);
  const small = { ...usualAssumptions, memoryGigabytes: 4 };
  expect(readersOf(costs, small)).toBe(5);
  expect(readersOf(costs, { ...small, memoryGigabytes: 0.5 })).toBe(1);
  const slower = needOf(1e6, costs, small).readingDays / needOf(1e6, costs).readingDays;
  expect(slower).toBeCloseTo(usualAssumptions.cores / 5);
});

test("each limit is met where its need says so, and the first one comes first", () => {
  const limits = limitsOf(costs);
  expect(limits.map(({ from }) => from)).toEqual(limits.map(({ from }) => from).toSorted((a, b) => a - b));
  const reading = limits.find(({ what }) => what === "reading on one machine");
  expect(needOf(reading?.from ?? 0, costs).readingDays).toBeCloseTo(usualAssumptions.patienceDays);
  const disk = limits.find(({ what }) => what === "the disk of one machine");
  expect(needOf(disk?.from ?? 0, costs).libraryGigabytes).toBeCloseTo(usualAssumptions.diskGigabytes);
});

const setting: QueueSetting = { documents: 4000, workers: 4, readSeconds: 1, claimSeconds: 0.002, commitSeconds: 0.005, batch: 50 };

test("few workers are as fast as they read, many as fast as the database is", () => {
  const few = simulateQueue(setting);
  expect(few.perSecond / 4).toBeGreaterThan(0.93);
  expect(few.perSecond / 4).toBeLessThan(1.05);
  expect(few.databaseLoad).toBeCloseTo(few.perSecond * 0.007, 2);
  const many = simulateQueue({ ...setting, documents: 40_000, workers: 400 });
  // One document takes 7 ms of the database, no matter who reads.
  expect(many.perSecond).toBeGreaterThan(0.9 / 0.007);
  expect(many.perSecond).toBeLessThanOrEqual(1 / 0.007);
  expect(many.databaseLoad).toBeGreaterThan(0.9);
  expect(many.workerLoad).toBeLessThan(0.5);
});

test("twice the workers do twice as much until the database is full", () => {
  const perSecond = [1, 2, 4, 8, 16, 32].map((workers) => simulateQueue({ ...setting, documents: 8000, workers }).perSecond);
  for (const [at, value] of perSecond.entries()) if (at > 0) expect(value / (perSecond[at - 1] ?? 1)).toBeGreaterThan(1.8);
});

test("killed workers cost time, and no document is lost or committed twice", () => {
  const killed = simulateQueue({ ...setting, killChance: 0.05 });
  expect(killed.committed).toBe(4000);
  expect(killed.retried).toBeGreaterThan(100);
  expect(killed.seconds).toBeGreaterThan(simulateQueue(setting).seconds);
  expect(killed.seconds).toBeLessThan(simulateQueue(setting).seconds * 1.3);
});
